"""The gate catches every kind of drift, lets a clean run pass, and overwrites no good baseline."""

import json

import pytest

from harness.report.baseline import baseline_path, load_baseline, stable
from harness.report.gate import Drift, compare, gate_main, render
from harness.report.nearest import chosen_baseline
from harness.report.results import load
from harness.tests import report_samples as samples

WHY = {"CONN-007": "tracked upstream", "TXR-015": "slow machine", "CONN-008": "issue 9"}


@pytest.fixture
def baselines(tmp_path):
    """Return a folder that holds the baseline of the sample run."""
    outcome = gate_main(run_of(tmp_path), tmp_path / "baselines", update=True, reasons=WHY)
    assert outcome.code == 0
    return tmp_path / "baselines"


def run_of(tmp_path, **changes):
    """Write the sample run with changed scenarios, by index; None removes one."""
    of = [
        {**scenario, **changes.get(f"s{scenario['index']}", {})}
        for scenario in samples.scenarios()
        if changes.get(f"s{scenario['index']}", {}) is not None
    ]
    return samples.write_run(tmp_path / "run", [*of, *changes.get("more", [])])


def drifts(folder, baselines):
    """Return the kinds of drift between a run and its baseline, with the IDs."""
    results = load(folder)
    baseline = load_baseline(baseline_path(baselines, results.run.target))
    return [(each.drift, each.key.ids[0]) for each in compare(results, baseline).differences]


def test_a_clean_run_passes(tmp_path, baselines):
    """What is as expected, known deviations included, is clean."""
    outcome = gate_main(run_of(tmp_path), baselines)
    assert outcome.code == 0
    assert "clean: 5 scenarios as expected, 3 of them known deviations" in outcome.text


NEW = samples.scenario(9, "A new one", "pass")
FAILS = {"verdict": "fail", "reason": "expected: a\nactual: b\nentries: 10", "cause": "node"}
LOST = {"verdict": "inconclusive", "reason": "the node did not start"}


@pytest.mark.parametrize(
    ("changes", "drift", "identifier", "code"),
    [
        ({"s1": FAILS}, Drift.UNEXPECTED_FAIL, "TXR-015", 1),
        ({"s2": {"verdict": "pass", "reason": ""}}, Drift.UNEXPECTED_PASS, "CONN-007", 1),
        ({"s1": None}, Drift.NOT_RUN, "TXR-015", 1),
        ({"more": [NEW]}, Drift.NEW, "TXR-015", 1),
        ({"more": [{**NEW, **FAILS}]}, Drift.UNEXPECTED_FAIL, "TXR-015", 1),
        ({"s2": {"reason": "expected: a\nactual: b"}}, Drift.CHANGED_REASON, "CONN-007", 1),
        ({"s5": {"reason": "the target has no wallet"}}, Drift.CHANGED_REASON, "CONN-009", 1),
        ({"s1": {"verdict": "not applicable"}}, Drift.NOT_APPLICABLE, "TXR-015", 1),
        ({"s1": LOST}, Drift.UNJUDGED, "TXR-015", 2),
        ({"s2": {"verdict": "suite error"}}, Drift.UNJUDGED, "CONN-007", 2),
        ({"s5": FAILS}, Drift.UNEXPECTED_FAIL, "CONN-009", 1),
    ],
)
def test_each_kind_of_drift_is_caught(tmp_path, baselines, *, changes, drift, identifier, code):
    """One changed scenario is one drift of its kind, and no other."""
    folder = run_of(tmp_path, **changes)
    assert drifts(folder, baselines) == [(drift, identifier)]
    outcome = gate_main(folder, baselines)
    assert outcome.code == code
    assert drift.value in outcome.text


def test_a_deviation_that_its_rule_declares_is_known(tmp_path):
    """The Rule gives the reason; its passing is caught, its newness is no failure."""
    known = samples.known_deviation()
    folder = samples.write_run(tmp_path / "run", [known])
    assert gate_main(folder, tmp_path / "b", update=True).code == 0
    (path,) = (tmp_path / "b").iterdir()
    (written,) = json.loads(path.read_text())["scenarios"]
    assert written["deviation_reason"] == "Seen in every version; upstream knows."
    assert gate_main(folder, tmp_path / "b").code == 0
    samples.write_run(tmp_path / "run", [{**known, "verdict": "pass", "reason": ""}])
    assert drifts(folder, tmp_path / "b") == [(Drift.UNEXPECTED_PASS, "CONN-015")]
    samples.write_run(tmp_path / "run", [known, {**known, "index": 7, "scenario": "Another"}])
    assert drifts(folder, tmp_path / "b") == [(Drift.NEW, "CONN-015")]


def test_what_differs_from_run_to_run_is_no_changed_reason():
    """Entry numbers, hashes, ports and times do not make another reason."""
    first = "expected: no inv\nactual: inv of 00112233445566778899aabb on port 40123\nentries: 4, 5"
    second = "expected: no inv\nactual: inv of ffeeddccbbaa99887766 on port 5\nentries: 9"
    assert stable(first) == stable(second)
    assert stable(first) != stable(first.replace("inv", "tx"))


def test_a_failure_weighs_more_than_trouble_of_the_suite(tmp_path, baselines):
    """Where both occur, the node is named first and the exit code is that of a regression."""
    folder = run_of(tmp_path, s1=FAILS, s2={"verdict": "suite error"})
    assert [drift for drift, _ in drifts(folder, baselines)] == [
        Drift.UNEXPECTED_FAIL,
        Drift.UNJUDGED,
    ]
    assert gate_main(folder, baselines).code == 1


def test_the_answer_names_scenario_sentence_expected_and_actual(tmp_path, baselines):
    """Whoever reads the CI log needs nothing else to begin with."""
    failing = {**FAILS, "steps": samples.steps("passed", "passed", "failed")}
    said = gate_main(run_of(tmp_path, s1=failing), baselines).text
    for words in (
        "unexpected fail: TXR-015  features/transactions/silence.feature:10",
        "A node never announces transactions on a block-relay-only connection",
        "Another peer is told at the same moment",
        "sentence: But Bob is not told about the transaction",
        "baseline: pass",
        "this run: fail",
        "expected: a",
        "actual: b",
    ):
        assert words in said


def test_the_answer_fits_on_one_screen(tmp_path):
    """Three hundred drifts are told in part and counted."""
    old = [samples.scenario(n, f"number {n}", "pass") for n in range(1, 301)]
    new = [
        samples.scenario(n, f"number {n}", "fail", reason="x" * 900 + "\n" + "y\n" * 50)
        for n in range(1, 301)
    ]
    gate_main(samples.write_run(tmp_path / "a", old), tmp_path / "b", update=True)
    results = load(samples.write_run(tmp_path / "c", new))
    baseline = load_baseline(baseline_path(tmp_path / "b", results.run.target))
    said = render(compare(results, baseline)).splitlines()
    assert len(said) <= 40
    assert max(map(len, said)) <= 140
    assert "and 296 unexpected fail" in said


PART = '"selection": "--tags=\\"@TXR-015\\""'


def part_of(tmp_path, **changes):
    """Write a run that was asked for some scenarios only."""
    folder = run_of(tmp_path, **changes)
    file = folder / "results.ndjson"
    file.write_text(file.read_text().replace('"deviation": null', f'"deviation": null, {PART}'))
    return folder


def test_a_run_of_a_part_is_held_against_that_part(tmp_path, baselines):
    """What was not asked for is no news; the gate says how much it has judged."""
    outcome = gate_main(part_of(tmp_path, s2=None), baselines)
    assert outcome.code == 0
    assert "4 of 5 scenarios" in outcome.text
    assert "clean: 4 scenarios as expected, 2 of them known deviations" in outcome.text
    assert gate_main(part_of(tmp_path, s2=None, s1=FAILS), baselines).code == 1


def test_an_update_by_a_run_of_a_part_leaves_the_rest(tmp_path, baselines):
    """What the run did not cover stays, with its reason."""
    (path,) = baselines.glob("*.json")
    before = load_baseline(path).scenarios
    outcome = gate_main(part_of(tmp_path, s2=None, s1=FAILS), baselines, update=True, reasons=WHY)
    assert outcome.code == 0
    assert "1 left as they were" in outcome.text
    after = load_baseline(path).scenarios
    assert after.keys() == before.keys()
    assert sum(after[key] != before[key] for key in before) == 1


def varied(tmp_path, **changes):
    """Write a run whose peers were connected before."""
    folder = run_of(tmp_path, **changes)
    file = folder / "results.ndjson"
    text = file.read_text()
    file.write_text(text.replace('"variations": []', '"variations": ["predecessor"]'))
    return folder


def test_what_differs_under_a_variation_stands_in_the_baseline_as_an_exception(tmp_path, baselines):
    """It is expected under that variation alone; what was expected without it stays."""
    (path,) = baselines.glob("*.json")
    before = load_baseline(path).scenarios
    assert gate_main(varied(tmp_path), baselines).code == 0
    folder = varied(tmp_path, s1=FAILS)
    assert gate_main(folder, baselines).code == 1
    refusal = gate_main(folder, baselines, update=True)
    assert refusal.code == 2
    assert "--reason" in refusal.text
    assert gate_main(folder, baselines, update=True, reasons=WHY).code == 0
    after = load_baseline(path).scenarios
    changed = [key for key in before if after[key] != before[key]]
    assert [key.ids for key in changed] == [("TXR-015",)]
    assert after[changed[0]].verdict is before[changed[0]].verdict
    assert after[changed[0]].exceptions["predecessor"].deviation_reason == WHY["TXR-015"]
    assert gate_main(folder, baselines).code == 0
    assert gate_main(run_of(tmp_path), baselines).code == 0
    assert gate_main(run_of(tmp_path, s1=FAILS), baselines).code == 1
    assert gate_main(varied(tmp_path), baselines).code == 1


def test_a_scenario_that_does_not_bear_a_variation_is_no_drift(tmp_path, baselines):
    """Its tag says so; without the tag it is news that it was not judged."""
    left_out = {"verdict": "not applicable", "reason": "does not bear predecessor"}
    assert gate_main(varied(tmp_path, s1=left_out), baselines).code == 1
    tagged = {**left_out, "tags": ["not.with.predecessor"]}
    assert gate_main(varied(tmp_path, s1=tagged), baselines).code == 0


def test_a_lie_is_a_rehearsal_of_the_gate(tmp_path, baselines):
    """The gate judges a run with a deviation, and says that it is one."""
    folder = run_of(tmp_path, s1=FAILS)
    file = folder / "results.ndjson"
    file.write_text(file.read_text().replace('"deviation": null', '"deviation": "tells-bob"'))
    outcome = gate_main(folder, baselines)
    assert outcome.code == 1
    assert "A rehearsal: the node was made to lie (tells-bob)." in outcome.text
    assert "made to lie" in refused(gate_main(folder, baselines, update=True, reasons=WHY))


def test_an_update_keeps_reasons_and_says_what_changed(tmp_path, baselines):
    """A deviation explained once stays explained; one that has gone needs no reason."""
    folder = run_of(tmp_path, s2={"verdict": "pass", "reason": ""}, s5=None, more=[NEW])
    outcome = gate_main(folder, baselines, update=True)
    assert outcome.code == 0
    assert "5 scenarios: 1 new, 1 no longer there, 1 with another verdict" in outcome.text
    (path,) = baselines.iterdir()
    assert path.name == "bitcoin-knots-29.4.3.json"
    written = {each["ids"][0]: each for each in json.loads(path.read_text())["scenarios"]}
    assert written["CONN-008"]["deviation_reason"] == "issue 9"
    assert "deviation_reason" not in written["CONN-007"]
    assert gate_main(folder, baselines).code == 0


def test_a_deviation_without_a_reason_is_not_written(tmp_path, baselines):
    """Nobody accepts a failure silently; the old baseline stays as it was."""
    (path,) = baselines.iterdir()
    before = path.read_bytes()
    folder = run_of(tmp_path, s5=FAILS)
    outcome = gate_main(folder, baselines, update=True)
    assert outcome.code == 2
    assert "CONN-009" in outcome.text
    assert "--reason" in outcome.text
    assert path.read_bytes() == before
    accepted = gate_main(folder, baselines, update=True, reasons={"Encrypted": "known since 2020"})
    assert accepted.code == 0
    assert "accepted" not in gate_main(folder, baselines).text


def refused(outcome):
    """Return the one line of a refusal."""
    assert outcome.code == 2
    assert outcome.text.count("\n") == 1
    return outcome.text


def test_a_missing_baseline_is_one_line(tmp_path):
    """The line says how to get one."""
    assert "--update" in refused(gate_main(run_of(tmp_path), tmp_path / "none"))


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"schema": 1}',
        '{"schema": 2, "target": "x"}',
        '{"schema": 1, "target": "x", "scenarios": 5}',
        '{"schema": 1, "target": "x", "scenarios": [{"verdict": "maybe"}]}',
        '{"schema": 1, "target": "x", "scenarios": [{"verdict": "fail"}]}',
        "\x00\xff",
    ],
)
@pytest.mark.parametrize("update", [False, True])
def test_an_unreadable_baseline_is_one_line(tmp_path, baselines, content, update):
    """Whatever stands there is refused, and not overwritten either."""
    (path,) = baselines.iterdir()
    path.write_text(content)
    outcome = gate_main(run_of(tmp_path), baselines, update=update, reasons=WHY)
    assert path.name in refused(outcome)
    assert path.read_text() == content


def test_a_baseline_that_is_a_folder_is_one_line(tmp_path):
    """A place that cannot be read or written is named."""
    (tmp_path / "baselines" / "bitcoin-knots-29.4.3.json").mkdir(parents=True)
    refused(gate_main(run_of(tmp_path), tmp_path / "baselines"))
    refused(gate_main(run_of(tmp_path), tmp_path / "baselines", update=True, reasons=WHY))


@pytest.mark.parametrize("update", [False, True])
def test_the_baseline_of_another_target_is_refused(tmp_path, baselines, update):
    """Verdicts of one target say nothing about another."""
    (path,) = baselines.iterdir()
    before = path.read_bytes()
    other = samples.write_run(tmp_path / "other", version_text="30.0")
    outcome = gate_main(other, path, update=update, reasons=WHY)
    assert "Bitcoin Knots 29.4.3" in refused(outcome)
    assert path.read_bytes() == before


def test_a_target_without_a_baseline_is_held_against_the_nearest_version(tmp_path, baselines):
    """The answer says which; `--update` writes one of its own and leaves the other."""
    other = samples.write_run(tmp_path / "other", version_text="29.5.0")
    outcome = gate_main(other, baselines)
    assert outcome.code == 0
    assert "Gate: Bitcoin Knots 29.5.0" in outcome.text
    assert "held against that of Bitcoin Knots 29.4.3" in outcome.text
    assert gate_main(other, baselines, update=True, reasons=WHY).code == 0
    assert len(list(baselines.iterdir())) == 2
    assert "held against" not in gate_main(other, baselines).text


def test_another_implementation_is_no_neighbour(tmp_path, baselines):
    """Verdicts of one implementation say nothing about another."""
    other = samples.write_run(
        tmp_path / "other", implementation="Bitcoin Core", version_text="29.4.3"
    )
    assert "bitcoin-core-29.4.3.json: there is no such baseline" in refused(
        gate_main(other, baselines)
    )


NOT_HERE = {"verdict": "not applicable", "reason": "needs a node of at least version 30"}


@pytest.mark.parametrize(
    ("changes", "code", "told"),
    [
        ({"s1": NOT_HERE}, 0, "1 scenarios apply to only one of the two"),
        ({"s1": FAILS}, 1, "unexpected fail"),
        ({"s1": LOST}, 2, "without a verdict"),
    ],
)
def test_what_applies_to_one_of_two_versions_is_no_drift(tmp_path, baselines, changes, code, told):
    """What is gated for one version is no difference between two; all else is."""
    of = [{**each, **changes.get(f"s{each['index']}", {})} for each in samples.scenarios()]
    outcome = gate_main(samples.write_run(tmp_path / "o", of, version_text="28.0.0"), baselines)
    assert (outcome.code, told in outcome.text) == (code, True)


@pytest.mark.parametrize(
    ("version", "nearest"),
    [("28.4", "28.1.0"), ("28.99", "29.0.0"), ("27.0", "28.1.0"), ("31.99", "30.0.0")],
)
def test_the_nearest_version_is_chosen(tmp_path, version, nearest):
    """A development version is nearer to the release that it becomes."""
    folder = tmp_path / "baselines"
    for known in ("28.1.0", "29.0.0", "30.0.0"):
        run = samples.write_run(tmp_path / known, version_text=known)
        gate_main(run, folder, update=True, reasons=WHY)
    (folder / "bitcoin-knots-spoilt.json").write_text("{}")
    target = load(samples.write_run(tmp_path / "run", version_text=version)).run.target
    assert chosen_baseline(folder, target).name == f"bitcoin-knots-{nearest}.json"


@pytest.mark.parametrize("update", [False, True])
@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('{"record": "end"', '{"record": "en', "did not come to its end"),
        ('"interrupted": false', '"interrupted": true', "interrupted"),
        ('"record": "run"', '"record": "walk"', "run record"),
    ],
)
def test_an_unfit_run_is_refused(tmp_path, baselines, *, update, old, new, told):
    """A run that is not whole, not honest or not ours is neither compared nor written."""
    (path,) = baselines.iterdir()
    before = path.read_bytes()
    results = run_of(tmp_path) / "results.ndjson"
    results.write_text(results.read_text().replace(old, new))
    assert told in refused(gate_main(results, baselines, update=update, reasons=WHY))
    assert path.read_bytes() == before


def test_a_run_without_scenarios_is_refused(tmp_path, baselines):
    """A selection that fits nothing is not a clean run."""
    empty = samples.write_run(tmp_path / "empty", [])
    assert "no scenario" in refused(gate_main(empty, baselines))


def test_scenarios_that_cannot_be_told_apart_are_refused(tmp_path, baselines):
    """Two of one Rule and one title would hide each other."""
    twin = samples.scenario(9, "Another peer is told at the same moment", "pass")
    said = refused(gate_main(run_of(tmp_path, more=[twin]), baselines))
    assert "silence.feature:90 and features/transactions/silence.feature:10" in said


def rename_table(folder, *rows):
    """Write the table of renamed titles beside the baselines."""
    head = ("old Rule", "old scenario", "new Rule", "new scenario")
    text = "".join("\t".join(row) + "\n" for row in (head, *rows))
    (folder / "renamed.tsv").write_text(text)


def test_a_renamed_scenario_is_still_the_expected_one(tmp_path, baselines):
    """The table maps old titles to new ones, and the gate says in one line how many."""
    first, *_ = (each for each in samples.scenarios() if each["index"] == 1)
    old = (first["rule"], first["scenario"])
    rename_table(baselines, (*old, "A better Rule", "A better title"))
    changed = {"rule": "A better Rule", "scenario": "A better title"}
    outcome = gate_main(run_of(tmp_path, s1=changed), baselines)
    assert outcome.code == 0
    assert "1 scenarios have other titles than in the baseline (renamed.tsv)" in outcome.text


def test_a_renamed_scenario_with_another_verdict_is_caught(tmp_path, baselines):
    """A new title hides no change of the node."""
    first, *_ = (each for each in samples.scenarios() if each["index"] == 1)
    rename_table(baselines, (first["rule"], first["scenario"], "A better Rule", "Better"))
    changed = {"rule": "A better Rule", "scenario": "Better", **FAILS}
    assert gate_main(run_of(tmp_path, s1=changed), baselines).code == 1


def test_a_renamed_deviation_keeps_its_reason_when_the_baseline_is_renewed(tmp_path, baselines):
    """Why a deviation is accepted is not asked again."""
    known, *_ = (each for each in samples.scenarios() if each["index"] == 2)
    rename_table(baselines, (known["rule"], known["scenario"], "A better Rule", "Better"))
    folder = run_of(tmp_path, s2={"rule": "A better Rule", "scenario": "Better"})
    assert gate_main(folder, baselines, update=True).code == 0


@pytest.mark.parametrize("text", ["", "a\tb\n", "old Rule\told scenario\tnew Rule\n"])
def test_a_spoilt_table_of_renamed_titles_is_named(tmp_path, baselines, text):
    """Nothing is compared with half a table."""
    (baselines / "renamed.tsv").write_text(text)
    outcome = gate_main(run_of(tmp_path), baselines)
    assert outcome.code == 2
    assert "renamed.tsv" in outcome.text
