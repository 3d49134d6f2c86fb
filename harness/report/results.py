"""Reads what a run has written (`results.ndjson` and `evidence/`).

Knows the layout of the folder and nothing of how it came about. A missing end line and a cut last
line are read (a crash loses at most one scenario); a file that is not ours is a `ReportError`.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from harness.record.packed import unpack, whole
from harness.record.reader import (
    Reader,
    end_record,
    entry_record,
    run_record,
    scenario_record,
    unpacked,
)
from harness.record.records import (
    CLEAN,
    GRAVITY,
    EndRecord,
    EntryRecord,
    Expense,
    ReportError,
    RunRecord,
    ScenarioRecord,
    StepRecord,
    TargetRecord,
)
from harness.terms import Verdict

__all__ = [
    "CLEAN",
    "RESULTS_FILE",
    "EndRecord",
    "EntryRecord",
    "Expense",
    "ReportError",
    "Results",
    "RuleResult",
    "RunRecord",
    "ScenarioRecord",
    "StepRecord",
    "TargetRecord",
    "load",
    "worst",
]

SCHEMA = 1
RESULTS_FILE = "results.ndjson"


@dataclass(frozen=True, slots=True)
class RuleResult:
    """One Rule and its scenarios, in the order of the features."""

    rule: str
    ids: tuple[str, ...]
    scenarios: tuple[ScenarioRecord, ...]

    @property
    def feature_file(self) -> str:
        """The file in which the Rule stands."""
        return self.scenarios[0].feature_file

    @property
    def verdict(self) -> Verdict:
        """The gravest verdict of its scenarios."""
        return worst(scenario.verdict for scenario in self.scenarios)

    @property
    def connections(self) -> tuple[str, ...]:
        """The connection types that its scenarios name."""
        return _unique(name for scenario in self.scenarios for name in scenario.connections)

    @property
    def sources(self) -> tuple[str, ...]:
        """What the Rule rests on, as tags: `bip.N`, `core.pr.N`, `source.*`."""
        return _unique(name for scenario in self.scenarios for name in scenario.sources)

    def on(self, connection: str) -> Verdict | None:
        """The gravest verdict for one connection type, None where the Rule says nothing."""
        verdicts = [s.verdict for s in self.scenarios if connection in s.connections]
        return worst(verdicts) if verdicts else None


@dataclass(frozen=True, slots=True)
class Results:
    """A whole run; the evidence stays on disk until it is asked for."""

    path: Path
    run: RunRecord
    scenarios: tuple[ScenarioRecord, ...]
    end: EndRecord | None

    @property
    def truncated(self) -> bool:
        """Did the run stop without its end line, so that verdicts may be missing?"""
        return self.end is None

    @property
    def interrupted(self) -> bool:
        """Was the run stopped by its user?"""
        return self.end is not None and self.end.interrupted

    @property
    def seconds(self) -> float:
        """Wall time; without an end line the sum of the scenarios."""
        return self.end.seconds if self.end else sum(s.seconds for s in self.scenarios)

    @property
    def counts(self) -> dict[Verdict, int]:
        """How many scenarios came to each verdict; every verdict is a key."""
        seen = Counter(scenario.verdict for scenario in self.scenarios)
        return {verdict: seen[verdict] for verdict in Verdict}

    @property
    def rules(self) -> tuple[RuleResult, ...]:
        """The Rules in the order of the features; a scenario outside a Rule stands alone."""
        groups: dict[tuple[str, str], list[ScenarioRecord]] = {}
        for scenario in self.scenarios:
            groups.setdefault((scenario.feature_file, scenario.rule), []).append(scenario)
        return tuple(
            RuleResult(
                rule=rule or members[0].feature,
                ids=_unique(name for scenario in members for name in scenario.ids),
                scenarios=tuple(members),
            )
            for (_, rule), members in groups.items()
        )

    def evidence(self, scenario: ScenarioRecord) -> list[EntryRecord]:
        """Read the record of one scenario; what a crash has cut off is absent, not an error."""
        entries = []
        for line in self.entries(scenario):
            try:
                entries.append(entry_record(Reader(line, scenario.evidence)))
            except (ValueError, ReportError):
                break
        return entries

    def entries(self, scenario: ScenarioRecord) -> Iterator[Any]:
        """Yield the entries of a record as they were written, each whole."""
        for line in self.lines(scenario).splitlines():
            try:
                yield whole(self.path.parent, _parsed(line))
            except (ValueError, RecursionError):
                return

    def lines(self, scenario: ScenarioRecord) -> bytes:
        """Return the lines of a scenario's record as they were written."""
        folder = self.path.parent.resolve()
        path = (folder / scenario.evidence).resolve()
        if not scenario.evidence or not path.is_relative_to(folder) or not path.is_file():
            return b""
        return unpack(path)[1].encode("utf-8") if path.suffix == ".js" else unpacked(path)


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the gravest of some verdicts."""
    return max(verdicts, key=GRAVITY.index)


def load(path: Path) -> Results:
    """Read a run from its folder or from its NDJSON file.

    Raises:
        ReportError: there is nothing there, or it is not a record of ours.
    """
    file = path / RESULTS_FILE if path.is_dir() else path
    try:
        lines = file.read_bytes().splitlines()
    except OSError as error:
        raise ReportError(
            f"{file}: cannot be read ({error.strerror}); name a folder that a run has written"
        ) from error
    records = list(_records(lines, file))
    if not records or records[0].kind != "run":
        raise ReportError(
            f"{file}: does not begin with a run record; name a {RESULTS_FILE} that a run has "
            "written"
        )
    if (schema := records[0].number("schema")) != SCHEMA:
        raise ReportError(
            f"{file}: has schema {schema}, this suite reads {SCHEMA}; "
            "run the specification again with this suite"
        )
    scenarios: dict[int, ScenarioRecord] = {}
    end = None
    for reader in records[1:]:
        if reader.kind == "scenario":
            scenario = scenario_record(reader)
            if scenario.index in scenarios:
                raise ReportError(
                    f"{reader.where}: scenario {scenario.index} stands twice; "
                    "two runs wrote into one folder, run again"
                )
            scenarios[scenario.index] = scenario
        elif reader.kind == "end":
            end = end_record(reader)
    ordered = _described([scenarios[index] for index in sorted(scenarios)])
    return Results(path=file, run=run_record(records[0]), scenarios=ordered, end=end)


def _described(scenarios: Sequence[ScenarioRecord]) -> tuple[ScenarioRecord, ...]:
    """Give each scenario the descriptions that stand once a file, with whichever came first."""
    features: dict[str, tuple[str, ...]] = {}
    rules: dict[tuple[str, str], tuple[str, ...]] = {}
    for each in scenarios:
        if each.feature_description:
            features[each.feature_file] = each.feature_description
        if each.rule_description:
            rules[each.feature_file, each.rule] = each.rule_description
    return tuple(
        replace(
            each,
            feature_description=features.get(each.feature_file, ()),
            rule_description=rules.get((each.feature_file, each.rule), ()),
        )
        for each in scenarios
    )


def _records(lines: list[bytes], file: Path) -> Iterator[Reader]:
    for number, line in enumerate(lines, start=1):
        where = f"{file}, line {number}"
        try:
            value = _parsed(line)
        except (ValueError, RecursionError) as error:
            if number == len(lines) and number > 1:
                return  # cut off in the middle of writing
            raise ReportError(f"{where}: is not JSON; the file is not a run's record") from error
        yield Reader(value, where)


def _parsed(line: bytes) -> Any:
    # Lone surrogates stand for bytes of the wire that were no text; the reader spells them out.
    return json.loads(line.decode("utf-8", "surrogatepass"))


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
