"""Peers that show the node its own chain tip."""

from harness.scene.scene import Scene


def tip_hash(scene: Scene) -> bytes:
    """Return the hash of the node's chain tip, in wire byte order."""
    return bytes.fromhex(scene.node.peek("getbestblockhash"))[::-1]


def show(scene: Scene, name: str, block_hash: bytes) -> None:
    """Let a peer say that it has a block of the node."""
    scene.peers[name].show_block(scene.node, block_hash[::-1].hex())


def wait_often(scene: Scene, count: int, seconds: int) -> None:
    """Let so much time pass so often; peers show the tip of the node's chain before."""
    show_tips(scene)
    for _ in range(count):
        scene.settle(advance=seconds)


def show_tips(scene: Scene) -> None:
    """Let every connected peer show the tip of the node's chain."""
    for peer in scene.peers.values():
        if peer.is_connected and peer.link.session.is_complete:
            show_tip(scene, peer.name)


def show_tip(scene: Scene, name: str) -> None:
    """Let a peer say that it has the node's chain tip."""
    scene.peers[name].show_block(scene.node)
