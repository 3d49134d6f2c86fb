"""The peers of a scene by their names, and where they live."""

import itertools
import socket
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from harness.errors import NotOffered
from harness.network.link import Address, Link
from harness.network.listening import Switchboard, is_local
from harness.p2p.session import Conduct
from harness.p2p.v2_transport import Manners
from harness.scene.nodes import Nodes
from harness.scene.peer import LOOPBACK, Peer, Surroundings
from harness.scene.stage import Stage
from harness.terms import ConnectionType, Side, Variation

DRESSED = Conduct(  # all of it harmless; to decline wtxids is not: requests come later then
    user_agent=b"/Satoshi:99.9.9(dressed)/",
    start_height=1_234_567,
    protocol=70_999,
    more_services=1 << 27,  # the bits 24 to 31 are left to experiments (protocol.h)
)
CJDNS_HOST = "fc00::1"  # nobody of ours lives there
PUBLIC_PORT = 8333  # where peers at public addresses listen, as nodes of the real network do


class Company:
    """All peers of one scene; whoever makes it calls `leave`.

    Attributes:
        peers: our peers by name.
    """

    def __init__(self, stage: Stage, nodes: Nodes) -> None:
        """Prepare; peers come with their first mention."""
        self.peers: dict[str, Peer] = {}
        self._former = 0
        self._homes: dict[str, str] = {}
        self._stage = stage
        self._nodes = nodes
        self._residents: dict[str, Peer] = {}
        self._switchboards: set[tuple[socket.AddressFamily, int]] = set()
        self._nonces = itertools.count(1 << 32, 1000)

    def peer(self, name: str, *, host: str = LOOPBACK, conduct: Conduct | None = None) -> Peer:
        """Return the peer of this name, made at first mention."""
        if name not in self.peers:
            host = self._homes.get(name, host)
        if name not in self.peers and self._stage.public and host == LOOPBACK:
            number = self.head_count() + 1
            self.resident(name, f"45.{number}.{number}.1")
        if name not in self.peers:
            around = Surroundings(
                network=self._stage.network,
                transcript=self._stage.transcript,
                node_services=lambda: self._nodes.node_as_is.services,  # on the network thread:
                clock=lambda: self._nodes.node_as_is.clock,  # they must never start a node
                lens=self._stage.lens,
                manners=lambda: Manners() if self._nodes.encrypts_by_variation else None,
            )
            self.peers[name] = Peer(name, around, host=host, nonce=next(self._nonces))
            if Variation.DRESSED in self._stage.variations:
                self.peers[name].conduct = DRESSED
        peer = self.peers[name]
        if conduct is not None:
            peer.conduct = conduct
        return peer

    def resident(self, name: str, host: str, port: int = PUBLIC_PORT) -> Peer:
        """Return the peer of this name, made at first mention; it listens on a public address.

        All residents of one port share a listening socket for IPv4 and one for IPv6, which the
        scene closes. An IPv6 address stands in brackets.
        """
        peer = self.peer(name, host=host)
        if peer.home is None:
            peer.host, peer.home = host, (host, port)
            self._residents[host] = peer
        self._open_switchboard(host, port)
        return peer

    def move_in(self, name: str, host: str, port: int) -> None:
        """Let a peer be reached at one more public address."""
        self._residents[host] = self.peers[name]
        self._open_switchboard(host, port)

    def _open_switchboard(self, host: str, port: int) -> None:
        """Listen on a port for all residents of a family of addresses, if nobody does so yet.

        Raises:
            NotOffered: the machine has no such addresses.
        """
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        if (family, port) in self._switchboards:
            return
        if family is socket.AF_INET6 and not is_local(CJDNS_HOST):
            raise NotOffered("this machine has no IPv6, in which the addresses of CJDNS lie")
        network = self._stage.network
        switchboard = Switchboard(self._link_to_resident)
        network.call(switchboard.open(port, family))
        self._switchboards.add((family, port))
        self._stage.closing.callback(lambda: network.run(switchboard.close))

    def _link_to_resident(self, wanted: Address) -> Link | None:
        resident = self._residents[wanted[0]]
        if not resident.accepts:
            return None
        link = resident.new_link(Side.NODE)
        if resident.kind is ConnectionType.PRIVATE_BROADCAST:
            link.is_silent = True  # the node answers no ping there
        return link

    def conduct(self, name: str, **changes: Any) -> Peer:
        """Change how a peer behaves on its next connection."""
        peer = self.peer(name)
        peer.conduct = replace(peer.conduct, **changes)
        return peer

    def open_links(self) -> list[Link]:
        """Return the open connections of all peers that can answer a ping."""
        return [
            link
            for peer in self.peers.values()
            for link in peer.links
            if link.is_open and link.session.is_complete and not link.is_silent
        ]

    def fresh_number(self) -> int:
        """Return a number that nothing else of this scene has: a nonce, the seed of a hash."""
        return next(self._nonces)

    def head_count(self) -> int:
        """Return how many peers there have been."""
        return self._former + len(self.peers)

    def replace(self, names: Iterable[str], *, at_home: Collection[str]) -> None:
        """Let peers go for good; whoever bears the name from now on is another one.

        Args:
            names: of those who go; their connections have ended.
            at_home: names whose next bearers live where these have lived.
        """
        gone = {name: self.peers.pop(name) for name in names}
        self._former += len(gone)
        self._homes |= {name: gone[name].host for name in at_home if name in gone}
        self._stage.network.run(lambda: leave(gone.values()))

    def leave(self) -> None:
        """Close every connection and every door of the peers."""
        self._stage.network.run(lambda: leave(self.peers.values()))


def leave(peers: Iterable[Peer]) -> None:
    """Let peers close everything; on the network thread."""
    for peer in peers:
        peer.leave()
