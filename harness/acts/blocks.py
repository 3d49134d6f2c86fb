"""How blocks reach the node."""

from collections.abc import Sequence

from bitcoin.core import CBlock, CTransaction

from harness.acts import startup, transactions
from harness.acts.transactions import invent_hash
from harness.errors import Inconclusive
from harness.p2p import messages
from harness.scene import chain
from harness.scene.scene import Scene

COMPETING = "the block beside the chain tip"
NO_KIND = 16  # an inventory type that stands for nothing
AT_ONCE = 250  # blocks that the node is asked to mine with one request


def mine(scene: Scene, count: int = 1) -> None:
    """Let so many blocks be found on top of the node's chain, each on top of the one before."""
    mined: list[str] = []
    while len(mined) < count:  # no single answer is long in coming, also of a slow build
        some = min(AT_ONCE, count - len(mined))
        mined += scene.node.ask("generatetodescriptor", some, chain.COIN_DESCRIPTOR)
    scene.block_hash = bytes.fromhex(mined[-1])[::-1]
    scene.settle()


def get_old_block(scene: Scene, age: int) -> None:
    """Let the node get a block that was found so long ago, when it has no peers yet.

    Started again it counts its intervals from that moment, and none of them is over.
    """
    node = scene.node
    state = node.peek("getblockchaininfo")
    parent = bytes.fromhex(state["bestblockhash"])[::-1]
    block = chain.block_on(parent, height=state["blocks"] + 1, time=state["mediantime"] + 1)
    node.set_clock(block.nTime + age)
    node.ask("submitblock", block.serialize().hex())
    startup.restart(scene)


def keep(scene: Scene, block: CBlock) -> CBlock:
    """Let sentences be about a block that a peer has made."""
    scene.block_hash = block.GetHash()
    scene.made[block.GetHash()] = block
    return block


def announce_unknown(scene: Scene, name: str) -> None:
    """Let a peer announce, by its hash, a block that nobody has."""
    scene.block_hash = invent_hash(scene)
    announce_by_hash(scene, name)


def announce_by_hash(scene: Scene, name: str) -> None:
    """Let a peer announce the block that the example is about by its hash."""
    assert scene.block_hash is not None  # noqa: S101  (a sentence before has set it)
    item = messages.InventoryItem(messages.InventoryKind.BLOCK, scene.block_hash)
    scene.peers[name].send(messages.Inv((item,)))
    scene.settle()


def announce_new_by_hash(scene: Scene, name: str) -> None:
    """Let a peer announce a new block on top of the node's chain by its hash."""
    keep(scene, next_block(scene))
    announce_by_hash(scene, name)


def send_announced(scene: Scene, name: str) -> None:
    """Let a peer announce by its header, and send, the block that another has announced."""
    assert scene.block_hash is not None  # noqa: S101  (the sentence before has set it)
    block = scene.made[scene.block_hash]
    deliver(scene, name, block)
    _settle_on(scene, name, block)


def send_unannounced(scene: Scene, name: str) -> None:
    """Let a peer send a new block on top of the node's chain, and nothing else."""
    block = next_block(scene)
    scene.block_hash = block.GetHash()
    scene.peers[name].send(messages.Block(block))
    _settle_on(scene, name, block)


def _settle_on(scene: Scene, name: str, block: CBlock) -> None:
    scene.settle()
    if scene.node.peek("getbestblockhash") != block.GetHash()[::-1].hex():
        raise Inconclusive(f"the node does not accept the block that {name} sends")


def bring(scene: Scene, name: str) -> None:
    """Let a peer announce and deliver a new block on top of the node's chain."""
    block = next_block(scene)
    scene.block_hash = block.GetHash()
    deliver(scene, name, block)
    _settle_on(scene, name, block)


def promise(scene: Scene, name: str) -> None:
    """Let a peer announce a new block on top of the node's chain, and not deliver it.

    Raises:
        Inconclusive: the node does not request it from the peer.
    """
    block = keep(scene, next_block(scene))
    scene.peers[name].send(messages.Headers((block.get_header(),)))
    asked = scene.settle().of(name).received("getdata")
    if not any(block.GetHash() in entry.raw for entry in asked):
        raise Inconclusive(f"the node does not request the block from {name}")


def bring_dated(scene: Scene, name: str, ago: int, transaction: CTransaction) -> None:
    """Let a peer announce and send a block that is so many seconds old, on top of the node's chain.

    Raises:
        Inconclusive: the node's chain is younger, or it does not accept the block.
    """
    state = scene.node.peek("getblockchaininfo")
    time = scene.node.clock - ago
    if time <= state["mediantime"]:
        raise Inconclusive(f"a block of {ago} seconds ago is too old for the node's chain")
    parent = bytes.fromhex(state["bestblockhash"])[::-1]
    height = state["blocks"] + 1
    block = chain.block_on(parent, height=height, time=time, transactions=[transaction])
    deliver(scene, name, keep(scene, block))
    _settle_on(scene, name, block)


def send_dated_header(scene: Scene, name: str, ago: int) -> None:
    """Let a peer send the header of a block on top of the node's chain that is so many seconds old.

    Raises:
        Inconclusive: the node's chain is younger.
    """
    state = scene.node.peek("getblockchaininfo")
    time = scene.node.clock - ago
    if time <= state["mediantime"]:
        raise Inconclusive(f"a block of {ago} seconds ago is too old for the node's chain")
    header = chain.header_on(bytes.fromhex(state["bestblockhash"])[::-1], time=time)
    scene.block_hash = header.GetHash()
    scene.peers[name].send(messages.Headers((header,)))
    scene.settle()


def beside_tip(scene: Scene, *, reward: int = chain.REWARD) -> CBlock:
    """Return a new block on top of the one below the node's chain tip; sentences are about it."""
    node = scene.node
    tip = node.peek("getblockheader", node.peek("getbestblockhash"))
    parent = bytes.fromhex(tip["previousblockhash"])[::-1]
    return keep(
        scene, chain.block_on(parent, height=tip["height"], time=tip["time"] + 1, reward=reward)
    )


def send_competing(scene: Scene, name: str) -> None:
    """Let a peer announce and send a valid block beside the node's chain tip.

    Raises:
        Inconclusive: the node changes over to it.
    """
    node = scene.node
    tip = node.peek("getbestblockhash")
    block = beside_tip(scene)
    scene.named[COMPETING] = block.GetHash()
    deliver(scene, name, block)
    scene.settle()
    if node.peek("getbestblockhash") != tip:
        raise Inconclusive(f"the node prefers the block that {name} sends to its own")


def replace_tips(scene: Scene, name: str, count: int, replaced: int) -> None:
    """Let a peer announce and send so many blocks that replace the last ones of the node's chain.

    The node has no reason to change over before the last of them.

    Raises:
        Inconclusive: the node keeps its own.
    """
    node = scene.node
    height = node.peek("getblockcount") - replaced
    parent = bytes.fromhex(node.peek("getblockhash", height))[::-1]
    time = node.peek("getblockheader", node.peek("getbestblockhash"))["time"] + 1
    scene.replaced = bytes.fromhex(node.peek("getbestblockhash"))[::-1]
    made: list[CBlock] = []
    for number in range(1, count + 1):
        block = chain.block_on(parent, height=height + number, time=time + number)
        parent = block.GetHash()
        made.append(block)
    scene.block_hash = parent
    scene.peers[name].send(messages.Headers(tuple(block.get_header() for block in made)))
    for block in made:
        scene.peers[name].send(messages.Block(block))
    scene.settle()
    if node.peek("getbestblockhash") != parent[::-1].hex():
        raise Inconclusive(f"the node does not change over to the blocks that {name} sends")


def deliver(scene: Scene, name: str, block: CBlock) -> None:
    """Let a peer announce a block by its header and send it in full."""
    scene.peers[name].send(messages.Headers((block.get_header(),)))
    scene.peers[name].send(messages.Block(block))


def next_block(
    scene: Scene, *, reward: int = chain.REWARD, transactions: Sequence[CTransaction] = ()
) -> CBlock:
    """Return a new block on top of the node's chain that takes so many satoshi."""
    state = scene.node.peek("getblockchaininfo")
    parent = bytes.fromhex(state["bestblockhash"])[::-1]
    time = max(scene.node.clock, state["mediantime"] + 1)
    height = state["blocks"] + 1
    return chain.block_on(
        parent, height=height, time=time, reward=reward, transactions=transactions
    )


def announce_unknown_with_a_transaction(scene: Scene, name: str) -> None:
    """Let a peer announce, in one message, a block and a transaction that nobody has."""
    scene.block_hash = invent_hash(scene)
    item = messages.InventoryItem(messages.InventoryKind.BLOCK, scene.block_hash)
    transactions.announce_unknown(scene, name, beside=(item,))


def announce_unknown_behind_oddity(scene: Scene, name: str) -> None:
    """Let a peer announce, in one message, something of no known kind and an unknown block."""
    scene.block_hash = invent_hash(scene)
    odd = messages.InventoryItem(NO_KIND, invent_hash(scene))
    item = messages.InventoryItem(messages.InventoryKind.BLOCK, scene.block_hash)
    scene.peers[name].send(messages.Inv((odd, item)))


def send_newest(scene: Scene, name: str) -> None:
    """Let a peer send the block that the node has on top of its chain."""
    newest = known_block(scene, scene.node.peek("getbestblockhash"))
    scene.peers[name].send(messages.Block(newest))
    scene.settle()


def known_block(scene: Scene, block_hash: str) -> CBlock:
    """Return a block that the node has, named as the node writes hashes."""
    return CBlock.deserialize(bytes.fromhex(scene.node.peek("getblock", block_hash, 0)))
