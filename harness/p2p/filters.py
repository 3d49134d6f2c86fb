"""Messages for light clients: bloom filters (BIP 37) and compact block filters (BIP 157).

Facts: the two BIPs; Bitcoin Core src/merkleblock.h, src/common/bloom.h, src/net_processing.cpp.
"""

from dataclasses import dataclass
from typing import ClassVar

from bitcoin.core import CBlockHeader

from harness.p2p.consensus import HEADER
from harness.p2p.fields import BYTES, HASH, HASHES, U8, U32, Layout


@dataclass(frozen=True, slots=True)
class MerkleBlock:
    """A header and the proof of which transactions matched a bloom filter (BIP 37)."""

    type: ClassVar[str] = "merkleblock"
    layout: ClassVar[Layout] = (HEADER, U32, HASHES, BYTES)

    header: CBlockHeader
    total_transactions: int
    hashes: tuple[bytes, ...]
    flags: bytes


@dataclass(frozen=True, slots=True)
class FilterLoad:
    """Only transactions that match this bloom filter shall be announced (BIP 37)."""

    type: ClassVar[str] = "filterload"
    layout: ClassVar[Layout] = (BYTES, U32, U32, U8)

    data: bytes
    hash_functions: int
    tweak: int
    flags: int


@dataclass(frozen=True, slots=True)
class FilterAdd:
    """One more element for the bloom filter (BIP 37)."""

    type: ClassVar[str] = "filteradd"
    layout: ClassVar[Layout] = (BYTES,)

    data: bytes


@dataclass(frozen=True, slots=True)
class FilterClear:
    """The bloom filter is no longer wanted (BIP 37)."""

    type: ClassVar[str] = "filterclear"
    layout: ClassVar[Layout] = ()


@dataclass(frozen=True, slots=True)
class GetCFilters:
    """Compact filters of a stretch of blocks are wanted (BIP 157)."""

    type: ClassVar[str] = "getcfilters"
    layout: ClassVar[Layout] = (U8, U32, HASH)

    filter_type: int
    start_height: int
    stop_hash: bytes


@dataclass(frozen=True, slots=True)
class CFilter:
    """The compact filter of one block (BIP 157)."""

    type: ClassVar[str] = "cfilter"
    layout: ClassVar[Layout] = (U8, HASH, BYTES)

    filter_type: int
    block_hash: bytes
    data: bytes


@dataclass(frozen=True, slots=True)
class GetCFHeaders:
    """Filter hashes of a stretch of blocks are wanted (BIP 157)."""

    type: ClassVar[str] = "getcfheaders"
    layout: ClassVar[Layout] = (U8, U32, HASH)

    filter_type: int
    start_height: int
    stop_hash: bytes


@dataclass(frozen=True, slots=True)
class CFHeaders:
    """Filter hashes and the filter header before them (BIP 157)."""

    type: ClassVar[str] = "cfheaders"
    layout: ClassVar[Layout] = (U8, HASH, HASH, HASHES)

    filter_type: int
    stop_hash: bytes
    previous_filter_header: bytes
    filter_hashes: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class GetCFCheckpt:
    """Every thousandth filter header is wanted (BIP 157)."""

    type: ClassVar[str] = "getcfcheckpt"
    layout: ClassVar[Layout] = (U8, HASH)

    filter_type: int
    stop_hash: bytes


@dataclass(frozen=True, slots=True)
class CFCheckpt:
    """Every thousandth filter header (BIP 157)."""

    type: ClassVar[str] = "cfcheckpt"
    layout: ClassVar[Layout] = (U8, HASH, HASHES)

    filter_type: int
    stop_hash: bytes
    filter_headers: tuple[bytes, ...]
