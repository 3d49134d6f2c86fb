"""The encrypted transport: its keys and packets, and one side of a connection (BIP 324)."""

import pytest

from harness.p2p import wire
from harness.p2p.v2_cipher import AuthenticationError, Ciphers, KeyPair
from harness.p2p.v2_transport import Channel, ChannelError, Manners, State, spelt_out

PING = wire.encode_frame("ping", bytes(8))
VERSION = wire.encode_frame("version", bytes(86))


def a_pair(**manners):
    """Return both sides of a connection whose handshake is done; the manners are the opener's."""
    opener = Channel(Manners(**manners), initiating=True)
    other = Channel(Manners(), initiating=False)
    answer = other.receive(opener.begin())
    last = opener.receive(answer.due)
    other.receive(last.due)
    return opener, other


def test_a_published_packet_comes_out():
    """One of the vectors of BIP 324 (packet_encoding_test_vectors.csv): packet 448 of its side.

    It lies behind two changes of the keys.
    """
    own = KeyPair(
        bytes.fromhex("96cb391886681d1d3e23948e51987771a8ec3001b640c18fb994a855cea66b6e"),
        bytes.fromhex(
            "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffdde3a077"
            "a6fd73711a27250c439ba78ef63d89cd0918c0a0a75f301ed96aa2a43ecf3f61"
        ),
    )
    theirs = bytes.fromhex(
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffa7730be3"
        "0000000000000000000000000000000000000000000000000000000000000000"
    )
    contents = bytes.fromhex(
        "00cf68f8f7ac49ffaa02c4864fdf6dfe7bbf2c740b88d98c50ebafe32c92f342"
        "7f57601ffcb21a3435979287db8fee6c302926741f9d5e464c647eeb9b7acaed"
        "a46e00abd7506fc9a719847e9a7328215801e96198dac141a15c7c2f68e0690d"
        "d1176292a0dded04d1f548aad88f1aebdc0a8f87da4bb22df32dd7c160c225b8"
        "43e83f6525d6d484f502f16d923124fc538794e21da2eb689d18d87406ecced5"
        "b9f92137239ed1d37bcfa7836641a83cf5e0a1cf63f51b06f158e499a459ede41c"
    )
    ciphers = Ciphers(own, theirs, initiating=True, magic=wire.MAGIC["main"])
    for _ in range(448):
        ciphers.encrypt(b"", decoy=True)
    packet = ciphers.encrypt(contents)
    assert ciphers.own_terminator.hex() == "7bf55f6b58f73cdff19ee3292607239f"
    assert ciphers.their_terminator.hex() == "d121874372c61a48fd87da6d01d89da4"
    assert ciphers.session_id.hex() == (
        "e9515794acced50e0550a3ebd95c170d2abd48b5f23fccca73bc597f00c88cf2"
    )
    assert packet.hex().endswith(
        "33953941be2682da1c6d1b167cbf180d7cb8159c94c6ea1c52356716f1057af4"
        "df53321f18894c285f7b2fd85b2edc44a13c9295f310962fdfc8d944bd77c550"
        "0b10ca68ca5d0977d19d183a7def742c41cfeee763dc09ef985c96ab6e74e464"
        "f66992f752c9368e42082ad338705062ddfcad4ca1c9c54004b9345d8df25953"
    )


def test_what_both_sides_say_before_the_keys_are_there_comes_when_they_are():
    """Neither has to know how far the handshake is."""
    opener, other = (Channel(Manners(), initiating=first) for first in (True, False))
    assert opener.send(VERSION) == b""
    answer = other.receive(opener.begin())
    last = opener.receive(answer.due)
    assert other.receive(last.due).frames == VERSION
    assert opener.is_open
    assert other.is_open
    assert opener.session_id == other.session_id != b""


@pytest.mark.parametrize("size", [1, 7, 64])
def test_bytes_may_be_cut_anywhere(size):
    """As the internet does."""
    opener, other = a_pair()
    sent = opener.send(PING * 3)
    pieces = [sent[at : at + size] for at in range(0, len(sent), size)]
    assert b"".join(other.receive(piece).frames for piece in pieces) == PING * 3


def test_keys_change_and_the_conversation_goes_on():
    """A thousand packets are four changes in each direction."""
    opener, other = a_pair()
    for _ in range(1000):
        assert other.receive(opener.send(PING)).frames == PING
        assert opener.receive(other.send(PING)).frames == PING


def test_whoever_begins_with_a_version_message_is_spoken_to_in_the_clear():
    """What was to be said goes out as it is, and comes in as it is."""
    other = Channel(Manners(), initiating=False)
    assert other.send(PING) == b""
    assert other.receive(VERSION[:15]).frames == b""
    heard = other.receive(VERSION[15:])
    assert (other.state, heard.frames, heard.due) == (State.PLAIN, VERSION, PING)
    assert other.send(PING) == PING


def test_decoys_are_counted_and_hold_nothing():
    """In the handshake, where the first of them authenticates the garbage, and later."""
    opener, other = a_pair(decoys=3, decoy_size=10)
    assert (other.is_open, other.decoys_heard) == (True, 3)
    assert other.receive(opener.packet(b"x", decoy=True)).frames == b""
    assert other.decoys_heard == 4


def test_a_handshake_may_stop_before_the_version_packet():
    """The other side knows where the garbage ends, and waits."""
    _, other = a_pair(sends_version=False)
    assert other.state is State.VERSION


def test_a_version_packet_may_hold_what_it_likes():
    """Today it is empty."""
    _, other = a_pair(version_contents=b"more")
    assert (other.is_open, other.version_contents) == (True, b"more")


@pytest.mark.parametrize(
    ("manners", "words"),
    [
        ({"proves_garbage": False}, "not authentic"),
        ({"garbage": 4096}, "no end to it"),
        ({"garbage": 4111, "ends_garbage": False}, "no end to it"),
    ],
)
def test_faults_of_the_handshake_are_seen(manners, words):
    """Each in the place where it is made."""
    with pytest.raises(ChannelError, match=words):
        a_pair(**manners)


def test_most_garbage_is_not_too_much():
    """4095 bytes, and one fewer than ever makes a side give up."""
    assert a_pair(garbage=4095)[1].is_open
    assert a_pair(garbage=4110, ends_garbage=False)[1].state is State.GARBAGE


def test_keys_for_another_chain_fit_none():
    """Nothing that either side sends ends the garbage for the other."""
    opener, other = a_pair(magic=wire.MAGIC["main"])
    assert (opener.state, other.state) == (State.GARBAGE, State.GARBAGE)


def test_an_altered_packet_is_not_believed_nor_anything_behind_it():
    """One bit is enough."""
    opener, other = a_pair()
    with pytest.raises(ChannelError, match="not authentic"):
        other.receive(opener.altered_packet(b"\x12" + bytes(8)))
    with pytest.raises(ChannelError, match="unreadable"):
        other.receive(opener.packet(b"\x12" + bytes(8)))


@pytest.mark.parametrize("name", ["ping", "verack"])
def test_types_are_understood_by_number_and_in_letters(name):
    """Those that have no number are always in letters."""
    frame = wire.encode_frame(name, b"")
    for spells_out in (False, True):
        opener, other = a_pair(spells_out=spells_out)
        assert other.receive(opener.send(frame)).frames == frame


def test_types_with_a_number_are_short():
    """20 bytes beside the contents; the type takes one of these, or thirteen."""
    short, long = a_pair()[0], a_pair(spells_out=True)[0]
    assert (len(short.send(PING)), len(long.send(PING))) == (29, 41)


@pytest.mark.parametrize("contents", [b"", b"\xff", b"\x21" + bytes(8), spelt_out(b"ping")[:5]])
def test_packets_without_a_message_are_no_messages(contents):
    """A node sends none of these."""
    opener, other = a_pair()
    with pytest.raises(ChannelError, match="a packet that begins with"):
        other.receive(opener.packet(contents))


@pytest.mark.parametrize("data", [PING[:-1], b"\xff" * 24, PING[:20] + bytes(12)])
def test_only_whole_messages_can_be_encrypted(data):
    """A part of a frame, another magic, a wrong checksum: packets know nothing like it."""
    with pytest.raises(ValueError, match="not of the v2 transport"):
        a_pair()[0].send(data)


def test_a_side_cannot_speak_in_packets_before_it_has_the_key():
    """Nor read."""
    with pytest.raises(ValueError, match="has not come"):
        Channel(Manners(), initiating=True).packet(b"")


def test_a_packet_of_others_is_not_authentic():
    """Whoever has not the keys can neither say nor read anything."""
    one, another = KeyPair.fresh(), KeyPair.fresh()
    ours = Ciphers(one, another.public, initiating=True, magic=wire.MAGIC_REGTEST)
    packet = ours.encrypt(b"hello")
    with pytest.raises(AuthenticationError):
        ours.decrypt(packet[3:])
