"""Runs the specification in other circumstances, and tells which verdicts are other ones then.

A variation changes what the Givens bring about (scene/circumstances.py), never what an example
says: a difference is a Rule that claims too much, a fault of ours, or one of the node.
"""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from harness.campaigns.whole import NoVerdicts, run_whole
from harness.report.results import Results, load
from harness.report.text import counts_line
from harness.report.variations import Varied, lay
from harness.terms import Variation

PLAIN = "plain"


class VariationError(Exception):
    """A run came to no verdicts; the text is one line."""


def vary(
    project: Path,
    folder: Path,
    names: Sequence[str] = tuple(Variation),
    *,
    plain: Path | None = None,
    arguments: Sequence[str] = (),
    say: Callable[[str], None] = lambda _: None,
) -> Varied:
    """Run the specification as it is, and then in each of these circumstances.

    Args:
        project: where features/ lies.
        folder: where the runs' folders go.
        names: of the variations; several at once with commas between.
        plain: what a plain run of the same has left; None to run it first.
        arguments: more for behave.
        say: told how each run ended.

    Raises:
        VariationError: a run came to no verdicts.
        ReportError: what a run has left cannot be read.
    """
    folder = folder.absolute()
    results: dict[str, Results] = {}
    if plain is not None:
        results[PLAIN] = load(plain)
    for name in (*([] if plain else [PLAIN]), *names):
        place = folder / name.replace(",", "+")
        different = [] if name == PLAIN else ["-D", f"variation={name}"]
        try:
            run_whole(place, [*arguments, *different], project=project)
        except NoVerdicts as error:
            raise VariationError(f"the run {name} came to no verdicts: {error}") from None
        results[name] = load(place)
        say(f"{name}: {counts_line(results[name].counts)}")
    return lay(results.pop(PLAIN), results)


def drawn(seed: str, names: Sequence[str]) -> str:
    """Return one of some variations, another one with another seed: a commit, for example."""
    digest = hashlib.sha256(seed.encode()).digest()
    return names[digest[0] % len(names)]
