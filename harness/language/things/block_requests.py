"""What is requested of blocks beside full ones: hashes, single transactions, filtered blocks."""

from collections.abc import Callable, Sequence

from bitcoin.core import CBlock, CTransaction

from harness.acts import block_download, block_requests, chain_tip, headers
from harness.acts.blocks import known_block
from harness.language import family
from harness.language.lexicon import Phrase
from harness.language.thing import thing
from harness.p2p import merkle, messages, recognise
from harness.p2p.consensus import txid
from harness.p2p.recognise import Recogniser
from harness.scene.scene import Scene

__all__ = ["family"]

# hashes of blocks (getblocks)


def _lists(scene: Scene, _peer: str, first: int, last: int) -> Recogniser:
    wanted = headers.hashes_between(scene, first, last)
    return lambda message: (
        isinstance(message, messages.Inv)
        and {item.kind for item in message.items} == {messages.InventoryKind.BLOCK}
        and [item.hash for item in message.items] == wanted
    )


thing(
    "the hashes after block {int}",
    "The hashes of whatever blocks follow on this one of the node's chain, its height named, as "
    "older programs request them (getblocks); the genesis block has height 0.",
    request=block_requests.request_hashes,
)
thing(
    "the hashes after block {int} until block {int}",
    "The same, and the answer is to end before this one.",
    request=block_requests.request_hashes_until,
)
thing(
    "the hashes after an unknown block, block {int} or block {int}",
    "The locator names these three in this order.",
    request=lambda scene, peer, first, second: block_requests.request_hashes(
        scene, peer, None, first, second
    ),
)
thing(
    "the hashes after the stale block or block {int}",
    "The locator names the block that was the chain tip before others have replaced it, then this "
    "one of the node's chain.",
    request=lambda scene, peer, height: block_requests.request_hashes(
        scene, peer, block_download.replaced(scene), height
    ),
)
thing(
    "the hashes of blocks {int} to {int}",
    "Those of the node's chain from this height to that, and no others, in one inv.",
    sent=_lists,
)

# single transactions (getblocktxn)

Named = Callable[..., CBlock]


def _any_answer(_scene: Scene, _peer: str, *_numbers: int) -> Recogniser:
    return recognise.is_of_type("block", "blocktxn")


def _first_of(phrase: str, meaning: str, named: Named) -> None:
    """Add an entry for the first transaction of a block."""
    thing(
        phrase,
        meaning,
        request=lambda scene, peer, *numbers: block_requests.request_transactions(
            scene, peer, named(scene, *numbers).GetHash(), 0
        ),
        sent=lambda scene, _peer, *numbers: recognise.is_part_of(named(scene, *numbers), [0]),
        control=_any_answer,
        sample=lambda scene, _peer, *numbers: messages.BlockTxn(
            named(scene, *numbers).GetHash(), named(scene, *numbers).vtx[:1]
        ),
    )


_first_of(
    "the first transaction of block {int} of the fork",
    "Requested by a getblocktxn, sent by a blocktxn that holds this transaction alone. That the "
    "node does not send it means something only if it sends another block.",
    lambda scene, number: block_download.fork_blocks(scene, number, number)[0],
)
_first_of(
    "the first transaction of the stale block",
    "The same of the block that was the chain tip before others have replaced it.",
    lambda scene: known_block(scene, block_download.replaced(scene)[::-1].hex()),
)


def _part_and_tip(scene: Scene, peer: str, number: int) -> None:
    block = block_download.fork_blocks(scene, number, number)[0]
    block_requests.request_transactions(scene, peer, block.GetHash(), 0)
    kind = messages.InventoryKind.WITNESS_BLOCK
    tip = messages.InventoryItem(kind, chain_tip.tip_hash(scene))
    block_download.request(scene, peer, tip)


thing(
    "the first transaction of block {int} of the fork, then the chain tip",
    "The transaction alone, and in the next message the chain tip in full.",
    request=_part_and_tip,
)
thing(
    "the transactions at indexes {int} and {int} of the chain tip",
    "Requested by a getblocktxn, sent by a blocktxn that holds these two in this order, with their "
    "witnesses, and no others. The first transaction of a block is at index 0.",
    request=lambda scene, peer, *indexes: block_requests.request_transactions(
        scene, peer, chain_tip.tip_hash(scene), *indexes
    ),
    sent=lambda scene, _peer, *indexes: recognise.is_part_of(block_requests.tip(scene), indexes),
)

# filtered blocks (BIP 37)

Transaction = Phrase[Callable[[Scene], CTransaction]]


def _filtered(scene: Scene, passing: Sequence[CTransaction]) -> Recogniser:
    block = block_requests.tip(scene)
    ids = [txid(each) for each in block.vtx]
    wanted = [txid(each) for each in passing]
    hashes, flags = merkle.proof(ids, [each in wanted for each in ids])
    return recognise.is_this(messages.MerkleBlock(block.get_header(), len(ids), hashes, flags))


def _of_tip(scene: Scene) -> Recogniser:
    tip_hash = chain_tip.tip_hash(scene)
    return lambda message: (
        isinstance(message, messages.MerkleBlock) and message.header.GetHash() == tip_hash
    )


thing(
    "the filtered chain tip",
    "The latest block of the node's chain as a filtered block (merkleblock): its header, and the "
    "proof of which of its transactions match the peer's bloom filter. That the node does not send "
    "it means something only if it sends it to another peer.",
    request=block_requests.request_filtered,
    sent=lambda scene, _peer: _of_tip(scene),
    control=lambda _scene, _peer: recognise.is_of_type("merkleblock"),
    sample=lambda scene, _peer: messages.MerkleBlock(
        block_requests.tip(scene).get_header(), 1, (bytes(32),), b"\1"
    ),
)
thing(
    "the chain tip filtered to {transaction}",
    "The same where of all its transactions this one matches the filter.",
    sent=lambda scene, _peer, one: _filtered(scene, [one(scene)]),
)
thing(
    "the chain tip filtered to all of its transactions",
    "The same where all of its transactions match the filter, the coinbase transaction, too.",
    sent=lambda scene, _peer: _filtered(scene, block_requests.tip(scene).vtx),
)
thing(
    "the chain tip with all transactions filtered out",
    "The same where none of its transactions matches the filter.",
    sent=lambda scene, _peer: _filtered(scene, []),
)
# of a certain age

thing(
    "a block dated {int} second(s) ago",
    "A block on top of the node's chain, good in all else, that was found so long ago by the "
    "node's clock; the peer announces it by its header and sends it in full.",
    send=block_requests.bring_dated,
)
