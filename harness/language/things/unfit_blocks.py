"""Blocks that do not fit the node's chain tip or break its rules, in full and in compact form."""

from harness.acts import misbehaviour, unfit_blocks
from harness.language.thing import Make, thing
from harness.p2p import compact, messages, recognise
from harness.p2p.recognise import Recogniser
from harness.scene.scene import Scene

# in compact form

thing(
    "a block on top of an unknown block in compact form",
    "A compact block with its proof of work; nobody has the block below.",
    announce=unfit_blocks.announce_on_unknown,
)
thing(
    "one more block with {int} unknown transaction(s) in compact form",
    "A valid block on top of the one that the example was about, as a compact block, with so many "
    "transactions of which nobody has heard, named by their short IDs. From now on the example is "
    "about this one.",
    announce=unfit_blocks.announce_one_more,
)
thing(
    "one more block in compact form",
    "The same without further transactions: nothing is missing.",
    announce=lambda scene, peer: unfit_blocks.announce_one_more(scene, peer, 0),
)
thing(
    "a block of a fork {int} below the chain tip in compact form",
    "A valid block on top of a block of the node's chain, so many blocks lower than the chain tip, "
    "as a compact block of which nothing is missing.",
    announce=unfit_blocks.announce_below,
)
thing(
    "block {int} in compact form",
    "Such a block of the chain of numbered ones, as a compact block of which nothing is missing.",
    announce=unfit_blocks.announce_numbered,
)
thing(
    "a block with {int} unknown transaction(s) on top of an old chain tip in compact form",
    "A new block with so many transactions of which nobody has heard, as a compact block; it lies "
    "on top of the chain tip, however old that is.",
    announce=unfit_blocks.announce_on_old_tip,
)

# that break rules


def _announced(scene: Scene, _peer: str) -> Recogniser:
    return recognise.announces_block(unfit_blocks.greedy(scene).GetHash())


def _in_compact_form(scene: Scene, _peer: str) -> Recogniser:
    return recognise.is_compact_block(unfit_blocks.greedy(scene))


thing(
    "a block that claims too large a reward",
    "A full block on top of the node's chain, announced by its header; the coinbase transaction "
    "takes more than the rules allow.",
    send=unfit_blocks.bring_greedy,
)
thing(
    "a block competing with the chain tip that claims too large a reward",
    "Such a block on top of the same block as the node's chain tip, which the node had first.",
    send=unfit_blocks.bring_greedy_beside_tip,
)
thing(
    "a block that spends an output twice in one transaction",
    "A full block on top of the node's chain, announced by its header; both inputs of its second "
    "transaction are the same.",
    send=unfit_blocks.bring_twice_spent,
)
thing(
    "the block that claims too large a reward",
    "The same one, announced by the node in whatever form. Blocks that are announced are the "
    "control.",
    announced=_announced,
    control=lambda _scene, _peer: recognise.announces_any_block,
    sample=lambda scene, _peer: messages.Headers((unfit_blocks.greedy(scene).get_header(),)),
)
thing(
    "the block that claims too large a reward in compact form",
    "The same one as a compact block; it has no other transaction, and nothing is missing.",
    announce=unfit_blocks.announce_greedy,
    announced=_in_compact_form,
    sample=lambda scene, _peer: compact.shortened(unfit_blocks.greedy(scene), 1),
)


def _header(fault: str) -> Make:
    return lambda scene, peer: unfit_blocks.announce_faulty_header(scene, peer, fault)


thing(
    "a compact block without proof of work",
    "No computing power was spent on it: the hash of its header is larger than its target.",
    send=unfit_blocks.announce_worthless,
)
thing(
    "a compact block with a time at or below the median time past",
    "Its header's time is not later than the middle one of the times of the eleven blocks below.",
    send=_header(misbehaviour.TOO_EARLY),
)
thing(
    "a compact block dated too far in the future",
    "Its header's time is two hours and one second ahead of the node's clock.",
    send=_header(misbehaviour.TOO_LATE),
)
