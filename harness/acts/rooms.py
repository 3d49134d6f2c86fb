"""How much room the node has for each kind of connection, found out by filling it.

Facts: Bitcoin Core rpc/protocol.h (no capacity is error -34).
"""

from harness.acts.callers import call
from harness.errors import Inconclusive
from harness.scene.scene import Scene
from harness.terms import ConnectionType

NO_CAPACITY = -34
TOO_MANY = 20  # no limit that is filled here is as high
POOL = (
    ConnectionType.OUTBOUND_FULL_RELAY,
    ConnectionType.BLOCK_RELAY_ONLY,
    ConnectionType.ADDR_FETCH,
)


def fill(scene: Scene) -> None:
    """Open connections of one kind after the other, each until the node wants no more."""
    for kind in POOL:
        _open_until_refused(scene, kind)
    for number in range(TOO_MANY):
        name = f"caller {number + 1}"
        call(scene, name)
        if not scene.peers[name].is_connected:
            scene.explain(scene.window().of(name).events("closed"))
            break


def _open_until_refused(scene: Scene, kind: ConnectionType) -> None:
    for number in range(TOO_MANY):
        name = f"{kind} peer {number + 1}"
        since = scene.now()
        if not scene.dial(kind, name):
            break
        scene.await_greeting(scene.peers[name], since=since)
        scene.settle()
    if scene.refusal is None or scene.refusal.code != NO_CAPACITY:
        raise Inconclusive(f"the node opens no {kind} connection, or too many: {scene.refusal}")
