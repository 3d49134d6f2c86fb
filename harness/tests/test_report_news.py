"""What is new stands first, what is known apart, and a hundred failures of one cause are one."""

import json

import pytest
from bs4 import BeautifulSoup

from harness.report.causes import causes, failures, known_deviations
from harness.report.gate import Drift
from harness.report.markdown import summary_markdown
from harness.report.news import read_news
from harness.report.page import page
from harness.report.results import load
from harness.report.table import summary_text, terminal_text
from harness.report.write import write_all
from harness.tests import report_samples as samples

FULL = "no room in /dev/shm: 12 MiB of 64 MiB are free"


def full(index):
    """Return a scenario that came to no verdict for want of room."""
    reason = FULL.replace("12", str(index))
    return samples.scenario(index, f"number {index}", "inconclusive", reason=reason, cited=[])


@pytest.fixture
def crowded(tmp_path):
    """Return a run in which many scenarios ended for one reason, and one deviates as known."""
    of = [*samples.scenarios(), samples.known_deviation(), *map(full, range(7, 57))]
    return load(samples.write_run(tmp_path / "run", of))


def test_what_ended_for_one_reason_is_one_cause(crowded):
    """Figures do not tell causes apart; verdicts do; the gravest comes first."""
    found = failures(crowded)
    assert [each.verdict.value for each in found] == [
        "fail",
        "suite error",
        "inconclusive",
        "inconclusive",
    ]
    assert [len(each.scenarios) for each in found] == [1, 1, 50, 1]
    assert [len(each.scenarios) for each in known_deviations(crowded)] == [1]
    assert causes([]) == []


def test_the_terminal_tells_failures_last_and_one_of_each_cause(crowded):
    """Who looks at the end of a run sees what failed; the known deviation stands before it."""
    said = terminal_text(crowded)
    assert said.index("known  CONN-015") < said.index("inconcl.") < said.index("FAIL  CONN-007")
    assert said.index("FAIL  CONN-007") > said.index("suite err.")
    assert said.count("actual: inv") == 1
    assert "and for the same reason 49 more:" in said
    assert len(said.splitlines()) < 110


def test_what_is_not_applicable_is_counted_and_only_the_summary_lists_it(crowded):
    """The terminal names the reason and a number, summary.txt (behave -v) every scenario."""
    counted = "not applicable (1): the target has no v2transport"
    for render in (terminal_text, summary_text):
        assert counted in render(crowded)
    assert "An encrypted connection" not in terminal_text(crowded)
    assert "An encrypted connection" in summary_text(crowded)


def test_the_page_tells_failures_apart_from_known_deviations(crowded):
    """Failures come first, a cause of many under one fold, then known deviations."""
    shown = BeautifulSoup(page(crowded), "html5lib")
    titles = [each.get_text() for each in shown.select("h2")]
    assert titles[:2] == ["What did not pass", "Known deviations"]
    first = shown.select_one("ul.unclean")
    assert len(first.find_all("li", recursive=False)) == 4
    assert "49 more for the same reason" in first.get_text()
    assert "CONN-015" not in first.get_text()


def baseline(folder, verdicts):
    """Write a baseline of the sample's target that expects these verdicts by example."""
    entries = []
    for each in samples.scenarios():
        if each["scenario"] in verdicts:
            entry = {key: each[key] for key in ("ids", "rule", "scenario")}
            entry |= {"verdict": verdicts[each["scenario"]], "deviation_reason": "known"}
            entries.append(entry | {"reason": ""})
    content = {"schema": 1, "target": "Bitcoin Knots 29.4.3", "scenarios": entries}
    folder.mkdir()
    (folder / "bitcoin-knots-29.4.3.json").write_text(json.dumps(content))
    return folder


def test_what_is_new_since_the_baseline_is_told_in_every_view(tmp_path):
    """Page, terminal and the summary of a CI step name what the baseline did not expect."""
    expected = {"The ninth is refused": "pass", "Another peer is told at the same moment": "pass"}
    folder = baseline(tmp_path / "baselines", expected)
    written = write_all(samples.write_run(tmp_path / "run"), baselines=folder)
    news = read_news(load(tmp_path / "run"), folder)
    assert [each.drift for each in news.differences][:2] == [
        Drift.UNEXPECTED_FAIL,
        Drift.UNJUDGED,
    ]
    for name in ("terminal.txt", "summary.txt", "index.html", "summary.md"):
        said = written[name].read_text().replace("\\", "")
        assert "New since the baseline of Bitcoin Knots 29.4.3: 1 unexpected fail, 2 un" in said
        assert "unexpected fail (pass, now fail): CONN-007" in said
    link = BeautifulSoup(written["index.html"].read_text(), "html5lib").select("[href='#s2']")
    assert len(link) == 2


def test_without_a_baseline_there_is_no_news(tmp_path):
    """A stranger, and a run that did not come to its end, are told without it."""
    folder = baseline(tmp_path / "baselines", {})
    samples.write_run(tmp_path / "a", implementation="Other")
    samples.write_run(tmp_path / "b", end=False)
    assert read_news(load(tmp_path / "a"), folder) is None
    assert read_news(load(tmp_path / "b"), folder) is None
    assert "baseline" not in summary_markdown(load(tmp_path / "a"), None)
