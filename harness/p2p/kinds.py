"""Which messages there are: every type of protocol 70016, and those that are kept unread.

Facts: Bitcoin Core src/protocol.h (NetMsgType) and the BIPs beside the messages.
"""

from typing import TypeAlias, get_args

from harness.p2p import addresses, blocks, compact, filters, inventory, negotiation, opaque

KnownMessage: TypeAlias = (
    negotiation.Version
    | negotiation.Verack
    | negotiation.WtxidRelay
    | negotiation.SendAddrV2
    | negotiation.SendTxRcncl
    | negotiation.SendHeaders
    | negotiation.SendCmpct
    | negotiation.FeeFilter
    | negotiation.Ping
    | negotiation.Pong
    | addresses.GetAddr
    | addresses.Addr
    | addresses.AddrV2
    | inventory.Inv
    | inventory.GetData
    | inventory.NotFound
    | blocks.Tx
    | blocks.Block
    | blocks.Headers
    | blocks.GetHeaders
    | blocks.GetBlocks
    | inventory.Mempool
    | compact.CmpctBlock
    | compact.GetBlockTxn
    | compact.BlockTxn
    | filters.MerkleBlock
    | filters.FilterLoad
    | filters.FilterAdd
    | filters.FilterClear
    | filters.GetCFilters
    | filters.CFilter
    | filters.GetCFHeaders
    | filters.CFHeaders
    | filters.GetCFCheckpt
    | filters.CFCheckpt
)
Message: TypeAlias = KnownMessage | opaque.Unknown | opaque.Undecodable

MESSAGE_TYPES: dict[str, type[KnownMessage]] = {kind.type: kind for kind in get_args(KnownMessage)}
