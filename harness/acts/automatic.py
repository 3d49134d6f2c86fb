"""How a node is started that connects to addresses of its own choice: proxies, seeds, earlier life.

Peers live at public addresses then.
"""

import contextlib
from collections.abc import Iterator

from harness.acts.private_broadcast import link_by_home, open_proxy
from harness.node.options import Option
from harness.scene.company import PUBLIC_PORT
from harness.scene.scene import Scene

AT_REST: dict[str, Option] = {  # what a node is told that is to connect to nobody
    "connect": "0",
    "seednode": None,
    "dnsseed": "0",
    "forcednsseed": None,
}


def look_for_peers(scene: Scene) -> None:
    """Let the node dial by itself, and say in its log which addresses it considers."""
    scene.public = True
    scene.options["connect"] = None
    scene.options["debug"] = ["net", "addrman"]


def reach_tor(scene: Scene, *, option: str = "onion") -> None:
    """Give the node a proxy in Tor's place, for onion addresses or what another option says."""
    scene.options[option] = open_proxy(scene, lambda wanted: link_by_home(scene, wanted))


def look_for_nobody(scene: Scene) -> None:
    """Let peers live at public addresses, and the node connect to those that it is asked for."""
    scene.public = True
    scene.options["connect"] = None


def reach_all_by_proxy(scene: Scene) -> None:
    """Give the node a proxy for whatever it connects to."""
    look_for_nobody(scene)
    reach_tor(scene, option="proxy")


def lead_nowhere(scene: Scene) -> None:
    """Give the node a proxy for all that no other one is for; it leads to nobody."""
    scene.options["proxy"] = open_proxy(scene, lambda _wanted: None)


@contextlib.contextmanager
def earlier_life(scene: Scene) -> Iterator[None]:
    """Let the node live a first life, in which it connects to nobody and asks nobody."""
    later = {option: scene.options[option] for option in AT_REST if option in scene.options}
    scene.options |= {option: AT_REST[option] for option in later}
    node = scene.node
    yield
    node.stop()
    scene.options |= later
    node.options |= later


def name_seed(scene: Scene, name: str) -> None:
    """Name a peer as the node's seed, before the node starts."""
    scene.options["seednode"] = f"{scene.peer(name).host}:{PUBLIC_PORT}"


def name_seeds(scene: Scene, *names: str) -> None:
    """Name several peers as the node's seeds, before the node starts."""
    scene.options["seednode"] = [f"{scene.peer(each).host}:{PUBLIC_PORT}" for each in names]
