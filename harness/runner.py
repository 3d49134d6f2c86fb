"""behave's runner with our verdicts: opens the run, decides the exit code, prints the table.

One of three places that import behave (beside steps/ and environment.py).
"""

import os
import sys
from typing import Any

from behave.model import Scenario
from behave.runner import Runner as BehaveRunner

from harness.evidence import Outcome, ScenarioText, StepOutcome
from harness.run import Run, SettingError, Settings, say
from harness.target import TargetError
from harness.terms import Verdict

EXIT_UNUSABLE = 2


class Runner(BehaveRunner):  # type: ignore[misc]  # behave ships no types
    """Runs the features on one bitcoind and writes the report."""

    def run(self) -> bool:
        """Run; returns whether anything is not pass or not applicable (behave's exit code 1).

        Raises:
            SystemExit: 2, with one line on stderr, when there is nothing to judge.
        """
        if self.config.dry_run:
            return bool(super().run())
        try:
            run = Run.open(Settings.read(self.config.userdata))
        except (TargetError, SettingError) as error:
            sys.stderr.write(f"conformance: {error}\n")
            raise SystemExit(EXIT_UNUSABLE) from None
        self.config.conformance = run
        target = run.target
        say(f"judging {target.implementation} {target.version_text} ({target.path}), {target.why}")
        if run.network_reason:
            say(f"peers stay on loopback addresses: {run.network_reason}")
        failed = bool(super().run())
        views = run.finish(interrupted=bool(self.aborted))
        say("")
        say(views["summary.txt"].read_text(encoding="utf-8"))
        return failed or not run.is_clean

    def run_model(self, features: Any = None) -> bool:
        """Number the scenarios before any runs."""
        run = getattr(self.config, "conformance", None)
        if run is not None:
            for index, scenario in enumerate(all_scenarios(features or self.features), start=1):
                run.indexes[_place(scenario)] = index
        return bool(super().run_model(features))


def all_scenarios(features: Any) -> list[Scenario]:
    """Return every scenario of the features in their order, rows of outlines one by one."""
    return [scenario for feature in features for scenario in feature.walk_scenarios()]


def text_of(scenario: Scenario, run: Run) -> ScenarioText:
    """Return what the feature file says about a scenario."""
    rule = getattr(scenario, "rule", None) or _rule_of(scenario)
    feature = scenario.feature
    return ScenarioText(
        index=run.indexes.get(_place(scenario), 0),
        feature=feature.name,
        feature_file=os.path.relpath(scenario.filename),
        feature_description=tuple(feature.description),
        rule=rule.name if rule is not None else "",
        rule_description=tuple(rule.description) if rule is not None else (),
        scenario=scenario.name,
        line=scenario.line,
        tags=tuple(dict.fromkeys(str(tag) for tag in scenario.effective_tags)),
    )


def steps_of(scenario: Scenario, entries: dict[int, tuple[int, int]]) -> list[StepOutcome]:
    """Return the sentences of a scenario and what became of them."""
    return [
        StepOutcome(
            keyword=step.keyword,
            text=step.name,
            status=step.status.name,
            seconds=step.duration,
            entries=entries.get(position),
            table=()
            if step.table is None
            else (tuple(step.table.headings), *(tuple(row.cells) for row in step.table.rows)),
        )
        for position, step in enumerate(scenario.all_steps)
    ]


def error_of(scenario: Scenario) -> BaseException | None:
    """Return what the first step that did not pass raised."""
    for step in scenario.all_steps:
        if step.status.name == "undefined":
            return LookupError(f"no step is defined for: {step.keyword} {step.name}")
        if step.exception is not None:
            return step.exception  # type: ignore[no-any-return]
        if step.status.has_failed():
            return RuntimeError(step.error_message or f"{step.name}: {step.status.name}")
    return None


def show(text: ScenarioText, outcome: Outcome, total: int) -> None:
    """Print one line of progress for a finished scenario."""
    ids = ",".join(text.ids)
    say(f"{text.index:>4}/{total}  {outcome.verdict.value:<14} {ids:<10} {text.scenario}")
    if outcome.verdict is not Verdict.PASS and outcome.reason:
        for line in outcome.reason.splitlines():
            say(f"           {line}")


def _rule_of(scenario: Scenario) -> Any:
    parent = getattr(scenario, "parent", None)
    while parent is not None:
        if type(parent).__name__ == "Rule":
            return parent
        parent = getattr(parent, "parent", None)
    return None


def _place(scenario: Scenario) -> tuple[str, int]:
    return scenario.filename, scenario.line
