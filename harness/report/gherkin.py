"""A tolerant reader of feature files, for documents only: it judges nothing and runs nothing.

Reads what our features use (Gherkin 6: Feature, Rule, Background, Example or Scenario, Outline with
Examples, tags, descriptions, tables, doc strings, comments). A line that has no place becomes part
of a description, so that nothing that stands in a file is missing from the book.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

_HEADING = re.compile(
    r"(Feature|Rule|Background|Scenario Outline|Scenario Template|Scenario|Example|"
    r"Examples|Scenarios):\s*(.*)"
)
_STEP = re.compile(r"(Given|When|Then|And|But|\*)\s+(.*)")
_CELL_END = re.compile(r"(?<!\\)\|")
_DOC_STRING = ('"""', "```")

Row = tuple[str, ...]


@dataclass(slots=True)
class Step:
    """One sentence, with its table or its text."""

    keyword: str
    text: str
    line: int
    table: list[Row] = field(default_factory=list)
    doc: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Examples:
    """One table of an Outline; the first row names the columns."""

    name: str
    tags: tuple[str, ...]
    line: int
    description: list[str] = field(default_factory=list)
    table: list[Row] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Scenario:
    """An example, an Outline, or a Background."""

    keyword: str
    name: str
    tags: tuple[str, ...]
    line: int
    description: list[str] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    examples: list[Examples] = field(default_factory=list)

    @property
    def lines(self) -> list[int]:
        """Where its verdicts may have been booked: its own line, or the rows of its tables."""
        return [self.line, *(line for each in self.examples for line in each.lines[1:])]


@dataclass(slots=True)
class Rule:
    """One requirement with its examples."""

    name: str
    tags: tuple[str, ...]
    line: int
    description: list[str] = field(default_factory=list)
    background: Scenario | None = None
    scenarios: list[Scenario] = field(default_factory=list)


@dataclass(slots=True)
class Feature:
    """One file; its scenarios outside a Rule stand in `scenarios`."""

    name: str
    tags: tuple[str, ...]
    line: int
    file: str
    description: list[str] = field(default_factory=list)
    background: Scenario | None = None
    scenarios: list[Scenario] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)


def read_feature(path: Path, file: str) -> Feature:
    """Read one file; `file` is the name under which results know it."""
    return parse(path.read_text(encoding="utf-8"), file)


def parse(content: str, file: str = "") -> Feature:
    """Read the text of one file."""
    reader = _FeatureReader(Feature(name="", tags=(), line=0, file=file))
    for number, line in enumerate(content.splitlines(), start=1):
        reader.take(line, number)
    return reader.feature


class _FeatureReader:
    """Takes one line after the other; remembers what a line may belong to."""

    def __init__(self, feature: Feature) -> None:
        self.feature = feature
        self._rule: Rule | None = None
        self._scenario: Scenario | None = None
        self._examples: Examples | None = None
        self._description = feature.description
        self._tags: list[str] = []
        self._quote = ""

    def take(self, line: str, number: int) -> None:
        stripped = line.strip()
        if self._quote:
            self._take_quoted(line, stripped)
        elif not stripped or stripped.startswith("#"):
            return
        elif stripped.startswith("@"):
            words = stripped.split(" #", 1)[0].split()
            self._tags += [word.removeprefix("@") for word in words]
        elif heading := _HEADING.fullmatch(stripped):
            self._take_heading(heading[1], heading[2], number)
        elif stripped.startswith("|") and self._take_row(stripped, number):
            return
        elif stripped.startswith(_DOC_STRING) and self._last_step():
            self._quote = stripped[:3]
        elif (step := _STEP.fullmatch(stripped)) and self._scenario and not self._examples:
            self._scenario.steps.append(Step(step[1], step[2], number))
        else:
            self._description.append(stripped)

    def _last_step(self) -> Step | None:
        if self._scenario and self._scenario.steps and not self._examples:
            return self._scenario.steps[-1]
        return None

    def _take_quoted(self, line: str, stripped: str) -> None:
        step = self._last_step()
        if stripped == self._quote or step is None:
            self._quote = ""
        else:
            step.doc.append(line.rstrip())

    def _take_row(self, stripped: str, number: int) -> bool:
        cells = _CELL_END.split(stripped)[1:-1]
        row = tuple(cell.strip().replace("\\|", "|") for cell in cells)
        if self._examples:
            self._examples.table.append(row)
            self._examples.lines.append(number)
        elif step := self._last_step():
            step.table.append(row)
        else:
            return False
        return True

    def _take_heading(self, keyword: str, name: str, number: int) -> None:
        tags, self._tags = tuple(self._tags), []
        if keyword in ("Examples", "Scenarios") and self._scenario:
            self._examples = Examples(name, tags, number)
            self._scenario.examples.append(self._examples)
            self._description = self._examples.description
            return
        self._examples = None
        if keyword == "Feature":
            self.feature.name, self.feature.tags, self.feature.line = name, tags, number
            self._description = self.feature.description
        elif keyword == "Rule":
            self._rule, self._scenario = Rule(name, tags, number), None
            self.feature.rules.append(self._rule)
            self._description = self._rule.description
        else:
            self._scenario = Scenario(keyword, name, tags, number)
            self._description = self._scenario.description
            home = self._rule or self.feature
            if keyword == "Background":
                home.background = self._scenario
            else:
                home.scenarios.append(self._scenario)
