"""An I2P router's side of the SAM dialogue, free of sockets: lines in, answers out.

The program makes identities and sessions, looks names up, and says for whom a stream is. A session
lasts as long as the connection on which it was created. Sources: SAM version 3.1; I2P's common
structures (destination, key certificate) and naming (the Base32 form of a destination).
"""

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

ALTERED = (b"+/", b"-~")  # two letters of Base64, and what stands for them in I2P
CERTIFICATE = bytes((5, 0, 4, 0, 7, 0, 0))  # key certificate, four bytes: Ed25519, ElGamal
KEYS = 384  # bytes of a destination before its certificate
SECRET = bytes(256 + 32)  # what a private key has beside the destination
ENDING = ".b32.i2p"
NEW = "TRANSIENT"
LASTING = "identity"
OK = "RESULT=OK"


class Use(Enum):
    """What becomes of a connection to the program."""

    QUESTIONS = "is for questions"
    SESSION = "holds a session"
    CALL = "is to become a stream to somebody"
    WAITS = "waits to become a stream from somebody"


def destination(seed: str) -> bytes:
    """Return the destination, 391 bytes, that follows from some words."""
    parts = (hashlib.sha512(f"{seed} {number}".encode()).digest() for number in range(KEYS // 64))
    return b"".join(parts) + CERTIFICATE


def name_of(place: bytes) -> str:
    """Return the name under which a destination is found."""
    return base64.b32encode(hashlib.sha256(place).digest()).decode().lower().rstrip("=") + ENDING


def in_words(data: bytes) -> str:
    """Return bytes as I2P writes them."""
    return base64.b64encode(data).translate(bytes.maketrans(*ALTERED)).decode()


def from_words(text: str) -> bytes:
    """Return what in_words has written."""
    return base64.b64decode(text.encode().translate(bytes.maketrans(*reversed(ALTERED))))


@dataclass(slots=True)
class Program:
    """An I2P router, which outlasts its connections.

    Attributes:
        find: the destination of a name; None if nobody has it.
        sessions: the destination of each session that there is now, by its ID.
        made: how many identities it has made.
        leads_one: whether it leads one peer to others, and then nobody any more.
        led: how many peers it has led to others.
    """

    find: Callable[[str], bytes | None] = lambda _name: None
    sessions: dict[str, bytes] = field(default_factory=dict)
    made: int = 0
    leads_one: bool = False
    led: int = 0

    def identity(self, sort: str) -> bytes:
        """Return a new private key of some sort; it begins with its destination."""
        self.made += 1
        return destination(f"{sort} {self.made}") + SECRET


@dataclass(slots=True)
class Dialogue:
    """One connection to the program.

    Attributes:
        program: whose.
        use: what becomes of the connection.
        session: the ID of the session that it holds, or is to use.
        wanted: the destination to which a stream is wanted.
        rest: what has been said and not yet been understood.
    """

    program: Program
    use: Use = Use.QUESTIONS
    session: str = ""
    wanted: bytes = b""
    rest: bytes = b""

    def receive(self, data: bytes) -> list[tuple[str, bytes]]:
        """Take bytes, and return each line that has come with the answer that is due to it.

        None is due yet to who wants a stream: `wanted` says to whom.
        """
        self.rest += data
        answers = []
        while b"\n" in self.rest and self.use is not Use.CALL:
            line, self.rest = self.rest.split(b"\n", 1)
            words = line.decode("ascii").rstrip("\r")
            answer = self._answer(words)
            answers.append((words, answer.encode() + b"\n" if answer else b""))
        return answers

    def end(self) -> None:
        """Take note that the connection is over."""
        if self.use is Use.SESSION:
            self.program.sessions.pop(self.session, None)

    def _answer(self, line: str) -> str:
        command, said = " ".join(line.split()[:2]), _values(line)
        if command == "HELLO VERSION":
            return f"HELLO REPLY {OK} VERSION=3.1"
        if command == "DEST GENERATE":
            key = self.program.identity(LASTING)
            return f"DEST REPLY PUB={in_words(key[: -len(SECRET)])} PRIV={in_words(key)}"
        if command == "SESSION CREATE":
            return f"SESSION STATUS {self._create(said['ID'], said['DESTINATION'])}"
        if command == "NAMING LOOKUP":
            return f"NAMING REPLY {self._look_up(said['NAME'])}"
        if command == "STREAM CONNECT":
            return self._call(said["ID"], said["DESTINATION"])
        if command == "STREAM ACCEPT":
            return f"STREAM STATUS {self._wait(said['ID'])}"
        return f'{command} RESULT=I2P_ERROR MESSAGE="unknown command"'

    def _create(self, session: str, key: str) -> str:
        private = self.program.identity(NEW) if key == NEW else from_words(key)
        place = private[: KEYS + len(CERTIFICATE)]
        if session in self.program.sessions:
            return "RESULT=DUPLICATED_ID"
        if place in self.program.sessions.values():
            return "RESULT=DUPLICATED_DEST"
        self.use, self.session = Use.SESSION, session
        self.program.sessions[session] = place
        return f"{OK} DESTINATION={in_words(private)}"

    def _look_up(self, name: str) -> str:
        place = self.program.find(name)
        if place is None:
            return f"RESULT=KEY_NOT_FOUND NAME={name}"
        return f"{OK} NAME={name} VALUE={in_words(place)}"

    def _call(self, session: str, place: str) -> str:
        if session not in self.program.sessions:
            return "STREAM STATUS RESULT=INVALID_ID"
        self.use, self.session, self.wanted = Use.CALL, session, from_words(place)
        return ""

    def _wait(self, session: str) -> str:
        if session not in self.program.sessions:
            return "RESULT=INVALID_ID"
        if self.program.leads_one and self.program.led:
            return 'RESULT=I2P_ERROR MESSAGE="accepts nothing"'
        self.use, self.session = Use.WAITS, session
        return OK


def put_through() -> bytes:
    """Return the answer to who is put through to whom he wants."""
    return f"STREAM STATUS {OK}\n".encode()


def unreachable() -> bytes:
    """Return the answer to who is not."""
    return b"STREAM STATUS RESULT=CANT_REACH_PEER\n"


def announced(place: bytes) -> bytes:
    """Return what comes before a stream from somebody: from whom it is."""
    return in_words(place).encode() + b"\n"


def _values(line: str) -> dict[str, str]:
    pairs = (each.partition("=") for each in line.split() if "=" in each)
    return {name: value for name, _, value in pairs}
