"""Claims about what is said while connections open, and about addresses passed on."""

import pytest

from harness import claims
from harness.acts import handshakes
from harness.errors import Inconclusive
from harness.p2p import messages, recognise
from harness.terms import Direction, Side
from harness.tests.test_claims import Story

IP = bytes(10) + b"\xff\xff" + bytes((61, 1, 2, 3))
ONE = messages.Addr((messages.TimedAddress(1, 9, IP, 8333),))
OTHER = messages.Addr((messages.TimedAddress(1, 9, IP[:-1] + b"\4", 8333),))
NEWER = messages.AddrV2((messages.AddressV2(1, 9, messages.AddressNetwork.IPV4, IP[12:], 8333),))


def greeted():
    """Both have acknowledged, and our ping has been answered."""
    talk = Story().opened("Bob").said("Bob", messages.Verack())
    return (
        talk.event("Bob", "handshake completed")
        .said("Bob", messages.Ping(5), Direction.SENT)
        .said("Bob", messages.Pong(5))
        .fence("Bob")
    )


def test_answers_to_our_own_pings_are_not_the_node_s_words():
    """Nor is what only later protocols know."""
    talk = greeted().said("Bob", messages.Unknown("feature", b""))
    assert claims.sent_so_far(talk.window, "Bob", "verack").cited == (2,)


def test_an_answer_to_a_ping_before_the_handshake_is_a_word():
    """There the node has to be silent."""
    talk = (
        Story()
        .opened("Bob")
        .said("Bob", messages.Ping(7), Direction.SENT)
        .said("Bob", messages.Pong(7))
    )
    talk.said("Bob", messages.Verack()).event("Bob", "handshake completed").fence("Bob")
    with pytest.raises(claims.ClaimFailed, match="pong, verack"):
        claims.sent_so_far(talk.window, "Bob", "verack")


@pytest.mark.parametrize("kinds", [(), ("verack", "ping"), ("ping",)])
def test_words_that_are_missing_or_too_many_are_told(kinds):
    """The list is exact."""
    with pytest.raises(claims.ClaimFailed, match="it sends verack"):
        claims.sent_so_far(greeted().window, "Bob", *kinds)


def test_words_without_a_fence_prove_nothing():
    """The next one may be on its way."""
    talk = Story().opened("Bob").said("Bob", messages.Verack())
    with pytest.raises(Inconclusive, match="more to send"):
        claims.sent_so_far(talk.window, "Bob", "verack")


def test_a_connection_that_has_ended_says_nothing_right():
    """The words were right, and then the node hung up."""
    with pytest.raises(claims.ClaimFailed, match="disconnects"):
        claims.sent_so_far(greeted().event("Bob", "closed").window, "Bob", "verack")


def test_one_thing_named_twice_is_another_message():
    """All that was sent on a connection that is over is told by types, and by that."""
    item = messages.InventoryItem(messages.InventoryKind.TX, bytes(32))
    talk = Story().opened("Bob").said("Bob", messages.Inv((item,))).event("Bob", "closed")
    assert claims.sent_in_all(talk.window, "Bob", "inv").cited
    talk = Story().opened("Bob").said("Bob", messages.Inv((item, item))).event("Bob", "closed")
    with pytest.raises(claims.ClaimFailed, match=r"inv \(twice\)"):
        claims.sent_in_all(talk.window, "Bob", "inv")


def test_no_reaction_needs_a_fence_after_the_event():
    """Without it the node may not have dealt with it."""
    talk = greeted()
    with pytest.raises(Inconclusive, match="fence"):
        claims.sent_nothing_further(talk.window, "Bob", since=6)
    talk.fence("Bob")
    assert claims.sent_nothing_further(talk.window, "Bob", since=6).fence == (7,)


@pytest.mark.parametrize(
    "reaction",
    [lambda talk: talk.said("Bob", messages.Verack()), lambda talk: talk.event("Bob", "closed")],
)
def test_a_word_and_a_hang_up_are_reactions(reaction):
    """Whether or not a fence came."""
    talk = reaction(greeted()).fence("Bob")
    with pytest.raises(claims.ClaimFailed, match="nothing further"):
        claims.sent_nothing_further(talk.window, "Bob", since=6)


def test_silence_does_not_announce_the_end_of_a_connection():
    """Whoever disconnects instead is left to the audit, or to another claim."""
    talk = Story().opened("Alice").opened("Bob").said("Alice", messages.Pong(1)).fence("Alice")
    talk.event("Bob", "closed", Side.NODE)
    told = claims.types_seen_by_others(talk.window, "Bob", "pong")
    finding = claims.silence(
        talk.window, claims.is_anything, peer="Bob", expected="nothing", control=told
    )
    assert not set(talk.window.events("closed").numbers()) & set(finding.cited)


def test_a_known_address_is_told_apart_from_an_unknown_one():
    """What the node says of itself is believed."""
    about = {"localaddresses": [{"address": "60.70.80.90"}]}
    assert claims.knows_own_address(about, 7, "60.70.80.90").cited == (7,)
    with pytest.raises(claims.ClaimFailed):
        claims.knows_own_address({"localaddresses": []}, 7, "60.70.80.90")


def test_addresses_are_recognised_in_both_forms():
    """An IPv4 address is the same in four and in sixteen bytes."""
    meant = recognise.has_address(IP)
    assert meant(ONE)
    assert meant(NEWER)
    assert not meant(OTHER)


def test_another_address_beside_the_right_one_is_another_address():
    """Each message may hold several."""
    meant = recognise.has_other_address(IP)
    assert not meant(ONE)
    assert meant(messages.Addr((*ONE.addresses, *OTHER.addresses)))
    assert not recognise.has_addresses(messages.Addr(()))


def test_where_a_peer_sees_the_node_is_told_or_left_out():
    """Neither an answer of another place nor a missing one is the right one."""
    row = {"addrlocal": "70.80.90.100:5555"}
    claims.lists_seen_address(row, 3, peer="Bob", place="70.80.90.100:5555")
    claims.lists_seen_address({}, 3, peer="Bob", place=None)
    for told, place in ((row, None), ({}, "70.80.90.100:5555"), (None, None)):
        with pytest.raises(claims.ClaimFailed):
            claims.lists_seen_address(told, 3, peer="Bob", place=place)


def test_the_protocol_version_of_the_node_is_just_so():
    """That it names the peer's would be another number."""
    talk = Story().opened("Bob").said("Bob", handshakes.PLAIN_VERSION)
    assert claims.names_protocol(talk.window, "Bob", 70016).cited == (2,)
    with pytest.raises(claims.ClaimFailed, match="it names 70016"):
        claims.names_protocol(talk.window, "Bob", 80000)
