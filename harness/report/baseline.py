"""The committed verdicts of one target: `reports/baselines/<target>.json`.

One entry per scenario, found by its IDs, its Rule and its title; what differs from it under a
variation stands there as an exception, by the variation's name. A verdict that is not clean is a
known deviation and carries the text that says why it is accepted; without such a text it cannot be
written.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from harness.record.reader import Reader
from harness.record.records import CLEAN, ReportError, ScenarioRecord, TargetRecord
from harness.report.results import Results
from harness.report.text import title, visible
from harness.terms import Verdict

SCHEMA = 1
CIRCUMSTANCES = re.compile(r"^variation [a-z_]+(?:, [a-z_]+)*(?: \(.*?\))?: ")  # circumstances.py


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
    """What is expected of a scenario, and why, if it is not clean.

    Attributes:
        verdict: the verdict.
        reason: how it comes about, apart from what differs from run to run.
        deviation_reason: why it is accepted.
        exceptions: what is expected under variations that do matter.
    """

    verdict: Verdict
    reason: str = ""
    deviation_reason: str = ""
    exceptions: Mapping[str, "Expected"] = field(default_factory=dict)

    def under(self, variations: str) -> "Expected":
        """Return what is expected in these circumstances; the same, where nothing is said."""
        return self.exceptions.get(variations, self)


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

    Entry numbers, hashes, ports, times and other figures are written as `#`; in which circumstances
    it came about is left out.
    """
    reason = CIRCUMSTANCES.sub("", reason, count=1)
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
    if results.run.variations:
        return _with_exceptions(results, path, reasons, old)
    entries = []
    unexplained = []
    for key, scenario in by_key(results).items():
        why = ""
        if scenario.verdict not in CLEAN:
            why = _why(scenario, reasons, old)
            if not why:
                unexplained.append(scenario)
        before = old.scenarios.get(key) if old else None
        entries.append(
            _entry(key, _as_expected(scenario, why, before.exceptions if before else {}))
        )
    _refuse(unexplained, path)
    if old and results.run.selection:
        rest = old.scenarios.keys() - by_key(results).keys()
        entries += [_entry(key, each) for key, each in old.scenarios.items() if key in rest]
    return _document(results, entries)


def _with_exceptions(
    results: Results, path: Path, reasons: Mapping[str, str], old: Baseline | None
) -> bytes:
    """Return the content of a baseline that also says what differs in this run's circumstances."""
    if old is None:
        raise ReportError(f"{path}: there is no such baseline; write it without a variation first")
    name, ran, entries, unexplained = circumstances(results), by_key(results), [], []
    for key, expected in old.scenarios.items():
        exceptions = {each: told for each, told in expected.exceptions.items() if each != name}
        scenario = ran.get(key)
        if (
            scenario is not None
            and not is_unborne(results, scenario)
            and differs(expected, scenario)
        ):
            why = "" if scenario.verdict in CLEAN else _why(scenario, reasons, old)
            if scenario.verdict not in CLEAN and not why:
                unexplained.append(scenario)
            exceptions[name] = _as_expected(scenario, why, {})
        entries.append(_entry(key, replace(expected, exceptions=exceptions)))
    _refuse(unexplained, path)
    return _document(results, entries)


def circumstances(results: Results) -> str:
    """Return under which name a baseline holds what differs in the circumstances of a run."""
    return "+".join(results.run.variations)


def is_unborne(results: Results, scenario: ScenarioRecord) -> bool:
    """Whether a scenario says by tag that it does not bear the circumstances of its run."""
    tags = {f"not.with.{each}" for each in results.run.variations}
    return scenario.verdict is Verdict.NOT_APPLICABLE and not tags.isdisjoint(scenario.tags)


def differs(expected: Expected, scenario: ScenarioRecord) -> bool:
    """Whether a scenario has come to another verdict than expected, or for another reason."""
    if scenario.verdict is not expected.verdict:
        return True
    return scenario.verdict is not Verdict.PASS and stable(scenario.reason) != expected.reason


def _refuse(unexplained: list[ScenarioRecord], path: Path) -> None:
    if not unexplained:
        return
    first = unexplained[0]
    more = f" (and {len(unexplained) - 1} more)" if len(unexplained) > 1 else ""
    raise ReportError(
        f"{path}: not written: {visible(' '.join(first.ids))} {visible(title(first))} is "
        f"{first.verdict.value}{more}; say why that is accepted: --reason ID=text"
    )


def _document(results: Results, entries: list[dict[str, Any]]) -> bytes:
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


def _as_expected(
    scenario: ScenarioRecord, why: str, exceptions: Mapping[str, Expected]
) -> Expected:
    reason = "" if scenario.verdict is Verdict.PASS else stable(scenario.reason)
    return Expected(scenario.verdict, reason, why, exceptions)


def _entry(key: Key, expected: Expected) -> dict[str, Any]:
    return {
        "ids": list(key.ids),
        "rule": key.rule,
        "scenario": key.scenario,
        **_told(expected),
    }


def _told(expected: Expected) -> dict[str, Any]:
    told: dict[str, Any] = {"verdict": expected.verdict.value}
    if expected.verdict is not Verdict.PASS:
        told["reason"] = expected.reason
    if expected.deviation_reason:
        told["deviation_reason"] = expected.deviation_reason
    if expected.exceptions:
        exceptions = sorted(expected.exceptions.items())
        told["variations"] = {name: _told(each) for name, each in exceptions}
    return told


def _expected(reader: Reader) -> tuple[Key, Expected]:
    key = Key(reader.texts("ids"), reader.text("rule"), reader.text("scenario"))
    under = reader.inner("variations")
    exceptions = {name: _expectation(under.inner(name), key, {}) for name, _ in under.facts()}
    return key, _expectation(reader, key, exceptions)


def _expectation(reader: Reader, key: Key, exceptions: Mapping[str, Expected]) -> Expected:
    try:
        verdict = Verdict(reader.text("verdict"))
    except ValueError:
        raise ReportError(
            f"{reader.where}: the verdict {reader.text('verdict')!r} is none of ours; "
            "restore or renew the baseline"
        ) from None
    told = (reader.text("reason"), reader.text("deviation_reason"))
    expected = Expected(verdict, *told, exceptions)
    if verdict not in CLEAN and not expected.deviation_reason.strip():
        raise ReportError(
            f"{reader.where}: {key} is expected to be {verdict.value} without a "
            "deviation_reason; say there why that is accepted"
        )
    return expected
