"""Renders every view of a run into the folder of its NDJSON.

Each file appears whole or not at all: it is written beside its place and then renamed.
"""

from collections.abc import Callable
from pathlib import Path

from harness.report.files import replace
from harness.report.junit import junit_xml
from harness.report.markdown import summary_markdown
from harness.report.page import page
from harness.report.pcapng import capture_path, pcapng
from harness.report.results import Results, load
from harness.report.table import summary_text

VIEWS: dict[str, Callable[[Results], str]] = {
    "summary.txt": summary_text,
    "summary.md": summary_markdown,
    "junit.xml": junit_xml,
    "index.html": page,
}


def write_all(folder: Path) -> dict[str, Path]:
    """Write all views of a run and return them by name.

    Raises:
        ReportError: the folder holds no run of ours; nothing is written then.
    """
    results = load(folder)
    place = results.path.parent
    written = {
        name: replace(place / name, render(results).encode("utf-8"))
        for name, render in VIEWS.items()
    }
    for scenario in results.scenarios:
        if scenario.evidence:
            replace(place / capture_path(scenario), pcapng(results, scenario))
            written["pcapng"] = place / "pcapng"
    return written
