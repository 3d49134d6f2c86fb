"""Messages whose headers lie about their length, and numbers that nothing follows on."""

import pytest

from harness.acts import envelopes, handshakes
from harness.p2p import wire


def frames_of(oddity):
    """Read what is sent as the node does, by the length that each header claims."""
    return wire.Decoder(wire.MAGIC_REGTEST).feed(b"".join(oddity.pieces))


def test_a_ping_that_claims_too_much_swallows_the_second_of_three():
    """What it claims does not fit its checksum; the third stands by itself."""
    swallower, last = frames_of(envelopes.PINGS_SWALLOWED)
    assert not swallower.checksum_ok
    assert swallower.payload == envelopes.PING + wire.encode_frame("ping", envelopes.PING)
    assert last.checksum_ok
    assert last.payload == envelopes.PING


@pytest.mark.parametrize(
    ("oddity", "fits"),
    [(envelopes.PING_CUT_SHORT, True), (envelopes.PING_CUT_SHORT_AND_DAMAGED, False)],
)
def test_what_a_ping_has_beyond_its_claim_begins_no_message(oddity, fits):
    """Its last four bytes and the next twenty are no header; the half before is read."""
    with pytest.raises(wire.FramingError) as failed:
        frames_of(oddity)
    (half,) = failed.value.frames
    assert half.checksum_ok is fits
    assert half.payload == envelopes.PING[:4]


def test_a_number_of_headers_ends_the_message():
    """2001 takes three bytes."""
    (frame,) = frames_of(envelopes.counted(2001))
    assert (frame.type, frame.payload) == ("headers", b"\xfd\xd1\x07")


def test_half_an_offer_ends_where_the_salt_begins():
    """What is there is its version."""
    assert handshakes.HALF_AN_OFFER.payload == b"\1\0\0\0"
