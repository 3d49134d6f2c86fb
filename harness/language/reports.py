"""What the node reports of itself: its summary, its lists, its files.

An entry is a function of the scene and the placeholders' values; it returns a finding.
"""

from collections.abc import Callable
from typing import Any

from harness import claims
from harness.acts import operations
from harness.language import places, words
from harness.language.lexicon import Kind
from harness.record.findings import Finding
from harness.scene.scene import Scene

__all__ = ["REPORTS", "places", "words"]

REPORTS: Kind[Callable[..., Any]] = Kind("report", "what the node reports of itself")
report = REPORTS.entry


@report("the network is {switch}")
def network_is(scene: Scene, on: bool) -> Finding:
    """The node's summary of its connections says whether it may have any."""
    return claims.network_said(*scene.node.question("getnetworkinfo"), on=on)


REPORTS.close()

BANS: Kind[Callable[..., list[str]]] = Kind("bans", "what the ban list holds")


@BANS.entry("nothing")
def no_bans(_scene: Scene) -> list[str]:
    """Nobody is banned."""
    return []


@BANS.entry("{place}")
def one_ban(scene: Scene, where: Any) -> list[str]:
    """This alone is banned."""
    return [where(scene)]


@BANS.entry("{place} and {place}")
def two_bans(scene: Scene, one: Any, other: Any) -> list[str]:
    """These two are banned, and nothing else."""
    return [one(scene), other(scene)]


BANS.close()


def ban_list(scene: Scene, expected: list[str]) -> Finding:
    """Claim what the ban list holds, no more and no less."""
    return claims.listed_bans(*operations.bans(scene), expected=expected)
