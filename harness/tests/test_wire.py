"""The version 1 envelope: literal bytes, any cut of the stream, and every way to break it."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.p2p.wire import (
    HEADER_SIZE,
    MAGIC,
    MAGIC_REGTEST,
    MAX_PAYLOAD,
    Decoder,
    Frame,
    FramingError,
    encode_frame,
)

VERACK = bytes.fromhex(
    "fabfb5da"  # magic of regtest
    "76657261636b000000000000"  # "verack" and six zeros
    "00000000"  # no payload
    "5df6e0e2"  # double SHA-256 of nothing
)
PING = bytes.fromhex(
    "fabfb5da"
    "70696e670000000000000000"  # "ping" and eight zeros
    "08000000"  # eight bytes
    "433ba813"  # double SHA-256 of what follows
    "d204000000000000"  # 1234
)

types = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1, max_size=12)
streams = st.lists(st.tuples(types, st.binary(max_size=60)), max_size=5)
some = settings(max_examples=40, deadline=None)


def encode_all(messages):
    """Join the frames of a stream."""
    return b"".join(encode_frame(message_type, payload) for message_type, payload in messages)


def test_verack_frame_is_literally_this():
    """A verack on regtest is these 24 bytes."""
    assert encode_frame("verack", b"") == VERACK
    assert Decoder(MAGIC_REGTEST).feed(VERACK) == [
        Frame(type="verack", payload=b"", raw=VERACK, checksum_ok=True)
    ]


def test_ping_frame_is_literally_this():
    """A ping with the number 1234 on regtest is these 32 bytes."""
    payload = (1234).to_bytes(8, "little")
    assert PING[20:24] == hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:4]
    assert encode_frame("ping", payload) == PING


def test_magic_of_each_chain_opens_its_frames():
    """Each chain has a magic of its own, and a decoder of that chain reads its frames."""
    assert len(set(MAGIC.values())) == len(MAGIC) == 5
    for magic in MAGIC.values():
        raw = encode_frame("verack", b"", magic=magic)
        assert raw[:4] == magic
        assert len(Decoder(magic).feed(raw)) == 1


@some
@given(streams, st.data())
def test_any_cut_of_the_stream_gives_the_same_frames(messages, data):
    """Bytes in one piece, one by one, or cut anywhere decode to the same frames."""
    stream = encode_all(messages)
    whole = Decoder(MAGIC_REGTEST).feed(stream)
    single = Decoder(MAGIC_REGTEST)
    assert [frame for byte in stream for frame in single.feed(bytes([byte]))] == whole
    cut = data.draw(st.integers(0, len(stream)))
    pieces = Decoder(MAGIC_REGTEST)
    assert pieces.feed(stream[:cut]) + pieces.feed(stream[cut:]) == whole
    assert [frame.payload for frame in whole] == [payload for _, payload in messages]
    assert b"".join(frame.raw for frame in whole) == stream
    assert single.pending == pieces.pending == 0


def test_pending_counts_the_bytes_of_an_unfinished_frame():
    """Bytes behind the last complete frame are pending."""
    decoder = Decoder(MAGIC_REGTEST)
    assert len(decoder.feed(PING + PING[:30])) == 1
    assert decoder.pending == 30
    assert len(decoder.feed(PING[30:])) == 1
    assert decoder.pending == 0


def test_largest_payload_arrives_in_small_pieces():
    """A payload of the largest size passes, also in many pieces."""
    raw = encode_frame("block", bytes(MAX_PAYLOAD))
    decoder = Decoder(MAGIC_REGTEST)
    frames = [
        frame
        for start in range(0, len(raw), 4096)
        for frame in decoder.feed(raw[start : start + 4096])
    ]
    assert [len(frame.payload) for frame in frames] == [MAX_PAYLOAD]


def test_wrong_magic_is_a_framing_error_that_keeps_earlier_frames():
    """A wrong magic ends the stream; the frames before it in the same bytes are kept."""
    decoder = Decoder(MAGIC_REGTEST)
    with pytest.raises(FramingError, match="magic fabfb5da, received f9beb4d9") as caught:
        decoder.feed(VERACK + PING + MAGIC["main"])
    assert [frame.type for frame in caught.value.frames] == ["verack", "ping"]


def test_stream_stays_broken_after_a_framing_error():
    """After a framing error each further feed raises again and repeats no frame."""
    decoder = Decoder(MAGIC_REGTEST)
    with pytest.raises(FramingError):
        decoder.feed(VERACK + b"\xff\xff\xff\xff")
    with pytest.raises(FramingError) as caught:
        decoder.feed(VERACK)
    assert caught.value.frames == []


def test_oversize_length_is_a_framing_error_before_the_payload_arrives():
    """A declared length over the limit is refused on sight of the header."""
    raw = encode_frame("block", b"", length=MAX_PAYLOAD + 1)
    decoder = Decoder(MAGIC_REGTEST)
    assert decoder.feed(raw[: HEADER_SIZE - 1]) == []
    with pytest.raises(FramingError, match="4000001 bytes"):
        decoder.feed(raw[HEADER_SIZE - 1 :])


def test_wrong_checksum_is_flagged_and_the_frame_kept():
    """A frame with a wrong checksum is given with its bytes and a mark, and the next is read."""
    lie = encode_frame("ping", bytes(8), checksum=b"\x00\x01\x02\x03")
    frames = Decoder(MAGIC_REGTEST).feed(lie + VERACK)
    assert [(frame.type, frame.checksum_ok) for frame in frames] == [
        ("ping", False),
        ("verack", True),
    ]
    assert frames[0].raw == lie


def test_declared_length_can_lie():
    """A declared length longer than the payload makes the decoder wait for the rest."""
    decoder = Decoder(MAGIC_REGTEST)
    assert decoder.feed(encode_frame("ping", bytes(4), length=8)) == []
    assert decoder.pending == HEADER_SIZE + 4


@some
@given(st.binary(max_size=12))
def test_illegal_type_fields_go_out_and_come_in_unchanged(field):
    """A type given as bytes reaches the wire as it is, and decodes one character for one byte."""
    raw = encode_frame(field, b"")
    assert raw[4:16] == field.ljust(12, b"\x00")
    (frame,) = Decoder(MAGIC_REGTEST).feed(raw)
    assert frame.type.encode("latin-1") == field.rstrip(b"\x00")


@pytest.mark.parametrize("message_type", ["", "thirteenchars", "new\nline", "zero\x00", "é"])
def test_type_in_words_must_be_legal(message_type):
    """A type given as text must be what the protocol allows."""
    with pytest.raises(ValueError, match="message type"):
        encode_frame(message_type, b"")


@pytest.mark.parametrize(
    "lie",
    [{"magic": b"\x00"}, {"checksum": b"\x00" * 5}, {"length": -1}, {"length": 1 << 32}],
)
def test_header_refuses_what_it_cannot_hold(lie):
    """A magic, checksum or length of the wrong size is an error of the caller."""
    with pytest.raises(ValueError, match=r"bytes|bits"):
        encode_frame("ping", b"", **lie)


def test_type_of_thirteen_bytes_does_not_fit():
    """A type field has twelve bytes, also for deliberate misbehaviour."""
    with pytest.raises(ValueError, match="at most 12"):
        encode_frame(b"x" * 13, b"")
