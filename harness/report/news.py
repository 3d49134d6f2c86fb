"""What is new in a run since the baseline of its target was written.

The gate's comparison, for the views: it decides nothing here. Where the two cannot be compared (no
baseline, a run that did not come to its end) there is no news.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from harness.record.records import ReportError
from harness.report.baseline import load_baseline
from harness.report.gate import Difference, Drift, compare
from harness.report.nearest import chosen_baseline
from harness.report.renamed import FILE, load_renamed
from harness.report.results import Results
from harness.report.text import visible

MOST_NAMED = 40


@dataclass(frozen=True, slots=True)
class News:
    """What a run says otherwise than its baseline.

    Attributes:
        of: the target of the baseline.
        differences: the gate's, grave first.
    """

    of: str
    differences: tuple[Difference, ...]

    @property
    def headline(self) -> str:
        """All of it in one line."""
        count = Counter(each.drift for each in self.differences)
        told = ", ".join(f"{count[drift]} {drift.value}" for drift in Drift if count[drift])
        return f"New since the baseline of {visible(self.of)}: {told or 'nothing'}"

    @property
    def named(self) -> tuple[Difference, ...]:
        """Those that are named one by one; what was not run, or is new and passes, is counted."""
        return self._worth_naming[:MOST_NAMED]

    @property
    def rest(self) -> int:
        """How many more would be worth naming."""
        return len(self._worth_naming) - len(self.named)

    @property
    def _worth_naming(self) -> tuple[Difference, ...]:
        counted = (Drift.NOT_RUN, Drift.NEW)
        return tuple(each for each in self.differences if each.drift not in counted)


def read_news(results: Results, baselines: Path) -> News | None:
    """Hold a run against its baseline; None where that cannot be done."""
    try:
        path = chosen_baseline(baselines, results.run.target)
        baseline = load_baseline(path)
        report = compare(results, baseline, load_renamed(path.parent / FILE), of_neighbour=True)
    except (ReportError, OSError):
        return None
    return News(baseline.target, report.differences)


def said(difference: Difference) -> str:
    """Name one difference in a line."""
    expected = difference.expected.verdict.value if difference.expected else "nothing"
    actual = difference.actual.verdict.value if difference.actual else "not run"
    return f"{difference.drift.value} ({expected}, now {actual}): {difference.key}"
