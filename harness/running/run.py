"""One run of the specification: a target, worlds for its scenarios, and the ledger of results.

Knows behave's scenarios by what they look like (titles, tags, steps), never imports behave.
"""

import os
import shlex
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from harness.deviations.falsify import Tried
from harness.node.choosing import choose
from harness.node.target import Target, require_addconnection
from harness.node.workspace import Workspace
from harness.project import HOME
from harness.record.evidence import Outcome, ScenarioText, StepOutcome, judge
from harness.record.reader import Reader
from harness.record.reader import run_record as run_record_of
from harness.report.table import command
from harness.running.applicable import Facts
from harness.running.jobs import MANY, most_jobs
from harness.running.pause import Pause
from harness.running.results import CLEAN, Ledger, run_record, take_folder
from harness.running.room import Room, find_room
from harness.running.settings import Settings, network_kind
from harness.running.worlds import Worlds
from harness.scene.scene import Scene
from harness.terms import Verdict

KNOWN_DEVIATION = "known.deviation"  # tag of a Rule that today's nodes are known to break


@dataclass(slots=True)
class Run:
    """A run in progress. Whoever opens it calls `finish`.

    Attributes:
        settings: what was asked for.
        target: which bitcoind is judged.
        network_kind: namespace or loopback.
        network_reason: why it is not better.
        room: for how many scenarios at a time the machine has room.
        workspace: what lasts as long as the run.
        results: what was found so far.
        worlds: makes the world of each scenario.
        tried: the counter-examples of the claims of the present scenario.
    """

    settings: Settings
    target: Target
    network_kind: str
    network_reason: str
    room: Room
    workspace: Workspace
    results: Ledger
    worlds: Worlds
    _pause: Pause
    tried: list[Tried] = field(default_factory=list)

    @classmethod
    def open(
        cls,
        settings: Settings,
        environment: Mapping[str, str] = os.environ,
        *,
        selection: str = "",
        jobs: int = MANY,
    ) -> "Run":
        """Choose the target and begin the results.

        Args:
            settings: what was asked for.
            environment: where a bitcoind may be named.
            selection: what restricts the run to some scenarios, as behave was told.
            jobs: how many scenarios at a time are wanted, MANY for as many as are best.

        Raises:
            TargetError: no usable bitcoind.
            SettingError: the network or the folder that was asked for is not to be had.
            LittleRoom: the machine has too little of something.
        """
        room = find_room(most_jobs() if jobs == MANY else jobs)
        target = choose(
            settings.bitcoind, environment, HOME, arguments=shlex.split(settings.node_args)
        )
        require_addconnection(target)
        kind, reason = network_kind(settings.network)
        folder = take_folder(settings.reports)
        workspace = Workspace(room.parent)
        about = run_record(target, settings, kind, reason, selection)
        results = Ledger.open(folder, about, keep_runs=settings.keep_runs)
        worlds = Worlds(target, in_namespace=kind == "namespace")
        worlds.node_options = settings.node_options
        worlds.factor = settings.patience or target.slowness
        worlds.in_order = settings.ending == "orderly" or (
            settings.ending == "auto" and bool(target.instruments)
        )
        return cls(settings, target, kind, reason, room, workspace, results, worlds, Pause())

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
            variations=self.settings.variations,
        )

    # scenarios

    def begin(self, text: ScenarioText) -> Scene:
        """Make the world of a scenario; the node starts when a sentence needs it."""
        deviation = self.settings.deviation
        return self.worlds.open(
            self._place(text),
            tags=text.tags,
            deviation=deviation,
            variations=self.settings.variations,
        )

    def end(
        self,
        scene: Scene,
        text: ScenarioText,
        steps: Sequence[StepOutcome],
        error: BaseException | None,
    ) -> Outcome:
        """Audit, close the world, deliver the record; returns how the scenario ended.

        Raises:
            KeyboardInterrupt: the user has ended the run at the pause; the record is delivered.
        """
        verdict, reason, cited = judge(self.worlds.audit(scene, error))
        if verdict.value not in CLEAN:
            reason = scene.circumstances.named(reason)
        if verdict is Verdict.FAIL and KNOWN_DEVIATION in text.tags:
            verdict = Verdict.KNOWN_DEVIATION
        interrupted = None
        if self.settings.pause and verdict.value not in CLEAN:
            about = run_record_of(Reader(self.results.about, "this run"))
            again = command(about, f"{text.feature_file}:{text.line}")
            try:
                self._pause.at(scene, text, f"{verdict.value}: {reason}", again)
            except KeyboardInterrupt as caught:  # the user has seen enough: it is in the report
                interrupted = caught
        kept = self._close(scene, verdict, text)
        entries = tuple(scene.transcript.entries)
        node = scene.node_as_is.spend if scene.has_node else None
        outcome = Outcome(
            verdict,
            reason,
            cited,
            seconds=self.worlds.seconds,
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
            suite_spend=self.worlds.spend() | {"waited": round(scene.transcript.waited, 1)},
            kept=kept,
            addresses=scene.addresses(),
            left_out={str(each): why for each, why in scene.circumstances.left_out.items()},
        )
        self.results.write(text, outcome)
        if interrupted is not None:
            raise interrupted
        return outcome

    def skip(self, text: ScenarioText, reason: str) -> None:
        """Record that a scenario does not apply to this target."""
        self.results.write(text, Outcome(Verdict.NOT_APPLICABLE, reason))

    def book_fault(self, text: ScenarioText, reason: str) -> None:
        """Record that a scenario came to no verdict by a fault of ours."""
        self.results.write(text, Outcome(Verdict.SUITE_ERROR, reason))

    def book_death(
        self, text: ScenarioText, cause: str, seconds: float, *, is_ours: bool = False
    ) -> None:
        """Record that the worker of a scenario died, and keep what its node has left.

        Args:
            text: of the scenario.
            cause: why.
            seconds: how long it lived.
            is_ours: whether it ended by a fault of ours.
        """
        kept = None
        left = self._place(text)
        if self.settings.keep != "none" and left.is_dir():
            kept = self.results.keep_left(text, left)
        shutil.rmtree(left, ignore_errors=True)
        reason = f"the worker died: {cause}"
        verdict = Verdict.SUITE_ERROR if is_ours else Verdict.INCONCLUSIVE
        self.results.write(text, Outcome(verdict, reason, seconds=seconds, kept=kept))

    def is_fit(self) -> bool:
        """Whether this process may run another scenario: the latest ended well and left nothing."""
        return self.results.latest in CLEAN and self.worlds.is_tidy()

    def tell_lie(self, deviation: str | None, folder: Path, corner: str) -> None:
        """Go on in a corner of the workspace with another lie or none, and write elsewhere."""
        self.settings = replace(self.settings, deviation=deviation)
        self.workspace = self.workspace.corner(corner)
        self.results.folder = folder

    def finish(self, *, interrupted: bool = False) -> dict[str, Path]:
        """End the run: world, network, workspace, last record, views. Returns the views by name."""
        with self.workspace:
            self.worlds.finish()
            self.results.end(interrupted=interrupted)
            return self.results.render()

    def _close(self, scene: Scene, verdict: Verdict, text: ScenarioText) -> str | None:
        keep = self.settings.keep
        bad = verdict.value not in CLEAN
        wanted = scene.has_node and (keep == "all" or (keep == "failed" and bad))
        self.worlds.close(scene, keep_folder=wanted)
        kept = self.results.keep_node(text, scene.node_as_is) if wanted else None
        shutil.rmtree(self._place(text), ignore_errors=True)
        return kept

    def _place(self, text: ScenarioText) -> Path:
        return self.workspace.folder / f"{text.index:04d}"
