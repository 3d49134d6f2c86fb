"""What the self-test has seen: which Rule has been seen failing, under which deviation.

Pure: from trials (one scenario under one deviation) to verdicts, a table, the file of proofs, and
the list of Rules that nothing has proven. A deviation is *caught* when, of every Rule that it
names, an example failed that passes on the honest node; *missed* when it did not; *wrongly caught*
when an example of an unrelated Rule did not pass.
"""

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any

from tabulate import tabulate

from harness.claims.audit import EXPECTED as UNEXPLAINED
from harness.deviations.deviation import Caught, Deviation
from harness.record.evidence import ScenarioText
from harness.terms import ConnectionType, Verdict

FILE = Path("reports", "baselines", "proofs.json")  # in the project
RULE = "Rule:"
BY_CLAIMS = "counter-examples of its claims"
BY_ITSELF = "a node as it is, which has this deviation"
SAMPLE = 2  # examples of unrelated Rules that each deviation must leave alone


class Role(StrEnum):
    """Why a scenario runs."""

    HONEST = "honest"  # without any lie: what fails by itself proves nothing
    NOTICE = "must notice"
    SPARE = "must not notice"


class Outcome(StrEnum):
    """What became of a deviation."""

    CAUGHT = "caught"
    MISSED = "MISSED"
    WRONG = "WRONGLY CAUGHT"
    UNCLEAR = "UNCLEAR"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True)
class Trial:
    """One scenario, run once.

    Attributes:
        deviation: which lie the node told, empty for none.
        role: why it ran.
        promise: the position of the Rule among those that the deviation names.
        acts: how often the lie changed something.
    """

    deviation: str
    role: Role
    promise: int
    feature_file: str
    rule: str
    ids: tuple[str, ...]
    scenario: str
    verdict: str
    reason: str
    acts: int
    seconds: float

    @property
    def by_audit(self) -> bool:
        """Whether the audit noticed, not a sentence."""
        return UNEXPLAINED in self.reason

    @property
    def name(self) -> tuple[str, str, str]:
        """What names the scenario."""
        return self.feature_file, self.rule, self.scenario


@dataclass(frozen=True, slots=True)
class Judged:
    """A deviation and what became of it.

    Attributes:
        proofs: the trials that failed as they had to.
        words: what was not as it had to be, one line each.
    """

    deviation: Deviation
    outcome: Outcome
    proofs: tuple[Trial, ...] = ()
    words: tuple[str, ...] = ()


# before: which scenarios


def is_promised(promise: Caught, text: ScenarioText) -> bool:
    """Return whether a scenario is one of those that a deviation says will notice."""
    wanted, words = (promise, "") if isinstance(promise, str) else promise
    titles = f"{text.rule}\n{text.scenario}"
    found = re.search(words, titles, re.IGNORECASE | re.MULTILINE | re.DOTALL)
    return wanted in text.ids and found is not None


def unknown_promises(deviation: Deviation, texts: Iterable[ScenarioText]) -> list[str]:
    """Return the promises of a deviation that no scenario of the specification fits."""
    known = list(texts)
    return [
        _of(promise)
        for promise in deviation.caught_by
        if not any(is_promised(promise, text) for text in known)
    ]


def sample(
    deviation: Deviation,
    texts: Mapping[int, ScenarioText],
    words: Mapping[int, str],
    *,
    size: int = SAMPLE,
) -> list[int]:
    """Choose examples of unrelated Rules, the same ones each time; the first of another chapter.

    Those that speak of the kinds of connection that the deviation is about come first.

    Args:
        deviation: the lie.
        texts: all scenarios.
        words: what their sentences say.
        size: how many.
    """
    apart = {*deviation.ids, *deviation.also, "slow"}

    def is_apart(index: int) -> bool:
        spoken = any(each in words[index] for each in deviation.also)
        return not spoken and not apart & {*texts[index].tags}

    promised = [
        text
        for text in texts.values()
        if any(is_promised(each, text) for each in deviation.caught_by)
    ]
    chapters = {_chapter(text) for text in promised}
    kinds = [kind.value for kind in ConnectionType if kind.value in deviation.name]

    def rank(index: int) -> tuple[bool, bytes]:
        about = any(kind in words[index] for kind in kinds)
        seed = f"{deviation.name} {texts[index].rule} {texts[index].scenario}"
        return not about, sha256(seed.encode()).digest()

    able = sorted(filter(is_apart, texts), key=rank)
    elsewhere = [index for index in able if _chapter(texts[index]) not in chapters]
    chosen = [*elsewhere[:1], *able]
    return list(dict.fromkeys(chosen))[:size]


def _chapter(text: ScenarioText) -> str:
    return text.feature_file.rpartition("/")[0]


# after: what was seen


def judge(deviation: Deviation, trials: Sequence[Trial], honest: Mapping[Any, str]) -> Judged:
    """Say what became of a deviation.

    Args:
        deviation: the lie.
        trials: the scenarios under it.
        honest: the verdict of each scenario without it, by name.
    """
    proofs, missed, unclear = [], [], []
    able = False
    for number, promise in enumerate(deviation.caught_by):
        mine = [each for each in trials if each.role is Role.NOTICE and each.promise == number]
        able = able or bool(mine)
        failed = [each for each in mine if each.verdict == Verdict.FAIL.value]
        sound = [each for each in failed if honest.get(each.name) == Verdict.PASS.value]
        doubtful = [each for each in mine if each.verdict != Verdict.PASS.value]
        if sound:
            proofs.append(sound[0])
        elif failed:
            unclear.append(f"{_of(promise)}: {failed[0].scenario} fails on the honest node too")
        elif doubtful:
            unclear.append(f"{_of(promise)}: {_in_words(doubtful[0])}")
        elif mine:
            never = "" if any(each.acts for each in mine) else " (the lie never came to act)"
            missed.append(f"{_of(promise)}: {len(mine)} examples pass{never}")
    wrong = [
        f"{','.join(each.ids)}: {_in_words(each)}"
        for each in trials
        if each.role is Role.SPARE and each.verdict != honest.get(each.name)
    ]
    outcomes = {
        Outcome.MISSED: bool(missed),
        Outcome.WRONG: bool(wrong),
        Outcome.UNCLEAR: bool(unclear),
        Outcome.CAUGHT: able,
        Outcome.NOT_APPLICABLE: True,
    }
    outcome = next(outcome for outcome, is_so in outcomes.items() if is_so)
    return Judged(deviation, outcome, tuple(proofs), (*missed, *wrong, *unclear))


def _of(promise: Caught) -> str:
    return promise if isinstance(promise, str) else f"{promise[0]} ({promise[1]})"


def _in_words(trial: Trial) -> str:
    reason = " / ".join(trial.reason.split("\n"))[:200]
    return f"{trial.scenario}: {trial.verdict}: {reason}"


@dataclass(frozen=True, slots=True)
class RuleProof:
    """A Rule and the deviations under which it has been seen failing."""

    feature_file: str
    rule: str
    ids: tuple[str, ...]
    deviations: tuple[str, ...]


def proofs_of(
    rules: Iterable[ScenarioText],
    judged: Iterable[Judged],
    honest: Mapping[Any, str] | None = None,
    earlier: Mapping[str, Collection[str]] | None = None,
) -> list[RuleProof]:
    """Return for each Rule of the specification the deviations that made it fail.

    Args:
        rules: all scenarios.
        judged: the deviations and what became of them.
        honest: the verdict of each scenario without a lie, by name; a known deviation is a proof.
        earlier: proofs that stand, by the words of the Rule: seen on other nodes.
    """
    seen: dict[tuple[str, str], dict[str, None]] = {}
    for each in judged:
        for trial in each.proofs:
            seen.setdefault((trial.feature_file, trial.rule), {})[each.deviation.name] = None
    for (file, rule, _), verdict in (honest or {}).items():
        if verdict == Verdict.KNOWN_DEVIATION.value:
            seen.setdefault((file, rule), {})[BY_ITSELF] = None
    names: dict[tuple[str, str], tuple[str, ...]] = {}
    for text in rules:
        names.setdefault((text.feature_file, text.rule), text.ids)
        for name in (earlier or {}).get(text.rule, ()):
            seen.setdefault((text.feature_file, text.rule), {})[name] = None
    return [
        RuleProof(file, rule, ids, tuple(seen.get((file, rule), ())))
        for (file, rule), ids in names.items()
    ]


def without_proof(proofs: Iterable[RuleProof], excused: Mapping[str, str]) -> list[str]:
    """Return the Rules that nothing has made fail and for which no reason is given.

    Args:
        proofs: of all Rules.
        excused: reasons, by an ID of the Rule.
    """
    return [
        f"{','.join(each.ids)} {each.rule}"
        for each in proofs
        if not each.deviations and _excuse(each, excused) is None
    ]


def _excuse(proof: RuleProof, excused: Mapping[str, str]) -> str | None:
    """Return why nothing makes a Rule fail, None when something does or there is no reason."""
    if proof.deviations:
        return None
    return next((excused[each] for each in proof.ids if each in excused), None)


def proofs_text(proofs: Iterable[RuleProof], excused: Mapping[str, str]) -> str:
    """Return the file that says under which lies each Rule has been seen failing.

    Args:
        proofs: of all Rules.
        excused: reasons why none can be told, by an ID of the Rule.
    """
    rows = [
        {
            "ids": each.ids,
            "rule": each.rule,
            "seen failing": sorted(each.deviations),
            **({"excused": reason} if (reason := _excuse(each, excused)) else {}),
        }
        for each in proofs
    ]
    return json.dumps(rows, indent=1, ensure_ascii=False) + "\n"


def read_proofs(text: str) -> dict[str, list[str]]:
    """Return from such a file, for each Rule by its words, what made it fail, or the excuse.

    Raises:
        ValueError: it is no such file.
    """
    try:
        return {
            row["rule"]: list(row["seen failing"]) or [*filter(None, [row.get("excused")])]
            for row in json.loads(text)
        }
    except (TypeError, KeyError) as error:
        raise ValueError(f"no file of proofs: {error!r}") from error


def earlier_proofs(project: Path) -> dict[str, list[str]]:
    """Return what the project's file of proofs says, nothing where there is none.

    Raises:
        ValueError: the file is damaged.
    """
    path = project / FILE
    return read_proofs(path.read_text(encoding="utf-8")) if path.exists() else {}


def unproven(project: Path) -> list[str]:
    """Return the Rules of a project's features that its file of proofs does not show failing.

    Raises:
        ValueError: the file is damaged. Without one nothing is proven.
    """
    seen = earlier_proofs(project)
    rules = [
        line.strip().removeprefix(RULE).strip()
        for feature in sorted((project / "features").rglob("*.feature"))
        for line in feature.read_text(encoding="utf-8").splitlines()
        if line.strip().startswith(RULE)
    ]
    return [rule for rule in rules if not seen.get(rule)]


def table(judged: Iterable[Judged]) -> str:
    """Return deviation by verdict, as a table for a terminal."""
    rows = []
    for each in judged:
        by = [
            f"{','.join(trial.ids)} {trial.rule}{' (audit)' if trial.by_audit else ''}"
            for trial in each.proofs
        ]
        rows.append((each.deviation.name, each.outcome.value, "\n".join([*by, *each.words])))
    headers = ("Deviation", "Verdict", "Noticed by")
    return str(tabulate(rows, headers, maxcolwidths=[52, None, 90]))
