"""The book prints all that stands in the features, and nothing else."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from harness.report.book import book, read_chapters
from harness.report.gherkin import parse
from harness.report.prose import to_html
from harness.report.results import ReportError, load
from harness.tests import report_samples as samples

SPECIFICATION = Path(__file__).parents[2] / "features"
PRESENT = sorted(SPECIFICATION.rglob("*.feature"))

FEATURE = """\
# a remark that no reader needs
@core.pr.19315
Feature: What each kind of connection is told
  A node that tells everyone everything
  reveals its peers.

  Background:
    Given a node

  @TXR-015 @bip.37 @source.policy @smoke   # tags may carry a remark
  Rule: Never on a block-relay-only connection
    BIP 37: "relay" is false.

    Example: Another peer is told
      When the table says
        | a \\| b | c |
        | 1      |   |
      And the text says
        \"\"\"
        Feature: not a feature
        \"\"\"
      Then <script>alert(1)</script> is not told
      * it is so

    @connection.<connection>
    Scenario Outline: On <connection>
      Given <connection>

      Examples: told
        | connection |
        | feeler     |
        | manual     |
      Examples:
        Nobody is told here.
        | connection       |
        | block-relay-only |
"""


@pytest.fixture
def folder(tmp_path):
    """Return a small specification with a glossary."""
    features = tmp_path / "features"
    path = features / "transactions" / "silence.feature"
    path.parent.mkdir(parents=True)
    path.write_text(FEATURE)
    (features / "README.md").write_text(
        "# Words\n\n| word | means |\n|---|---|\n| **node** | the `program` |\n\n"
        "- one\n- <b>two</b>\n"
    )
    return features


def soup_of(features, results=None):
    """Return the book as an HTML5 parser sees it."""
    return BeautifulSoup(book(features, results), "html5lib")


def test_a_feature_is_read_with_all_its_parts():
    """Tags, descriptions, Background, Rule, tables, texts and Examples come where they belong."""
    feature = parse(FEATURE, "features/transactions/silence.feature")
    assert feature.name == "What each kind of connection is told"
    assert feature.tags == ("core.pr.19315",)
    assert feature.description == ["A node that tells everyone everything", "reveals its peers."]
    assert [step.text for step in feature.background.steps] == ["a node"]
    (rule,) = feature.rules
    assert rule.tags == ("TXR-015", "bip.37", "source.policy", "smoke")
    assert rule.description == ['BIP 37: "relay" is false.']
    example, outline = rule.scenarios
    assert [step.keyword for step in example.steps] == ["When", "And", "Then", "*"]
    assert example.steps[0].table == [("a | b", "c"), ("1", "")]
    assert example.steps[1].doc == ["        Feature: not a feature"]
    assert outline.tags == ("connection.<connection>",)
    assert [each.name for each in outline.examples] == ["told", ""]
    assert outline.examples[1].description == ["Nobody is told here."]
    assert [FEATURE.splitlines()[line - 1].strip() for line in outline.lines] == [
        "Scenario Outline: On <connection>",
        "| feeler     |",
        "| manual     |",
        "| block-relay-only |",
    ]


def test_the_book_holds_chapters_whys_tables_and_glossary(folder):
    """Reviewers find each Feature with its why, each Rule with its sources, and the words."""
    soup = soup_of(folder)
    assert soup.select_one("section.feature .why").get_text().startswith("A node that tells")
    rule = soup.select_one("article.rule")
    assert rule.select_one(".tags").get_text(" ", strip=True) == (
        "TXR-015 BIP 37 the node's choice, no BIP demands it"
    )
    assert [cell.get_text() for cell in rule.select("figure td")] == [
        "feeler",
        "manual",
        "block-relay-only",
    ]
    glossary = soup.find(id="glossary")
    assert glossary.select_one("td strong").get_text() == "node"
    assert [item.get_text() for item in glossary.select("li")] == ["one", "<b>two</b>"]
    for link in soup.select("nav a"):
        assert soup.find(id=link["href"].removeprefix("#"))


def test_the_book_needs_no_run_and_shows_no_verdict_then(folder):
    """Without a run there is not one badge."""
    assert not soup_of(folder).select(".badge")


def test_a_run_gives_badges_to_rules_examples_and_rows(folder, tmp_path):
    """Verdicts come to the lines on which they were booked; what was not run says so."""
    lines = {text: number for number, text in enumerate(FEATURE.splitlines(), start=1)}
    example = lines["    Example: Another peer is told"]
    feeler = lines["        | feeler     |"]
    manual = lines["        | manual     |"]
    places = {example: "pass", feeler: "pass", manual: "fail"}
    booked = [
        samples.scenario(number, f"at {line}", verdict, line=line)
        for number, (line, verdict) in enumerate(places.items(), start=1)
    ]
    soup = soup_of(folder, load(samples.write_run(tmp_path / "run", booked)))
    assert "Bitcoin Knots 29.4.3" in soup.header.get_text()
    assert soup.select_one("h4 .badge").get_text() == "fail"
    assert [each.get_text() for each in soup.select("h5 .badge")] == ["pass", "fail"]
    assert [each.get_text() for each in soup.select("td .badge")] == ["pass", "fail", "not run"]


def test_features_cannot_bring_markup_of_their_own(folder):
    """A sentence is text, whatever it holds."""
    soup = soup_of(folder)
    assert not soup.find_all("script")
    assert "<script>alert(1)</script>" in soup.select_one("article").get_text()


def test_a_folder_without_features_is_refused(tmp_path):
    """One line says what is wanted."""
    with pytest.raises(ReportError, match="holds no feature"):
        book(tmp_path)


@pytest.mark.skipif(not PRESENT, reason="there are no features yet")
def test_nothing_of_the_present_specification_is_missing():
    """Every line of every feature stands in the book, remarks and tags apart."""
    words = " ".join(soup_of(SPECIFICATION).get_text(" ").split())
    for path in PRESENT:
        quoted = False
        for line in path.read_text(encoding="utf-8").splitlines():
            stripped = line.strip()
            if stripped.startswith(('"""', "```")):
                quoted = not quoted
                continue
            if quoted or not stripped or stripped[0] in "#@" or stripped == "Background:":
                continue
            heading = stripped.partition(":")
            is_heading = heading[0] in {
                "Feature",
                "Rule",
                "Example",
                "Examples",
                "Scenario",
                "Scenario Outline",
            }
            said = heading[2] if is_heading else stripped
            parts = said.strip("|").split("|") if said.startswith("|") else [said]
            for part in parts:
                assert " ".join(part.split()) in words, f"{path.name}: {part}"


@pytest.mark.skipif(not PRESENT, reason="there are no features yet")
def test_the_present_chapters_stand_in_their_order():
    """Chapters come in the order of their folders, the connection types first."""
    names = [chapter.name for chapter in read_chapters(SPECIFICATION)]
    assert names[:2] == ["connection types", "handshake"]


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("a *b* **c** `d*e*f`", "<p>a <em>b</em> <strong>c</strong> <code>d*e*f</code></p>"),
        ("snake_case_name", "<p>snake_case_name</p>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("```\n<x>\n```", "<pre>&lt;x&gt;</pre>"),
        ("```\nopen", "<pre>open</pre>"),
        ("[a](https://b.c/d)", '<p><a href="https://b.c/d">a</a></p>'),
        ("[a](javascript:x)", "<p>a</p>"),
        ("a | b", "<p>a | b</p>"),
        ('<a href="x">', "<p>&lt;a href=&#34;x&#34;&gt;</p>"),
        ("a\n\n<!-- a mark for programs -->\n\nb", "<p>a</p>\n<p>b</p>"),
    ],
)
def test_the_markdown_of_our_own_files_is_understood(markdown, html):
    """What is understood becomes HTML, what is not stays text."""
    assert str(to_html(markdown)) == html
