"""All views are written whole or not at all."""

import json
import shutil

import pytest

from harness.cli import main
from harness.report.files import replace
from harness.report.results import ReportError, load
from harness.report.write import VIEWS, prepare, write_all
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
    first = {name: _content(path) for name, path in write_all(tmp_path).items()}
    second = {name: _content(path) for name, path in write_all(tmp_path).items()}
    assert first == second


def test_what_was_prepared_is_the_same_as_what_is_rendered_later(tmp_path):
    """Drawn scenario by scenario or all at once: one and the same report."""
    folder = samples.write_run(tmp_path / "run")
    first = {name: _content(path) for name, path in write_all(folder).items()}
    scenarios = load(folder).scenarios
    about, *records = map(json.loads, (folder / "results.ndjson").read_text().splitlines())
    for name in ("pcapng", "index.html"):
        shutil.rmtree(folder / name, ignore_errors=True)
    for record in records:
        if record["record"] == "scenario":
            (scenario,) = (each for each in scenarios if each.index == record["index"])
            entries = load(folder).evidence(scenario)
            prepare(folder, about, record, entries, tmp_path / "prepared")
    again = write_all(folder, prepared=tmp_path / "prepared")
    assert {name: _content(path) for name, path in again.items()} == first


def _content(path):
    if path.is_dir():
        return {inner.name: inner.read_bytes() for inner in path.iterdir()}
    return path.read_bytes()


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


def test_the_command_renders_half_a_run_only_when_told(tmp_path, capsys):
    """A run that was cut off is said to be so in one line, and nothing is written over."""
    folder = samples.write_run(tmp_path, end=False)
    before = sorted(folder.rglob("*"))
    assert main(["report", str(folder)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert sorted(folder.rglob("*")) == before
    assert main(["report", "--partial", str(folder)]) == 0
    assert (folder / "index.html").exists()
