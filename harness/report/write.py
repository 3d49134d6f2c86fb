"""Renders every view of a run into the folder of its NDJSON.

Each file appears whole or not at all: it is written beside its place and then renamed.
"""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from harness.record.reader import Reader, run_record, scenario_record
from harness.record.records import EntryRecord
from harness.report.files import replace
from harness.report.junit import junit_xml
from harness.report.markdown import summary_markdown
from harness.report.page import page, prepared_path, record_of
from harness.report.pcapng import capture, capture_path, pcapng
from harness.report.results import Results, load
from harness.report.table import summary_text

VIEWS: dict[str, Callable[[Results], str]] = {
    "summary.txt": summary_text,
    "summary.md": summary_markdown,
    "junit.xml": junit_xml,
    "index.html": page,
}


def write_all(folder: Path, *, prepared: Path | None = None) -> dict[str, Path]:
    """Write all views of a run and return them by name.

    Args:
        folder: of the run.
        prepared: where `prepare` has put its part while the run went on.

    Raises:
        ReportError: the folder holds no run of ours; nothing is written then.
    """
    results = dataclasses.replace(load(folder), prepared=prepared)
    place = results.path.parent
    written = {
        name: replace(place / name, render(results).encode("utf-8"))
        for name, render in VIEWS.items()
    }
    for scenario in results.scenarios:
        if scenario.evidence:
            if prepared is None or not prepared_path(prepared, scenario).is_file():
                replace(place / capture_path(scenario), pcapng(results, scenario))
            written["pcapng"] = place / "pcapng"
    return written


def prepare(
    folder: Path,
    run: Mapping[str, Any],
    scenario: Mapping[str, Any],
    entries: Sequence[EntryRecord],
    prepared: Path,
) -> None:
    """Do the part of one scenario that ended: its capture, and its record for the page.

    What takes long is so done where and when the scenario ran.

    Args:
        folder: of the run.
        run: the run's record, as it is written.
        scenario: the scenario's record, as it is written.
        entries: its evidence.
        prepared: where to leave what `write_all` takes up.

    Raises:
        ReportError: these are no records of ours.
    """
    about = run_record(Reader(run, "run"))
    ended = scenario_record(Reader(scenario, "scenario"))
    if ended.evidence:
        replace(folder / capture_path(ended), capture(about, ended, entries))
    replace(prepared_path(prepared, ended), record_of(ended, entries).encode("utf-8"))
