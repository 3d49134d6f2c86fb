"""`conformance selftest`, first part: every Then of every scenario is seen failing.

Each scenario runs once, on the honest node; behind each of its sentences the record is told
otherwise in all the ways that must contradict it. Results in reports/selftest/claims.txt.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from typing import Any

from tabulate import tabulate

from harness.campaigns.selftest import CLAIMS, FOLDER
from harness.deviations.falsify import Tried
from harness.running import schedule
from harness.running.applicable import obstacle
from harness.running.jobs import MANY, best_jobs
from harness.running.model import Case
from harness.running.progress import say
from harness.running.results import CLEAN
from harness.running.run import Run
from harness.running.runner import EXIT_SIGNAL, Runner, unusable
from harness.running.settings import SettingError
from harness.running.workers import Interruption, Workers

MOST_SHOWN = 60


class Falsification(Runner):
    """Runs the features and tries the counter-examples of every claim."""

    more_settings = ("sample", "seed")

    def run_model(self, features: Any = None) -> bool:  # noqa: ARG002  (behave's signature)
        """Run every scenario, or a sample; returns whether a counter-example survives."""
        data = self.config.userdata
        cases = self._select()
        settings = replace(
            self.settings,
            keep="none",
            counterexamples=True,
            reports=self.settings.reports or FOLDER,
        )
        run = self.config.conformance = Run.open(settings, jobs=self.jobs)
        say(f"falsifying every claim on {run.target.implementation} {run.target.version_text}")
        able = {
            index: case
            for index, case in cases.items()
            if obstacle(case.text.tags, run.facts()) is None
        }
        chosen = _sample(able, int(data.get("sample", 0)), data.get("seed", ""))
        if not chosen:
            unusable("no scenario applies")
        names = {index: self._name(case) for index, case in chosen.items()}
        if self.jobs == MANY:
            self.jobs = best_jobs(run.results.durations.expected(each) for each in names.values())
        self.jobs = min(self.jobs, run.room.jobs)
        self._prepare(chosen)
        with Interruption(raising=False) as stop:
            workers = Workers(
                lambda index: self._falsify(chosen[index], run),
                jobs=self.jobs,
                stop=stop,
                prepare=run.worlds.enter_network,
            )
            order = schedule.longest_first(names, run.results.durations)
            with closing(workers.run(order)) as ends:
                answers = [
                    (names[each.key], each.cause, each.answer) for each in ends if each is not None
                ]
        self.run_hook("after_all")
        run.workspace.close()
        if stop.signal is not None:
            raise SystemExit(EXIT_SIGNAL + stop.signal)
        return _tell(run, answers)

    def _falsify(self, case: Case, run: Run) -> bytes:
        """Run one scenario and its counter-examples, in a worker; returns what came of them."""
        run.tried.clear()
        record = json.loads(self._work(case, run))["record"]
        tried = [[each.sentence, each.name, each.outcome] for each in run.tried]
        place = f"{record['feature_file']}:{record['line']}"
        rule = record["rule"]
        return json.dumps(
            {
                "place": place,
                "rule": rule,
                "verdict": record["verdict"],
                "reason": record["reason"],
                "tried": tried,
            }
        ).encode()


def _sample(cases: Mapping[int, Case], size: int, seed: str) -> dict[int, Case]:
    """Return so many of the scenarios, others with each seed; all when the size is 0.

    Raises:
        SettingError: the size is no number that makes sense.
    """
    if size < 0:
        raise SettingError(f"--sample {size}: name how many scenarios, 0 for all")
    if not size:
        return dict(cases)

    def rank(index: int) -> bytes:
        text = cases[index].text
        return hashlib.sha256(f"{seed} {text.rule} {text.scenario}".encode()).digest()

    return {index: cases[index] for index in sorted(sorted(cases, key=rank)[:size])}


def _tell(run: Run, answers: Sequence[tuple[str, str, bytes | None]]) -> bool:
    """Say and write what came of all of them; returns whether anything is to mend."""
    lost, bad, tried = [], [], []
    rules: dict[str, bool] = {}
    for name, cause, answer in answers:
        if answer is None:
            lost.append(f"{name}: {cause}")
            continue
        told = json.loads(answer)
        if told["verdict"] not in CLEAN:
            bad.append(f"{told['place']}: {told['verdict']}: {told['reason']}")
        mine = [Tried(*each) for each in told["tried"]]
        tried += [(told["place"], each) for each in mine]
        if mine:
            falsified = not any(each.survives for each in mine)
            rules[told["rule"]] = rules.get(told["rule"], True) and falsified
    text = summary(tried, scenarios=len(answers), troubles=[*lost, *bad])
    (run.results.folder / "claims.txt").write_text(text, encoding="utf-8")
    shown = sorted(rule for rule, falsified in rules.items() if falsified)
    (run.results.folder / CLAIMS).write_text(json.dumps(shown, ensure_ascii=False, indent=0))
    say(text)
    return bool(lost or bad) or any(each.survives for _, each in tried)


def summary(tried: Iterable[tuple[str, Tried]], *, scenarios: int, troubles: Sequence[str]) -> str:
    """Return what is printed: the counter-examples that survive, by sentence, and the numbers."""
    tried = list(tried)
    survivors = [(place, each) for place, each in tried if each.survives]
    counts = Counter((each.sentence, each.name, each.outcome) for _, each in survivors)
    places = {(each.sentence, each.name, each.outcome): place for place, each in survivors}
    rows = [
        (sentence, name or "-", outcome[:80], count, places[sentence, name, outcome])
        for (sentence, name, outcome), count in counts.most_common(MOST_SHOWN)
    ]
    lines = [f"to mend: {each}" for each in troubles]
    if rows:
        lines.append(
            tabulate(rows, headers=["sentence", "a node that", "comes to", "times", "for example"])
        )
    claims = len({(place, each.sentence) for place, each in tried})
    lines.append(
        f"{scenarios} scenarios, {claims} claims, {len(tried)} counter-examples: "
        f"{len(tried) - len(survivors)} noticed, {len(survivors)} not"
    )
    return "\n".join(lines) + "\n"
