"""Where a Rule comes from: the lines of its description that name places in a node's source.

`Bitcoin Core: <file> <function>[, <name>]...`; a further name is a constant or whatever narrows the
place down, or another function of the file. The linter demands the form, the review of a change
follows it back.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

SOURCE = re.compile(r"^((Bitcoin Core|Bitcoin Knots): [\w/.-]+ \S+(, \S+)*|BIP \d+\b.*)$")
_PLACE = re.compile(r"(?P<program>Bitcoin Core|Bitcoin Knots): (?P<file>[\w/.-]+) (?P<names>.+)")


@dataclass(frozen=True, slots=True)
class Citation:
    """One place in a source.

    Attributes:
        program: whose source.
        file: below src/.
        names: the function, then what narrows it down or stands beside it.
    """

    program: str
    file: str
    names: tuple[str, ...]

    def __str__(self) -> str:
        """Return it as a Rule writes it, without the program."""
        return f"{self.file} {', '.join(self.names)}"


def reason_and_places(description: Iterable[str]) -> tuple[str, list[str]]:
    """Return what a description says in prose, and the lines that name where it comes from."""
    lines = [line.strip() for line in description]
    places = [line for line in lines if SOURCE.match(line)]
    return " ".join(line for line in lines if line and not SOURCE.match(line)), places


def citations_of(description: Iterable[str]) -> list[Citation]:
    """Return the places that the lines of a description name; BIPs are none."""
    found = [_PLACE.fullmatch(line.strip()) for line in description if SOURCE.match(line.strip())]
    return [
        Citation(each["program"], each["file"], tuple(each["names"].split(", ")))
        for each in found
        if each is not None
    ]
