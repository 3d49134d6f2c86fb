"""Messages that carry transactions, blocks and headers, or ask for a stretch of the chain.

Facts: Bitcoin Core src/net_processing.cpp and src/primitives/block.h (CBlockLocator).
"""

from dataclasses import dataclass
from typing import ClassVar

from bitcoin.core import CBlock, CBlockHeader, CTransaction

from harness.p2p.consensus import ANNOUNCED_HEADER, BLOCK, TRANSACTION
from harness.p2p.fields import HASH, HASHES, U32, Layout, counted


@dataclass(frozen=True, slots=True)
class Tx:
    """A transaction, with its witness if it has one (BIP 144)."""

    type: ClassVar[str] = "tx"
    layout: ClassVar[Layout] = (TRANSACTION,)

    transaction: CTransaction


@dataclass(frozen=True, slots=True)
class Block:
    """A whole block."""

    type: ClassVar[str] = "block"
    layout: ClassVar[Layout] = (BLOCK,)

    block: CBlock


@dataclass(frozen=True, slots=True)
class Headers:
    """Headers of blocks, as an answer or as an announcement (BIP 130)."""

    type: ClassVar[str] = "headers"
    layout: ClassVar[Layout] = (counted(ANNOUNCED_HEADER),)

    headers: tuple[CBlockHeader, ...]


@dataclass(frozen=True, slots=True)
class GetHeaders:
    """Headers are wanted after the first block of the locator that is known."""

    type: ClassVar[str] = "getheaders"
    layout: ClassVar[Layout] = (U32, HASHES, HASH)

    version: int
    locator: tuple[bytes, ...]
    stop_hash: bytes


@dataclass(frozen=True, slots=True)
class GetBlocks:
    """Announcements of blocks are wanted after the first block of the locator that is known."""

    type: ClassVar[str] = "getblocks"
    layout: ClassVar[Layout] = (U32, HASHES, HASH)

    version: int
    locator: tuple[bytes, ...]
    stop_hash: bytes
