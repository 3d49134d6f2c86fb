"""One run of the specification: the target, the circumstances, the folder of results.

Knows behave's scenarios by what they look like (titles, tags, steps), never imports behave. Opens
the network at the first scenario of a process, so that a forked worker gets one of its own.
"""

import datetime
import os
import resource
import shutil
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from harness import netns
from harness.audit import audit
from harness.errors import HarnessFault, Inconclusive
from harness.evidence import (
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
from harness.network import NetworkThread
from harness.node import P2P_PORT, RPC_PORT, Ports
from harness.scene import Scene
from harness.target import Target, choose, require_addconnection
from harness.terms import Verdict
from harness.transcript import Transcript

SUITE_VERSION = "0.1.0"
PROJECT = Path(__file__).resolve().parent.parent
KEEP = ("failed", "all", "none")
NETWORKS = ("auto", "namespace", "loopback")
NODE_VERSION_UNIT = 10_000  # getnetworkinfo.version counts 280100 for 28.1.0


class SettingError(Exception):
    """A setting cannot be used; the text is one line and names the mend."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What `-D name=value` says.

    Attributes:
        bitcoind: path of the bitcoind, None to look for one.
        keep: of which scenarios to keep the node's folder and log: failed, all, none.
        pause: whether to stop at the first failure with the node alive.
        network: namespace, loopback, or auto for the first where the system allows it.
        reports: folder of the results.
        deviation: name of a lie that the node is made to tell, None for none.
    """

    bitcoind: str | None = None
    keep: str = "failed"
    pause: bool = False
    network: str = "auto"
    reports: Path = PROJECT / "reports" / "latest"
    deviation: str | None = None

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
        reports = given.get("reports")
        return cls(
            bitcoind=given.get("bitcoind") or None,
            keep=keep,
            pause=pause == "yes",
            network=network,
            reports=Path(reports) if reports else cls.__dataclass_fields__["reports"].default,
            deviation=given.get("deviation") or None,
        )


@dataclass(slots=True)
class Run:
    """A run in progress. Whoever opens it calls `finish`."""

    settings: Settings
    target: Target
    network_kind: str
    network_reason: str
    began: float = field(default_factory=time.monotonic)
    verdicts: dict[int, str] = field(default_factory=dict)
    indexes: dict[tuple[str, int], int] = field(default_factory=dict)
    _thread: NetworkThread | None = None
    _scene_began: float = 0.0
    _cpu_began: float = 0.0
    _entered: bool = False

    @classmethod
    def open(cls, settings: Settings, environment: Mapping[str, str] = os.environ) -> "Run":
        """Choose the target and begin the results.

        Raises:
            TargetError: no usable bitcoind.
            SettingError: the network that was asked for is not to be had.
        """
        target = choose(settings.bitcoind, environment, PROJECT)
        require_addconnection(target)
        kind, reason = _network_kind(settings.network)
        run = cls(settings, target, kind, reason)
        folder = settings.reports
        shutil.rmtree(folder / "evidence", ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / RESULTS).unlink(missing_ok=True)
        append_record(
            folder,
            run_record(
                target,
                started=datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                suite=SUITE_VERSION,
                network=kind,
                network_reason=reason,
                deviation=settings.deviation,
            ),
        )
        return run

    # what active tags may ask

    def facts(self) -> dict[str, Any]:
        """Return what decides whether a behaviour applies to this target."""
        capabilities = self.target.capabilities.as_dict()
        return {
            "version": self.target.version / NODE_VERSION_UNIT,
            "knots": self.target.implementation == "Bitcoin Knots",
            "public_addresses": self.network_kind == "namespace",
            **capabilities,
        }

    # scenarios

    def begin(self, tags: Sequence[str]) -> Scene:
        """Make the world of a scenario; the node starts when a sentence needs it."""
        if not self._entered and self.network_kind == "namespace":
            netns.enter()
        self._entered = True
        if self._thread is None:
            self._thread = NetworkThread().open()
        self._thread.faults.clear()
        self._scene_began = time.monotonic()
        self._cpu_began = _cpu_seconds()
        if self.network_kind == "namespace":
            ports = Ports(P2P_PORT, RPC_PORT)
        else:
            ports = Ports.free()
        scene = Scene(self.target, self._thread, Transcript(), ports)
        scene.with_coins = "fixture.coins" in tags
        scene.near_tip = "fixture.initial_download" not in tags
        return scene

    def end(
        self,
        scene: Scene,
        text: ScenarioText,
        steps: Sequence[StepOutcome],
        error: BaseException | None,
    ) -> Outcome:
        """Audit, write the record, close the world; returns how the scenario ended."""
        assert self._thread is not None  # noqa: S101  (for the type checker)
        if error is None:
            error = self._audit(scene)
        verdict, reason, cited = judge(error)
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
                "peak_rss_kib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
            },
            kept=kept,
        )
        self._write(text, outcome)
        return outcome

    def skip(self, text: ScenarioText, reason: str) -> None:
        """Record that a scenario does not apply to this target."""
        self._write(text, Outcome(Verdict.NOT_APPLICABLE, reason))

    def finish(self, *, interrupted: bool = False) -> dict[str, Path]:
        """End the run: last record, network, views. Returns the views by name."""
        if self._thread is not None:
            self._thread.close()
            self._thread = None
        record = end_record(
            seconds=time.monotonic() - self.began,
            interrupted=interrupted,
            verdicts=self.verdicts.values(),
        )
        append_record(self.settings.reports, record)
        from harness.report.write import write_all  # noqa: PLC0415  (only when there is a report)

        return write_all(self.settings.reports)

    @property
    def is_clean(self) -> bool:
        """Whether every verdict is pass or not applicable."""
        clean = {Verdict.PASS.value, Verdict.NOT_APPLICABLE.value}
        return set(self.verdicts.values()) <= clean

    def _audit(self, scene: Scene) -> BaseException | None:
        assert self._thread is not None  # noqa: S101  (for the type checker)
        try:
            if scene.has_node and scene.node_as_is.is_running:
                scene.settle()
            audit(scene.window(), scene.explained_entries(), self._thread.faults)
        except (AssertionError, Inconclusive, HarnessFault) as error:
            return error
        return None

    def _close(self, scene: Scene, verdict: Verdict, text: ScenarioText) -> str | None:
        keep = self.settings.keep
        bad = verdict not in (Verdict.PASS, Verdict.NOT_APPLICABLE)
        wanted = scene.has_node and (keep == "all" or (keep == "failed" and bad))
        scene.close(keep_folder=wanted)
        if not wanted:
            return None
        node = scene.node_as_is
        kept = self.settings.reports / "kept" / Path(text.evidence_name).stem
        shutil.rmtree(kept, ignore_errors=True)
        kept.mkdir(parents=True)
        (kept / "node.log").write_text("\n".join(node.log) + "\n", encoding="utf-8")
        (kept / "command.txt").write_text(" ".join(node.command) + "\n", encoding="utf-8")
        shutil.move(str(node.folder), kept / "datadir")
        return str(kept)

    def _write(self, text: ScenarioText, outcome: Outcome) -> None:
        folder = self.settings.reports
        record = scenario_record(text, outcome)
        cited = [*record["cited"], *record["control"], *record["fence"]]
        write_entries(folder, text.evidence_name, outcome.entries, cited)
        append_record(folder, record)
        self.verdicts[text.index] = outcome.verdict.value


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


Progress = Callable[[str], None]


def say(line: str) -> None:
    """Print one line of progress at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
