"""Blocks in compact form, as they are announced, requested, reconstructed and sent (BIP 152)."""

from harness.acts import blocks
from harness.acts import compact_blocks as acts
from harness.language import family
from harness.language.thing import Make, thing
from harness.language.things.messages import frames, message
from harness.p2p import messages, recognise
from harness.p2p.messages import InventoryKind
from harness.p2p.recognise import Recogniser
from harness.scene.scene import Scene

__all__ = ["family"]

# which form is wanted

message(
    "a sendcmpct message",
    "Offers compact blocks, or says how new ones are wanted (BIP 152); what exactly, is left open. "
    "A peer sends one of version 2 for low bandwidth.",
    acts.LOW,
)


thing(
    "a sendcmpct message for low bandwidth",
    "Compact blocks are understood, in version 2, and are to be sent on request only.",
    send=frames(lambda _scene: acts.LOW),
    message=lambda _scene: acts.LOW,
    sent=lambda _scene, _peer: recognise.is_this(acts.LOW),
)
thing(
    "a sendcmpct message for high bandwidth",
    "The same, but new blocks are to be sent in compact form at once, without having been "
    "announced or requested.",
    send=frames(lambda _scene: acts.HIGH),
    message=lambda _scene: acts.HIGH,
    sent=lambda _scene, _peer: recognise.is_this(acts.HIGH),
)

thing(
    "any request for high bandwidth",
    "The same where nobody is sent one; that a block is announced to somebody is the control.",
    sent=lambda _scene, _peer: recognise.is_this(acts.HIGH),
    control=lambda _scene, _peer: recognise.announces_any_block,
    sample=lambda _scene, _peer: acts.HIGH,
)


def _of_version(*, high: bool) -> Make:
    def send(scene: Scene, peer: str, version: int) -> None:
        scene.peers[peer].send(messages.SendCmpct(announce=high, version=version))

    return send


thing(
    "a sendcmpct message for high bandwidth in version {int}",
    "The same, but in this version; only version 2 serves the blocks of today.",
    send=_of_version(high=True),
)
thing(
    "a sendcmpct message for low bandwidth in version {int}",
    "Compact blocks in this version, and on request only.",
    send=_of_version(high=False),
)


# announced and requested


def _hash(scene: Scene) -> bytes:
    assert scene.block_hash is not None  # noqa: S101  (for the type checker)
    return scene.block_hash


def _in_compact_form(scene: Scene, _peer: str) -> Recogniser:
    return recognise.is_compact_block(acts.the_block(scene))


def _below(scene: Scene, _peer: str, depth: int) -> Recogniser:
    block = blocks.known_block(scene, acts.hash_below_tip(scene, depth)[::-1].hex())
    return recognise.is_compact_block(block)


thing(
    "a new block in compact form",
    "A valid block on top of the node's chain, as a compact block; it holds no transaction but "
    "the coinbase transaction, which comes in full: nothing is missing. As with all new blocks "
    "of peers here, the chain tip is recent: if it is not, a block is found before.",
    announce=lambda scene, peer: acts.announce_new(scene, peer, 0),
)
thing(
    "a new block with {int} unknown transaction(s) in compact form",
    "The same with so many transactions besides, of which nobody has heard: valid ones, behind "
    "the first. They are named by their short IDs.",
    announce=acts.announce_new,
)
thing(
    "the block in compact form",
    "The block that the example is about as a compact block: its first transaction in full, the "
    "others by their short IDs. It is requested by a getdata for this form, for no other block.",
    announce=acts.announce_it,
    announced=_in_compact_form,
    requested=lambda scene, _peer: recognise.requests_blocks(
        InventoryKind.CMPCT_BLOCK, _hash(scene)
    ),
    sent=_in_compact_form,
)
thing(
    "a new block with {transaction} in compact form",
    "The same with this transaction besides, named by its short ID.",
    announce=lambda scene, peer, one: acts.announce_new_with(scene, peer, one(scene)),
)
thing(
    "a new block with {transaction} between two unknown ones in compact form",
    "The same with this transaction, at index 2, and before and behind it one of which nobody "
    "has heard.",
    announce=lambda scene, peer, one: acts.announce_between_unknown(scene, peer, one(scene)),
)
thing(
    "a new block with three unknown transactions, the second prefilled, in compact form",
    "The same with three transactions of which nobody has heard; the second, at index 2, stands in "
    "the compact block as it is, the others by their short IDs.",
    announce=acts.announce_partly_full,
)
thing(
    "the block in full",
    "The block that the example is about with all of its transactions and their witnesses (BIP "
    "144), requested by a getdata for this form, for no other block.",
    requested=lambda scene, _peer: recognise.requests_blocks(
        InventoryKind.WITNESS_BLOCK, _hash(scene)
    ),
    send=acts.send_full,
    sent=lambda scene, _peer: recognise.is_block(_hash(scene)),
)
thing(
    "{int} new block(s) by header",
    "So many new blocks, each on top of the one before, the first on top of the node's chain, "
    "announced by one headers message. Sentences about the block mean the last of them.",
    announce=acts.announce_headers,
)
thing(
    "a new block with {int} unknown transaction(s) by its header",
    "A valid block on top of the node's chain with so many transactions of which nobody has heard, "
    "announced by its header.",
    announce=acts.announce_header_with,
)
thing(
    "one more block by its header",
    "A block on top of the one that the example was about, announced by its header. From now on "
    "the example is about this one.",
    announce=acts.announce_header_on_it,
)
thing(
    "the block below it in full",
    "The block on top of which a peer has made the one that the example is about.",
    send=acts.send_below,
)


def _all_full(scene: Scene, _peer: str, count: int) -> Recogniser:
    hashes: list[bytes] = []
    block_hash = _hash(scene)
    while len(hashes) < count:
        hashes.insert(0, block_hash)
        block_hash = scene.made[block_hash].hashPrevBlock
    return recognise.requests_blocks(InventoryKind.WITNESS_BLOCK, *hashes)


thing(
    "the {int} blocks in full",
    "So many blocks in one getdata, the one that the example is about the last of them, each with "
    "all of its transactions and their witnesses.",
    requested=_all_full,
)

# reconstructed


def _missing(scene: Scene, _peer: str) -> Recogniser:
    block = acts.the_block(scene)
    return recognise.requests_missing(block.GetHash(), range(1, len(block.vtx)))


def _anything(scene: Scene, _peer: str) -> Recogniser:
    wanted = _hash(scene)
    whole = recognise.requests({wanted})
    return lambda message: (
        whole(message)
        or (isinstance(message, messages.GetBlockTxn) and message.block_hash == wanted)
    )


thing(
    "the missing transactions",
    "All transactions of the block but the first one, which the node has in full; requested by a "
    "getblocktxn for exactly these, sent by a blocktxn.",
    requested=_missing,
    send=acts.send_missing,
)
thing(
    "the transactions at indexes {int} and {int} of the block",
    "These two alone; requested by a getblocktxn, sent by a blocktxn. The first transaction of a "
    "block is at index 0.",
    requested=lambda scene, _peer, *indexes: recognise.requests_missing(_hash(scene), indexes),
    send=acts.send_at,
)
thing(
    "anything of the block",
    "Transactions of it (getblocktxn) or the block in whatever form (getdata), where nobody is "
    "asked for any; that a block is announced to somebody is the control.",
    requested=_anything,
    control=lambda _scene, _peer: recognise.announces_any_block,
    sample=lambda scene, _peer: messages.GetBlockTxn(_hash(scene), (1,)),
)
thing(
    "other transactions than the missing ones",
    "A blocktxn with as many transactions as were requested, but the last of them is another one.",
    send=acts.send_wrong,
)
thing(
    "the missing transactions, the last with another witness",
    "A blocktxn with those that were requested, but the last has another witness than in the "
    "block, and so the same txid.",
    send=acts.send_other_witness,
)
thing(
    "all but one of the missing transactions",
    "A blocktxn without the last of those that were requested.",
    send=acts.send_too_few,
)
thing(
    "the missing transactions and one more",
    "A blocktxn with one transaction behind those that were requested.",
    send=acts.send_too_many,
)
thing(
    "transactions of an unknown block",
    "A blocktxn that names a block that nobody has.",
    send=acts.send_transactions_of_unknown,
)

# malformed

thing(
    "a compact block without transactions",
    "The header of a new block; there are neither short IDs nor transactions.",
    send=acts.send_empty,
)
thing(
    "a compact block with a transaction at an index that it does not have",
    "A new block of one transaction, of which the message says that it is the second.",
    send=acts.send_misplaced,
)
thing(
    "a compact block with a transaction at index 65536",
    "A new block of two transactions; the message says of the second that it stands one beyond "
    "the greatest index that 16 bits can hold.",
    send=acts.send_overflowing,
)
thing(
    "a compact block with two equal short IDs",
    "A new block of three transactions; the short IDs of the second and third are the same.",
    send=acts.send_colliding,
)
thing(
    "the block in compact form with two equal short IDs",
    "The block that the example is about, which has two transactions behind the first: both are "
    "named by the same short ID.",
    announce=acts.send_it_colliding,
)

thing(
    "the block in compact form without transactions",
    "The header of the block that the example is about; there are neither short IDs nor "
    "transactions.",
    announce=acts.send_it_empty,
)

# served


def _depth_part(scene: Scene, _peer: str, depth: int) -> Recogniser:
    block = blocks.known_block(scene, acts.hash_below_tip(scene, depth)[::-1].hex())
    return recognise.is_part_of(block, [0])


thing(
    "the block {int} below the chain tip in compact form",
    "The block of the node's chain that has so many blocks above it, as a compact block.",
    request=acts.request_form,
    sent=_below,
)
thing(
    "the block {int} below the chain tip in full",
    "The same block with all of its transactions.",
    sent=lambda scene, _peer, depth: recognise.is_block(acts.hash_below_tip(scene, depth)),
)
thing(
    "the block {int} below the chain tip in full with its witnesses",
    "The same, and its coinbase transaction has its witness.",
    sent=lambda scene, _peer, depth: recognise.is_witness_block(acts.hash_below_tip(scene, depth)),
)
thing(
    "the first transaction of the block {int} below the chain tip",
    "Requested by a getblocktxn, sent by a blocktxn that holds this transaction alone.",
    request=acts.request_transactions,
    sent=_depth_part,
)
thing(
    "the transaction at index {int} of the chain tip",
    "Requested by a getblocktxn; the first one's index is 0.",
    request=lambda scene, peer, index: acts.request_transactions(scene, peer, 0, index),
)
thing(
    "the transaction at index {int} of the block {int} below the chain tip",
    "The same of an older block.",
    request=lambda scene, peer, index, depth: acts.request_transactions(scene, peer, depth, index),
)
thing(
    "the first transaction of an unknown block",
    "Requested by a getblocktxn that names a block that nobody has.",
    request=acts.request_of_unknown,
)
