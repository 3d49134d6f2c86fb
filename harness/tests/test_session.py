"""One connection without a socket."""

import pytest

from harness.p2p import messages, wire
from harness.p2p.handshake import HandshakeError
from harness.p2p.session import (
    Breach,
    Conduct,
    EncryptionIgnored,
    EncryptionRefused,
    HandshakeCompleted,
    MessageReceived,
    ReplyDue,
    Session,
)


def session(**conduct):
    return Session(Conduct(**conduct), nonce=7, timestamp=1_700_000_000, node_services=9)


def frame(message):
    return wire.encode_frame(message.type, messages.encode_payload(message))


NODE_VERSION = messages.Version(
    protocol=70016,
    services=0x409,
    timestamp=1,
    receiver=messages.NetAddress(0, bytes(16), 0),
    sender=messages.NetAddress(0, bytes(16), 0),
    nonce=99,
    user_agent=b"/node/",
    start_height=0,
    relay=True,
)


def exchange(left, right, first):
    """Carry bytes both ways until nobody has anything to say; return the events of each side."""
    seen = {left: [], right: []}
    parcels = [(right, event.raw) for event in first]
    while parcels:
        to, data = parcels.pop(0)
        other = left if to is right else right
        for event in to.receive(data):
            seen[to].append(event)
            if isinstance(event, ReplyDue):
                parcels.append((other, event.raw))
    return seen[left], seen[right]


def test_two_sessions_joined_in_memory_complete_their_handshake():
    """A caller and a called session greet each other to the end, without anybody's help."""
    caller, called = session(), session()
    of_caller, of_called = exchange(caller, called, caller.greet())
    assert caller.is_complete
    assert called.is_complete
    assert HandshakeCompleted() in of_caller
    assert HandshakeCompleted() in of_called
    assert not [event for event in of_caller + of_called if isinstance(event, Breach)]


def test_the_peer_mirrors_the_service_bits_of_the_node():
    """Unless told otherwise the version message repeats what the node's own version says."""
    peer = session()
    replies = [e.message for e in peer.receive(frame(NODE_VERSION)) if isinstance(e, ReplyDue)]
    assert replies[0].services == 0x409
    assert [type(message) for message in replies] == [
        messages.Version,
        messages.WtxidRelay,
        messages.SendAddrV2,
        messages.Verack,
    ]


def test_services_that_are_asked_for_win_over_mirrored_ones():
    """A conduct with its own service bits does not mirror."""
    peer = session(services=1)
    (version, *_) = [
        e.message for e in peer.receive(frame(NODE_VERSION)) if isinstance(e, ReplyDue)
    ]
    assert version.services == 1


@pytest.mark.parametrize(
    ("withheld", "missing"),
    [
        ({"acknowledges": False}, messages.Verack),
        ({"offers_wtxid_relay": False}, messages.WtxidRelay),
        ({"offers_addrv2": False}, messages.SendAddrV2),
        ({"speaks": False}, messages.Version),
    ],
)
def test_each_automatic_answer_can_be_withheld(withheld, missing):
    """A conduct leaves out exactly the message it withholds."""
    peer = session(**withheld)
    said = [type(e.message) for e in peer.receive(frame(NODE_VERSION)) if isinstance(e, ReplyDue)]
    assert missing not in said


def test_an_old_protocol_offers_no_wtxid_relay():
    """Below protocol 70016 the negotiation messages of BIP 339 and 155 stay away."""
    peer = session(protocol=70015)
    said = [type(e.message) for e in peer.receive(frame(NODE_VERSION)) if isinstance(e, ReplyDue)]
    assert said == [messages.Version, messages.Verack]


def test_a_ping_is_answered_with_its_own_number():
    """The pong repeats the nonce."""
    peer = session()
    replies = [e for e in peer.receive(frame(messages.Ping(42))) if isinstance(e, ReplyDue)]
    assert [reply.message for reply in replies] == [messages.Pong(42)]
    assert replies[0].raw == frame(messages.Pong(42))


def test_a_ping_can_go_unanswered():
    """A conduct that answers no pings stays silent."""
    peer = session(answers_pings=False)
    events = peer.receive(frame(messages.Ping(42)))
    assert [type(event) for event in events] == [MessageReceived]


def test_a_second_version_is_a_breach():
    """A node that greets twice is out of turn, and the record says so."""
    peer = session()
    peer.receive(frame(NODE_VERSION))
    events = peer.receive(frame(NODE_VERSION))
    assert [type(event) for event in events] == [MessageReceived, Breach]


def test_bytes_that_are_no_message_are_a_breach_and_nothing_is_lost_before():
    """What was readable before the garbage is still reported."""
    peer = session()
    events = peer.receive(frame(messages.Ping(1)) + b"not bitcoin at all, really not" * 2)
    assert isinstance(events[0], MessageReceived)
    assert isinstance(events[-1], Breach)


def test_a_wrong_checksum_is_a_breach():
    """A message whose checksum is wrong is not taken for the message it claims to be."""
    raw = wire.encode_frame("ping", bytes(8), checksum=b"\0\0\0\0")
    (event,) = session().receive(raw)
    assert isinstance(event, Breach)
    assert event.raw == raw


def test_a_payload_that_cannot_be_read_is_kept_and_is_a_breach():
    """An undecodable known message stays in the record beside the breach."""
    raw = wire.encode_frame("pong", b"\1")
    message, breach = session().receive(raw)
    assert isinstance(message.message, messages.Undecodable)
    assert isinstance(breach, Breach)


@pytest.mark.parametrize(
    "message",
    [
        messages.Inv(()),
        messages.GetData(()),
        messages.NotFound(()),
        messages.Addr(()),
        messages.AddrV2(()),
    ],
)
def test_a_message_that_names_nothing_is_a_breach(message):
    """A node that has nothing to announce, request or tell is silent; headers may be empty."""
    assert [type(event) for event in session().receive(frame(message))] == [MessageReceived, Breach]
    assert [type(event) for event in session().receive(frame(messages.Headers(())))] == [
        MessageReceived
    ]


def test_sending_verack_before_greeting_is_our_own_error():
    """Deliberate misbehaviour goes through `frame`; `send` keeps to the table."""
    peer = session()
    with pytest.raises(HandshakeError):
        peer.send(messages.Verack())
    assert peer.frame(messages.Verack()) == frame(messages.Verack())


def test_bytes_may_come_one_at_a_time():
    """The events do not depend on how the stream is cut."""
    whole, cut = session(), session()
    data = frame(NODE_VERSION) + frame(messages.Verack()) + frame(messages.Ping(5))
    at_once = whole.receive(data)
    in_pieces = [event for byte in data for event in cut.receive(bytes([byte]))]
    assert at_once == in_pieces


def test_a_peer_that_knows_no_encryption_refuses_other_first_bytes_than_the_magic():
    """What follows an encrypted greeting is not looked at."""
    peer = session(refuses_encryption=True)
    assert peer.receive(b"\x13\x37") == [EncryptionRefused(b"\x13\x37")]
    assert isinstance(peer.receive(frame(NODE_VERSION))[0], Breach)


def test_a_peer_that_ignores_encryption_stays_and_reads_nothing():
    """The greeting is noted once; what follows it is neither read nor a breach."""
    peer = session(ignores_encryption=True)
    assert peer.receive(b"\x13\x37") == [EncryptionIgnored(b"\x13\x37")]
    assert peer.receive(frame(NODE_VERSION)) == []


@pytest.mark.parametrize("size", [1, 3, 4, 30])
def test_a_plain_greeting_in_pieces_is_not_refused(size):
    """The first piece may be shorter than the magic, and later ones never begin with it."""
    peer, greeting = session(refuses_encryption=True), frame(NODE_VERSION)
    events = [*peer.receive(greeting[:size]), *peer.receive(greeting[size:])]
    assert not [event for event in events if isinstance(event, EncryptionRefused | Breach)]


@pytest.mark.parametrize("calls", [True, False])
def test_what_is_said_out_of_turn_comes_where_it_was_asked_for(calls):
    """The handshake takes its course as if it had not been said."""
    ours = session(before_version=(messages.GetAddr(),), before_verack=(messages.Ping(7),))
    node = session()
    first = ours.greet() if calls else node.greet()
    _, heard = exchange(ours, node, first) if calls else reversed(exchange(node, ours, first))
    words = [each.message.type for each in heard if isinstance(each, MessageReceived)]
    assert words == ["getaddr", "version", "ping", "wtxidrelay", "sendaddrv2", "verack"]
    assert ours.is_complete


def test_an_acknowledgement_out_of_turn_does_not_move_the_handshake():
    """Our own state is that of the honest exchange."""
    ours = session(before_version=(messages.Verack(),))
    ours.greet()
    assert not ours.is_complete
    assert HandshakeCompleted() in ours.receive(frame(NODE_VERSION) + frame(messages.Verack()))


def test_bytes_are_added_behind_every_message_but_the_version():
    """The envelope covers them, so that the message is sound but for its length."""
    plain, longer = session(), session(bytes_behind=4)
    ping = messages.Ping(5)
    assert len(longer.frame(ping)) == len(plain.frame(ping)) + 4
    assert longer.frame(ping)[16:20] == (12).to_bytes(4, "little")
    (said,), (other,) = plain.greet(), longer.greet()
    assert said.raw == other.raw
