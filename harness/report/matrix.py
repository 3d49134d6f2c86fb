"""The same specification on several bitcoinds: a table of Rules by targets.

Beside it stands what differs from one target to the next, in verdicts and, where both pass, in the
order of messages.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tabulate import tabulate

from harness.report import table, templates, text
from harness.report.baseline import by_key
from harness.report.files import replace
from harness.report.order import order_changes
from harness.report.results import ReportError, Results, load
from harness.terms import Verdict

RULE_WIDTH = 44
ASIDE = Verdict.NOT_APPLICABLE.value


@dataclass(frozen=True, slots=True)
class Row:
    """One Rule with its verdict on each target, None where it was not run."""

    ids: tuple[str, ...]
    rule: str
    verdicts: tuple[Verdict | None, ...]

    @property
    def differs(self) -> bool:
        """Do the targets differ here?"""
        return len(set(self.verdicts)) > 1


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What differs between one target and the next.

    Attributes:
        earlier: the name of the one.
        later: the name of the next.
        verdicts: scenarios that were judged on both, differently, or not run on one.
        order: what the one says before the other, where both pass.
        applies: Rules with examples that apply to one of them only, in a line each.
    """

    earlier: str
    later: str
    verdicts: tuple[str, ...]
    order: tuple[str, ...]
    applies: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """All that differs, in a line each."""
        return (*self.verdicts, *self.order, *self.applies) or ("no difference",)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Several runs of the same specification."""

    runs: tuple[Results, ...]
    names: tuple[str, ...]
    rows: tuple[Row, ...]
    changes: tuple[Neighbours, ...]

    @property
    def differs(self) -> bool:
        """Has any scenario another verdict on one target than on the one before?"""
        return any(each.verdicts for each in self.changes)


def matrix(runs: Sequence[Results]) -> Matrix:
    """Lay several runs side by side, in the order given.

    Raises:
        ReportError: there is nothing to compare.
    """
    if not runs:
        raise ReportError("a matrix needs the results of at least one target")
    names = _names(runs)
    changes = tuple(
        Neighbours(
            a,
            b,
            tuple(_verdict_changes(old, new)),
            tuple(_order_changes(old, new, a, b)),
            tuple(_applicable_to_one(old, new, a, b)),
        )
        for (a, old), (b, new) in pairwise(zip(names, runs, strict=True))
    )
    return Matrix(tuple(runs), names, _rows(runs), changes)


def _names(runs: Sequence[Results]) -> tuple[str, ...]:
    """Name the targets; two of the same name are told apart by the folder of their results."""
    count = Counter(run.run.target.name for run in runs)
    return tuple(
        text.visible(name if count[name] == 1 else f"{name} ({run.path.parent.name})")
        for run in runs
        for name in [run.run.target.name]
    )


def _rows(runs: Sequence[Results]) -> tuple[Row, ...]:
    by_run = [{(rule.feature_file, rule.rule): rule for rule in run.rules} for run in runs]
    named = {key: rule for rules in reversed(by_run) for key, rule in rules.items()}
    keys = dict.fromkeys(key for rules in by_run for key in rules)
    return tuple(
        Row(
            ids=named[key].ids,
            rule=named[key].rule,
            verdicts=tuple(r[key].verdict if key in r else None for r in by_run),
        )
        for key in keys
    )


def _verdict_changes(old: Results, new: Results) -> list[str]:
    before, after = by_key(old), by_key(new)
    said = []
    for key in {**before, **after}:
        verdicts = [run[key].verdict.value if key in run else "not run" for run in (before, after)]
        if verdicts[0] != verdicts[1] and ASIDE not in verdicts:
            said.append(f"{key}: {verdicts[0]}, then {verdicts[1]}")
    return said


def _applicable_to_one(old: Results, new: Results, earlier: str, later: str) -> list[str]:
    """Say by Rule how many examples apply to one of two targets only."""
    before, after = by_key(old), by_key(new)
    counts: Counter[tuple[tuple[str, ...], str, str]] = Counter()
    for key in before.keys() & after.keys():
        aside = [run[key].verdict.value == ASIDE for run in (before, after)]
        if aside[0] != aside[1]:
            counts[key.ids, key.rule, later if aside[0] else earlier] += 1
    rules = dict.fromkeys((key.ids, key.rule) for key in before)
    return [
        text.visible(
            f"{' '.join(ids)} {rule}: {_examples(counts[ids, rule, name])} for {name} only"
        )
        for ids, rule in rules
        for name in (earlier, later)
        if counts[ids, rule, name]
    ]


def _examples(count: int) -> str:
    return "1 example" if count == 1 else f"{count} examples"


def _order_changes(old: Results, new: Results, earlier: str, later: str) -> list[str]:
    return [
        text.visible(
            f"{change.said(earlier, later)} ({change.scenarios} scenarios, as in {change.shown_by})"
        )
        for change in order_changes(old, new)
    ]


def matrix_text(laid: Matrix) -> str:
    """Return the matrix for a terminal."""
    rows = [
        [
            text.folded(" ".join(row.ids), 9),
            text.folded(text.visible(row.rule), RULE_WIDTH),
            *(_cell(verdict) for verdict in row.verdicts),
        ]
        for row in laid.rows
    ]
    headers = ["ID", "Rule", *(text.folded(name, 14) for name in laid.names)]
    parts = [table.judged(run.run.target) for run in laid.runs]
    parts += ["", tabulate(rows, headers=headers, tablefmt="simple", disable_numparse=True)]
    for change in laid.changes:
        parts += ["", f"{change.earlier} and {change.later}:"]
        parts += [f"  {line}" for line in change.lines]
    return "\n".join(parts) + "\n"


def matrix_markdown(laid: Matrix) -> str:
    """Return the matrix as Markdown; Rules on which all agree stand under a fold."""
    headers = ["ID", "Rule", *(text.markdown(name) for name in laid.names)]

    def rows(differing: bool) -> str:
        chosen = [
            [
                text.markdown(" ".join(row.ids)),
                text.markdown(row.rule),
                *(_cell(verdict) for verdict in row.verdicts),
            ]
            for row in laid.rows
            if row.differs is differing
        ]
        if not chosen:
            return ""
        return str(tabulate(chosen, headers=headers, tablefmt="pipe", disable_numparse=True))

    parts = [f"- {text.markdown(table.judged(run.run.target))}" for run in laid.runs]
    parts += ["", rows(True) or "All targets agree on every Rule."]
    for change in laid.changes:
        parts += ["", f"**{text.markdown(change.earlier)} and {text.markdown(change.later)}**", ""]
        parts += [f"- {text.markdown(line)}" for line in change.lines]
    if same := rows(False):
        parts += ["", "<details>\n<summary>Rules on which all agree</summary>\n", same]
        parts += ["\n</details>"]
    return "\n".join(parts) + "\n"


def matrix_html(laid: Matrix) -> str:
    """Return the matrix as a page of its own."""
    return templates.render("matrix.html", style="page.css", matrix=laid)


def _cell(verdict: Verdict | None) -> str:
    return text.cell(verdict) if verdict else "not run"


VIEWS: dict[str, Callable[[Matrix], str]] = {
    "matrix.txt": matrix_text,
    "matrix.md": matrix_markdown,
    "matrix.html": matrix_html,
}


def read_matrix(runs: Sequence[Path]) -> Matrix:
    """Read several runs and lay them side by side.

    Raises:
        ReportError: one of the runs cannot be read.
    """
    return matrix([load(run) for run in runs])


def write_matrix(laid: Matrix, folder: Path) -> dict[str, Path]:
    """Write a matrix into a folder, in each form."""
    rendered = {name: render(laid).encode("utf-8") for name, render in VIEWS.items()}
    return {name: replace(folder / name, content) for name, content in rendered.items()}
