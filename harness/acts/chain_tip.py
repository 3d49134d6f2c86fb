"""Peers that show the node its own chain tip."""

from bitcoin.core import CBlockHeader

from harness.p2p import messages
from harness.scene.scene import Scene


def tip_hash(scene: Scene) -> bytes:
    """Return the hash of the node's chain tip, in wire byte order."""
    return bytes.fromhex(scene.node.peek("getbestblockhash"))[::-1]


def show(scene: Scene, name: str, block_hash: bytes) -> None:
    """Let a peer say that it has a block of the node."""
    raw = bytes.fromhex(scene.node.peek("getblockheader", block_hash[::-1].hex(), False))
    scene.peers[name].send(messages.Headers((CBlockHeader.deserialize(raw),)))


def show_tip(scene: Scene, name: str) -> None:
    """Let a peer say that it has the node's chain tip."""
    show(scene, name, tip_hash(scene))
