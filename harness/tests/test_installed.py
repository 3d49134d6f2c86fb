"""The package installed from a wheel, not from a copy of the project: it carries all it needs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from harness.tests.real import BITCOIND, PROJECT, needs_bitcoind


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A folder with what a wheel holds."""
    source, place = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("site")
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    found = subprocess.run(listed, cwd=PROJECT, check=False, capture_output=True, text=True)
    if found.returncode != 0:
        pytest.skip("no copy of git here")
    for each in found.stdout.split("\0"):
        if each and (PROJECT / each).is_file():
            (source / each).parent.mkdir(parents=True, exist_ok=True)
            (source / each).symlink_to(PROJECT / each)
    build = [sys.executable, "setup.py", "-q", "build", "--build-base", place / "b"]
    done = subprocess.run(
        [*build, "--build-lib", place / "site"],
        cwd=source,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return place / "site"


def run(site, folder, *arguments):
    """Call the command in a folder, with the installed package."""
    return subprocess.run(
        [sys.executable, "-m", "harness.cli", *arguments],
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=120,
        env={**os.environ, "PYTHONPATH": str(site), "BITCOIND": str(BITCOIND)},
    )


def test_the_wheel_carries_specification_steps_and_baselines(site):
    """All of them, and nothing of the tests."""
    carried = site / "harness" / "suite"
    for pattern in ("features/**/*.feature", "steps/*.py", "reports/baselines/*.json"):
        ours = {path.relative_to(PROJECT) for path in PROJECT.glob(pattern)}
        assert {path.relative_to(carried) for path in carried.glob(pattern)} == ours != set()
    assert (carried / "environment.py").is_file()
    assert not list(site.glob("harness/tests/*.py"))


@needs_bitcoind
def test_it_judges_from_any_folder_and_reports_go_where_the_user_stands(site, tmp_path):
    """Features are named as in the project; the baseline of the target is at hand."""
    feature = "features/01_connection_types/1_the_types.feature"
    done = run(site, tmp_path, "run", feature, "--tags", "@connection.feeler")
    assert done.returncode == 0, done.stdout + done.stderr
    latest = tmp_path / "reports" / "latest"
    first = json.loads((latest / "results.ndjson").read_text().splitlines()[0])
    assert first["program"] == "conformance run"
    assert (latest / "index.html").is_file()
    assert {each.name for each in tmp_path.iterdir()} <= {"reports", ".bitcoind"}
    assert not list((site / "harness" / "suite" / "reports").glob("latest*"))
    gate = run(site, tmp_path, "gate")
    assert "A part of the baseline" in gate.stdout, gate.stdout + gate.stderr


def test_an_unusable_bitcoind_is_one_line(site, tmp_path):
    """A path is meant from where the user stands."""
    done = run(site, tmp_path, "run", "-D", "bitcoind=./none")
    assert done.returncode == 2
    assert "bitcoind=./none" in done.stderr.splitlines()[-1]


def test_a_copy_of_the_project_reports_into_itself():
    """As before, wherever the user stands."""
    script = "from harness.project import HOME, PROJECT\nprint(HOME, PROJECT)"
    said = subprocess.run(
        [sys.executable, "-c", script],
        cwd=Path("/"),
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
    ).stdout
    assert said.split() == [str(PROJECT)] * 2
