"""What recognises an entry of the record: predicates, to be handed to claims."""

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


def is_message(*kinds: str) -> Predicate:
    """Return what recognises a message of one of these types."""
    return lambda entry: entry.direction is Direction.RECEIVED and entry.type in kinds


def is_anything(entry: Entry) -> bool:
    """Recognise any message of the node."""
    return entry.direction is Direction.RECEIVED
