"""Where our peers wait for the node to connect: one door each, one for all of IPv4, one like Tor's.

What a door opens it hands over as a link; who is meant, the user of this module knows.
"""

import asyncio
import socket
from collections.abc import Callable

from harness.network.link import Address, Link, spelt
from harness.p2p import socks

CALLERS_TO_DEAFEN = 4  # more than a queue of length zero holds
LISTEN_BACKLOG = 16


class Acceptor:
    """A listening socket that waits for the node to dial; whoever opens it closes it."""

    def __init__(self, make_link: Callable[[], Link]) -> None:
        """Remember how to make the link for each connection of the node."""
        self._make_link = make_link
        self._server: asyncio.Server | None = None
        self._place: socket.socket | None = None
        self.accepted: list[Link] = []
        self.address: Address = ("", 0)

    async def open(self, host: str, port: int = 0, *, shared: bool = False) -> Address:
        """Listen and return the address; one may connect from a shared one, too."""

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
        """Stop listening and keep the place; the system refuses further connections of the node.

        Raises:
            OSError: somebody else has taken the place.
        """
        if self._server is not None:
            self._server.close()
            self._server = None
            self._place = socket.socket()
            self._place.setsockopt(
                socket.SOL_SOCKET, socket.SO_REUSEADDR, 1
            )  # connections may be open
            self._place.bind(self.address)

    def close(self) -> None:
        """Stop listening and leave the place to others."""
        for held in (self._server, self._place):
            if held is not None:
                held.close()
        self._server = self._place = None


class Switchboard:
    """One listening socket for all of IPv4, or IPv6, as far as it is local; its opener closes it.

    The node may connect to anybody: the address tells whom it meant.
    """

    def __init__(self, link_for: Callable[[Address], Link | None]) -> None:
        """Remember how to find the peer who lives at an address, and make the link to it.

        None for the link means that the peer accepts none; LookupError that there is none.
        """
        self._link_for = link_for
        self._accepting: asyncio.Task[None] | None = None

    async def open(self, port: int, family: socket.AddressFamily = socket.AF_INET) -> None:
        """Listen on this port of every address of a family."""
        everywhere = {socket.AF_INET: "0.0.0.0", socket.AF_INET6: "::"}[family]
        listening = socket.create_server((everywhere, port), family=family, backlog=LISTEN_BACKLOG)
        listening.setblocking(False)
        self._accepting = asyncio.get_running_loop().create_task(self._accept(listening))
        self._accepting.add_done_callback(lambda _: listening.close())

    async def _accept(self, listening: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        while True:
            connection, _ = await loop.sock_accept(listening)
            try:
                link = self._link_for(spelt(connection.getsockname()))
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
        """Stop listening; a further connection of the node is refused by the system."""
        if self._accepting is not None:
            self._accepting.cancel()


def is_local(host: str) -> bool:
    """Return whether the machine has a way to an address; in a namespace all ways end in it."""
    with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as probe:  # nothing is sent
        try:
            probe.connect((host, 1))
        except OSError:
            return False
    return True


class TorDoor:
    """A SOCKS5 server in the place of Tor's, which puts the node through to our peers.

    Whoever opens it closes it. It knows a peer by the name that the node asks for.
    """

    def __init__(
        self,
        link_for: Callable[[Address], Link | None],
        *,
        takes_users_once: bool = False,
        answer: socks.Answer | None = None,
    ) -> None:
        """Remember how to find the peer of a name; None for one who accepts none.

        The door may ask for a user name and a password, and take nobody a second time, nor whose
        password is another word than the name; at one step it may say something else than usual.
        """
        self._link_for = link_for
        self._answer = answer
        self._users: set[bytes] | None = set() if takes_users_once else None
        self._server: asyncio.Server | None = None

    async def open(self, host: str) -> Address:
        """Listen and return the address of the door."""
        self._server = await asyncio.get_running_loop().create_server(self._call, host, 0)
        return spelt(self._server.sockets[0].getsockname())

    async def open_file(self, path: str) -> None:
        """Listen on a Unix socket."""
        self._server = await asyncio.get_running_loop().create_unix_server(self._call, path)

    def _call(self) -> "_TorCall":
        return _TorCall(self._link_for, self._users, self._answer)

    def close(self) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.close()


class _TorCall(asyncio.Protocol):
    """A connection of the node through the door, until a peer takes it over."""

    def __init__(
        self,
        link_for: Callable[[Address], Link | None],
        users: set[bytes] | None,
        answer: socks.Answer | None,
    ) -> None:
        self._link_for = link_for
        self._users = users
        self._answer = answer
        asks_name = users is not None or (answer is not None and answer.step is socks.Step.USER)
        self._dialogue = socks.Dialogue(asks_name=asks_name, answer=answer)
        self._transport: asyncio.Transport | None = None
        self._is_told_no = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101  (for the type checker)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        transport, dialogue = self._transport, self._dialogue
        if transport is None:
            return
        if self._is_told_no:  # and goes on all the same
            dialogue.rest += data
            self._put_through(transport)
            return
        try:
            transport.write(dialogue.receive(data))
        except socks.SocksError:
            if self._users is None and self._answer is None:
                raise
            transport.write(dialogue.unwelcome())
            transport.close()
            return
        if dialogue.destination is not None:
            self._answer_request(transport)
        if self._answer and self._answer.closes and dialogue.has_answered(self._answer.step):
            transport.close()

    def _answer_request(self, transport: asyncio.Transport) -> None:
        dialogue, answer = self._dialogue, self._answer
        if answer is not None and answer.step is socks.Step.REQUEST and not answer.is_yes:
            transport.write(dialogue.accepted())
            self._is_told_no = True
        elif self._is_new():
            self._put_through(transport)
        else:
            self._refuse(transport)

    def _put_through(self, transport: asyncio.Transport) -> None:
        dialogue = self._dialogue
        assert dialogue.destination is not None  # noqa: S101  (for the type checker)
        link = self._link_for(dialogue.destination)
        if link is None:
            self._refuse(transport)
            return
        if not self._is_told_no:
            transport.write(dialogue.accepted())
        transport.set_protocol(link)
        link.connection_made(transport)
        link.local = dialogue.destination
        if dialogue.rest:
            link.data_received(dialogue.rest)

    def _refuse(self, transport: asyncio.Transport) -> None:
        transport.write(self._dialogue.refused())
        transport.close()

    def _is_new(self) -> bool:
        user = self._dialogue.user
        if self._users is None or user is None:
            return True
        known = user in self._users
        self._users.add(user)
        return not known and user == self._dialogue.password


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
