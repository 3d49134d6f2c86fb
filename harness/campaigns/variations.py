"""Runs the specification in other circumstances, and tells which verdicts are other ones then.

A variation changes what the Givens bring about (scene/circumstances.py), never what an example
says: a difference is a Rule that claims too much, a fault of ours, or one of the node.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.campaigns.whole import NoVerdicts, run_whole, scenarios
from harness.running.applicable import UNBORNE
from harness.terms import Variation, Verdict

Key = tuple[str, str, str]  # file, Rule, scenario
PLAIN = "plain"


class VariationError(Exception):
    """A run came to no verdicts; the text is one line."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A scenario whose verdict is another one in other circumstances."""

    variation: str
    key: Key
    plain: str
    varied: str
    reason: str
    place: str

    def row(self) -> list[str]:
        """Return it for a table."""
        _, rule, scenario = self.key
        told = self.reason.partition("\n")[0][:100]
        again = f"behave -D variation={self.variation} {self.place}"
        return [
            self.variation,
            f"{rule}\n{scenario}",
            f"{self.plain}, now {self.varied}",
            told,
            again,
        ]


@dataclass(frozen=True, slots=True)
class Varied:
    """What came of all variations.

    Attributes:
        counts: for each variation how many scenarios came to the same verdict, to another one, and
            how many do not bear it.
        differences: those that came to another one.
    """

    counts: Mapping[str, tuple[int, int, int]]
    differences: tuple[Difference, ...]

    def rows(self) -> list[list[Any]]:
        """Return one row for each variation."""
        return [[name, *counts] for name, counts in self.counts.items()]


def vary(
    project: Path,
    folder: Path,
    names: Sequence[str] = tuple(Variation),
    *,
    arguments: Sequence[str] = (),
    say: Callable[[str], None] = lambda _: None,
) -> Varied:
    """Run the specification as it is, and then in each of these circumstances.

    Args:
        project: where features/ lies.
        folder: where the runs' folders go.
        names: of the variations; several at once with commas between.
        arguments: more for behave.
        say: told how each run ended.

    Raises:
        VariationError: a run came to no verdicts.
    """
    folder = folder.absolute()
    results: dict[str, list[dict[str, Any]]] = {}
    for name in (PLAIN, *names):
        place = folder / name.replace(",", "+")
        different = [] if name == PLAIN else ["-D", f"variation={name}"]
        try:
            run_whole(place, [*arguments, *different], project=project)
        except NoVerdicts as error:
            raise VariationError(f"the run {name} came to no verdicts: {error}") from None
        results[name] = scenarios(place)
        counts = Counter(record["verdict"] for record in results[name])
        say(f"{name}: " + ", ".join(f"{count} {verdict}" for verdict, count in counts.items()))
    return compare(results.pop(PLAIN), results)


def compare(
    plain: Iterable[Mapping[str, Any]], varied: Mapping[str, Iterable[Mapping[str, Any]]]
) -> Varied:
    """Hold the records of varied runs against those of the plain one."""
    usual = {_key(record): record["verdict"] for record in plain}
    counts, differences = {}, []
    for name, records in varied.items():
        tally = Counter[str]()
        for record in records:
            verdict, before = record["verdict"], usual.get(_key(record), "not run")
            if verdict == before:
                tally["same"] += 1
            elif verdict == Verdict.NOT_APPLICABLE.value and UNBORNE in record["reason"]:
                tally["unborne"] += 1
            else:
                tally["other"] += 1
                place = f"{record['feature_file']}:{record['line']}"
                told = (name, _key(record), before, verdict, record["reason"], place)
                differences.append(Difference(*told))
        counts[name] = (tally["same"], tally["other"], tally["unborne"])
    return Varied(counts, tuple(differences))


def _key(record: Mapping[str, Any]) -> Key:
    return record["feature_file"], record["rule"], record["scenario"]
