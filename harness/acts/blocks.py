"""How blocks reach the node."""

from harness import chain
from harness.acts.transactions import invent_hash
from harness.p2p import messages
from harness.scene import Scene


def mine(scene: Scene) -> None:
    """Let a block be found on top of the node's chain."""
    (block_hash,) = scene.node.ask("generatetodescriptor", 1, chain.COIN_DESCRIPTOR)
    scene.block_hash = bytes.fromhex(block_hash)[::-1]
    scene.settle()


def announce_unknown(scene: Scene, name: str) -> None:
    """Let a peer announce, by its hash, a block that nobody has."""
    scene.block_hash = invent_hash(scene)
    item = messages.InventoryItem(messages.InventoryKind.BLOCK, scene.block_hash)
    scene.peers[name].send(messages.Inv((item,)))
