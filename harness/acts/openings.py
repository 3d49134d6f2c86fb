"""What a peer does about the handshake itself: late, or twice."""

import contextlib
from dataclasses import replace

from harness.p2p import messages
from harness.scene.scene import Scene
from harness.terms import Direction

OTHER_NAME = b"/other-name:1/"


def greet_again(scene: Scene, name: str) -> None:
    """Let a peer send a second version message, under another name."""
    peer = scene.peers[name]
    version = replace(peer.link.session.version(), user_agent=OTHER_NAME)
    peer.send_frame(version)


def await_message(scene: Scene, name: str, kind: str) -> None:
    """Wait until a message of a type has come on a peer's latest connection, or that is over."""
    peer = scene.peers[name]
    if not peer.has_link:
        return
    serial = peer.link.serial
    with contextlib.suppress(TimeoutError):
        peer.wait(
            lambda entry: (
                entry.connection == serial
                and (
                    entry.type == "closed"
                    or (entry.type == kind and entry.direction is Direction.RECEIVED)
                )
            )
        )


def acknowledge(scene: Scene, name: str) -> None:
    """Let a peer acknowledge the node's version message."""
    scene.peers[name].send(messages.Verack())
    scene.settle()
