"""The view of the dimensions, Rule by Rule: shown, varied, elsewhere, left out, missing.

Pure: takes rows, gives the page (`dimensions.html`), the table for a terminal and the sums.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tabulate import tabulate

from harness.report import templates, text

STATES = ("shown", "varied", "elsewhere", "left out", "missing")


@dataclass(frozen=True, slots=True)
class Row:
    """One dimension of one Rule.

    Attributes:
        ids: of the Rule.
        rule: its title.
        place: its file and line.
        dimension: what it is called.
        cells: the values that concern the Rule, each with its state.
    """

    ids: tuple[str, ...]
    rule: str
    place: str
    dimension: str
    cells: tuple[tuple[str, str], ...]

    @property
    def differs(self) -> bool:
        """Whether a value is missing."""
        return bool(self.values("missing"))

    def values(self, state: str) -> str:
        """Return the values in this state."""
        return ", ".join(value for value, each in self.cells if each == state)


def sums(rows: Iterable[Row]) -> list[list[str | int]]:
    """Return for each dimension, and for all, how many cells there are in each state."""
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        for name in (row.dimension, "all"):
            counts.setdefault(name, Counter()).update(state for _, state in row.cells)
    all_cells = counts.pop("all", Counter())
    return [
        [name, each.total(), *(each[state] for state in STATES)]
        for name, each in (*counts.items(), ("all", all_cells))
    ]


def dimensions_text(rows: Sequence[Row]) -> str:
    """Return Rule x dimension for a terminal, and the sums."""
    table = [
        [
            text.folded(" ".join(row.ids), 9),
            text.folded(row.place, 34),
            text.folded(row.dimension, 12),
            *(text.folded(row.values(state), 24) for state in STATES),
        ]
        for row in rows
    ]
    heads = ["ID", "place", "dimension", *STATES]
    parts = [tabulate(table, headers=heads, disable_numparse=True)]
    parts += [tabulate(sums(rows), headers=["dimension", "cells", *STATES])]
    return "\n\n".join(parts) + "\n"


def dimensions_html(rows: Sequence[Row]) -> str:
    """Return the page: a row for each Rule and dimension."""
    return templates.render(
        "dimensions.html", style="page.css", rows=rows, sums=sums(rows), states=STATES
    )
