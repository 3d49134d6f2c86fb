"""The page holds every verdict and every record, and nothing from the wire becomes markup."""

import json
import re

import pytest
from bs4 import BeautifulSoup

from harness.record.packed import unpack
from harness.report.page import page
from harness.report.results import load
from harness.report.write import write_all
from harness.tests import report_samples as samples


def soup_of(folder):
    """Return the page of a run as an HTML5 parser sees it."""
    return BeautifulSoup(page(load(folder)), "html5lib")


@pytest.fixture
def soup(tmp_path):
    """Return the page of the sample run."""
    return soup_of(samples.write_run(tmp_path))


def records(folder):
    """Return what the page loads when a scenario is opened, by its anchor."""
    write_all(folder)
    found = {}
    for path in (folder / "evidence").glob("*.js"):
        head, lines = unpack(path)
        rows = [json.loads(line) for line in lines.splitlines()]
        found[f"s{int(path.stem)}"] = {**json.loads(head), "rows": rows}
    return found


def test_the_top_says_which_bitcoind_and_how_it_went(soup):
    """Version, user agent, SHA-256, capabilities, date, counts and time."""
    top = soup.header.get_text(" ", strip=True)
    for fact in ("Bitcoin Knots 29.4.3", samples.USER_AGENT, "ab" * 32, "2026-11-22", "31.2 s"):
        assert fact in top
    assert "addconnection arguments 3" in top
    counts = [each.get_text(" ", strip=True) for each in soup.select(".counts li")]
    assert counts == ["1 pass", "1 fail", "1 inconclusive", "1 not applicable", "1 suite error"]


def test_the_matrix_has_a_cell_per_rule_and_type(soup):
    """Each Rule has a row that leads to it, and a word in each cell that says something."""
    table = soup.select_one("table.matrix")
    columns = [each.get_text().replace("\u200b", "") for each in table.select("thead th")]
    assert columns[:4] == ["Rule", "all", "outbound-full-relay", "block-relay-only"]
    row = table.select_one('a[href="#TXR-015"]').find_parent("tr")
    words = [cell.get_text(strip=True) for cell in row.find_all("td")]
    assert words[:3] == ["inconclusive", "pass", "inconclusive"]
    assert set(words[3:]) == {""}
    assert soup.find(id="TXR-015").h5.get_text() == row.a.get_text().split(" ", 1)[1]


def test_the_reason_stands_apart_from_its_places(tmp_path):
    """A reader meets the reason first; where it comes from in a source is a line of its own."""
    one = samples.scenario(1, "a", "pass")
    one["rule_description"] = ["Bitcoin Core: net.cpp CConnman::Start", "It matters", "a lot."]
    soup = soup_of(samples.write_run(tmp_path, [one]))
    rule = soup.find(id="TXR-015")
    assert rule.select_one(".why").get_text() == "It matters a lot."
    assert rule.select_one(".places").get_text() == "Bitcoin Core: net.cpp CConnman::Start"


def test_sources_are_links(soup):
    """A BIP leads to the BIPs, a Core number to the pull request, a policy leads nowhere."""
    links = {a.get_text(): a["href"] for a in soup.select("#TXR-015 .source a")}
    assert links == {
        "BIP 37": "https://github.com/bitcoin/bips/blob/master/bip-0037.mediawiki",
        "Bitcoin Core #19315": "https://github.com/bitcoin/bitcoin/pull/19315",
    }
    assert "no BIP demands it" in soup.select_one("#TXR-015 .line").get_text()


def test_each_scenario_shows_its_sentences_and_why(soup, tmp_path):
    """Verdict and cause at once; place, reason, steps with their status, file when it is opened."""
    scenario = soup.find(id="s2")
    assert scenario.find(class_="badge").get_text() == "fail"
    assert scenario["data-connections"] == "feeler"
    assert soup.find(id="CONN-007").select_one(".cause").get_text() == "node"
    record = records(tmp_path)["s2"]
    assert record["again"].endswith("limits.feature:20")
    assert record["steps"][-1][0] == "failed"
    assert record["reason"][0].startswith("expected: nothing")


def test_the_record_lies_beside_the_page(soup, tmp_path):
    """Entries, the cited ones, control and fence are in one script of one call."""
    assert "announces transaction ab12" not in soup.get_text()
    record = records(tmp_path)["s2"]
    assert len(record["rows"]) == 13
    assert record["rows"][9]["words"] == "inv (announces transaction ab12)"
    assert bytes.fromhex(record["rows"][9]["raw"])[4:7] == b"inv"
    assert (record["cited"], record["control"], record["fence"]) == ([10, 12], [10], [12])


def test_nothing_from_the_wire_becomes_markup(tmp_path):
    """Hostile words in every place that the node can reach leave the document as it was."""
    hostile = samples.HOSTILE + "<img src=x onerror=alert(1)><!--"
    lines = samples.conversation(hostile)
    for line in lines:
        line["type"] = line["peer"] = hostile
    one = samples.scenario(1, hostile, "fail", reason=hostile, cause=hostile, rule=hostile)
    folder = samples.write_run(tmp_path, [one], evidence=lambda: lines, user_agent=hostile)
    soup = soup_of(folder)
    assert len(soup.find_all("script")) == 1
    assert not soup.find_all("img")
    assert not [tag for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on")]
    assert "<script>window.broken=1</script>" in soup.select_one(".agent").get_text()
    (record,) = records(folder).values()
    assert "<script>window.broken=1</script>" in record["rows"][9]["words"]
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", page(load(folder)))


def test_the_document_is_self_contained(soup):
    """No style sheet, no image; a policy that allows nothing but scripts from beside the page."""
    assert not soup.find_all(["link", "img", "iframe", "object"])
    assert not soup.find_all(src=True)
    assert "url(" not in soup.style.string
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_two_rules_of_one_id_have_their_own_places(tmp_path):
    """An ID leads to the first Rule that carries it; no anchor stands twice."""
    two = [samples.scenario(1, "a", "pass"), samples.scenario(2, "b", "pass", rule="Another")]
    soup = soup_of(samples.write_run(tmp_path, two))
    anchors = [each["id"] for each in soup.find_all(id=True)]
    assert len(anchors) == len(set(anchors))
    assert {"TXR-015", "rule-2"} <= set(anchors)


def test_an_empty_and_unfinished_run_has_a_page(tmp_path):
    """A crash before the first verdict gives a page that says so."""
    soup = soup_of(samples.write_run(tmp_path, [], end=False))
    assert "did not come to its end" in soup.header.get_text()
    assert "0 scenarios" in soup.header.get_text()
