"""Titles that have changed: how a baseline with old ones is held against a run with new ones.

`reports/baselines/renamed.tsv` has one line for each renamed scenario: the old title of its Rule,
its own old title, and the new ones. Titles are those of single rows, as reports show them.
"""

import csv
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from harness.record.records import ReportError
from harness.report.baseline import Baseline, Expected, Key

FILE = "renamed.tsv"
COLUMNS = ["old Rule", "old scenario", "new Rule", "new scenario"]

Titles = tuple[str, str]  # of the Rule and of the scenario


def load_renamed(path: Path) -> dict[Titles, Titles]:
    """Return the new titles by the old ones; nothing where there is no such file.

    Raises:
        ReportError: a line has not four titles, or the file cannot be read.
    """
    if not path.exists():
        return {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file, dialect="excel-tab")
    except (OSError, ValueError) as error:
        raise ReportError(f"{path}: cannot be read ({error}); restore it") from error
    if head != COLUMNS or any(len(row) != len(COLUMNS) for row in rows):
        raise ReportError(f"{path}: is no table of {', '.join(COLUMNS)}; restore it")
    return {(row[0], row[1]): (row[2], row[3]) for row in rows}


def with_new_titles(
    baseline: Baseline, renamed: Mapping[Titles, Titles], ran: Collection[Key]
) -> tuple[Baseline, frozenset[Key]]:
    """Return a baseline whose old titles are the new ones, and the keys that are new.

    Args:
        baseline: what is expected, under whichever titles.
        renamed: the table.
        ran: the scenarios of the run; a title that is still among them stays.
    """
    by_titles = {(key.rule, key.scenario): key for key in ran}
    scenarios: dict[Key, Expected] = {}
    mapped = set()
    for key, expected in baseline.scenarios.items():
        old = (key.rule, key.scenario)
        new = by_titles.get(renamed.get(old, old))
        known = key if key in ran or new is None else new
        if known != key:
            mapped.add(known)
        scenarios[known] = expected
    return replace(baseline, scenarios=scenarios), frozenset(mapped)
