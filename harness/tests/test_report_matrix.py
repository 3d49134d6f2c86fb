"""Several targets side by side: verdicts, and what differs from one to the next."""

import pytest
from bs4 import BeautifulSoup

from harness.cli import main
from harness.report.matrix import (
    matrix,
    matrix_html,
    matrix_markdown,
    matrix_text,
    read_matrix,
    write_matrix,
)
from harness.report.results import ReportError, load
from harness.tests import report_samples as samples


def talk(*types, peer="Bob", connection=1):
    """Return a record in which the node sends these types."""
    return [
        samples.entry(number, "received", kind, peer=peer, connection=connection)
        for number, kind in enumerate(types, start=1)
    ]


def run(folder, records, version="29.0", **verdicts):
    """Write a run with one scenario per record and load it."""
    of = [
        samples.scenario(number, f"number {number}", verdicts.get(f"s{number}", "pass"))
        for number, _ in enumerate(records, start=1)
    ]
    samples.write_run(folder, of, version_text=version, implementation="Bitcoin Core")
    for scenario, record in zip(of, records, strict=True):
        samples.write_lines(folder / scenario["evidence"], record)
    return load(folder)


@pytest.fixture
def laid(tmp_path):
    """Return the matrix of two targets that differ in a verdict and in the order of messages."""
    old = talk("version", "verack", "ping", "sendcmpct", "feefilter")
    new = talk("version", "verack", "sendcmpct", "ping", "feefilter", "sendtxrcncl")
    return matrix(
        [
            run(tmp_path / "a", [old, old, old], "29.0"),
            run(tmp_path / "b", [new, new, new], "31.0", s3="fail"),
        ]
    )


def test_message_order_is_told_where_both_pass(laid):
    """What is sent before what, and what only one of them sends."""
    (change,) = laid.changes
    assert [line.split(" (")[0] for line in change.order] == [
        "Bitcoin Core 31.0 sends sendcmpct before ping, Bitcoin Core 29.0 after it",
        "Bitcoin Core 31.0 sends sendtxrcncl, Bitcoin Core 29.0 does not",
    ]
    assert "(2 scenarios, as in TXR-015 " in change.order[0]


def test_changed_verdicts_are_told(laid):
    """A scenario that passed and now fails stands there by name."""
    (change,) = laid.changes
    (line,) = change.verdicts
    assert line.endswith("number 3: pass, then fail")


def gated(number, rule, verdict, *tags, reason="", name="x", identifier="TXR-010"):
    """Return a scenario of a Rule that is bound to some versions."""
    return samples.scenario(
        number,
        name,
        verdict,
        id=identifier,
        rule=rule,
        tags=[identifier, *tags],
        reason=reason,
    )


@pytest.fixture
def two_versions(tmp_path):
    """Return two versions of which each has a behaviour in place of the other's, and one more."""
    until, since = "use.with_node.max_version=26", "use.with_node.min_version=27"
    old = [
        gated(1, "Seven are kept", "pass", until),
        gated(2, "Eight are kept", "not applicable", since, reason=f"{NEEDS_27} (this is 26.0.0)"),
        gated(3, "Alone", "not applicable", since, reason=NEEDS_27, identifier="TXR-011"),
        gated(4, "All the same", "pass", identifier="TXR-012"),
    ]
    reason = "needs a node of at most version 26 (this is 27.0.0)"
    new = [
        gated(1, "Seven are kept", "not applicable", until, reason=reason),
        gated(2, "Eight are kept", "pass", since),
        gated(3, "Alone", "pass", since, identifier="TXR-011"),
        gated(4, "All the same", "pass", identifier="TXR-012"),
    ]
    runs = [
        samples.write_run(tmp_path / "1", old, version_text="26.0.0"),
        samples.write_run(tmp_path / "2", new, version_text="27.0.0"),
    ]
    return read_matrix(runs, ["before", "after"])


NEEDS_27 = "needs a node of at least version 27"


def test_a_behaviour_and_its_counterpart_are_one_change(two_versions):
    """What a Rule says until a version and another one since is shown side by side, no verdict."""
    (change,) = two_versions.changes
    assert not two_versions.differs
    assert change.verdicts == ()
    both, alone = change.gated
    assert [(each.rule, each.when) for each in both.before] == [("Seven are kept", "until 26")]
    assert [(each.rule, each.when) for each in both.after] == [("Eight are kept", "since 27")]
    assert alone.before == ()
    assert [each.rule for each in alone.after] == ["Alone"]
    assert two_versions.rows == ()
    assert two_versions.alike == 4
    said = matrix_text(two_versions)
    assert "before only, until 26:\n      TXR-010 Seven are kept (1 example)" in said


def test_a_difference_shows_what_both_sides_did(tmp_path):
    """Expected and actual of the one, what held on the other, and the way to both records."""
    failed = samples.steps("passed", "passed", "failed")
    reason = "expected: nothing\nactual: inv\nentries: 10"
    of = [samples.scenario(number, f"number {number}", "pass") for number in (1, 2, 3)]
    bad = [{**each, "verdict": "fail", "reason": reason, "steps": failed} for each in of[:2]]
    runs = [samples.write_run(tmp_path / "1", of), samples.write_run(tmp_path / "2", [*bad, of[2]])]
    laid = read_matrix(runs, ["old", "new"])
    (difference,) = laid.changes[0].differences
    assert len(difference.pairs) == 2
    said = matrix_text(laid)
    assert said.count("actual: inv") == 1
    assert "as expected: But Bob is not told about the transaction" in said
    assert "10     0.100 s  node -> Alice: inv" in said
    assert "likewise 1 example of TXR-015" in said
    views = write_matrix(laid, tmp_path)
    page = BeautifulSoup(views["matrix.html"].read_text(), "html5lib")
    links = {each["href"] for each in page.select("article a")}
    assert {"1/index.html#s1", "2/index.html#s1", "1/index.html#s2", "2/index.html#s2"} == links


def test_runs_at_hand_are_compared_without_running(tmp_path, capsys):
    """Folders of runs may stand for their targets; the exit code says whether verdicts differ."""
    old = run(tmp_path / "a", [talk("version")]).path.parent
    new = run(tmp_path / "b", [talk("version")], s1="fail").path.parent
    folder = ["--folder", str(tmp_path / "out")]
    assert main(["matrix", f"mine={old}", f"theirs={new}", *folder]) == 1
    assert "mine and theirs:" in capsys.readouterr().out
    assert main(["matrix", str(old), str(old), *folder]) == 0


def test_the_commit_of_a_build_is_shortened(tmp_path):
    """Forty digits would widen every table; twelve name the commit."""
    commit = "58a7869f860f022e6163dc3fae3106a0599830c5"
    laid = matrix([run(tmp_path / "a", [talk("version")], f"31.99.0-g{commit}")])
    assert laid.names == ("Bitcoin Core 31.99.0-g58a7869f860f",)


def test_what_varies_within_one_target_is_no_difference(tmp_path):
    """An order that one of the two shows both ways is chance."""
    one, other = talk("version", "ping", "sendcmpct"), talk("version", "sendcmpct", "ping")
    steady = run(tmp_path / "b", [other, other], "31.0")
    changing = run(tmp_path / "a", [one, other])
    for runs in ([steady, changing], [changing, steady]):
        laid = matrix(runs)
        assert laid.changes[0].order == ()
        assert "no difference" in matrix_text(laid)


def test_each_connection_has_an_order_of_its_own(tmp_path):
    """What one peer hears before another hears something says nothing."""
    two = [*talk("version"), *talk("ping", peer="Alice"), *talk("verack")]
    one = [*talk("ping", peer="Alice"), *talk("version", "verack")]
    laid = matrix([run(tmp_path / "a", [two]), run(tmp_path / "b", [one], "31.0")])
    assert laid.changes[0].order == ()


def test_rules_that_were_not_run_everywhere_say_so(tmp_path):
    """A Rule that one run lacks keeps its row."""
    full = load(samples.write_run(tmp_path / "a"))
    part = load(samples.write_run(tmp_path / "b", samples.scenarios()[:2], version_text="30.0"))
    laid = matrix([full, part])
    rows = {row.ids[0]: row for row in laid.rows}
    assert rows["CONN-008"].verdicts[1] is None
    assert "not run" in matrix_text(laid)


def test_targets_of_one_name_are_told_apart(tmp_path):
    """The same version with other options is named by its folder too."""
    runs = [run(tmp_path / name, [talk("version")]) for name in ("plain", "bloom")]
    assert matrix(runs).names == (
        *(f"Bitcoin Core 29.0 (/x/bitcoind) ({name})" for name in ("plain", "bloom")),
    )


def test_all_three_views_show_the_same(laid):
    """Terminal, Markdown and page name the targets, the Rule and the differences."""
    page = BeautifulSoup(matrix_html(laid), "html5lib")
    for said in (matrix_text(laid), matrix_markdown(laid), page.get_text()):
        for words in ("Bitcoin Core 29.0", "Bitcoin Core 31.0", "TXR-015", "before ping"):
            assert words in said
    cells = [cell.get_text(strip=True) for cell in page.select("tbody td")]
    assert cells == ["pass", "fail"]
    assert not page.find_all("script")


def test_hostile_words_stay_words(tmp_path):
    """A target that names itself with markup makes none."""
    name = samples.HOSTILE + "<img src=x>"
    folder = samples.write_run(tmp_path, user_agent=name, implementation=name)
    laid = matrix([load(folder), load(folder)])
    page = BeautifulSoup(matrix_html(laid), "html5lib")
    assert not page.find_all(["script", "img"])
    assert "<img" not in matrix_markdown(laid)
    assert "\x1b" not in matrix_text(laid)


def test_the_views_are_written_together(tmp_path):
    """One folder holds the three views."""
    folders = [
        samples.write_run(tmp_path / "a"),
        samples.write_run(tmp_path / "b", version_text="30.0"),
    ]
    written = write_matrix(read_matrix(folders), tmp_path / "matrix")
    assert sorted(written) == ["matrix.html", "matrix.md", "matrix.txt"]
    assert all(path.stat().st_size for path in written.values())


def test_one_unreadable_run_writes_nothing(tmp_path):
    """A folder that holds no run is named, and no half of a matrix is left."""
    folder = samples.write_run(tmp_path / "a")
    with pytest.raises(ReportError, match="nowhere"):
        write_matrix(read_matrix([folder, tmp_path / "nowhere"]), tmp_path / "matrix")
    assert not (tmp_path / "matrix").exists()
    with pytest.raises(ReportError):
        matrix([])
