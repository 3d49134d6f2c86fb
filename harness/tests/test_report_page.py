"""The page holds every verdict and every record, and nothing from the wire becomes markup."""

import json
import re

import pytest
from bs4 import BeautifulSoup

from harness.report.page import LONGEST_RAW, page
from harness.report.results import load
from harness.tests import report_samples as samples


def soup_of(folder):
    """Return the page of a run as an HTML5 parser sees it."""
    return BeautifulSoup(page(load(folder)), "html5lib")


@pytest.fixture
def soup(tmp_path):
    """Return the page of the sample run."""
    return soup_of(samples.write_run(tmp_path))


def records(soup):
    """Return the embedded records by the anchor of their scenario."""
    return {
        each.parent["id"]: json.loads(each.string)
        for each in soup.find_all("script", type="application/json")
    }


def test_the_top_says_which_bitcoind_and_how_it_went(soup):
    """Version, user agent, SHA-256, capabilities, date, counts and time."""
    top = soup.header.get_text(" ", strip=True)
    for fact in ("Bitcoin Knots 29.4.3", samples.USER_AGENT, "ab" * 32, "2026-11-22", "31.2 s"):
        assert fact in top
    assert "addconnection arguments 3" in top
    counts = [each.get_text(" ", strip=True) for each in soup.select(".counts li")]
    assert counts == ["1 pass", "1 fail", "1 inconclusive", "1 not applicable", "1 suite error"]


def test_the_matrix_has_a_cell_per_rule_and_type(soup):
    """Each Rule has a row that leads to it, and one word for screen readers in each cell."""
    table = soup.select_one("table.matrix")
    columns = [each.get_text().replace("\u200b", "") for each in table.select("thead th")]
    assert columns[:4] == ["Rule", "all", "outbound-full-relay", "block-relay-only"]
    row = table.select_one('a[href="#TXR-015"]').find_parent("tr")
    words = [cell.get_text(strip=True) for cell in row.find_all("td")]
    assert words[:3] == ["inconclusive", "pass", "inconclusive"]
    assert set(words[3:]) == {"says nothing"}
    assert soup.find(id="TXR-015").h5.get_text() == row.a.get_text().split(" ", 1)[1]


def test_sources_are_links(soup):
    """A BIP leads to the BIPs, a Core number to the pull request, a policy leads nowhere."""
    links = {a.get_text(): a["href"] for a in soup.select("#TXR-015 .source a")}
    assert links == {
        "BIP 37": "https://github.com/bitcoin/bips/blob/master/bip-0037.mediawiki",
        "Bitcoin Core #19315": "https://github.com/bitcoin/bitcoin/pull/19315",
    }
    assert "no BIP demands it" in soup.select_one("#TXR-015 .line").get_text()


def test_each_scenario_shows_its_sentences_and_why(soup):
    """Verdict, cause, place, reason, steps with their status, links to the files."""
    scenario = soup.find(id="s2")
    assert scenario["data-verdict"] == "fail"
    assert scenario["data-connections"] == "feeler"
    assert "limits.feature:20" in scenario.get_text()
    assert [step["class"] for step in scenario.select(".steps li")][-1] == ["failed"]
    assert scenario.select_one(".reason").get_text().startswith("expected: nothing")
    files = {a.get_text(): a["href"] for a in scenario.select(".files a")}
    assert files == {
        "record": "./evidence/0002-CONN-007.ndjson",
        "pcapng": "./pcapng/0002-CONN-007.pcapng",
    }
    assert soup.find(id="CONN-007").select_one(".cause").get_text() == "node"


def test_the_record_is_embedded_once_as_inert_json(soup):
    """Peers, rows, cited entries, control and fence stand beside the scenario."""
    record = records(soup)["s2"]
    assert record["peers"] == ["Bob", "Alice"]
    assert len(record["rows"]) == 13
    assert record["rows"][9][:6] == [10, 0.1, "r", 1, "inv", "inv (announces transaction ab12)"]
    assert bytes.fromhex(record["rows"][9][6])[4:7] == b"inv"
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
    assert [each.get("type") for each in soup.find_all("script")] == ["application/json", None]
    assert not soup.find_all("img")
    assert not [tag for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on")]
    assert "<script>window.broken=1</script>" in soup.select_one(".agent").get_text()
    (record,) = records(soup).values()
    assert "<script>window.broken=1</script>" in record["rows"][9][5]
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", page(load(folder)))


def test_the_document_is_self_contained(soup):
    """Nothing is fetched: no source, no style sheet, no image, and a policy that forbids it."""
    assert not soup.find_all(["link", "img", "iframe", "object"])
    assert not soup.find_all(src=True)
    assert "url(" not in soup.style.string
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_two_rules_of_one_id_have_their_own_places(tmp_path):
    """An ID leads to the first Rule that carries it; no anchor stands twice."""
    two = [samples.scenario(1, "a", "pass"), samples.scenario(2, "b", "pass", rule="Another")]
    soup = soup_of(samples.write_run(tmp_path, two))
    anchors = [each["id"] for each in soup.find_all(id=True)]
    assert len(anchors) == len(set(anchors))
    assert {"TXR-015", "rule-2"} <= set(anchors)


def test_a_message_too_long_for_a_page_is_named_by_its_size(tmp_path):
    """What would make the page slow stays in the evidence alone."""
    long = samples.entry(1, "sent", "block", raw=b"x" * (LONGEST_RAW // 2 + 1), peer="Bob")
    one = [samples.scenario(1, "a", "pass")]
    soup = soup_of(samples.write_run(tmp_path, one, evidence=lambda: [long]))
    assert records(soup)["s1"]["rows"][0][6] == LONGEST_RAW // 2 + 1


def test_an_empty_and_unfinished_run_has_a_page(tmp_path):
    """A crash before the first verdict gives a page that says so."""
    soup = soup_of(samples.write_run(tmp_path, [], end=False))
    assert "did not come to its end" in soup.header.get_text()
    assert "0 scenarios" in soup.header.get_text()
