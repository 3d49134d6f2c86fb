"""All views are written whole or not at all."""

import json
from pathlib import Path

import pytest

from harness.cli import main
from harness.record.files import replace
from harness.report.results import ReportError, load
from harness.report.write import VIEWS, draw, write_all
from harness.tests import report_samples as samples


def test_every_view_is_written(tmp_path):
    """The folder holds each view, and nothing half done beside it."""
    written = write_all(samples.write_run(tmp_path))
    assert set(VIEWS) <= set(written)
    assert all(path.exists() for path in written.values())
    assert not list(tmp_path.glob(".*"))


def test_views_are_the_same_when_rendered_again(tmp_path):
    """A view depends on the record alone."""
    samples.write_run(tmp_path)
    first = {name: path.read_bytes() for name, path in write_all(tmp_path).items()}
    second = {name: path.read_bytes() for name, path in write_all(tmp_path).items()}
    assert first == second


def test_what_was_prepared_is_the_same_as_what_is_rendered_later(tmp_path):
    """Drawn scenario by scenario or all at once: one and the same report."""
    folder = samples.write_run(tmp_path / "run")
    write_all(folder)
    first = {path: path.read_bytes() for path in (folder / "evidence").glob("*.js")}
    about, *records = map(json.loads, (folder / "results.ndjson").read_text().splitlines())
    scenarios = {each.index: each for each in load(folder).scenarios}
    for path in first:
        path.unlink()
    for record in records:
        if record["record"] == "scenario":
            scenario = scenarios[record["index"]]
            entries = load(folder).evidence(scenario)
            draw(folder, about, record, entries, load(folder).lines(scenario).decode())
    assert {path: path.read_bytes() for path in (folder / "evidence").glob("*.js")} == first


def test_a_foreign_record_overwrites_nothing(tmp_path):
    """Views of an earlier run stay when the record cannot be read."""
    write_all(samples.write_run(tmp_path))
    before = (tmp_path / "summary.txt").read_bytes()
    (tmp_path / "results.ndjson").write_text("something else\n")
    with pytest.raises(ReportError):
        write_all(tmp_path)
    assert (tmp_path / "summary.txt").read_bytes() == before


def test_a_failed_write_leaves_the_old_file(tmp_path):
    """What cannot be written leaves no half behind."""
    path = replace(tmp_path / "a.txt", b"old")
    with pytest.raises(TypeError):
        replace(path, "text is not bytes")
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


def test_a_page_of_three_thousand_scenarios_is_small(tmp_path):
    """Sentences and records are loaded when a scenario is opened, not with the page."""
    many = [samples.scenario(number, f"Example {number}", "pass") for number in range(1, 3001)]
    written = write_all(samples.write_run(tmp_path, many), drawn=True)
    assert written["index.html"].stat().st_size < 1_500_000


def test_captures_are_written_on_demand(tmp_path, capsys):
    """By number or ID; a name that is none is one line."""
    folder = samples.write_run(tmp_path)
    assert main(["pcapng", "2", "TXR-015", "--run", str(folder)]) == 0
    paths = capsys.readouterr().out.split()
    assert len(paths) == 3
    assert all(Path(path).read_bytes().startswith(b"\x0a\x0d\x0d\x0a") for path in paths)
    assert main(["pcapng", "CONN-999", "--run", str(folder)]) == 2
    assert "CONN-999" in capsys.readouterr().err


def test_records_are_printed_on_demand(tmp_path, capsys):
    """One line of JSON for each entry, by number or ID."""
    folder = samples.write_run(tmp_path)
    assert main(["record", "2", "--run", str(folder)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["number"] for line in lines] == list(range(1, 14))
    assert main(["record", "CONN-999", "--run", str(folder)]) == 2


def test_the_command_renders_half_a_run_only_when_told(tmp_path, capsys):
    """A run that was cut off is said to be so in one line, and nothing is written over."""
    folder = samples.write_run(tmp_path, end=False)
    before = sorted(folder.rglob("*"))
    assert main(["report", str(folder)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert sorted(folder.rglob("*")) == before
    assert main(["report", "--partial", str(folder)]) == 0
    assert (folder / "index.html").exists()
