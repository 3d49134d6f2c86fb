"""The one asyncio loop in the one thread: listening, connecting, waiting.

`NetworkThread.call` is the only door between threads. Everything that happens on a connection is
written to the transcript here, on the loop, so the order of entries is the order of bytes.
"""

import asyncio
import contextlib
import itertools
import os
import queue
import socket
import threading
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, TypeVar

from harness.errors import HarnessFault
from harness.lens import Lens
from harness.p2p import messages, socks
from harness.p2p.session import (
    Breach,
    EncryptionIgnored,
    EncryptionRefused,
    Event,
    HandshakeCompleted,
    MessageReceived,
    ReplyDue,
    Session,
)
from harness.terms import Direction, Side
from harness.transcript import Entry, Transcript

T = TypeVar("T")
Address = tuple[str, int]
CALLERS_TO_DEAFEN = 4  # more than a queue of length zero holds
LISTEN_BACKLOG = 16
PATIENCE = 30.0  # seconds after which the loop itself counts as stuck


class NetworkThread:
    """A thread with an event loop; the one who opens it closes it (a context manager)."""

    def __init__(self) -> None:
        """Prepare; the thread starts with `open`."""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="network", daemon=True)
        self.faults: list[str] = []

    def open(self) -> "NetworkThread":
        """Start the thread."""
        self._loop.set_exception_handler(self._note_fault)
        self._thread.start()
        return self

    def close(self) -> None:
        """Stop the loop and wait for the thread."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def call(self, work: Coroutine[Any, Any, T], *, timeout: float) -> T:
        """Run a coroutine on the loop and return its result; exceptions pass through.

        Raises:
            HarnessFault: the loop itself did not answer (the coroutine bounds its own waiting).
        """
        future = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return future.result(timeout + PATIENCE)
        except TimeoutError:
            if future.done():
                raise
            future.cancel()
            raise HarnessFault("the network thread does not answer") from None
        except BaseException:
            future.cancel()
            raise

    def run(self, function: Callable[[], T]) -> T:
        """Run a plain function on the loop and return its result; exceptions pass through.

        Raises:
            HarnessFault: the loop did not answer.
        """
        done: queue.SimpleQueue[tuple[T, None] | tuple[None, BaseException]] = queue.SimpleQueue()

        def run() -> None:
            try:
                done.put((function(), None))
            except BaseException as error:  # noqa: BLE001  (raised again, in the caller's thread)
                done.put((None, error))

        self._loop.call_soon_threadsafe(run)
        try:
            result, error = done.get(timeout=PATIENCE)
        except queue.Empty:
            raise HarnessFault("the network thread does not answer") from None
        if error is not None:
            raise error
        return result  # type: ignore[return-value]  # there is one when there is no error

    def begin(self, work: Coroutine[Any, Any, None]) -> "asyncio.Task[None]":
        """Start a coroutine without waiting for it; on the network thread only."""
        return self._loop.create_task(work)

    def count_tasks(self) -> int:
        """Return how much is under way on the loop."""
        return self.run(lambda: len(asyncio.all_tasks()))

    def watch(self, descriptor: int, on_data: Callable[[bytes], None]) -> None:
        """Read a file descriptor whenever it has something; an empty read means its end."""

        def read() -> None:
            data = os.read(descriptor, 1 << 16)
            if not data:
                self._loop.remove_reader(descriptor)
            on_data(data)

        self.run(lambda: self._loop.add_reader(descriptor, read))

    def unwatch(self, descriptor: int) -> None:
        """Stop reading a file descriptor."""
        self.run(lambda: self._loop.remove_reader(descriptor))

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()

    def _note_fault(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        self.faults.append(f"{context.get('message', '')}: {error!r}")


class Link(asyncio.Protocol):
    """One connection between the node and one of our peers; feeds the session and the record."""

    def __init__(
        self,
        peer: str,
        session: Session,
        transcript: Transcript,
        *,
        dialled_by: Side,
        lens: Lens | None = None,
    ) -> None:
        """Prepare a connection; it begins when the socket is connected.

        Args:
            peer: name of our peer.
            session: the protocol state, fresh.
            transcript: where everything is recorded.
            dialled_by: who opened the connection.
            lens: makes the node look like another one (a deviation), None for none.
        """
        self.peer = peer
        self.session = session
        self.dialled_by = dialled_by
        self.serial = next(transcript.connections)
        self.is_open = False
        self.closed_by: Side | None = None
        # our peer says nothing, not even to fence a moment; or too old a thing for an answer
        self.is_silent = session.conduct.protocol <= messages.LAST_WITHOUT_PONGS
        self.bytes_received = 0
        self.local: Address = ("", 0)
        self.remote: Address = ("", 0)
        self._transcript = transcript
        self._lens = lens
        self._ended = False
        self._transport: asyncio.Transport | None = None
        self._pings = itertools.count(self.serial << 20)
        self._pinged: dict[int | None, tuple[asyncio.Future[bool], int]] = {}  # by nonce
        self._said = 1  # messages, the fence's pings apart; the connection itself is news, too
        self._dealt_with = 0  # how many of those the node has certainly dealt with

    @property
    def is_dealt_with(self) -> bool:
        """Whether the node has certainly dealt with all that was said to it here."""
        return self._dealt_with == self._said

    # what asyncio calls

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Record the opening and, as a caller, greet."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101  (for the type checker)
        self._transport = transport
        self.local = transport.get_extra_info("sockname")[:2]
        self.remote = transport.get_extra_info("peername")[:2]
        if self._lens is not None and not self._lens.opened(self):
            self._ended = True
            transport.abort()
            return
        self.is_open = True
        who = "the node calls" if self.dialled_by is Side.NODE else "the node is called by"
        self.note("opened", f"{who} {self.peer}", content=self.dialled_by)
        if self.dialled_by is Side.PEER:
            self._digest(self.session.greet())
        if self._lens is not None:
            self._lens.began(self)

    def data_received(self, data: bytes) -> None:
        """Decode, record, answer."""
        if self._lens is None:
            self.bytes_received += len(data)
        for heard in self.session.read(data):
            if self._ended:
                return
            if self._lens is None or not isinstance(heard, MessageReceived):
                self._digest(self.session.take(heard))
                continue
            for message in self._lens.heard(self, heard.message):  # may act after each of them
                if message is heard.message:
                    self.bytes_received += len(heard.raw)
                    self._digest(self.session.take(heard))
                else:
                    self.hear(message)

    def connection_lost(self, _exc: Exception | None) -> None:
        """Record who closed the connection."""
        if self._ended:
            return
        if self.closed_by is None and self._lens is not None and not self._lens.ended(self):
            self._transport = None  # gone, though nobody is to know
            return
        self._end(self.closed_by or Side.NODE)

    # what peers call, on the loop

    def send(self, message: messages.Message) -> Entry:
        """Send a message; the handshake follows it."""
        was_complete = self.session.is_complete
        entry = self.write(self.session.send(message), message)
        if self.session.is_complete and not was_complete:
            self.note("handshake completed", "handshake complete")
        return entry

    def write(self, data: bytes, message: messages.Message | None = None) -> Entry:
        """Send bytes as they are and record them."""
        entry_type, words = "bytes", f"{len(data)} raw bytes"
        if message is not None:
            entry_type, words = type_of(message), messages.describe(message)
        entry = self._transcript.append(
            Direction.SENT,
            entry_type,
            words,
            peer=self.peer,
            connection=self.serial,
            raw=data,
            content=message,
        )
        self._said += 1
        if self.is_open:
            self.carry(data if self._lens is None else self._lens.said(self, data, message))
        return entry

    def close(self, *, abort: bool = False) -> None:
        """Close from our side; `abort` resets the connection instead."""
        if not self.is_open:
            return
        self.closed_by = Side.PEER
        if self._transport is None:
            self._end(Side.PEER)
        elif abort:
            self._transport.abort()
        else:
            self._transport.close()

    # what lenses call, on the loop

    def carry(self, data: bytes) -> None:
        """Put bytes on the wire, past the record."""
        if data and self._transport is not None and not self._ended:
            self._transport.write(data)

    def hear(self, message: messages.Message) -> None:
        """Take a message as if the node had said it now."""
        if self.is_open:
            heard = MessageReceived(message, self.session.frame(message))
            self.bytes_received += len(heard.raw)
            self._digest(self.session.take(heard))

    def cut(self) -> None:
        """End the connection as if the node had closed it."""
        if self.is_open:
            if self._transport is not None:
                self._transport.abort()
            self._end(Side.NODE)

    def ping(self) -> "asyncio.Future[bool]":
        """Ping the node; the future tells whether its pong came, or else the connection ended."""
        answered: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        if not self.is_open:
            answered.set_result(False)
            return answered
        ping = messages.Ping(next(self._pings))
        self._pinged[ping.nonce] = (answered, self._said)
        self.write(self.session.frame(ping), ping)
        self._said -= 1
        return answered

    def note(self, entry_type: str, words: str, *, content: Any = None, raw: bytes = b"") -> Entry:
        """Record an event of this connection."""
        return self._transcript.append(
            Direction.EVENT,
            entry_type,
            words,
            peer=self.peer,
            connection=self.serial,
            content=content,
            raw=raw,
        )

    def _digest(self, events: list[Event]) -> None:
        for event in events:
            self._record(event)

    def _end(self, side: Side) -> None:
        self._ended, self.is_open = True, False
        self.closed_by = side
        who = "the node" if side is Side.NODE else self.peer
        self.note("closed", f"{who} closes the connection", content=side)
        for answered, _ in self._pinged.values():
            if not answered.done():
                answered.set_result(False)
        if self._lens is not None:
            self._lens.over(self)

    def _record(self, event: Event) -> None:
        match event:
            case MessageReceived(message, raw):
                self._transcript.append(
                    Direction.RECEIVED,
                    type_of(message),
                    messages.describe(message),
                    peer=self.peer,
                    connection=self.serial,
                    raw=raw,
                    content=message,
                )
                if isinstance(message, messages.Pong) and message.nonce in self._pinged:
                    answered, self._dealt_with = self._pinged.pop(message.nonce)
                    if not answered.done():
                        answered.set_result(True)
            case ReplyDue(message, raw):
                self.write(raw, message)
            case HandshakeCompleted():
                self.note("handshake completed", "handshake complete")
            case EncryptionIgnored(raw):
                self.note("encrypted greeting", "the node greets encrypted", raw=raw)
            case EncryptionRefused(raw):
                self.note("encrypted greeting", "the node greets encrypted", raw=raw)
                self.close()
            case Breach(words, raw):
                self.note("breach", words, raw=raw)


class Acceptor:
    """A listening socket that waits for the node to dial; whoever opens it closes it."""

    def __init__(self, make_link: Callable[[], Link]) -> None:
        """Remember how to make the link for each call of the node."""
        self._make_link = make_link
        self._server: asyncio.Server | None = None
        self._place: socket.socket | None = None
        self.accepted: list[Link] = []
        self.address: Address = ("", 0)

    async def open(self, host: str, port: int = 0, *, shared: bool = False) -> Address:
        """Listen and return the address; a shared one may be called from, too."""

        def accept() -> Link:
            link = self._make_link()
            self.accepted.append(link)
            return link

        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            accept, host, port, backlog=LISTEN_BACKLOG, reuse_port=shared or None
        )
        self.address = self._server.sockets[0].getsockname()[:2]
        return self.address

    def refuse(self) -> None:
        """Stop listening and keep the place; a further call of the node is refused by the system.

        Raises:
            OSError: somebody else has taken the place.
        """
        if self._server is not None:
            self._server.close()
            self._server = None
            self._place = socket.socket()
            self._place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # calls may be open
            self._place.bind(self.address)

    def close(self) -> None:
        """Stop listening and leave the place to others."""
        for held in (self._server, self._place):
            if held is not None:
                held.close()
        self._server = self._place = None


class Switchboard:
    """One listening socket for all of IPv4, where all of it is local; whoever opens it closes it.

    The node may call anybody: the address that it called tells whom it meant.
    """

    def __init__(self, link_for: Callable[[Address], Link | None]) -> None:
        """Remember how to find the peer who lives at an address, and make the link to it.

        None for the link means that the peer takes no call; LookupError that there is none.
        """
        self._link_for = link_for
        self._accepting: asyncio.Task[None] | None = None

    async def open(self, port: int) -> None:
        """Listen on this port of every address."""
        listening = socket.create_server(("0.0.0.0", port), backlog=LISTEN_BACKLOG)
        listening.setblocking(False)
        self._accepting = asyncio.get_running_loop().create_task(self._accept(listening))
        self._accepting.add_done_callback(lambda _: listening.close())

    async def _accept(self, listening: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        while True:
            connection, _ = await loop.sock_accept(listening)
            try:
                link = self._link_for(connection.getsockname()[:2])
            except LookupError as error:
                loop.call_exception_handler({"message": "nobody lives there", "exception": error})
                link = None
            if link is None:
                connection.close()
            else:
                await self._connect(link, connection)

    async def _connect(self, link: Link, connection: socket.socket) -> None:
        await asyncio.get_running_loop().connect_accepted_socket(lambda: link, connection)

    def close(self) -> None:
        """Stop listening; a further call of the node is refused by the system."""
        if self._accepting is not None:
            self._accepting.cancel()


class TorDoor:
    """A SOCKS5 server in the place of Tor's, which puts the node through to our peers.

    Whoever opens it closes it. It knows a peer by the name that the node calls.
    """

    def __init__(self, link_for: Callable[[Address], Link | None]) -> None:
        """Remember how to find the peer of a name; None for one who takes no call."""
        self._link_for = link_for
        self._server: asyncio.Server | None = None

    async def open(self, host: str) -> Address:
        """Listen and return the address of the door."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: _TorCall(self._link_for), host, 0)
        address: Address = self._server.sockets[0].getsockname()[:2]
        return address

    def close(self) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.close()


class _TorCall(asyncio.Protocol):
    """A call of the node through the door, until a peer takes it over."""

    def __init__(self, link_for: Callable[[Address], Link | None]) -> None:
        self._link_for = link_for
        self._dialogue = socks.Dialogue()
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101  (for the type checker)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        transport, dialogue = self._transport, self._dialogue
        if transport is None:
            return
        transport.write(dialogue.receive(data))
        if dialogue.destination is None:
            return
        link = self._link_for(dialogue.destination)
        if link is None:
            transport.write(dialogue.refused())
            transport.close()
            return
        transport.write(dialogue.accepted())
        transport.set_protocol(link)
        link.connection_made(transport)
        link.local = dialogue.destination
        if dialogue.rest:
            link.data_received(dialogue.rest)


class DeafAddress:
    """An address from which nothing comes back to a caller; whoever makes it closes it.

    Its queue of callers is full and nobody takes them, so that Linux drops further ones in silence
    (listen(2), tcp_abort_on_overflow).
    """

    def __init__(self, host: str) -> None:
        """Listen without ever accepting, and fill the queue."""
        self._listening = socket.socket()
        self._listening.bind((host, 0))
        self._listening.listen(0)
        self.address: Address = self._listening.getsockname()[:2]
        self._callers = [socket.socket() for _ in range(CALLERS_TO_DEAFEN)]
        for caller in self._callers:
            caller.setblocking(False)
            caller.connect_ex(self.address)

    def close(self) -> None:
        """Give everything back."""
        for each in (*self._callers, self._listening):
            each.close()


async def dial(link: Link, address: Address, *, source: Address | None, timeout: float) -> None:
    """Connect our peer to the node; the system chooses what the source leaves open (None, port 0).

    Raises:
        OSError: the system refused the connection.
        TimeoutError: nobody answered in time.
    """
    loop = asyncio.get_running_loop()
    calling = socket.socket()
    try:
        calling.setblocking(False)
        if source is not None:
            calling.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, int(source[1] != 0))
            calling.bind(source)
        async with asyncio.timeout(timeout):
            await loop.sock_connect(calling, address)
        await loop.create_connection(lambda: link, sock=calling)
    except BaseException:
        calling.close()
        raise


async def dial_together(
    calls: Sequence[tuple[Link, str]], address: Address, *, timeout: float
) -> None:
    """Connect several of our peers to the node at once, each from its own source address.

    Raises:
        OSError: the system refused one of the connections.
        TimeoutError: nobody answered in time.
    """
    await asyncio.gather(
        *(dial(link, address, source=(source, 0), timeout=timeout) for link, source in calls)
    )


def type_of(message: messages.Message) -> str:
    """Return the message type as it stood on the wire."""
    if isinstance(message, messages.Unknown | messages.Undecodable):
        return message.name
    return message.type


@contextlib.contextmanager
def network_thread() -> Any:
    """Open a network thread for the length of a with block."""
    thread = NetworkThread().open()
    try:
        yield thread
    finally:
        thread.close()
