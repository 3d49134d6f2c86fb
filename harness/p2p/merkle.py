"""The proof that a block holds certain transactions (BIP 37, merkleblock).

Facts: BIP 37, "Partial Merkle branch format"; Bitcoin Core src/merkleblock.cpp, TraverseAndBuild.
"""

import hashlib
from collections.abc import Sequence

BITS = 8  # in a byte


def _join(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(hashlib.sha256(left + right).digest()).digest()


class _Proof:
    """A tree over the transactions of a block, and what is said of it."""

    def __init__(self, txids: Sequence[bytes], matches: Sequence[bool]) -> None:
        self.bits: list[bool] = []
        self.hashes: list[bytes] = []
        self.rows = [list(txids)]
        self.found = [list(matches)]
        while len(self.rows[-1]) > 1:
            row, found = self.rows[-1], self.found[-1]
            starts = range(0, len(row), 2)
            self.rows.append([_join(row[at], row[min(at + 1, len(row) - 1)]) for at in starts])
            self.found.append([any(found[at : at + 2]) for at in starts])
        self._tell(len(self.rows) - 1, 0)

    def _tell(self, height: int, place: int) -> None:
        """Say of a node of the tree what the reader needs: itself, or what is below it."""
        matches = self.found[height][place]
        self.bits.append(matches)
        if height == 0 or not matches:
            self.hashes.append(self.rows[height][place])
            return
        self._tell(height - 1, 2 * place)
        if 2 * place + 1 < len(self.rows[height - 1]):
            self._tell(height - 1, 2 * place + 1)


def proof(txids: Sequence[bytes], matches: Sequence[bool]) -> tuple[tuple[bytes, ...], bytes]:
    """Return the hashes and the flags that show which transactions of a block match."""
    made = _Proof(txids, matches)
    flags = bytearray(-(-len(made.bits) // BITS))
    for at, bit in enumerate(made.bits):
        flags[at // BITS] |= bit << (at % BITS)
    return tuple(made.hashes), bytes(flags)
