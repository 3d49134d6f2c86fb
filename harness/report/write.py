"""Renders every view of a run into the folder of its NDJSON.

Each file appears whole or not at all: it is written beside its place and then renamed.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from harness.record.files import replace
from harness.record.packed import pack
from harness.record.reader import Reader, run_record, scenario_record
from harness.record.records import EntryRecord
from harness.report.junit import junit_xml
from harness.report.markdown import summary_markdown
from harness.report.news import News, read_news
from harness.report.page import head_of, page
from harness.report.results import Results, load
from harness.report.table import summary_text, terminal_text

VIEWS: dict[str, Callable[[Results, News | None], str]] = {
    "terminal.txt": terminal_text,
    "summary.txt": summary_text,
    "summary.md": summary_markdown,
    "junit.xml": lambda results, _news: junit_xml(results),
    "index.html": page,
}


def write_all(
    folder: Path, *, drawn: bool = False, baselines: Path | None = None
) -> dict[str, Path]:
    """Write all views of a run and return them by name.

    Args:
        folder: of the run.
        drawn: whether `draw` has done its part for every scenario while the run went on.
        baselines: the folder of those that say what is new, None to say nothing of it.

    Raises:
        ReportError: the folder holds no run of ours; nothing is written then.
    """
    results = load(folder)
    place = results.path.parent
    news = read_news(results, baselines) if baselines else None
    if not drawn:
        for scenario in results.scenarios:
            lines = results.lines(scenario).decode("utf-8", "replace")
            head = head_of(results.run, scenario, results.evidence(scenario))
            pack(place, scenario.index, head, lines)
    return {
        name: replace(place / name, render(results, news).encode("utf-8"))
        for name, render in VIEWS.items()
    }


def draw(
    folder: Path,
    run: Mapping[str, Any],
    scenario: Mapping[str, Any],
    entries: Sequence[EntryRecord],
    lines: str,
) -> None:
    """Do the part of one scenario that ended: write its record, and for the page what it says.

    What takes long is so done where and when the scenario ran.

    Args:
        folder: of the run.
        run: the run's record, as it is written.
        scenario: the scenario's record, as it is written.
        entries: its wire record.
        lines: the same as lines of a file.

    Raises:
        ReportError: these are no records of ours.
    """
    about = run_record(Reader(run, "run"))
    ended = scenario_record(Reader(scenario, "scenario"))
    pack(folder, ended.index, head_of(about, ended, entries), lines)
