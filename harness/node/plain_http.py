"""HTTP as the node's question port speaks it: one kept connection, answers of a stated length.

The standard library's client parses every answer's head as an e-mail, a quarter of our time in a
scenario. It has the shape that python-bitcoinlib expects of a connection. Facts: RFC 9112.
"""

import http.client
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from harness.patience import TICK, Patience

END_OF_HEAD = b"\r\n\r\n"
MOST_HEAD = 1 << 16  # bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    reason: str
    body: bytes

    def read(self) -> bytes:
        """Return the whole body."""
        return self.body


class PlainConnection:
    """One connection to the node's question port; whoever opens it closes it."""

    def __init__(self, host: str, port: int, patience: Callable[[], Patience]) -> None:
        """Prepare; it connects with the first question.

        Args:
            host: of the node.
            port: of the node.
            patience: returns how long to wait for what comes next.
        """
        self._address, self._patience = (host, port), patience
        self._socket: socket.socket | None = None

    def request(self, method: str, path: str, body: str, headers: Mapping[str, object]) -> None:
        """Send a question, head and body at once."""
        content = body.encode()
        lines = [f"{method} {path} HTTP/1.1", f"Content-Length: {len(content)}"]
        for name, value in headers.items():
            text = value.decode("ascii") if isinstance(value, bytes) else value
            lines.append(f"{name}: {text}")
        head = "\r\n".join(lines).encode("ascii") + END_OF_HEAD
        if self._socket is None:
            self._socket = socket.create_connection(self._address, self._patience().timeout)
            self._socket.settimeout(TICK)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._send(head + content)

    def getresponse(self) -> Answer:
        """Read the answer.

        Raises:
            http.client.HTTPException: it is none, or it was cut off.
        """
        data = b""
        while END_OF_HEAD not in data:
            if len(data) > MOST_HEAD:
                raise http.client.LineTooLong("head of an answer")
            data += self._receive()
        head, _, body = data.partition(END_OF_HEAD)
        first, *lines = head.decode("latin-1").split("\r\n")
        fields = {
            name.strip().lower(): value.strip()
            for name, _, value in (line.partition(":") for line in lines)
        }
        try:
            version, status, reason = (*first.split(" ", 2), "")[:3]
            length, code = int(fields["content-length"]), int(status)
        except (ValueError, KeyError) as error:
            raise http.client.BadStatusLine(first) from error
        chunks = [body]
        missing = length - len(body)
        while missing > 0:
            chunks.append(self._receive())
            missing -= len(chunks[-1])
        if fields.get("connection", "").lower() == "close" or version == "HTTP/1.0":
            self.close()
        return Answer(code, reason, b"".join(chunks)[:length])

    def close(self) -> None:
        """Close the connection; a further question opens another."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _send(self, data: bytes) -> None:
        assert self._socket is not None  # noqa: S101  (for the type checker)
        patience, rest = self._patience(), memoryview(data)
        while rest:
            try:
                rest = rest[self._socket.send(rest) :]
            except TimeoutError:
                if patience.is_over():
                    self.close()
                    raise

    def _receive(self) -> bytes:
        if self._socket is None:
            raise http.client.NotConnected
        data, patience = None, self._patience()
        while data is None:
            try:
                data = self._socket.recv(1 << 18)
            except TimeoutError:
                if patience.is_over():
                    self.close()
                    raise
        if not data:
            self.close()
            raise http.client.RemoteDisconnected("the node closed the connection for questions")
        return data
