"""One finished scenario becomes one NDJSON record, and lines for the file of its wire record.

Written as the scenario ends, so that a crash loses at most one. Knows the scene and the schema; the
views in harness/report read these files and nothing else.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from harness.errors import HarnessFault, Inconclusive, NotOffered, RpcError
from harness.record.findings import ClaimFailed, Finding
from harness.record.packed import SHORT, path_of, share
from harness.record.reader import storable
from harness.record.records import EntryRecord
from harness.record.transcript import Entry
from harness.terms import Direction, Verdict, chapter_name

SCHEMA = 1
SECONDS = 3  # decimals: who came first, the number of an entry says
LONG_ANSWER = 8_192  # characters: shorter ones differ by a port or a time, and rarely come again
LONG_CHAIN = 16_384  # characters of blocks, from which on they are worth a file
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str)
_quoted = json.encoder.encode_basestring  # a text as JSON, whatever is in it
RESULTS = "results.ndjson"
ID = re.compile(r"^[A-Z][A-Z0-9]+-\d{3}$")
CAUSES = {
    Verdict.PASS: "",
    Verdict.FAIL: "node",
    Verdict.KNOWN_DEVIATION: "node",
    Verdict.INCONCLUSIVE: "ground not reached",
    Verdict.NOT_APPLICABLE: "missing feature",
    Verdict.SUITE_ERROR: "suite",
}


@dataclass(frozen=True, slots=True)
class StepOutcome:
    """One sentence and what became of it."""

    keyword: str
    text: str
    status: str
    seconds: float
    entries: tuple[int, int] | None = None
    table: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class ScenarioText:
    """What the feature file says about a scenario.

    Attributes:
        index: its position among all scenarios of the run, the same in any order of execution.
        tags: effective tags, those of Feature and Rule included.
    """

    index: int
    feature: str
    feature_file: str
    feature_description: tuple[str, ...]
    rule: str
    rule_description: tuple[str, ...]
    scenario: str
    line: int
    tags: tuple[str, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The catalogue's IDs, in the order of the tags."""
        return tuple(tag for tag in self.tags if ID.match(tag))

    @property
    def name(self) -> str:
        """A name for files, unique in a run."""
        return f"{self.index:04d}-{'-'.join(self.ids) or 'no-id'}"


@dataclass(slots=True)
class Outcome:
    """How a scenario ended."""

    verdict: Verdict
    reason: str = ""
    cited: tuple[int, ...] = ()
    seconds: float = 0.0
    steps: tuple[StepOutcome, ...] = ()
    findings: tuple[Finding, ...] = ()
    entries: tuple[Entry, ...] = ()
    node_spend: Mapping[str, Any] = field(default_factory=dict)
    suite_spend: Mapping[str, Any] = field(default_factory=dict)
    kept: str | None = None
    addresses: Mapping[str, str] = field(default_factory=dict)  # of our peers, with their names
    left_out: Mapping[str, str] = field(default_factory=dict)  # why a variation changed nothing


def judge(error: BaseException | None) -> tuple[Verdict, str, tuple[int, ...]]:
    """Return verdict, reason and contradicting entries for what a scenario raised."""
    match error:
        case None:
            return Verdict.PASS, "", ()
        case ClaimFailed():
            return Verdict.FAIL, str(error), error.entries
        case AssertionError():
            return Verdict.SUITE_ERROR, f"assertion outside claims: {error}", ()
        case NotOffered():
            return Verdict.NOT_APPLICABLE, str(error), ()
        case Inconclusive():
            return Verdict.INCONCLUSIVE, str(error), ()
        case TimeoutError():
            return Verdict.INCONCLUSIVE, f"what the scenario waited for never came: {error}", ()
        case RpcError():
            return Verdict.INCONCLUSIVE, f"the node refused a request: {error}", ()
        case HarnessFault():
            return Verdict.SUITE_ERROR, str(error), ()
        case _:
            return Verdict.SUITE_ERROR, f"{type(error).__name__}: {error}", ()


def scenario_record(text: ScenarioText, outcome: Outcome) -> dict[str, Any]:
    """Return the record of one scenario."""
    sources = ("bip.", "core.", "source.")
    return {
        "record": "scenario",
        "index": text.index,
        "ids": list(text.ids),
        "chapter": _chapter(text.feature_file),
        "feature": text.feature,
        "feature_file": text.feature_file,
        "feature_description": list(text.feature_description),
        "rule": text.rule,
        "rule_description": list(text.rule_description),
        "scenario": text.scenario,
        "line": text.line,
        "tags": list(text.tags),
        "connections": _named(text.tags, "connection."),
        "sources": [tag for tag in text.tags if tag.startswith(sources)],
        "verdict": outcome.verdict.value,
        "reason": outcome.reason,
        "cause": CAUSES[outcome.verdict],
        "seconds": round(outcome.seconds, 4),
        "steps": [_step(step) for step in outcome.steps],
        "cited": _numbers((outcome.cited, *(finding.cited for finding in outcome.findings))),
        "control": _numbers(finding.control for finding in outcome.findings),
        "fence": _numbers(finding.fence for finding in outcome.findings),
        "node": dict(outcome.node_spend),
        "suite": dict(outcome.suite_spend),
        "evidence": path_of(text.index),
        "kept": outcome.kept,
        **({"addresses": dict(outcome.addresses)} if outcome.addresses else {}),
        **({"fields": fields} if (fields := _fields(outcome.findings)) else {}),
        **({"left_out": dict(outcome.left_out)} if outcome.left_out else {}),
    }


def end_record(*, seconds: float, interrupted: bool, verdicts: Iterable[str]) -> dict[str, Any]:
    """Return the last record of a run."""
    counts: dict[str, int] = {}
    for verdict in verdicts:
        counts[verdict] = counts.get(verdict, 0) + 1
    return {
        "record": "end",
        "seconds": round(seconds, 3),
        "interrupted": interrupted,
        "counts": counts,
    }


def append_record(folder: Path, record: Mapping[str, Any]) -> None:
    """Append one record to the run's results: one write, so that a crash loses at most this one."""
    line = _ENCODER.encode(record) + "\n"
    with (folder / RESULTS).open("ab") as file:
        file.write(line.encode("utf-8", "surrogatepass"))


def records_of(entries: Sequence[Entry], keep: Iterable[int]) -> list[EntryRecord]:
    """Return the wire record of one scenario for its views; of the log only the cited lines.

    Of the node's answers only the cited ones: the others are known to `lines_of`.
    """
    cited = set(keep)
    return [
        EntryRecord(
            number=entry.number,
            seconds=round(entry.seconds, SECONDS),
            clock=entry.clock,
            peer=entry.peer and storable(entry.peer),
            connection=entry.connection,
            direction=entry.direction,
            type=storable(entry.type),
            words=storable(entry.words),
            raw=entry.raw.hex(),
            payload=None,
            answer=json.loads(_answer(entry)) if entry.number in cited else None,
        )
        for entry in entries
        if entry.direction is not Direction.LOG or entry.number in cited
    ]


def lines_of(folder: Path, entries: Sequence[Entry], records: Sequence[EntryRecord]) -> str:
    """Return the lines of a record's file; what is long is shared with the run's other records."""
    answers = {entry.number: _answer(entry) for entry in entries}
    bundle = _bundle(folder, records)
    return "".join(_line(folder, record, answers[record.number], bundle) for record in records)


def _bundle(folder: Path, records: Iterable[EntryRecord]) -> dict[str, tuple[str, int]]:
    """Share the short blocks of a long chain together; returns where each of them stands.

    Other scenarios mine the same chain.
    """
    short = {each.raw for each in records if each.type == "block" and len(each.raw) <= SHORT}
    if sum(map(len, short)) < LONG_CHAIN:
        return {}
    ordered = sorted(short)
    name = share(folder, "\n".join(ordered))
    return {raw: (name, place) for place, raw in enumerate(ordered)}


def _answer(entry: Entry) -> str:
    if entry.direction is not Direction.RPC:
        return "null"
    content = entry.content
    if isinstance(content, RpcError):
        content = {"code": content.code, "message": content.message}
    return storable(_ENCODER.encode(content))


def _line(
    folder: Path, record: EntryRecord, answer: str, bundle: Mapping[str, tuple[str, int]]
) -> str:
    """Return a line of the file; put together here, the encoder takes three times as long."""
    peer = "null" if record.peer is None else _quoted(record.peer)
    clock = "null" if record.clock is None else record.clock
    connection = "null" if record.connection is None else record.connection
    raw = f'"raw":"{record.raw}"'
    if len(record.raw) > SHORT:
        raw = f'"bytes":{len(record.raw) // 2},"raw_in":"{share(folder, record.raw)}"'
    elif record.raw in bundle:
        name, place = bundle[record.raw]
        raw = f'"bytes":{len(record.raw) // 2},"raw_in":"{name}","raw_at":{place}'
    if len(answer) > LONG_ANSWER:
        raw += f',"answer_in":"{share(folder, answer)}"'
    elif record.direction is Direction.RPC:
        raw += f',"answer":{answer}'
    return (
        f'{{"number":{record.number},"seconds":{record.seconds!r},"clock":{clock},"peer":{peer},'
        f'"connection":{connection},"direction":"{record.direction.value}",'
        f'"type":{_quoted(record.type)},"words":{_quoted(record.words)},{raw}}}\n'
    )


def _step(step: StepOutcome) -> dict[str, Any]:
    written: dict[str, Any] = {
        "keyword": step.keyword,
        "text": step.text,
        "status": step.status,
        "seconds": round(step.seconds, 4),
        "entries": list(step.entries) if step.entries else None,
    }
    if step.table:
        written["table"] = [list(row) for row in step.table]
    return written


def _named(tags: Sequence[str], prefix: str) -> list[str]:
    return [tag.removeprefix(prefix) for tag in tags if tag.startswith(prefix)]


def _fields(findings: Iterable[Finding]) -> list[str]:
    return list(dict.fromkeys(name for finding in findings for name in finding.fields))


def _numbers(groups: Iterable[Iterable[int]]) -> list[int]:
    return sorted({number for group in groups for number in group})


def _chapter(feature_file: str) -> str:
    parts = Path(feature_file).parts
    return chapter_name(parts[-2]) if len(parts) > 1 else ""
