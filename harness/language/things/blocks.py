"""Headers and blocks, as they are announced, requested and sent. Sources: BIP 130, 144, 152."""

from harness.acts import blocks
from harness.language.thing import thing
from harness.p2p import recognise
from harness.p2p.recognise import Recogniser
from harness.scene.scene import Scene


def _announced(scene: Scene, _peer: str) -> Recogniser:
    assert scene.block_hash is not None  # noqa: S101  (for the type checker)
    return recognise.announces_block(scene.block_hash)


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
    "headers",
    "Headers of blocks that follow on those that both sides know (getheaders).",
    requested=lambda _scene, _peer: recognise.is_of_type("getheaders"),
)
thing(
    "a new block",
    "A valid block on top of the node's chain. A peer that sends it announces it by its header.",
    send=blocks.bring,
)
