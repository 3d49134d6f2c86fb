"""From trials to verdicts: caught, missed, wrongly caught, unclear."""

import json

import pytest

from harness.deviations import proofs
from harness.deviations.deviation import deviation
from harness.deviations.proofs import Outcome, Role, Trial
from harness.record.evidence import ScenarioText

LIE = deviation("keeps-feelers", "keeps them", caught_by=[("HAND-026", "at once"), "CONN-019"])
NAME = ("features/a/x.feature", "Feelers end", "At once")
OTHER = ("features/b/y.feature", "Peers are listed", "Listed")


def trial(verdict, *, promise=0, role=Role.NOTICE, name=NAME, ids=("HAND-026",), acts=1):
    file, rule, scenario = name
    return Trial(LIE.name, role, promise, file, rule, ids, scenario, verdict, "a\nb", acts, 0.1)


def judge(*trials, honest="pass"):
    return proofs.judge(LIE, trials, {NAME: honest, OTHER: honest})


NOTICED = trial("fail", promise=1, name=OTHER, ids=("CONN-019",))


def text(file, rule, scenario, *tags):
    return ScenarioText(1, "", file, (), rule, (), scenario, 1, tags)


def test_caught_when_every_rule_that_it_names_noticed():
    """One failing example of each Rule is enough."""
    judged = judge(trial("pass"), trial("fail"), NOTICED)
    assert judged.outcome is Outcome.CAUGHT
    assert [each.scenario for each in judged.proofs] == ["At once", "Listed"]


def test_missed_when_all_examples_of_a_rule_pass():
    """A lie that never came to act is told from one that nobody noticed."""
    judged = judge(trial("pass", acts=0), NOTICED)
    assert judged.outcome is Outcome.MISSED
    assert "never came to act" in judged.words[0]


@pytest.mark.parametrize("verdict", ["inconclusive", "suite error"])
def test_unclear_when_an_example_ended_otherwise(verdict):
    """An error is no failure."""
    assert judge(trial(verdict), NOTICED).outcome is Outcome.UNCLEAR


def test_what_fails_by_itself_proves_nothing():
    """The honest node has to pass."""
    judged = judge(trial("fail"), NOTICED, honest="fail")
    assert judged.outcome is Outcome.UNCLEAR
    assert not judged.proofs


def test_wrongly_caught_when_an_unrelated_example_does_not_pass():
    """A lie about feelers must not turn another chapter red."""
    spare = trial("inconclusive", role=Role.SPARE, name=OTHER, ids=("TXR-004",))
    judged = judge(trial("fail"), NOTICED, spare)
    assert judged.outcome is Outcome.WRONG
    assert "TXR-004" in judged.words[0]


def test_not_applicable_when_no_example_is():
    """Nothing ran: nothing is said."""
    assert proofs.judge(LIE, [], {}).outcome is Outcome.NOT_APPLICABLE


def test_a_promise_that_names_no_example_is_found():
    """A title that was changed must not make a proof vanish in silence."""
    texts = [text("f", "r", "The peer answers at once", "HAND-026")]
    assert proofs.unknown_promises(LIE, texts) == ["CONN-019"]


def test_the_sample_is_the_same_each_time_and_of_another_chapter_first():
    """Neither the Rules that it names nor what it says may notice is in it."""
    texts = {
        1: text("features/a/x.feature", "r", "at once", "HAND-026"),
        2: text("features/a/x.feature", "r", "same chapter", "HAND-001"),
        3: text("features/b/y.feature", "r", "another", "TXR-004"),
        4: text("features/b/y.feature", "r", "slow one", "TXR-005", "slow"),
        5: text("features/b/y.feature", "r", "speaks of it", "TXR-006"),
    }
    words = {index: "a ghost" if index == 5 else "" for index in texts}
    lie = deviation("lies", "lies", caught_by="HAND-026", also=["ghost"])
    assert proofs.sample(lie, texts, words) == [3, 2]
    assert proofs.sample(lie, texts, words, size=9) == [3, 2]


def test_rules_without_proof_are_named_unless_excused():
    """The file of proofs holds every Rule, also those without."""
    judged = [judge(trial("fail"), NOTICED)]
    texts = [
        text(*NAME, "HAND-026"),
        text(*OTHER, "CONN-019"),
        text("f", "Never broken", "s", "BLK-001"),
    ]
    rules = proofs.proofs_of(texts, judged)
    assert proofs.without_proof(rules, {}) == ["BLK-001 Never broken"]
    assert proofs.without_proof(rules, {"BLK-001": "because"}) == []
    honest = {("f", "Never broken", "s"): "known deviation", NAME: "pass"}
    assert proofs.without_proof(proofs.proofs_of(texts, judged, honest), {}) == []
    elsewhere = {"Never broken": ["breaks-it"]}
    assert proofs.without_proof(proofs.proofs_of(texts, judged, {}, elsewhere), {}) == []
    told = proofs.read_proofs(proofs.proofs_text(rules, {}))
    assert told == {
        "Feelers end": ["keeps-feelers"],
        "Peers are listed": ["keeps-feelers"],
        "Never broken": [],
    }
    with pytest.raises(ValueError, match="no file of proofs"):
        proofs.read_proofs(json.dumps([{"rule": 1}]))


def test_the_linter_counts_rules_that_the_file_of_proofs_does_not_show_failing(tmp_path):
    """A Rule that was added or renamed has no proof yet; one that is excused has its reason."""
    (tmp_path / "features").mkdir()
    feature = "Feature: F\n  Rule: Feelers end\n  Rule: Never broken\n  Rule: New\n"
    (tmp_path / "features" / "f.feature").write_text(feature, encoding="utf-8")
    assert len(proofs.unproven(tmp_path)) == 3
    texts = [text(*NAME, "HAND-026"), text("f", "Never broken", "s", "BLK-001")]
    rules = proofs.proofs_of(texts, [judge(trial("fail"), NOTICED)])
    path = tmp_path / proofs.FILE
    path.parent.mkdir(parents=True)
    path.write_text(proofs.proofs_text(rules, {"BLK-001": "because"}), encoding="utf-8")
    assert proofs.unproven(tmp_path) == ["New"]
