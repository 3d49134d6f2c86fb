"""What a peer does that no peer may do.

Facts: Bitcoin Core net_processing.cpp (MAX_ADDR_TO_SEND = 1000, MAX_INV_SZ = 50000, headers without
proof of work). The last is a grave fault in every version; the others are since version 28, before
that five of them together.
"""

import hashlib
from collections.abc import Iterator

from bitcoin.core import CBlockHeader

from harness.chain import BLOCK_VERSION, EASIEST
from harness.errors import Inconclusive
from harness.p2p import messages, wire
from harness.scene import Scene
from harness.terms import ConnectionType

COUNTER = 4  # bytes of a made-up hash that tell it from the others


def send_worthless_header(scene: Scene, name: str) -> None:
    """Let a peer send a header, on top of the node's best block, that cost no work at all."""
    tip = bytes.fromhex(scene.node.peek("getbestblockhash"))[::-1]
    time = scene.node.clock + scene.fresh_number() % 600
    tries = (
        CBlockHeader(BLOCK_VERSION, tip, bytes(32), time, EASIEST, nonce) for nonce in range(1000)
    )
    worthless = next(header for header in tries if header.GetHash()[-1] & 0x80)
    scene.peers[name].send(messages.Headers((worthless,)))


def announce_blocks(scene: Scene, name: str, count: int) -> None:
    """Let a peer announce so many blocks, which nobody has, in one message."""
    items = tuple(_inventory(scene, messages.InventoryKind.BLOCK, count))
    scene.peers[name].send(messages.Inv(items))


def request_transactions(scene: Scene, name: str, count: int) -> None:
    """Let a peer request so many transactions, which nobody has, in one message."""
    items = tuple(_inventory(scene, messages.InventoryKind.TX, count))
    scene.peers[name].send(messages.GetData(items))


def speak_of_another_network(scene: Scene, name: str) -> None:
    """Let a peer send a ping with the mark of the public network's messages."""
    ping = messages.encode_payload(messages.Ping(scene.fresh_number()))
    scene.peers[name].send_raw(wire.encode_frame("ping", ping, magic=wire.MAGIC["main"]))


def _inventory(
    scene: Scene, kind: messages.InventoryKind, count: int
) -> Iterator[messages.InventoryItem]:
    seed = hashlib.sha256(str(scene.fresh_number()).encode()).digest()[:-COUNTER]
    for number in range(count):
        yield messages.InventoryItem(kind, seed + number.to_bytes(COUNTER, "big"))


def offend(scene: Scene, name: str) -> None:
    """Let a peer call, misbehave and be hung up on, which is the past of a scenario.

    Raises:
        Inconclusive: the node keeps the connection.
    """
    peer = scene.connect(ConnectionType.INBOUND, name)
    send_worthless_header(scene, name)
    scene.await_end(name)
    if peer.is_connected:
        raise Inconclusive(f"the node does not mind the misbehaviour of {name}")
    scene.explain(scene.window().of(name).events("closed"))
    scene.await_absence(name)
