"""Claims about the messages that the node has kept in files (capturemessages)."""

import struct

from harness.claims.core import fail, holds
from harness.p2p import wire
from harness.record.findings import Finding
from harness.record.transcript import Entry, Window

HEADER = struct.Struct("<q12sI")  # net.cpp, CaptureMessageToFile: microseconds, type, length
Kept = list[tuple[str, bytes]]


def has_captured(spoken: Window, came: Entry, went: Entry, *, peer: str) -> Finding:
    """Claim that the files hold all messages of a peer and to it, in order, and nothing else.

    Args:
        spoken: what went over the wire on the connections that the files are about.
        came: the file with what the peer has sent.
        went: the file with what the node has sent.
        peer: whose messages they are.
    """
    expected = f"the node has saved the messages from {peer} and those to it"
    for file, entries in ((came, spoken.sent()), (went, spoken.received())):
        if file.content is None:
            fail(expected, file.words, [file.number])
        kept, said = _in_file(file.content), _on_the_wire(entries)
        if kept != said:
            fail(expected, f"{file.words}: {_in_words(kept)}, not {_in_words(said)}", [file.number])
    cited = (came.number, went.number)
    return holds(bool(spoken), expected=expected, actual="there was nothing", entries=cited)


def _in_file(content: bytes) -> Kept:
    """Return type and bytes of each message in a file; one that breaks off has no type."""
    kept, at = [], 0
    while len(content) - at >= HEADER.size:
        _, kind, size = HEADER.unpack_from(content, at)
        at += HEADER.size
        kept.append((kind.rstrip(b"\0").decode("latin-1"), content[at : at + size]))
        at += size
    return kept if at == len(content) else [*kept, ("", content[at:])]


def _on_the_wire(entries: Window) -> Kept:
    """Return type and bytes of each message that was whole and sound."""
    decoder = wire.Decoder(wire.MAGIC_REGTEST)
    try:
        frames = decoder.feed(b"".join(entry.raw for entry in entries))
    except wire.FramingError as error:
        frames = error.frames
    return [(frame.type, frame.payload) for frame in frames if frame.is_sound]


def _in_words(messages: Kept) -> str:
    return ", ".join(f"{kind} ({len(payload)} bytes)" for kind, payload in messages) or "nothing"
