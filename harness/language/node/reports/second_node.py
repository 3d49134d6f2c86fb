"""What a second node, and the node of it, reports: blocks and bytes that have come."""

from harness import claims
from harness.acts import two_nodes
from harness.language.node.reports.kind import report
from harness.record.findings import Finding
from harness.scene.scene import Scene


@report("the second node has the block")
def second_node_has_block(scene: Scene) -> Finding:
    """The second node, asked too, names the first node's chain tip as its own."""
    wanted = scene.block_hash[::-1].hex() if scene.block_hash else ""
    newest, entry = two_nodes.tip_of_second(scene, wanted)
    return claims.same_tip(newest, wanted, entry, who="the second node")


@report("it has received all of the second node's message")
def has_received_message(scene: Scene) -> Finding:
    """The node counts as many bytes of unknown messages as the second node has sent."""
    heard, entry = two_nodes.heard_by_first(scene)
    return claims.heard_at_least(heard, two_nodes.LARGE, entry, who="the first node")
