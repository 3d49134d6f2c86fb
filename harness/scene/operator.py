"""What the node's operator sees: questions until the answer satisfies, and the list of peers."""

from collections.abc import Callable
from typing import Any

from harness.errors import Inconclusive
from harness.node.process import Node
from harness.scene.company import Company
from harness.scene.nodes import Nodes
from harness.scene.peer import PATIENCE
from harness.scene.retold import RetoldNode
from harness.scene.stage import Stage
from harness.terms import ConnectionType

RECHECK = 0.25  # seconds after which a question is asked again although the node logged nothing

Row = dict[str, Any]


class Operator:
    """Who asks the node of one scene about itself and its peers."""

    def __init__(self, stage: Stage, nodes: Nodes, company: Company) -> None:
        """Prepare."""
        self._stage = stage
        self._network = stage.network
        self._transcript = stage.transcript
        self._nodes = nodes
        self._peers = company.peers

    def ask_until(
        self,
        question: str,
        satisfied: Callable[[Any], bool],
        *arguments: Any,
        timeout: float = PATIENCE,
        node: Node | None = None,
    ) -> tuple[Any, int]:
        """Ask the node until the answer satisfies or time is up; return the last answer, recorded.

        Asked again whenever something happened, the node's own log lines included. Another node
        than the usual one may be named.
        """
        node = node or self._nodes.node
        if self._stage.retelling is not None:
            return RetoldNode(node, self._stage.retelling).question(question, *arguments)
        patience = self._transcript.waiting(timeout)
        while True:
            since = self._transcript.mark()
            if satisfied(node.peek(question, *arguments)):
                break
            self._network.call(self._transcript.next_entry(since=since, timeout=RECHECK))
            if self._transcript.has_gone_by(patience):
                break
        return node.question(question, *arguments)

    def listed_ids(self) -> set[int]:
        """Return the numbers under which the node lists connections; no number comes twice.

        The node lists a connection before it answers the request that led to it (net.cpp,
        OpenNetworkConnection), so these tell whether there is anything to wait for.
        """
        return {row["id"] for row in self._nodes.node.peek("getpeerinfo")}

    def listing(self, name: str, rows: list[Row]) -> Row | None:
        """Return the row of the node's peer list that is this peer's latest connection."""
        host, port = self._peers[name].address
        known = (f"{host}:{port}", host)  # a name that only a proxy resolves is listed alone
        return next((row for row in rows if row["addr"] in known), None)

    def listed(self, name: str) -> tuple[Row | None, int]:
        """Return a peer's row of the node's peer list, None without, and the entry of the list.

        Waits until the node lists the handshake of an open connection as done.
        """
        peer = self._peers[name]

        def is_settled(rows: list[Row]) -> bool:
            row = self.listing(name, rows)
            if not peer.is_connected:
                return row is None
            return row is not None and (row["version"] != 0 or not peer.link.session.is_complete)

        rows, entry = self.ask_until("getpeerinfo", is_settled)
        return self.listing(name, rows), entry

    def expected_rows(self) -> dict[str, tuple[str, bool]]:
        """Return, for each open connection's address, its type and whether it is inbound."""
        return {
            "{}:{}".format(*peer.address): (
                str(peer.kind),
                peer.kind is ConnectionType.INBOUND,
            )
            for peer in self._peers.values()
            if peer.is_connected
        }

    def all_listed(self) -> tuple[list[Row], int]:
        """Return the node's peer list once it has as many rows as there are open connections."""
        count = len(self.expected_rows())
        return self.ask_until("getpeerinfo", lambda rows: len(rows) == count)

    def await_absence(self, name: str) -> None:
        """Wait until the node has forgotten a peer's ended connection, so that its slot is free.

        A node that has connected to the same address again meanwhile has forgotten the one before:
        it does not connect twice (net.cpp, OpenNetworkConnection). That connection may be over, and
        be listed for a moment, by the time at which the node has answered.

        Raises:
            Inconclusive: it stays listed.
        """
        peer = self._peers[name]
        is_back = False

        def is_gone(rows: list[Row]) -> bool:
            nonlocal is_back
            is_back = is_back or peer.is_connected
            return is_back or self.listing(name, rows) is None

        rows, _ = self.ask_until("getpeerinfo", is_gone)
        if not is_gone(rows):
            raise Inconclusive(f"the node still lists {name}")
