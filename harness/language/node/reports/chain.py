"""What the node reports of its chain and of the other chains that it knows."""

from harness import claims
from harness.language.node.reports.kind import report
from harness.record.findings import Finding
from harness.scene.scene import Scene


@report("its best header has the height {int}")
def best_header_height(scene: Scene, height: int) -> Finding:
    """Of all headers that it has stored, this one stands for the most work."""
    scene.rest()
    return claims.has_best_header(*scene.node.question("getblockchaininfo"), height=height)


@report("it knows {int} chain(s)")
def knows_chains(scene: Scene, count: int) -> Finding:
    """Its own chain is one; each other stored header with none on top of it ends another one."""
    scene.rest()
    tips, entry = scene.node.question("getchaintips")
    return claims.knows_chains(tips, entry, count=count, former=scene.former_branches)


@report("its chain has the height {int}")
def chain_height(scene: Scene, height: int) -> Finding:
    """So many blocks of its chain stand on top of the first; it has them all."""
    scene.rest()
    return claims.has_chain(*scene.node.question("getblockchaininfo"), height=height)
