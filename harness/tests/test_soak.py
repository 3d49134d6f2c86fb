"""Verdicts over many runs: what is not always the same is told."""

import json

import pytest

from harness.campaigns.soak import Flakes, SoakError, soak
from harness.campaigns.whole import arguments_for_behave


def run(folder, **verdicts):
    """Write the record of a run."""
    folder.mkdir(parents=True)
    records = [
        {
            "record": "scenario",
            "feature_file": "f",
            "rule": "r",
            "scenario": name,
            "verdict": verdict,
            "evidence": f"evidence/{name}.ndjson",
        }
        for name, verdict in verdicts.items()
    ]
    lines = [json.dumps(each) + "\n" for each in ({"record": "run"}, *records)]
    (folder / "results.ndjson").write_text("".join(lines))
    return folder


def test_a_verdict_that_differs_is_a_flake(tmp_path):
    """With its rate, and the record of the run that differs."""
    flakes = Flakes()
    for number in range(1, 11):
        odd = "inconclusive" if number == 4 else "pass"
        news = flakes.add(run(tmp_path / str(number), steady="fail", wavering=odd))
        assert news is (number == 4)
    assert flakes.rows() == [
        [
            "f: wavering",
            "pass 9, inconclusive 1",
            "10.0 %",
            f"{tmp_path}/4/evidence/wavering.ndjson",
        ]
    ]


def test_without_flakes_nothing_is_told(tmp_path):
    """A verdict that is always bad is no flake."""
    flakes = Flakes()
    for number in range(3):
        assert not flakes.add(run(tmp_path / str(number), steady="fail"))
    assert flakes.rows() == []


def test_a_run_without_verdicts_ends_the_hunt(tmp_path):
    """Nothing is counted for a set-up that cannot run."""
    with pytest.raises(SoakError, match="no verdicts: "):
        soak(tmp_path, tmp_path / "soak", runs=3, at_once=2)


def test_what_is_selected_takes_the_place_of_the_whole(tmp_path):
    """Features that are named are all that runs, wherever they stand among behave's arguments."""
    (tmp_path / "features").mkdir()
    (tmp_path / "features" / "x.feature").write_text("")
    arguments = ["--jobs=2", "features/x.feature:7", "--tags", "not @slow"]
    assert arguments_for_behave(arguments, tmp_path) == [
        *("features/x.feature:7", "--jobs=2", "--tags", "not @slow")
    ]
    assert arguments_for_behave(["--jobs=2"], tmp_path) == ["features", "--jobs=2"]
