"""Circumstances that must not matter: which verdicts differ, which examples do not bear them."""

import pytest

from harness.campaigns.variations import compare
from harness.running.applicable import Facts, obstacle
from harness.running.settings import SettingError, Settings
from harness.terms import Variation


def record(scenario, verdict, reason=""):
    """Return what a run leaves of a scenario."""
    return {
        "feature_file": "features/a.feature",
        "line": 7,
        "rule": "The node is blue",
        "scenario": scenario,
        "verdict": verdict,
        "reason": reason,
    }


def test_a_verdict_that_differs_is_named_with_the_command_that_repeats_it():
    """The same scenario fails when a day has passed."""
    varied = compare(
        [record("by day", "pass"), record("by night", "pass")],
        {"later": [record("by day", "fail", "expected: blue"), record("by night", "pass")]},
    )
    assert varied.rows() == [["later", 1, 1, 0]]
    (row,) = [each.row() for each in varied.differences]
    assert row[2:] == [
        "pass, now fail",
        "expected: blue",
        "behave -D variation=later features/a.feature:7",
    ]


def test_what_does_not_bear_a_variation_is_no_difference():
    """It says so by its tag, and is counted apart."""
    facts = Facts((31, 0, 0), {}, {}, frozenset({Variation.BYSTANDERS}))
    reason = obstacle(["CONN-007", "not.with.bystanders"], facts)
    varied = compare(
        [record("by day", "pass")],
        {"bystanders": [record("by day", "not applicable", reason)]},
    )
    assert varied.rows() == [["bystanders", 0, 0, 1]]


def test_a_tag_against_one_variation_says_nothing_about_another():
    """Other circumstances are borne."""
    facts = Facts((31, 0, 0), {}, {}, frozenset({Variation.LATER}))
    assert obstacle(["not.with.bystanders"], facts) is None
    assert obstacle(["not.with.later"], facts) is not None


def test_several_variations_may_be_asked_for_at_once():
    """They are separated by commas."""
    wanted = Settings.read({"variation": "later, dressed"}).variations
    assert wanted == {Variation.LATER, Variation.DRESSED}


def test_an_unknown_variation_is_refused_with_those_that_there_are():
    """One line names the mend."""
    with pytest.raises(SettingError, match=r"variation=latr: use bystanders, .*later"):
        Settings.read({"variation": "latr"})
