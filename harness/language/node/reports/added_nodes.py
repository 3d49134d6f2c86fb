"""What the node reports of added nodes: one of them, and what their list holds."""

from collections.abc import Callable
from typing import Any

from harness import claims
from harness.acts import added_nodes
from harness.claims.core import fail
from harness.errors import RpcError
from harness.language.lexicon import Kind, Phrase
from harness.language.node.reports.kind import report
from harness.record.findings import Finding
from harness.scene.scene import Scene


@report("the added node {peer} is an outbound peer")
def added_node_is_connected(scene: Scene, name: str) -> Finding:
    """Asked about this one alone, the node names no other, and says that it has connected to it."""
    return _added_node(scene, name, way="outbound")


@report("the added node {peer} is an inbound peer")
def added_node_has_connected(scene: Scene, name: str) -> Finding:
    """Asked about this one alone, the node names no other, and says that it has come by itself."""
    return _added_node(scene, name, way="inbound")


@report("the added node {peer} is not connected")
def added_node_is_unconnected(scene: Scene, name: str) -> Finding:
    """Asked about this one alone, the node names no other, and says that there is no connection."""
    return _added_node(scene, name, way=None)


def _added_node(scene: Scene, name: str, *, way: str | None) -> Finding:
    scene.rest()
    try:
        rows, entry, address = added_nodes.one_entry(scene, name)
    except RpcError as refusal:
        fail(f"{name} is an added node", f"the node refuses to tell: {refusal}")
    return claims.told_alone(rows, entry, peer=name, address=address, way=way)


ADDED: Kind[Callable[..., list[str]]] = Kind("added", "what the added-node list holds")


@ADDED.entry("{peer}")
def one_added(scene: Scene, name: str) -> list[str]:
    """This peer alone, by its address and port, once."""
    return [added_nodes.address_of(scene, name)]


@ADDED.entry("{peer} and {peer}")
def two_added(scene: Scene, one: str, other: str) -> list[str]:
    """These two, each once, and nobody else."""
    return [added_nodes.address_of(scene, name) for name in (one, other)]


ADDED.close()


def added_node_list(scene: Scene, expected: Phrase[Any]) -> Finding:
    """Claim what the added-node list holds, no more and no less."""
    rows, entry = scene.node.question("getaddednodeinfo")
    return claims.list_holds(
        rows, entry, addresses=expected(scene), expected=f"the added-node list holds {expected}"
    )
