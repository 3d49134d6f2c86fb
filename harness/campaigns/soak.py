"""Runs the specification again and again, under load, and tells which verdicts differ.

A scenario whose verdict is not always the same is a flake: the node or the suite depends on time.
Knows behave's command line and the records of a run.
"""

import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path

from harness.campaigns.whole import NoVerdicts, run_whole, scenarios
from harness.node import lifeline


class SoakError(Exception):
    """A run came to no verdicts; the text is one line."""


@dataclass(slots=True)
class Flakes:
    """The verdicts of every scenario over all runs.

    Attributes:
        runs: how many there were.
        verdicts: by scenario (file, rule, name), each verdict and the runs that came to it.
    """

    runs: int = 0
    verdicts: dict[tuple[str, str, str], dict[str, list[Path]]] = field(default_factory=dict)

    def add(self, folder: Path) -> bool:
        """Take the verdicts of a run; whether any differs from what was seen before."""
        self.runs += 1
        news = False
        for record in scenarios(folder):
            key = (record["feature_file"], record["rule"], record["scenario"])
            seen = self.verdicts.setdefault(key, {})
            news |= bool(seen) and record["verdict"] not in seen
            seen.setdefault(record["verdict"], []).append(folder / record["evidence"])
        return news

    @property
    def found(self) -> dict[tuple[str, str, str], dict[str, list[Path]]]:
        """The scenarios whose verdict is not always the same."""
        return {key: seen for key, seen in self.verdicts.items() if len(seen) > 1}

    def rows(self) -> list[list[str]]:
        """Return one row per flake: scenario, verdicts, rate, a record of each rarer verdict."""
        rows = []
        for (file, _, scenario), seen in sorted(self.found.items()):
            counts = Counter({verdict: len(records) for verdict, records in seen.items()})
            (usual, most), *others = counts.most_common()
            told = f"{usual} {most}, " + ", ".join(f"{name} {count}" for name, count in others)
            rate = f"{100 * (counts.total() - most) / counts.total():.1f} %"
            records = "\n".join(str(seen[name][0]) for name, _ in others)
            rows.append([f"{file}: {scenario}", told, rate, records])
        return rows


def soak(
    project: Path,
    folder: Path,
    *,
    runs: int,
    at_once: int,
    arguments: Sequence[str] = (),
    say: Callable[[str], None] = lambda _: None,
) -> Flakes:
    """Run the specification so many times; keep the folders of the runs that differ.

    Args:
        project: where features/ lies.
        folder: where the runs' folders go; that of the run that ended first is kept for comparison.
        runs: how many.
        at_once: how many go on at a time; each is the load under which the others stand.
        arguments: more for behave.
        say: told how each run ended.

    Raises:
        SoakError: a run came to no verdicts.
    """
    folder = folder.absolute()
    shutil.rmtree(folder, ignore_errors=True)
    flakes = Flakes()
    with ThreadPoolExecutor(at_once) as pool:
        places = [folder / f"{number:04d}" for number in range(1, runs + 1)]
        going = {
            pool.submit(run_whole, place, arguments, project=project): place for place in places
        }
        try:
            for ended in as_completed(going):
                ended.result()
                place = going[ended]
                differs = flakes.add(place)
                first = flakes.runs == 1
                words = "the first" if first else "differs" if differs else "as before"
                say(f"run {flakes.runs}/{runs}: {words}, {len(flakes.found)} flakes so far")
                if not differs and not first:
                    shutil.rmtree(place)
        except NoVerdicts as error:
            raise SoakError(f"a run came to no verdicts: {error}") from None
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            lifeline.dismiss()
    return flakes
