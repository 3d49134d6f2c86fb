"""How blocks reach the node."""

from bitcoin.core import CBlock

from harness.acts import transactions
from harness.acts.transactions import invent_hash
from harness.errors import Inconclusive
from harness.p2p import messages
from harness.scene import chain
from harness.scene.scene import Scene


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


def bring(scene: Scene, name: str) -> None:
    """Let a peer announce and deliver a new block on top of the node's chain."""
    block = next_block(scene)
    scene.block_hash = block.GetHash()
    deliver(scene, name, block)
    scene.settle()
    if scene.node.peek("getbestblockhash") != block.GetHash()[::-1].hex():
        raise Inconclusive(f"the node does not accept the block that {name} sends")


def promise(scene: Scene, name: str) -> None:
    """Let a peer announce a new block on top of the node's chain, and not deliver it.

    Raises:
        Inconclusive: the node does not request it from the peer.
    """
    block = next_block(scene)
    scene.peers[name].send(messages.Headers((block.get_header(),)))
    asked = scene.settle().of(name).received("getdata")
    if not any(block.GetHash() in entry.raw for entry in asked):
        raise Inconclusive(f"the node does not request the block from {name}")


def deliver(scene: Scene, name: str, block: CBlock) -> None:
    """Let a peer announce a block by its header and send the whole of it."""
    scene.peers[name].send(messages.Headers((block.get_header(),)))
    scene.peers[name].send(messages.Block(block))


def next_block(scene: Scene, *, reward: int = chain.REWARD) -> CBlock:
    """Return a new block on top of the node's chain that takes so many satoshi."""
    state = scene.node.peek("getblockchaininfo")
    parent = bytes.fromhex(state["bestblockhash"])[::-1]
    time = max(scene.node.clock, state["mediantime"] + 1)
    return chain.block_on(parent, height=state["blocks"] + 1, time=time, reward=reward)


def announce_unknown_with_a_transaction(scene: Scene, name: str) -> None:
    """Let a peer announce, in one message, a block and a transaction that nobody has."""
    scene.block_hash = invent_hash(scene)
    item = messages.InventoryItem(messages.InventoryKind.BLOCK, scene.block_hash)
    transactions.announce_unknown(scene, name, beside=(item,))


def send_newest(scene: Scene, name: str) -> None:
    """Let a peer send the block that the node has on top of its chain."""
    newest = known_block(scene, scene.node.peek("getbestblockhash"))
    scene.peers[name].send(messages.Block(newest))
    scene.settle()


def known_block(scene: Scene, block_hash: str) -> CBlock:
    """Return a block that the node has, named as the node writes hashes."""
    return CBlock.deserialize(bytes.fromhex(scene.node.peek("getblock", block_hash, 0)))
