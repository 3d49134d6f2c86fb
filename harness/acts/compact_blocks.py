"""Blocks in compact form (BIP 152): how peers announce, request and reconstruct them."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from bitcoin.core import CBlock, CTransaction

from harness.acts import blocks
from harness.acts.transactions import invent_hash
from harness.errors import HarnessFault, Inconclusive
from harness.p2p import compact, messages
from harness.p2p.compact import PrefilledTransaction
from harness.p2p.fields import COMPACT
from harness.p2p.messages import InventoryItem, InventoryKind
from harness.record.transcript import Entry
from harness.scene import chain
from harness.scene.scene import Scene

LOW = messages.SendCmpct(announce=False, version=compact.VERSION)
HIGH = messages.SendCmpct(announce=True, version=compact.VERSION)
RECENT = 20 * 600  # seconds; net_processing.cpp, CanDirectFetch: twenty times the block spacing


def build(
    scene: Scene, transactions: Sequence[CTransaction] = (), *, reward: int = chain.REWARD
) -> CBlock:
    """Return a new block on top of the node's chain; sentences are about it from now on.

    If the chain tip is so old that the node would not mind a compact block, one is found before.
    """
    tip = scene.node.peek("getblockheader", scene.node.peek("getbestblockhash"))
    if tip["time"] <= scene.node.clock - RECENT:
        blocks.mine(scene)
    return blocks.keep(scene, blocks.next_block(scene, transactions=transactions, reward=reward))


def build_on(scene: Scene, parent: bytes, transactions: Sequence[CTransaction] = ()) -> CBlock:
    """Return a new block on top of another one; sentences are about it from now on."""
    time = max(scene.node.clock, _time_of(scene, parent) + 1)
    height = _height_of(scene, parent) + 1
    return blocks.keep(
        scene, chain.block_on(parent, height=height, time=time, transactions=transactions)
    )


def _height_of(scene: Scene, block_hash: bytes) -> int:
    if block_hash in scene.made:
        return _height_of(scene, scene.made[block_hash].hashPrevBlock) + 1
    height: int = scene.node.peek("getblockheader", block_hash[::-1].hex())["height"]
    return height


def _time_of(scene: Scene, block_hash: bytes) -> int:
    if block_hash in scene.made:
        return int(scene.made[block_hash].nTime)
    time: int = scene.node.peek("getblockheader", block_hash[::-1].hex())["time"]
    return time


def the_block(scene: Scene) -> CBlock:
    """Return the block that sentences are about, which a peer has made or the node has.

    Raises:
        HarnessFault: there is none.
    """
    if scene.block_hash is None:
        raise HarnessFault("say first which block the example is about")
    if scene.block_hash not in scene.made:
        return blocks.known_block(scene, scene.block_hash[::-1].hex())
    return scene.made[scene.block_hash]


def unknown_transactions(scene: Scene, count: int) -> list[CTransaction]:
    """Return so many valid transactions of which the node has not heard."""
    return [scene.purse.spend() for _ in range(count)]


# what peers do


def send_form(scene: Scene, name: str, block: CBlock, prefilled: Collection[int] = (0,)) -> None:
    """Let a peer send a block in compact form, with these transactions in full."""
    scene.peers[name].send(compact.shortened(block, scene.fresh_number(), prefilled))
    scene.settle()


def announce_new(scene: Scene, name: str, count: int = 0) -> None:
    """Let a peer send a new block in compact form, with so many transactions that nobody has."""
    send_form(scene, name, build(scene, unknown_transactions(scene, count)))


def announce_it(scene: Scene, name: str) -> None:
    """Let a peer send the block that sentences are about in compact form."""
    send_form(scene, name, the_block(scene))


def announce_partly_full(scene: Scene, name: str) -> None:
    """Let a peer send a new block of four transactions, the third of them in full as well."""
    send_form(scene, name, build(scene, unknown_transactions(scene, 3)), (0, 2))


def announce_header_with(scene: Scene, name: str, count: int) -> None:
    """Let a peer announce a new block with so many transactions that nobody has by its header."""
    build(scene, unknown_transactions(scene, count))
    announce_its_header(scene, name)


def announce_headers(scene: Scene, name: str, count: int) -> None:
    """Let a peer announce so many new blocks, each on top of the one before, by their headers.

    The first takes a satoshi less for each block that was made before, so that it is a new one.
    """
    made = [build(scene, reward=chain.REWARD - len(scene.made))]
    while len(made) < count:
        made.append(build_on(scene, made[-1].GetHash()))
    scene.peers[name].send(messages.Headers(tuple(each.get_header() for each in made)))
    scene.settle()


def announce_header_on_it(scene: Scene, name: str) -> None:
    """Let a peer announce one more block, on top of the one that sentences are about."""
    block = build_on(scene, the_block(scene).GetHash())
    scene.peers[name].send(messages.Headers((block.get_header(),)))
    scene.settle()


def announce_its_header(scene: Scene, name: str) -> None:
    """Let a peer announce the block that sentences are about by its header."""
    scene.peers[name].send(messages.Headers((the_block(scene).get_header(),)))
    scene.settle()


def announce_header_with_number(scene: Scene, name: str, number: int) -> None:
    """Let a peer announce a new block by its header, with a number of transactions behind that."""
    made = build(scene, reward=chain.REWARD - len(scene.made))
    header = messages.Headers((made.get_header(),))
    payload = messages.encode_payload(header)[:-1] + COMPACT.write(number)
    scene.peers[name].send_frame(messages.Unknown(header.type, payload))
    scene.settle()


def announce_new_with(scene: Scene, name: str, *transactions: CTransaction) -> None:
    """Let a peer send a new block with these transactions in compact form."""
    send_form(scene, name, build(scene, transactions))


def announce_between_unknown(scene: Scene, name: str, known: CTransaction) -> None:
    """The same with one transaction between two that nobody has."""
    first, last = unknown_transactions(scene, 2)
    announce_new_with(scene, name, first, known, last)


def send_full(scene: Scene, name: str) -> None:
    """Let a peer send the block that sentences are about in full."""
    scene.peers[name].send(messages.Block(the_block(scene)))
    scene.settle()


def send_below(scene: Scene, name: str) -> None:
    """Let a peer send the block below the one that sentences are about in full."""
    below = scene.made[the_block(scene).hashPrevBlock]
    scene.peers[name].send(messages.Block(below))
    scene.settle()


def send_transactions(scene: Scene, name: str, transactions: Sequence[CTransaction]) -> None:
    """Let a peer send transactions as those that the node lacks of the block."""
    scene.peers[name].send(messages.BlockTxn(the_block(scene).GetHash(), tuple(transactions)))
    scene.settle()


def send_missing(scene: Scene, name: str) -> None:
    """Let a peer send what the node lacks of the block."""
    send_transactions(scene, name, the_block(scene).vtx[1:])


def send_at(scene: Scene, name: str, *indexes: int) -> None:
    """Let a peer send the transactions of the block at these indexes."""
    send_transactions(scene, name, [the_block(scene).vtx[each] for each in indexes])


def send_wrong(scene: Scene, name: str) -> None:
    """Let a peer send others, as many as the node lacks; the last is not that of the block."""
    missing = the_block(scene).vtx[1:]
    send_transactions(scene, name, [*missing[:-1], the_block(scene).vtx[0]])


def send_other_witness(scene: Scene, name: str) -> None:
    """Let a peer send what the node lacks, the last transaction with another witness."""
    *others, last = the_block(scene).vtx[1:]
    send_transactions(scene, name, [*others, chain.with_any_witness(last, b"")])


def send_too_few(scene: Scene, name: str) -> None:
    """Let a peer send all but one of what the node lacks."""
    send_transactions(scene, name, the_block(scene).vtx[1:-1])


def send_too_many(scene: Scene, name: str) -> None:
    """Let a peer send what the node lacks, and one more."""
    send_transactions(scene, name, [*the_block(scene).vtx[1:], the_block(scene).vtx[0]])


def send_transactions_of_unknown(scene: Scene, name: str) -> None:
    """Let a peer send transactions of a block that nobody has."""
    block_hash = invent_hash(scene)
    one = blocks.next_block(scene).vtx[0]
    scene.peers[name].send(messages.BlockTxn(block_hash, (one,)))
    scene.settle()


# malformed


def send_empty(scene: Scene, name: str) -> None:
    """Let a peer send a compact block of no transactions at all."""
    form = compact.shortened(build(scene), scene.fresh_number())
    scene.peers[name].send(replace(form, prefilled=()))
    scene.settle()


def send_misplaced(scene: Scene, name: str) -> None:
    """Let a peer send a compact block of one transaction, which is said to be the second."""
    block = build(scene)
    form = compact.shortened(block, scene.fresh_number())
    misplaced = (PrefilledTransaction(1, block.vtx[0]),)
    scene.peers[name].send(replace(form, prefilled=misplaced))
    scene.settle()


def send_overflowing(scene: Scene, name: str) -> None:
    """Let a peer send a compact block whose second index is beyond the last that there is."""
    block = build(scene, unknown_transactions(scene, 1))
    form = compact.shortened(block, scene.fresh_number(), (0, 1))
    far = (form.prefilled[0], PrefilledTransaction(compact.MAX_INDEX + 1, block.vtx[1]))
    scene.peers[name].send(replace(form, prefilled=far))
    scene.settle()


def send_colliding(scene: Scene, name: str) -> None:
    """Let a peer send a compact block in which two short ids are the same."""
    build(scene, unknown_transactions(scene, 2))
    send_it_colliding(scene, name)


def send_it_colliding(scene: Scene, name: str) -> None:
    """Let a peer send the block that sentences are about so: two transactions, one short id."""
    form = compact.shortened(the_block(scene), scene.fresh_number())
    scene.peers[name].send(replace(form, short_ids=form.short_ids[:1] * 2))
    scene.settle()


def send_it_empty(scene: Scene, name: str) -> None:
    """Let a peer send the block that sentences are about, without short ids and transactions."""
    form = compact.shortened(the_block(scene), scene.fresh_number())
    scene.peers[name].send(replace(form, short_ids=(), prefilled=()))
    scene.settle()


# what peers ask for


def hash_below_tip(scene: Scene, depth: int) -> bytes:
    """Return the hash of the block so far below the node's chain tip, in wire byte order."""
    height = scene.node.peek("getblockcount") - depth
    return bytes.fromhex(scene.node.peek("getblockhash", height))[::-1]


def request_form(scene: Scene, name: str, depth: int) -> None:
    """Let a peer request a block, so far below the node's chain tip, in compact form."""
    scene.block_hash = hash_below_tip(scene, depth)
    item = InventoryItem(InventoryKind.CMPCT_BLOCK, scene.block_hash)
    scene.peers[name].send(messages.GetData((item,)))
    scene.settle()


def request_transactions(scene: Scene, name: str, depth: int, index: int = 0) -> None:
    """Let a peer request a transaction of a block so far below the node's chain tip."""
    scene.block_hash = hash_below_tip(scene, depth)
    scene.peers[name].send(messages.GetBlockTxn(scene.block_hash, (index,)))
    scene.settle()


def request_of_unknown(scene: Scene, name: str) -> None:
    """Let a peer request a transaction of a block that nobody has."""
    scene.peers[name].send(messages.GetBlockTxn(invent_hash(scene), (0,)))
    scene.settle()


# high-bandwidth peers


def offer(scene: Scene, name: str) -> None:
    """Let a peer offer compact blocks."""
    scene.peers[name].send(LOW)
    scene.settle()


def become_high_bandwidth(scene: Scene, name: str) -> None:
    """Let a peer offer compact blocks and bring a block, so that the node wants more of them.

    Raises:
        Inconclusive: the node does not.
    """
    offer(scene, name)
    blocks.bring(scene, name)
    if not any(_is_high(entry) for entry in scene.window().of(name).received("sendcmpct")):
        raise Inconclusive(f"the node does not ask {name} for high bandwidth")


def _is_high(entry: Entry) -> bool:
    return bool(entry.content == HIGH)
