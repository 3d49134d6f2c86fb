"""One line in words about a message, for a reader who never ran a node.

Everything shown came from the wire and is hostile: text is escaped, lists are cut, and no message
however odd makes it raise.
"""

import struct
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from harness.p2p.addresses import Addr, AddrV2, GetAddr
from harness.p2p.blocks import Block, GetBlocks, GetHeaders, Headers, Tx
from harness.p2p.compact import BlockTxn, CmpctBlock, GetBlockTxn
from harness.p2p.fields import hash_text
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
from harness.p2p.inventory import (
    GetData,
    Inv,
    InventoryItem,
    InventoryKind,
    Mempool,
    NotFound,
)
from harness.p2p.kinds import Message
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

_SHOWN_DIGITS = 12
_SHOWN_HASHES = 3
_SHOWN_CHARACTERS = 256  # Core net.h, MAX_SUBVERSION_LENGTH

_SERVICE_WORDS = {
    Services.NETWORK: "full blocks",
    Services.BLOOM: "bloom filters",
    Services.WITNESS: "witness",
    Services.COMPACT_FILTERS: "compact filters",
    Services.NETWORK_LIMITED: "recent blocks",
    Services.P2P_V2: "encrypted transport",
}

_ITEM_WORDS: dict[int, tuple[str, str, str]] = {  # noun, its plural, and by what it is named
    InventoryKind.TX: ("transaction", "transactions", " by txid"),
    InventoryKind.BLOCK: ("block", "blocks", ""),
    InventoryKind.FILTERED_BLOCK: ("filtered block", "filtered blocks", ""),
    InventoryKind.CMPCT_BLOCK: ("compact block", "compact blocks", ""),
    InventoryKind.WTX: ("transaction", "transactions", " by wtxid"),
    InventoryKind.WITNESS_TX: ("transaction with witness", "transactions with witness", " by txid"),
    InventoryKind.WITNESS_BLOCK: ("block with witness", "blocks with witness", ""),
}

_FAULTS = (  # what a message built with impossible values can provoke
    *(ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError),
    struct.error,
)


def describe(message: Message) -> str:
    """Give the message type and, in brackets, what the message says."""
    name = escaped(message.type)
    try:
        words = _WORDS[type(message)](message)
    except _FAULTS:
        words = "holds impossible values"
    return f"{name} ({words})"


def escaped(text: str | bytes) -> str:
    r"""Show printable ASCII as it is and all else as Python escapes it; 256 characters at most."""
    characters = text.decode("latin-1") if isinstance(text, bytes) else text
    shown = characters[:_SHOWN_CHARACTERS].replace("\\", "\\\\")
    safe = "".join(one if " " <= one <= "~" else ascii(one)[1:-1] for one in shown)
    return safe + ("…" if len(characters) > _SHOWN_CHARACTERS else "")


def _short(wire_hash: bytes) -> str:
    return hash_text(wire_hash)[:_SHOWN_DIGITS] + "…"


def _list(hashes: Sequence[bytes]) -> str:
    """Show the first few and count the rest."""
    rest = len(hashes) - _SHOWN_HASHES
    shown = ", ".join(_short(each) for each in hashes[:_SHOWN_HASHES])
    return f"{shown} and {rest} more" if rest > 0 else shown


def _count(number: int, noun: str, plural: str | None = None) -> str:
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def _offers(services: int) -> str:
    offered = [words for service, words in _SERVICE_WORDS.items() if services & service]
    unnamed = services & ~sum(_SERVICE_WORDS)
    if unnamed:
        offered.append(f"service bits {unnamed:#x}")
    return ", ".join(offered) or "nothing"


def _version(message: Version) -> str:
    wish = "no transactions" if message.relay is False else "transactions"
    return (
        f"asks for {wish}; offers {_offers(message.services)}; "
        f"user agent {escaped(message.user_agent)}; height {message.start_height}"
    )


def _feefilter(message: FeeFilter) -> str:
    return f"wants at least {message.fee_rate_sat_per_kvb} satoshi per 1000 virtual bytes"


def _sendcmpct(message: SendCmpct) -> str:
    bandwidth = "high" if message.announce else "low"
    return f"compact blocks version {message.version}, {bandwidth} bandwidth"


def _sendtxrcncl(message: SendTxRcncl) -> str:
    return f"can reconcile transactions, version {message.version}"


def _ping(message: Ping) -> str:
    return "no number" if message.nonce is None else f"number {message.nonce}"


def _pong(message: Pong) -> str:
    return f"number {message.nonce}"


def _addr(message: Addr | AddrV2) -> str:
    return _count(len(message.addresses), "address", "addresses")


def _items(items: Iterable[InventoryItem], one_transaction: str) -> str:
    """Name the items, those of one kind together; says how one transaction is counted."""
    by_kind: dict[int, list[bytes]] = {}
    for item in items:
        by_kind.setdefault(item.kind, []).append(item.hash)
    phrases = []
    for kind, hashes in by_kind.items():
        unknown = (f"object of unknown kind {kind}", f"objects of unknown kind {kind}", "")
        noun, plural, naming = _ITEM_WORDS.get(kind, unknown)
        counted = noun if len(hashes) == 1 else f"{len(hashes)} {plural}"
        if len(hashes) == 1 and naming:
            counted = one_transaction + noun
        phrases.append(f"{counted}{naming} {_list(hashes)}")
    return "; ".join(phrases) or "nothing"


def _inv(message: Inv) -> str:
    return f"announces {_items(message.items, one_transaction='1 ')}"


def _getdata(message: GetData) -> str:
    return f"requests {_items(message.items, one_transaction='')}"


def _notfound(message: NotFound) -> str:
    return f"does not have {_items(message.items, one_transaction='')}"


def _tx(message: Tx) -> str:
    txid, wtxid = message.transaction.GetTxid(), message.transaction.GetHash()
    return f"txid {_short(txid)}" + (f", wtxid {_short(wtxid)}" if wtxid != txid else "")


def _block(message: Block) -> str:
    return f"hash {_short(message.block.GetHash())}"


def _headers(message: Headers) -> str:
    if not message.headers:
        return "none"
    hashes = [header.GetHash() for header in message.headers]
    return f"{_count(len(hashes), 'header')}: {_list(hashes)}"


def _stretch(message: GetHeaders | GetBlocks) -> str:
    wanted = "headers" if isinstance(message, GetHeaders) else "announcements of blocks"
    if message.locator:
        return f"asks for {wanted} after {_short(message.locator[0])}"
    return f"asks for {wanted} of block {_short(message.stop_hash)} alone"


def _cmpctblock(message: CmpctBlock) -> str:
    return (
        f"compact block {_short(message.header.GetHash())}; "
        f"{_count(len(message.short_ids), 'short id')}, "
        f"{_count(len(message.prefilled), 'transaction')} in full"
    )


def _getblocktxn(message: GetBlockTxn) -> str:
    wanted = _count(len(message.indexes), "transaction")
    return f"requests {wanted} of block {_short(message.block_hash)}"


def _blocktxn(message: BlockTxn) -> str:
    served = _count(len(message.transactions), "transaction")
    return f"{served} of block {_short(message.block_hash)}"


def _merkleblock(message: MerkleBlock) -> str:
    return (
        f"filtered block {_short(message.header.GetHash())} "
        f"of {_count(message.total_transactions, 'transaction')}"
    )


def _filterload(message: FilterLoad) -> str:
    return f"wants transactions that match a bloom filter of {_count(len(message.data), 'byte')}"


def _filteradd(message: FilterAdd) -> str:
    return f"adds {_count(len(message.data), 'byte')} to the bloom filter"


def _filter_request(message: GetCFilters | GetCFHeaders) -> str:
    wanted = "compact filters" if isinstance(message, GetCFilters) else "filter headers"
    return (
        f"asks for {wanted} of type {message.filter_type} "
        f"from height {message.start_height} to block {_short(message.stop_hash)}"
    )


def _cfilter(message: CFilter) -> str:
    return (
        f"compact filter of block {_short(message.block_hash)}, {_count(len(message.data), 'byte')}"
    )


def _cfheaders(message: CFHeaders) -> str:
    hashes = _count(len(message.filter_hashes), "filter hash", "filter hashes")
    return f"{hashes} up to block {_short(message.stop_hash)}"


def _getcfcheckpt(message: GetCFCheckpt) -> str:
    return f"asks for filter checkpoints up to block {_short(message.stop_hash)}"


def _cfcheckpt(message: CFCheckpt) -> str:
    checkpoints = _count(len(message.filter_headers), "filter checkpoint")
    return f"{checkpoints} up to block {_short(message.stop_hash)}"


def _unknown(message: Unknown) -> str:
    return f"unknown type, {_count(len(message.payload), 'byte')}"


def _undecodable(message: Undecodable) -> str:
    size = _count(len(message.payload), "byte")
    return f"cannot be decoded, {size}: {escaped(message.reason)}"


_WORDS: dict[type, Callable[[Any], str]] = {
    Version: _version,
    Verack: lambda _: "accepts the version",
    WtxidRelay: lambda _: "asks for announcements by wtxid",
    SendAddrV2: lambda _: "understands addrv2",
    SendTxRcncl: _sendtxrcncl,
    SendHeaders: lambda _: "asks for block announcements by headers",
    SendCmpct: _sendcmpct,
    FeeFilter: _feefilter,
    Ping: _ping,
    Pong: _pong,
    GetAddr: lambda _: "asks for addresses",
    Addr: _addr,
    AddrV2: _addr,
    Inv: _inv,
    GetData: _getdata,
    NotFound: _notfound,
    Tx: _tx,
    Block: _block,
    Headers: _headers,
    GetHeaders: _stretch,
    GetBlocks: _stretch,
    Mempool: lambda _: "asks for announcements of the whole memory pool",
    CmpctBlock: _cmpctblock,
    GetBlockTxn: _getblocktxn,
    BlockTxn: _blocktxn,
    MerkleBlock: _merkleblock,
    FilterLoad: _filterload,
    FilterAdd: _filteradd,
    FilterClear: lambda _: "drops the bloom filter",
    GetCFilters: _filter_request,
    CFilter: _cfilter,
    GetCFHeaders: _filter_request,
    CFHeaders: _cfheaders,
    GetCFCheckpt: _getcfcheckpt,
    CFCheckpt: _cfcheckpt,
    Unknown: _unknown,
    Undecodable: _undecodable,
}
