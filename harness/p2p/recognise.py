"""What recognises a message: questions about one message, asked of the node's and of a peer's.

Each takes a message (or what else an entry of the record holds) and says whether it is meant, or
how often it does what is meant; the lexicon, the claims and the lies use the same ones. Hashes are
in the byte order of the wire, addresses sixteen bytes.
"""

from collections.abc import Callable, Collection, Sequence
from typing import Any, TypeVar

from bitcoin.core import CBlock, CTransaction

from harness.p2p import compact, messages
from harness.p2p.consensus import wtxid
from harness.p2p.messages import InventoryKind

Recogniser = Callable[[Any], int]  # whether, and how many times in this message
Question = TypeVar("Question", bound=Recogniser)

BLOCK_KINDS = frozenset(
    {InventoryKind.BLOCK, InventoryKind.CMPCT_BLOCK, InventoryKind.WITNESS_BLOCK}
)
TRANSACTION_KINDS = frozenset({InventoryKind.TX, InventoryKind.WTX, InventoryKind.WITNESS_TX})


GENERAL: set[Recogniser] = set()  # those that mean no particular thing, but all of a kind


def general(recogniser: Question) -> Question:
    """Say that a recogniser means all things of a kind."""
    GENERAL.add(recogniser)
    return recogniser


def is_of_type(*types: str) -> Recogniser:
    """Recognise messages of these types, by their names on the wire."""
    return general(lambda message: getattr(message, "type", None) in types)


def is_this(sample: messages.Message) -> Recogniser:
    """Recognise one message that is always the same, bit by bit."""
    return lambda message: bool(message == sample)


def has_other_salt(salt: int | None) -> Recogniser:
    """Recognise an offer of version 1 with another salt than this, which there must be."""
    return general(
        lambda message: (
            isinstance(message, messages.SendTxRcncl)
            and message.version == 1
            and salt is not None
            and message.salt != salt
        )
    )


# transactions


def announces(hashes: Collection[bytes]) -> Recogniser:
    """Recognise an inventory that names one of these hashes, of whatever kind; each time counts."""
    return lambda message: (
        sum(item.hash in hashes for item in message.items)
        if isinstance(message, messages.Inv)
        else 0
    )


@general
def announces_any_transaction(message: Any) -> bool:
    """Recognise the announcement of whatever transaction, and a transaction sent unasked."""
    if isinstance(message, messages.Inv):
        return any(
            item.kind not in BLOCK_KINDS and item.kind != InventoryKind.FILTERED_BLOCK
            for item in message.items
        )
    return isinstance(message, messages.Tx)


def requests(hashes: Collection[bytes]) -> Recogniser:
    """Recognise a getdata that names one of these hashes, of whatever kind; each time counts."""
    return lambda message: (
        sum(item.hash in hashes for item in message.items)
        if isinstance(message, messages.GetData)
        else 0
    )


@general
def requests_any_transaction(message: Any) -> bool:
    """Recognise a getdata for whatever transaction."""
    return isinstance(message, messages.GetData) and any(
        item.kind in TRANSACTION_KINDS for item in message.items
    )


def requests_transactions(count: int) -> Recogniser:
    """Recognise a getdata for exactly so many different transactions, and nothing else."""
    return lambda message: (
        isinstance(message, messages.GetData)
        and {item.kind for item in message.items} <= TRANSACTION_KINDS
        and len({item.hash for item in message.items}) == len(message.items) == count
    )


def is_transaction(hash_with_witness: bytes) -> Recogniser:
    """Recognise a transaction with its witness."""
    return lambda message: (
        isinstance(message, messages.Tx) and wtxid(message.transaction) == hash_with_witness
    )


# blocks


def announces_block(block_hash: bytes) -> Recogniser:
    """Recognise the announcement of a block: by inventory, header, compact block, or whole."""

    def recognises(message: Any) -> int:
        match message:
            case messages.Inv(items=items):
                return sum(item.kind in BLOCK_KINDS and item.hash == block_hash for item in items)
            case messages.Headers(headers=headers):
                return sum(header.GetHash() == block_hash for header in headers)
            case messages.CmpctBlock(header=header):
                return bool(header.GetHash() == block_hash)
            case _:
                return is_block(block_hash)(message)

    return recognises


def announces_by_hash(block_hash: bytes) -> Recogniser:
    """Recognise an inventory that names this block."""
    return lambda message: (
        announces_block(block_hash)(message) if isinstance(message, messages.Inv) else 0
    )


def announces_by_headers(block_hash: bytes, count: int) -> Recogniser:
    """Recognise a headers message of so many headers, the last of them that of this block."""
    return lambda message: (
        isinstance(message, messages.Headers)
        and len(message.headers) == count
        and message.headers[-1].GetHash() == block_hash
    )


@general
def announces_any_block(message: Any) -> bool:
    """Recognise the announcement of whatever block: by inventory, header, compact block."""
    match message:
        case messages.Inv(items=items):
            return any(item.kind in BLOCK_KINDS for item in items)
        case messages.Headers(headers=headers):
            return bool(headers)
        case _:
            return isinstance(message, messages.CmpctBlock)


@general
def requests_any_block(message: Any) -> bool:
    """Recognise a getdata for whatever block, in whatever form."""
    return isinstance(message, messages.GetData) and any(
        item.kind in BLOCK_KINDS or item.kind == InventoryKind.FILTERED_BLOCK
        for item in message.items
    )


def requests_block(block_hash: bytes) -> Recogniser:
    """Recognise a getdata that names this block, in whatever form; each time counts."""
    return lambda message: (
        sum(item.hash == block_hash for item in message.items)
        if isinstance(message, messages.GetData)
        else 0
    )


def requests_these_blocks(hashes: list[bytes]) -> Recogniser:
    """Recognise a getdata for these blocks with their witnesses, in this order, and no others."""
    kinds = {InventoryKind.WITNESS_BLOCK, InventoryKind.CMPCT_BLOCK}

    def recognises(message: Any) -> bool:
        if not isinstance(message, messages.GetData):
            return False
        asked = [item for item in message.items if item.kind not in TRANSACTION_KINDS]
        return [item.hash for item in asked] == hashes and {item.kind for item in asked} <= kinds

    return recognises


def is_block(block_hash: bytes) -> Recogniser:
    """Recognise a whole block."""
    return lambda message: (
        isinstance(message, messages.Block) and message.block.GetHash() == block_hash
    )


def is_witness_block(block_hash: bytes) -> Recogniser:
    """Recognise a whole block whose coinbase transaction has its witness (BIP 141)."""
    return lambda message: (
        bool(is_block(block_hash)(message)) and not message.block.vtx[0].wit.is_null()
    )


def requests_blocks(kind: InventoryKind, *hashes: bytes) -> Recogniser:
    """Recognise a getdata for exactly these blocks in this order, and in this form."""
    wanted = [(kind, each) for each in hashes]
    return lambda message: (
        isinstance(message, messages.GetData)
        and [(item.kind, item.hash) for item in message.items] == wanted
    )


def is_compact_block(block: CBlock) -> Recogniser:
    """Recognise a block in compact form: its reward in full, the right short ids of the others."""
    return lambda message: (
        isinstance(message, messages.CmpctBlock)
        and message == compact.shortened(block, message.nonce)
    )


def requests_missing(block_hash: bytes, positions: Sequence[int]) -> Recogniser:
    """Recognise a request for the transactions of a block at these positions, and no others."""
    return is_this(messages.GetBlockTxn(block_hash, tuple(positions)))


def is_part_of(block: CBlock, positions: Sequence[int]) -> Recogniser:
    """Recognise the transactions of a block at these positions, and no others."""
    wanted = [wtxid(block.vtx[each]) for each in positions]
    return lambda message: (
        isinstance(message, messages.BlockTxn)
        and message.block_hash == block.GetHash()
        and [wtxid(each) for each in message.transactions] == wanted
    )


# headers


def has_headers(hashes: Sequence[bytes]) -> Recogniser:
    """Recognise a headers message with exactly these headers in this order."""
    wanted = list(hashes)
    return lambda message: (
        isinstance(message, messages.Headers)
        and len(message.headers) == len(wanted)
        and [header.GetHash() for header in message.headers] == wanted
    )


def requests_headers_after(locator: Sequence[bytes]) -> Recogniser:
    """Recognise a getheaders with exactly this locator, and no block at which to stop."""
    wanted = tuple(locator)
    return lambda message: (
        isinstance(message, messages.GetHeaders)
        and message.locator == wanted
        and not any(message.stop_hash)
    )


def is_block_with_witnesses(block: CBlock, *, witnesses: bool) -> Recogniser:
    """Recognise a whole block with all its witnesses, or without any."""
    wanted = [each.serialize() if witnesses else _stripped(each) for each in block.vtx]
    return lambda message: (
        bool(is_block(block.GetHash())(message))
        and [each.serialize() for each in message.block.vtx] == wanted
    )


def _stripped(transaction: CTransaction) -> bytes:
    bare = CTransaction(
        transaction.vin, transaction.vout, transaction.nLockTime, transaction.nVersion
    )
    return bytes(bare.serialize())


def has_header(block_hash: bytes) -> Recogniser:
    """Recognise a headers message with the header of this block."""
    return lambda message: (
        isinstance(message, messages.Headers)
        and any(header.GetHash() == block_hash for header in message.headers)
    )


# addresses


def addresses_in(message: Any) -> list[bytes]:
    """Return the addresses that a message tells, in either form, as sixteen bytes each."""
    match message:
        case messages.Addr(addresses=addresses):
            return [each.ip for each in addresses]
        case messages.AddrV2(addresses=addresses):
            return [messages.in_16_bytes(each.address) for each in addresses]
        case _:
            return []


@general
def has_addresses(message: Any) -> bool:
    """Recognise a message with addresses of nodes, in either form."""
    return isinstance(message, messages.Addr | messages.AddrV2) and bool(message.addresses)


def has_so_many_addresses(count: int, known: Collection[bytes] | None = None) -> Recogniser:
    """Recognise a message with exactly so many different addresses, of these where it says so."""

    def recognises(message: Any) -> bool:
        told = addresses_in(message)
        return len(told) == len(set(told)) == count and (known is None or set(told) <= set(known))

    return recognises


def has_fewer_addresses(count: int, known: Collection[bytes]) -> Recogniser:
    """Recognise a message with one or more different addresses, all of these, but not so many."""

    def recognises(message: Any) -> bool:
        number = len(addresses_in(message))
        return 0 < number < count and bool(has_so_many_addresses(number, known)(message))

    return recognises


def has_some_of(known: Collection[bytes]) -> Recogniser:
    """Recognise a message with one or more of these addresses, but not with all."""
    wanted = set(known)
    return general(lambda message: 0 < len(wanted & set(addresses_in(message))) < len(wanted))


def has_one_of(known: Collection[bytes]) -> Recogniser:
    """Recognise a message with one or more of these addresses."""
    return general(lambda message: not set(known).isdisjoint(addresses_in(message)))


def has_just(told: list[bytes]) -> Recogniser:
    """Recognise a message with these addresses in this order, and no others."""
    return lambda message: bool(told) and addresses_in(message) == told


def has_others_than(told: list[bytes]) -> Recogniser:
    """Recognise a message with as many addresses, but not the same ones."""

    def recognises(message: Any) -> bool:
        others = addresses_in(message)
        return bool(told) and len(others) == len(told) and set(others) != set(told)

    return recognises


def has_entry(entry: messages.TimedAddress) -> Recogniser:
    """Recognise a message with an address and, beside it, this time, these services, this port."""
    wanted = (entry.timestamp, entry.services, entry.ip, entry.port)
    return lambda message: wanted in _entries_in(message)


def has_entry_since(place: tuple[bytes, int], services: int, earliest: int) -> Recogniser:
    """Recognise a message with an address and port, these services and no earlier time."""
    return lambda message: any(
        told == services and (host, port) == place and timestamp >= earliest
        for timestamp, told, host, port in _entries_in(message)
    )


def has_address_in(ip: bytes, form: type[messages.Addr | messages.AddrV2]) -> Recogniser:
    """Recognise a message of this form that tells this address."""
    return lambda message: isinstance(message, form) and ip in addresses_in(message)


def _entries_in(message: Any) -> list[tuple[int, int, bytes, int]]:
    match message:
        case messages.Addr(addresses=addresses):
            return [(each.timestamp, each.services, each.ip, each.port) for each in addresses]
        case messages.AddrV2(addresses=addresses):
            return [
                (each.timestamp, each.services, messages.in_16_bytes(each.address), each.port)
                for each in addresses
            ]
        case _:
            return []


def has_address(ip: bytes) -> Recogniser:
    """Recognise a message that tells this address."""
    return lambda message: ip in addresses_in(message)


def has_other_address(ip: bytes) -> Recogniser:
    """Recognise a message that tells any address but this one."""
    return lambda message: any(each != ip for each in addresses_in(message))
