"""What a run writes while it goes on: records, evidence, what is kept of bad scenarios, the views.

One record an ended scenario; in a worker it is delivered to the parent, which takes it.
"""

import datetime as dt
import shlex
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from harness.node.exhaustion import exhausted
from harness.node.process import Node
from harness.node.target import Target
from harness.node.workspace import hold
from harness.project import BASELINES, IS_INSTALLED, LATEST, suite_version
from harness.record.evidence import (
    RESULTS,
    SCHEMA,
    Outcome,
    ScenarioText,
    append_record,
    end_record,
    lines_of,
    records_of,
    scenario_record,
)
from harness.record.reader import Reader
from harness.record.reader import run_record as read_run_record
from harness.record.records import ACCEPTABLE
from harness.report.nearest import name_of_baseline
from harness.report.write import draw, write_all
from harness.running import schedule
from harness.running.settings import SettingError, Settings
from harness.terms import Verdict

COMMITTED = BASELINES / schedule.FILE  # the same on every machine
CLEAN = frozenset(each.value for each in ACCEPTABLE)
MOST_FOLDERS = 100  # runs at once in one copy of the project, each with a folder of its own

Record = dict[str, Any]


@dataclass(slots=True)
class Ledger:
    """The results of a run in progress. Whoever opens it calls `close`.

    Attributes:
        folder: where they go.
        about: the run's own record.
        durations: how long each scenario took in earlier runs.
        deliver: where the record of an ended scenario goes; a worker sends it to its parent.
        told: what is done after a record was taken (progress).
        verdicts: by the scenario's index.
        latest: the verdict that was written last in this process.
        described: the Features and Rules whose descriptions the results hold.
    """

    folder: Path
    about: Record
    durations: schedule.Durations
    deliver: Callable[[Record], None] = lambda _record: None
    told: Callable[[Record], None] = lambda _record: None
    verdicts: dict[int, str] = field(default_factory=dict)
    latest: str = ""
    described: set[tuple[str, str]] = field(default_factory=set)
    began: float = field(default_factory=time.monotonic)

    @classmethod
    def open(cls, folder: Path, about: Record, *, keep_runs: int = 0) -> "Ledger":
        """Empty the folder and begin the results with the run's own record.

        Args:
            folder: where the results go.
            about: the run's own record.
            keep_runs: how many earlier runs are kept, in `<folder>-earlier`.
        """
        put_aside(folder, keep_runs)
        durations = schedule.Durations.read(COMMITTED)  # for the first run; then what was seen here
        durations.seconds |= schedule.Durations.read(folder.parent / schedule.FILE).seconds
        ledger = cls(folder, about, durations)
        ledger.deliver = ledger.take
        for earlier in ("evidence", "kept", "pcapng"):
            shutil.rmtree(folder / earlier, ignore_errors=True)
        (folder / RESULTS).unlink(missing_ok=True)
        append_record(folder, about)
        return ledger

    def write(self, text: ScenarioText, outcome: Outcome) -> None:
        """Write the evidence of a scenario and deliver its record.

        Where the disk is full there is none, and no verdict either.
        """
        record = scenario_record(text, outcome)
        cited = [*record["cited"], *record["control"], *record["fence"]]
        try:
            entries = records_of(outcome.entries, cited)
            lines = lines_of(self.folder, outcome.entries, entries)
            draw(self.folder, self.about, record, entries, lines)
        except OSError as error:
            trouble = exhausted((), error)
            if trouble is None:
                raise
            lost = Outcome(Verdict.SUITE_ERROR, trouble, seconds=outcome.seconds)
            record = scenario_record(text, lost) | {"evidence": ""}
        self.latest = record["verdict"]
        self.deliver(record)

    def take(self, record: Record) -> None:
        """Add the record of an ended scenario to the results."""
        append_record(self.folder, self._once(record))
        self.verdicts[record["index"]] = record["verdict"]
        if record["verdict"] == Verdict.PASS.value:
            name = schedule.name_of(record["feature_file"], record["rule"], record["scenario"])
            self.durations.learn(name, record["seconds"])
        self.told(record)

    def _once(self, record: Record) -> Record:
        """Leave out the description of a Feature and of a Rule where the results hold it."""
        file, rule = record["feature_file"], record["rule"]
        places = {"feature_description": (file, ""), "rule_description": (file, f"Rule: {rule}")}
        known = {key for key, place in places.items() if place in self.described}
        self.described.update(places.values())
        return {key: value for key, value in record.items() if key not in known}

    def keep_node(self, text: ScenarioText, node: Node) -> str:
        """Keep log, command line and folder of a scenario's node; returns where."""
        kept = self._fresh_keep(text)
        (kept / "node.log").write_text(node.timed_log(), encoding="utf-8")
        (kept / "command.txt").write_text(shlex.join(node.command) + "\n", encoding="utf-8")
        shutil.move(node.folder, kept / "datadir")
        return str(kept)

    def keep_left(self, text: ScenarioText, left: Path) -> str:
        """Keep what a dead worker has left of a scenario; returns where."""
        kept = self._fresh_keep(text)
        shutil.move(left, kept / "left")
        return str(kept)

    def _fresh_keep(self, text: ScenarioText) -> Path:
        kept = self.folder / "kept" / text.name
        shutil.rmtree(kept, ignore_errors=True)
        kept.mkdir(parents=True)
        return kept

    def end(self, *, interrupted: bool) -> None:
        """Write the last record."""
        self.durations.write(self.folder.parent / schedule.FILE)
        record = end_record(
            seconds=time.monotonic() - self.began,
            interrupted=interrupted,
            verdicts=self.verdicts.values(),
        )
        append_record(self.folder, record)

    def render(self) -> dict[str, Path]:
        """Write the views and return them by name."""
        return write_all(self.folder, drawn=True, baselines=BASELINES)

    @property
    def is_clean(self) -> bool:
        """Whether every verdict is pass, not applicable, or a deviation that its Rule declares."""
        return set(self.verdicts.values()) <= CLEAN


def run_record(
    target: Target, settings: Settings, network: str, reason: str, selection: str = ""
) -> Record:
    """Return the first record of a run: what is judged, and under which circumstances."""
    record: Record = {
        "record": "run",
        "schema": SCHEMA,
        "started": dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "suite": suite_version(),
        "network": network,
        "network_reason": reason,
        "deviation": settings.deviation,
        "selection": selection,
        "target": {
            "path": str(target.path),
            "origin": target.origin,
            "version": target.version,
            "version_text": target.version_text,
            "user_agent": target.user_agent,
            "sha256": target.sha256,
            "implementation": target.implementation,
            "capabilities": target.capabilities.as_dict(),
        },
    }
    judged = read_run_record(Reader(record, "this run")).target
    record["baseline"] = name_of_baseline(BASELINES, judged)
    if IS_INSTALLED:
        record["program"] = "conformance run"
    if settings.node_args:
        record["node_args"] = settings.node_args
    if settings.variations:
        record["variations"] = sorted(settings.variations)
    if settings.shard is not None:
        record["shard"] = str(settings.shard)
    return record


def put_aside(folder: Path, keep: int) -> None:
    """Move what an earlier run has left to `<folder>-earlier/<when>`, and keep the newest there."""
    if not keep:
        return
    earlier = folder.with_name(f"{folder.name}-earlier")
    if (folder / RESULTS).exists():
        began = dt.datetime.fromtimestamp((folder / RESULTS).stat().st_mtime, dt.UTC)
        place = earlier / began.strftime("%Y-%m-%dT%H-%M-%S.%fZ")
        place.mkdir(parents=True, exist_ok=True)
        for each in list(folder.iterdir()):
            shutil.move(each, place / each.name)
    for old in sorted(earlier.glob("*"))[:-keep]:
        shutil.rmtree(old, ignore_errors=True)


def take_folder(wanted: Path | None) -> Path:
    """Make the folder of the results and hold it until the process ends.

    Several runs at once in one copy of the project: the later ones write into latest-2, latest-3.

    Raises:
        SettingError: it cannot be made, or another run writes there.
    """
    if wanted is not None:
        choices = [wanted]
    else:
        more = (LATEST.with_name(f"{LATEST.name}-{n}") for n in range(2, MOST_FOLDERS))
        choices = [LATEST, *more]
    for folder in choices:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if hold(folder) is not None:
                return folder
        except OSError as error:
            raise SettingError(f"-D reports={folder}: {error.strerror}") from error
    raise SettingError(f"-D reports={folder}: another run writes there; name another folder")
