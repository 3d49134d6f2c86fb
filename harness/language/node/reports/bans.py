"""What the node reports of bans: how long one lasts, and what the ban list holds."""

from collections.abc import Callable
from typing import Any

from harness import claims
from harness.acts import operations
from harness.language.lexicon import Kind
from harness.language.node.reports.kind import report
from harness.record.findings import Finding
from harness.scene.scene import Scene


@report("the ban lasts {duration}, of which {duration} are left")
def ban_lasts(scene: Scene, lasts: int, left: int) -> Finding:
    """There is one ban; when it began, when it ends, how long it lasts and what is left agree."""
    rows, entry = scene.node.question("listbanned")
    return claims.ban_times(rows, entry, now=scene.node.clock, lasts=lasts, left=left)


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
