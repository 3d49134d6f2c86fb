"""The server's side of a SOCKS5 dialogue, free of sockets: bytes in, bytes out, whom it is for.

Takes calls to names, as the node makes them to reach Tor, without a password or with one. Sources:
RFC 1928, RFC 1929.
"""

from dataclasses import dataclass, field
from enum import Enum

VERSION = 5
NO_PASSWORD = 0  # method "no authentication required"
PASSWORD = 2  # method "username/password"
NONE_OF_THEM = 0xFF  # method "no acceptable methods"
PASSWORD_TAKEN = bytes((1, 0))  # version of the sub-negotiation, success
CONNECT = 1
BY_NAME = 3  # address type "domain name"
REFUSED = 5  # reply "connection refused"
NOWHERE = bytes((0, 1, 0, 0, 0, 0, 0, 0))  # reserved, address type IPv4, 0.0.0.0, port 0

Destination = tuple[str, int]


class Step(Enum):
    """What a server answers in a dialogue."""

    METHODS = "the methods that the caller offers"
    USER = "the caller's user name and password"
    REQUEST = "the request to be put through"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server says at one step in place of its usual answer.

    Attributes:
        step: of the dialogue.
        says: the answer.
        is_yes: whether the caller may go on after it; it is put through even if it may not.
        closes: whether the server ends the connection after it.
    """

    step: Step
    says: bytes
    is_yes: bool = False
    closes: bool = False


class SocksError(ValueError):
    """The caller says what no SOCKS5 caller of ours may say."""


class _Stage(Enum):
    METHODS = "waits for the methods"
    USER = "waits for the user name and the password"
    REQUEST = "waits for the request"
    DONE = "knows for whom the call is"


@dataclass(slots=True)
class Dialogue:
    """One call until it is known for whom it is.

    Attributes:
        asks_name: whether the caller has to name a user, with a password.
        answer: what is answered in place of the usual answer at one step.
        user: the user that the caller has named.
        password: what it has given as that user's password.
        destination: whom the caller wants, None as long as that is unknown; an IPv6 address stands
            in brackets.
        rest: what the caller said beyond that.
    """

    asks_name: bool = False
    answer: Answer | None = None
    user: bytes | None = None
    password: bytes = b""
    destination: Destination | None = None
    rest: bytes = b""
    _stage: _Stage = field(default=_Stage.METHODS)

    def receive(self, data: bytes) -> bytes:
        """Take bytes of the caller and return the answer that is due.

        Raises:
            SocksError: it is not a call by name over SOCKS5.
        """
        self.rest += data
        answer = b""
        if self._stage is _Stage.METHODS:
            answer += self._methods()
        if self._stage is _Stage.USER:
            answer += self._password()
        if self._stage is _Stage.REQUEST:
            self._request()
        return answer

    def accepted(self) -> bytes:
        """Return the answer to a caller who is put through."""
        return self._or_other(Step.REQUEST, bytes((VERSION, 0)) + NOWHERE)

    def has_answered(self, step: Step) -> bool:
        """Whether the dialogue is beyond a step; the request is answered by whoever asks this."""
        return list(_Stage).index(self._stage) > list(Step).index(step)

    def unwelcome(self) -> bytes:
        """Return the answer to a caller who names no user."""
        return bytes((VERSION, NONE_OF_THEM))

    def refused(self) -> bytes:
        """Return the answer to a caller who is not."""
        return bytes((VERSION, REFUSED)) + NOWHERE

    def _methods(self) -> bytes:
        if len(self.rest) < 2 or len(self.rest) < 2 + self.rest[1]:
            return b""
        wanted = PASSWORD if self.asks_name else NO_PASSWORD
        offered = self.rest[2 : 2 + self.rest[1]]
        is_other = self._or_other(Step.METHODS, b"") != b""
        if self.rest[0] != VERSION or (wanted not in offered and not is_other):
            raise SocksError(f"no SOCKS5 call with the method {wanted}")
        self.rest = self.rest[2 + self.rest[1] :]
        self._stage = _Stage.USER if self.asks_name else _Stage.REQUEST
        return self._or_other(Step.METHODS, bytes((VERSION, wanted)))

    def _or_other(self, step: Step, usual: bytes) -> bytes:
        is_here = self.answer is not None and self.answer.step is step
        return self.answer.says if self.answer is not None and is_here else usual

    def _password(self) -> bytes:
        if len(self.rest) < 2 or len(self.rest) < 3 + self.rest[1]:
            return b""
        length = 3 + self.rest[1] + self.rest[2 + self.rest[1]]
        if len(self.rest) < length:
            return b""
        end = 2 + self.rest[1]
        self.user, self.password = self.rest[2:end], self.rest[end + 1 : length]
        self.rest = self.rest[length:]
        self._stage = _Stage.REQUEST
        return self._or_other(Step.USER, PASSWORD_TAKEN)

    def _request(self) -> None:
        if len(self.rest) < 5 or len(self.rest) < 7 + self.rest[4]:
            return
        version, command, _, kind, length = self.rest[:5]
        if (version, command, kind) != (VERSION, CONNECT, BY_NAME):
            raise SocksError("no SOCKS5 call by name")
        name, port = self.rest[5 : 5 + length], self.rest[5 + length : 7 + length]
        host = name.decode("ascii")
        self.destination = f"[{host}]" if ":" in host else host, int.from_bytes(port, "big")
        self.rest = self.rest[7 + length :]
        self._stage = _Stage.DONE
