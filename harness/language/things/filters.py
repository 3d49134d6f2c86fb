"""Filters for feerates (BIP 133) and bloom filters (BIP 37), as peers and the node send them."""

from collections.abc import Callable

from bitcoin.core import CTransaction

from harness.acts import filters
from harness.language import numbered as names
from harness.language.lexicon import Phrase
from harness.language.thing import Make, thing
from harness.language.things.messages import FEE_FILTER_BOUND
from harness.p2p import messages, recognise
from harness.p2p.consensus import txid

__all__ = ["names"]

thing(
    "a fee filter of {int}",
    "Asks for no announcement of transactions that pay less: satoshi per 1000 virtual bytes.",
    send=lambda scene, peer, rate: filters.send(scene, peer, messages.FeeFilter(rate)),
    sent=lambda _scene, _peer, rate: recognise.is_this(messages.FeeFilter(rate)),
    delay=FEE_FILTER_BOUND,
)
thing(
    "a fee filter at its minimum",
    "The lowest feerate for which the node relays transactions at all (minrelaytxfee).",
    sent=lambda scene, _peer: filters.is_minimum(scene),
    delay=FEE_FILTER_BOUND,
)
thing(
    "a fee filter at the maximum",
    "A feerate that no transaction pays in earnest: more than nine million satoshi per 1000 "
    "virtual bytes.",
    sent=lambda scene, _peer: filters.is_highest(scene),
    delay=FEE_FILTER_BOUND,
)


thing(
    "a raised fee filter",
    "The lowest feerate that gets into the full mempool, rounded up or down to a step of a tenth.",
    sent=lambda scene, _peer: filters.is_raised(scene),
    delay=FEE_FILTER_BOUND,
)


def _load(data: bytes) -> object:
    return lambda scene, peer: filters.send(scene, peer, filters.load(data))


def _add(scene: object, peer: str, which: Phrase[object]) -> None:
    filters.send(scene, peer, filters.add(which(scene)))  # type: ignore[arg-type]


thing(
    "a bloom filter that matches nothing",
    "Sets a filter of zeros (filterload): no transaction matches it until something is added.",
    send=_load(filters.EMPTY),
)
thing(
    "a bloom filter that matches everything",
    "Sets a filter of ones (filterload): each transaction matches it.",
    send=_load(filters.FULL),
)
thing(
    "a bloom filter of {int} byte(s) with {int} hash functions",
    "Sets a filter of zeros of this size (filterload).",
    send=lambda scene, peer, size, functions: filters.send(
        scene, peer, filters.load(bytes(size), functions)
    ),
)


def _made(part: Callable[[CTransaction], bytes], update: str = "BLOOM_UPDATE_NONE") -> Make:
    return lambda scene, peer, which: filters.send(
        scene, peer, filters.made_for(part(which(scene)), update=update)
    )


for named, part in (
    ("the txid", txid),
    ("the data in the script", filters.data_of_output),
    ("the data in the input's script", filters.data_of_input),
    ("the spent output", filters.spent_by),
):
    thing(
        f"a bloom filter for {named} of {{transaction}}",
        "Sets a filter with this alone in it (filterload), made with many hash functions and a "
        "tweak. The script is that of its first output, or of its first input if that is said; the "
        "spent output is the first that it spends.",
        send=_made(part),
    )
for update in filters.UPDATES:
    thing(
        f"a bloom filter for the data in the script of {{transaction}}, flagged {update}",
        "The same, with this flag beside it (BIP 37): whether the node adds an output that "
        "matches, so that what spends it matches: never, always, or if it pays to public keys.",
        send=_made(filters.data_of_output, update),
    )
thing(
    "{transaction} for its bloom filter",
    "Adds the transaction's txid to the filter (filteradd), so that it matches.",
    send=_add,
)
thing(
    "{int} bytes for its bloom filter",
    "Adds so many bytes to the filter (filteradd): ones, which set all bits of a filter of one "
    "byte with 50 hash functions, so that each transaction matches it.",
    send=lambda scene, peer, size: filters.send(scene, peer, messages.FilterAdd(b"\1" * size)),
)
