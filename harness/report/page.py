"""The page of a run (`index.html`): for people, in one file, from disk, without a network.

The verdicts and the sentences are plain HTML. The record of each scenario is embedded once as
inert JSON; `page.js` draws it as a sequence chart when the scenario is opened.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from harness.report import table, templates, text
from harness.report.pcapng import capture_path
from harness.report.results import CLEAN, EntryRecord, Results, RuleResult, ScenarioRecord
from harness.terms import Direction, Verdict

# What is longer stays in the evidence file alone, or the page would not open.
LONGEST_RAW = 2 * 32_768  # hex digits
MOST_ENTRIES = 4_000

_IDENTIFIER = re.compile(r"[A-Z0-9]+-[0-9]+", re.ASCII)
_LETTERS = {
    Direction.RECEIVED: "r",
    Direction.SENT: "s",
    Direction.EVENT: "e",
    Direction.NODE: "n",
    Direction.SENTENCE: "g",
    Direction.RPC: "q",
    Direction.LOG: "l",
}


@dataclass(frozen=True, slots=True)
class RuleOnPage:
    """A Rule with its anchor and its cells of the matrix."""

    anchor: str
    result: RuleResult
    cells: tuple[Verdict | None, ...]

    @property
    def description(self) -> tuple[str, ...]:
        """The paragraph under the Rule."""
        return self.result.scenarios[0].rule_description

    @property
    def causes(self) -> tuple[str, ...]:
        """Why it did not pass, one word each."""
        causes = [s.cause for s in self.result.scenarios if s.cause and s.verdict not in CLEAN]
        return tuple(dict.fromkeys(causes))


@dataclass(frozen=True, slots=True)
class FeatureOnPage:
    """A Feature with its Rules."""

    first: ScenarioRecord
    rules: tuple[RuleOnPage, ...]


@dataclass(frozen=True, slots=True)
class ChapterOnPage:
    """A chapter with its Features."""

    name: str
    features: tuple[FeatureOnPage, ...]


def page(results: Results) -> str:
    """Return the whole page."""
    types = table.matrix_columns(results)
    chapters = _chapters(results, types)
    return templates.render(
        "page.html",
        style="page.css",
        script="page.js",
        results=results,
        run=results.run,
        target=results.run.target,
        remarks=table.remarks(results),
        verdicts=[(verdict, number) for verdict, number in results.counts.items() if number],
        types=types,
        chapters=chapters,
        rules=[rule for chapter in chapters for f in chapter.features for rule in f.rules],
        unclean=[scenario for scenario in results.scenarios if scenario.verdict not in CLEAN],
        record=lambda scenario: record(results, scenario),
        capture=capture_path,
    )


def record(results: Results, scenario: ScenarioRecord) -> Markup:
    """Return what the chart of one scenario is drawn from."""
    if results.prepared is not None:
        drawn = prepared_path(results.prepared, scenario)
        if drawn.is_file():
            return Markup(drawn.read_text(encoding="utf-8"))  # noqa: S704  (inert JSON of ours)
    return record_of(scenario, results.evidence(scenario))


def prepared_path(folder: Path, scenario: ScenarioRecord) -> Path:
    """Return where the record of a scenario lies when it was drawn before the page."""
    return folder / f"{scenario.index:04}.json"


def record_of(scenario: ScenarioRecord, entries: Sequence[EntryRecord]) -> Markup:
    """Return what the chart of one scenario is drawn from, its entries given."""
    shown = entries[:MOST_ENTRIES]
    spoken = {e.peer: text.visible(e.peer) for e in shown if e.peer is not None}
    names = list(dict.fromkeys(spoken.values()))
    peers: dict[str | None, int] = {peer: names.index(name) for peer, name in spoken.items()}
    rows: list[list[Any]] = [
        [
            entry.number,
            round(entry.seconds, 4),
            _LETTERS[entry.direction],
            peers.get(entry.peer, -1),
            text.visible(entry.type),
            text.visible(entry.words),
            entry.raw if len(entry.raw) <= LONGEST_RAW else len(entry.raw) // 2,
        ]
        for entry in shown
    ]
    return templates.inert_json(
        {
            "peers": names,
            "rows": rows,
            "more": len(entries) - len(shown),
            "cited": scenario.cited,
            "control": scenario.control,
            "fence": scenario.fence,
            "file": scenario.evidence,
        }
    )


def _chapters(results: Results, types: Iterable[str]) -> list[ChapterOnPage]:
    taken: set[str] = set()
    grouped: dict[str, dict[str, list[RuleOnPage]]] = {}
    for rule in results.rules:
        chapter = rule.scenarios[0].chapter
        on_page = RuleOnPage(
            anchor=_anchor(rule, taken),
            result=rule,
            cells=tuple(rule.on(kind) for kind in types),
        )
        grouped.setdefault(chapter, {}).setdefault(rule.feature_file, []).append(on_page)
    return [
        ChapterOnPage(
            name=chapter,
            features=tuple(
                FeatureOnPage(first=rules[0].result.scenarios[0], rules=tuple(rules))
                for rules in features.values()
            ),
        )
        for chapter, features in grouped.items()
    ]


def _anchor(rule: RuleResult, taken: set[str]) -> str:
    """Give a Rule an address on the page: its ID, so that it can be quoted in a review."""
    free = (name for name in rule.ids if _IDENTIFIER.fullmatch(name) and name not in taken)
    anchor = next(free, f"rule-{rule.scenarios[0].index}")
    taken.add(anchor)
    return anchor
