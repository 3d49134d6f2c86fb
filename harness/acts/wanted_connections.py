"""The connections that the node wants to have at all times, opened so that it wants no more."""

from harness.acts.chain_tip import show_tip
from harness.scene.scene import Scene
from harness.terms import ConnectionType

WANTED = {ConnectionType.OUTBOUND_FULL_RELAY: 8, ConnectionType.BLOCK_RELAY_ONLY: 2}  # net.h


def fill(
    scene: Scene, kind: ConnectionType, count: int, *, name: str | None = None, index: int = -1
) -> None:
    """Open connections of a type to peers who have the chain; one of them may have a name."""
    names = [f"{kind} peer {len(scene.peers) + number}" for number in range(1, count + 1)]
    if name is not None:
        names[index] = name
    for each in names:
        scene.connect(kind, each)
        show_tip(scene, each)


def fill_wanted(
    scene: Scene,
    *,
    kind: ConnectionType | None = None,
    name: str | None = None,
    index: int = -1,
) -> None:
    """Open the eight and two connections that the node wants to have at all times.

    Those of the example that are open already count. One of a kind that opens now may have a name:
    the newest, unless it is said which.
    """
    beside = scene.circumstances.bystanders()
    own = [peer for peer in scene.peers.values() if peer.is_connected and peer.name not in beside]
    for each, count in WANTED.items():
        missing = count - sum(peer.kind is each for peer in own)
        fill(scene, each, missing, name=name if each is kind else None, index=index)
