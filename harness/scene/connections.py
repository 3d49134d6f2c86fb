"""How connections between the node and our peers come about, of every type."""

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

from harness.errors import Inconclusive, NotOffered, RpcError
from harness.node.process import Node
from harness.node.target import Target
from harness.p2p.session import Conduct
from harness.record.transcript import Entry
from harness.scene.company import Company
from harness.scene.moments import Moments
from harness.scene.nodes import Nodes
from harness.scene.operator import Operator
from harness.scene.peer import Peer
from harness.terms import ConnectionType

if TYPE_CHECKING:
    from collections.abc import Callable

# one of them comes; whoever leaves before, without a byte, is connected to again, unencrypted
MET = ("encrypted", "version", "closed")


class Connections:
    """Who opens connections in one scene: the node when it is asked, a peer when it is inbound.

    Attributes:
        refusal: the node's latest refusal of a request.
        make_room: is asked for a slot when a Given finds none; whether there is one now.
        before: is told of each connection that a Given is about to bring about.
    """

    def __init__(
        self, target: Target, nodes: Nodes, company: Company, moments: Moments, operator: Operator
    ) -> None:
        """Prepare."""
        self.refusal: RpcError | None = None
        self.before: Callable[[ConnectionType, str], None] = lambda _kind, _name: None
        self.make_room: Callable[[ConnectionType], bool] = lambda _kind: False
        self._target = target
        self._nodes = nodes
        self._company = company
        self._moments = moments
        self._operator = operator

    def dial(self, kind: ConnectionType, name: str, *, encrypted: bool = False) -> bool:
        """Bring a connection about: the node dials the peer, or an inbound peer the node.

        Args:
            kind: as what.
            name: of the peer.
            encrypted: whether the node is asked to use v2 transport (BIP 324).

        Returns:
            whether the node agreed; its refusal is kept in `refusal`.
        """
        node, peer = self._nodes.node, self._company.peer(name)
        peer.kind = kind
        encrypted = encrypted or (peer.conduct.manners is not None and self._nodes.encrypts)
        self.refusal, usual = None, peer.conduct
        if kind is ConnectionType.FEELER:
            peer.conduct = towards_feeler(usual)
        if kind is ConnectionType.INBOUND:
            peer.connect(self._nodes.node_address)
            return True
        host, port = peer.listen()
        since, known = self._moments.now(), self._operator.listed_ids()
        try:
            self.request_dial(kind, f"{host}:{port}", node, encrypted=encrypted)
        except RpcError as refusal:
            self.refusal, peer.conduct = refusal, usual
            return False
        if self._operator.listed_ids() != known:  # a yes means only that the node tried
            with contextlib.suppress(TimeoutError):
                peer.wait_for_event("opened", since=since)
                if self._nodes.encrypts_by_variation and peer.link.channel is not None:
                    peer.wait(lambda entry: entry.type in MET, since=since)
        return True

    def request_dial(
        self,
        kind: ConnectionType,
        address: str,
        node: Node | None = None,
        *,
        encrypted: bool = False,
    ) -> None:
        """Ask the node to dial an address as a type.

        Raises:
            RpcError: it refused.
            NotOffered: this node cannot be asked for connections of that type.
        """
        node = node or self._nodes.node
        encrypted = encrypted or self._nodes.encrypts_by_variation
        if kind is ConnectionType.MANUAL:
            says_how = encrypted or node.options.get("v2transport") == "1"  # else it may encrypt
            node.ask("addnode", address, "onetry", *([encrypted] if says_how else []))
            return
        offered = self._target.capabilities.connection_types
        if offered and kind.value not in offered:
            raise NotOffered(f"this node cannot be asked for {kind} connections")
        three = self._target.capabilities.addconnection_arguments == 3
        node.ask("addconnection", address, kind.value, *([encrypted] if three else []))

    def connect(self, kind: ConnectionType, name: str) -> Peer:
        """Bring a connection about and wait until it is open for use, as a Given needs it.

        Raises:
            Inconclusive: it did not come about.
        """
        self.before(kind, name)
        since = self._moments.now()
        if not self.dial(kind, name) and not (self.make_room(kind) and self.dial(kind, name)):
            raise Inconclusive(f"the node refuses the {kind} connection to {name}: {self.refusal}")
        peer = self._company.peers[name]
        entry = self.await_handshake(peer, since=since)
        if entry is None or entry.type == "closed":
            raise Inconclusive(f"the {kind} connection to {name} did not complete its handshake")
        if peer.link.is_silent:  # it gets no pong: the node's ping tells that it has the verack
            peer.wait_for_message("ping", since=since)
        self._moments.fence([peer])
        return peer

    def open(self, kind: ConnectionType, name: str) -> None:
        """Bring a connection about as the event of a scenario: what comes of it is judged later."""
        since = self._moments.now()
        if not self.dial(kind, name):
            return
        peer = self._company.peers[name]
        if peer.conduct.speaks and not peer.conduct.acknowledges:
            with contextlib.suppress(TimeoutError):
                peer.wait(lambda entry: entry.type in ("verack", "closed"), since=since)
        elif peer.conduct.speaks:
            self.await_handshake(peer, since=since)
        self._moments.settle()

    def await_handshake(self, peer: Peer, *, since: int) -> Entry | None:
        """Wait until a connection is open for use or ended; None when neither happened."""
        try:
            return peer.wait_for_event("handshake completed", "closed", since=since)
        except TimeoutError:
            return None


def towards_feeler(conduct: Conduct) -> Conduct:
    """Return how a peer behaves on a feeler connection: it says its version and no more.

    The node disconnects after our version message. What we said beyond that would lie unread, and
    the system would then drop the node's last words to us.
    """
    return replace(conduct, acknowledges=False, offers_wtxid_relay=False, offers_addrv2=False)
