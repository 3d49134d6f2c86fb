"""What axe-core, which knows the rules of accessibility (WCAG 2.2), says of our pages: nothing.

Needs Chromium and axe-core's script: `make test` fetches it by npm, or the variable AXE names it.
"""

import json
import os
from pathlib import Path

import pytest

from harness.project import PROJECT
from harness.record.files import replace
from harness.report.book import book
from harness.report.dimensions import Row, dimensions_html
from harness.report.matrix import read_matrix, write_matrix
from harness.report.results import load
from harness.report.variations import lay, variations_html
from harness.report.write import write_all
from harness.tests import report_samples as samples
from harness.tests.report_browser import CHROMIUM, Browser

AXE = Path(os.environ.get("AXE") or PROJECT / ".venv" / "axe.min.js")
pytestmark = pytest.mark.skipif(
    not CHROMIUM or not AXE.is_file(), reason="Chromium or axe-core (AXE=path) is not at hand"
)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def complaints(opened):
    """Return what axe-core finds wrong with a page: the rule, and where."""
    opened.run(AXE.read_text(encoding="utf-8"))
    told = json.dumps({"runOnly": {"type": "tag", "values": TAGS}})
    opened.run(
        f"window.said = null; axe.run(document, {told}).then((found) => {{ window.said ="
        " found.violations.map((each) => [each.id, each.nodes[0].target.join(' '),"
        " each.nodes[0].failureSummary]); })"
    )
    opened.wait("window.said !== null")
    return opened.run("window.said")


def _run_page(folder):
    of = [*samples.scenarios(), samples.known_deviation()]
    return write_all(samples.write_run(folder, of))["index.html"]


def _matrix_page(folder):
    bad = [{**each, "verdict": "fail", "reason": "expected: a"} for each in samples.scenarios()]
    runs = [samples.write_run(folder / "1"), samples.write_run(folder / "2", bad)]
    return write_matrix(read_matrix(runs, ["a", "b"]), folder)["matrix.html"]


def _variations_page(folder):
    results = load(samples.write_run(folder / "1"))
    return replace(folder / "x.html", variations_html(lay(results, {"later": results})).encode())


def _dimensions_page(folder):
    rows = [Row(("A-001",), "R", "f:1", "type", (("inbound", "shown"), ("manual", "missing")))]
    return replace(folder / "x.html", dimensions_html(rows).encode())


def _book_page(folder):
    features = folder / "features" / "connections"
    replace(features / "a.feature", b"Feature: F\n  Rule: R\n    Example: E\n      When x opens\n")
    return replace(folder / "book.html", book(features.parent).encode())


PAGES = [_run_page, _matrix_page, _variations_page, _dimensions_page, _book_page]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing(tmp_path, page, scheme):
    """Names, roles, contrast, landmarks, headings: in both colour schemes, scenarios opened."""
    with Browser(page(tmp_path).as_uri(), scheme=scheme) as opened:
        opened.run("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        if page is _run_page:
            opened.wait("document.querySelectorAll('.seq').length === 5")
        assert complaints(opened) == []
