"""Every message of protocol 70016 as a frozen dataclass, and the way to and from its payload.

This is the module to import from: the messages live beside it, by subject. A type without a codec
is kept as Unknown, a payload that does not hold what its type requires as Undecodable; surplus
bytes behind the last field are ignored, as the node does. Facts: Bitcoin Core src/protocol.h
(NetMsgType) and the BIPs beside the messages.
"""

import struct
from typing import TypeAlias, get_args

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
from harness.p2p.fields import Malformed, Reader, hash_text, read_layout, write_layout
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

KnownMessage: TypeAlias = (
    Version
    | Verack
    | WtxidRelay
    | SendAddrV2
    | SendTxRcncl
    | SendHeaders
    | SendCmpct
    | FeeFilter
    | Ping
    | Pong
    | GetAddr
    | Addr
    | AddrV2
    | Inv
    | GetData
    | NotFound
    | Tx
    | Block
    | Headers
    | GetHeaders
    | GetBlocks
    | Mempool
    | CmpctBlock
    | GetBlockTxn
    | BlockTxn
    | MerkleBlock
    | FilterLoad
    | FilterAdd
    | FilterClear
    | GetCFilters
    | CFilter
    | GetCFHeaders
    | CFHeaders
    | GetCFCheckpt
    | CFCheckpt
)
Message: TypeAlias = KnownMessage | Unknown | Undecodable

MESSAGE_TYPES: dict[str, type[KnownMessage]] = {kind.type: kind for kind in get_args(KnownMessage)}


def encode_payload(message: Message) -> bytes:
    """Write a message; raises ValueError for a value that its field cannot hold."""
    if isinstance(message, Unknown | Undecodable):
        return message.payload
    try:
        return write_layout(message, message.layout)
    except (OverflowError, AssertionError, struct.error) as fault:
        raise ValueError(f"{message.type} cannot be written: {fault}") from fault


def parse_payload(message_type: str, payload: bytes) -> Message:
    """Read a message, Unknown when its type is; raises Malformed when the payload is."""
    kind = MESSAGE_TYPES.get(message_type)
    if kind is None:
        return Unknown(message_type, payload)
    return read_layout(kind, kind.layout, Reader(payload))


def decode_payload(message_type: str, payload: bytes) -> Message:
    """Read a message and never raise: what cannot be read is kept as it came, with the reason."""
    try:
        return parse_payload(message_type, payload)
    except Malformed as fault:
        return Undecodable(message_type, payload, str(fault))
