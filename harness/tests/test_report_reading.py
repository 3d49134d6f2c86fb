"""Pages for readers: each type with its Rules and opening, numbers, the state of the catalogue."""

import re

import pytest
from bs4 import BeautifulSoup

from harness.cli import main
from harness.project import PROJECT
from harness.report.gherkin import read_feature
from harness.report.reading import SLOTS, read_book, write_reading
from harness.report.results import load
from harness.report.templates import footer
from harness.tests import report_samples as samples

CATALOGUE = "id\tchapter\tshort\nTXR-015\tr\tSilence\nCONN-007\tc\tEight\nBLK-001\tb\tBlocks\n"
CATALOGUE += "BLK-002\tb\tNever seen\n"
WORDS = """
| word | meaning |
|---|---|
| feeler | outbound; the node looks whether somebody is there |

## Not observed

| ID | reason |
|---|---|
| BLK-002 | nothing on the wire tells it |
"""
FEELER = [
    samples.entry(1, "event", "opened", "the node connects to Bob", "Bob", connection=1),
    samples.entry(2, "received", "version", peer="Bob", connection=1),
    samples.entry(3, "sent", "version", peer="Bob", connection=1),
    samples.entry(4, "sent", "ping", peer="Bob", connection=1),
    samples.entry(5, "received", "verack", peer="Bob", connection=1),
    samples.entry(6, "received", "inv", peer="Alice", connection=2),
    samples.entry(7, "event", "closed", "the node closes the connection", "Bob", connection=1),
    samples.entry(8, "received", "tx", peer="Bob", connection=3),
]


@pytest.fixture
def book(tmp_path):
    """Lay out a run with a feeler's opening."""
    (tmp_path / "features").mkdir()
    (tmp_path / "features" / "catalogue.tsv").write_text(CATALOGUE)
    (tmp_path / "features" / "README.md").write_text(WORDS)
    first = {"keyword": "When", "text": "a feeler connection to Bob opens", "status": "passed"}
    one = samples.scenario(
        7,
        "The feeler -- @1.3 all types",
        "pass",
        chapter="handshake",
        rule="A feeler hears at most 2 messages",
        rule_description=["Bitcoin Core: net.h CConnman, MAX_FEELER_CONNECTIONS", "Who cares."],
        connections=["feeler"],
        steps=[{**first, "seconds": 0, "entries": [1, 7]}],
    )
    run = samples.write_run(tmp_path / "run", [*samples.scenarios(), one])
    samples.write_lines(run / one["evidence"], FEELER)
    return read_book(load(run), tmp_path / "features")


def test_a_page_tells_what_holds_for_a_type(book, tmp_path):
    """Its meaning, the words of its opening, its Rules by question, with verdicts and links."""
    written = write_reading(book, tmp_path / "reading", "1.0, commit abc")
    soup = BeautifulSoup(written["feeler.html"].read_text(), "html5lib")
    assert "looks whether somebody is there" in soup.main.get_text()
    drawn = soup.select_one("figure.opening svg")
    assert drawn["aria-label"].endswith("node: version, peer: version, node: verack")
    assert "Then the node closes the connection." in soup.figcaption.get_text()
    titles = [each.get_text() for each in soup.select("h3")]
    assert titles == ["In which order it opens", "What else holds"]
    rule = soup.select_one("article.rule")
    assert rule.h5.get_text() == "A feeler hears at most 2 messages"
    assert rule.select_one(".badge").get_text() == "pass"
    assert rule.select_one(".line a")["href"] == "../run/index.html#TXR-015"
    assert rule.select_one(".examples a")["href"] == "../run/index.html#s7"
    assert rule.select_one(".examples a").get_text() == "The feeler"


def test_behaviours_by_type_have_ids_in_their_cells(book, tmp_path):
    """A row is a Feature, a cell the Rules that speak of the type."""
    written = write_reading(book, tmp_path / "reading")
    soup = BeautifulSoup(written["behaviours.html"].read_text(), "html5lib")
    heads = [each.get_text() for each in soup.select("thead th")]
    assert heads == ["Behaviour", "outbound-full-relay", "block-relay-only", "feeler"]
    rows = {
        row.th.get_text().split(" transactions")[0]: [td.get_text(strip=True) for td in row("td")]
        for row in soup.select("tbody tr")
    }
    assert rows["Limits on connections connections"] == ["", "", "CONN-007CONN-008"]


def test_numbers_stand_with_their_reason_and_name(book):
    """Rules with numbers in digits and words, Core's constant, the reason."""
    found = {each.rule.rule: each for each in book.numbers}
    feeler = found["A feeler hears at most 2 messages"]
    assert (feeler.numbers, feeler.constants) == (("2",), ("MAX_FEELER_CONNECTIONS",))
    assert feeler.reason == "Who cares."
    assert found["At most eight outbound-full-relay connections are kept"].numbers == ("eight",)


def test_the_catalogue_says_what_is_written(book):
    """Written with its gravest verdict, not written, or not to be observed, and why."""
    told = {each.id: (each.state, each.verdict and each.verdict.value) for each in book.catalogue}
    assert told == {
        "TXR-015": ("written", "inconclusive"),
        "CONN-007": ("written", "fail"),
        "BLK-001": ("not written", None),
        "BLK-002": ("not observed", None),
    }
    assert book.catalogue[-1].why_not == "nothing on the wire tells it"


def test_all_of_it_is_one_document_whose_links_hold(book, tmp_path):
    """The printed document has every page as a chapter; its own links lead somewhere."""
    written = write_reading(book, tmp_path / "reading", "1.0")
    soup = BeautifulSoup(written["whole.html"].read_text(), "html5lib")
    for link in soup.select("a[href^='#']"):
        assert soup.find(id=link["href"][1:]), link
    for name, path in written.items():
        page = BeautifulSoup(path.read_text(), "html5lib")
        for link in page.select("a[href$='.html']"):
            assert (path.parent / link["href"]).resolve().parent in {
                path.parent,
                tmp_path / "run",
            }, name


def test_the_foot_of_a_printed_page_says_number_and_version():
    """Nothing but words of a version comes into the style."""
    assert "counter(page)" in footer("")
    assert 'content: "suite 1.0, commit ab"' in footer('1.0, commit ab"}<x')[:99].replace("x", "")


def test_the_slots_that_are_drawn_are_those_of_the_rules():
    """Each group's IDs stand in the features, and a Rule of them says the number."""
    rules = [
        rule
        for path in (PROJECT / "features").rglob("*.feature")
        for rule in read_feature(path, path.name).rules
    ]
    words = {8: "eight", 2: "two", 1: "one|eleven", 114: "inbound"}
    for group in SLOTS:
        titles = [rule.name for rule in rules if {*group.ids} & {*rule.tags}]
        assert any(re.search(words[group.count], title) for title in titles), group


def test_the_command_writes_the_pages(tmp_path, capsys):
    """`conformance reading` names what it has written."""
    run = samples.write_run(tmp_path / "run")
    assert main(["reading", "--run", str(run), "--output", str(tmp_path / "out")]) == 0
    assert str(tmp_path / "out" / "feeler.html") in capsys.readouterr().out.split()
