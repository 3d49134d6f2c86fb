"""JUnit tells a failure from an error from a skip, and survives text from the wire."""

import pytest
from junitparser import Error, Failure, JUnitXml, Properties, Skipped

from harness.record.reader import Reader, scenario_record
from harness.report.junit import junit_xml, names
from harness.report.results import load
from harness.tests import report_samples as samples


@pytest.fixture
def parsed(tmp_path):
    """Return the sample run as junitparser reads it."""
    return JUnitXml.fromstring(junit_xml(load(samples.write_run(tmp_path))).encode())


def by_name(parsed):
    """Return the test cases by the last part of their name."""
    return {case.name.split(" \u2014 ")[-1]: case for suite in parsed for case in suite}


def test_verdicts_are_told_apart(parsed):
    """Fail is a failure, inconclusive and suite error are errors, not applicable is skipped."""
    cases = by_name(parsed)
    kinds = {name: [type(result) for result in case.result] for name, case in cases.items()}
    assert kinds == {
        "Another peer is told at the same moment": [],
        "The ninth is refused": [Failure],
        "Nobody else is connected": [Error],
        "The tenth is refused": [Error],
        "Encrypted": [Skipped],
    }
    assert cases["Encrypted"].result[0].message == "the target has no v2transport"
    assert cases["Nobody else is connected"].result[0].type == "inconclusive"
    assert cases["The tenth is refused"].result[0].type == "suite error"


def test_a_known_deviation_is_skipped_with_what_was_seen(tmp_path):
    """A failure that its Rule declares does not make a pipeline red, and is not hidden either."""
    run = samples.write_run(tmp_path, [samples.known_deviation()])
    parsed = JUnitXml.fromstring(junit_xml(load(run)).encode())
    (result,) = by_name(parsed)["The node counts one too many"].result
    assert isinstance(result, Skipped)
    assert result.message == "known deviation: expected: 1; actual: 2"


def test_counts_hold_for_the_whole_and_for_each_feature(parsed):
    """The numbers in the attributes are those of the cases."""
    assert (parsed.tests, parsed.failures, parsed.errors, parsed.skipped) == (5, 1, 2, 1)
    counted = [(suite.tests, suite.failures, suite.errors, suite.skipped) for suite in parsed]
    assert counted == [(2, 0, 1, 0), (3, 1, 1, 1)]
    suite = next(iter(parsed))
    assert suite.name == "What each kind of connection is told"
    assert suite.time == pytest.approx(0.8)


def test_a_case_is_named_by_rule_and_scenario(parsed):
    """The Rule's sentence stands in the name, the feature file in the class name."""
    case = by_name(parsed)["The ninth is refused"]
    assert case.name.startswith("At most eight outbound-full-relay connections are kept \u2014 ")
    assert case.classname == "features.connections.limits"
    assert case.time == pytest.approx(0.4)
    properties = {each.name: each.value for each in case.child(Properties)}
    assert properties["ids"] == "CONN-007"
    assert properties["sources"] == "bip.37 core.pr.19315 source.policy"
    assert properties["evidence"] == "evidence/0002-CONN-007.ndjson"
    assert properties["target"] == "Bitcoin Knots 29.4.3"


def test_a_failure_carries_its_ground(parsed):
    """The text holds the place, the sentence, expected and actual, and the cited entries."""
    said = by_name(parsed)["The ninth is refused"].result[0].text
    for words in ("limits.feature:20", "But Bob is not told", "expected: nothing", "actual: inv"):
        assert words in said
    assert "node -> Alice: inv (announces" in said
    assert "</script><script>window.broken=1</script>]]>" in said


def test_every_character_is_legal(tmp_path):
    """Control characters and lone surrogates are spelled out in every place they may come from."""
    dirty = "a\x00b\x1b\x7f\ud800\ufffe"
    one = samples.scenario(
        1, dirty, "fail", reason=dirty, rule=dirty, feature=dirty, cause=dirty, tags=[dirty]
    )
    run = samples.write_run(tmp_path, [one], user_agent=dirty)
    parsed = JUnitXml.fromstring(junit_xml(load(run)).encode("utf-8"))
    assert "\\x00" in next(iter(next(iter(parsed)))).name


def test_a_run_without_end_is_an_error(tmp_path):
    """Who reads nothing but JUnit must see that the run broke off."""
    parsed = JUnitXml.fromstring(
        junit_xml(load(samples.write_run(tmp_path, [], end=False))).encode()
    )
    assert parsed.errors == 1
    assert "did not come to its end" in by_name(parsed)["comes to its end"].result[0].message


def names_of(*titles):
    """Return the names of the cases of one file with these titles, without the Rule."""
    scenarios = [
        samples.scenario(number, title, "pass") for number, title in enumerate(titles, start=1)
    ]
    read = [scenario_record(Reader(each, "x")) for each in scenarios]
    return [name.split(" \u2014 ")[-1] for name in names(read)]


def test_names_are_unique_and_stay_when_a_row_is_added():
    """A row in front changes no other name; titles that are alike are told apart."""
    rows = ["Bob asks -- @1.1 one table", "Eve asks -- @1.2 one table", "Bob asks -- @2.1 another"]
    more = [
        "Ann asks -- @1.1 one table",
        "Bob asks -- @1.2 one table",
        "Eve asks -- @1.3 one table",
    ]
    more.append(rows[2])
    before, after = names_of(*rows), names_of(*more)
    assert before == ["Bob asks -- one table", "Eve asks", "Bob asks -- another"]
    assert [name for name in after if name != "Ann asks"] == before
    alike = names_of("Bob asks -- @1.1 x", "Bob asks -- @1.2 x", "Bob asks", "Bob asks")
    assert len(set(alike)) == 4
