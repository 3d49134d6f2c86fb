"""The proof that a block holds certain transactions."""

import pytest

from harness.p2p.merkle import proof

LEAVES = [bytes([each]) * 32 for each in range(3)]


@pytest.mark.parametrize(
    ("matches", "hashes", "flags"),
    [
        ([False, False, False], 1, b"\x00"),  # the root alone
        ([True, False, False], 3, b"\x07"),  # bits 1 1 1 0 0
        ([False, True, False], 3, b"\x0b"),  # bits 1 1 0 1 0
        ([False, False, True], 2, b"\x0d"),  # bits 1 0 1 1
        ([True, True, True], 3, b"\x3f"),  # bits 1 1 1 1 1 1
    ],
)
def test_the_tree_is_told_depth_first(matches, hashes, flags):
    """A match is told down to the transaction, the rest by the hash above it (BIP 37)."""
    told = proof(LEAVES, matches)
    assert (len(told[0]), told[1]) == (hashes, flags)
