"""The module to import messages from: all of them, their payloads and their words.

They live beside it, by subject; kinds.py lists them, payload.py reads and writes them, words.py
says them.
"""

from harness.p2p.addresses import (
    Addr,
    AddressNetwork,
    AddressV2,
    AddrV2,
    GetAddr,
    NetAddress,
    TimedAddress,
    in_16_bytes,
)
from harness.p2p.blocks import Block, GetBlocks, GetHeaders, Headers, Tx
from harness.p2p.compact import BlockTxn, CmpctBlock, GetBlockTxn, PrefilledTransaction
from harness.p2p.fields import Malformed, hash_text
from harness.p2p.filters import (
    CFCheckpt,
    CFHeaders,
    CFilter,
    FilterAdd,
    FilterClear,
    FilterLoad,
    GetCFCheckpt,
    GetCFHeaders,
    GetCFilters,
    MerkleBlock,
)
from harness.p2p.inventory import GetData, Inv, InventoryItem, InventoryKind, Mempool, NotFound
from harness.p2p.kinds import MESSAGE_TYPES, KnownMessage, Message
from harness.p2p.negotiation import (
    FeeFilter,
    Ping,
    Pong,
    SendAddrV2,
    SendCmpct,
    SendHeaders,
    SendTxRcncl,
    Services,
    Verack,
    Version,
    WtxidRelay,
)
from harness.p2p.opaque import Undecodable, Unknown
from harness.p2p.payload import decode_payload, encode_payload, parse_payload
from harness.p2p.words import describe

__all__ = [
    "LAST_WITHOUT_PONGS",
    "MESSAGE_TYPES",
    "PROTOCOL_VERSION",
    "Addr",
    "AddrV2",
    "AddressNetwork",
    "AddressV2",
    "Block",
    "BlockTxn",
    "CFCheckpt",
    "CFHeaders",
    "CFilter",
    "CmpctBlock",
    "FeeFilter",
    "FilterAdd",
    "FilterClear",
    "FilterLoad",
    "GetAddr",
    "GetBlockTxn",
    "GetBlocks",
    "GetCFCheckpt",
    "GetCFHeaders",
    "GetCFilters",
    "GetData",
    "GetHeaders",
    "Headers",
    "Inv",
    "InventoryItem",
    "InventoryKind",
    "KnownMessage",
    "Malformed",
    "Mempool",
    "MerkleBlock",
    "Message",
    "NetAddress",
    "NotFound",
    "Ping",
    "Pong",
    "PrefilledTransaction",
    "SendAddrV2",
    "SendCmpct",
    "SendHeaders",
    "SendTxRcncl",
    "Services",
    "TimedAddress",
    "Tx",
    "Undecodable",
    "Unknown",
    "Verack",
    "Version",
    "WtxidRelay",
    "decode_payload",
    "describe",
    "encode_payload",
    "hash_text",
    "in_16_bytes",
    "parse_payload",
]

LAST_WITHOUT_PONGS = 60000  # BIP 31; Core node/protocol_version.h, BIP0031_VERSION
PROTOCOL_VERSION = 70016  # BIP 339; Core node/protocol_version.h, WTXID_RELAY_VERSION
