"""What a peer does that no peer may do.

Facts: Bitcoin Core net_processing.cpp (MAX_ADDR_TO_SEND = 1000, MAX_INV_SZ = 50000, headers without
proof of work). The last is a grave fault in every version; the others are since version 28, before
that five of them together.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

from bitcoin.core import CBlock, CBlockHeader

from harness.acts import blocks, compact_blocks, transactions
from harness.acts.blocks import next_block
from harness.acts.chain_tip import tip_hash
from harness.errors import HarnessFault, Inconclusive
from harness.p2p import messages, wire
from harness.p2p.fields import HASH_SIZE
from harness.scene import chain
from harness.scene.scene import Scene
from harness.terms import ConnectionType

TOO_EARLY, TOO_LATE = "with a time at or below the median time past", "dated too far in the future"
AHEAD = 7200  # seconds that a header may be ahead of the clock; chain.h, MAX_FUTURE_BLOCK_TIME
FAULTS: dict[str, dict[str, Any]] = {
    TOO_EARLY: {},
    TOO_LATE: {},
    "with another difficulty": {"target": chain.OTHER_TARGET},
    "of an outdated version": {"version": chain.OLD_VERSION},
}
COUNTER = 4  # bytes of a made-up hash that tell it from the others


def send_worthless_header(scene: Scene, name: str) -> None:
    """Let a peer send a header, on top of the node's best block, that cost no work at all."""
    scene.peers[name].send(messages.Headers((worthless_header(scene),)))


def worthless_header(scene: Scene) -> CBlockHeader:
    """Return a header, on top of the node's best block, that cost no work at all."""
    time = scene.node.clock + scene.fresh_number() % 600
    return chain.header_on(tip_hash(scene), time=time, works=False)


def announce_blocks(scene: Scene, name: str, count: int) -> None:
    """Let a peer announce so many blocks, which nobody has, in one message."""
    items = tuple(_inventory(scene, messages.InventoryKind.BLOCK, count))
    scene.peers[name].send(messages.Inv(items))


def request_transactions(scene: Scene, name: str, count: int) -> None:
    """Let a peer request so many transactions, which nobody has, in one message."""
    items = tuple(_inventory(scene, messages.InventoryKind.TX, count))
    scene.peers[name].send(messages.GetData(items))


def send_headers(scene: Scene, name: str, count: int) -> None:
    """Let a peer send so many headers in one message, each on top of the one before."""
    first = next_block(scene)
    scene.block_hash = first.GetHash()
    scene.peers[name].send(messages.Headers(tuple(_chain(first, count))))


def send_headers_apart(scene: Scene, name: str) -> None:
    """Let a peer send two headers in one message, both on top of the node's chain."""
    one = next_block(scene).get_header()
    other = chain.header_on(one.hashPrevBlock, time=one.nTime + 1)
    scene.peers[name].send(messages.Headers((one, other)))


def send_headers_and_one_apart(scene: Scene, name: str) -> None:
    """Let a peer send two headers of which one follows the other, and one on the node's chain."""
    one = next_block(scene).get_header()
    second = chain.header_on(one.GetHash(), time=one.nTime + 1)
    other = chain.header_on(one.hashPrevBlock, time=one.nTime + 2)
    scene.peers[name].send(messages.Headers((one, second, other)))


def send_faulty_header(scene: Scene, name: str, fault: str) -> None:
    """Let a peer send a header on top of the node's chain that breaks a rule; see `FAULTS`."""
    scene.peers[name].send(messages.Headers((faulty_header(scene, fault),)))


def faulty_header(scene: Scene, fault: str) -> CBlockHeader:
    """Return a header on top of the node's chain that breaks a rule; see `FAULTS`."""
    state = scene.node.peek("getblockchaininfo")
    tip = bytes.fromhex(state["bestblockhash"])[::-1]
    now = scene.node.clock
    times = {TOO_EARLY: state["mediantime"], TOO_LATE: now + AHEAD + 1}
    return chain.header_on(tip, time=times.get(fault, now + 1), **FAULTS[fault])


def send_header_on(scene: Scene, name: str, parent: bytes) -> None:
    """Let a peer send a header on top of some block."""
    header = chain.header_on(parent, time=scene.node.clock + 1)
    scene.peers[name].send(messages.Headers((header,)))


def send_headers_on_unknown(scene: Scene, name: str, count: int) -> None:
    """Let a peer send so many headers in as many messages, each on top of another unknown block."""
    for _ in range(count):
        send_header_on(scene, name, transactions.invent_hash(scene))


def condemn_block(scene: Scene) -> None:
    """Let the node find a block, and its operator mark it as invalid."""
    blocks.mine(scene)
    condemn_tip(scene)


def condemn_tip(scene: Scene) -> None:
    """Let the operator mark the node's chain tip as invalid."""
    scene.node.ask("invalidateblock", scene.node.peek("getbestblockhash"))


def send_condemned(scene: Scene, name: str, *, whole: bool) -> None:
    """Let a peer send the block that the node holds to be invalid, or its header alone."""
    assert scene.block_hash is not None  # noqa: S101  (the Given has set it)
    block = blocks.known_block(scene, scene.block_hash[::-1].hex())
    message = messages.Block(block) if whole else messages.Headers((block.get_header(),))
    scene.peers[name].send(message)


def bring_orphan(scene: Scene, name: str) -> None:
    """Let a peer bring a block on top of one that nobody knows."""
    parent = transactions.invent_hash(scene)
    time = scene.node.clock
    scene.peers[name].send(messages.Block(chain.block_on(parent, height=2, time=time)))


def bring_altered_block(scene: Scene, name: str) -> None:
    """Let a peer bring a new block with a transaction that its header does not name."""
    block = next_block(scene)
    scene.block_hash = block.GetHash()
    blocks.deliver(scene, name, chain.altered(block))


def bring_doubled_block(scene: Scene, name: str) -> None:
    """Let a peer bring a new block of three transactions with the last of them twice."""
    blocks.deliver(scene, name, chain.doubled(_new_block(scene)))


def bring_block_with_another_witness(scene: Scene, name: str) -> None:
    """Let a peer bring a new block of three transactions, of which one has another witness."""
    blocks.deliver(scene, name, chain.with_another_witness(_new_block(scene)))


def _new_block(scene: Scene) -> CBlock:
    return compact_blocks.build(scene, compact_blocks.unknown_transactions(scene, 2))


def bring_unaltered_block(scene: Scene, name: str) -> None:
    """Let a peer bring the block that another one has altered, as it was mined.

    Raises:
        HarnessFault: nobody has, or the node's chain has grown since.
    """
    block = next_block(scene)
    if block.GetHash() != scene.block_hash:
        raise HarnessFault("say who sends the mutated block first")
    blocks.deliver(scene, name, block)


def ask_after(scene: Scene, name: str, count: int, *, headers: bool) -> None:
    """Let a peer ask for what follows on the latest that is known of so many blocks."""
    known = tuple(scene.fresh_number().to_bytes(HASH_SIZE, "big") for _ in range(count))
    request = messages.GetHeaders if headers else messages.GetBlocks
    scene.peers[name].send(request(messages.PROTOCOL_VERSION, known, bytes(HASH_SIZE)))


def _chain(first: CBlock, count: int) -> Iterator[CBlockHeader]:
    header = first.get_header()
    for _ in range(count):
        yield header
        header = chain.header_on(header.GetHash(), time=header.nTime + 1)


def speak_of_another_network(scene: Scene, name: str) -> None:
    """Let a peer send a ping with the mark of the public network's messages."""
    ping = messages.encode_payload(messages.Ping(scene.fresh_number()))
    scene.peers[name].send_raw(wire.encode_frame("ping", ping, magic=wire.MAGIC["main"]))


def introduce_as_of_another_network(scene: Scene, name: str) -> None:
    """Let a peer send its version message with the mark of the public network's messages."""
    peer = scene.peers[name]
    version = messages.encode_payload(peer.link.session.version())
    peer.send_raw(wire.encode_frame("version", version, magic=wire.MAGIC["main"]))


def _inventory(
    scene: Scene, kind: messages.InventoryKind, count: int
) -> Iterator[messages.InventoryItem]:
    seed = hashlib.sha256(str(scene.fresh_number()).encode()).digest()[:-COUNTER]
    for number in range(count):
        yield messages.InventoryItem(kind, seed + number.to_bytes(COUNTER, "big"))


def offend(scene: Scene, name: str, kind: ConnectionType = ConnectionType.INBOUND) -> None:
    """Let a peer connect, misbehave and be disconnected, which is the past of a scenario.

    Raises:
        Inconclusive: the node keeps the connection.
    """
    peer = scene.connect(kind, name)
    send_worthless_header(scene, name)
    scene.await_end(name)
    if peer.is_connected:
        raise Inconclusive(f"the node does not mind the misbehaviour of {name}")
    scene.explain(scene.window().of(name).events("closed"))
    scene.await_absence(name)
