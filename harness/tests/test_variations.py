"""Circumstances that must not matter: which verdicts differ, which examples do not bear them."""

import re

import pytest

from harness.campaigns.variations import drawn
from harness.project import PROJECT
from harness.report.results import load
from harness.report.variations import lay, write_variations
from harness.running.applicable import Facts, obstacle
from harness.running.doubles import OBSTACLES
from harness.running.settings import SettingError, Settings
from harness.scene.second_time import HEIGHTS
from harness.terms import Variation
from harness.tests.report_samples import scenario, write_run


def runs(folder, verdict, **more):
    """Return a plain run and one a day later, in which the second scenario has this verdict."""
    two = [scenario(1, "by day", "pass"), scenario(2, "by night", "pass")]
    plain = load(write_run(folder / "plain", two))
    varied = [two[0], {**two[1], "verdict": verdict, **more}]
    return plain, {"later": load(write_run(folder / "later", varied, variations=["later"]))}


def test_a_verdict_that_differs_is_named_with_the_command_that_repeats_it(tmp_path):
    """The same scenario fails when a day has passed."""
    laid = lay(*runs(tmp_path, "fail", reason="expected: blue"))
    assert [(cell.same, cell.other) for cell in laid.totals] == [(1, 1)]
    (difference,) = laid.differences
    first, why, again = difference.lines()
    assert first.endswith("by night: pass, now fail")
    assert why.strip() == "expected: blue"
    told = (
        "behave -D bitcoind=/x/bitcoind -D variation=later features/transactions/silence.feature:20"
    )
    assert again.strip() == told


def test_the_views_say_the_same(tmp_path):
    """Text, Markdown, page and JUnit name the variation and the scenario that differs."""
    laid = lay(*runs(tmp_path, "fail", reason="expected: blue"))
    views = write_variations(laid, tmp_path / "views")
    for path in views.values():
        said = path.read_text(encoding="utf-8")
        assert "later" in said
        assert "by night" in said
    assert 'failures="1"' in views["junit.xml"].read_text(encoding="utf-8")


def test_a_known_deviation_that_comes_or_goes_is_no_difference(tmp_path):
    """The node breaks that Rule; a load or another circumstance can hide it."""
    laid = lay(*runs(tmp_path, "known deviation", reason="expected: blue"))
    assert [(cell.same, cell.other) for cell in laid.totals] == [(2, 0)]
    assert not laid.differences


def test_what_does_not_bear_a_variation_is_no_difference(tmp_path):
    """It says so by its tag, and is counted apart."""
    tags = ["TXR-015", "not.with.later"]
    laid = lay(*runs(tmp_path, "not applicable", tags=tags))
    assert [(cell.same, cell.other, cell.unborne) for cell in laid.totals] == [(1, 0, 1)]
    assert not laid.differences


def test_where_a_variation_changes_nothing_the_reason_is_counted(tmp_path):
    """The verdict is the same, but says nothing of the variation."""
    laid = lay(*runs(tmp_path, "pass", left_out={"later": "a ban would be over"}))
    assert laid.untouched == (("later", "a ban would be over", 1),)
    assert [(cell.same, cell.untouched) for cell in laid.totals] == [(2, 1)]


def test_another_seed_may_draw_another_variation():
    """The same one draws the same, and in the end each comes up."""
    names = list(map(str, Variation))
    assert drawn("a1b2", names) == drawn("a1b2", names)
    assert {drawn(str(each), names) for each in range(200)} == set(names)
    assert drawn("a1b2", ["later"]) == "later"


def test_a_tag_against_one_variation_says_nothing_about_another():
    """Other circumstances are borne."""
    facts = Facts((31, 0, 0), {}, {}, frozenset({Variation.LATER}))
    assert obstacle(["not.with.bystanders"], facts) is None
    assert obstacle(["not.with.later"], facts) is not None
    assert obstacle(["first.with.later"], facts) is None


def test_several_variations_may_be_asked_for_at_once():
    """They are separated by commas."""
    wanted = Settings.read({"variation": "later, dressed"}).variations
    assert wanted == {Variation.LATER, Variation.DRESSED}


def test_an_unknown_variation_is_refused_with_those_that_there_are():
    """One line names the mend."""
    with pytest.raises(SettingError, match=r"variation=latr: use bystanders, .*later"):
        Settings.read({"variation": "latr"})


def _examples():
    """Return what the sentences of each example say, one a line, as they stand in features/."""
    for path in sorted((PROJECT / "features").glob("*/*.feature")):
        for part in re.split(r"\n +(?:Example|Scenario Outline):", path.read_text("utf-8"))[1:]:
            yield "\n".join(re.findall(r"^ +(?:Given|When|Then|And|But) (.*)", part, re.MULTILINE))


@pytest.mark.parametrize("pattern", [pattern for pattern, _ in OBSTACLES], ids=str)
def test_what_keeps_doubles_out_is_said_in_some_example(pattern):
    """A sentence that has got other words must not leave its obstacle behind."""
    assert any(pattern.search(each) for each in _examples())


def test_the_operator_has_no_second_parent_to_submit():
    """He submits the parent of the child that one peer has sent; the double's has another one."""
    text = "Alice sends the node the child\nthe operator submits the parent"
    assert [reason for pattern, reason in OBSTACLES if pattern.search(text)] == [
        "the operator submits what a peer has named"
    ]


@pytest.mark.parametrize("part", HEIGHTS)
def test_what_wants_the_first_height_is_said_in_some_example(part):
    """Otherwise the chain of the second time is longer than the sentences say."""
    assert any(re.search(part, each) for each in _examples())
