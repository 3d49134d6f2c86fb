"""What the node reports of the requests that it offers."""

from harness import claims
from harness.language.node.reports.kind import report
from harness.record.findings import Finding
from harness.scene.scene import Scene


@report("it explains RPCs for {requests}")
def explains(scene: Scene, request: str) -> Finding:
    """Asked about this very request, the node says how it is used."""
    text, entry = scene.node.question("help", request)
    return claims.explained(text, entry, request, words=request)
