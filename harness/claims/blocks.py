"""Claims about how a block is announced."""

from harness.claims.core import holds
from harness.claims.recognise import BLOCK_KINDS, announces_block
from harness.p2p import messages
from harness.record.findings import Finding
from harness.record.transcript import Entry, Window


def block_told_once(window: Window, peer: str, block_hash: bytes) -> Finding:
    """Claim that a peer was told of a block one time, in whatever form."""
    found = window.of(peer).received().where(announces_block(block_hash))
    times = sum(_announcements(entry, block_hash) for entry in found)
    return holds(
        times == 1,
        expected=f"{peer} is told about the block once",
        actual=f"{peer} is told {times} times",
        entries=found.numbers() or window.of(peer).events("fence").numbers()[-2:],
    )


def _announcements(entry: Entry, block_hash: bytes) -> int:
    """Return how often one message that announces a block names it."""
    match entry.content:
        case messages.Inv(items=items):
            return sum(item.kind in BLOCK_KINDS and item.hash == block_hash for item in items)
        case messages.Headers(headers=headers):
            return sum(header.GetHash() == block_hash for header in headers)
        case _:
            return 1
