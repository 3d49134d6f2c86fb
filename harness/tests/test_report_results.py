"""Reading a run: what a crash leaves behind is read, what is not ours is refused in one line."""

import json

import pytest

from harness.report.results import ReportError, load
from harness.terms import Direction, Verdict
from harness.tests import report_samples as samples


def refusal(path):
    """Return the one line with which a path is refused."""
    with pytest.raises(ReportError) as caught:
        load(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_run_is_read_in_the_order_of_its_features(tmp_path):
    """Workers write as they finish; the reader puts scenarios in the features' order."""
    results = load(samples.write_run(tmp_path))
    assert [scenario.index for scenario in results.scenarios] == [1, 2, 3, 4, 5]
    assert results.run.target.name == "Bitcoin Knots 29.4.3"
    assert dict(results.run.target.capabilities)["v2transport"] == "no"
    assert not results.truncated
    assert {number for _, number in results.counts.items() if number} == {1}
    assert len([number for number in results.counts.values() if number]) == len(results.scenarios)


def test_folder_and_file_are_the_same_run(tmp_path):
    """A run can be named by its folder or by its file."""
    folder = samples.write_run(tmp_path)
    assert load(folder) == load(folder / "results.ndjson")


def test_a_rule_is_as_good_as_its_worst_scenario(tmp_path):
    """One inconclusive example makes the Rule inconclusive; a pass outweighs not applicable."""
    results = load(samples.write_run(tmp_path))
    verdicts = {rule.ids[0]: rule.verdict for rule in results.rules}
    assert verdicts["TXR-015"] is Verdict.INCONCLUSIVE
    assert verdicts["CONN-007"] is Verdict.FAIL
    told = results.rules[0]
    assert told.on("outbound-full-relay") is Verdict.PASS
    assert told.on("block-relay-only") is Verdict.INCONCLUSIVE
    assert told.on("feeler") is None
    some = [samples.scenario(1, "a", "pass"), samples.scenario(2, "b", "not applicable")]
    assert load(samples.write_run(tmp_path / "2", some)).rules[0].verdict is Verdict.PASS


def test_evidence_is_read_when_asked_for(tmp_path):
    """The record of a scenario comes as typed entries."""
    results = load(samples.write_run(tmp_path))
    entries = results.evidence(results.scenarios[0])
    assert [entry.number for entry in entries] == list(range(1, 14))
    assert entries[3].direction is Direction.RECEIVED
    assert entries[3].connection == 1
    assert bytes.fromhex(entries[3].raw)[:4] == samples.MAGIC


def test_a_run_without_end_is_read(tmp_path):
    """After a crash the verdicts reached so far count, and the reader says it is not all."""
    results = load(samples.write_run(tmp_path, end=False))
    assert results.truncated
    assert len(results.scenarios) == 5
    assert results.seconds == pytest.approx(2.0)


@pytest.mark.parametrize("cut", [1, 40, 400])
def test_a_cut_last_line_costs_one_scenario(tmp_path, cut):
    """A crash in the middle of writing loses the line that was being written."""
    path = samples.write_run(tmp_path, end=False) / "results.ndjson"
    path.write_bytes(path.read_bytes()[: -cut - 1])
    results = load(path)
    assert results.truncated
    assert len(results.scenarios) == 4


def test_cut_evidence_is_read_as_far_as_it_goes(tmp_path):
    """Evidence that was cut in the middle of a character shows what came before."""
    results = load(samples.write_run(tmp_path))
    path = tmp_path / results.scenarios[0].evidence
    path.write_bytes(path.read_bytes()[:-40] + b"\xc3")
    assert len(results.evidence(results.scenarios[0])) == 12


def test_absent_evidence_is_empty(tmp_path):
    """A scenario without a record has no entries, and nothing outside the folder is read."""
    (tmp_path / "secret").write_text(json.dumps(samples.entry(1, "log", "x")))
    outside = samples.scenario(1, "x", "pass", evidence="")
    results = load(samples.write_run(tmp_path / "run", [outside]))
    assert results.evidence(results.scenarios[0]) == []
    path = tmp_path / "run" / "results.ndjson"
    path.write_text(path.read_text().replace('"evidence": ""', '"evidence": "../secret"'))
    results = load(path)
    assert results.evidence(results.scenarios[0]) == []


def test_a_path_with_nothing_behind_it_is_refused(tmp_path):
    """No file is one line, not a traceback."""
    assert "cannot be read" in refusal(tmp_path / "nowhere")
    assert "cannot be read" in refusal(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"hello\n",
        b"\xff\xfe\x00\x01",
        b"[1]\n",
        b'{"record": "scenario"}\n',
        b'{"record": 7}\n',
        b'{"name": "package"}\n{"version": 3}\n',
        b"[" * 100_000,
    ],
)
def test_a_foreign_file_is_refused(tmp_path, content):
    """Whatever is not a run's record is refused in one line that names the file."""
    path = tmp_path / "other.ndjson"
    path.write_bytes(content)
    assert "other.ndjson" in refusal(path)


def test_another_schema_is_refused(tmp_path):
    """A file of another schema is named as such."""
    path = samples.write_run(tmp_path) / "results.ndjson"
    path.write_text(path.read_text().replace('"schema": 1', '"schema": 2'))
    assert "schema 2, this suite reads 1" in refusal(path)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"verdict": "fail"', '"verdict": "xfailed"', "xfailed"),
        ('"index": 2', '"index": 1', "stands twice"),
        ('"index": 2', '"index": "2"', "not a whole number"),
        ('"cited": [10, 12]', '"cited": "10"', "not a list"),
        ('"record": "scenario"', "broken", "is not JSON"),
    ],
)
def test_a_damaged_line_is_named(tmp_path, old, new, told):
    """A wrong value in the middle of a file is refused with its line."""
    path = samples.write_run(tmp_path) / "results.ndjson"
    path.write_text(path.read_text().replace(old, new, 1))
    said = refusal(path)
    assert told in said
    assert "line 2" in said or "line 3" in said


def test_unknown_keys_are_left_alone(tmp_path):
    """A later writer may add keys."""
    path = samples.write_run(tmp_path) / "results.ndjson"
    path.write_text(path.read_text().replace('"line":', '"later": {"a": [1]}, "line":'))
    assert len(load(path).scenarios) == 5


def test_bytes_that_are_no_text_do_not_stop_the_reader(tmp_path):
    """A user agent that is no text reaches the record as lone surrogates; it is spelled out."""
    path = samples.write_run(tmp_path) / "results.ndjson"
    content = path.read_text(encoding="utf-8").replace("Knots:20260508", "\udcff")
    path.write_bytes(content.encode("utf-8", "surrogatepass"))
    assert load(path).run.target.user_agent == "/Satoshi:29.4.3/\\udcff/"


def test_a_version_line_is_shortened_to_its_number(tmp_path):
    """The name of a target is implementation and version, whatever line the version came from."""
    line = "Bitcoin Knots daemon version v29.4.3.knots20260508"
    results = load(samples.write_run(tmp_path, version_text=line))
    assert results.run.target.name == "Bitcoin Knots 29.4.3.knots20260508"
