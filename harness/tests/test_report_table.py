"""The summary on the terminal and in a pull request says who was judged, what failed and why."""

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from harness.report.markdown import LONGEST, summary_markdown
from harness.report.results import load
from harness.report.table import summary_text
from harness.tests import report_samples as samples


@pytest.fixture
def results(tmp_path):
    """Return the sample run."""
    return load(samples.write_run(tmp_path))


def line_with(said, *words):
    """Return the first line that holds all the words."""
    return next(line for line in said.splitlines() if all(word in line for word in words))


def test_the_first_line_says_which_bitcoind_was_judged(results):
    """Implementation, version, user agent and the first sixteen digits of the SHA-256."""
    first = summary_text(results).splitlines()[0]
    for fact in ("Bitcoin Knots", "29.4.3", samples.USER_AGENT, "abababababababab"):
        assert fact in first
    assert "ab" * 9 not in first


def test_a_run_held_against_another_version_says_so(results):
    """Who has no baseline of its own is held against the nearest version, and reads which."""
    near = replace(results, run=replace(results.run, baseline="Bitcoin Knots 28.1.0"))
    own = replace(results, run=replace(results.run, baseline=results.run.target.name))
    assert "the nearest, that of Bitcoin Knots 28.1.0" in summary_text(near)
    assert summary_text(own) == summary_text(results)


def test_each_rule_has_a_row_with_its_worst_verdict(results):
    """The table of Rules shows ID, sentence, verdict and how many scenarios."""
    said = summary_text(results)
    row = line_with(said, "TXR-015", "A node never announces").split()
    assert row[-1] == "2"
    assert "inconcl." in row
    assert "FAIL" in line_with(said, "CONN-007", "At most")
    assert "n.a." in line_with(said, "CONN-009")


def test_the_matrix_has_a_cell_per_connection_type(results):
    """Rules that name connection types stand in the matrix, under the types they name."""
    said = summary_text(results)
    matrix = said[said.index("outbound-") :]
    row = line_with(matrix, "TXR-015").split()
    assert row[-2:] == ["pass", "inconcl."]
    assert "private" not in said


def test_the_seldom_type_has_a_column_when_a_rule_names_it(tmp_path):
    """Private broadcast is shown only where a Rule speaks of it."""
    one = samples.scenario(1, "x", "pass", connections=["private-broadcast"])
    assert "private-" in summary_text(load(samples.write_run(tmp_path, [one])))


def test_a_failure_is_told_with_its_ground(results):
    """Place, sentence, cause, expected, actual and the cited entries in words."""
    said = summary_text(results)
    account = said[said.index("FAIL  CONN-007") :]
    account = account[: account.index("\n\n")]
    for words in (
        "features/connections/limits.feature:20",
        "But Bob is not told about the transaction",
        "Cause     node",
        "expected: nothing",
        "actual: inv",
        "entries: 10, 12",
        "10     0.100 s  node -> Alice: inv (announces transaction ab12)",
        "12     0.120 s  node -> Bob: pong",
        "/kept/0002",
    ):
        assert words in account


def test_an_inconclusive_scenario_shows_how_its_record_ends(results):
    """Where no entry is cited, the last ones tell how far it came."""
    said = summary_text(results)
    account = said[said.index("inconcl.  TXR-015") :]
    assert "no control: nobody was told" in account
    assert "the record ends with" in account
    assert "log: sending pong" in account


def test_cited_entries_that_are_lost_are_named(results):
    """A verdict that cites what is not there says so."""
    assert "not in the record: 99" in summary_text(results)


def test_what_was_not_judged_stands_with_its_reason(results):
    """A skipped scenario is listed under the reason."""
    said = summary_text(results)
    assert "not applicable (1): the target has no v2transport" in said


def test_the_end_counts_and_says_where_the_files_are(results):
    """Counts, wall time and the folder close the summary."""
    end = summary_text(results).splitlines()[-2:]
    assert "5 scenarios: 1 pass, 1 fail, 1 inconclusive, 1 not applicable, 1 suite error" in end[0]
    assert "31.2 s" in end[0]
    assert str(results.path.parent) in end[1]


def test_a_known_deviation_is_told_as_one(tmp_path):
    """It stands in the tables by a word of its own, with its ground."""
    said = summary_text(load(samples.write_run(tmp_path, [samples.known_deviation()])))
    assert "known" in line_with(said, "CONN-015", "A refused")
    assert "actual: 2" in said
    assert "1 scenario: 1 known deviation" in said


def test_nothing_from_the_wire_reaches_the_terminal_unseen(results):
    """Escape sequences and signs that turn the reading direction are spelled out."""
    said = summary_text(results)
    assert not {"\x1b", "\x07", "\u202e"} & set(said)
    assert "\\x1b[2J" in said


@pytest.mark.parametrize("render", [summary_text, summary_markdown])
def test_a_run_without_end_or_scenarios_is_rendered(tmp_path, render):
    """A crash at the first scenario still gives a summary, which says so."""
    said = render(load(samples.write_run(tmp_path, [], end=False)))
    assert "did not come to its end" in said
    assert "no scenario was run" in said


def test_markdown_shows_only_our_own_markup(results):
    """Rendered, the hostile text makes no element, no link and no extra table cell."""
    said = summary_markdown(results)
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(said)
    flat = [token for outer in tokens for token in (outer, *(outer.children or ()))]
    html = [token.content.strip() for token in flat if token.type in {"html_block", "html_inline"}]
    assert all(
        line in {"</details>", "<details>"} or line.startswith("<summary>")
        for block in html
        for line in block.splitlines()
    )
    assert not [token for token in flat if token.type == "link_open"]
    rows = [token for token in flat if token.type == "tr_open"]
    cells = [token for token in flat if token.type in {"td_open", "th_open"}]
    assert len(rows) == (1 + 4) + (1 + 3)
    assert len(cells) == 5 * 4 + 4 * 8
    fences = [token.content for token in flat if token.type == "fence"]
    assert any("window.broken" in fence and "`tick`" in fence for fence in fences)


def test_markdown_mentions_nobody(results):
    """An at-sign from the wire outside a code block calls nobody."""
    failing = samples.scenario(1, "@all | x", "fail", reason="@all", cause="node")
    folder = results.path.parent / "2"
    said = summary_markdown(load(samples.write_run(folder, [failing])))
    assert "@all" not in said.split("```")[0]


def test_markdown_is_short_first(results):
    """Before the first details stand the target, the counts and what did not pass."""
    head = summary_markdown(results).split("<details>")[0]
    assert "Bitcoin Knots 29.4.3" in head
    assert "CONN-007" in head
    assert len(head) < 1500


def test_markdown_fits_into_a_comment(tmp_path):
    """Many failures are told in part, the rest is counted."""
    many = [
        samples.scenario(i, f"number {i}", "fail", reason=chr(0x4E00 + i) + "x" * 3000)
        for i in range(1, 200)
    ]
    said = summary_markdown(load(samples.write_run(tmp_path, many, evidence=list)))
    assert len(said) < LONGEST + 1000
    assert "and 159 other causes" in said
    assert "too long for a comment" in said


def test_the_summary_of_a_ci_step_is_never_too_large(tmp_path):
    """GitHub takes 1 MiB; three thousand failures, each for another reason, stay far below."""
    many = [
        samples.scenario(i, f"number {i}", "fail", reason=chr(0x4E00 + i) * 3000)
        for i in range(1, 3001)
    ]
    said = summary_markdown(load(samples.write_run(tmp_path, many, evidence=list)))
    assert len(said.encode()) < 1 << 20


@pytest.mark.parametrize(
    ("more", "is_told"),
    [
        ({"suite": {"waited": 60.1}}, True),
        ({"suite": {"waited": 60.0}}, False),
        ({"suite": {"waited": 99.0}, "tags": ["TXR-015", "slow"]}, False),
        ({"suite": {"waited": 99.0}, "verdict": "fail", "cause": "node"}, False),
    ],
)
def test_an_example_that_takes_long_says_so_by_its_tag(tmp_path, more, is_told):
    """One that waits longer than a minute for the node is named, unless it bears @slow."""
    one = samples.scenario(1, "a", "pass") | more
    said = summary_text(load(samples.write_run(tmp_path, [one])))
    place = "without the tag @slow: features/transactions/silence.feature:10"
    assert (place in said) is is_told
