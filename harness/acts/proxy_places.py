"""Where a proxy of the operator's listens: at another kind of address than usual, or in a file.

Facts: Bitcoin Core, netbase.cpp, IsUnixSocketPath; unix(7): a path has 107 bytes at most.
"""

import shutil
import tempfile
from pathlib import Path

from harness.acts import automatic, startup
from harness.acts.private_broadcast import link_by_home, open_proxy
from harness.errors import NotOffered
from harness.network.listening import TorDoor
from harness.node.workspace import usual_parent
from harness.scene.scene import Scene

IPV6_LOOPBACK = "::1"
LONGEST_PATH = 107  # bytes; sun_path has one more, for the zero at its end
SCHEME = "unix:"


def lead_by_ipv6(scene: Scene, option: str) -> None:
    """Start the node with a proxy at an IPv6 address of its own machine.

    Raises:
        NotOffered: the machine has none.
    """
    automatic.look_for_nobody(scene)
    try:
        where = open_proxy(scene, lambda wanted: link_by_home(scene, wanted), host=IPV6_LOOPBACK)
    except OSError as error:
        raise NotOffered(f"this machine has no IPv6 loopback address: {error}") from error
    startup.tell(scene, option, where)


def lead_by_file(scene: Scene, option: str) -> None:
    """Start the node with a proxy at a Unix socket, whose path is as long as may be."""
    automatic.look_for_nobody(scene)
    path = new_path(scene, LONGEST_PATH)
    door = TorDoor(lambda wanted: link_by_home(scene, wanted))
    scene.network.call(door.open_file(path))
    scene.at_close(lambda: scene.network.run(door.close))
    startup.tell(scene, option, SCHEME + path)


def name_file(scene: Scene, option: str, *, length: int = LONGEST_PATH) -> None:
    """Start the node with the path of a file where nobody listens."""
    startup.tell(scene, option, SCHEME + new_path(scene, length))


def new_path(scene: Scene, length: int) -> str:
    """Return a path of so many bytes, where there is no file so far, in a folder of its own."""
    folder = Path(tempfile.mkdtemp(prefix="conformance-proxy-", dir=usual_parent()))
    scene.at_close(lambda: shutil.rmtree(folder, ignore_errors=True))
    path = f"{folder}/"
    return path + "s" * (length - len(path.encode()))
