"""The folder of a run: what an earlier one has left is emptied, or put aside when asked for."""

import re

import pytest

from harness.project import VERSION, suite_version
from harness.running.results import put_aside
from harness.running.settings import SettingError, Settings


def test_earlier_runs_are_kept_as_many_as_asked_for(tmp_path):
    """The newest stay, each whole in a folder of its own; the oldest goes."""
    folder = tmp_path / "latest"
    for number in range(4):
        put_aside(folder, 2)
        (folder / "evidence").mkdir(parents=True, exist_ok=True)
        (folder / "results.ndjson").write_text(f"{number}")
        (folder / "evidence" / "1").write_text(f"{number}")
    kept = sorted((tmp_path / "latest-earlier").iterdir())
    assert [(each / "results.ndjson").read_text() for each in kept] == ["1", "2"]
    assert [(each / "evidence" / "1").read_text() for each in kept] == ["1", "2"]
    assert (folder / "results.ndjson").read_text() == "3"


def test_nothing_is_kept_unless_asked_for(tmp_path):
    """By default a run takes the place of the one before."""
    (tmp_path / "latest").mkdir()
    (tmp_path / "latest" / "results.ndjson").touch()
    put_aside(tmp_path / "latest", 0)
    assert [each.name for each in tmp_path.iterdir()] == ["latest"]


def test_the_number_of_runs_is_a_number():
    """Anything else is refused in one line."""
    assert Settings.read({"keep_runs": "3"}).keep_runs == 3
    with pytest.raises(SettingError, match="keep_runs=all: use a number"):
        Settings.read({"keep_runs": "all"})


def test_the_suite_names_its_commit():
    """A report can be led back to the text of its Rules; outside git the version stands alone."""
    words = rf"{re.escape(VERSION)}(, commit [0-9a-f]{{7,}}( with changes)?)?"
    assert re.fullmatch(words, suite_version())
