"""Which baseline a run is held against: that of its target, else of the nearest version.

A node for which nobody has committed a baseline is still no stranger: another version of the same
implementation is. What applies to only one of the two (a Rule that is gated by version or ability)
says nothing then; all else must be as it is there.
"""

import re
from pathlib import Path

from harness.record.records import ReportError, TargetRecord
from harness.report.baseline import Baseline, baseline_path, load_baseline

NUMBERS = re.compile(r"\d+(?:\.\d+)*")
PARTS = 3  # major, minor, patch


def chosen_baseline(folder: Path, target: TargetRecord) -> Path:
    """Return the path of the baseline that a target is held against.

    Args:
        folder: of the baselines.
        target: what the run judged.

    Returns:
        its own; where there is none, that of the nearest version of the same implementation (of
        two equally near ones the older); where there is none either, where its own would lie.
    """
    own = baseline_path(folder, target)
    if own.exists():
        return own
    here = _number(target.name.removeprefix(target.implementation))
    near = [
        (abs(version - here), version, path)
        for path in sorted(folder.glob(f"{_stem(target.implementation)}-*.json"))
        if (version := _version_of(path, target.implementation)) is not None
    ]
    return min(near)[2] if near else own


def name_of_baseline(folder: Path, target: TargetRecord) -> str | None:
    """Return the target whose baseline a target is held against; None where there is none."""
    try:
        return load_baseline(chosen_baseline(folder, target)).target
    except ReportError:
        return None


def is_neighbour(baseline: Baseline, target: TargetRecord) -> bool:
    """Say whether the baseline is of another version of the same implementation."""
    same = baseline.target.startswith(f"{target.implementation} ")
    return same and baseline.target != target.name


def _stem(implementation: str) -> str:
    return re.sub("[^a-z0-9.]+", "-", implementation.lower()).strip("-.")


def _version_of(path: Path, implementation: str) -> int | None:
    """Return the version of a baseline as one number; None when it is of something else."""
    try:
        name = load_baseline(path).target
    except ReportError:
        return None
    rest = name.removeprefix(f"{implementation} ")
    return _number(rest) if rest != name and NUMBERS.match(rest) else None


def _number(text: str) -> int:
    """Return 280100 for 28.1, so that 28.99 is nearer to 29.0 than to 28.0."""
    found = NUMBERS.search(text)
    parts = [int(part) for part in found[0].split(".")[:PARTS]] if found else []
    number = 0
    for part in [*parts, *[0] * (PARTS - len(parts))]:
        number = number * 100 + part
    return number
