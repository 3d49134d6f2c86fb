"""A limit on the node's upload, old blocks, and who asks for which block."""

from harness.p2p import messages
from harness.scene import chain
from harness.scene.scene import Scene


def limit(scene: Scene, mebibytes: int) -> None:
    """Let the node start with a daily limit; 0 for none."""
    scene.options["maxuploadtarget"] = str(mebibytes)


def let_age(scene: Scene, seconds: int) -> None:
    """Let the node's first block become so much older than its newest."""
    node = scene.node
    node.set_clock(node.clock + seconds)
    node.ask("generatetodescriptor", 1, chain.COIN_DESCRIPTOR)


def block_below(scene: Scene) -> bytes:
    """Return the hash of the block below the node's newest, in wire byte order."""
    tip = scene.node.peek("getblockheader", scene.node.peek("getbestblockhash"))
    return bytes.fromhex(tip["previousblockhash"])[::-1]


def ask_for(
    scene: Scene,
    name: str,
    block_hash: bytes,
    *,
    times: int = 1,
    behind: messages.InventoryItem | None = None,
) -> None:
    """Let a peer ask the node for a full block, so many times in one message.

    Args:
        scene: the scene.
        name: of the peer.
        block_hash: of the block, in wire byte order.
        times: how often the block stands in the message.
        behind: what stands before it, None for nothing.
    """
    item = messages.InventoryItem(messages.InventoryKind.WITNESS_BLOCK, block_hash)
    first = () if behind is None else (behind,)
    scene.peers[name].send(messages.GetData((*first, *(item,) * times)))
