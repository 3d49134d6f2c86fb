"""The page of a run (`index.html`): for people, from disk, without a server or a network.

The page itself holds the Rules and the verdicts. Sentences and record of a scenario lie beside it
(`evidence/0017.js`, see harness/record/packed.py). `page.js` loads them when the scenario is
opened, and draws the record as a sequence chart.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from harness.record.citations import reason_and_places
from harness.record.plain import plainly
from harness.report import table, templates, text
from harness.report.causes import failures, known_deviations
from harness.report.news import News, said
from harness.report.results import (
    CLEAN,
    EntryRecord,
    Results,
    RuleResult,
    RunRecord,
    ScenarioRecord,
    StepRecord,
)
from harness.terms import Verdict

_IDENTIFIER = re.compile(r"[A-Z0-9]+-[0-9]+", re.ASCII)
# What a reader wants to know of each entry of a list, before what the claims rest on.
_LEADING = ("connection_type", "address", "addednode")
_MOST_ROWS = 150


@dataclass(frozen=True, slots=True)
class RuleOnPage:
    """A Rule with its anchor and its cells of the matrix."""

    anchor: str
    result: RuleResult
    cells: tuple[Verdict | None, ...]

    @property
    def description(self) -> tuple[str, list[str]]:
        """The reason under the Rule, and the places in a source that it rests on."""
        return reason_and_places(self.result.scenarios[0].rule_description)

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


def page(results: Results, news: News | None = None) -> str:
    """Return the whole page, with what is new since the baseline."""
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
        failures=failures(results),
        known=known_deviations(results),
        news=news,
        said=said,
    )


def head_of(run: RunRecord, scenario: ScenarioRecord, entries: Iterable[EntryRecord]) -> str:
    """Return what the page shows of an opened scenario beside its record, as one line of JSON."""
    rests_on = {*scenario.cited, *scenario.control, *scenario.fence}
    head = {
        "again": text.visible(table.again(run, scenario)),
        "verdict": scenario.verdict.value.replace(" ", "-"),
        "reason": text.lines(scenario.reason) if scenario.reason else [],
        "steps": [_step(step) for step in scenario.steps],
        "cost": f"node {scenario.node.cpu_seconds:.2f} s of CPU, "
        f"{scenario.node.peak_rss_kib // 1024} MiB",
        "kept": text.visible(scenario.kept) if scenario.kept else "",
        "answers": {
            entry.number: _answer(scenario, entry)
            for entry in entries
            if entry.number in rests_on and isinstance(entry.answer, list | dict) and entry.answer
        },
        "cited": scenario.cited,
        "control": scenario.control,
        "fence": scenario.fence,
    }
    return json.dumps(head, separators=(",", ":"))


def _answer(scenario: ScenarioRecord, entry: EntryRecord) -> dict[str, Any]:
    """Return an answer of the node as a table, with the rows that a sentence speaks of."""
    answer = entry.answer
    if isinstance(answer, dict):
        rows = [
            [text.visible(str(key)), text.visible(plainly(value))] for key, value in answer.items()
        ]
        return {"heads": ["", "answer"], "rows": rows, "marked": [], "leading": 2, "more": 0}
    if not all(isinstance(each, dict) for each in answer):
        rows = [[text.visible(plainly(each))] for each in answer[:_MOST_ROWS]]
        return {"heads": ["answer"], "rows": rows, "marked": [], "leading": 1, "more": 0}
    names = dict(scenario.addresses)
    listed = answer[:_MOST_ROWS]
    keys = list(dict.fromkeys(key for each in listed for key in each))
    leading = [key for key in (*_LEADING, *scenario.fields, "addr") if key in keys]
    leading = list(dict.fromkeys(leading)) or keys[:6]
    heads = [*leading, *(key for key in keys if key not in leading)]
    rows = [[names.get(str(each.get("addr", "")), "")] for each in listed]
    for row, each in zip(rows, listed, strict=True):
        row += [plainly(each[head]) if head in each else "" for head in heads]
    sentence = _sentence_of(scenario, entry.number)
    return {
        "heads": ["peer", *heads],
        "rows": [[text.visible(cell) for cell in row] for row in rows],
        "marked": _marked(sentence, rows, listed),
        "leading": 1 + len(leading),
        "more": len(answer) - len(listed),
    }


def _sentence_of(scenario: ScenarioRecord, number: int) -> str:
    """Return the sentence during which an entry was written."""
    inside = (
        step.sentence for step in scenario.steps if step.entries and number in range(*_span(step))
    )
    return next(inside, "")


def _span(step: StepRecord) -> tuple[int, int]:
    return step.entries[0], step.entries[-1] + 1


def _marked(
    sentence: str, rows: Sequence[Sequence[str]], listed: Sequence[dict[str, Any]]
) -> list[int]:
    """Return the rows of which a sentence speaks: of the peers, else of the types, it names."""
    words = set(re.findall(r"[\w-]+", sentence))
    by_name = [place for place, row in enumerate(rows) if row[0] and row[0] in words]
    kinds = [str(each.get("connection_type", "")) for each in listed]
    return by_name or [place for place, kind in enumerate(kinds) if kind and kind in words]


def _step(step: StepRecord) -> list[Any]:
    """Return status, keyword, text and table of a sentence."""
    cells = [[text.visible(cell) for cell in row] for row in step.table]
    return [text.visible(step.status), text.visible(step.keyword), text.visible(step.text), cells]


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
