"""Circumstances that must not matter: what a variation changes in what the Givens bring about.

A variation never changes what an example says, and its verdict must be the same. It shows that a
behaviour holds in more than the one situation that its example happens to draw: with other peers
about, for a peer that was there before, after a restart, much later.
"""

import contextlib
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from harness.errors import Inconclusive, NobodyListens
from harness.p2p.session import Conduct
from harness.scene.company import DRESSED, Company
from harness.scene.connections import Connections
from harness.scene.moments import Moments
from harness.scene.nodes import DAY, Nodes
from harness.scene.operator import Operator
from harness.scene.stage import Stage
from harness.terms import ConnectionType, Variation

if TYPE_CHECKING:
    from collections.abc import Callable

OPENING = re.compile(rf"an? ({'|'.join(ConnectionType)}) connection to ([A-Z][a-z]+) opens$")
BYSTANDERS = (  # each lasts until somebody ends it
    ConnectionType.INBOUND,
    ConnectionType.MANUAL,
    ConnectionType.OUTBOUND_FULL_RELAY,
    ConnectionType.BLOCK_RELAY_ONLY,
)
LONG_LIVED = frozenset(BYSTANDERS)
ORDINARY = (Conduct(), DRESSED)  # peers of another conduct may never complete a handshake


def _bystander(kind: ConnectionType) -> str:
    return f"a bystander ({kind})"


class Circumstances:
    """What is different in one scene, as far as its variations say so.

    Attributes:
        left_out: why a variation changes nothing in this scene.
        occasion: what was said when the scene went wrong, where no sentence of its own was.
        doubles_go: is asked for the slot of a double; whether there is one now.
    """

    def __init__(
        self,
        stage: Stage,
        *,
        nodes: Nodes,
        company: Company,
        moments: Moments,
        operator: Operator,
        connections: Connections,
    ) -> None:
        """Prepare; nothing is different yet."""
        self._stage = stage
        self._nodes = nodes
        self._company = company
        self._moments = moments
        self._operator = operator
        self._connections = connections
        self._busy = False
        self._are_there = False
        self._has_aged = False
        self.left_out: dict[Variation, str] = {}
        self.occasion = ""
        self.doubles_go: Callable[[ConnectionType], bool] = lambda _kind: False

    def leave_out(self, variation: Variation, reason: str) -> None:
        """Say why a variation changes nothing here; the first reason counts."""
        if variation in self._stage.variations:
            self.left_out.setdefault(variation, reason)

    def named(self, reason: str) -> str:
        """Put before a reason in which circumstances it came about, where they are different."""
        if not self._stage.variations:
            return reason
        variations = ", ".join(sorted(self._stage.variations))
        return f"variation {variations}{self.occasion and f' ({self.occasion})'}: {reason}"

    def before_connection(self, kind: ConnectionType, name: str) -> None:
        """Bring about what has to be before a Given connects a peer."""
        self._gather()
        if self._is_to_age and not self._busy and not self._would_last(kind, name):
            self._let_a_day_pass()
        if (
            Variation.PREDECESSOR in self._stage.variations
            and kind in LONG_LIVED
            and not self._busy
        ):
            self._busy = True
            try:
                self._come_and_go(kind, name)
            finally:
                self._busy = False

    def before_event(self, sentences: Sequence[str]) -> None:
        """Bring about what has to be before the event of an example.

        Args:
            sentences: of the event; where the node's start is the event, nothing is before.
        """
        if not self._stage.variations:
            return
        self._note_transport()
        if sentences[0].startswith("the node starts"):
            for each in (Variation.BYSTANDERS, Variation.LATER):
                self.leave_out(each, "the event is the start of the node")
            return
        self._gather()
        if self._stage.near_tip and self._nodes.waits_to_be_asked():
            for opening in filter(None, map(OPENING.match, sentences)):
                if self._company.peer(opening[2]).conduct in ORDINARY:
                    self.before_connection(ConnectionType(opening[1]), opening[2])
        if self._is_to_age:
            self._let_a_day_pass()
        elif self._stage.day_first and not self._nodes.has_day_first:
            why = (
                "the node connects by itself from its start on, or its chain takes no clock of ours"
            )
            self.leave_out(Variation.LATER, why)

    def _note_transport(self) -> None:
        if "v2transport" in self._stage.options:
            self.leave_out(Variation.ENCRYPTED, "the example says whether the node encrypts")
        elif not self._nodes.encrypts:
            self.leave_out(Variation.ENCRYPTED, "the node does not encrypt")

    # bystanders

    def _gather(self) -> None:
        if Variation.BYSTANDERS not in self._stage.variations or self._are_there or self._busy:
            return
        if not self._nodes.waits_to_be_asked():
            self.leave_out(Variation.BYSTANDERS, "the node connects by itself")
            return
        if "maxconnections" in self._stage.options:
            self.leave_out(Variation.BYSTANDERS, "each slot is meant for somebody")
            return
        self._busy = self._are_there = True
        try:
            few = self._stage.few_bystanders
            for kind in (ConnectionType.INBOUND,) if few else BYSTANDERS:
                peer = self._company.peer(_bystander(kind))
                if few:
                    self._company.conduct(peer.name, services=0, offers_wtxid_relay=False)
                with contextlib.suppress(Inconclusive, NobodyListens):  # where slots allow
                    self._connections.connect(kind, peer.name)
                    if not few:
                        peer.show_block(self._nodes.node)
            self._moments.settle()
        finally:
            self._busy = False

    def bystanders(self) -> list[str]:
        """Return the names of those who are there."""
        names = map(_bystander, BYSTANDERS)
        return [name for name in names if name in self._company.peers]

    def node_connects_by_itself(self) -> bool:
        """Whether the node connects to others than those whom it is asked to connect to."""
        return not self._nodes.waits_to_be_asked()

    def make_room(self, kind: ConnectionType) -> bool:
        """Let the bystander of a type go, whose slot a named peer needs; whether there was one."""
        peer = self._company.peers.get(_bystander(kind))
        if peer is None or not peer.is_connected:
            return self.doubles_go(kind)
        peer.disconnect()
        self._operator.await_absence(peer.name)
        return True

    # predecessors

    def _come_and_go(self, kind: ConnectionType, name: str) -> None:
        peer = self._company.peer(name)
        usual = peer.conduct
        peer.conduct = replace(usual, speaks=True, acknowledges=True, before_verack=())
        self._connections.connect(kind, name)
        peer.disconnect()
        self._operator.await_absence(name)
        peer.conduct = usual

    # time

    @property
    def _is_to_age(self) -> bool:
        """Whether the day is yet to pass that the variation later adds."""
        later = Variation.LATER in self._stage.variations and not self._has_aged
        return later and not self._stage.day_first

    def _would_last(self, kind: ConnectionType, name: str) -> bool:
        """Whether a connection that a Given is about to bring about would last for a day."""
        conduct = self._company.peer(name).conduct
        is_completed = conduct.speaks and conduct.acknowledges
        return (kind in LONG_LIVED and is_completed) or not self._nodes.waits_to_be_asked()

    def _let_a_day_pass(self) -> None:
        peers = [peer for peer in self._company.peers.values() if peer.is_connected]
        if any(peer.kind not in LONG_LIVED or not peer.link.session.is_complete for peer in peers):
            self.leave_out(Variation.LATER, "a connection would not last for a day")
            return
        for peer in peers:
            peer.show_block(self._nodes.node)
        self._moments.settle(advance=DAY)
        self._has_aged = True
        self.left_out.pop(Variation.LATER, None)
