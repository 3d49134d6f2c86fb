"""Chains of blocks in which each block has a number, as peers announce and deliver them."""

from collections.abc import Callable

from bitcoin.core import CBlock

from harness.acts import block_download, block_filters, chain_tip
from harness.acts.blocks import known_block
from harness.acts.transactions import invent_hash
from harness.language.thing import thing
from harness.p2p import messages, recognise
from harness.p2p.messages import InventoryItem, InventoryKind
from harness.p2p.recognise import Recogniser
from harness.scene.scene import Scene

Blocks = Callable[[Scene, int, int], list[CBlock]]


def _any_request(_scene: Scene, _peer: str, *_numbers: int) -> Recogniser:
    return recognise.requests_any_block


def _one(phrase: str, meaning: str, blocks: Blocks) -> None:
    """Add an entry for one block of a chain."""

    def block_hash(scene: Scene, number: int) -> bytes:
        return bytes(blocks(scene, number, number)[0].GetHash())

    thing(
        phrase,
        meaning,
        announce=lambda scene, peer, number: block_download.announce(
            scene, peer, blocks(scene, number, number)
        ),
        send=lambda scene, peer, number: block_download.send(
            scene, peer, blocks(scene, number, number)
        ),
        announced=lambda scene, _peer, number: recognise.announces_block(block_hash(scene, number)),
        requested=lambda scene, _peer, number: recognise.requests_block(block_hash(scene, number)),
        sent=lambda scene, _peer, number: recognise.is_block(block_hash(scene, number)),
        request_control=_any_request,
        sample=lambda scene, _peer, number: messages.GetData(
            (InventoryItem(InventoryKind.WITNESS_BLOCK, block_hash(scene, number)),)
        ),
    )


def _several(phrase: str, meaning: str, blocks: Blocks) -> None:
    """Add an entry for several blocks of a chain."""
    thing(
        phrase,
        meaning,
        announce=lambda scene, peer, first, last: block_download.announce(
            scene, peer, blocks(scene, first, last)
        ),
        send=lambda scene, peer, first, last: block_download.send(
            scene, peer, blocks(scene, first, last)
        ),
        requested=lambda scene, _peer, first, last: recognise.requests_these_blocks(
            [block.GetHash() for block in blocks(scene, first, last)]
        ),
        request_control=_any_request,
    )


_one(
    "block {int}",
    "Of a chain of valid new blocks that begins on top of the node's chain: block 1 lies on top of "
    "the chain tip, block 2 on top of block 1, and so on. A peer announces it by its header alone, "
    "and sends it in full without announcing it. The node requests it by its hash.",
    block_download.new_blocks,
)
_several(
    "blocks {int} to {int}",
    "The same, several in a row. A peer announces them by their headers in one message, the first "
    "of them first, and sends them in full, in this order and without announcing them. The node "
    "requests all of them with their witnesses in one message, in this order, and no others in it.",
    block_download.new_blocks,
)
_one(
    "block {int} of the fork",
    "Of a fork of valid blocks that leaves out the three latest blocks of the node's chain: its "
    "block 1 lies on top of the fourth latest. The first two have less work than the node's chain, "
    "three have as much, four have more.",
    block_download.fork_blocks,
)
thing(
    "block {int} of the fork with its witnesses",
    "The same, requested by the inventory type that BIP 144 has for that, and no other block with "
    "it.",
    requested=lambda scene, _peer, number: recognise.requests_these_blocks(
        [block_download.fork_blocks(scene, number, number)[0].GetHash()]
    ),
    request_control=_any_request,
)
_several(
    "blocks {int} to {int} of the fork",
    "The same, several in a row; otherwise as with blocks on top of the node's chain.",
    block_download.fork_blocks,
)
thing(
    "blocks 1 to {int} at its requests, all but block {int}",
    "The peer announces them by their headers in one message, and sends whatever the node requests "
    "from it as soon as it does, until it requests no more; this one is withheld.",
    send=block_download.deliver_requested,
)
thing(
    "block {int} mutated",
    "Such a block in full, with a transaction more than its header stands for. The header is "
    "that of the valid block.",
    send=block_download.send_mutated,
)
thing(
    "block {int} with another witness",
    "Such a block in full, with its own transaction, but a witness that is not its own. The header "
    "is that of the valid block.",
    send=block_download.send_with_another_witness,
)
thing(
    "a notfound message for block {int}",
    "Says that the peer does not have it, though it was requested.",
    send=block_download.say_not_found,
)


# blocks of the node's chain, and of forks


def _any_block(_scene: Scene, _peer: str, *_numbers: int) -> Recogniser:
    return recognise.is_of_type("block")


def _known(scene: Scene, block_hash: bytes) -> CBlock:
    return known_block(scene, block_hash[::-1].hex())


def _item(kind: int, block_hash: bytes) -> InventoryItem:
    return InventoryItem(kind, block_hash)


def _tip_in_form(phrase: str, meaning: str, kind: InventoryKind) -> None:
    def form(scene: Scene, _peer: str) -> Recogniser:
        tip = _known(scene, chain_tip.tip_hash(scene))
        with_witnesses = kind is InventoryKind.WITNESS_BLOCK
        return recognise.is_block_with_witnesses(tip, witnesses=with_witnesses)

    thing(
        phrase,
        meaning,
        request=lambda scene, peer: block_download.request(
            scene, peer, _item(kind, chain_tip.tip_hash(scene))
        ),
        sent=form,
    )


_tip_in_form(
    "the chain tip with its witnesses",
    "The full latest block of the node's chain as BIP 144 has it, requested so and sent so, bit "
    "by bit; the coinbase transaction has a witness, too.",
    InventoryKind.WITNESS_BLOCK,
)
_tip_in_form(
    "the chain tip without its witnesses",
    "The same as older programs have it: requested by the inventory type of before BIP 144, and "
    "with no witness in it, but otherwise bit by bit the same.",
    InventoryKind.BLOCK,
)
thing(
    "the block {int} below the chain tip",
    "The block of the node's chain that so many blocks lie on top of, requested and sent in full.",
    request=lambda scene, peer, depth: block_download.request(
        scene,
        peer,
        _item(InventoryKind.WITNESS_BLOCK, block_download.below_tip(scene, depth)),
    ),
    sent=lambda scene, _peer, depth: recognise.is_block(block_download.below_tip(scene, depth)),
)
thing(
    "the block {int} below the chain tip without its witnesses",
    "The same block, requested by the inventory type of before BIP 144.",
    request=lambda scene, peer, depth: block_download.request(
        scene, peer, _item(InventoryKind.BLOCK, block_download.below_tip(scene, depth))
    ),
)
thing(
    "the {int} latest blocks",
    "So many of the node's chain in full, requested in one message, the chain tip first.",
    request=lambda scene, peer, count: block_download.request(
        scene,
        peer,
        *(
            _item(InventoryKind.WITNESS_BLOCK, block_download.below_tip(scene, depth))
            for depth in range(count)
        ),
    ),
)
thing(
    "an unknown block, an entry of an unknown inventory type and the chain tip",
    "In one message: a block that nobody has, the chain tip by a number (0) that stands for no "
    "kind of thing, and the chain tip.",
    request=lambda scene, peer: block_download.request(
        scene,
        peer,
        _item(InventoryKind.WITNESS_BLOCK, invent_hash(scene)),
        _item(0, chain_tip.tip_hash(scene)),
        _item(InventoryKind.WITNESS_BLOCK, chain_tip.tip_hash(scene)),
    ),
)


def _tip_too(scene: Scene) -> InventoryItem:
    return _item(InventoryKind.WITNESS_BLOCK, chain_tip.tip_hash(scene))


def _beside(
    phrase: str,
    meaning: str,
    block_hash: Callable[..., bytes],
    *,
    form: InventoryKind = InventoryKind.WITNESS_BLOCK,
) -> None:
    """Add an entry for a block beside the node's chain, and one that requests the tip, too."""

    def ask(scene: Scene, peer: str, *numbers: int) -> None:
        block_download.request(scene, peer, _item(form, block_hash(scene, *numbers)))

    def ask_both(scene: Scene, peer: str, *numbers: int) -> None:
        item = _item(form, block_hash(scene, *numbers))
        block_download.request(scene, peer, item, _tip_too(scene))

    def sent(scene: Scene, _peer: str, *numbers: int) -> Recogniser:
        block = _known(scene, block_hash(scene, *numbers))
        forms = (recognise.is_block(block.GetHash()), recognise.is_compact_block(block))
        return lambda message: any(each(message) for each in forms)

    thing(
        phrase,
        meaning,
        request=ask,
        sent=sent,
        control=_any_block,
        sample=lambda scene, _peer, *numbers: messages.Block(
            _known(scene, block_hash(scene, *numbers))
        ),
    )
    thing(
        f"{phrase}, then the chain tip",
        "Both, in one message; the tip in full.",
        request=ask_both,
    )


def _fork_hash(scene: Scene, number: int) -> bytes:
    return bytes(block_download.fork_blocks(scene, number, number)[0].GetHash())


def _header_beside(phrase: str, meaning: str, block_hash: Callable[..., bytes]) -> None:
    """Add an entry for such a block's header alone, and one that requests the tip, too."""

    def ask(scene: Scene, peer: str, *numbers: int) -> None:
        block_download.request_header(scene, peer, block_hash(scene, *numbers))

    def ask_both(scene: Scene, peer: str, *numbers: int) -> None:
        ask(scene, peer, *numbers)
        block_download.request(scene, peer, _tip_too(scene))

    thing(
        phrase,
        meaning,
        request=ask,
        sent=lambda scene, _peer, *numbers: recognise.has_header(block_hash(scene, *numbers)),
        control=_any_block,
        sample=lambda scene, _peer, *numbers: messages.Headers(
            (_known(scene, block_hash(scene, *numbers)).get_header(),)
        ),
    )
    thing(
        f"{phrase}, then the chain tip",
        "The header alone, and in the next message the chain tip in full.",
        request=ask_both,
    )


_beside(
    "the stale block",
    "The block that was the chain tip before others have replaced it, requested and sent in full. "
    "That the node does not send it means something only if it sends another block.",
    block_download.replaced,
)
_beside(
    "the stale block in compact form",
    "The same, requested as a compact block, and sent in whatever form.",
    block_download.replaced,
    form=InventoryKind.CMPCT_BLOCK,
)
_beside(
    "the stale block without its witnesses",
    "The same, requested by the inventory type of before BIP 144.",
    block_download.replaced,
    form=InventoryKind.BLOCK,
)
_beside(
    "block {int} of the fork in full",
    "Requested and sent in full. That the node does not send it means something only if it "
    "sends another block.",
    _fork_hash,
)
_header_beside(
    "the header of the stale block",
    "The header alone, requested by the block's hash (getheaders with an empty locator). That the "
    "node does not send it means something only if it sends a block.",
    block_download.replaced,
)
_header_beside(
    "the header of block {int} of the fork",
    "The same of a block of the fork.",
    _fork_hash,
)


# compact block filters (BIP 157)

thing(
    "the compact block filter of the block {int} below the chain tip",
    "The filter itself (cfilter), bit by bit what the node tells its operator; it names the block.",
    sent=lambda scene, _peer, depth: block_filters.is_filter(scene, depth),
)
thing(
    "the compact block filters from {int} below the chain tip on",
    "Those of the block so far below and of all on top of it, in one message (getcfilters), when "
    "the node has made them all.",
    request=block_filters.request_filters,
)
thing(
    "the compact block filter of the stale block",
    "That of the block which was the chain tip before others have replaced it, requested together "
    "with those of the blocks below.",
    request=block_filters.request_replaced,
    sent=lambda scene, _peer: block_filters.is_filter_of_replaced(scene),
)
thing(
    "the filter hashes from {int} below the chain tip on",
    "The hashes of the filters of the block so far below and of all on top of it (getcfheaders).",
    request=block_filters.request_hashes,
)
thing(
    "the filter hashes of the {int} latest block(s)",
    "So many hashes in one message (cfheaders), each the right one, and the right filter header of "
    "the block below.",
    sent=lambda scene, _peer, count: block_filters.has_hashes(scene, count - 1),
)
thing(
    "the compact block filters from {int} to {int} below the chain tip",
    "Those of the blocks so far below, the deepest first, in one message (getcfilters).",
    request=block_filters.request_filters_between,
)
thing(
    "the filter hashes from {int} to {int} below the chain tip",
    "The hashes of these filters; requested (getcfheaders) and sent (cfheaders) in one message, "
    "with the right filter header of the block below, or zeros where there is none.",
    request=block_filters.request_hashes,
    sent=lambda scene, _peer, deepest, last: block_filters.has_hashes(scene, deepest, last),
)
thing(
    "the filter hash of the stale block",
    "The hash of the filter of the block which was the chain tip before others have replaced it.",
    request=block_filters.request_replaced_hashes,
)
thing(
    "the filter checkpoints up to {int} below the chain tip",
    "The filter header of every thousandth block up to this one (getcfcheckpt).",
    request=block_filters.request_checkpoints_up_to,
)
thing(
    "{int} filter checkpoint(s) up to {int} below the chain tip",
    "So many of them in one message (cfcheckpt), each the right one.",
    sent=lambda scene, _peer, count, last: block_filters.has_checkpoints(scene, count, last),
)
thing(
    "the filter checkpoints",
    "The filter header of every thousandth block up to the chain tip (getcfcheckpt).",
    request=block_filters.request_checkpoints,
)
thing(
    "{int} filter checkpoint(s)",
    "So many of them in one message (cfcheckpt), each the right one.",
    sent=lambda scene, _peer, count: block_filters.has_checkpoints(scene, count),
)
thing(
    "a compact block filter of an unknown type",
    "That of the chain tip, of type 1; BIP 158 defines type 0 only.",
    request=lambda scene, peer: block_filters.request_filters(
        scene, peer, 0, kind=block_filters.OTHER
    ),
)
thing(
    "compact block filters up to an unknown block",
    "From the chain tip up to a block that nobody has.",
    request=block_filters.request_to_unknown,
)
thing(
    "filter hashes up to an unknown block",
    "The hashes of the same filters (getcfheaders).",
    request=block_filters.request_hashes_to_unknown,
)
thing(
    "filter checkpoints up to an unknown block",
    "The filter header of every thousandth block up to a block that nobody has (getcfcheckpt).",
    request=block_filters.request_checkpoints_to_unknown,
)
thing(
    "compact block filters that begin above their end",
    "From a height above the chain tip to the chain tip.",
    request=lambda scene, peer: block_filters.request_filters(scene, peer, -1),
)
