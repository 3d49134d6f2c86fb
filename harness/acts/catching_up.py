"""Peers that have the node's newest block, and peers that stay behind it."""

from bitcoin.core import CBlockHeader

from harness.acts import blocks
from harness.acts.requests import new_name
from harness.p2p import messages
from harness.scene.scene import Scene
from harness.terms import ConnectionType


def show(scene: Scene, name: str, block_hash: str) -> None:
    """Let a peer say that it has a block of the node."""
    raw = bytes.fromhex(scene.node.peek("getblockheader", block_hash, False))
    scene.peers[name].send(messages.Headers((CBlockHeader.deserialize(raw),)))


def show_tip(scene: Scene, name: str) -> None:
    """Let a peer say that it has the newest block of the node."""
    show(scene, name, scene.node.peek("getbestblockhash"))


def connect(scene: Scene, kind: ConnectionType, name: str) -> None:
    """Open a connection to a peer that has the newest block of the node."""
    scene.connect(kind, name)
    show_tip(scene, name)
    scene.settle()


def connect_many(scene: Scene, kind: ConnectionType, count: int) -> None:
    """Open so many connections to peers that have the newest block of the node."""
    for _ in range(count):
        connect(scene, kind, new_name(scene, kind))


def come_and_leave(scene: Scene, kind: ConnectionType, name: str) -> None:
    """Let a peer that has the newest block come and hang up again."""
    connect(scene, kind, name)
    scene.peers[name].hang_up()
    scene.await_absence(name)


def catch_up_too_late(scene: Scene, name: str) -> None:
    """Let the node get a new block, and a peer show the one that was newest before."""
    newest = scene.node.peek("getbestblockhash")
    blocks.mine(scene)
    show(scene, name, newest)
    scene.settle()
