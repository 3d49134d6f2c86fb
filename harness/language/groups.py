"""Inbound peers in groups: they connect together, and sentences speak of them as one.

An entry holds what the peers of a group have in common.
"""

from harness.acts import callers
from harness.acts.callers import SORTS, Sort
from harness.errors import HarnessFault
from harness.language.lexicon import Kind, Phrase
from harness.scene.scene import Scene

GROUPS: Kind[Sort | None] = Kind("group", "inbound peers that have something in common")

GROUPS.add("inbound peer(s)", "All inbound peers of whatever group.", None)


def group(phrase: str, meaning: str, sort: str) -> None:
    """Add a group that can connect."""
    GROUPS.add(phrase, meaning, SORTS[sort])


group(
    "ordinary inbound peer(s)",
    "Connect from the node's own machine, want transactions, offer what nodes offer, answer pings.",
    "ordinary callers",
)
group(
    "inbound peer(s) that decline transactions",
    "The same, but their version messages ask for no announcements of transactions.",
    "callers that decline transactions",
)
group(
    "slow inbound peer(s)", "Leave the node's pings unanswered: nobody is slower.", "slow callers"
)


def connect(scene: Scene, phrase: Phrase[Sort | None], count: int, **where: str) -> None:
    """Let so many peers of a group connect together, and wait for their handshakes.

    Raises:
        HarnessFault: the group is none that can connect.
        Inconclusive: the node did not accept them all.
    """
    if phrase.use is None:
        raise HarnessFault(f"say which {phrase} connect")
    callers.gather(scene, phrase.entry.phrase, count, kind=phrase.use, **where)


def members(scene: Scene, phrase: Phrase[Sort | None]) -> list[str]:
    """Return the names of the peers of a group."""
    if phrase.use is None:
        return callers.everybody(scene)
    return callers.members(scene, phrase.entry.phrase)


GROUPS.close()
