"""Twists in memory: connections without sockets, questions without a node."""

import asyncio
from types import SimpleNamespace

import pytest
from behave.parser import parse_file

from harness.deviations import answers, twists
from harness.deviations.catalogue import CATALOGUE, UNPROVEN
from harness.deviations.deviation import Lie, UnknownDeviationError, deviation, find
from harness.deviations.proofs import unknown_promises
from harness.errors import RpcError
from harness.linter.lint import catalogue
from harness.network.lens import Question
from harness.network.link import Link
from harness.p2p import messages, recognise, wire
from harness.p2p.session import Conduct, Session
from harness.record.transcript import Transcript
from harness.running.model import all_scenarios, text_of
from harness.terms import ConnectionType, Direction, Side
from harness.tests.real import PROJECT

FULL, BLOCK = ConnectionType.OUTBOUND_FULL_RELAY, ConnectionType.BLOCK_RELAY_ONLY
INBOUND, FETCH = ConnectionType.INBOUND, ConnectionType.ADDR_FETCH
TRANSACTION = messages.Inv((messages.InventoryItem(messages.InventoryKind.WTX, b"\1" * 32),))
BLOCKS = messages.Inv((messages.InventoryItem(messages.InventoryKind.BLOCK, b"\2" * 32),))


class Wire(asyncio.Transport):
    """A transport that keeps what is written."""

    def __init__(self, port):
        super().__init__({"sockname": ("127.0.0.1", port), "peername": ("127.0.0.1", 1)})
        self.written, self.aborted = b"", False

    def write(self, data):
        self.written += data

    def abort(self):
        self.aborted = True

    close = abort


class World:
    """A scene without node: one lie, and connections that a test opens."""

    def __init__(self, *bends):
        self.record = Transcript()
        self.node = SimpleNamespace(clock=1000, services=9, spend=SimpleNamespace(starts=1))
        self.peers = {}
        scene = SimpleNamespace(
            peers=self.peers,
            node_as_is=self.node,
            target=SimpleNamespace(user_agent="/node/"),
            transcript=self.record,
            transaction=None,
            network=SimpleNamespace(run=lambda function: function()),
        )
        self.lie = Lie(deviation("lies", "lies", *bends, caught_by="CONN-001"), scene)

    def open(self, name, kind, **conduct):
        """Open a connection; the handshake is left out."""
        peer = self.peers.setdefault(name, SimpleNamespace(acceptor=None, links=[]))
        peer.kind, peer.conduct = kind, Conduct(**conduct)
        session = Session(peer.conduct, nonce=1, timestamp=0, node_services=9)
        link = Link(name, session, self.record, dialled_by=Side.NODE, lens=self.lie)
        peer.links.append(link)
        link.wire = Wire(5000 + link.serial)
        link.connection_made(link.wire)
        return link

    def ask(self, method, *arguments, put=lambda *_, **__: {}):
        return self.lie.asked(Question(method, arguments, {}, put))

    def pass_time(self, seconds):
        self.node.clock += seconds
        self.ask("setmocktime", self.node.clock)

    def seen(self, link, direction=Direction.RECEIVED):
        return [
            entry.content
            for entry in self.record.entries
            if entry.connection == link.serial and entry.direction is direction
        ]

    def events(self, link):
        return [
            entry.type
            for entry in self.record.entries
            if entry.connection == link.serial and entry.direction is Direction.EVENT
        ]


def frame(message):
    payload = messages.encode_payload(message)
    return wire.encode_frame(message.type, payload, magic=wire.MAGIC_REGTEST)


def node_says(link, *said):
    link.data_received(b"".join(map(frame, said)))


def on_wire(link):
    frames = wire.Decoder(wire.MAGIC_REGTEST).feed(link.wire.written)
    return [messages.decode_payload(each.type, each.payload) for each in frames]


VERSION = messages.Version(
    protocol=70016,
    services=9,
    timestamp=1,
    receiver=messages.NetAddress(0, bytes(16), 0),
    sender=messages.NetAddress(0, bytes(16), 0),
    nonce=5,
    user_agent=b"/node/",
    start_height=0,
    relay=True,
)


def test_without_a_twist_the_record_is_as_it_would_be():
    """A lens that does nothing changes nothing, and says so."""
    world = World()
    link = world.open("Bob", FULL)
    node_says(link, VERSION, messages.Verack())
    assert world.seen(link) == [VERSION, messages.Verack()]
    assert link.session.is_complete
    assert world.lie.acts == 0


def test_what_is_dropped_moves_no_handshake():
    """A version message that the node never said is not answered either."""
    world = World(twists.drops({FULL}, "version"))
    link = world.open("Bob", FULL)
    node_says(link, VERSION)
    assert world.seen(link) == []
    assert link.wire.written == b""
    assert world.lie.acts == 1


def test_another_kind_of_connection_is_left_alone():
    """A twist acts where it says."""
    world = World(twists.drops({BLOCK}, "version"))
    assert node_says(world.open("Bob", FULL), VERSION) is None
    assert world.lie.acts == 0


def test_what_is_changed_is_changed_in_the_bytes_too():
    """The record's raw bytes are those of the message that it shows."""
    world = World(twists.changes({FULL}, "version", relay=False))
    link = world.open("Bob", FULL)
    node_says(link, VERSION)
    entry = next(each for each in world.record.entries if each.type == "version")
    assert entry.content.relay is False
    assert entry.raw == frame(entry.content) != frame(VERSION)


def test_what_is_added_comes_right_after():
    """The order of the record is the order of a node that says both."""
    world = World(twists.adds({FULL}, messages.GetAddr(), after="ping"))
    link = world.open("Bob", FULL, answers_pings=False)
    node_says(link, messages.Ping(1), messages.SendHeaders())
    assert world.seen(link) == [messages.Ping(1), messages.GetAddr(), messages.SendHeaders()]


def test_what_is_delayed_comes_when_it_is_due():
    """It waits for the trigger; later ones pass at once."""
    world = World(twists.delays({FULL}, "getaddr", until=twists.peer_says("headers")))
    link = world.open("Bob", FULL)
    node_says(link, messages.GetAddr(), messages.SendHeaders())
    assert world.seen(link) == [messages.SendHeaders()]
    link.send(messages.Headers(()))
    node_says(link, messages.GetAddr())
    assert world.seen(link) == [messages.SendHeaders(), messages.GetAddr(), messages.GetAddr()]


def test_what_is_copied_reaches_others_once():
    """However many are told of it, the other kind is told once."""
    world = World(twists.copies(recognise.announces_any_transaction, source={FULL}, to={BLOCK}))
    bob, alice, carol = (
        world.open(*each) for each in (("Bob", BLOCK), ("Alice", FULL), ("Carol", FULL))
    )
    for link in (alice, carol):
        node_says(link, TRANSACTION, BLOCKS)
    assert world.seen(bob) == [TRANSACTION]
    assert world.seen(alice) == [TRANSACTION, BLOCKS]


def test_what_is_ignored_is_in_the_record_and_not_on_the_wire():
    """Our peer did say it; the node behaves as if not."""
    world = World(twists.ignores({BLOCK}, "inv"))
    link = world.open("Bob", BLOCK)
    link.write(frame(TRANSACTION), TRANSACTION)
    assert world.seen(link, Direction.SENT) == [TRANSACTION]
    assert link.wire.written == b""


def test_what_is_misheard_is_another_message_on_the_wire():
    """The record has what our peer said, the node gets something else."""
    world = World(twists.mishears({BLOCK}, "inv", lambda _message: BLOCKS))
    link = world.open("Bob", BLOCK)
    link.write(frame(TRANSACTION), TRANSACTION)
    assert world.seen(link, Direction.SENT) == [TRANSACTION]
    assert on_wire(link) == [BLOCKS]


def test_what_one_says_is_taken_as_said_by_another():
    """Nothing in the record shows it but what the node makes of it."""
    world = World(twists.takes_as_from("inv", source={BLOCK}, to={FULL}))
    alice, bob = world.open("Alice", FULL), world.open("Bob", BLOCK)
    bob.write(frame(TRANSACTION), TRANSACTION)
    assert on_wire(alice) == on_wire(bob) == [TRANSACTION]
    assert world.seen(alice, Direction.SENT) == []


def test_a_connection_cut_by_the_lie_is_closed_by_the_node():
    """The socket is gone, what was still on its way is not recorded, the end is the node's."""
    world = World(twists.disconnects({FULL}, twists.node_says("ping")))
    link = world.open("Bob", FULL)
    node_says(link, messages.Ping(1), messages.GetAddr())
    assert world.seen(link) == [messages.Ping(1)]
    assert link.wire.aborted
    assert (link.is_open, link.closed_by) == (False, Side.NODE)
    link.connection_lost(None)
    assert world.events(link) == ["opened", "closed"]


def test_a_trigger_may_count():
    """The second time, not the first."""
    world = World(twists.disconnects({FULL}, twists.peer_says("addr", times=2)))
    link = world.open("Bob", FULL)
    link.send(messages.Addr(()))
    assert link.is_open
    link.send(messages.Addr(()))
    assert not link.is_open


def test_a_connection_kept_by_the_lie_lives_on():
    """The record does not know that the node disconnected; our peer may still leave."""
    world = World(twists.keeps({FETCH}))
    link = world.open("Bob", FETCH)
    early, late = messages.Ping(1), messages.Ping(2)
    link.write(frame(early), early)
    link.connection_lost(None)
    link.write(frame(late), late)
    assert world.seen(link) == [messages.Pong(1), messages.Pong(2)]
    link.close()
    assert link.closed_by is Side.PEER
    assert world.events(link) == ["opened", "closed"]


def test_a_connection_kept_by_the_lie_stays_listed():
    """The list of peers does not give the lie away."""
    world = World(twists.keeps({FETCH}))
    link = world.open("Bob", FETCH)
    rows = [{"addr": "{}:{}".format(*link.local), "connection_type": "addr-fetch"}]
    assert world.ask("getpeerinfo", put=lambda *_: rows) == rows
    link.connection_lost(None)
    assert world.ask("getpeerinfo", put=lambda *_: []) == rows


def test_another_connection_ends_instead():
    """The one that the node closed lives on, the other one is closed by the node."""
    world = World(twists.disconnects_another({BLOCK}, instead={FULL}))
    alice, bob = world.open("Alice", FULL), world.open("Bob", BLOCK)
    bob.connection_lost(None)
    assert (alice.closed_by, bob.is_open) == (Side.NODE, True)


def test_a_connection_that_was_not_opened_is_in_no_record():
    """Neither the record nor the peer knows of it."""
    world = World(twists.does_not_connect({FULL}))
    link = world.open("Bob", FULL)
    assert link.wire.aborted
    assert world.record.entries == []
    assert world.peers["Bob"].links == []


def test_a_connection_may_be_refused():
    """The record has that it opened, and that the node closed it."""
    world = World(twists.refuses_connections({INBOUND}))
    refused, accepted = world.open("Alice", INBOUND), world.open("Bob", BLOCK)
    assert (refused.closed_by, accepted.is_open) == (Side.NODE, True)


def test_time_passes_for_each_connection_by_itself():
    """An age counts from the opening, by the node's clock, to the second."""
    world = World(twists.disconnects({FETCH}, twists.passes(300)))
    old = world.open("Alice", FETCH)
    world.pass_time(1)
    young = world.open("Bob", FETCH)
    world.pass_time(298)
    assert old.is_open
    world.pass_time(1)
    assert (old.is_open, young.is_open) == (False, True)


def test_several_twists_act_one_after_the_other():
    """What the first lets pass the second sees."""
    bends = (twists.adds({FULL}, messages.GetAddr(), after="ping"), twists.drops({FULL}, "getaddr"))
    world = World(*bends)
    link = world.open("Bob", FULL, answers_pings=False)
    node_says(link, messages.Ping(1), messages.GetAddr())
    assert world.seen(link) == [messages.Ping(1), messages.GetAddr()]


def test_a_request_may_be_refused_from_some_number_on():
    """The node is not asked then; other kinds are not counted."""
    asked = []
    world = World(answers.refuses({FULL}, beyond=1))

    def put(*question):
        asked.append(question)

    for kind in (FULL, BLOCK):
        world.ask("addconnection", "x", kind.value, put=put)
    with pytest.raises(RpcError) as refusal:
        world.ask("addconnection", "x", FULL.value, put=put)
    assert refusal.value.code == answers.AT_CAPACITY
    assert [question[2] for question in asked] == [FULL.value, BLOCK.value]


def test_something_else_may_be_done_than_what_was_asked():
    """The twist asks the node what it likes."""
    bend = answers.replies("setban", lambda _lie, question: question.put("clearbanned"))
    assert World(bend).ask("setban", "x", put=lambda method, *_: method) == "clearbanned"


def test_a_node_may_be_started_otherwise():
    """A function gets what was asked for; what is not named stays."""
    world = World(answers.starts_with(maxconnections=lambda asked: str(int(asked) + 1), listen="0"))
    options = world.lie.options({"maxconnections": "12", "server": "1"})
    assert options == {"maxconnections": "13", "listen": "0", "server": "1"}


def test_an_unknown_name_gets_close_ones():
    """One line, with what may have been meant."""
    with pytest.raises(UnknownDeviationError, match="did you mean keeps-feelers"):
        find("keep-feeler", CATALOGUE)
    with pytest.raises(UnknownDeviationError, match="lists them"):
        find("xyzzy", CATALOGUE)


def test_names_are_unique_and_rules_known():
    """Every lie has a name of its own and breaks a sentence; its Rules are in the catalogue."""
    names = [each.name for each in CATALOGUE]
    assert len(names) == len(set(names))
    known = catalogue(PROJECT)
    for each in CATALOGUE:
        assert each.name == each.name.lower().replace(" ", "-")
        assert each.breaks
        assert not each.breaks.endswith(".")
        assert set(each.ids) <= set(known)
    assert set(UNPROVEN) <= set(known)


def test_every_promise_fits_an_example():
    """Titles change: a lie that no example is to notice would not be told at all."""
    files = sorted((PROJECT / "features").rglob("*.feature"))
    scenarios = all_scenarios([parse_file(str(file)) for file in files])
    texts = [text_of(scenario, index) for index, scenario in enumerate(scenarios)]
    assert {each.name: left for each in CATALOGUE if (left := unknown_promises(each, texts))} == {}
