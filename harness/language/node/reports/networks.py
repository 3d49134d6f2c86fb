"""What the node reports of networks: which it reaches, by which proxy."""

from harness import claims
from harness.acts import startup
from harness.language.node.reports.kind import report
from harness.record.findings import Finding
from harness.scene.scene import Scene

MAPPING = "mapport thread start"  # util/thread.cpp
STARTED = "Done loading"  # init.cpp


@report("it reaches just these networks: {networks}")
def reaches_networks(scene: Scene, networks: list[str]) -> Finding:
    """The summary calls each of them reachable and not limited, and all others the opposite."""
    return claims.reaches_networks(*scene.node.question("getnetworkinfo"), networks=networks)


@report("all networks are limited")
def reaches_no_network(scene: Scene) -> Finding:
    """The summary calls all networks limited, and none of them reachable."""
    return claims.reaches_networks(*scene.node.question("getnetworkinfo"), networks=[])


@report("its proxy for {networks} is {string}, with stream isolation")
def has_isolating_proxy(scene: Scene, networks: list[str], place: str) -> Finding:
    """The summary names it for each of them, with random user names, and none for any other."""
    about, entry = scene.node.question("getnetworkinfo")
    return claims.has_proxies(about, entry, networks, place=place, isolates=True)


@report("its proxy for {networks} is {string}, without stream isolation")
def has_plain_proxy(scene: Scene, networks: list[str], place: str) -> Finding:
    """The same without random user names."""
    about, entry = scene.node.question("getnetworkinfo")
    return claims.has_proxies(about, entry, networks, place=place, isolates=False)


@report("all networks are without a proxy")
def has_no_proxy(scene: Scene) -> Finding:
    """The summary names a proxy for none of the networks."""
    return claims.has_proxies(*scene.node.question("getnetworkinfo"), [], place="", isolates=False)


@report("it has a router map its port, if it can")
def maps_port(scene: Scene) -> Finding:
    """It says once that it sets about asking a router to lead others to its port."""
    startup.await_log(scene, MAPPING)
    words = "the node reports that it has a router map its port, if it can"
    return claims.says_once(startup.this_life(scene), MAPPING, expected=words)


@report("it has no router map its port")
def maps_no_port(scene: Scene) -> Finding:
    """It says nothing of the kind, though it has started and accepted a connection."""
    words = "the node reports that it has no router map its port"
    this_life = startup.this_life(scene)
    return claims.does_not_say(this_life, MAPPING, expected=words, control=STARTED)
