"""A Tor daemon's side of the dialogue at its control port, free of sockets: lines in, answers out.

A program lets whoever asks in by one of the ways that it names, tells where its own proxy listens,
and makes onion services. It keeps what outlasts a connection: to which address each key leads.
Sources: control-spec (PROTOCOLINFO, AUTHCHALLENGE, AUTHENTICATE, GETINFO, ADD_ONION; 2.1.1 for
quoted strings).
"""

import base64
import hashlib
import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

KEY_TYPE = "ED25519-V3"
SERVER_KEY = b"Tor safe cookie authentication server-to-controller hash"
CLIENT_KEY = b"Tor safe cookie authentication controller-to-server hash"
SERVER_NONCE = bytes(range(100, 132))
COOKIE = bytes(range(50, 82))
END = b"\r\n"
DONE = "250 OK"
NOT_LET_IN = "514 Authentication required."
WRONG_LOGIN = "515 Authentication failed"
NO_SUCH_COMMAND = "510 Unrecognized command"
NO_SUCH_ARGUMENT = "512 Invalid argument"
NOTICE = "650 STATUS_CLIENT NOTICE CIRCUIT_ESTABLISHED"
SOCKS_QUESTION = "GETINFO net/listeners/socks"
ESCAPED = re.compile(r"\\(.)")


class Way(Enum):
    """How a program lets somebody in, in its own words."""

    NOTHING = "NULL"
    PASSWORD = "HASHEDPASSWORD"  # noqa: S105  (the name of a way)
    COOKIE = "SAFECOOKIE"
    OLD_COOKIE = "COOKIE"


@dataclass(frozen=True, slots=True)
class Reading:
    """How a program's answers travel, where that is not the usual way.

    Attributes:
        in_pieces: byte by byte, and one answer in two halves, of which the first comes together
            with the answer before.
        with_notices: a notice that nobody has asked for stands before each answer.
        first_lines: of how many lines the first answer of all is.
        first_length: how long a line of the first answer of all is.
        falls_silent: the program says nothing after the first answer of all, on that connection.
    """

    in_pieces: bool = False
    with_notices: bool = False
    first_lines: int = 0
    first_length: int = 0
    falls_silent: bool = False


@dataclass(slots=True)
class Program:
    """A Tor daemon.

    Attributes:
        ways: by which it lets somebody in, any of them.
        password: the right one.
        cookie_file: where the cookie lies that whoever may come in can read.
        cookie: what the program takes for it.
        is_impostor: it knows no cookie, and lets everybody in.
        knows_defences: whether it knows the defences by proof of work (since Tor 0.4.8).
        listeners: where its own proxy listens; None if it cannot say.
        reading: how its answers travel.
        address_of: the name of the onion service, without its ending, of a key.
        connections: how many there have been.
        services: the keys that it has made, in order.
    """

    ways: tuple[Way, ...] = (Way.NOTHING,)
    password: str = ""
    cookie_file: str = ""
    cookie: bytes = COOKIE
    is_impostor: bool = False
    knows_defences: bool = True
    listeners: tuple[str, ...] | None = ()
    reading: Reading = Reading()
    address_of: Callable[[int], str] = lambda number: f"{number:056d}"
    connections: int = 0
    services: list[str] = field(default_factory=list)

    def new_key(self) -> str:
        """Return the key of an onion service that nobody has had before."""
        number = len(self.services)
        secret = hashlib.sha512(f"onion service {number}".encode()).digest()
        self.services.append(f"{KEY_TYPE}:{base64.b64encode(secret).decode()}")
        return self.services[-1]

    def name_of(self, key: str) -> str | None:
        """Return the name of the onion service of a key; None for one that is none of ours."""
        return self.address_of(self.services.index(key)) if key in self.services else None


@dataclass(slots=True)
class Dialogue:
    """One connection to a program's control port.

    Attributes:
        program: whose.
        is_first: whether it is the first connection to it.
        is_let_in: whether the other side may have what it asks for.
        is_over: whether the program ends the connection, once it has said what it had to.
        targets: where its onion services lead, by port; they end with the connection.
        rest: what the other side has said of a line that has not ended.
    """

    program: Program
    is_first: bool = True
    is_let_in: bool = False
    is_over: bool = False
    targets: dict[int, str] = field(default_factory=dict)
    rest: bytes = b""
    _answered: int = 0
    _held: bytes = b""
    _proof: bytes = b""

    def receive(self, data: bytes) -> list[tuple[str, bytes]]:
        """Take bytes, and return each line that has come with the answer that is due to it."""
        *lines, self.rest = (self.rest + data).split(END)
        return [(line, self._answer(line)) for line in (each.decode("utf-8") for each in lines)]

    def _answer(self, line: str) -> bytes:
        if self.is_over or (self._answered and self._falls_silent):
            return b""
        command, _, arguments = line.partition(" ")
        known: dict[str, Callable[[str], list[str]]] = {
            "PROTOCOLINFO": self._introduce,
            "AUTHCHALLENGE": self._challenge,
            "AUTHENTICATE": self._let_in,
            "GETINFO": self._tell,
            "ADD_ONION": self._make_service,
        }
        said = known[command](arguments) if command in known else [NO_SUCH_COMMAND]
        self._answered += 1
        return self._as_it_travels(line, said)

    @property
    def _falls_silent(self) -> bool:
        return self.is_first and self.program.reading.falls_silent

    def _as_it_travels(self, line: str, said: list[str]) -> bytes:
        reading = self.program.reading
        if self._answered == 1 and self.is_first:
            said = _stretched(said, reading)
        if reading.with_notices:
            said = [NOTICE, *said]
        answer = b"".join(each.encode("utf-8") + END for each in said)
        if not reading.in_pieces or not self.is_let_in:
            return answer
        if line.startswith("AUTHENTICATE"):  # the next answer's first half comes at once
            following = b"".join(each.encode() + END for each in self._tell(""))
            half = len(following) // 2
            self._held = following[half:]
            return answer + following[:half]
        if line.startswith("GETINFO"):
            return b""  # the second half waits until the node has read the first
        held, self._held = self._held, b""
        return held + answer

    def _introduce(self, _arguments: str) -> list[str]:
        program = self.program
        ways = ",".join(way.value for way in program.ways)
        cookie = f' COOKIEFILE="{program.cookie_file}"' if program.cookie_file else ""
        return [
            "250-PROTOCOLINFO 1",
            f"250-AUTH METHODS={ways}{cookie}",
            '250-VERSION Tor="0.4.8.9"',
            DONE,
        ]

    def _challenge(self, arguments: str) -> list[str]:
        way, _, nonce = arguments.partition(" ")
        if way != Way.COOKIE.value or Way.COOKIE not in self.program.ways:
            return [NO_SUCH_ARGUMENT]
        secret = (bytes(32) if self.program.is_impostor else self.program.cookie) + bytes.fromhex(
            nonce
        )
        proof = hmac.digest(SERVER_KEY, secret + SERVER_NONCE, "sha256")
        self._proof = hmac.digest(CLIENT_KEY, secret + SERVER_NONCE, "sha256")
        said = f"SERVERHASH={proof.hex().upper()} SERVERNONCE={SERVER_NONCE.hex().upper()}"
        return [f"250 AUTHCHALLENGE {said}"]

    def _let_in(self, arguments: str) -> list[str]:
        self.is_let_in = self.program.is_impostor or self._is_right(arguments)
        self.is_over = not self.is_let_in
        return [DONE if self.is_let_in else WRONG_LOGIN]

    def _is_right(self, arguments: str) -> bool:
        ways = self.program.ways
        if arguments.startswith('"'):
            return Way.PASSWORD in ways and unquoted(arguments) == self.program.password
        if Way.COOKIE in ways and self._proof:
            return arguments.lower() == self._proof.hex()
        if Way.OLD_COOKIE in ways and arguments:
            return arguments.lower() == self.program.cookie.hex()
        return Way.NOTHING in ways and not arguments

    def _tell(self, _arguments: str) -> list[str]:
        if not self.is_let_in:
            return [NOT_LET_IN]
        if self.program.listeners is None:
            return [NO_SUCH_COMMAND]
        listeners = " ".join(f'"{each}"' for each in self.program.listeners)
        return [f"250-net/listeners/socks={listeners}", DONE]

    def _make_service(self, arguments: str) -> list[str]:
        if not self.is_let_in:
            return [NOT_LET_IN]
        key, *more = arguments.split()
        if "PoWDefensesEnabled=1" in more and not self.program.knows_defences:
            return [NO_SUCH_ARGUMENT]
        is_new = key == f"NEW:{KEY_TYPE}"
        key = self.program.new_key() if is_new else key
        name = self.program.name_of(key)
        ports = [each.removeprefix("Port=") for each in more if each.startswith("Port=")]
        if name is None or not ports:
            return [NO_SUCH_ARGUMENT]
        for each in ports:
            port, _, target = each.partition(",")
            self.targets[int(port)] = target or f"127.0.0.1:{port}"
        return [f"250-ServiceID={name}", *([f"250-PrivateKey={key}"] if is_new else []), DONE]


def unquoted(text: str) -> str | None:
    """Return what a quoted string says; None if it is none."""
    inner = text[1:-1]
    if len(text) < 2 or text[0] != '"' or text[-1] != '"' or '"' in ESCAPED.sub("", inner):
        return None
    return ESCAPED.sub(r"\1", inner)


def _stretched(said: list[str], reading: Reading) -> list[str]:
    """Return an answer that has so many lines, or a line that is so long."""
    *lines, last = said
    more = reading.first_lines - len(said)
    if reading.first_length:
        more = 1
    long = "250-".ljust(reading.first_length - 1, "x")  # beside the carriage return
    return [*lines, *[long or "250-x"] * max(more, 0), last]
