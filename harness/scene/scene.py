"""One scenario's world, as sentences see it: one place to ask for everything that is in it.

Composed of parts that each know one thing: nodes, company (the peers), moments (time), operator
(what the node says of itself) and connections. The scene adds what the sentences are about and what
was shown. Whoever makes it calls `close`.
"""

import contextlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import cast

from bitcoin.core import CBlock, CTransaction

from harness.errors import RpcError
from harness.network.i2p_router import I2pControl
from harness.network.link import Address
from harness.network.tor_daemon import TorControl
from harness.node.process import Node
from harness.p2p.messages import TimedAddress
from harness.record.findings import Finding
from harness.record.transcript import Entry
from harness.scene.chain import Branch
from harness.scene.circumstances import Circumstances
from harness.scene.company import Company
from harness.scene.connections import Connections
from harness.scene.drafts import Drafts
from harness.scene.moments import Moments
from harness.scene.nodes import Nodes
from harness.scene.operator import Operator
from harness.scene.peer import Peer
from harness.scene.retold import RetoldNode
from harness.scene.second_time import Lasting, SecondTime
from harness.scene.stage import Stage
from harness.terms import ConnectionType, Variation


@dataclass
class Scene:
    """The world of one scenario.

    Attributes:
        stage: the circumstances.
        crowds: groups of inbound peers that sentences speak of as one, by what they have in common.
        findings: what was shown so far.
        explained: entries that sentences announced, beside those that findings cite.
        transaction: the transaction that the sentences are about.
        block_hash: the block that the sentences are about, in wire byte order.
        made: blocks that peers have made, by their hashes in wire byte order.
        block_ahead: the block that a peer has sent too early, dated ahead of the node's clock.
        branches: the chains of blocks of which sentences name each by its number.
        begun: how often such a chain was begun, so that each is another one.
        replaced: the block that another one has replaced last, in wire byte order.
        address: the address of a node that the sentences are about, sixteen bytes.
        address_entry: the same as a peer has sent it last, with its time, services and port.
        told: the addresses of other nodes that the node was told of, sixteen bytes or more.
        named: the hash of the transaction that a peer has announced last, by the peer's name.
        numbered: the transactions that sentences call T1, T2 and so on.
        tor: the control port of a Tor daemon that runs beside the node.
        i2p: the port of an I2P router that does.
    """

    stage: Stage
    crowds: dict[str, list[Peer]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    explained: set[int] = field(default_factory=set)
    transaction: CTransaction | None = None
    block_hash: bytes | None = None
    block_ahead: CBlock | None = None
    made: dict[bytes, CBlock] = field(default_factory=dict)
    branches: dict[str, Branch] = field(default_factory=dict)
    begun: Counter[str] = field(default_factory=Counter)
    replaced: bytes | None = None
    address: bytes | None = None
    address_entry: TimedAddress | None = None
    told: list[bytes] = field(default_factory=list)
    named: dict[str, bytes] = field(default_factory=dict)
    numbered: dict[str, CTransaction] = field(default_factory=dict)
    tor: TorControl | None = None
    i2p: I2pControl | None = None

    def __post_init__(self) -> None:
        """Put the parts together; nothing is started."""
        stage = self.stage
        nodes = Nodes(stage)
        company = Company(stage, nodes)
        moments = Moments(stage, nodes, company)
        operator = Operator(stage, nodes, company)
        connections = Connections(stage.target, nodes, company, moments, operator)
        self._nodes, self._company = nodes, company
        self._moments, self._connections = moments, connections
        self.circumstances = Circumstances(
            stage,
            nodes=nodes,
            company=company,
            moments=moments,
            operator=operator,
            connections=connections,
        )
        self._second_time = SecondTime(stage, nodes, company, moments, operator)
        connections.before = self.circumstances.before_connection
        connections.make_room = self.circumstances.make_room

        # what the parts offer to sentences; it is described there
        self.target, self.network, self.transcript = stage.target, stage.network, stage.transcript
        self.ports, self.reservations, self.options = stage.ports, stage.reservations, stage.options
        self.purse, self.start, self.second_node = nodes.purse, nodes.start, nodes.second_node
        self.drafts = Drafts(nodes.purse)
        self.peers, self.peer, self.conduct = company.peers, company.peer, company.conduct
        self.resident, self.move_in = company.resident, company.move_in
        self.fresh_number = company.fresh_number
        self.head_count, self.whole_record = company.head_count, moments.whole_record
        self.now, self.window = moments.now, moments.window
        self.begin_event, self.note_sentence = moments.begin_event, moments.note_sentence
        self.only_wait, self.let_read = moments.only_wait, moments.let_read
        self.fence, self.settle, self.rest = moments.fence, moments.settle, moments.rest
        self.await_end, self.await_first_words = moments.await_end, moments.await_first_words
        self.ask_until, self.listed_ids = operator.ask_until, operator.listed_ids
        self.listing, self.listed = operator.listing, operator.listed
        self.expected_rows, self.all_listed = operator.expected_rows, operator.all_listed
        self.await_absence = operator.await_absence
        self.connect, self.open = connections.connect, connections.open
        self.dial, self.request_dial = connections.dial, connections.request_dial
        self.await_handshake = connections.await_handshake

    @property
    def node(self) -> Node:
        """The node, started at first use with what the sentences asked for."""
        if self.stage.retelling is not None:
            return cast("Node", RetoldNode(self._nodes.node_as_is, self.stage.retelling))
        return self._nodes.node

    @property
    def encrypts_by_variation(self) -> bool:
        """Whether connections are encrypted because of the variation, and of nothing else."""
        return self._nodes.encrypts_by_variation

    @property
    def has_node(self) -> bool:
        """Whether the node exists already (running or not)."""
        return self._nodes.has_node

    @property
    def has_running_node(self) -> bool:
        """Whether the node runs; to ask `node` itself would start it."""
        return self.has_node and self.node_as_is.is_running

    @property
    def node_as_is(self) -> Node:
        """The node, running or not.

        Raises:
            Inconclusive: there is none.
        """
        return self._nodes.node_as_is

    @property
    def node_address(self) -> Address:
        """Where peers reach the node."""
        return self._nodes.node_address

    @property
    def public(self) -> bool:
        """Whether peers live at public addresses, each in a network group of its own."""
        return self.stage.public

    @public.setter
    def public(self, public: bool) -> None:
        self.stage.public = public

    @property
    def first_mark(self) -> int | None:
        """Where the event began, None before it."""
        return self._moments.first_mark

    @property
    def last_mark(self) -> int | None:
        """Where the latest act of the event began, None before it."""
        return self._moments.last_mark

    @contextlib.contextmanager
    def hurry(self) -> Iterator[None]:
        """Let no time pass meanwhile, since somebody else is yet to act at this moment."""
        self._moments.is_hurried = True
        try:
            yield
        finally:
            self._moments.is_hurried = False

    @property
    def refusal(self) -> RpcError | None:
        """The node's latest refusal of a request."""
        return self._connections.refusal

    @refusal.setter
    def refusal(self, refusal: RpcError | None) -> None:
        self._connections.refusal = refusal

    def forget(self, name: str) -> None:
        """Take back that there is a peer of this name."""
        self._company.replace([name], at_home=())

    def begin_anew(self, sentences: Sequence[str]) -> bool:
        """Let everything come a second time; whether it can."""
        obstacle = self._second_time.obstacle(sentences)
        if obstacle is not None:
            self.circumstances.leave_out(Variation.SECOND_TIME, obstacle)
            return False
        since = self.now()  # so that an end is a feeler's before it, or one of the leave-taking
        self.explained |= self._ends_of_feelers()
        try:
            ends = self._second_time.begin(sentences, self.circumstances.bystanders(), since=since)
        except Lasting as reason:
            self.circumstances.leave_out(Variation.SECOND_TIME, str(reason))
            return False
        self.explained |= ends
        self.crowds.clear()
        self.named.clear()
        self.numbered.clear()
        self.told.clear()
        self.branches.clear()
        self.transaction = self.block_hash = self.address = self.address_entry = None
        self.refusal = None
        self.drafts = Drafts(self.purse)
        return True

    @property
    def former_branches(self) -> int:
        """How many branches of the chain belong to an earlier time of the example."""
        return self._nodes.former_branches

    # judging

    def accept(self, *findings: Finding) -> None:
        """Keep what was shown."""
        if self.stage.retelling is None:
            self.findings += findings

    def explain(self, entries: Iterable[Entry]) -> None:
        """Say that a sentence announced these entries."""
        self.explained.update(entry.number for entry in entries)

    def explained_entries(self) -> set[int]:
        """Return every entry that a claim cited, a sentence announced, or a feeler's nature is."""
        cited = {number for finding in self.findings for number in finding.cited}
        return cited | self.explained | self._ends_of_feelers()

    def _ends_of_feelers(self) -> set[int]:
        """Return the ends of feeler connections after the version message; HAND-026 judges them."""
        ends: set[int] = set()
        for peer in self.peers.values():
            if peer.kind is not ConnectionType.FEELER:
                continue
            for link in peer.links:
                record = self.window().on(link.serial)
                sent = record.sent("version").numbers()
                ends |= {end for end in record.events("closed").numbers() if sent and end > sent[0]}
        return ends

    def addresses(self) -> dict[str, str]:
        """Return the names of our peers by the addresses at which the node knew them."""
        known: dict[str, str] = {}
        for name, peer in self.peers.items():
            places = [link.local for link in peer.links]
            if peer.acceptor is not None:
                places.append(peer.acceptor.address)
            known |= {f"{place[0]}:{place[1]}": name for place in places if place[1]}
        return known

    # the end

    def at_close(self, give_back: Callable[[], None]) -> None:
        """Remember what to give back when the scene is over."""
        self.stage.closing.callback(give_back)

    def end_in_order(self) -> None:
        """Let every node end as its operator would, and take its last words; peers are gone."""
        self._company.leave()
        self._nodes.end_in_order()

    def close(self, *, keep_folder: bool = False) -> None:
        """End the node and every connection; never raises for a node that is gone."""
        self._company.leave()
        self.stage.closing.close()
        self._nodes.close(keep_folder=keep_folder)
        self.reservations.close()
