"""Peers that do not read what the node sends, and how the node comes to have much to send them.

What waits for such a peer fills the machine's own buffers first, some millions of bytes, and only
then the node's (net.cpp, CConnman::SocketSendData).
"""

from harness.acts import operations
from harness.errors import Inconclusive
from harness.p2p.wire import MAX_PAYLOAD
from harness.scene.scene import Scene

NONSENSE = "unknown"  # a message type of no meaning
TIMES = 2
SEND_BUFFER = 1_000_000  # bytes; net.h, DEFAULT_MAXSENDBUFFER


def stop_reading(scene: Scene, name: str) -> None:
    """Let a peer read nothing more from its open connection; what it sends is sent all the same."""
    scene.settle()
    link = scene.peers[name].link
    link.is_silent = True
    scene.network.run(link.stop_reading)


def read_on(scene: Scene, name: str) -> None:
    """Let a peer read again, all that waits for it first."""
    link = scene.peers[name].link
    scene.network.run(link.read_on)
    link.is_silent = False
    if link.is_open:
        scene.settle()


def flood(scene: Scene, name: str) -> None:
    """Let the node send a peer that does not read more than the buffers of node and machine hold.

    Raises:
        Inconclusive: the machine's own buffers have taken all of it.
    """
    before = operations.row_of(scene, name)
    for _ in range(TIMES):
        scene.node.peek("sendmsgtopeer", before["id"], NONSENSE, "00" * MAX_PAYLOAD)
    scene.settle()
    sent = operations.row_of(scene, name)["bytessent"] - before["bytessent"]
    if TIMES * MAX_PAYLOAD - sent <= SEND_BUFFER:
        raise Inconclusive(f"the machine's own buffers have taken {sent} bytes for {name}")
