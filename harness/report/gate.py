"""The gate: does a run say what its baseline expects, in both directions?

A failure that nobody expected stops a change, and so does a deviation that has silently gone, a
scenario that was not run, one that nobody has looked at yet, and a known deviation that now has
another reason. Exit codes: 0 clean, 1 the node's behaviour differs, 2 the suite could not judge.

A target without a baseline of its own is held against the nearest version of its implementation.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from harness.record.files import replace
from harness.record.records import ACCEPTABLE, CLEAN, ReportError, ScenarioRecord
from harness.report.baseline import (
    Baseline,
    Expected,
    Key,
    baseline_path,
    by_key,
    circumstances,
    is_unborne,
    load_baseline,
    stable,
    write_baseline,
)
from harness.report.nearest import chosen_baseline, is_neighbour
from harness.report.renamed import FILE, Titles, load_renamed, with_new_titles
from harness.report.results import Results, load
from harness.report.text import counts_line, lines, shortened, visible
from harness.terms import Verdict

MOST_SHOWN = 4
LONGEST_LINE = 140


class Drift(Enum):
    """In which way a scenario differs from its baseline; grave first."""

    UNEXPECTED_FAIL = "unexpected fail"
    UNJUDGED = "unexpectedly without a verdict"
    NOT_APPLICABLE = "unexpectedly not applicable"
    UNEXPECTED_PASS = "unexpected pass"  # noqa: S105  (a verdict, not a password)
    CHANGED_REASON = "changed reason"
    NOT_RUN = "expected but not run"
    NEW = "not in the baseline"


@dataclass(frozen=True, slots=True)
class Difference:
    """One scenario that is not as expected."""

    drift: Drift
    key: Key
    expected: Expected | None
    actual: ScenarioRecord | None


@dataclass(frozen=True, slots=True)
class GateReport:
    """The answer of the gate.

    Attributes:
        results: the run.
        baseline: what was expected.
        differences: what was not so.
        renamed: how many scenarios have other titles than in the baseline.
        apart: how many apply to only one of two versions, where the baseline is another one's.
    """

    results: Results
    baseline: Baseline
    differences: tuple[Difference, ...]
    renamed: int = 0
    apart: int = 0
    judged: int = 0  # how many of the baseline's scenarios were run

    @property
    def code(self) -> int:
        """The exit code: what only the suite is to blame for is 2."""
        if not self.differences:
            return 0
        return 2 if all(each.drift is Drift.UNJUDGED for each in self.differences) else 1


@dataclass(frozen=True, slots=True)
class GateOutcome:
    """What the command line prints, and its exit code."""

    code: int
    text: str


def compare(
    results: Results,
    baseline: Baseline,
    renamed: Mapping[Titles, Titles] | None = None,
    *,
    of_neighbour: bool = False,
) -> GateReport:
    """Compare a run with what is expected of its target.

    Args:
        results: the run.
        baseline: what is expected.
        renamed: titles that have changed since the baseline was written.
        of_neighbour: whether the baseline may be that of another version.

    Raises:
        ReportError: the two cannot be compared.
    """
    _refuse_unfit(results)
    target = results.run.target
    is_near = of_neighbour and is_neighbour(baseline, target)
    if target.name != baseline.target and not is_near:
        raise ReportError(
            f"the baseline is of {visible(baseline.target)}, the run judged "
            f"{visible(target.name)}; name the baseline of that target"
        )
    ran = by_key(results)
    baseline, mapped = with_new_titles(baseline, renamed or {}, ran.keys())
    apart = _apart(baseline, ran) if is_near else frozenset()
    is_part = bool(results.run.selection)
    name = circumstances(results)
    expectations = {key: each.under(name) for key, each in baseline.scenarios.items()}
    found = [
        Difference(drift, key, expected, actual)
        for key in {**expectations, **ran}
        if key not in apart
        for expected, actual in [(expectations.get(key), ran.get(key))]
        if not (actual and is_unborne(results, actual))
        and (drift := _drift(expected, actual)) is not None
        # who changes titles changes the words of reasons, too
        and not (drift is Drift.CHANGED_REASON and key in mapped)
        and not (drift is Drift.NOT_RUN and is_part)
    ]
    order = list(Drift)
    found.sort(key=lambda each: order.index(each.drift))
    judged = len(baseline.scenarios.keys() & ran.keys())
    return GateReport(results, baseline, tuple(found), len(mapped), len(apart), judged)


def _apart(baseline: Baseline, ran: Mapping[Key, ScenarioRecord]) -> frozenset[Key]:
    """Return the scenarios that apply to one of two versions, and not to the other."""
    return frozenset(
        key
        for key, actual in ran.items()
        if (expected := baseline.scenarios.get(key)) is not None
        and (actual.verdict is Verdict.NOT_APPLICABLE)
        is not (expected.verdict is Verdict.NOT_APPLICABLE)
        and {actual.verdict, expected.verdict} <= {Verdict.NOT_APPLICABLE, *ACCEPTABLE}
    )


def _refuse_unfit(results: Results) -> None:
    where = results.path
    if results.truncated:
        raise ReportError(f"{where}: the run did not come to its end; run again")
    if results.interrupted:
        raise ReportError(f"{where}: the run was interrupted; run again")
    if not results.scenarios:
        raise ReportError(f"{where}: no scenario was run; run without a selection")


def _drift(expected: Expected | None, actual: ScenarioRecord | None) -> Drift | None:
    if actual is None:
        return Drift.NOT_RUN
    if expected is None:
        return _as_new(actual.verdict)
    if actual.verdict is not expected.verdict:
        return _as_other(actual.verdict)
    if actual.verdict is not Verdict.PASS and stable(actual.reason) != expected.reason:
        return Drift.CHANGED_REASON
    return None


def _as_new(verdict: Verdict) -> Drift:
    is_declared = verdict in ACCEPTABLE
    return Drift.NEW if is_declared else _as_other(verdict)


def _as_other(verdict: Verdict) -> Drift:
    return {
        Verdict.PASS: Drift.UNEXPECTED_PASS,
        Verdict.FAIL: Drift.UNEXPECTED_FAIL,
        Verdict.KNOWN_DEVIATION: Drift.UNEXPECTED_FAIL,
        Verdict.NOT_APPLICABLE: Drift.NOT_APPLICABLE,
    }.get(verdict, Drift.UNJUDGED)


def render(report: GateReport) -> str:
    """Return the answer so that it fits on one screen."""
    judged = report.results.run.target.name
    said = [f"Gate: {visible(judged)}: {counts_line(report.results.counts)}"]
    if judged != report.baseline.target:
        said.append(
            f"it has no baseline of its own; held against that of {visible(report.baseline.target)}"
            f" ({report.apart} scenarios apply to only one of the two)"
        )
    if report.results.run.deviation:
        lie = visible(report.results.run.deviation)
        said.append(f"A rehearsal: the node was made to lie ({lie}).")
    if report.results.run.selection:
        said.append(
            f"A part of the baseline: {report.judged} of {len(report.baseline.scenarios)} "
            f"scenarios ({visible(report.results.run.selection)})"
        )
    if report.renamed:
        said.append(f"{report.renamed} scenarios have other titles than in the baseline ({FILE})")
    for difference in report.differences[:MOST_SHOWN]:
        said += [shortened(line, LONGEST_LINE) for line in _told(difference)]
    rest = report.differences[MOST_SHOWN:]
    if rest:
        kinds = [(drift, sum(each.drift is drift for each in rest)) for drift in Drift]
        said.append(
            "and " + ", ".join(f"{number} {drift.value}" for drift, number in kinds if number)
        )
    ran = by_key(report.results)
    known = sum(
        each.verdict not in CLEAN for key, each in report.baseline.scenarios.items() if key in ran
    )
    if not report.differences:
        deviations = f", {known} of them known deviations" if known else ""
        said.append(f"clean: {report.judged} scenarios as expected{deviations}")
    elif report.code == 1 and judged == report.baseline.target:
        said.append("If that is right, renew the baseline with --update and commit it.")
    elif report.code == 1:
        said.append("If that is right, write a baseline of its own with --update and commit it.")
    return "\n".join(said) + "\n"


def _told(difference: Difference) -> list[str]:
    actual, expected = difference.actual, difference.expected
    place = f"  {actual.place}" if actual else ""
    said = [
        f"{difference.drift.value}: {visible(' '.join(difference.key.ids) + place)}",
        f"    {visible(difference.key.rule)}",
        f"    {visible(difference.key.scenario)}",
    ]
    if actual and actual.stopped_at:
        said.append(f"    sentence: {visible(actual.stopped_at.sentence)}")
    said.append(f"    baseline: {_expectation(expected)}")
    said.append(f"    this run: {actual.verdict.value if actual else 'not run'}")
    if actual and actual.verdict is not Verdict.PASS:
        said += [f"    {line}" for line in lines(actual.reason)[:3]]
    return said


def _expectation(expected: Expected | None) -> str:
    if expected is None:
        return "nothing"
    told = [expected.verdict.value, expected.reason]
    if expected.deviation_reason:
        told.append(f"accepted: {expected.deviation_reason}")
    return visible("; ".join(part for part in told if part))


def gate_main(
    run: Path,
    baselines: Path,
    *,
    update: bool = False,
    reasons: Mapping[str, str] | None = None,
) -> GateOutcome:
    """Hold a run against its baseline, or renew the baseline.

    Args:
        run: the folder or the file of the run.
        baselines: the folder of the baselines, or one baseline.
        update: write the baseline instead of comparing.
        reasons: why deviations are accepted, by ID or by title, when updating.
    """
    try:
        results = load(run)
        is_file = baselines.suffix == ".json"
        target = results.run.target
        if update:
            path = baselines if is_file else baseline_path(baselines, target)
            return GateOutcome(0, _update(results, path, reasons or {}))
        path = baselines if is_file else chosen_baseline(baselines, target)
        renamed = load_renamed(path.parent / FILE)
        report = compare(results, load_baseline(path), renamed, of_neighbour=not is_file)
    except ReportError as error:
        return GateOutcome(2, f"gate: {visible(str(error))}\n")
    except OSError as error:
        return GateOutcome(2, f"gate: {error.filename}: {error.strerror}\n")
    return GateOutcome(report.code, render(report))


def _update(results: Results, path: Path, reasons: Mapping[str, str]) -> str:
    _refuse_unfit(results)
    if results.run.deviation:
        raise ReportError(
            f"{results.path}: the node was made to lie ({visible(results.run.deviation)}); "
            "run without a deviation"
        )
    old = load_baseline(path) if path.exists() else None
    if old and old.target != results.run.target.name:
        raise ReportError(
            f"{path}: is of {visible(old.target)}, the run judged "
            f"{visible(results.run.target.name)}; nothing was written"
        )
    ran = by_key(results)
    if old:
        old, _ = with_new_titles(old, load_renamed(path.parent / FILE), ran.keys())
    replace(path, write_baseline(results, path, reasons, old))
    before = old.scenarios if old else {}
    new, gone = len(ran.keys() - before.keys()), len(before.keys() - ran.keys())
    left = f"{gone} no longer there"
    if results.run.selection:
        left = f"{gone} left as they were, since this run did not cover them"
    shared = ran.keys() & before.keys()
    changed = sum(ran[key].verdict is not before[key].verdict for key in shared)
    return (
        f"{path}: written, {len(load_baseline(path).scenarios)} scenarios: "
        f"{new} new, {left}, {changed} with another verdict\n"
    )
