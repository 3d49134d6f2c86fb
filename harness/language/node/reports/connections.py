"""What the node reports of its connections: whether it may have any, how many, the clocks."""

from harness import claims
from harness.language.node.reports.kind import report
from harness.record.findings import Finding
from harness.scene.scene import Scene


@report("network activity is {switch}")
def network_is(scene: Scene, on: bool) -> Finding:
    """The node's summary of its connections says whether it may have any."""
    return claims.network_said(*scene.node.question("getnetworkinfo"), on=on)


@report("it has {int} inbound and {int} outbound connection(s)")
def has_connections(scene: Scene, inbound: int, outbound: int) -> Finding:
    """The summary counts both apart, and their sum; the number of connections is that sum too."""
    scene.rest()
    about, entry = scene.node.question("getnetworkinfo")
    total, other = scene.node.question("getconnectioncount")
    return claims.counts_connections(about, total, (entry, other), parts=(inbound, outbound))


@report("the median time offset of its peers is {duration}")
def median_of_clocks(scene: Scene, ahead: int) -> Finding:
    """So much the clock in the middle is ahead of its own; 0 too if it has seen fewer than five."""
    scene.rest()
    return claims.has_clock_offset(*scene.node.question("getnetworkinfo"), offset=ahead)
