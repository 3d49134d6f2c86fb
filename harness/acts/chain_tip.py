"""Peers that show the node its own chain tip."""

from bitcoin.core import CBlockHeader

from harness.p2p import messages
from harness.scene.scene import Scene


def show(scene: Scene, name: str, block_hash: str) -> None:
    """Let a peer say that it has a block of the node."""
    raw = bytes.fromhex(scene.node.peek("getblockheader", block_hash, False))
    scene.peers[name].send(messages.Headers((CBlockHeader.deserialize(raw),)))


def show_tip(scene: Scene, name: str) -> None:
    """Let a peer say that it has the node's chain tip."""
    show(scene, name, scene.node.peek("getbestblockhash"))
