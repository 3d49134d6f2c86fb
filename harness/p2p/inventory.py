"""Announcing and requesting: messages that name transactions and blocks by hash.

Facts: Bitcoin Core src/protocol.h (GetDataMsg, CInv) and src/net_processing.cpp; the BIP beside
each kind.
"""

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from harness.p2p.fields import HASH, U32, Layout, counted, record

WITNESS_FLAG = 0x40000000  # BIP 144


class InventoryKind(IntEnum):
    """What an inventory item names; other numbers are ordinary ints."""

    TX = 1  # Core protocol.h, MSG_TX: by txid
    BLOCK = 2  # Core protocol.h, MSG_BLOCK
    FILTERED_BLOCK = 3  # BIP 37
    CMPCT_BLOCK = 4  # BIP 152
    WTX = 5  # BIP 339
    WITNESS_TX = WITNESS_FLAG | 1  # BIP 144
    WITNESS_BLOCK = WITNESS_FLAG | 2  # BIP 144


@dataclass(frozen=True, slots=True)
class InventoryItem:
    """One object by kind and hash, the hash in wire byte order."""

    kind: int
    hash: bytes


INVENTORY = counted(record(InventoryItem, U32, HASH))


@dataclass(frozen=True, slots=True)
class Inv:
    """Objects are announced."""

    type: ClassVar[str] = "inv"
    layout: ClassVar[Layout] = (INVENTORY,)

    items: tuple[InventoryItem, ...]


@dataclass(frozen=True, slots=True)
class GetData:
    """Objects are requested."""

    type: ClassVar[str] = "getdata"
    layout: ClassVar[Layout] = (INVENTORY,)

    items: tuple[InventoryItem, ...]


@dataclass(frozen=True, slots=True)
class NotFound:
    """Requested objects cannot be served."""

    type: ClassVar[str] = "notfound"
    layout: ClassVar[Layout] = (INVENTORY,)

    items: tuple[InventoryItem, ...]


@dataclass(frozen=True, slots=True)
class Mempool:
    """Everything in the memory pool shall be announced (BIP 35)."""

    type: ClassVar[str] = "mempool"
    layout: ClassVar[Layout] = ()
