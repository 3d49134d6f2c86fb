"""Real sockets on loopback: what the network thread writes into the record."""

import asyncio
import socket

import pytest

from harness.errors import HarnessFault
from harness.network.dialling import await_acceptance, dial
from harness.network.link import Link, spelt
from harness.network.listening import Acceptor
from harness.network.thread import NetworkThread
from harness.p2p import messages, wire
from harness.p2p.session import Conduct, Session
from harness.record.transcript import Transcript
from harness.terms import Direction, Side


@pytest.fixture
def network():
    thread = NetworkThread().open()
    yield thread
    thread.close()


@pytest.fixture
def record():
    return Transcript()


def make_link(record, dialled_by=Side.NODE, lens=None, **conduct):
    session = Session(Conduct(**conduct), nonce=1, timestamp=0, node_services=9)
    return Link("Bob", session, record, dialled_by=dialled_by, lens=lens)


def frame(message):
    return wire.encode_frame(message.type, messages.encode_payload(message))


def wait(network, record, kind, since=0):
    return network.call(record.first(lambda entry: entry.type == kind, since=since, timeout=5))


@pytest.fixture
def accepted(network, record):
    """A connection that a stand-in for the node has opened to our peer."""
    acceptor = Acceptor(lambda: make_link(record))
    address = network.call(acceptor.open("127.0.0.1"))
    node = socket.create_connection(address)
    wait(network, record, "opened")
    yield node, acceptor.accepted[0]
    node.close()
    network.run(acceptor.close)


def test_messages_are_recorded_in_the_order_of_their_bytes(network, record, accepted):
    """Each message is one entry, answers in between where they were given."""
    node, _ = accepted
    node.sendall(frame(messages.Ping(1)) + frame(messages.GetAddr()) + frame(messages.Ping(2)))
    network.call(record.first(lambda e: e.content == messages.Pong(2), since=0, timeout=5))
    kinds = [
        (e.direction, e.type)
        for e in record.entries
        if e.direction in (Direction.RECEIVED, Direction.SENT)
    ]
    assert kinds == [
        (Direction.RECEIVED, "ping"),
        (Direction.SENT, "pong"),
        (Direction.RECEIVED, "getaddr"),
        (Direction.RECEIVED, "ping"),
        (Direction.SENT, "pong"),
    ]


def test_the_raw_bytes_are_kept_whole(network, record, accepted):
    """What stands in the record is the frame as it was on the wire."""
    node, _ = accepted
    raw = frame(messages.Unknown("novelty", b"x" * 100_000))
    node.sendall(raw)
    assert wait(network, record, "novelty").raw == raw


def test_who_closed_is_recorded(network, record, accepted):
    """An end that the other side caused is the node's, ours is the peer's."""
    node, _ = accepted
    node.close()
    assert wait(network, record, "closed").content is Side.NODE


def test_our_own_end_is_ours(network, record, accepted):
    """Hanging up from our side is recorded as the peer's doing."""
    _, link = accepted
    network.run(link.close)
    assert wait(network, record, "closed").content is Side.PEER


def test_a_reset_by_the_node_is_an_end_by_the_node(network, record, accepted):
    """A connection that is reset counts as closed like one that ends in order."""
    node, _ = accepted
    node.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    node.close()
    assert wait(network, record, "closed").content is Side.NODE


def test_what_is_not_read_comes_when_our_peer_reads_on(network, record, accepted):
    """What the node sends meanwhile is not in the record; afterwards it is, in order."""
    node, link = accepted
    network.run(link.stop_reading)
    node.sendall(frame(messages.GetAddr()))
    with pytest.raises(TimeoutError):
        network.call(record.first(lambda entry: entry.type == "getaddr", since=0, timeout=0.2))
    network.run(link.read_on)
    assert wait(network, record, "getaddr").content == messages.GetAddr()


def test_a_place_where_nobody_listens_any_more_is_kept(network, record):
    """A caller is refused, and no other program gets the place and takes the call."""
    acceptor = Acceptor(lambda: make_link(record))
    address = network.call(acceptor.open("127.0.0.1"))
    network.run(acceptor.refuse)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(address)
    with socket.socket() as other, pytest.raises(OSError, match="in use"):
        other.bind(address)
    network.run(acceptor.close)
    with socket.create_server(address):
        pass


def test_further_calls_are_refused_while_an_earlier_one_goes_on(network, record):
    """Its own port does not stand in the way."""
    acceptor = Acceptor(lambda: make_link(record))
    address = network.call(acceptor.open("127.0.0.1"))
    with socket.create_connection(address):
        wait(network, record, "opened")
        network.run(acceptor.refuse)
        assert acceptor.accepted[0].is_open
    network.run(acceptor.close)


def test_a_caller_greets_and_one_that_waits_does_not(network, record):
    """Our peer speaks first when it calls, unless its conduct is to wait."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        link = make_link(record, Side.PEER)
        network.call(dial(link, server.getsockname(), source=None))
        assert wait(network, record, "version").direction is Direction.SENT
        network.run(lambda: link.close(abort=True))


def test_a_peer_that_nobody_accepts_says_so_and_ends(network, record):
    """It waits as for anything of the node, and leaves no work behind."""
    ended = []

    async def call_for_ever():
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(True)

    with pytest.raises(TimeoutError, match="the node accepts no connection"):
        network.call(await_acceptance(call_for_ever(), transcript=record, timeout=0.1))
    assert ended == [True]


def test_a_peer_may_call_from_the_port_at_which_it_listens(network, record):
    """The node then sees the caller at the very address that it could call."""
    acceptor = Acceptor(lambda: make_link(record))
    address = network.call(acceptor.open("127.0.0.1", shared=True))
    with socket.create_server(("127.0.0.1", 0)) as server:
        link = make_link(record, Side.PEER)
        network.call(dial(link, server.getsockname(), source=address))
        seen, caller = server.accept()
        seen.close()
        assert caller == address
    network.run(lambda: link.close(abort=True))
    network.run(acceptor.close)


def test_who_dialled_is_in_the_record(record, accepted):
    """Calls of the node and calls of our peers are told apart by whoever judges them."""
    opened = next(entry for entry in record.entries if entry.type == "opened")
    assert accepted
    assert opened.content is Side.NODE


def test_a_round_trip_ends_when_its_own_pong_came(network, record, accepted):
    """Another pong does not count; what was said before the ping is dealt with then."""
    node, link = accepted
    trip = asyncio.run_coroutine_threadsafe(ping(link), network._loop)
    asked = wait(network, record, "ping").content
    node.sendall(frame(messages.Pong(asked.nonce + 1)))
    wait(network, record, "pong")
    assert not trip.done()
    assert not link.is_dealt_with
    node.sendall(frame(messages.Pong(asked.nonce)))
    assert trip.result(5) is True
    assert link.is_dealt_with
    network.run(lambda: link.send(messages.GetAddr()))
    assert not link.is_dealt_with


def test_what_was_said_after_the_ping_is_not_dealt_with(network, record, accepted):
    """The pong proves what came before its ping only."""
    node, link = accepted
    trip = asyncio.run_coroutine_threadsafe(ping(link), network._loop)
    asked = wait(network, record, "ping").content
    network.run(lambda: link.send(messages.GetAddr()))
    node.sendall(frame(messages.Pong(asked.nonce)))
    assert trip.result(5) is True
    assert not link.is_dealt_with


def test_a_round_trip_on_a_connection_that_ends_gives_nothing(network, record, accepted):
    """The end of the connection ends the wait, without an error, before the ping or after it."""
    node, link = accepted
    trip = asyncio.run_coroutine_threadsafe(ping(link), network._loop)
    wait(network, record, "ping")
    node.close()
    assert trip.result(5) is False
    assert network.call(ping(link)) is False


async def ping(link):
    """Ping on the loop."""
    return await link.ping()


def test_an_exception_on_the_loop_is_noted(network):
    """Whatever goes wrong in a callback ends as a suite error, not in silence."""
    network._loop.call_soon_threadsafe(lambda: 1 / 0)
    network.run(lambda: None)
    assert "ZeroDivisionError" in network.faults[0]


def test_the_door_lets_exceptions_through(network):
    """An error raised on the loop reaches the caller as it is."""

    def fail():
        raise HarnessFault("x")

    with pytest.raises(HarnessFault):
        network.run(fail)


@pytest.mark.parametrize(
    ("place", "spelling"),
    [
        (("127.0.0.1", 7), ("127.0.0.1", 7)),
        (("fc00::1", 7, 0, 0), ("[fc00::1]", 7)),
        ("", ("", 0)),
    ],
)
def test_an_address_is_spelt_as_the_node_spells_it(place, spelling):
    """An IPv6 one stands in brackets; a Unix socket has neither host nor port."""
    assert spelt(place) == spelling
