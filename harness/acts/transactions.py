"""How transactions reach the node."""

import hashlib

from harness.errors import Inconclusive
from harness.p2p import messages
from harness.p2p.messages import InventoryItem, InventoryKind
from harness.scene.scene import Scene
from harness.terms import ConnectionType

# 36.74 means bound the node's random delays (random.cpp, exponential of at most 53 bits), so a
# clock moved beyond them leaves no chance: inbound announcements wait 5 s on average, outbound 2 s.
ANNOUNCEMENT_BOUND = 185  # seconds


def submit(scene: Scene) -> None:
    """Hand the node a new transaction as its operator, and let every announcement be due."""
    scene.transaction = scene.purse.spend()
    scene.node.ask("sendrawtransaction", scene.transaction.serialize().hex())
    scene.settle(advance=ANNOUNCEMENT_BOUND)


def deliver(scene: Scene, name: str) -> None:
    """Let a peer send a valid transaction unasked, and let every announcement be due."""
    scene.transaction = scene.purse.spend()
    scene.peers[name].send(messages.Tx(scene.transaction))
    scene.settle(advance=ANNOUNCEMENT_BOUND)


def deliver_worthless(scene: Scene, name: str) -> None:
    """Let a peer send a transaction that pays no fee.

    Raises:
        Inconclusive: the node takes it.
    """
    scene.peers[name].send(messages.Tx(scene.purse.spend(fee=0)))
    scene.settle()
    if scene.node.peek("getmempoolinfo")["size"]:
        raise Inconclusive("the node accepts a transaction that pays no fee")


def announce_unknown(
    scene: Scene,
    name: str,
    *,
    kind: InventoryKind | None = None,
    beside: tuple[InventoryItem, ...] = (),
) -> None:
    """Let a peer announce a transaction that nobody has.

    Args:
        scene: the scene.
        name: the peer.
        kind: by which kind of hash; by the one that it has agreed on, if None.
        beside: what the same message announces before it.
    """
    item = InventoryItem(kind or kind_of_hash(scene, name), invent_hash(scene))
    scene.named[name] = item.hash
    scene.peers[name].send(messages.Inv((*beside, item)))


def ask_for_unknown(scene: Scene, name: str) -> None:
    """Let a peer request a transaction that nobody has."""
    item = InventoryItem(kind_of_hash(scene, name), invent_hash(scene))
    scene.peers[name].send(messages.GetData((item,)))


def kind_of_hash(scene: Scene, name: str) -> InventoryKind:
    """Return by which kind of hash a peer and the node speak of transactions (BIP 339)."""
    peer = scene.peers[name]
    offered = peer.conduct.offers_wtxid_relay and peer.kind is not ConnectionType.PRIVATE_BROADCAST
    return InventoryKind.WTX if offered else InventoryKind.TX


def mempool(scene: Scene) -> tuple[list[str], int]:
    """Return the txids in the mempool, and the entry of the answer."""
    return scene.node.question("getrawmempool")


def invent_hash(scene: Scene) -> bytes:
    """Return a hash that names nothing, another one each time."""
    return hashlib.sha256(str(scene.fresh_number()).encode()).digest()
