"""Headers and blocks, as they are announced, requested and sent. Sources: BIP 130, 144, 152."""

from collections.abc import Callable

from harness.acts import blocks, chain_tip, compact_blocks, extra_connections, headers, upload
from harness.language.thing import Make, Recognise, thing
from harness.p2p import messages, recognise
from harness.p2p.recognise import Recogniser
from harness.scene.scene import Scene


def _announced(scene: Scene, _peer: str) -> Recogniser:
    assert scene.block_hash is not None  # noqa: S101  (for the type checker)
    return recognise.announces_block(scene.block_hash)


def _announced_by_hash(scene: Scene, _peer: str) -> Recogniser:
    assert scene.block_hash is not None  # noqa: S101  (for the type checker)
    return recognise.announces_by_hash(scene.block_hash)


def _announced_by_header(scene: Scene, _peer: str) -> Recogniser:
    return _announced_by_headers(scene, _peer, 1)


def _announced_by_headers(scene: Scene, _peer: str, count: int) -> Recogniser:
    assert scene.block_hash is not None  # noqa: S101  (for the type checker)
    return recognise.announces_by_headers(scene.block_hash, count)


def _requested(scene: Scene, _peer: str) -> Recogniser:
    assert scene.block_hash is not None  # noqa: S101  (for the type checker)
    return recognise.requests({scene.block_hash})


def _sent(scene: Scene, _peer: str) -> Recogniser:
    assert scene.block_hash is not None  # noqa: S101  (for the type checker)
    return recognise.is_block(scene.block_hash)


thing(
    "the block",
    "The block that the example is about. It is announced by its hash (inv), its header (headers) "
    "or in compact form (cmpctblock).",
    announced=_announced,
    requested=_requested,
    sent=_sent,
)
thing(
    "the block by its hash",
    "The same, announced by an inv, that names the hash and nothing else of the block.",
    announce=blocks.announce_by_hash,
    announced=_announced_by_hash,
)
thing(
    "the block by its header",
    "The same, announced by a headers message with this header alone (BIP 130).",
    announce=compact_blocks.announce_its_header,
    announced=_announced_by_header,
)
thing(
    "a new block by its header, behind which it claims {int} transactions",
    "A valid block on top of the node's chain, announced by its header; where the number of "
    "transactions behind the header stands, which is zero as none follow, there is this one.",
    announce=compact_blocks.announce_header_with_number,
)
thing(
    "the block by {int} headers",
    "The same, announced by a headers message that ends with the block's header, those of the "
    "blocks below it first, so many in all (BIP 130).",
    announced=_announced_by_headers,
)
thing(
    "{int} blocks that replace {int} of its chain",
    "A longer fork of so many valid blocks, from below so many blocks of the node's chain; the "
    "peer announces them all by their headers, then sends them, and the node reorganizes.",
    send=blocks.replace_tips,
)
thing(
    "a new block by its hash",
    "A valid block on top of the node's chain, announced by an inv; the peer does not send it, "
    "nor its header.",
    announce=blocks.announce_new_by_hash,
)
thing(
    "the block that was announced",
    "The block that a peer has announced: its header, then the full block.",
    send=blocks.send_announced,
)
thing(
    "a new block without an announcement",
    "A valid block on top of the node's chain, in full, and nothing before it.",
    send=blocks.send_unannounced,
)
thing(
    "a block competing with the chain tip",
    "A valid block on top of the same block as the node's chain tip, which the node had first. The "
    "peer announces it by its header and sends it. Blocks that are announced are the control. The "
    "example is about it from now on.",
    send=blocks.send_competing,
    announced=lambda scene, _peer: recognise.announces_block(scene.named[blocks.COMPETING]),
    control=lambda _scene, _peer: recognise.announces_any_block,
    sample=lambda scene, _peer: messages.Inv(
        (messages.InventoryItem(messages.InventoryKind.BLOCK, scene.named[blocks.COMPETING]),)
    ),
)
thing(
    "the header of a block {duration} old",
    "The header of a block on top of the node's chain that was found so long ago. The peer does "
    "not send the block.",
    send=blocks.send_dated_header,
)
thing(
    "headers",
    "Headers of blocks that follow on those that both sides know (getheaders).",
    requested=lambda _scene, _peer: recognise.is_of_type("getheaders"),
)
thing(
    "a new block",
    "A valid block on top of the node's chain. A peer that sends it announces it by its header; "
    "one that only announces it does not send it when the node requests it.",
    announce=blocks.promise,
    send=blocks.bring,
)
thing(
    "a new block, as then do the {int} peers of its type connected before",
    "Each a block of its own on top of the one before, the first a second before the others.",
    send=extra_connections.bring_in_turn,
)


def _request(hash_of: Callable[[Scene], bytes]) -> Make:
    return lambda scene, peer: upload.ask_for(scene, peer, hash_of(scene))


def _is(hash_of: Callable[[Scene], bytes]) -> Recognise:
    return lambda scene, _peer: recognise.is_block(hash_of(scene))


def _show_block_below(scene: Scene, peer: str) -> None:
    chain_tip.show(scene, peer, upload.block_below(scene))


def _request_often(scene: Scene, peer: str, times: int) -> None:
    upload.ask_for(scene, peer, chain_tip.tip_hash(scene), times=times)
    scene.rest()


thing(
    "the chain tip",
    "The latest block of the node's chain. A peer announces it by its header, requests it in full, "
    "and sends it in full and unasked.",
    announce=chain_tip.show_tip,
    request=_request(chain_tip.tip_hash),
    send=blocks.send_newest,
    sent=_is(chain_tip.tip_hash),
)
thing(
    "{int} copies of the chain tip",
    "The same block, requested so many times in one message; then the node has answered.",
    request=_request_often,
)
thing(
    "the block below the chain tip",
    "The block on top of which the chain tip is. A peer announces it by its header and requests it "
    "in full. That the node does not announce it is claimed where it announces the chain tip.",
    announce=_show_block_below,
    request=_request(upload.block_below),
    announced=lambda scene, _peer: recognise.announces_block(upload.block_below(scene)),
    sent=_is(upload.block_below),
    control=lambda scene, _peer: recognise.announces_block(chain_tip.tip_hash(scene)),
    sample=lambda scene, _peer: headers.inventory(upload.block_below(scene)),
)
thing(
    "an unknown block by its hash",
    "A block that nobody has, announced by an inv.",
    announce=blocks.announce_unknown,
)
thing(
    "an entry of an unknown inventory type and an unknown block by its hash",
    "Both in one inv; the inventory type of the first, 16, stands for nothing.",
    announce=blocks.announce_unknown_behind_oddity,
)
thing(
    "an unknown block and a new transaction",
    "Both in one inv, the block first.",
    announce=blocks.announce_unknown_with_a_transaction,
)
