"""Which Rules a change of a node's source concerns: those that cite what it touches.

The most specific first: a constant or condition that a Rule names, then a function, then a file;
and what few Rules cite before what many do.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from harness.record.citations import Citation, citations_of
from harness.report.book import Chapter, read_chapters
from harness.report.change import Spot


class Level(IntEnum):
    """How closely a Rule names what is touched."""

    NAME = 0  # a constant, a condition, a kind of message
    FUNCTION = 1
    FILE = 2


@dataclass(frozen=True, slots=True)
class CitingRule:
    """A Rule with the places that it cites.

    Attributes:
        ids: its IDs.
        rule: its title.
        file: its feature, from the project's folder on.
        line: where it begins.
        examples: the lines of its examples and outlines.
        citations: the places.
    """

    ids: tuple[str, ...]
    rule: str
    file: str
    line: int
    examples: tuple[int, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Touched:
    """A Rule that a change concerns, and by which of its places."""

    level: Level
    by: str
    rule: CitingRule


def citing_rules(features: Path) -> list[CitingRule]:
    """Return all Rules of a folder of features.

    Raises:
        ReportError: there is none, or a file cannot be read.
    """
    return [rule for chapter in read_chapters(features) for rule in _rules_of(chapter)]


def _rules_of(chapter: Chapter) -> Iterable[CitingRule]:
    for feature in chapter.features:
        for rule in feature.rules:
            yield CitingRule(
                ids=tuple(tag for tag in rule.tags if tag[:1].isupper()),
                rule=rule.name,
                file=feature.file,
                line=rule.line,
                examples=tuple(each.line for each in rule.scenarios),
                citations=tuple(citations_of(rule.description)),
            )


def touched(rules: Sequence[CitingRule], spots: Iterable[Spot]) -> list[Touched]:
    """Return the Rules that a change concerns, each by the closest of its places."""
    spots = list(spots)
    found = []
    for rule in rules:
        hits = [
            hit
            for citation in rule.citations
            for spot in spots
            if (hit := _hit(citation, spot)) is not None
        ]
        if hits:
            found.append(Touched(*min(hits), rule))
    cited = Counter((each.level, each.by) for each in found)
    return sorted(found, key=lambda each: (each.level, cited[each.level, each.by], each.by))


def _hit(citation: Citation, spot: Spot) -> tuple[Level, str] | None:
    place, *details = citation.names
    inside = spot.file == citation.file and any(
        _is_function(name, spot.function) for name in citation.names
    )
    for detail in details:
        if inside and detail in spot.words and not _is_function(detail, spot.function):
            return Level.NAME, f"{citation.file} {place}, {detail}"
    for name in citation.names:  # the definition of a constant, wherever it stands
        if name.isupper() and not spot.function and name in spot.words:
            return Level.NAME, f"{citation.file} {name}"
    if inside:
        return Level.FUNCTION, f"{citation.file} {_within(citation, spot)}"
    return (Level.FILE, citation.file) if spot.file == citation.file else None


def _within(citation: Citation, spot: Spot) -> str:
    return next(name for name in citation.names if _is_function(name, spot.function))


def _is_function(cited: str, function: str) -> bool:
    """Whether a cited name is this function; a class counts where both name one."""
    one, other = cited.split("::"), function.split("::")
    return bool(function) and all(a == b for a, b in zip(one[::-1], other[::-1], strict=False))


def closest(found: Sequence[Touched]) -> list[Touched]:
    """Return the Rules that cite a touched name or function; where there is none, all."""
    return [each for each in found if each.level is not Level.FILE] or list(found)


def told(shown: Sequence[Touched], found: Sequence[Touched]) -> str:
    """Return the Rules for a terminal, those left out as a number."""
    if not found:
        return "No Rule cites anything that this change touches.\n"
    noun = "Rule is" if len(shown) == 1 else "Rules are"
    lines = [f"{len(shown)} {noun} about what this change touches, the closest first."]
    by = ""
    for each in shown:
        if each.by != by:
            lines += ["", each.by]
            by = each.by
        lines.append(f"  {' '.join(each.rule.ids)}  {each.rule.file}:{each.rule.line}")
        lines.append(f"    {each.rule.rule}")
    if left := len(found) - len(shown):
        lines += ["", f"{left} more cite a touched file only (--all)."]
    return "\n".join(lines) + "\n"


def places(shown: Iterable[Touched]) -> list[str]:
    """Return where behave finds the examples of these Rules."""
    return [f"{each.rule.file}:{line}" for each in shown for line in each.rule.examples]
