"""Which messages there are: every type of protocol 70016, and those that are kept unread.

Facts: Bitcoin Core src/protocol.h (NetMsgType) and the BIPs beside the messages.
"""

from typing import TypeAlias, get_args

from harness.p2p.addresses import (
    Addr,
    AddrV2,
    GetAddr,
)
from harness.p2p.blocks import Block, GetBlocks, GetHeaders, Headers, Tx
from harness.p2p.compact import BlockTxn, CmpctBlock, GetBlockTxn
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
from harness.p2p.inventory import GetData, Inv, Mempool, NotFound
from harness.p2p.negotiation import (
    FeeFilter,
    Ping,
    Pong,
    SendAddrV2,
    SendCmpct,
    SendHeaders,
    SendTxRcncl,
    Verack,
    Version,
    WtxidRelay,
)
from harness.p2p.opaque import Undecodable, Unknown

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
