"""Chains of blocks in which each block has a number, as peers announce and deliver them."""

from collections.abc import Callable

from bitcoin.core import CBlock

from harness.acts import block_download
from harness.language.thing import thing
from harness.p2p import recognise
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
        requested=lambda scene, _peer, number: recognise.requests({block_hash(scene, number)}),
        sent=lambda scene, _peer, number: recognise.is_block(block_hash(scene, number)),
        request_control=_any_request,
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
        requested=lambda scene, _peer, first, last: recognise.requests_blocks(
            [block.GetHash() for block in blocks(scene, first, last)]
        ),
        request_control=_any_request,
    )


_one(
    "block {int}",
    "Of a chain of valid new blocks that begins on top of the node's chain: block 1 lies on top of "
    "the chain tip, block 2 on top of block 1, and so on. A peer announces it by its header alone, "
    "and sends it as a whole without announcing it. The node requests it by its hash.",
    block_download.new_blocks,
)
_several(
    "blocks {int} to {int}",
    "The same, several in a row. A peer announces them by their headers in one message, the first "
    "of them first, and sends them as a whole, in this order and without announcing them. The node "
    "requests all of them with their witnesses in one message, in this order, and no others in it.",
    block_download.new_blocks,
)
_one(
    "side block {int}",
    "Of a branch of valid blocks that leaves out the three latest blocks of the node's chain: side "
    "block 1 lies on top of the fourth latest. The first two have less work than the node's chain, "
    "three have as much, four have more.",
    block_download.side_blocks,
)
_several(
    "side blocks {int} to {int}",
    "The same, several in a row; otherwise as with blocks on top of the node's chain.",
    block_download.side_blocks,
)
thing(
    "block {int} mutated",
    "The whole of such a block with a transaction more than its header stands for. The header is "
    "that of the valid block.",
    send=block_download.send_mutated,
)
thing(
    "a notfound message for block {int}",
    "Says that the peer does not have it, though it was requested.",
    send=block_download.say_not_found,
)
