"""The shipped workflow: its commands are run as they stand, in a small copy of the project."""

import os
import re
import shutil
import subprocess

import pytest

from harness.tests.real import BITCOIND, PROJECT, needs_bitcoind

WORKFLOW = PROJECT / ".github" / "workflows" / "conformance.yml"
FEATURE = """\
@core.pr.19315 @source.policy
Feature: A small one

  @CONN-019 @smoke
  Rule: The node stays connected to inbound peers that do nothing
    Bitcoin Core: net.cpp CConnman::InactivityCheck
    A peer need not speak.

    Scenario Outline: <n> seconds pass
      Given the node has an inbound connection to Bob
      When <n> seconds pass
      Then the node stays connected to Bob

      Examples: short times
        | n |
        | 2 |
        | 3 |
"""
RUN = re.compile(r"^\s+(?:- )?run: (.+)$")
HEAD = re.compile(r"^  (\w+):$")
NAME, PATH = re.compile(r"^\s+name: ([\w$ {.}-]+)$"), re.compile(r"^\s+path: (\S+)$")


def jobs():
    """Return, for each job of the workflow, its commands and what it uploads from where."""
    found, job, name = {}, None, None
    for line in WORKFLOW.read_text(encoding="utf-8").partition("\njobs:\n")[2].splitlines():
        if match := HEAD.match(line):
            job = found.setdefault(match[1], {"run": [], "uploads": {}})
        elif match := RUN.match(line):
            job["run"].append(match[1])
        elif match := NAME.match(line):
            name = match[1]
        elif (match := PATH.match(line)) and name is not None:
            job["uploads"][name], name = match[1], None
    return found


@pytest.fixture
def project(tmp_path):
    """A copy of the project with a small specification and its baseline, as a check-out has it."""
    copy = tmp_path / "project"
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=PROJECT, check=False, capture_output=True, text=True
    )
    if tracked.returncode != 0 or shutil.which("make") is None:
        pytest.skip("no copy of git here, or no make")
    for each in filter(None, tracked.stdout.split("\0")):
        if (
            each.startswith(("features/", "harness/tests/", "reports/"))
            or not (PROJECT / each).exists()
        ):
            continue
        (copy / each).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(PROJECT / each, copy / each)
    (copy / "features" / "01_small").mkdir(parents=True)
    (copy / "features" / "01_small" / "1_small.feature").write_text(FEATURE)
    (copy / "reports" / "baselines").mkdir(parents=True)
    (copy / ".venv").mkdir()
    for each in ("bin", "lib", "pyvenv.cfg"):
        (copy / ".venv" / each).symlink_to(PROJECT / ".venv" / each)
    for each in (".ready", ".ready-test"):
        (copy / ".venv" / each).touch()
    (copy / ".bitcoind").symlink_to(PROJECT / ".bitcoind")
    return copy


def run(project, command, code=0):
    """Run a command as the workflow's machine does, but leave this machine's settings alone."""
    tools = project.parent / "tools"
    tools.mkdir(exist_ok=True)
    (tools / "sudo").write_text("#!/bin/sh\nexit 1\n")
    (tools / "sudo").chmod(0o755)
    words = command.replace("${{ github.sha }}", "abc123")
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", words],
        cwd=project,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=300,
        env={
            **os.environ,
            "PYTHONPATH": str(project),
            "BITCOIND": str(BITCOIND),
            "PATH": f"{tools}:{os.environ['PATH']}",
            "GITHUB_STEP_SUMMARY": str(project.parent / "step-summary.md"),
        },
    )
    assert done.returncode == code, f"{words}\n{done.stdout[-3000:]}"
    return done.stdout


def test_the_workflow_has_the_jobs_that_are_tested_here():
    """Whoever adds one adds it below."""
    assert list(jobs()) == ["suite", "specification", "variations", "variation", "report"]
    assert jobs()["specification"]["uploads"] == {"shard-${{ matrix.shard }}": "reports/latest"}


@needs_bitcoind
def test_the_commands_of_the_workflow_do_what_they_shall(project):
    """Shards, their report, the gate, variations and the self-test: all come to their end.

    Not `make test`, of which this is a part.
    """
    run(project, "make")
    run(project, ".venv/bin/conformance gate --update")
    suite = jobs()["suite"]["run"]
    assert suite[0] == "make test"
    for command in suite[1:]:
        assert "noticed" in run(project, command)
    (upload,) = jobs()["specification"]["uploads"].items()
    for shard in ("1", "2"):
        for command in jobs()["specification"]["run"]:
            run(project, command.replace("${{ matrix.shard }}", shard))
        name = upload[0].replace("${{ matrix.shard }}", shard)
        shutil.move(project / upload[1], project / "shards" / name)
    for command in jobs()["report"]["run"]:
        run(project, command)
    assert (project / "reports" / "latest" / "index.html").is_file()
    assert "2 scenarios" in (project.parent / "step-summary.md").read_text()
    for command in jobs()["variation"]["run"]:
        run(project, command)
    for path in jobs()["variations"]["uploads"].values():
        assert (project / path).is_dir()
    for command in jobs()["variations"]["run"]:
        run(
            project,
            command.replace("make variations", 'make variations VARIATIONS="later dressed"'),
        )
