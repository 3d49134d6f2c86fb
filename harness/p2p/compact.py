"""Compact blocks: short ids in place of transactions (BIP 152).

On the wire an index is the distance from the one before; here it is the position in the block.
Facts: BIP 152; Bitcoin Core src/blockencodings.h.
"""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import ClassVar

from bitcoin.core import CBlock, CBlockHeader, CTransaction

from harness.p2p.consensus import HEADER, TRANSACTION, wtxid
from harness.p2p.fields import COUNT, HASH, U48, U64, Layout, Malformed, counted, mapped, record
from harness.p2p.siphash import WORD, siphash

MAX_INDEX = 0xFFFF  # Core blockencodings.h, DifferenceFormatter on uint16_t
VERSION = 2  # of compact blocks: short ids are made of wtxids (BIP 152)
SHORT_ID_MASK = (1 << 48) - 1  # six bytes


@dataclass(frozen=True, slots=True)
class PrefilledTransaction:
    """A transaction that a compact block holds in full, and its position in the block."""

    index: int
    transaction: CTransaction


def _positions(distances: tuple[int, ...]) -> tuple[int, ...]:
    """Turn distances on the wire into positions in the block."""
    positions: list[int] = []
    following = 0
    for distance in distances:
        positions.append(following + distance)
        following = positions[-1] + 1
    if following > MAX_INDEX + 1:
        raise Malformed(f"the index {following - 1} exceeds {MAX_INDEX}")
    return tuple(positions)


def _distances(positions: tuple[int, ...]) -> tuple[int, ...]:
    """Turn positions in the block, which must rise, into distances on the wire."""
    return tuple(second - first - 1 for first, second in pairwise((-1, *positions)))


def _with_positions(
    prefilled: tuple[PrefilledTransaction, ...],
) -> tuple[PrefilledTransaction, ...]:
    positions = _positions(tuple(one.index for one in prefilled))
    return tuple(replace(one, index=at) for one, at in zip(prefilled, positions, strict=True))


def _with_distances(
    prefilled: tuple[PrefilledTransaction, ...],
) -> tuple[PrefilledTransaction, ...]:
    distances = _distances(tuple(one.index for one in prefilled))
    return tuple(replace(one, index=by) for one, by in zip(prefilled, distances, strict=True))


INDEXES = mapped(counted(COUNT), _positions, _distances)
PREFILLED = mapped(
    counted(record(PrefilledTransaction, COUNT, TRANSACTION)), _with_positions, _with_distances
)


@dataclass(frozen=True, slots=True)
class CmpctBlock:
    """A block as a header, short ids of six bytes, and the transactions sent in full."""

    type: ClassVar[str] = "cmpctblock"
    layout: ClassVar[Layout] = (HEADER, U64, counted(U48), PREFILLED)

    header: CBlockHeader
    nonce: int
    short_ids: tuple[int, ...]
    prefilled: tuple[PrefilledTransaction, ...]


@dataclass(frozen=True, slots=True)
class GetBlockTxn:
    """Transactions of a compact block are requested by their positions."""

    type: ClassVar[str] = "getblocktxn"
    layout: ClassVar[Layout] = (HASH, INDEXES)

    block_hash: bytes
    indexes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BlockTxn:
    """The requested transactions of a compact block."""

    type: ClassVar[str] = "blocktxn"
    layout: ClassVar[Layout] = (HASH, counted(TRANSACTION))

    block_hash: bytes
    transactions: tuple[CTransaction, ...]


def short_id(header: CBlockHeader, nonce: int, transaction: CTransaction) -> int:
    """Return the short id of a transaction in a compact block of version 2."""
    salt = hashlib.sha256(HEADER.write(header) + nonce.to_bytes(WORD, "little")).digest()
    key = (
        int.from_bytes(salt[:WORD], "little"),
        int.from_bytes(salt[WORD : 2 * WORD], "little"),
    )
    return siphash(key, wtxid(transaction)) & SHORT_ID_MASK


def shortened(block: CBlock, nonce: int, prefilled: Collection[int] = (0,)) -> CmpctBlock:
    """Return a block in compact form, with the transactions at these positions in full."""
    header = block.get_header()
    return CmpctBlock(
        header,
        nonce,
        tuple(
            short_id(header, nonce, each)
            for place, each in enumerate(block.vtx)
            if place not in prefilled
        ),
        tuple(PrefilledTransaction(place, block.vtx[place]) for place in sorted(prefilled)),
    )
