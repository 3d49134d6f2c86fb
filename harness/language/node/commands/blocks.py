"""Blocks: which the node takes for invalid, which it requests, those that it loads from a file."""

from harness.acts import block_download, block_requests, loading, misbehaviour
from harness.language.node.commands.kind import command
from harness.scene.scene import Scene


@command("marks the chain tip as invalid", "has marked the chain tip as invalid")
def marks_tip(scene: Scene) -> None:
    """The node is to take its chain tip for an invalid block: what was mined in it is not any more.

    Its transactions return to the mempool.
    """
    misbehaviour.condemn_tip(scene)


@command("marks a block as invalid", "has marked a block as invalid")
def marks_block(scene: Scene) -> None:
    """A block is mined on top of the node's chain; the node is to take it for an invalid one."""
    misbehaviour.condemn_block(scene)


@command(
    "requests block {int} of the fork from {peer}",
    "has requested block {int} of the fork from {peer}",
)
def requests_fork_block(scene: Scene, number: int, name: str) -> None:
    """The node is to request this one block from this peer (getblockfrompeer)."""
    blocks = block_download.fork_blocks(scene, number, number)
    block_requests.order(scene, blocks, name)


@command("requests block {int} of the fork from a peer that does not exist")
def requests_fork_block_from_nobody(scene: Scene, number: int) -> None:
    """The same; the peer's number is that of none."""
    block_requests.order(scene, block_download.fork_blocks(scene, number, number), None)


@command("requests block {int} from {peer}", "has requested block {int} from {peer}")
def requests_new_block(scene: Scene, number: int, name: str) -> None:
    """The same for one of the new blocks on top of the node's chain."""
    block_requests.order(scene, block_download.new_blocks(scene, number, number), name)


@command("lets the file of blocks end")
def ends_file(scene: Scene) -> None:
    """There are no blocks in the file; the node comes to its end, and has done with it."""
    loading.release(scene)
