"""behave's runner with our verdicts: `behave --jobs N features/`.

Opens the run, executes each scenario (here, or N at a time in forked workers), decides the exit
code and prints the table. One of three places that import behave (beside steps/ and
environment.py).
"""

import contextlib
import gc
import importlib
import io
import json
import os
import sys
import traceback
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NoReturn

from behave.exception import (
    ConfigError,
    InvalidFileLocationError,
    InvalidFilenameError,
    TagExpressionError,
)
from behave.exception import FileNotFoundError as FeatureNotFoundError
from behave.parser import ParserError
from behave.reporter.summary import SummaryReporter
from behave.runner import Context, the_step_registry
from behave.runner import Runner as BehaveRunner

from harness.errors import HarnessFault, LittleRoom
from harness.node import lifeline
from harness.node.exhaustion import exhausted
from harness.node.target import TargetError
from harness.project import PROJECT
from harness.report.annotations import annotations
from harness.report.results import ReportError, load
from harness.running import schedule, selection
from harness.running.applicable import obstacle
from harness.running.jobs import MANY, best_jobs, count_sleepers
from harness.running.model import Case, all_scenarios, fault_of, leave_only, text_of
from harness.running.progress import Progress, say
from harness.running.results import CLEAN, COMMITTED, Record
from harness.running.run import Run
from harness.running.settings import SettingError, Settings
from harness.running.workers import LIMIT, Interruption, Workers

EXIT_UNUSABLE = 2
EXIT_SIGNAL = 128  # plus the signal's number, as a shell says it
UNUSABLE = (  # what behave raises for features that cannot be read
    ConfigError,
    InvalidFileLocationError,
    InvalidFilenameError,
    ParserError,
    TagExpressionError,
)
NOWHERE = ("", 0, "", "")  # file, line, text and function that set an attribute, as behave wants
MOST_LINES = 200  # scenarios whose passing is told one by one, unless behave is told -v
QUIET_FORMATS = {None, "null"}


class Runner(BehaveRunner):  # type: ignore[misc]  # behave ships no types
    """Runs the features on one bitcoind and writes the report."""

    more_settings: tuple[str, ...] = ()  # names that -D may give beside those of Settings

    def run(self) -> bool:
        """Run; returns whether anything is not pass or not applicable (behave's exit code 1).

        Raises:
            SystemExit: 2, with one line on stderr, when there is nothing to judge; 128 and the
                number of the signal that ended the run.
        """
        if self.config.dry_run:
            return bool(super().run())
        self.config.show_snippets = False  # a sentence without a step is named in the verdict
        self.config.reporters = [
            each for each in self.config.reporters if not isinstance(each, SummaryReporter)
        ]
        try:
            self.settings = Settings.read(self.config.userdata, self.more_settings)
            self.jobs = self._jobs()
            return bool(super().run())
        except FeatureNotFoundError as error:
            unusable(f"there is no such feature file: {error}")
        except (TargetError, SettingError, LittleRoom, *UNUSABLE) as error:
            unusable(str(error))
        except OSError as error:
            trouble = exhausted((), error)
            if trouble is None:
                raise
            unusable(f"{trouble}: the run ends, its report is not whole")

    def run_model(self, features: Any = None) -> bool:
        """Select the scenarios, run them, write the report; returns whether any verdict is bad."""
        if self.config.dry_run:
            return bool(super().run_model(features))
        self._refuse_unknown_tags()
        cases = self._select()
        if not cases:
            unusable("no scenario was selected by what was asked for (files, --tags, --name)")
        cases = self._part_of(cases)
        run = self.config.conformance = Run.open(
            self.settings,
            selection=selection.told(self.config, PROJECT / "features"),
            jobs=self.jobs,
        )
        self._tell_circumstances(run)
        names = {index: self._name(case) for index, case in cases.items()}
        if self.jobs == MANY:
            self.jobs = best_jobs(run.results.durations.expected(name) for name in names.values())
        self.jobs = min(self.jobs, run.room.jobs)
        with Interruption(raising=self.jobs == 1) as stop:
            progress = Progress(
                names,
                run.results.durations,
                jobs=self.jobs,
                is_brief=len(names) > MOST_LINES and not self.config.verbose,
            )
            run.results.told = progress.tell
            progress.begin()
            try:
                applicable = self._set_aside(cases, run)
                if self.jobs == 1:
                    self._run_here(applicable, run, stop)
                else:
                    self._run_in_workers(applicable, run, stop, progress)
            finally:
                stop.calm()
                progress.close()
                views = self._finish(run, stop)
        say("")
        say(views)
        if stop.signal is not None:
            raise SystemExit(EXIT_SIGNAL + stop.signal)
        return not run.results.is_clean

    # before

    def _tell_circumstances(self, run: Run) -> None:
        """Say which bitcoind is judged, and what is not as usual."""
        target, settings = run.target, self.settings
        say(f"judging {target.implementation} {target.version_text} ({target.path}), {target.why}")
        if settings.deviation is not None:
            say(f"the node is made to lie: {settings.deviation}")
        if settings.node_args:
            say(f"every node is given {settings.node_args}")
        if run.worlds.factor != 1:
            say(f"all waiting is {run.worlds.factor:g} times as long (-D patience= says otherwise)")
        if run.worlds.in_order:
            built = ", ".join(target.instruments)
            say("nodes end in good order" + (f": built with {built}" if built else ""))
        if settings.variations:
            say(f"in other circumstances: {', '.join(sorted(settings.variations))}")
        if run.network_reason:
            say(f"peers stay on loopback addresses: {run.network_reason}")
        for remark in run.room.remarks:
            say(remark)

    def _jobs(self) -> int:
        """Return how many scenarios to run at a time, MANY where nobody said.

        Raises:
            SettingError: not a number of which something could come.
        """
        wanted = int(self.config.jobs)
        if wanted < 1:
            raise SettingError(f"--jobs {wanted}: nothing would run; use 1 or more")
        alone = self._reason_to_run_alone()
        if alone is not None:
            if wanted not in (1, MANY):
                say(f"--jobs 1 instead of {wanted}: {alone}")
            return 1
        return wanted

    def _reason_to_run_alone(self) -> str | None:
        if self.settings.pause:
            return "-D pause=yes stops at the first failure"
        if self.config.reporters:
            return "behave's own reports are written by one process"
        if not set(self.config.format or [None]) <= QUIET_FORMATS:
            return "behave's formatters show one scenario after the other"
        return None

    def _select(self) -> dict[int, Case]:
        """Return the selected scenarios by their position among all of the features."""
        return {
            index: Case(scenario, text_of(scenario, index))
            for index, scenario in enumerate(all_scenarios(self.features), start=1)
            if scenario.should_run(self.config)
        }

    def _refuse_unknown_tags(self) -> None:
        """End the run where --tags names a tag that no scenario bears: it would mislead."""
        if not self.config.tags:
            return
        unknown = selection.unknown_tags(self.config.tags, self._tags())
        if unknown:
            unusable(f"--tags names {unknown}")

    def _tags(self) -> set[str]:
        """Return every tag of the features at hand and of the specification."""
        borne = {
            str(tag) for scenario in all_scenarios(self.features) for tag in scenario.effective_tags
        }
        read = {Path(feature.filename).resolve() for feature in self.features}
        rest = {path.resolve() for path in (PROJECT / "features").rglob("*.feature")} - read
        return borne | selection.tags_of(rest)

    def _part_of(self, cases: dict[int, Case]) -> dict[int, Case]:
        """Return the cases of the shard that was asked for; where there are few, maybe none."""
        shard = self.settings.shard
        if shard is None:
            return cases
        names = {index: self._name(case) for index, case in cases.items()}
        durations = schedule.Durations.read(COMMITTED)
        mine = schedule.part_of(names, durations, shard.part, shard.parts)
        for index in cases.keys() - mine:
            cases.pop(index).scenario.should_skip = True
        return cases

    def _set_aside(self, cases: Mapping[int, Case], run: Run) -> dict[int, Case]:
        """Record what does not apply to this node; return the rest."""
        facts = run.facts()
        rest = {}
        for index, case in cases.items():
            try:
                reason = obstacle(case.text.tags, facts)
            except HarnessFault as fault:
                run.book_fault(case.text, str(fault))
                case.scenario.mark_skipped()
                continue
            if reason is None:
                rest[index] = case
            else:
                run.skip(case.text, reason)
                case.scenario.mark_skipped()
                case.scenario.skip_reason = reason
        return rest

    @staticmethod
    def _name(case: Case) -> str:
        return schedule.name_of(case.text.feature_file, case.text.rule, case.text.scenario)

    # running

    def _run_here(self, cases: Mapping[int, Case], run: Run, stop: Interruption) -> None:
        """Run everything in this process, in the order of the features."""
        self.config.cases = {id(case.scenario): case.text for case in cases.values()}
        take = run.results.deliver

        def deliver(record: Record) -> None:
            take(record)
            if self.config.stop and record["verdict"] not in CLEAN:
                for case in cases.values():
                    case.scenario.should_skip = True

        run.results.deliver = deliver
        with contextlib.suppress(KeyboardInterrupt):
            super().run_model(self.features)
        run.worlds.abandon()
        for index, case in cases.items():
            wanted = not case.scenario.should_skip
            if index not in run.results.verdicts and wanted and stop.signal is None:
                run.book_fault(case.text, fault_of(case.scenario))

    def _run_in_workers(
        self, cases: Mapping[int, Case], run: Run, stop: Interruption, progress: Progress
    ) -> None:
        """Run the scenarios in forks of this process, the longest first."""
        self._prepare(cases)
        workers = Workers(
            lambda index: self._work(cases[index], run),
            jobs=self.jobs,
            stop=stop,
            prepare=run.worlds.enter_network,
            is_fit=run.is_fit,
            limit=LIMIT * run.worlds.factor,
        )
        names = {index: self._name(case) for index, case in cases.items()}
        order = schedule.longest_first(names, run.results.durations)
        sleepers = count_sleepers(run.results.durations.expected(name) for name in names.values())
        begun = workers.run(order, sleepers=sleepers, tick=progress.tick)
        with contextlib.closing(begun) as ends:
            for ended in ends:
                progress.show_running(workers.running)
                if ended is None:
                    continue
                if ended.answer is None:
                    text = cases[ended.key].text
                    run.book_death(text, ended.cause, ended.seconds, is_ours=ended.is_ours)
                else:
                    answer = json.loads(ended.answer)
                    progress.pass_on(answer["said"])
                    run.results.take(answer["record"])
                if self.config.stop and not run.results.is_clean:
                    break
        self.run_hook("after_all")

    def _prepare(self, cases: Mapping[int, Case]) -> None:
        """Get ready to fork: what behave does before the first feature."""
        self.config.cases = {id(case.scenario): case.text for case in cases.values()}
        self.context = _LeanContext(self)
        self._warm_up(cases.values())
        self.run_hook("before_all")

    def _warm_up(self, cases: Iterable[Case]) -> None:
        """Do once, before forking, what every worker would do for itself."""
        importlib.import_module("encodings.idna")  # with the first address that is looked up
        lifeline.launcher()
        known = self.step_registry = _KnownSteps()
        for case in cases:
            for step in case.scenario.all_steps:
                known.learn(step)
        gc.collect()
        gc.freeze()  # a worker's collections leave the parent's pages alone

    def _work(self, case: Case, run: Run) -> bytes:
        """Run one scenario, in a worker; returns its record and what was printed meanwhile."""
        records: list[Record] = []
        run.results.deliver = records.append
        scenario = case.scenario
        leave_only(scenario)
        with contextlib.redirect_stdout(io.StringIO()) as said:
            try:
                scenario.feature.run(self)
            except Exception:  # noqa: BLE001  (this scenario's fault must not be another's)
                run.book_fault(case.text, traceback.format_exc())
            if not records:
                run.book_fault(case.text, fault_of(scenario))
        return json.dumps({"record": records[0], "said": said.getvalue()}).encode()

    # after

    def _finish(self, run: Run, stop: Interruption) -> str:
        """Close everything and return what to print: the summary, with -v all of it."""
        try:
            views = run.finish(interrupted=stop.signal is not None)
        except ReportError as error:
            return f"the report could not be written: {error}"
        except Exception as error:
            if exhausted((), error) is not None:
                raise
            return f"the report could not be written:\n{traceback.format_exc()}"
        shown = "summary.txt" if self.config.verbose else "terminal.txt"
        said = views[shown].read_text(encoding="utf-8")
        # of shards, who merges them tells
        if os.environ.get("GITHUB_ACTIONS") == "true" and self.settings.shard is None:
            said += annotations(load(views[shown].parent))
        return said


class _KnownSteps:
    """Finds the step of a sentence that was looked up before."""

    def __init__(self) -> None:
        self._matches: dict[tuple[str, str], Any] = {}

    def learn(self, step: Any) -> None:
        """Look a sentence up."""
        self._matches[step.step_type, step.name] = the_step_registry.find_match(step)

    def find_match(self, step: Any) -> Any:
        """Return the step of a sentence, None when there is none."""
        return self._matches.get((step.step_type, step.name))


class _LeanContext(Context):  # type: ignore[misc]  # behave ships no types
    """behave's context without a walk up the stack whenever an attribute is set."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name.startswith("_"):
            self.__dict__[name] = value
            return
        self._record[name] = NOWHERE
        self._stack[0][name] = value
        self._origin.setdefault(name, self._mode)


def unusable(reason: str) -> NoReturn:
    """End with one line on stderr and exit code 2."""
    first = " ".join(reason.split())
    sys.stderr.write(f"conformance: {first}\n")
    raise SystemExit(EXIT_UNUSABLE)
