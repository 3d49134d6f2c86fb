"""What behave's model says of a scenario: its text, its steps, what went wrong in it.

Knows behave's objects by what they look like, never imports behave.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.errors import HarnessFault
from harness.project import PROJECT
from harness.record.evidence import ScenarioText, StepOutcome
from harness.terms import in_good_english

OUTLINE = "scenario_outline"  # behave's name of the type

Scenario = Any  # behave's; it ships no types


@dataclass(frozen=True, slots=True)
class Case:
    """A scenario that was selected, and its text."""

    scenario: Scenario
    text: ScenarioText


def all_scenarios(features: Iterable[Any]) -> list[Scenario]:
    """Return every scenario of the features in their order, rows of outlines one by one."""
    return [scenario for feature in features for scenario in feature.walk_scenarios()]


def text_of(scenario: Scenario, index: int) -> ScenarioText:
    """Return what the feature file says about a scenario."""
    above = _ancestors(scenario)
    rule = next((each for each in above if each.type == "rule"), None)
    feature = scenario.feature
    tagged = [each for each in (*reversed(above), scenario) if each.type != OUTLINE]
    tags = [str(tag) for each in tagged for tag in each.tags]  # a row has those of its outline
    return ScenarioText(
        index=index,
        feature=feature.name,
        feature_file=_within_project(scenario.filename),
        feature_description=tuple(feature.description),
        rule=rule.name if rule is not None else "",
        rule_description=tuple(rule.description) if rule is not None else (),
        scenario=in_good_english(scenario.name),
        line=scenario.line,
        tags=tuple(dict.fromkeys(tags)),
    )


def _within_project(file: str) -> str:
    """Return the path from the project's folder, of a feature elsewhere the one from here."""
    path = Path(file).resolve()
    return str(path.relative_to(PROJECT)) if path.is_relative_to(PROJECT) else os.path.relpath(path)


def steps_of(scenario: Scenario, entries: Mapping[int, tuple[int, int]]) -> list[StepOutcome]:
    """Return the sentences of a scenario and what became of them."""
    return [
        StepOutcome(
            keyword=step.keyword,
            text=in_good_english(step.name),
            status=step.status.name,
            seconds=step.duration,
            entries=entries.get(id(step)),
            table=()
            if step.table is None
            else (tuple(step.table.headings), *(tuple(row.cells) for row in step.table.rows)),
        )
        for step in scenario.all_steps
    ]


def error_of(scenario: Scenario) -> BaseException | None:
    """Return what the first step that did not pass raised."""
    for step in scenario.all_steps:
        if step.status.name == "undefined":
            return HarnessFault(f"no step is defined for: {step.keyword} {step.name}")
        if step.exception is not None:
            return step.exception  # type: ignore[no-any-return]
        if step.status.has_failed():
            return HarnessFault(step.error_message or f"{step.name}: {step.status.name}")
    return None


def match_of(context: Any, step: Any) -> Any:
    """Return which step function says a sentence, and with which values."""
    return context._runner.step_registry.find_match(step)  # noqa: SLF001  (no other way)


def leave_only(scenario: Scenario) -> None:
    """Take all other scenarios out of the scenario's feature."""
    child = scenario
    for parent in _ancestors(scenario):
        if parent.type == OUTLINE:
            parent._scenarios = [child]  # noqa: SLF001  (behave has no other way)
        else:
            parent.run_items = [child]
        child = parent


def fault_of(scenario: Scenario) -> str:
    """Say why a scenario ended without a verdict: one of our hooks failed."""
    return str(scenario.error_message or "the scenario ended without a verdict").strip()


def _ancestors(scenario: Scenario) -> list[Any]:
    above = []
    parent = scenario.parent
    while parent is not None:
        above.append(parent)
        parent = parent.parent
    return above
