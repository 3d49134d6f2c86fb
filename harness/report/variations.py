"""The specification in other circumstances: a table of Rules by variations.

A verdict must be the same whatever a variation changes. What differs stands first, with the command
that repeats it; then each Rule, how many of its examples bear a variation, and for which of them it
changes nothing, by reason. Pure functions of the records.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import starmap
from pathlib import Path
from xml.etree import ElementTree as ET

from tabulate import tabulate

from harness.record.files import replace
from harness.report import junit, table, templates, text
from harness.report.baseline import is_unborne, key_of
from harness.report.results import Results, ScenarioRecord
from harness.terms import Verdict

RULE_WIDTH = 48
KNOWN_OR_NOT = {Verdict.PASS.value, Verdict.KNOWN_DEVIATION.value}


@dataclass(frozen=True, slots=True)
class Cell:
    """What a variation makes of some examples.

    Attributes:
        same: so many came to the same verdict.
        other: so many to another one.
        unborne: so many say by tag that they do not bear it.
        untouched: for so many of the same verdict it changed nothing.
    """

    same: int
    other: int
    unborne: int
    untouched: int

    def __add__(self, more: "Cell") -> "Cell":
        """Return both together."""
        return Cell(
            self.same + more.same,
            self.other + more.other,
            self.unborne + more.unborne,
            self.untouched + more.untouched,
        )

    def __str__(self) -> str:
        """Say it in a few words."""
        if self.other:
            return f"{self.other} DIFFER"
        said = "same" if self.same > self.untouched else "nothing to vary" if self.same else ""
        aside = f"{self.unborne} not borne" if self.unborne else ""
        return ", ".join(part for part in (said, aside) if part)


NONE = Cell(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Difference:
    """A scenario whose verdict is another one in other circumstances."""

    variation: str
    before: str
    varied: ScenarioRecord
    again: str

    def lines(self) -> list[str]:
        """Say it, with the command that repeats it."""
        changed = f"{self.before}, now {self.varied.verdict.value}"
        return [
            f"{self.variation}: {text.visible(text.title(self.varied))}: {changed}",
            *(f"    {line}" for line in table.verdict_lines(self.varied)[:3]),
            f"    {text.visible(self.again)}",
        ]


@dataclass(frozen=True, slots=True)
class Row:
    """One Rule, and what each variation makes of it."""

    ids: tuple[str, ...]
    rule: str
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        """Whether a variation matters to it."""
        return any(cell.other for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Varied:
    """All runs side by side.

    Attributes:
        plain: the run as it is.
        names: of the variations.
        rows: one for each Rule.
        totals: of all Rules.
        differences: what may not be.
        untouched: how often each variation changed nothing, by reason.
    """

    plain: Results
    names: tuple[str, ...]
    rows: tuple[Row, ...]
    totals: tuple[Cell, ...]
    differences: tuple[Difference, ...]
    untouched: tuple[tuple[str, str, int], ...]


def lay(plain: Results, varied: Mapping[str, Results]) -> Varied:
    """Hold runs in other circumstances against the plain one."""
    usual = {key_of(scenario): scenario.verdict.value for scenario in plain.scenarios}
    cells: dict[tuple[str, str], list[Cell]] = {}
    differences = []
    untouched: Counter[tuple[str, str]] = Counter()
    for number, (name, results) in enumerate(varied.items()):
        for scenario in results.scenarios:
            before = usual.get(key_of(scenario), "not run")
            one = _judged(results, scenario, before)
            row = cells.setdefault((scenario.feature_file, scenario.rule), [NONE] * len(varied))
            row[number] += one
            if one.other:
                again = table.again(results.run, scenario)
                differences.append(Difference(name, before, scenario, again))
            untouched.update((each, why) for each, why in scenario.left_out)
    rows = tuple(
        Row(rule.ids, rule.rule, tuple(cells.get(key, [NONE] * len(varied))))
        for rule in plain.rules
        for key in [(rule.feature_file, rule.scenarios[0].rule)]
    )
    totals = tuple(sum(column, NONE) for column in zip(*cells.values(), strict=True))
    said = tuple((name, why, count) for (name, why), count in sorted(untouched.items()))
    return Varied(plain, tuple(varied), rows, totals, tuple(differences), said)


def _judged(results: Results, scenario: ScenarioRecord, before: str) -> Cell:
    if is_unborne(results, scenario):
        return Cell(0, 0, 1, 0)
    verdict = scenario.verdict.value
    # where the node is known to break a Rule, circumstances may hide it
    if verdict != before and {verdict, before} != KNOWN_OR_NOT:
        return Cell(0, 1, 0, 0)
    names = {name for name, _ in scenario.left_out}
    return Cell(1, 0, 0, int(names.issuperset(results.run.variations)))


def variations_text(laid: Varied) -> str:
    """Return it for a terminal: what differs, then the counts."""
    parts = [table.judged(laid.plain.run.target), ""]
    for difference in laid.differences:
        parts += [*difference.lines(), ""]
    parts += [tabulate(_counts(laid), headers=HEADS), ""]
    parts += [f"{name} changes nothing for {count}: {why}" for name, why, count in laid.untouched]
    return "\n".join(parts) + "\n"


HEADS = ("variation", "same verdict", "of these unchanged", "other verdict", "not borne (tag)")


def _counts(laid: Varied) -> list[list[str | int]]:
    pairs = zip(laid.names, laid.totals, strict=True)
    return [[name, all_.same, all_.untouched, all_.other, all_.unborne] for name, all_ in pairs]


def variations_markdown(laid: Varied) -> str:
    """Return it as Markdown, the table of Rules under a fold."""
    parts = [text.markdown(table.judged(laid.plain.run.target)), ""]
    parts += [tabulate(_counts(laid), headers=HEADS, tablefmt="pipe"), ""]
    for difference in laid.differences:
        parts += [text.fenced(difference.lines()), ""]
    rows = [
        [text.markdown(" ".join(row.ids)), text.markdown(row.rule), *map(str, row.cells)]
        for row in laid.rows
    ]
    grid = tabulate(rows, headers=["ID", "Rule", *laid.names], tablefmt="pipe")
    parts += ["<details>\n<summary>Rules and variations</summary>\n", grid, "\n</details>"]
    return "\n".join(parts) + "\n"


def variations_html(laid: Varied) -> str:
    """Return it as a page of its own."""
    counts = list(zip(laid.names, laid.totals, strict=True))
    return templates.render("variations.html", style="page.css", varied=laid, counts=counts)


def variations_junit(laid: Varied) -> str:
    """Return it as JUnit XML: one suite for each variation, one case for each Rule."""
    root = ET.Element("testsuites", name="bitcoin-connection-conformance, variations")
    for number, name in enumerate(laid.names):
        suite = ET.SubElement(root, "testsuite", name=name)
        for row in laid.rows:
            suite.append(_case(laid, name, row, row.cells[number]))
        junit.count(suite, suite.iter("testcase"), 0.0)
    junit.count(root, root.iter("testcase"), 0.0)
    return junit.document(root)


def _case(laid: Varied, name: str, row: Row, cell: Cell) -> ET.Element:
    title = " ".join([*row.ids, row.rule])
    case = ET.Element("testcase", name=junit.legal(title), classname=name, time="0")
    if cell.other:
        mine = [
            each
            for each in laid.differences
            if each.variation == name and (each.varied.rule or each.varied.feature) == row.rule
        ]
        words = "\n".join(line for each in mine for line in each.lines())
        message = f"variation {name}: {cell.other} other verdicts"
        ET.SubElement(case, "failure", message=message).text = junit.legal(words)
    elif not cell.same or cell.same == cell.untouched:
        ET.SubElement(case, "skipped", message=str(cell) or "not run")
    return case


VIEWS: dict[str, Callable[[Varied], str]] = {
    "variations.txt": variations_text,
    "variations.md": variations_markdown,
    "index.html": variations_html,
    "junit.xml": variations_junit,
}


def write_variations(laid: Varied, folder: Path) -> dict[str, Path]:
    """Write all views into a folder and return them by name."""
    rendered = {name: render(laid).encode("utf-8") for name, render in VIEWS.items()}
    return dict(
        zip(rendered, starmap(replace, ((folder / n, c) for n, c in rendered.items())), strict=True)
    )
