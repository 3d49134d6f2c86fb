"""How transactions reach the node."""

import hashlib

from harness.p2p import messages
from harness.scene import Scene

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


def announce_unknown(scene: Scene, name: str) -> None:
    """Let a peer announce, by wtxid, a transaction that nobody has."""
    item = messages.InventoryItem(messages.InventoryKind.WTX, invent_hash(scene))
    scene.peers[name].send(messages.Inv((item,)))


def pool(scene: Scene) -> tuple[list[str], int]:
    """Return the txids that wait to be mined, and the entry of the answer."""
    return scene.node.question("getrawmempool")


def invent_hash(scene: Scene) -> bytes:
    """Return a hash that names nothing, another one each time."""
    return hashlib.sha256(str(scene.fresh_number()).encode()).digest()
