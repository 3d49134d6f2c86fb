"""`conformance selftest`: makes the node lie and demands that the right Rule notices, no other.

A runner of behave's like the usual one: one parent loads features and steps; each deviation is one
piece of work in a forked worker, which runs the scenarios that must notice until one does, and a
few that must not. Each scenario concerned runs once without a lie too. Results in
reports/selftest/: selftest.txt, selftest.ndjson, proofs.json, and the wire records.
"""

import json
import math
import shutil
import statistics
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from harness.deviations import proofs
from harness.deviations.catalogue import CATALOGUE, UNPROVEN
from harness.deviations.deviation import IMPATIENCE, Deviation, UnknownDeviationError, find
from harness.deviations.proofs import Judged, Outcome, Role, RuleProof, Trial
from harness.project import HOME, PROJECT
from harness.record.evidence import RESULTS
from harness.record.files import replace as put
from harness.running import schedule
from harness.running.applicable import obstacle
from harness.running.jobs import MANY, best_jobs
from harness.running.model import Case
from harness.running.progress import say
from harness.running.results import COMMITTED
from harness.running.run import Run
from harness.running.runner import EXIT_SIGNAL, Runner
from harness.running.settings import SettingError
from harness.running.workers import Interruption, Workers
from harness.terms import Verdict

FOLDER = HOME / "reports" / "selftest"
DURATIONS = "durations.json"
CLAIMS = "claims.json"  # Rules whose claims the first part of the self-test has seen failing
WIRE = "wire"
DEVIANT = "known.deviation"  # the tag
IDLE = 4  # workers beyond the usual number: a lying node is often waited for in vain
QUICK = 2.0  # times what most scenarios take
GOOD = (Outcome.CAUGHT, Outcome.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Plan:
    """What one worker does: one scenario without a lie, or all that concern one deviation.

    Attributes:
        deviation: the lie, None for none.
        notice: for each Rule that must notice, the scenarios of which one has to fail.
        spare: scenarios that have to pass.
    """

    deviation: Deviation | None
    notice: tuple[tuple[int, ...], ...]
    spare: tuple[int, ...]

    @property
    def name(self) -> str:
        """What names it from run to run."""
        return self.deviation.name if self.deviation else f"scenario {self.spare[0]}"

    @property
    def scenarios(self) -> set[int]:
        """All that it may run."""
        return {*self.spare, *(index for group in self.notice for index in group)}


class SelfTest(Runner):
    """Runs the catalogue of lies instead of the features."""

    more_settings = ("deviations", "against", "record")

    def run_model(self, features: Any = None) -> bool:  # noqa: ARG002  (behave's signature)
        """Run every deviation; returns whether anything is not as it has to be."""
        chosen = _chosen(self.config.userdata.get("deviations", ""))
        everything = self.config.userdata.get("against") == "everything"
        cases = self._select()
        run = _open_run(replace(self.settings, deviation=None, keep="none"))
        self.config.conformance = run
        say(f"testing the suite on {run.target.implementation} {run.target.version_text}")
        able = {
            index: case
            for index, case in cases.items()
            if obstacle(case.text.tags, run.facts()) is None
        }
        seconds = self._expected(able, run)
        if self.jobs == MANY:
            self.jobs = best_jobs(seconds.values()) + IDLE
        self.jobs = min(self.jobs, run.room.jobs)
        plans = [_plan(each, able, seconds, everything=everything) for each in chosen]
        whole = len(chosen) == len(CATALOGUE)
        concerned = set().union(*(plan.scenarios for plan in plans))
        if whole:  # what this very node gets wrong is seen failing without any lie
            concerned |= {index for index in able if DEVIANT in able[index].text.tags}
        plans = [*(Plan(None, (), (index,)) for index in sorted(concerned)), *plans]
        with Interruption(raising=False) as stop:
            trials = self._try_all(plans, able, run, stop)
        run.workspace.close()
        if stop.signal is not None:
            raise SystemExit(EXIT_SIGNAL + stop.signal)
        honest = {each.name: each.verdict for each in trials if each.role is Role.HONEST}
        judged = [
            proofs.judge(each, [one for one in trials if one.deviation == each.name], honest)
            for each in chosen
        ]
        texts = [case.text for case in cases.values()]
        apart = {case.text.rule for case in cases.values()} - {
            case.text.rule for case in able.values()
        }
        known = {proofs.BY_ITSELF, proofs.BY_CLAIMS, *(each.name for each in CATALOGUE)}
        standing = {
            rule: [name for name in names if name in known]
            for rule, names in proofs.earlier_proofs(PROJECT).items()
            if rule in apart or not whole
        }
        for rule in falsified_rules(run.results.folder):
            standing[rule] = [*standing.get(rule, []), proofs.BY_CLAIMS]
        rules = proofs.proofs_of(texts, judged, honest, standing)
        missing = proofs.without_proof(rules, UNPROVEN) if whole else []
        missing += [
            f"{each.name}: no example fits {promise}"
            for each in chosen
            for promise in proofs.unknown_promises(each, texts)
        ]
        text = _text(judged, rules, honest, missing, whole=whole)
        (run.results.folder / "selftest.txt").write_text(text, encoding="utf-8")
        (run.results.folder / "proofs.json").write_text(
            proofs.proofs_text(rules, UNPROVEN), encoding="utf-8"
        )
        if self.config.userdata.get("record") == "yes":
            put(PROJECT / proofs.FILE, proofs.proofs_text(rules, UNPROVEN).encode())
        say(text)
        say(f"Details: {run.results.folder}/")
        bad_honest = set(honest.values()) - {Verdict.PASS.value, Verdict.KNOWN_DEVIATION.value}
        return bool(missing or bad_honest) or any(each.outcome not in GOOD for each in judged)

    def _expected(self, cases: Mapping[int, Case], run: Run) -> dict[int, float]:
        """Return how long each scenario takes, as the project or an earlier run knows it."""
        known = schedule.Durations.read(COMMITTED)
        known.seconds = {**run.results.durations.seconds, **known.seconds}
        return {index: known.expected(self._name(case)) for index, case in cases.items()}

    def _try_all(
        self, plans: Sequence[Plan], cases: Mapping[int, Case], run: Run, stop: Interruption
    ) -> list[Trial]:
        """Carry out all plans in workers, those that last longest first."""
        self._prepare(cases)
        workers = Workers(
            lambda number: self._carry_out(plans[number], cases, run),
            jobs=self.jobs,
            stop=stop,
            prepare=run.worlds.enter_network,
        )
        durations = schedule.Durations.read(run.results.folder / DURATIONS)
        names = {number: plan.name for number, plan in enumerate(plans)}
        trials: list[Trial] = []
        with (
            closing(workers.run(schedule.longest_first(names, durations))) as ends,
            (run.results.folder / "selftest.ndjson").open("a", encoding="utf-8") as file,
        ):
            for ended in ends:
                if ended is None:
                    continue
                plan = plans[ended.key]
                durations.learn(plan.name, ended.seconds)
                answers = json.loads(ended.answer) if ended.answer is not None else []
                mine = [_trial(each) for each in answers]
                if plan.deviation is not None:
                    _tell(plan.deviation, mine, ended.cause)
                trials += mine
                file.writelines(json.dumps(each, ensure_ascii=False) + "\n" for each in answers)
        durations.write(run.results.folder / DURATIONS)
        self.run_hook("after_all")
        return trials

    def _carry_out(self, plan: Plan, cases: Mapping[int, Case], run: Run) -> bytes:
        """Run the scenarios of a plan, in a worker; returns the trials."""
        name = plan.deviation.name if plan.deviation else ""
        folder = run.results.folder / WIRE / (name or "honest")
        run.tell_lie(name or None, folder, plan.name.replace(" ", "-"))
        trials: list[Trial] = []

        def run_one(index: int, role: Role, promise: int = 0) -> Trial:
            record = json.loads(self._work(cases[index], run))["record"]
            acts = run.worlds.lie.acts if run.worlds.lie is not None else 0
            trials.append(_trial_of(record, name, role, promise, acts))
            return trials[-1]

        for promise, group in enumerate(plan.notice):
            run.worlds.patience = IMPATIENCE
            seen = {}
            for index in group:
                seen[index] = run_one(index, Role.NOTICE, promise).verdict
                if seen[index] == Verdict.FAIL.value:
                    break
            run.worlds.patience = math.inf
            unclear = [index for index, verdict in seen.items() if verdict != Verdict.PASS.value]
            if Verdict.FAIL.value not in seen.values():
                for index in unclear:  # once more, without haste
                    run_one(index, Role.NOTICE, promise)
        for index in plan.spare:
            run_one(index, Role.SPARE if name else Role.HONEST)
        return json.dumps([asdict(each) for each in trials]).encode()


def falsified_rules(folder: Path) -> list[str]:
    """Return the Rules whose every claim has been seen failing by the first part of this run."""
    file = folder / CLAIMS
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else []


def _chosen(names: str) -> list[Deviation]:
    """Return the deviations that were asked for, all of them by default.

    Raises:
        SettingError: there is none of this name.
    """
    if not names:
        return list(CATALOGUE)
    try:
        return [find(name, CATALOGUE) for name in names.split(",")]
    except UnknownDeviationError as error:
        raise SettingError(str(error)) from error


def _open_run(settings: Any) -> Run:
    """Open the run in its own folder and empty it; the first record says on what."""
    run = Run.open(settings if settings.reports else replace(settings, reports=FOLDER))
    (run.results.folder / RESULTS).replace(run.results.folder / "selftest.ndjson")
    shutil.rmtree(run.results.folder / WIRE, ignore_errors=True)
    return run


def _plan(
    deviation: Deviation,
    cases: Mapping[int, Case],
    seconds: Mapping[int, float],
    *,
    everything: bool,
) -> Plan:
    """Choose the scenarios of a deviation.

    Args:
        deviation: the lie.
        cases: all scenarios that apply.
        seconds: how long each of them takes; a sample is of quick ones.
        everything: whether all others have to pass, not a sample only.
    """
    texts = {index: case.text for index, case in cases.items()}
    notice = tuple(
        tuple(index for index, text in texts.items() if proofs.is_promised(promise, text))
        for promise in deviation.caught_by
    )
    words = {
        index: " ".join(step.name for step in case.scenario.all_steps)
        for index, case in cases.items()
    }
    if not any(notice):
        spare = []  # such a lie says nothing about this node
    elif everything:
        spare = proofs.sample(deviation, texts, words, size=len(cases))
    else:
        bound = QUICK * statistics.median(seconds.values())
        quick = {index: text for index, text in texts.items() if seconds[index] <= bound}
        spare = proofs.sample(deviation, quick, words)
    return Plan(deviation, notice, tuple(spare))


def _trial_of(record: Mapping[str, Any], name: str, role: Role, promise: int, acts: int) -> Trial:
    return Trial(
        deviation=name,
        role=role,
        promise=promise,
        feature_file=record["feature_file"],
        rule=record["rule"],
        ids=tuple(record["ids"]),
        scenario=record["scenario"],
        verdict=record["verdict"],
        reason=record["reason"],
        acts=acts,
        seconds=record["seconds"],
    )


def _trial(answer: Mapping[str, Any]) -> Trial:
    return Trial(**{**answer, "role": Role(answer["role"]), "ids": tuple(answer["ids"])})


def _tell(deviation: Deviation, trials: Iterable[Trial], cause: str) -> None:
    """Say how the scenarios of one deviation ended."""
    marks = [f"{','.join(each.ids)} {each.verdict}" for each in trials] or [cause]
    say(f"{deviation.name}: {'; '.join(marks)}")


def _text(
    judged: Sequence[Judged],
    rules: Sequence[RuleProof],
    honest: Mapping[Any, str],
    missing: Sequence[str],
    *,
    whole: bool,
) -> str:
    """Return what the terminal and selftest.txt show."""
    counts = {
        outcome: sum(each.outcome is outcome for each in judged)
        for outcome in Outcome
        if any(each.outcome is outcome for each in judged)
    }
    lines = ["", proofs.table(judged), ""]
    bad = [name for name, verdict in honest.items() if verdict != Verdict.PASS.value]
    lines += [f"Without any lie: {honest[name]}: {name[1]}: {name[2]}" for name in bad]
    if whole:
        proven = sum(bool(each.deviations) for each in rules)
        lines.append(f"{len(rules)} Rules, {proven} of them seen failing")
    lines += [f"to mend: {each}" for each in missing]
    summary = ", ".join(f"{count} {outcome.value}" for outcome, count in counts.items())
    return "\n".join([*lines, f"{len(judged)} deviations: {summary}"])
