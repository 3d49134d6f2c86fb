"""The node of a scene, another one beside it, and the chain with which it begins."""

from bitcoin.core import CBlock

from harness.errors import Inconclusive
from harness.network.link import Address
from harness.network.ports import Ports
from harness.node.options import Option, with_options
from harness.node.process import Node, base_options, merged
from harness.scene import chain
from harness.scene.peer import LOOPBACK
from harness.scene.stage import Stage
from harness.terms import Variation

DIALS = ("addnode", "connect", "seednode")  # options with which a node connects by itself
COINS = 10  # how many coins a scene with coins begins with
OLD_COINS = 3  # and how many that want no witness
ANY = "0.0.0.0"  # every address of the machine
DAY = 86_400  # seconds
MORE_COINS = frozenset({Variation.SECOND_TIME, Variation.TWICE})  # need as many once more


class Nodes:
    """The nodes of one scene; whoever makes them calls `close`.

    Attributes:
        purse: the coins that may be spent.
        first_height: of the chain tip with which the node began.
        former_branches: how many of the chain belong to an earlier time, and are invalid now.
    """

    def __init__(self, stage: Stage) -> None:
        """Prepare; nothing is started."""
        self.purse = chain.Purse()
        self.first_height = 0
        self.former_branches = 0
        self._stage = stage
        self._node: Node | None = None
        self._second: Node | None = None

    @property
    def node(self) -> Node:
        """The node, started at first use with what the sentences asked for."""
        if self._node is None:
            self._node = self.make_node()
        if not self._node.is_running:
            self.start(self._node)
        return self._node

    @property
    def has_node(self) -> bool:
        """Whether the node exists already (running or not)."""
        return self._node is not None

    @property
    def has_second(self) -> bool:
        """Whether there is another node beside the usual one."""
        return self._second is not None

    @property
    def encrypts_by_variation(self) -> bool:
        """Whether connections are encrypted because of the variation, and of nothing else."""
        wanted = Variation.ENCRYPTED in self._stage.variations
        return wanted and "v2transport" not in self._stage.options and self.encrypts

    @property
    def encrypts(self) -> bool:
        """Whether the node is, or will be, told to encrypt where the other side does (v2)."""
        options = self._node.options if self._node else self._options(self._stage.ports)
        return options.get("v2transport") == "1"

    @property
    def node_as_is(self) -> Node:
        """The node, running or not.

        Raises:
            Inconclusive: there is none.
        """
        if self._node is None:
            raise Inconclusive("no sentence needed a node")
        return self._node

    @property
    def node_address(self) -> Address:
        """Where peers reach the node."""
        bind = self.node.options.get("bind") or []
        given = [bind] if isinstance(bind, str) else bind
        ordinary = [each for each in given if not each.endswith("=onion")]
        if not ordinary:  # it listens everywhere, or should not
            return LOOPBACK, self._stage.ports.p2p
        host, _, port = ordinary[0].partition(":")
        return LOOPBACK if host == ANY else host, int(port or self._stage.ports.p2p)

    def make_node(self) -> Node:
        """Return the node, not yet started."""
        stage = self._stage
        options = self._options(stage.ports)
        return Node(
            target=stage.target,
            network=stage.network,
            transcript=stage.transcript,
            ports=stage.ports,
            options=options,
            lens=stage.lens,
            workspace=stage.workspace,
            open_files=stage.open_files,
        )

    def _options(self, ports: Ports) -> dict[str, Option]:
        """Return ours, the user's instead or beside, and before both what sentences ask for."""
        stage = self._stage
        ours = base_options(stage.target, ports=ports)
        if Variation.ENCRYPTED in stage.variations and "v2transport" in ours:
            ours["v2transport"] = "1"
        usual = with_options(ours, stage.node_options)
        return merged(usual, stage.options)

    def second_node(self) -> Node:
        """Return another node beside the usual one, started; the scene closes it."""
        if self._second is None:
            stage = self._stage
            ports = stage.reservations.ports()
            self._second = Node(
                target=stage.target,
                network=stage.network,
                transcript=stage.transcript,
                ports=ports,
                options=self._options(ports),
                workspace=stage.workspace,
                name="the second node",
            )
            stage.closing.callback(self._second.close)
            self._second.start()
        return self._second

    def start(self, node: Node) -> None:
        """Start the node and, at its first start, give it its chain."""
        stage = self._stage
        first = node.spend.starts == 0
        node.start()
        if first and stage.with_coins:
            self._mine_coins(node)
        elif first:
            self._let_first_day_pass(node)
            if stage.near_tip:
                node.peek("generatetodescriptor", 1, chain.COIN_DESCRIPTOR)
        if first and (stage.with_coins or stage.near_tip):  # no peer shall hear of these blocks
            node.peek("syncwithvalidationinterfacequeue")
            self.first_height = node.peek("getblockcount")
        if first and Variation.RESTARTED in stage.variations and self.waits_to_be_asked():
            node.stop()
            node.start()
        for wait in stage.once_started:
            wait()

    def waits_to_be_asked(self) -> bool:
        """Whether the node connects to whom it is asked to, and to nobody else."""
        options = self._stage.options
        return not self._stage.public and not any(options.get(each) for each in DIALS)

    @property
    def has_day_first(self) -> bool:
        """Whether the day of the variation later passes before everything else."""
        stage = self._stage
        wanted = stage.day_first and Variation.LATER in stage.variations
        has_our_clock = stage.options.get("chain", "regtest") == "regtest"
        return wanted and has_our_clock and self.waits_to_be_asked()

    def _mine_coins(self, node: Node) -> None:
        times = 2 ** len(self._stage.variations & MORE_COINS)
        old = node.peek("generatetodescriptor", OLD_COINS * times, chain.OLD_COIN_DESCRIPTOR)
        mine = chain.COINBASE_MATURITY + COINS * times
        new = node.peek("generatetodescriptor", mine - 1, chain.COIN_DESCRIPTOR)
        self._let_first_day_pass(node)
        new += node.peek("generatetodescriptor", 1, chain.COIN_DESCRIPTOR)
        blocks = [(block_hash, 0) for block_hash in (*old, *new[: COINS * times])]
        for raw in node.peek_many("getblock", blocks):
            self.purse.put_coinbase(CBlock.deserialize(bytes.fromhex(raw)))
        if Variation.SECOND_TIME in self._stage.variations:
            self.purse.keep_half()

    def _let_first_day_pass(self, node: Node) -> None:
        """Let a day pass before the chain gets its tip, and before anything else is there."""
        if self.has_day_first and node is self._node:
            node.set_clock(node.clock + DAY)

    def end_in_order(self) -> None:
        """Let every node end as its operator would end it, so that it says its last words."""
        for node in (self._node, self._second):
            if node is not None:
                node.end_in_order()

    def close(self, *, keep_folder: bool = False) -> None:
        """End the node; never raises for one that is gone."""
        if self._node is not None and keep_folder:
            self._node.kill()
        elif self._node is not None:
            self._node.close()
