"""One scenario's world: the node, the peers by name, the mark, and how a moment is brought to rest.

Steps see this and claims.py only. The environment makes it and calls `close`.
"""

import asyncio
import contextlib
import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bitcoin.core import CBlock, CTransaction

from harness.errors import Inconclusive, NotOffered, RpcError
from harness.network.lens import Lens
from harness.network.link import Address, Link
from harness.network.listening import Switchboard
from harness.network.ports import Ports, Reservations
from harness.network.thread import NetworkThread
from harness.node.process import Node, Option, base_options, merged
from harness.node.target import Target
from harness.p2p.session import Conduct
from harness.record.findings import Finding
from harness.record.transcript import Entry, Transcript, Window
from harness.scene import chain
from harness.scene.peer import LOOPBACK, PATIENCE, Peer, Surroundings
from harness.terms import ConnectionType, Direction, Side

PUBLIC_PORT = 8333  # where peers at public addresses listen, as nodes of the real network do
FEELERS_ON_REQUEST = 230000  # rpc/net.cpp, addconnection: since version 23
READING = ("get", "list")  # how the names of questions begin that change nothing
RECHECK = 0.25  # seconds after which a question is asked again although the node logged nothing


@dataclass(slots=True)
class Scene:
    """The world of one scenario.

    Attributes:
        target: which bitcoind is judged.
        network: the network thread.
        transcript: the record.
        ports: where the node listens.
        reservations: further ports, ours until the scene is closed.
        lens: makes the node look like another one (a deviation), None for none.
        workspace: where the node's folder is made, None for the usual place.
        options: what sentences asked the node to be started with.
        with_coins: whether the node starts with coins that may be spent.
        near_tip: whether the node starts with a fresh block, out of initial download.
        public: whether peers live at public addresses, each in a network group of its own.
        peers: our peers by name.
        crowds: groups of callers that sentences speak of as one, by what they have in common.
        findings: what was shown so far.
        explained: entries that sentences announced, beside those that findings cite.
        mark: where the latest event began.
        first_mark: where the first event began, None before it.
        refusal: the node's latest refusal of a request.
        transaction: the transaction that the sentences are about.
        block_hash: the block that the sentences are about, in wire byte order.
        address: the address of a node that the sentences are about, sixteen bytes.
    """

    target: Target
    network: NetworkThread
    transcript: Transcript
    ports: Ports
    reservations: Reservations = field(default_factory=Reservations)
    lens: Lens | None = None
    workspace: Path | None = None
    options: dict[str, Option] = field(default_factory=dict)
    with_coins: bool = False
    near_tip: bool = True
    public: bool = False
    peers: dict[str, Peer] = field(default_factory=dict)
    crowds: dict[str, list[Peer]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    explained: set[int] = field(default_factory=set)
    mark: int = 0
    first_mark: int | None = None
    refusal: RpcError | None = None
    transaction: CTransaction | None = None
    block_hash: bytes | None = None
    address: bytes | None = None
    purse: chain.Purse = field(default_factory=chain.Purse)
    _rest: int | None = None
    _node: Node | None = None
    _second: Node | None = None
    _residents: dict[str, Peer] = field(default_factory=dict)
    _switchboard: Switchboard | None = None
    _closing: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)
    _nonces: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1 << 32, 1000))

    # the node

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
    def node_as_is(self) -> Node:
        """The node, running or not.

        Raises:
            Inconclusive: there is none.
        """
        if self._node is None:
            raise Inconclusive("no sentence needed a node")
        return self._node

    def make_node(self) -> Node:
        """Return the node, not yet started."""
        options = merged(base_options(self.target, ports=self.ports), self.options)
        return Node(
            target=self.target,
            network=self.network,
            transcript=self.transcript,
            ports=self.ports,
            options=options,
            lens=self.lens,
            workspace=self.workspace,
        )

    def second_node(self) -> Node:
        """Return another node beside the usual one, started; the scene closes it."""
        if self._second is None:
            ports = self.reservations.ports()
            self._second = Node(
                target=self.target,
                network=self.network,
                transcript=self.transcript,
                ports=ports,
                options=merged(base_options(self.target, ports=ports), self.options),
                workspace=self.workspace,
                name="the second node",
            )
            self.at_close(self._second.close)
            self._second.start()
        return self._second

    def start(self, node: Node) -> None:
        """Start the node and, at its first start, give it its chain."""
        first = node.spend.starts == 0
        node.start()
        if first and self.with_coins:
            self._mine_coins(node)
        elif first and self.near_tip:
            node.peek("generatetodescriptor", 1, chain.COIN_DESCRIPTOR)
        if first and (self.with_coins or self.near_tip):  # no peer shall hear of these blocks
            node.peek("syncwithvalidationinterfacequeue")

    def _mine_coins(self, node: Node) -> None:
        mine = chain.COINBASE_MATURITY + COINS
        hashes = node.peek("generatetodescriptor", mine, chain.COIN_DESCRIPTOR)
        for block_hash in hashes[:COINS]:
            raw = bytes.fromhex(node.peek("getblock", block_hash, 0))
            self.purse.put_coinbase(CBlock.deserialize(raw))

    @property
    def node_address(self) -> tuple[str, int]:
        """Where peers reach the node."""
        bind = self.node.options.get("bind")
        if bind is None:  # it listens everywhere
            return LOOPBACK, self.ports.p2p
        first = bind if isinstance(bind, str) else bind[0]
        host, _, port = first.partition(":")
        return host, int(port.partition("=")[0])

    # the peers

    def peer(self, name: str, *, host: str = LOOPBACK, conduct: Conduct | None = None) -> Peer:
        """Return the peer of this name, made at first mention."""
        if name not in self.peers and self.public and host == LOOPBACK:
            number = len(self.peers) + 1
            self.resident(name, f"45.{number}.{number}.1")
        if name not in self.peers:
            around = Surroundings(
                network=self.network,
                transcript=self.transcript,
                node_services=lambda: self.node_as_is.services,  # called on the network thread:
                clock=lambda: self.node_as_is.clock,  # that must never start a node
                lens=self.lens,
            )
            self.peers[name] = Peer(name, around, host=host, nonce=next(self._nonces))
        peer = self.peers[name]
        if conduct is not None:
            peer.conduct = conduct
        return peer

    def resident(self, name: str, host: str) -> Peer:
        """Return the peer of this name, made at first mention, who takes calls at a public address.

        All residents share one listening socket, which the scene closes.
        """
        peer = self.peer(name, host=host)
        if peer.home is None:
            peer.host, peer.home = host, (host, PUBLIC_PORT)
            self._residents[host] = peer
        if self._switchboard is None:
            self._switchboard = Switchboard(self._link_to_resident)
            self.network.call(self._switchboard.open(PUBLIC_PORT), timeout=PATIENCE)
            switchboard = self._switchboard
            self.at_close(lambda: self.network.run(switchboard.close))
        return peer

    def _link_to_resident(self, called: Address) -> Link | None:
        resident = self._residents[called[0]]
        return resident.new_link(Side.NODE) if resident.takes_calls else None

    def conduct(self, name: str, **changes: Any) -> Peer:
        """Change how a peer behaves on its next connection."""
        peer = self.peer(name)
        peer.conduct = replace(peer.conduct, **changes)
        return peer

    def dial(self, kind: ConnectionType, name: str, *, encrypted: bool = False) -> bool:
        """Bring a connection about: the node dials the peer, or is called when it is inbound.

        Args:
            kind: as what.
            name: of the peer.
            encrypted: whether the node is asked to greet encrypted (BIP 324).

        Returns:
            whether the node agreed; its refusal is kept in `refusal`.
        """
        node, peer = self.node, self.peer(name)
        peer.kind = kind
        self.refusal, usual = None, peer.conduct
        if kind is ConnectionType.FEELER:
            peer.conduct = towards_feeler(usual)
        if kind is ConnectionType.INBOUND:
            peer.call(self.node_address)
            return True
        host, port = peer.listen()
        since, known = self.now(), self.listed_ids()
        try:
            self.request_dial(kind, f"{host}:{port}", node, encrypted=encrypted)
        except RpcError as refusal:
            self.refusal, peer.conduct = refusal, usual
            return False
        if self.listed_ids() != known:  # a yes means only that the node tried
            with contextlib.suppress(TimeoutError):
                peer.wait_for_event("opened", since=since)
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
            NotOffered: nodes of this version cannot be asked for it.
        """
        node = node or self.node
        if kind is ConnectionType.MANUAL:
            says_how = encrypted or node.options.get("v2transport") == "1"  # else it may encrypt
            node.ask("addnode", address, "onetry", *([encrypted] if says_how else []))
            return
        if kind is ConnectionType.FEELER and self.target.version < FEELERS_ON_REQUEST:
            raise NotOffered("before version 23 the test call opens no feeler connections")
        three = self.target.capabilities.addconnection_arguments == 3
        node.ask("addconnection", address, kind.value, *([encrypted] if three else []))

    def connect(self, kind: ConnectionType, name: str) -> Peer:
        """Bring a connection about and wait until it is open for use, as a Given needs it.

        Raises:
            Inconclusive: it did not come about.
        """
        since = self.now()
        if not self.dial(kind, name):
            raise Inconclusive(f"the node refuses the {kind} connection to {name}: {self.refusal}")
        peer = self.peers[name]
        entry = self.await_greeting(peer, since=since)
        if entry is None or entry.type == "closed":
            raise Inconclusive(f"the {kind} connection to {name} did not complete its handshake")
        self.fence([peer])
        return peer

    def open(self, kind: ConnectionType, name: str) -> None:
        """Bring a connection about as the event of a scenario: what comes of it is judged later."""
        since = self.now()
        if not self.dial(kind, name):
            return
        peer = self.peers[name]
        if peer.conduct.speaks and not peer.conduct.acknowledges:
            with contextlib.suppress(TimeoutError):
                peer.wait(lambda entry: entry.type in ("verack", "closed"), since=since)
        elif peer.conduct.speaks:
            self.await_greeting(peer, since=since)
        self.settle()

    def await_greeting(self, peer: Peer, *, since: int) -> Entry | None:
        """Wait until a connection is open for use or ended; None when neither happened."""
        try:
            return peer.wait_for_event("handshake completed", "closed", since=since)
        except TimeoutError:
            return None

    def open_links(self, *, complete: bool = True) -> list[Link]:
        """Return the open connections of all peers, those that can answer a ping by default."""
        return [
            link
            for peer in self.peers.values()
            for link in peer.links
            if link.is_open and (link.session.is_complete or not complete) and not link.is_silent
        ]

    def fresh_number(self) -> int:
        """Return a number that nothing else of this scene has: a nonce, the seed of a hash."""
        return next(self._nonces)

    # time

    def fence(self, peers: Iterable[Peer] | None = None) -> None:
        """Let every open connection make two ping round trips, and record that it did.

        Two, since the node answers a ping before it has its say to that peer.

        Raises:
            Inconclusive: a connection is open but does not answer.
        """
        links = self.open_links()
        if peers is not None:
            chosen = {link.serial for peer in peers for link in peer.links}
            links = [link for link in links if link.serial in chosen]
        self._ping(links, rounds=2)

    def _ping(self, links: list[Link], *, rounds: int) -> None:
        async def go_round() -> None:
            left = links
            async with asyncio.timeout(min(PATIENCE, self.transcript.patience)):
                for _ in range(rounds):
                    alive = await asyncio.gather(*(link.ping() for link in left))
                    left = [link for link, answers in zip(left, alive, strict=True) if answers]
            for link in left if rounds > 1 else ():
                link.note("fence", "the node has dealt with everything before (two round trips)")

        if not links:
            return
        try:
            self.network.call(go_round(), timeout=PATIENCE)
        except TimeoutError:
            raise Inconclusive("a connection is open but the node answers no ping on it") from None

    def settle(self, *, advance: int = 0) -> Window:
        """Bring the moment to rest and return the whole record up to now.

        Everything sent before was dealt with, the clock moved by `advance` seconds, and the node
        had its say on every open connection afterwards.
        """
        node = self.node
        links = self.open_links()
        if not advance:  # else everybody must have had a turn before the clock moves
            links = [link for link in links if not link.is_dealt_with]
        self._ping(links, rounds=1)
        node.peek("syncwithvalidationinterfacequeue")
        if advance:
            node.set_clock(node.clock + advance)
        self.fence()
        window = self.window()
        self._rest = len(window.entries)
        return window

    def rest(self) -> Window:
        """Return the whole record of a moment at rest: settles, unless nothing happened since.

        Reading is no happening, nor is a line of the node's log that came late.
        """
        window, since = self.window(), self._rest
        if since is not None and all(
            entry.direction in (Direction.SENTENCE, Direction.LOG)
            or (entry.direction is Direction.RPC and entry.type.startswith(READING))
            for entry in window.entries[since:]
        ):
            return window
        return self.settle()

    def window(self, since: int = 0) -> Window:
        """Return the record so far, or what lies after a mark.

        Whatever is known of a connection by now is in it: the network thread writes it down and
        lets it be known in one go, and is not in the middle of that.
        """
        return self.network.run(lambda: self.transcript.window(since))

    def now(self) -> int:
        """Return the mark that lies after everything that is known by now."""
        return self.network.run(self.transcript.mark)

    def event(self) -> Window:
        """Return what happened since the latest When began."""
        return Window(self.window().entries[self.mark :])

    def begin_event(self) -> None:
        """Mark that something is about to happen."""
        self.mark = self.now()
        self.first_mark = self.mark if self.first_mark is None else self.first_mark

    def since_event(self, window: Window) -> Window:
        """Return the part of a window that lies after the latest When began."""
        return window.where(lambda entry: entry.number > self.mark)

    def since_first_event(self, window: Window) -> Window:
        """Return the part of a window that lies after the first When began."""
        return window.where(lambda entry: entry.number > (self.first_mark or 0))

    def await_end(self, name: str) -> None:
        """Wait until a peer's connection has ended; a claim says whether it did."""
        link = self.peers[name].link
        if link.is_open:
            with contextlib.suppress(TimeoutError):
                self.peers[name].wait(
                    lambda entry: entry.type == "closed" and entry.connection == link.serial
                )

    def await_first_words(self, name: str) -> Window:
        """Wait for the node's first message on a connection, let it have its say, return all."""
        with contextlib.suppress(TimeoutError):
            self.peers[name].wait_for_message("version")
        return self.settle()

    # questions

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
        node = node or self.node
        for _ in range(int(min(timeout, self.transcript.patience) / RECHECK)):
            since = self.transcript.mark()
            if satisfied(node.peek(question, *arguments)):
                break
            try:
                nudge = self.transcript.first(lambda _: True, since=since, timeout=RECHECK)
                self.network.call(nudge, timeout=RECHECK)
            except TimeoutError:
                continue
        return node.question(question, *arguments)

    def listed_ids(self) -> set[int]:
        """Return the numbers under which the node lists connections; no number comes twice.

        The node lists a connection before it answers the request that led to it (net.cpp,
        OpenNetworkConnection), so these tell whether there is anything to wait for.
        """
        return {row["id"] for row in self.node.peek("getpeerinfo")}

    def listing(self, name: str, rows: list[dict[str, Any]]) -> dict[str, Any] | None:
        """Return the row of the node's peer list that is this peer's latest connection."""
        host, port = self.peers[name].address
        return next((row for row in rows if row["addr"] == f"{host}:{port}"), None)

    def listed(self, name: str) -> tuple[dict[str, Any] | None, int]:
        """Return a peer's row of the node's peer list, None without, and the entry of the list.

        Waits until the node lists the handshake of an open connection as done.
        """
        peer = self.peers[name]

        def is_settled(rows: list[dict[str, Any]]) -> bool:
            row = self.listing(name, rows)
            if not peer.is_connected:
                return row is None
            return row is not None and (row["version"] != 0 or not peer.link.session.is_complete)

        rows, entry = self.ask_until("getpeerinfo", is_settled)
        return self.listing(name, rows), entry

    def expected_rows(self) -> dict[str, tuple[str, bool]]:
        """Return, for each open connection's address, its kind and whether the peer called."""
        return {
            "{}:{}".format(*peer.address): (
                str(peer.kind),
                peer.kind is ConnectionType.INBOUND,
            )
            for peer in self.peers.values()
            if peer.is_connected
        }

    def all_listed(self) -> tuple[list[dict[str, Any]], int]:
        """Return the node's peer list once it has as many rows as there are open connections."""
        count = len(self.expected_rows())
        return self.ask_until("getpeerinfo", lambda rows: len(rows) == count)

    def await_absence(self, name: str) -> None:
        """Wait until the node has forgotten a peer's ended connection, so that its slot is free.

        A node that has called the same address again meanwhile has forgotten the one before: it
        does not call whom it is connected to (net.cpp, OpenNetworkConnection).

        Raises:
            Inconclusive: it stays listed.
        """
        peer = self.peers[name]

        def is_gone(rows: list[dict[str, Any]]) -> bool:
            return self.listing(name, rows) is None or peer.is_connected

        rows, _ = self.ask_until("getpeerinfo", is_gone)
        if not is_gone(rows):
            raise Inconclusive(f"the node still lists {name}")

    # judging

    def accept(self, *findings: Finding) -> None:
        """Keep what was shown."""
        self.findings += findings

    def explain(self, entries: Iterable[Entry]) -> None:
        """Say that a sentence announced these entries."""
        self.explained.update(entry.number for entry in entries)

    def explained_entries(self) -> set[int]:
        """Return every entry that a claim cited, a sentence announced, or a feeler's nature is."""
        cited = {number for finding in self.findings for number in finding.cited}
        return cited | self.explained | self._ends_of_feelers()

    def _ends_of_feelers(self) -> set[int]:
        """Return the ends of feeler connections whose peer had greeted; HAND-026 judges them."""
        ends: set[int] = set()
        for peer in self.peers.values():
            if peer.kind is not ConnectionType.FEELER:
                continue
            for link in peer.links:
                record = self.window().on(link.serial)
                greeted = record.sent("version").numbers()
                ends |= {
                    end for end in record.events("closed").numbers() if greeted and end > greeted[0]
                }
        return ends

    def at_close(self, give_back: Callable[[], None]) -> None:
        """Remember what to give back when the scene is over."""
        self._closing.callback(give_back)

    def close(self, *, keep_folder: bool = False) -> None:
        """End the node and every connection; never raises for a node that is gone."""

        def leave() -> None:
            for peer in self.peers.values():
                peer.leave()

        self.network.run(leave)
        self._closing.close()
        if self._node is not None and keep_folder:
            self._node.kill()
        elif self._node is not None:
            self._node.close()
        self.reservations.close()

    def note_sentence(self, words: str) -> None:
        """Record that a sentence of the scenario begins."""
        self.network.run(
            lambda: self.transcript.append(Direction.SENTENCE, "sentence", words).number
        )


def towards_feeler(conduct: Conduct) -> Conduct:
    """Return how a peer behaves on a feeler connection: it says its version and no more.

    The node hangs up after our version. What we said beyond that would lie unread, and the system
    would then drop the node's last words to us.
    """
    return replace(conduct, acknowledges=False, offers_wtxid_relay=False, offers_addrv2=False)


COINS = 10  # how many coins a scene with coins begins with
