"""For reading rather than judging: what a node does on each type of connection.

A page for each type (how it comes about, the words of its opening, what is said and heard, what
limits it, how it ends: all its Rules with verdicts and IDs), behaviours by type, all numbers, the
state of the catalogue; and all of it as one document, to be printed. Rendered from the records of a
run; meanings of words and the catalogue come from the folder of the features.
"""

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from harness.record.citations import citations_of, reason_and_places
from harness.record.files import replace
from harness.report import templates, text
from harness.report.results import EntryRecord, Results, RuleResult, ScenarioRecord, worst
from harness.terms import ConnectionType, Direction, Verdict

# Which chapters answer which of a reader's questions about a type.
QUESTIONS = (
    (
        "How it comes about",
        ("connection types", "connections on request", "automatic connections"),
    ),
    ("In which order it opens", ("handshake",)),
    (
        "What is said and heard",
        (
            "transaction announcements",
            "transaction requests",
            "addresses",
            "headers",
            "blocks",
            "compact blocks",
            "block downloads",
            "light clients",
        ),
    ),
    ("What limits it", ("slots and eviction", "operator")),
    ("How it ends", ("timeouts", "misbehaviour")),
)
OTHERS = "What else holds"
_OPENING = re.compile(r"\b(?:a|an) (?P<kind>[\w-]+) connection to (?P<peer>Bob)( opens)?$")
_UNITS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|sixty"
_NUMBER = re.compile(
    rf"\b(?:{_UNITS}|hundred|half|third)\b|\b\d[\d,.]*\b",
    re.IGNORECASE,
)
_CONSTANT = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")


@dataclass(frozen=True, slots=True)
class Slots:
    """A group of slots: how many, for which types, and the IDs of the Rules that say so."""

    count: int
    kinds: str
    ids: tuple[str, ...]


# By default (net.h; features/README.md, "slot"); the Rules with these IDs show each of them.
SLOTS = (
    Slots(8, "outbound-full-relay", ("CONN-007",)),
    Slots(2, "block-relay-only", ("CONN-008",)),
    Slots(1, "feeler", ("CONN-009",)),
    Slots(8, "added nodes (manual)", ("CONN-031",)),
    Slots(114, "inbound", ("CONN-041", "CONN-042")),
)


@dataclass(frozen=True, slots=True)
class Word:
    """One message of an opening."""

    from_node: bool
    type: str


@dataclass(frozen=True, slots=True)
class Opening:
    """The words of an opening, how it ends if it ends at once, and where they were seen."""

    kind: str
    words: tuple[Word, ...]
    end: str
    scenario: ScenarioRecord

    @property
    def said(self) -> str:
        """All of it in a line, for who does not see the drawing."""
        sides = {True: "node", False: "peer"}
        return ", ".join(f"{sides[word.from_node]}: {word.type}" for word in self.words)


@dataclass(frozen=True, slots=True)
class KindRule:
    """A Rule as it stands on the page of a type."""

    result: RuleResult
    scenarios: tuple[ScenarioRecord, ...]

    @property
    def verdict(self) -> Verdict:
        """The gravest verdict for this type."""
        return worst(each.verdict for each in self.scenarios)

    @property
    def description(self) -> tuple[str, list[str]]:
        """Its reason, and the places in a source that it rests on."""
        return reason_and_places(self.result.scenarios[0].rule_description)


@dataclass(frozen=True, slots=True)
class Section:
    """An answer to one question: the Rules, chapter by chapter."""

    question: str
    chapters: tuple[tuple[str, tuple[KindRule, ...]], ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """All that is told of one type."""

    name: str
    meaning: str
    sections: tuple[Section, ...]
    opening: Opening | None

    @property
    def count(self) -> int:
        """How many Rules speak of it."""
        return sum(len(rules) for each in self.sections for _, rules in each.chapters)


@dataclass(frozen=True, slots=True)
class Behaviour:
    """One Feature, and for each type the IDs of its Rules that speak of it."""

    chapter: str
    feature: str
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A Rule that holds a number."""

    rule: RuleResult
    numbers: tuple[str, ...]
    constants: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Catalogued:
    """An entry of the catalogue and what has become of it.

    Attributes:
        id: its ID.
        chapter: of the catalogue.
        short: what it says.
        rules: how many Rules are written.
        verdict: the gravest of them, None where there is none.
        why_not: why it cannot be observed, empty where that is not so.
    """

    id: str
    chapter: str
    short: str
    rules: int
    verdict: Verdict | None
    why_not: str

    @property
    def state(self) -> str:
        """Written, not observed, or not written."""
        if self.rules:
            return "written"
        return "not observed" if self.why_not else "not written"


@dataclass(frozen=True, slots=True)
class Book:
    """All that the pages show."""

    results: Results
    kinds: tuple[Kind, ...]
    behaviours: tuple[Behaviour, ...]
    numbers: tuple[Number, ...]
    catalogue: tuple[Catalogued, ...]


def read_book(results: Results, features: Path) -> Book:
    """Lay a run out for readers; `features` holds the catalogue and the meanings of words."""
    rules = results.rules
    glossary = features / "README.md"
    words = glossary.read_text(encoding="utf-8") if glossary.is_file() else ""
    meanings = _table(words)
    names = [kind.value for kind in ConnectionType]
    named = [name for name in names if any(name in rule.connections for rule in rules)]
    openings = _openings(results, named)
    kinds = tuple(_kind(name, rules, meanings, openings.get(name)) for name in named)
    return Book(
        results,
        kinds,
        tuple(_behaviours(rules, named)),
        tuple(_numbers(rules)),
        tuple(_catalogue(features / "catalogue.tsv", rules, words)),
    )


def _table(markdown: str) -> dict[str, str]:
    """Return the first meaning of each word that a table of two columns gives."""
    found: dict[str, str] = {}
    for line in markdown.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split(" | ")]
        if line.startswith("| ") and len(cells) == 2:
            found.setdefault(cells[0], cells[1])
    return found


def _kind(
    name: str, rules: Iterable[RuleResult], meanings: Mapping[str, str], opening: Opening | None
) -> Kind:
    by_chapter: dict[str, list[KindRule]] = {}
    for rule in rules:
        mine = tuple(each for each in rule.scenarios if name in each.connections)
        if mine:
            by_chapter.setdefault(mine[0].chapter, []).append(KindRule(rule, mine))
    asked = {chapter for _, chapters in QUESTIONS for chapter in chapters}
    rest = tuple(chapter for chapter in by_chapter if chapter not in asked)
    sections = [
        Section(
            question,
            tuple((each, tuple(by_chapter[each])) for each in chapters if each in by_chapter),
        )
        for question, chapters in (*QUESTIONS, (OTHERS, rest))
    ]
    shown = tuple(each for each in sections if each.chapters)
    return Kind(name, meanings.get(name, ""), shown, opening)


def _openings(results: Results, names: Sequence[str]) -> dict[str, Opening]:
    """Return for each type the opening of the first example that does nothing before it."""
    found: dict[str, Opening] = {}
    for scenario in results.scenarios:
        first = scenario.steps[0].text if scenario.steps else ""
        said = _OPENING.search(first)
        kind = said["kind"] if said else "".join(scenario.connections[:1])
        is_seldom = kind == ConnectionType.PRIVATE_BROADCAST.value
        if scenario.verdict is not Verdict.PASS or kind in found or kind not in names:
            continue
        if not said and not is_seldom:
            continue
        words, end = _words(results.evidence(scenario), said["peer"] if said else None)
        if {word.type for word in words} >= {"version", "verack"}:
            found[kind] = Opening(kind, words, end, scenario)
    return found


def _words(entries: Iterable[EntryRecord], peer: str | None) -> tuple[tuple[Word, ...], str]:
    """Return what is said on the first connection up to the first fence or its end, and that."""
    words: list[Word] = []
    connection: int | None = None
    for entry in entries:
        if entry.direction not in (Direction.SENT, Direction.RECEIVED, Direction.EVENT):
            continue
        if entry.connection is None or (peer is not None and entry.peer != peer):
            continue
        connection = entry.connection if connection is None else connection
        if entry.connection != connection:
            continue
        if entry.direction is Direction.EVENT:
            if words and entry.type == "closed":
                return tuple(words), text.visible(entry.words)
            if words and entry.type == "fence":
                break
            continue
        from_node = entry.direction is Direction.RECEIVED
        if (from_node, entry.type) in ((True, "pong"), (False, "ping")):
            continue  # a fence's
        words.append(Word(from_node, text.visible(entry.type)))
    return tuple(words), ""


def _behaviours(rules: Iterable[RuleResult], names: Sequence[str]) -> Iterable[Behaviour]:
    grouped: dict[tuple[str, str], list[RuleResult]] = {}
    for rule in rules:
        first = rule.scenarios[0]
        grouped.setdefault((first.chapter, first.feature), []).append(rule)
    for (chapter, feature), members in grouped.items():
        cells = tuple(
            tuple(
                dict.fromkeys(i for rule in members if name in rule.connections for i in rule.ids)
            )
            for name in names
        )
        if any(cells):
            yield Behaviour(chapter, feature, cells)


def _ids(rules: Iterable[RuleResult]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for rule in rules for each in rule.ids))


def _numbers(rules: Iterable[RuleResult]) -> Iterable[Number]:
    for rule in rules:
        description = rule.scenarios[0].rule_description
        constants = tuple(
            dict.fromkeys(
                name
                for each in citations_of(description)
                for name in each.names
                if _CONSTANT.fullmatch(name.removeprefix("PeerManagerImpl::"))
            )
        )
        numbers = tuple(dict.fromkeys(_NUMBER.findall(rule.rule)))
        if numbers or constants:
            yield Number(rule, numbers, constants, reason_and_places(description)[0])


def _catalogue(path: Path, rules: Iterable[RuleResult], words: str) -> Iterable[Catalogued]:
    if not path.is_file():
        return
    written: dict[str, list[Verdict]] = {}
    for rule in rules:
        for each in rule.ids:
            written.setdefault(each, []).append(rule.verdict)
    why_not = _table(words.partition("## Not observed")[2])
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        name, chapter, short = (*line.split("\t"), "", "")[:3]
        verdicts = written.get(name, [])
        verdict = worst(verdicts) if verdicts else None
        yield Catalogued(name, chapter, short, len(verdicts), verdict, why_not.get(name, ""))


def write_reading(book: Book, folder: Path, version: str = "") -> dict[str, Path]:
    """Write the pages into a folder: one each, and all of them as one document."""
    parts = {
        "index.html": ("Types of connection", "start", None),
        **{f"{kind.name}.html": (f"Connections: {kind.name}", "kind", kind) for kind in book.kinds},
        "behaviours.html": ("Behaviours by type of connection", "behaviours", None),
        "numbers.html": ("All numbers", "numbers", None),
        "catalogue.html": ("The state of the catalogue", "catalogue", None),
    }
    run = os.path.relpath(book.results.path.parent / "index.html", folder)
    pages = {name: [part] for name, part in parts.items()} | {"whole.html": list(parts.values())}
    return {
        name: replace(
            folder / name,
            templates.render(
                "reading.html",
                style="page.css",
                more_style=templates.footer(version),
                book=book,
                target=book.results.run.target,
                version=version,
                parts=shown,
                is_whole=name == "whole.html",
                slots=SLOTS,
                run=run,
            ).encode("utf-8"),
        )
        for name, shown in pages.items()
    }
