"""The same specification on several bitcoinds: what differs from one to the next, and why.

Only what differs is told: verdicts by cause, with what both sides have shown and the way to both
records; behaviours that one of them has, beside their counterparts; the order of messages where
both pass. A table names the Rules that differ on any of them.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tabulate import tabulate

from harness.record.files import replace
from harness.report import table, templates, text
from harness.report.differences import (
    Change,
    Difference,
    Gated,
    Pair,
    Side,
    alike,
    changed,
    differing,
)
from harness.report.order import order_changes
from harness.report.results import ReportError, Results, load
from harness.terms import Verdict

RULE_WIDTH = 44
MOST_RULES = 6  # of a group, on a terminal
MOST_TITLES = 3  # of examples of a Rule that has changed


@dataclass(frozen=True, slots=True)
class Row:
    """One Rule with its verdict on each target, None where it was not run."""

    ids: tuple[str, ...]
    rule: str
    verdicts: tuple[Verdict | None, ...]

    @property
    def differs(self) -> bool:
        """Do the targets differ here, where the Rule applies to them?"""
        return len({each for each in self.verdicts if each is not Verdict.NOT_APPLICABLE}) > 1


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What differs between one target and the next.

    Attributes:
        earlier: the name of the one.
        later: the name of the next.
        differences: examples that were judged on both, differently, or not run on one.
        order: what the one says before the other, where both pass.
        gated: what applies to one of them only.
    """

    earlier: str
    later: str
    differences: tuple[Difference, ...]
    order: tuple[str, ...]
    gated: tuple[Change, ...] = ()

    @property
    def verdicts(self) -> tuple[str, ...]:
        """Every example that differs, in a line each."""
        return tuple(pair.line for each in self.differences for pair in each.pairs)

    @property
    def lines(self) -> tuple[str, ...]:
        """All that differs, for a terminal."""
        said = (
            *(line for each in self.differences for line in _told(each)),
            *self.order,
            *(line for each in self.gated for line in _change(each, self.earlier, self.later)),
        )
        return said or ("no difference",)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Several runs of the same specification."""

    runs: tuple[Results, ...]
    names: tuple[str, ...]
    rows: tuple[Row, ...]
    changes: tuple[Neighbours, ...]
    alike: int

    @property
    def differs(self) -> bool:
        """Has any scenario another verdict on one target than on the one before?"""
        return any(each.differences for each in self.changes)


def matrix(runs: Sequence[Results], labels: Sequence[str] = ()) -> Matrix:
    """Lay several runs side by side, in the order given.

    Args:
        runs: one of each target.
        labels: how the targets are called; empty for implementation and version.

    Raises:
        ReportError: there is nothing to compare.
    """
    if not runs:
        raise ReportError("a matrix needs the results of at least one target")
    names = _names(runs, labels or [""] * len(runs))
    changes = tuple(
        Neighbours(
            a, b, differing(old, new), tuple(_order_changes(old, new, a, b)), changed(old, new)
        )
        for (a, old), (b, new) in pairwise(zip(names, runs, strict=True))
    )
    rows = tuple(row for row in _rows(runs) if row.differs)
    return Matrix(tuple(runs), names, rows, changes, alike(dict(zip(names, runs, strict=True))))


def _names(runs: Sequence[Results], labels: Sequence[str]) -> tuple[str, ...]:
    """Name the targets: by label, else by version; two of one name by path, then by folder."""
    names = [label or run.run.target.name for label, run in zip(labels, runs, strict=True)]
    further: tuple[Callable[[Results], str], ...] = (
        lambda run: run.run.target.path,
        lambda run: run.path.parent.name,
    )
    for what in further:
        count = Counter(names)
        names = [
            f"{name} ({what(run)})" if count[name] > 1 else name
            for name, run in zip(names, runs, strict=True)
        ]
    return tuple(text.visible(name) for name in names)


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


def _order_changes(old: Results, new: Results, earlier: str, later: str) -> list[str]:
    return [
        text.visible(
            f"{change.said(earlier, later)} ({_counted(change.scenarios)}as in {change.shown_by})"
        )
        for change in order_changes(old, new)
    ]


def _counted(scenarios: int) -> str:
    return f"{scenarios} scenarios, " if scenarios > 1 else ""


# in words


def _told(difference: Difference) -> Iterator[str]:
    """Tell a group of examples that differ alike: the first in full, the others by Rule."""
    first = difference.first
    yield first.line
    yield f"    {first.place}"
    for side in (first.earlier, first.later):
        yield from _side(side)
    others = list(difference.rules.items())
    for (ids, rule), pairs in others[:MOST_RULES]:
        more = len(pairs) - (first in pairs)
        if more:
            named = text.visible(f"{' '.join(ids)} {rule}")
            yield f"    likewise {_examples(more)} of {named}"
    if len(others) > MOST_RULES:
        yield f"    likewise {len(others) - MOST_RULES} more Rules"


def _side(side: Side) -> list[str]:
    return [f"    {side.verdict}:", *(f"        {each}" for each in (*side.reason, *side.entries))]


def _change(change: Change, earlier: str, later: str) -> Iterator[str]:
    """Tell what one of two targets has, and what the other has instead."""
    for name, group in ((earlier, change.before), (later, change.after)):
        for when, gated in _by_when(group).items():
            yield f"{name} only, {when}:"
            for each in gated:
                yield f"    {_named(each)}"
                if change.before and change.after:
                    titles = dict.fromkeys(text.without_row(title) for title in each.examples)
                    yield from (
                        f"        {text.visible(title)}" for title in [*titles][:MOST_TITLES]
                    )


def _by_when(group: Sequence[Gated]) -> dict[str, list[Gated]]:
    found: dict[str, list[Gated]] = {}
    for each in group:
        found.setdefault(each.when, []).append(each)
    return found


def _named(gated: Gated) -> str:
    named = text.visible(f"{' '.join(gated.ids)} {gated.rule}")
    return f"{named} ({_examples(len(gated.sides))})"


def _examples(count: int) -> str:
    return "1 example" if count == 1 else f"{count} examples"


def matrix_text(laid: Matrix) -> str:
    """Return the matrix for a terminal: what differs comes last."""
    parts = [table.judged(run.run.target) for run in laid.runs]
    if laid.rows:
        rows = [
            [
                text.folded(" ".join(row.ids), 9),
                text.folded(text.visible(row.rule), RULE_WIDTH),
                *(_cell(verdict) for verdict in row.verdicts),
            ]
            for row in laid.rows
        ]
        headers = ["ID", "Rule", *(text.folded(name, 14) for name in laid.names)]
        parts += ["", tabulate(rows, headers=headers, tablefmt="simple", disable_numparse=True)]
    parts += ["", f"{laid.alike} Rules have the same verdict on all"]
    for change in laid.changes:
        parts += ["", f"{change.earlier} and {change.later}:"]
        parts += [f"  {line}" for line in change.lines]
    return "\n".join(parts) + "\n"


def matrix_markdown(laid: Matrix) -> str:
    """Return the matrix as Markdown."""
    headers = ["ID", "Rule", *(text.markdown(name) for name in laid.names)]
    rows = [
        [
            text.markdown(" ".join(row.ids)),
            text.markdown(row.rule),
            *(_cell(verdict) for verdict in row.verdicts),
        ]
        for row in laid.rows
    ]
    shown = str(tabulate(rows, headers=headers, tablefmt="pipe", disable_numparse=True))
    parts = [f"- {text.markdown(table.judged(run.run.target))}" for run in laid.runs]
    parts += ["", shown if rows else "All targets agree on every Rule."]
    parts += ["", f"{laid.alike} Rules have the same verdict on all."]
    for change in laid.changes:
        parts += ["", f"**{text.markdown(change.earlier)} and {text.markdown(change.later)}**", ""]
        parts += [_markdown_line(line) for line in change.lines]
    return "\n".join(parts) + "\n"


def _markdown_line(line: str) -> str:
    indent = len(line) - len(line.lstrip())
    return f"{' ' * (indent // 2)}- {text.markdown(line.strip())}"


def matrix_html(laid: Matrix, folder: Path = Path()) -> str:
    """Return the matrix as a page of its own, which lies in a folder."""
    return templates.render(
        "matrix.html",
        style="page.css",
        matrix=laid,
        link=lambda side: side.link(folder),
        rules_of=_others,
        by_when=_by_when,
    )


def _others(difference: Difference) -> list[tuple[str, list[Pair]]]:
    """Name the Rules of a group, each with its examples, the first example left out."""
    named = [
        (f"{' '.join(ids)} {rule}", [pair for pair in pairs if pair is not difference.first])
        for (ids, rule), pairs in difference.rules.items()
    ]
    return [(name, pairs) for name, pairs in named if pairs]


def _cell(verdict: Verdict | None) -> str:
    return text.cell(verdict) if verdict else "not run"


def read_matrix(runs: Sequence[Path], labels: Sequence[str] = ()) -> Matrix:
    """Read several runs and lay them side by side.

    Raises:
        ReportError: one of the runs cannot be read.
    """
    return matrix([load(run) for run in runs], labels)


def write_matrix(laid: Matrix, folder: Path) -> dict[str, Path]:
    """Write a matrix into a folder, in each form."""
    views: dict[str, Callable[[], str]] = {
        "matrix.txt": lambda: matrix_text(laid),
        "matrix.md": lambda: matrix_markdown(laid),
        "matrix.html": lambda: matrix_html(laid, folder),
    }
    rendered = {name: render().encode("utf-8") for name, render in views.items()}
    return {name: replace(folder / name, content) for name, content in rendered.items()}
