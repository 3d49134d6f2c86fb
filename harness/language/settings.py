"""What the node is started with: its operator's settings.

An entry is a function of the scene and the placeholders' values; it is called before the node is
started.
"""

from collections.abc import Callable
from typing import Any

from harness.acts import callers, patience, startup
from harness.language import words
from harness.language.lexicon import Kind
from harness.scene.scene import Scene

__all__ = ["SETTINGS", "words"]

SETTINGS: Kind[Callable[..., Any]] = Kind("setting", "what the operator starts the node with")
setting = SETTINGS.entry


@setting("{int} inbound slot(s)")
def inbound_slots(scene: Scene, count: int) -> None:
    """The connection limit leaves so many slots to inbound peers, whatever these want."""
    callers.make_room(scene, count)


@setting("a connection limit of {int}")
def connection_limit(scene: Scene, limit: int) -> None:
    """So many connections at most (maxconnections); manual ones are not counted."""
    callers.limit(scene, limit)


@setting("its default peer timeout")
def default_peer_timeout(scene: Scene) -> None:
    """The time for a handshake and for signs of life is the node's own; else it is endless."""
    patience.be_patient_for(scene, None)


@setting("transaction relay switched off")
def blocks_only(scene: Scene) -> None:
    """The node declines transactions from everybody (blocksonly)."""
    startup.tell(scene, "blocksonly", "1")


@setting("the permissions {permissions} for {peer}")
def permissions(scene: Scene, granted: list[str], name: str) -> None:
    """The whitelist grants these permissions to the peer's address."""
    startup.tell_also(scene, "whitelist", f"{','.join(granted)}@{scene.peer(name).host}")


SETTINGS.close()
