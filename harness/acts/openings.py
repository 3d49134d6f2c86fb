"""What a peer does about the handshake itself: late, or twice."""

from dataclasses import replace

from harness.p2p import messages
from harness.scene.scene import Scene

OTHER_NAME = b"/other-name:1/"


def greet_again(scene: Scene, name: str) -> None:
    """Let a peer send a second version message, under another name."""
    peer = scene.peers[name]
    version = replace(peer.link.session.version(), user_agent=OTHER_NAME)
    peer.send_frame(version)


def acknowledge(scene: Scene, name: str) -> None:
    """Let a peer acknowledge the node's version message."""
    scene.peers[name].send(messages.Verack())
    scene.settle()
