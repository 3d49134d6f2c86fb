"""How many slots the node has, found out by filling them.

Facts: Bitcoin Core rpc/protocol.h (no capacity is error -34).
"""

from enum import StrEnum

from harness.acts.callers import call
from harness.acts.places import LASTING
from harness.acts.requests import new_name
from harness.errors import Inconclusive
from harness.scene.scene import Scene
from harness.terms import ConnectionType

NO_CAPACITY = -34
TOO_MANY = 20  # no limit that is filled here is as high


class Direction(StrEnum):
    """Which slots are filled."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"


def fill(scene: Scene, direction: Direction) -> None:
    """Open connections until the node accepts no more, outbound ones type after type."""
    if direction is Direction.INBOUND:
        _connect_until_refused(scene)
        return
    for kind in LASTING:
        _open_until_refused(scene, kind)


def _connect_until_refused(scene: Scene) -> None:
    for _ in range(TOO_MANY):
        name = new_name(scene, ConnectionType.INBOUND)
        call(scene, name)
        if not scene.peers[name].is_connected:
            scene.explain(scene.window().of(name).events("closed"))
            return


def _open_until_refused(scene: Scene, kind: ConnectionType) -> None:
    for _ in range(TOO_MANY):
        name = new_name(scene, kind)
        since = scene.now()
        if not scene.dial(kind, name):
            break
        scene.await_greeting(scene.peers[name], since=since)
        scene.settle()
    if scene.refusal is None or scene.refusal.code != NO_CAPACITY:
        raise Inconclusive(f"the node opens no {kind} connection, or too many: {scene.refusal}")
