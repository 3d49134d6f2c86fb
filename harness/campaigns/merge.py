"""Joins the records of shards that ran side by side into the record of one run.

Knows the folder of a run and nothing of how it came about. Shards of different targets, or parts
that are missing or stand twice, are a `ReportError` and nothing is written.
"""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.record.evidence import RESULTS, append_record, end_record
from harness.report.results import ReportError, load

Record = dict[str, Any]
# What must be the same in all shards, and how it is called.
SHARED = {
    "target": "targets",
    "suite": "versions of the suite",
    "deviation": "deviations",
    "schema": "schemas",
}


@dataclass(frozen=True, slots=True)
class _Part:
    folder: Path
    run: Record
    scenarios: tuple[Record, ...]
    end: Record | None

    @property
    def target(self) -> tuple[Any, ...]:
        """What tells targets apart; the path differs from machine to machine."""
        target = self.run["target"]
        return target["sha256"], target["version"], target["user_agent"]

    def shared(self, key: str) -> Any:
        return self.target if key == "target" else self.run.get(key)


def merge(folders: Sequence[Path], output: Path) -> None:
    """Write the records of several shards into one folder, as if one run had made them.

    Raises:
        ReportError: they do not belong together; one line says why.
    """
    parts = [_read(folder) for folder in folders]
    _require_one_run(parts)
    _require_all_shards(parts)
    scenarios = sorted((s for part in parts for s in part.scenarios), key=lambda s: s["index"])
    _require_each_once(parts)
    if any(output.resolve() == folder.resolve() for folder in folders):
        raise ReportError(f"{output}: is one of the shards; name another folder for the whole")
    run = {key: value for key, value in parts[0].run.items() if key != "shard"}
    run["started"] = min(part.run["started"] for part in parts)
    for name in ("evidence", "pcapng", "kept"):
        shutil.rmtree(output / name, ignore_errors=True)
    output.mkdir(parents=True, exist_ok=True)
    (output / RESULTS).unlink(missing_ok=True)
    for part in parts:
        evidence = part.folder / "evidence"
        if evidence.is_dir():
            shutil.copytree(evidence, output / "evidence", dirs_exist_ok=True)
    for record in (run, *scenarios):
        append_record(output, record)
    if all(part.end is not None for part in parts):
        ends = [part.end for part in parts if part.end is not None]
        append_record(
            output,
            end_record(
                seconds=max(end["seconds"] for end in ends),
                interrupted=any(end["interrupted"] for end in ends),
                verdicts=[scenario["verdict"] for scenario in scenarios],
            ),
        )


def _read(folder: Path) -> _Part:
    path = load(folder).path  # says what is wrong with a folder that is no run's
    records = []
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            records.append(json.loads(line))
        except ValueError:  # cut off in the middle of writing; load() has checked the others
            break
    ends = [record for record in records if record["record"] == "end"]
    return _Part(
        folder=path.parent,
        run=records[0],
        scenarios=tuple(record for record in records if record["record"] == "scenario"),
        end=ends[0] if ends else None,
    )


def _require_one_run(parts: Sequence[_Part]) -> None:
    first = parts[0]
    for part in parts[1:]:
        for key, words in SHARED.items():
            if part.shared(key) != first.shared(key):
                raise ReportError(
                    f"{first.folder} and {part.folder} have different {words}: "
                    f"{_shown(first, key)} and {_shown(part, key)}; merge shards of one run"
                )


def _require_all_shards(parts: Sequence[_Part]) -> None:
    named = [part.run.get("shard") for part in parts]
    if None in named and set(named) != {None}:
        raise ReportError(f"{parts[named.index(None)].folder}: is not a shard, others are")
    if None in named:
        return
    totals = {str(name).partition("/")[2] for name in named}
    if len(totals) > 1:
        raise ReportError(f"shards of different divisions: {', '.join(map(str, named))}")
    total = int(totals.pop())
    missing = [f"{k}/{total}" for k in range(1, total + 1) if f"{k}/{total}" not in named]
    if missing:
        raise ReportError(f"shard {', '.join(missing)} is missing; name the folders of all shards")


def _require_each_once(parts: Sequence[_Part]) -> None:
    seen: dict[int, _Part] = {}
    for part in parts:
        for scenario in part.scenarios:
            other = seen.setdefault(scenario["index"], part)
            if other is not part:
                raise ReportError(
                    f"scenario {scenario['index']} stands in {other.folder} and in {part.folder}; "
                    "name each shard once"
                )


def _shown(part: _Part, key: str) -> str:
    if key != "target":
        return str(part.run.get(key))
    target = part.run["target"]
    return f"{target['version_text']} (SHA-256 {target['sha256'][:12]})"
