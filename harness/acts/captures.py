"""Files in which the node keeps all messages, a folder for each address and port."""

from harness.acts import restarts
from harness.record.transcript import Entry, Window
from harness.scene.scene import Scene

FOLDER = "message_capture"  # net.cpp, CaptureMessageToFile
CAME, WENT = "msgs_recv.dat", "msgs_sent.dat"


def files_of(scene: Scene, name: str) -> tuple[Entry, Entry]:
    """Record the two files about a peer's latest connection: what it has sent, what it was sent."""
    host, port = scene.peers[name].link.local
    folder = f"{FOLDER}/{host}_{port}"
    return (
        restarts.read_file(scene, f"{folder}/{CAME}"),
        restarts.read_file(scene, f"{folder}/{WENT}"),
    )


def spoken_at(scene: Scene, window: Window, name: str) -> Window:
    """Return what went over a peer's connections at the address and port of the latest one."""
    peer = scene.peers[name]
    serials = {link.serial for link in peer.links if link.local == peer.link.local}
    return window.of(name).where(lambda entry: entry.connection in serials)
