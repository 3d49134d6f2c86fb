"""A scripted peer as synchronous code sees it: it listens, connects, sends, disconnects.

Everything that touches a socket happens on the network thread; see network/link.py.
"""

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Any

from bitcoin.core import CBlockHeader

from harness.errors import Inconclusive, NobodyListens
from harness.network.dialling import await_acceptance, dial, dial_together
from harness.network.lens import Lens
from harness.network.link import Address, Link
from harness.network.listening import Acceptor
from harness.network.thread import NetworkThread
from harness.node.process import Node
from harness.p2p import messages
from harness.p2p.session import Conduct, Session
from harness.p2p.v2_transport import Channel, Manners
from harness.patience import USUAL
from harness.record.transcript import Entry, Transcript, no_connection
from harness.terms import ConnectionType, Direction, Side

PATIENCE = USUAL  # for what must come; only ever spent when something is wrong
LOOPBACK = "127.0.0.1"
Entrance = Callable[[Link], Coroutine[Any, Any, None]]


@dataclass(slots=True)
class Surroundings:
    """What every peer of a scene shares.

    Attributes:
        network: the thread.
        transcript: the record.
        node_services: gives the service bits that peers mirror.
        clock: gives the node's clock, the time our version messages carry.
        lens: makes the node look like another one (a deviation), None for none.
        manners: gives how peers encrypt of whom nothing is said; None where they do not.
    """

    network: NetworkThread
    transcript: Transcript
    node_services: Callable[[], int]
    clock: Callable[[], int]
    lens: Lens | None = None
    manners: Callable[[], Manners | None] = lambda: None


@dataclass(slots=True)
class Peer:
    """One named peer; may have one connection after the other. Whoever makes it calls `leave`."""

    name: str
    around: Surroundings
    conduct: Conduct = field(default_factory=Conduct)
    host: str = LOOPBACK
    nonce: int = 0
    kind: ConnectionType | None = None
    links: list[Link] = field(default_factory=list)
    home: Address | None = None  # where the switchboard of the scene accepts connections for it
    accepts: bool = True
    acceptor: Acceptor | None = None
    from_own_port: bool = False  # connects from the port at which it listens
    aim: Address | None = None  # where it connects to, None for where the node usually listens
    entrance: Entrance | None = None  # who leads it to the node, where it cannot go by itself

    @property
    def link(self) -> Link:
        """The latest connection.

        Raises:
            Inconclusive: there has been none; the text has what the node refused last.
        """
        if not self.links:
            raise Inconclusive(no_connection(self.around.transcript.window(), self.name))
        return self.links[-1]

    @property
    def has_link(self) -> bool:
        """Whether there has been a connection."""
        return bool(self.links)

    @property
    def is_connected(self) -> bool:
        """Whether the latest connection is open."""
        return bool(self.links) and self.links[-1].is_open

    @property
    def address(self) -> Address:
        """Where the node reaches, or sees, this peer."""
        if self.home is not None:
            return self.link.local if self.is_connected else self.home
        if self.acceptor is not None and self.acceptor.address[1]:
            return self.acceptor.address
        return self.link.local

    @property
    def residence(self) -> str:
        """The address, without port, under which the node knows this peer."""
        return self.host if self.home is None else self.home[0]

    def listen(self, port: int = 0, *, shared: bool = False) -> Address:
        """Accept the node's connections and return the address for them.

        Args:
            port: where, 0 for any.
            shared: whether we may connect from the same port, too.
        """
        if self.home is not None:
            return self.home
        if self.acceptor is None:
            self.acceptor = Acceptor(lambda: self.new_link(Side.NODE))
            acceptor = self.acceptor
            work = acceptor.open(self.host, port, shared=shared)
            return self.around.network.call(work)
        return self.acceptor.address

    def stop_listening(self) -> None:
        """Accept no further connections of the node."""
        self.accepts = False
        if self.acceptor is not None:
            self.around.network.run(self.acceptor.refuse)

    def connect(self, address: Address, *, source: str | None = None) -> None:
        """Connect to the node, from our own address unless another one is named.

        Args:
            address: of the node, where the peer has no other aim.
            source: host to connect from, None for our own.

        Raises:
            NobodyListens: nobody does.
            OSError: the system refused for another reason.
        """
        address = self.aim or address
        port = self.listen(shared=True)[1] if self.from_own_port else 0

        async def connect() -> None:
            link = self.new_link(Side.PEER)
            if self.entrance is not None:
                calling = self.entrance(link)
            else:
                calling = dial(link, address, source=(source or self.host, port))
            await await_acceptance(calling, transcript=self.around.transcript, timeout=PATIENCE)

        try:
            self.around.network.call(connect())
        except ConnectionRefusedError:
            where = ":".join(map(str, address))
            raise NobodyListens(f"nobody listens where {self.name} connects, at {where}") from None
        except TimeoutError:
            if self.entrance is None:
                raise
            raise NobodyListens(f"nobody waits for whom {self.name} is led to") from None

    def send(self, message: messages.Message) -> Entry:
        """Send a message with its place in the handshake."""
        return self.around.network.run(lambda: self.link.send(message))

    def show_block(self, node: Node, block_hash: str | None = None) -> None:
        """Say that we have a block of a node, by its header; its chain tip unless one is named."""
        raw = node.peek("getblockheader", block_hash or node.peek("getbestblockhash"), False)
        self.send(messages.Headers((CBlockHeader.deserialize(bytes.fromhex(raw)),)))

    def send_frame(self, message: messages.Message) -> Entry:
        """Send a message whether or not it has a place in the handshake."""

        def send() -> Entry:
            return self.link.write(self.link.session.frame(message), message)

        return self.around.network.run(send)

    def send_raw(self, data: bytes) -> Entry:
        """Send bytes as they are, to misbehave on purpose."""
        return self.around.network.run(lambda: self.link.write(data))

    def disconnect(self, *, abort: bool = False) -> None:
        """Close the connection from our side, and see it closed."""
        link, was_open = self.link, self.link.is_open
        self.around.network.run(lambda: link.close(abort=abort))
        if was_open:
            self.wait(lambda entry: entry.type == "closed" and entry.connection == link.serial)

    def leave(self) -> None:
        """Close everything; on the network thread."""
        if self.acceptor is not None:
            self.acceptor.close()
        for link in self.links:
            link.close(abort=True)

    def wait(
        self,
        what: Callable[[Entry], bool],
        *,
        since: int = 0,
        timeout: float = PATIENCE,
    ) -> Entry:
        """Wait for an entry of this peer.

        Raises:
            TimeoutError: it did not come.
            NodeUnavailable: the node went away.
        """

        def mine(entry: Entry) -> bool:
            return entry.peer == self.name and what(entry)

        transcript = self.around.transcript
        work = transcript.first(mine, since=since, timeout=timeout)
        return self.around.network.call(work)

    def wait_for_message(self, kind: str, *, since: int = 0, timeout: float = PATIENCE) -> Entry:
        """Wait for a message of the node to this peer."""
        return self.wait(
            lambda entry: entry.direction is Direction.RECEIVED and entry.type == kind,
            since=since,
            timeout=timeout,
        )

    def wait_for_event(self, *kinds: str, since: int = 0, timeout: float = PATIENCE) -> Entry:
        """Wait for an event of this peer's connection."""
        return self.wait(
            lambda entry: entry.direction is Direction.EVENT and entry.type in kinds,
            since=since,
            timeout=timeout,
        )

    def new_link(self, dialled_by: Side) -> Link:
        """Return a fresh connection, to be given to a socket; on the network thread."""
        around = self.around
        session = Session(
            self.conduct,
            nonce=self.nonce + len(self.links),
            timestamp=around.clock(),
            node_services=around.node_services(),
        )
        link = Link(
            self.name,
            session,
            around.transcript,
            dialled_by=dialled_by,
            lens=around.lens,
            channel=self._channel(initiating=dialled_by is Side.PEER),
        )
        self.links.append(link)
        return link

    def _channel(self, *, initiating: bool) -> Channel | None:
        """Return what encrypts the next connection; None where this peer cannot, or does not."""
        conduct = self.conduct
        if conduct.refuses_encryption or conduct.ignores_encryption:
            return None
        manners = conduct.manners or self.around.manners()
        return None if manners is None else Channel(manners, initiating=initiating)


def connect_together(peers: Sequence[Peer], address: Address) -> None:
    """Let peers of one scene connect to the node at the same moment, each from its own address.

    Raises:
        OSError: the system refused one of them.
    """
    if not peers:
        return

    async def connect() -> None:
        links = [(peer.new_link(Side.PEER), peer.host) for peer in peers]
        calling = dial_together(links, address)
        await await_acceptance(calling, transcript=peers[0].around.transcript, timeout=PATIENCE)

    peers[0].around.network.call(connect())
