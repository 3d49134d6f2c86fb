"""The variation second_time: an example comes twice on the same node.

Between the two times whatever belongs to the first one is withdrawn: its peers disconnect, the
operator takes back bans, added nodes and a network that is off, a fresh block takes up the mempool.
Where heights are named, the chain is as long as it was at first. What the node remembers besides
must not matter.
"""

import re
from collections.abc import Sequence

from harness.scene import chain
from harness.scene.company import Company
from harness.scene.moments import Moments
from harness.scene.nodes import DAY, Nodes
from harness.scene.operator import Operator
from harness.scene.stage import Stage

SETTING = "the node is started with "  # how the sentences begin that hold for the whole example
START = re.compile(r"^the node starts|quer(y|ies) DNS seeds$")  # told at the node's start only
PAUSE = 2 * DAY  # seconds; the node keeps an answer with addresses for up to 27 hours (net.cpp)
HEIGHTS = (  # how sentences name them, or how many chains there are
    r"\b(?:blocks?|headers?) \d",
    r"\bheight\b",
    r"\bminimum chain work\b",
    r"\bfork\b",
    r"\bknows \d+ chains\b",
)
REFUSAL = "refuses to start"
CHAIN_TIP = "a chain tip"
NAME = re.compile(r"\b[A-Z][a-z]+\b")


class Lasting(Exception):
    """Something of the first time cannot be withdrawn."""


class SecondTime:
    """Leads over from the first time to the second one."""

    def __init__(
        self, stage: Stage, nodes: Nodes, company: Company, moments: Moments, operator: Operator
    ) -> None:
        """Prepare; it is the first time."""
        self._stage = stage
        self._nodes = nodes
        self._company = company
        self._moments = moments
        self._operator = operator

    def obstacle(self, sentences: Sequence[str]) -> str | None:
        """Return why what has happened cannot come a second time; None when it can."""
        if not self._nodes.has_node:
            return "no node has run"
        if not self._nodes.waits_to_be_asked():
            return "the node connects by itself to addresses that it remembers"
        if not self._stage.near_tip:
            return "initial block download ends once"
        if any(REFUSAL in each for each in sentences):
            return "the node refuses to start, and starts when the mistake is mended"
        if any(each.startswith(SETTING) and CHAIN_TIP in each for each in sentences):
            return "the settings say how old the chain tip is"
        if self._nodes.has_second:
            return "a second node takes part, and lasts"
        return None

    def begin(self, sentences: Sequence[str], staying: Sequence[str], *, since: int) -> set[int]:
        """Withdraw what belongs to the first time, and begin the record anew.

        Args:
            sentences: of the example; a peer that a setting names keeps its address.
            staying: names of peers who belong to neither time.
            since: mark behind which connections end because the first time does.

        Returns:
            the entries that tell how connections of the first time ended since then.
        """
        self._see_off(staying)
        self._withdraw(is_as_long=any(map(re.compile("|".join(HEIGHTS)).search, sentences)))
        self._nodes.purse.refill()
        if any(START.search(each) for each in sentences):
            self._nodes.node.stop()
        settings = [each for each in sentences if each.startswith(SETTING)]
        named = {name for each in settings for name in NAME.findall(each.removeprefix(SETTING))}
        leaving = [name for name in self._company.peers if name not in staying]
        self._company.replace(leaving, at_home=named)
        ends = self._moments.window(since).events("closed").numbers()
        self._moments.begin_anew()
        return set(ends)

    def _see_off(self, staying: Sequence[str]) -> None:
        leaving = [
            (name, peer)
            for name, peer in self._company.peers.items()
            if name not in staying and peer.is_connected
        ]
        for _, peer in leaving:
            peer.disconnect()
        for name, _ in leaving:
            self._operator.await_absence(name)

    def _withdraw(self, *, is_as_long: bool) -> None:
        node = self._nodes.node
        node.ask("clearbanned")
        for row in node.peek("getaddednodeinfo"):
            node.ask("addnode", row["addednode"], "remove")
        node.ask("setnetworkactive", self._stage.options.get("networkactive") != "0")
        self._moments.settle(advance=PAUSE)
        if is_as_long:
            self._shorten()
        node.ask("generatetodescriptor", 1, chain.COIN_DESCRIPTOR)
        node.peek("syncwithvalidationinterfacequeue")
        if node.peek("getmempoolinfo")["size"]:
            raise Lasting("a block does not take up the mempool")
        self._moments.settle()

    def _shorten(self) -> None:
        """Take back the chain's first tip and all that is above it or beside it."""
        node = self._nodes.node
        for tip in node.peek("getchaintips"):
            if tip["status"] in ("active", "invalid"):
                continue
            root = tip["hash"]
            for _ in range(tip["branchlen"] - 1):
                root = node.peek("getblockheader", root)["previousblockhash"]
            node.ask("invalidateblock", root)
        node.ask("invalidateblock", node.peek("getblockhash", self._nodes.first_height))
        tips = node.peek("getchaintips")
        self._nodes.former_branches = sum(tip["status"] == "invalid" for tip in tips)
