"""What recognises an entry of the record: predicates, to be handed to claims."""

from collections.abc import Collection

from harness.p2p import messages
from harness.record.transcript import Entry, Predicate
from harness.terms import Direction

BLOCK_KINDS = frozenset(
    {
        messages.InventoryKind.BLOCK,
        messages.InventoryKind.CMPCT_BLOCK,
        messages.InventoryKind.WITNESS_BLOCK,
    }
)


def names_hash(hashes: Collection[bytes]) -> Predicate:
    """Return what recognises an inventory announcement of one of these hashes, of any kind."""

    def names(entry: Entry) -> bool:
        message = entry.content
        return isinstance(message, messages.Inv) and any(
            item.hash in hashes for item in message.items
        )

    return names


def names_any_transaction(entry: Entry) -> bool:
    """Recognise the announcement of whatever transaction, and a transaction sent unasked."""
    message = entry.content
    if isinstance(message, messages.Tx):
        return True
    return isinstance(message, messages.Inv) and any(
        item.kind not in BLOCK_KINDS and item.kind != messages.InventoryKind.FILTERED_BLOCK
        for item in message.items
    )


def announces_block(block_hash: bytes) -> Predicate:
    """Return what recognises the announcement of a block: by inventory, header, compact block."""

    def announces(entry: Entry) -> bool:
        match entry.content:
            case messages.Inv(items=items):
                return any(item.kind in BLOCK_KINDS and item.hash == block_hash for item in items)
            case messages.Headers(headers=headers):
                return any(header.GetHash() == block_hash for header in headers)
            case messages.CmpctBlock(header=header):
                return bool(header.GetHash() == block_hash)
            case messages.Block(block=block):
                return bool(block.GetHash() == block_hash)
            case _:
                return False

    return announces


def brings_addresses(entry: Entry) -> bool:
    """Recognise a message with addresses of nodes, in whatever form."""
    return isinstance(entry.content, messages.Addr | messages.AddrV2) and bool(
        entry.content.addresses
    )


def names_address(ip: bytes) -> Predicate:
    """Return what recognises a message that tells an address, given as sixteen bytes."""
    return lambda entry: ip in _told(entry)


def names_other_address(ip: bytes) -> Predicate:
    """Return what recognises a message that tells any address but this one."""
    return lambda entry: any(each != ip for each in _told(entry))


def _told(entry: Entry) -> list[bytes]:
    match entry.content:
        case messages.Addr(addresses=addresses):
            return [each.ip for each in addresses]
        case messages.AddrV2(addresses=addresses):
            return [messages.in_16_bytes(each.address) for each in addresses]
        case _:
            return []


def is_block(block_hash: bytes) -> Predicate:
    """Return what recognises a whole block."""
    return lambda entry: (
        isinstance(entry.content, messages.Block) and entry.content.block.GetHash() == block_hash
    )


def is_message(*kinds: str) -> Predicate:
    """Return what recognises a message of one of these types."""
    return lambda entry: entry.direction is Direction.RECEIVED and entry.type in kinds


def is_anything(entry: Entry) -> bool:
    """Recognise any message of the node."""
    return entry.direction is Direction.RECEIVED
