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
        user: the user that the caller has named, with the password.
        destination: whom the caller wants, None as long as that is unknown; an IPv6 address stands
            in brackets.
        rest: what the caller said beyond that.
    """

    asks_name: bool = False
    user: bytes | None = None
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
        return bytes((VERSION, 0)) + NOWHERE

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
        if self.rest[0] != VERSION or wanted not in self.rest[2 : 2 + self.rest[1]]:
            raise SocksError(f"no SOCKS5 call with the method {wanted}")
        self.rest = self.rest[2 + self.rest[1] :]
        self._stage = _Stage.USER if self.asks_name else _Stage.REQUEST
        return bytes((VERSION, wanted))

    def _password(self) -> bytes:
        if len(self.rest) < 2 or len(self.rest) < 3 + self.rest[1]:
            return b""
        length = 3 + self.rest[1] + self.rest[2 + self.rest[1]]
        if len(self.rest) < length:
            return b""
        self.user, self.rest = self.rest[:length], self.rest[length:]
        self._stage = _Stage.REQUEST
        return PASSWORD_TAKEN

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
