"""What the node has kept of its messages, against what went over the wire."""

import struct

import pytest

from harness import claims
from harness.p2p import messages, wire
from harness.record.transcript import Transcript
from harness.terms import Direction

PING, PONG = (messages.encode_payload(each) for each in (messages.Ping(7), messages.Pong(7)))


def kept(*said):
    """Write a file as the node does: microseconds, type, length, bytes."""
    return b"".join(
        struct.pack("<q12sI", 5, kind.encode(), len(payload)) + payload for kind, payload in said
    )


def judge(came, went, *, damaged=b""):
    """A peer has sent a ping, and what is damaged, and got its pong; hold two files against it."""
    record = Transcript()
    for direction, raw in (
        (Direction.SENT, damaged),
        (Direction.SENT, wire.encode_frame("ping", PING)),
        (Direction.RECEIVED, wire.encode_frame("pong", PONG)),
    ):
        record.append(direction, "bytes", "", peer="Bob", connection=1, raw=raw)
    files = [record.append(Direction.NODE, "file", "", content=each) for each in (came, went)]
    return claims.has_captured(record.window().of("Bob"), *files, peer="Bob")


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        wire.encode_frame("ping", PING, checksum=bytes(4)),
        wire.encode_frame(b"ping\0s", PING),
    ],
)
def test_the_files_hold_what_was_sound_on_the_wire(damaged):
    """A message that the node drops is in neither."""
    assert judge(kept(("ping", PING)), kept(("pong", PONG)), damaged=damaged).cited == (4, 5)


@pytest.mark.parametrize(
    "came",
    [
        None,
        b"",
        kept(("pung", PING)),
        kept(("ping", PONG[::-1])),
        kept(("ping", PING), ("ping", PING)),
        kept(("ping", PING))[:-1],
        kept(("ping", PING)) + b"\0",
    ],
)
def test_whatever_else_a_file_holds_is_wrong(came):
    """Nothing, another type, other bytes, one too many, one that breaks off."""
    with pytest.raises(claims.ClaimFailed):
        judge(came, kept(("pong", PONG)))
    with pytest.raises(claims.ClaimFailed):
        judge(kept(("ping", PING)), came)
