"""What the node reports of its traffic: bytes, upload target, historical blocks."""

from harness import claims
from harness.language.node.reports.kind import report
from harness.record.findings import Finding
from harness.scene.scene import Scene


@report("its upload target is {int} bytes a day")
def upload_target_alone(scene: Scene, target: int) -> Finding:
    """The node's account of its traffic says so; 0 is no target."""
    totals, entry = scene.node.question("getnettotals")
    return claims.reports_upload(totals, entry, {"target": target})


@report("its upload target is used up, and {int} seconds of the day are left")
def upload_target_reached(scene: Scene, seconds: int) -> Finding:
    """The node's account of its traffic says both, and that no byte is left."""
    scene.rest()
    totals, entry = scene.node.question("getnettotals")
    left = {"target_reached": True, "bytes_left_in_cycle": 0, "time_left_in_cycle": seconds}
    return claims.reports_upload(totals, entry, left)


@report("a part of its upload target and {int} seconds of the day are left")
def upload_target_not_reached(scene: Scene, seconds: int) -> Finding:
    """The node's account of its traffic says both, and that some bytes are left."""
    scene.rest()
    totals, entry = scene.node.question("getnettotals")
    account = {"target_reached": False, "time_left_in_cycle": seconds}
    return claims.reports_upload(totals, entry, account, some_left=True)


@report("the byte counts of {peer} and of all its connections are right")
def byte_counts(scene: Scene, name: str) -> Finding:
    """What the two have sent each other, and every peer that was ever connected; types by whole.

    Of each message type the peer's entry counts whole messages only, header included.
    """
    window = scene.rest()
    row, listed = scene.listed(name)
    totals, entry = scene.node.question("getnettotals")
    return claims.counts_bytes(window, row, totals, (listed, entry), peer=name)


@report("historical blocks are served")
def old_blocks_served(scene: Scene) -> Finding:
    """The node's account of its traffic says that whoever requests an old block is sent it."""
    return claims.reports_old_blocks(*scene.node.question("getnettotals"), given=True)


@report("historical blocks are withheld")
def old_blocks_withheld(scene: Scene) -> Finding:
    """The node's account of its traffic says that only the buffer for new blocks is left."""
    return claims.reports_old_blocks(*scene.node.question("getnettotals"), given=False)
