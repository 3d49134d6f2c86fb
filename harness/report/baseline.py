"""The committed verdicts of one target: `reports/baselines/<target>.json`.

One entry per scenario, found by its IDs, its Rule and its title. A verdict that is not clean is a
known deviation and carries the text that says why it is accepted; without such a text it cannot be
written.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.record.reader import Reader
from harness.record.records import CLEAN, ReportError, ScenarioRecord, TargetRecord
from harness.report.results import Results
from harness.report.text import title, visible
from harness.terms import Verdict

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Key:
    """How a scenario is recognised from run to run."""

    ids: tuple[str, ...]
    rule: str
    scenario: str

    def __str__(self) -> str:
        """Say the key in one line."""
        return visible(" ".join([*self.ids, self.rule])) + f" \u2014 {visible(self.scenario)}"


@dataclass(frozen=True, slots=True)
class Expected:
    """What is expected of a scenario, and why, if it is not clean."""

    verdict: Verdict
    reason: str = ""
    deviation_reason: str = ""


@dataclass(frozen=True, slots=True)
class Baseline:
    """All that is expected of one target."""

    target: str
    scenarios: Mapping[Key, Expected]


def key_of(scenario: ScenarioRecord) -> Key:
    """Return the key of a scenario."""
    return Key(scenario.ids, scenario.rule, scenario.scenario)


def baseline_path(folder: Path, target: TargetRecord) -> Path:
    """Return where the baseline of a target lies."""
    return folder / f"{re.sub('[^a-z0-9.]+', '-', target.name.lower()).strip('-.')}.json"


def stable(reason: str) -> str:
    """Return what a reason says apart from what differs from run to run.

    Entry numbers, hashes, ports, times and other figures are written as `#`.
    """
    kept = [line for line in reason.splitlines() if not line.startswith("entries:")]
    joined = " / ".join(line.strip() for line in kept if line.strip())
    return re.sub(r"\b(?:0x)?[0-9a-f]{8,}\b|\d+(?:[.:]\d+)*", "#", joined, flags=re.IGNORECASE)


def by_key(results: Results) -> dict[Key, ScenarioRecord]:
    """Return the scenarios of a run by key.

    Raises:
        ReportError: two scenarios cannot be told apart.
    """
    found: dict[Key, ScenarioRecord] = {}
    for scenario in results.scenarios:
        key = key_of(scenario)
        if key in found:
            raise ReportError(
                f"{scenario.place} and {found[key].place} have the same Rule and title; "
                "give one of them another title"
            )
        found[key] = scenario
    return found


def load_baseline(path: Path) -> Baseline:
    """Read a baseline.

    Raises:
        ReportError: there is none, it cannot be read, or it is no baseline.
    """
    try:
        value = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise ReportError(
            f"{path}: there is no such baseline; write it with --update and commit it"
        ) from None
    except OSError as error:
        raise ReportError(f"{path}: cannot be read ({error.strerror})") from error
    except (ValueError, RecursionError) as error:
        raise ReportError(f"{path}: is not JSON; restore it from the repository") from error
    reader = Reader(value, str(path))
    if reader.number("schema") != SCHEMA or not reader.text("target"):
        raise ReportError(f"{path}: is no baseline of schema {SCHEMA}; restore or renew it")
    return Baseline(
        target=reader.text("target"),
        scenarios=dict(_expected(entry) for entry in reader.inners("scenarios")),
    )


def write_baseline(
    results: Results, path: Path, reasons: Mapping[str, str], old: Baseline | None
) -> bytes:
    """Return the content of a new baseline; reasons of the old one are kept.

    What a run with a selection did not cover stays as it was.

    Args:
        results: the run that becomes the expectation.
        path: where the baseline will lie, for the text of errors.
        reasons: why a deviation is accepted, by ID or by title of its scenario.
        old: what was expected before, if anything.

    Raises:
        ReportError: a verdict is not clean and nobody has said why it is accepted.
    """
    entries = []
    unexplained = []
    for key, scenario in by_key(results).items():
        why = ""
        if scenario.verdict not in CLEAN:
            why = _why(scenario, reasons, old)
            if not why:
                unexplained.append(scenario)
        entries.append(_entry(key, Expected(scenario.verdict, stable(scenario.reason), why)))
    if unexplained:
        first = unexplained[0]
        more = f" (and {len(unexplained) - 1} more)" if len(unexplained) > 1 else ""
        raise ReportError(
            f"{path}: not written: {visible(' '.join(first.ids))} {visible(title(first))} is "
            f"{first.verdict.value}{more}; say why that is accepted: --reason ID=text"
        )
    if old and results.run.selection:
        rest = old.scenarios.keys() - by_key(results).keys()
        entries += [_entry(key, each) for key, each in old.scenarios.items() if key in rest]
    content = {"schema": SCHEMA, "target": results.run.target.name, "scenarios": entries}
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode("utf-8")


def _why(scenario: ScenarioRecord, reasons: Mapping[str, str], old: Baseline | None) -> str:
    """Return what was given now, else before, else what the Rule itself declares."""
    given = [reasons[name] for name in (scenario.scenario, *scenario.ids) if name in reasons]
    before = old.scenarios.get(key_of(scenario)) if old else None
    is_declared = scenario.verdict is Verdict.KNOWN_DEVIATION
    declared = " ".join(scenario.rule_description) if is_declared else ""
    known = [*given, before.deviation_reason if before else "", declared]
    return next((reason.strip() for reason in known if reason.strip()), "")


def _entry(key: Key, expected: Expected) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "ids": list(key.ids),
        "rule": key.rule,
        "scenario": key.scenario,
        "verdict": expected.verdict.value,
    }
    if expected.verdict is not Verdict.PASS:
        entry["reason"] = expected.reason
    if expected.deviation_reason:
        entry["deviation_reason"] = expected.deviation_reason
    return entry


def _expected(reader: Reader) -> tuple[Key, Expected]:
    try:
        verdict = Verdict(reader.text("verdict"))
    except ValueError:
        raise ReportError(
            f"{reader.where}: the verdict {reader.text('verdict')!r} is none of ours; "
            "restore or renew the baseline"
        ) from None
    key = Key(reader.texts("ids"), reader.text("rule"), reader.text("scenario"))
    expected = Expected(verdict, reader.text("reason"), reader.text("deviation_reason"))
    if verdict not in CLEAN and not expected.deviation_reason.strip():
        raise ReportError(
            f"{reader.where}: {key} is expected to be {verdict.value} without a "
            "deviation_reason; say there why that is accepted"
        )
    return key, expected
