"""What peers request of blocks beside full ones: hashes, single transactions, filtered blocks.

And what the operator has the node request. Facts: Bitcoin Core net_processing.cpp, BIP 37.
"""

from collections.abc import Sequence

from bitcoin.core import CBlock

from harness.acts import block_download, chain_tip, operations
from harness.acts.blocks import deliver, keep, known_block
from harness.acts.handshakes import NOWHERE
from harness.acts.headers import hash_at
from harness.acts.transactions import invent_hash
from harness.p2p import messages
from harness.p2p.messages import InventoryItem, InventoryKind
from harness.scene import chain
from harness.scene.scene import Scene

NO_NUMBER = 4_000_000  # no node of ours has had so many peers


def request_hashes(scene: Scene, name: str, *known: int | bytes | None) -> None:
    """Let a peer request the hashes of blocks after the first of these in the node's chain.

    They are named by their heights, or by a hash; None is a block that nobody has.
    """
    _request_hashes(scene, name, known, NOWHERE)


def request_hashes_until(scene: Scene, name: str, known: int, end: int) -> None:
    """The same, but the answer is to end before another block of the node's chain."""
    _request_hashes(scene, name, (known,), hash_at(scene, end))


def _request_hashes(
    scene: Scene, name: str, known: Sequence[int | bytes | None], stop: bytes
) -> None:
    hashes = tuple(_hash_of(scene, each) for each in known)
    scene.peers[name].send(messages.GetBlocks(messages.PROTOCOL_VERSION, hashes, stop))
    scene.settle()


def _hash_of(scene: Scene, block: int | bytes | None) -> bytes:
    if block is None:
        return invent_hash(scene)
    return block if isinstance(block, bytes) else hash_at(scene, block)


def request_transactions(scene: Scene, name: str, block_hash: bytes, *indexes: int) -> None:
    """Let a peer request the transactions at these indexes of a block."""
    scene.peers[name].send(messages.GetBlockTxn(block_hash, indexes))
    scene.settle()


def request_filtered(scene: Scene, name: str) -> None:
    """Let a peer request the node's chain tip filtered by its bloom filter (BIP 37)."""
    item = InventoryItem(InventoryKind.FILTERED_BLOCK, chain_tip.tip_hash(scene))
    block_download.request(scene, name, item)
    scene.settle()


def tip(scene: Scene) -> CBlock:
    """Return the block on top of the node's chain."""
    return known_block(scene, scene.node.peek("getbestblockhash"))


def bring_dated(scene: Scene, name: str, ago: int) -> None:
    """Let a peer announce and send a block on top of the node's chain that is so old."""
    state = scene.node.peek("getblockchaininfo")
    parent = bytes.fromhex(state["bestblockhash"])[::-1]
    time = scene.node.clock - ago
    block = keep(scene, chain.block_on(parent, height=state["blocks"] + 1, time=time))
    deliver(scene, name, block)
    scene.settle()


# what the operator has the node request


def order(scene: Scene, blocks: Sequence[CBlock], name: str | None) -> None:
    """Let the operator have the node request a block from a peer, from none that it has if None."""
    number = NO_NUMBER if name is None else operations.id_of(scene, name)
    operations.attempt(scene, "getblockfrompeer", blocks[0].GetHash()[::-1].hex(), number)
