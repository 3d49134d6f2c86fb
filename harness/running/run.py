"""One run of the specification: the target, the circumstances, the folder of results.

Knows behave's scenarios by what they look like (titles, tags, steps), never imports behave. Opens
the network at the first scenario of a process, so that a forked worker gets one of its own.
"""

import datetime as dt
import math
import os
import re
import resource
import shlex
import shutil
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from harness.claims.audit import audit
from harness.deviations.catalogue import CATALOGUE
from harness.deviations.deviation import Lie, UnknownDeviationError, find
from harness.errors import HarnessFault
from harness.network import netns
from harness.network.lens import Lens
from harness.network.ports import Ports, Reservations
from harness.network.thread import NetworkThread
from harness.node import lifeline
from harness.node.process import P2P_PORT, RPC_PORT
from harness.node.target import Target, choose, require_addconnection
from harness.node.workspace import Workspace, hold
from harness.project import BASELINES, LATEST, PROJECT
from harness.record.evidence import (
    RESULTS,
    Outcome,
    ScenarioText,
    StepOutcome,
    append_record,
    end_record,
    judge,
    run_record,
    scenario_record,
    write_entries,
)
from harness.record.records import ACCEPTABLE
from harness.record.transcript import Transcript
from harness.report.write import prepare, write_all
from harness.running import schedule
from harness.running.applicable import Facts
from harness.scene.scene import Scene
from harness.scene.stage import Stage
from harness.terms import Verdict

SUITE_VERSION = "0.1.0"
KEEP = ("failed", "all", "none")
NETWORKS = ("auto", "namespace", "loopback")
COMMITTED = BASELINES / schedule.FILE  # the same on every machine
CLEAN = frozenset(each.value for each in ACCEPTABLE)
KNOWN_DEVIATION = "known.deviation"  # tag of a Rule that today's nodes are known to break
MOST_FOLDERS = 100  # runs at once in one copy of the project, each with a folder of its own

Record = dict[str, Any]


class SettingError(Exception):
    """A setting cannot be used; the text is one line and names the mend."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One of several parts of the specification, run side by side on several machines."""

    part: int
    parts: int

    @classmethod
    def read(cls, text: str) -> "Shard":
        """Read what -D shard= says.

        Raises:
            SettingError: it names no part.
        """
        match = re.fullmatch(r"([0-9]{1,6})/([0-9]{1,6})", text)
        if match is None or not 1 <= int(match[1]) <= int(match[2]):
            raise SettingError(f"-D shard={text}: use K/N with K from 1 to N, for example 2/5")
        return cls(int(match[1]), int(match[2]))

    def __str__(self) -> str:
        return f"{self.part}/{self.parts}"


@dataclass(frozen=True, slots=True)
class Settings:
    """What `-D name=value` says.

    Attributes:
        bitcoind: path of the bitcoind, None to look for one.
        keep: of which scenarios to keep the node's folder and log: failed, all, none.
        pause: whether to stop at the first failure with the node alive.
        network: namespace, loopback, or auto for the first where the system allows it.
        reports: folder of the results, None for reports/latest.
        deviation: name of a lie that the node is made to tell, None for none.
        shard: which part of the scenarios to run, None for all.
    """

    bitcoind: str | None = None
    keep: str = "failed"
    pause: bool = False
    network: str = "auto"
    reports: Path | None = None
    deviation: str | None = None
    shard: Shard | None = None

    @classmethod
    def read(cls, given: Mapping[str, str]) -> "Settings":
        """Read behave's user data.

        Raises:
            SettingError: a value is none of those that exist.
        """
        keep = given.get("keep", "failed")
        if keep not in KEEP:
            raise SettingError(f"-D keep={keep}: use one of {', '.join(KEEP)}")
        network = given.get("network", "auto")
        if network not in NETWORKS:
            raise SettingError(f"-D network={network}: use one of {', '.join(NETWORKS)}")
        pause = given.get("pause", "no")
        if pause not in ("yes", "no"):
            raise SettingError(f"-D pause={pause}: use yes or no")
        deviation = given.get("deviation") or None
        try:
            if deviation is not None:
                find(deviation, CATALOGUE)
        except UnknownDeviationError as error:
            raise SettingError(f"-D deviation={deviation}: {error}") from error
        reports = given.get("reports")
        return cls(
            bitcoind=given.get("bitcoind") or None,
            keep=keep,
            pause=pause == "yes",
            network=network,
            reports=Path(reports) if reports else None,
            deviation=deviation,
            shard=Shard.read(given["shard"]) if "shard" in given else None,
        )


@dataclass(slots=True)
class Run:
    """A run in progress. Whoever opens it calls `finish`.

    Attributes:
        settings: what was asked for.
        target: which bitcoind is judged.
        network_kind: namespace or loopback.
        network_reason: why it is not better.
        folder: where the results go.
        workspace: what lasts as long as the run.
        durations: how long each scenario took in earlier runs.
        deliver: where the record of an ended scenario goes; a worker sends it to its parent.
        told: what is done after a record was taken (progress).
        verdicts: by the scenario's index.
        about: the run's own record.
        patience: seconds that no waiting in a scenario exceeds.
        lens: what made the node of the latest scenario lie, None for nothing.
    """

    settings: Settings
    target: Target
    network_kind: str
    network_reason: str
    folder: Path
    workspace: Workspace
    durations: schedule.Durations
    deliver: Callable[[Record], None] = lambda _record: None
    told: Callable[[Record], None] = lambda _record: None
    began: float = field(default_factory=time.monotonic)
    verdicts: dict[int, str] = field(default_factory=dict)
    about: Record = field(default_factory=dict)
    patience: float = math.inf
    lens: Lens | None = None
    _thread: NetworkThread | None = None
    _scene: Scene | None = None
    _scene_began: float = 0.0
    _cpu_began: float = 0.0
    _entered: bool = False
    _home: Mapping[str, str] = field(default_factory=lambda: _namespaces())  # noqa: PLW0108
    _paused: bool = False
    _latest: str = ""
    _at_first: object = None

    @classmethod
    def open(cls, settings: Settings, environment: Mapping[str, str] = os.environ) -> "Run":
        """Choose the target and begin the results.

        Raises:
            TargetError: no usable bitcoind.
            SettingError: the network or the folder that was asked for is not to be had.
        """
        target = choose(settings.bitcoind, environment, PROJECT)
        require_addconnection(target)
        kind, reason = _network_kind(settings.network)
        folder = _take_folder(settings.reports)
        durations = schedule.Durations.read(COMMITTED)  # for the first run; then what was seen here
        durations.seconds |= schedule.Durations.read(folder.parent / schedule.FILE).seconds
        run = cls(settings, target, kind, reason, folder, Workspace(), durations)
        run.deliver = run.take
        for earlier in ("evidence", "kept", "pcapng"):
            shutil.rmtree(folder / earlier, ignore_errors=True)
        (folder / RESULTS).unlink(missing_ok=True)
        record = run_record(
            target,
            started=dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            suite=SUITE_VERSION,
            network=kind,
            network_reason=reason,
            deviation=settings.deviation,
        )
        if settings.shard is not None:
            record["shard"] = str(settings.shard)
        run.about = record
        append_record(folder, record)
        return run

    # what active tags may ask

    def facts(self) -> Facts:
        """Return what decides whether a behaviour applies to this target."""
        version = self.target.version  # getnetworkinfo: 280100 for 28.1.0
        return Facts(
            version=(version // 10_000, version // 100 % 100, version % 100),
            known={
                "knots": self.target.implementation == "Bitcoin Knots",
                "public_addresses": self.network_kind == "namespace",
                **self.target.capabilities.as_dict(),
            },
            reasons={"public_addresses": self.network_reason},
        )

    # scenarios

    def enter_network(self) -> None:
        """Move this process into the network of its scenarios, where they have one of their own.

        Raises:
            NamespaceUnavailable: the system forbids it by now.
        """
        if not self._entered and self.network_kind == "namespace":
            netns.enter()
        self._entered = True

    def is_tidy(self) -> bool:
        """Whether nothing is left of this process's scenarios, and the latest ended as it should.

        What could be left: a process, a thread, something open, something under way in the network.
        """
        if self._at_first is None or self._latest not in CLEAN:
            return False
        return self._at_first == self._possessions()

    def _possessions(self) -> object:
        """Return what this process holds at this moment, to be compared; None where nobody says."""
        assert self._thread is not None  # noqa: S101  (for the type checker)
        try:
            opened = frozenset(os.listdir("/proc/self/fd"))  # noqa: PTH208  (names only)
        except OSError:
            return None
        children = tuple(lifeline.children())
        return opened, threading.active_count(), children, self._thread.count_tasks()

    def begin(self, text: ScenarioText) -> Scene:
        """Make the world of a scenario; the node starts when a sentence needs it."""
        self._scene_began = time.monotonic()
        self._cpu_began = _cpu_seconds()
        lifeline.forget_peak_memory()
        self.enter_network()
        if self._thread is None:
            self._thread = NetworkThread().open()
        self._thread.faults.clear()
        if self._at_first is None:
            self._at_first = self._possessions()
        reservations = Reservations()
        if self.network_kind == "namespace":
            ports = Ports(P2P_PORT, RPC_PORT)
        else:
            ports = reservations.ports()
        place = self._place(text)
        place.mkdir(exist_ok=True)
        stage = Stage(
            self.target,
            self._thread,
            Transcript(patience=self.patience),
            ports,
            reservations,
            workspace=place,
            with_coins="fixture.coins" in text.tags,
            near_tip="fixture.initial_download" not in text.tags,
        )
        scene = Scene(stage)
        if self.settings.deviation is not None:
            stage.lens = self.lens = Lie(find(self.settings.deviation, CATALOGUE), scene)
        self._scene = scene
        return scene

    def end(
        self,
        scene: Scene,
        text: ScenarioText,
        steps: Sequence[StepOutcome],
        error: BaseException | None,
    ) -> Outcome:
        """Audit, close the world, deliver the record; returns how the scenario ended."""
        if error is None:
            error = self._audit(scene)
        if self._thread is not None and self._thread.faults:  # whatever was judged is in doubt
            faults = "; ".join(self._thread.faults)
            error = HarnessFault(f"exception on the network thread: {faults}")
        verdict, reason, cited = judge(error)
        if verdict is Verdict.FAIL and KNOWN_DEVIATION in text.tags:
            verdict = Verdict.KNOWN_DEVIATION
        if self.settings.pause and verdict.value not in CLEAN:
            self._pause(scene, text, f"{verdict.value}: {reason}")
        kept = self._close(scene, verdict, text)
        entries = tuple(scene.transcript.entries)
        node = scene.node_as_is.spend if scene.has_node else None
        outcome = Outcome(
            verdict,
            reason,
            cited,
            seconds=time.monotonic() - self._scene_began,
            steps=tuple(steps),
            findings=tuple(scene.findings),
            entries=entries,
            node_spend={}
            if node is None
            else {
                "cpu_seconds": round(node.cpu_seconds, 4),
                "peak_rss_kib": node.peak_rss_kib,
                "starts": node.starts,
            },
            suite_spend={
                "cpu_seconds": round(_cpu_seconds() - self._cpu_began, 4),
                "peak_rss_kib": lifeline.peak_memory_kib(os.getpid()),
            },
            kept=kept,
        )
        self._write(text, outcome)
        return outcome

    def abandon(self) -> None:
        """Close the world of a scenario that was interrupted; it gets no verdict."""
        if self._scene is not None:
            scene, self._scene = self._scene, None
            scene.close()

    def skip(self, text: ScenarioText, reason: str) -> None:
        """Record that a scenario does not apply to this target."""
        self._write(text, Outcome(Verdict.NOT_APPLICABLE, reason))

    def book_fault(self, text: ScenarioText, reason: str) -> None:
        """Record that a scenario came to no verdict by a fault of ours."""
        self._write(text, Outcome(Verdict.SUITE_ERROR, reason))

    def book_death(self, text: ScenarioText, cause: str, seconds: float) -> None:
        """Record that the worker of a scenario died, and keep what its node has left."""
        kept = None
        left = self._place(text)
        if self.settings.keep != "none" and left.is_dir():
            kept = str(self._fresh_keep(text))
            shutil.move(left, Path(kept) / "left")
        shutil.rmtree(left, ignore_errors=True)
        reason = f"the worker died: {cause}"
        self._write(text, Outcome(Verdict.INCONCLUSIVE, reason, seconds=seconds, kept=kept))

    def take(self, record: Record) -> None:
        """Add the record of an ended scenario to the results."""
        append_record(self.folder, record)
        self.verdicts[record["index"]] = record["verdict"]
        if record["verdict"] == Verdict.PASS.value:
            name = schedule.name_of(record["feature_file"], record["rule"], record["scenario"])
            self.durations.learn(name, record["seconds"])
        self.told(record)

    def finish(self, *, interrupted: bool = False) -> dict[str, Path]:
        """End the run: world, network, workspace, last record, views. Returns the views by name."""
        self.abandon()
        if self._thread is not None:
            self._thread.close()
            self._thread = None
        self.durations.write(self.folder.parent / schedule.FILE)
        record = end_record(
            seconds=time.monotonic() - self.began,
            interrupted=interrupted,
            verdicts=self.verdicts.values(),
        )
        append_record(self.folder, record)
        with self.workspace:
            return write_all(self.folder, prepared=self.workspace.folder)

    @property
    def is_clean(self) -> bool:
        """Whether every verdict is pass, not applicable, or a deviation that its Rule declares."""
        return set(self.verdicts.values()) <= CLEAN

    def _audit(self, scene: Scene) -> BaseException | None:
        assert self._thread is not None  # noqa: S101  (for the type checker)
        try:
            running = scene.has_node and scene.node_as_is.is_running
            if running:
                scene.rest()
            audit(scene.window(), scene.explained_entries(), self._thread.faults)
        except Exception as error:  # noqa: BLE001  (judged like what a step raises)
            return error
        return None

    def _pause(self, scene: Scene, text: ScenarioText, what: str) -> None:
        """Stop at the first failure, the node alive, until the user has seen enough."""
        if self._paused or not (scene.has_node and scene.node_as_is.is_running):
            return
        self._paused = True
        say(f"paused at scenario {text.index}, {text.scenario}: {what}")
        say("the node lives; talk to it with:")
        say(f"  {shlex.join(_client_line(scene, self._home))} getpeerinfo")
        if not sys.stdin.isatty():
            say("pause=yes waits on a terminal only: going on")
            return
        say("Enter goes on, Ctrl-C ends the run")
        sys.stdin.readline()

    def _close(self, scene: Scene, verdict: Verdict, text: ScenarioText) -> str | None:
        keep = self.settings.keep
        bad = verdict.value not in CLEAN
        wanted = scene.has_node and (keep == "all" or (keep == "failed" and bad))
        self._scene = None
        scene.close(keep_folder=wanted)
        kept = None
        if wanted:
            node = scene.node_as_is
            kept = self._fresh_keep(text)
            (kept / "node.log").write_text("\n".join(node.log) + "\n", encoding="utf-8")
            (kept / "command.txt").write_text(shlex.join(node.command) + "\n", encoding="utf-8")
            shutil.move(node.folder, kept / "datadir")
        shutil.rmtree(self._place(text), ignore_errors=True)
        return str(kept) if kept else None

    def _place(self, text: ScenarioText) -> Path:
        return self.workspace.folder / f"{text.index:04d}"

    def _fresh_keep(self, text: ScenarioText) -> Path:
        kept = self.folder / "kept" / Path(text.evidence_name).stem
        shutil.rmtree(kept, ignore_errors=True)
        kept.mkdir(parents=True)
        return kept

    def _write(self, text: ScenarioText, outcome: Outcome) -> None:
        record = scenario_record(text, outcome)
        cited = [*record["cited"], *record["control"], *record["fence"]]
        entries = write_entries(self.folder, text.evidence_name, outcome.entries, cited)
        prepare(self.folder, self.about, record, entries, self.workspace.folder)
        self._latest = record["verdict"]
        self.deliver(record)


def _take_folder(wanted: Path | None) -> Path:
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


def _client_line(scene: Scene, home: Mapping[str, str]) -> list[str]:
    """Return the beginning of the command that talks to the scene's node from another terminal."""
    beside = scene.target.path.with_name("bitcoin-cli")
    client = str(beside) if os.access(beside, os.X_OK) else "bitcoin-cli"
    node = scene.node_as_is
    line = [client, f"-datadir={node.folder}", "-regtest", f"-rpcport={node.ports.rpc}"]
    here = _namespaces()
    if here == home:
        return line
    as_user = ["-U", "--preserve-credentials"] if here["user"] != home["user"] else []
    return ["nsenter", "-t", str(os.getpid()), *as_user, "-n", *line]


def _namespaces() -> dict[str, str]:
    """Return what names the namespaces of this process; nothing where there are none."""
    try:
        return {kind: str(Path(f"/proc/self/ns/{kind}").readlink()) for kind in ("user", "net")}
    except OSError:
        return {}


def _network_kind(wanted: str) -> tuple[str, str]:
    """Decide where peers live, by trying in a child; returns the kind and why it is not better."""
    if wanted == "loopback":
        return "loopback", "asked for by -D network=loopback"
    reason = _namespace_obstacle()
    if reason is None:
        return "namespace", ""
    if wanted == "namespace":
        raise SettingError(f"-D network=namespace: {reason}; use -D network=loopback")
    return "loopback", reason


def _namespace_obstacle() -> str | None:
    """Return why no namespace can be had, None when one can; tried in a forked child."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        reason = ""
        try:
            netns.enter()
        except OSError as error:
            reason = str(error)
        os.write(write_end, reason.encode())
        os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end) as told:
        reason = told.read()
    os.waitpid(child, 0)
    return reason or None


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def say(line: str) -> None:
    """Print one line of progress at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
