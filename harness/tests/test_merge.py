"""Shards become one run, or one line says why not."""

import json

import pytest

from harness.campaigns.merge import merge
from harness.cli import main
from harness.report.results import ReportError, load
from harness.tests import report_samples as samples


@pytest.fixture
def shards(tmp_path):
    """A run cut into two shards."""
    whole = samples.write_run(tmp_path / "whole")
    about, *records = map(json.loads, (whole / "results.ndjson").read_text().splitlines())
    folders = []
    for part in (1, 2):
        folder = tmp_path / f"shard-{part}"
        (folder / "evidence").mkdir(parents=True)
        mine = [each for each in records if each.get("index", part) % 2 == part % 2]
        write(folder, about | {"shard": f"{part}/2", "started": f"2026-01-0{part}"}, mine)
        for each in mine:
            if (whole / each.get("evidence", "none")).is_file():
                (folder / each["evidence"]).write_bytes((whole / each["evidence"]).read_bytes())
        folders.append(folder)
    return whole, folders


def write(folder, about, records):
    lines = [json.dumps(each) + "\n" for each in (about, *records)]
    (folder / "results.ndjson").write_text("".join(lines))


def change(folder, **changes):
    """Change the run's own record of a shard."""
    about, *records = map(json.loads, (folder / "results.ndjson").read_text().splitlines())
    write(folder, about | changes, records)


def test_the_whole_is_what_one_run_would_have_been(shards, tmp_path):
    """The same scenarios in the same order, with their evidence."""
    whole, folders = shards
    merge(folders[::-1], tmp_path / "merged")
    one, other = load(whole), load(tmp_path / "merged")
    assert [s.index for s in other.scenarios] == [s.index for s in one.scenarios]
    assert other.counts == one.counts
    assert other.end is not None
    assert other.run.started == "2026-01-01"
    assert [other.evidence(s) for s in other.scenarios] == [one.evidence(s) for s in one.scenarios]


def test_a_shard_that_was_cut_off_leaves_the_whole_without_an_end(shards, tmp_path):
    """Nobody takes it for complete."""
    _, (first, second) = shards
    text = (second / "results.ndjson").read_text()
    (second / "results.ndjson").write_text(text[: text.rindex('{"record": "end"') + 9])
    merge([first, second], tmp_path / "merged")
    assert load(tmp_path / "merged").truncated


def test_what_does_not_fit_is_one_line(shards, tmp_path):
    """Different targets, missing or repeated shards, folders that are none."""
    _, (first, second) = shards
    output = tmp_path / "merged"
    about = json.loads((first / "results.ndjson").read_text().splitlines()[0])

    def refused(*folders, words):
        with pytest.raises(ReportError, match=words) as refusal:
            merge(folders, output)
        assert "\n" not in str(refusal.value)
        assert not output.exists()

    refused(first, words="shard 2/2 is missing")
    refused(first, first, second, words="stands in|missing|once")
    refused(first, tmp_path / "nothing", words="cannot be read")
    change(second, shard="2/3")
    refused(first, second, words="different divisions")
    change(second, shard="2/2", target=about["target"] | {"sha256": "ff" * 32})
    refused(first, second, words="different targets")
    change(second, target=about["target"], deviation="a lie")
    refused(first, second, words="different deviations")


def test_a_known_deviation_is_no_reason_to_fail_a_merge(tmp_path, capsys):
    """The exit code of the whole is that of one run: 0 unless a verdict is to be mended."""
    shard = samples.write_run(tmp_path / "shard", [samples.known_deviation()])
    assert main(["merge", str(shard), "--output", str(tmp_path / "good")]) == 0
    failing = samples.write_run(tmp_path / "failing")
    assert main(["merge", str(failing), "--output", str(tmp_path / "bad")]) == 1
    assert "known deviation" in capsys.readouterr().out
