"""behave with our runner, on small features that need no node: verdicts, exit codes, signals."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from harness.node.workspace import usual_parent

PROJECT = Path(__file__).resolve().parents[2]

DRIVER = '''
"""behave with a target that is never started."""
import sys
from pathlib import Path
import harness.running.run
from harness.node.target import Capabilities, Target
from behave.__main__ import main

abilities = dict.fromkeys(Capabilities.__dataclass_fields__, True)
abilities |= {"addconnection_arguments": 3, "connection_types": (), "private_broadcast": False}
abilities |= {"unknown_options": ()}
target = Target(Path("/bin/false"), "PATH", "a stub", 260100, "26.1.0", "/Stub:26.1.0/",
                "Bitcoin Core", "00" * 32, 0, Capabilities(**abilities))
harness.running.run.choose = lambda *_, **__: target
sys.exit(main(sys.argv[1:]))
'''

STEPS = """
import asyncio, os, signal, subprocess, threading, time
from pathlib import Path
from behave import given, then, when
from harness.record.findings import ClaimFailed
from harness.errors import Inconclusive
from harness.terms import Direction

@given("the ground")
def ground(context): pass

@when("{seconds:g} seconds pass")
def wait(context, seconds): time.sleep(seconds)

@when("the worker is killed")
def die(context): os.kill(os.getpid(), signal.SIGKILL)

@when("it raises {name}")
def fail(context, name):
    raise {"a fault": ValueError("slip"), "a failed claim": ClaimFailed("this", "that", [1]),
           "a missing control": Inconclusive("no control")}[name]

@then("the node is done")
def done(context): Path("trace", str(os.getpid())).touch()

LEFT = []

@when("{what} is left")
def leave(context, what):
    LEFT.append({
        "nothing": lambda: None,
        "a file": lambda: open(os.devnull),
        "a process": lambda: subprocess.Popen(["sleep", "60"]),
        "a thread": lambda: threading.Thread(target=time.sleep, args=[60], daemon=True).start(),
        "a task": lambda: context.scene.network.run(
            lambda: context.scene.network.begin(asyncio.sleep(60))),
    }[what]())

@when("the node says {words}")
def say(context, words):
    scene = context.scene
    scene.network.run(lambda: scene.transcript.append(Direction.LOG, "log", words))

@then("something unexplained is left")
def unexplained(context):
    scene = context.scene
    scene.network.run(lambda: scene.transcript.append(Direction.NODE, "died", "the node died"))
"""

SPEC = """
@core.pr.1
Feature: Small things
  @SPEC-001 @connection.feeler
  Rule: One rule
    Background:
      Given the ground
    Scenario: passes
      When 0 seconds pass
      Then the node is done
    @seconds.<s>
    Scenario Outline: waits <s>
      When <s> seconds pass
      Then the node is done
      Examples: of waiting
        | s    |
        | 0.01 |
        | 0.02 |
        | 0.03 |
"""

BAD = """
Feature: Bad things
  @SPEC-002
  Rule: Another
    Scenario: fails
      When it raises a failed claim
    Scenario: is inconclusive
      When it raises a missing control
    Scenario: is our fault
      When it raises a fault
    Scenario: has no step
      When nobody knows how
    Scenario: is objected to by the audit
      Then something unexplained is left
    @use.with_private_broadcast=yes
    Scenario: does not apply
      When it raises a fault
    @use.with_typo=yes
    Scenario: asks for the unknown
      When it raises a fault
    Scenario: passes in spite of all
      Then the node is done
"""

NOT_FOR_US = """
Feature: Other things
  @use.with_private_broadcast=yes
  Scenario: waits in vain
    When nobody knows how
"""

OBJECTION_FIRST = """
Feature: Stopping
  Scenario: is objected to by the audit
    Then something unexplained is left
  Scenario Outline: waits
    When <s> seconds pass
    Examples:
      | s   |
      | 9   |
      | 9   |
      | 9   |
"""

VERDICTS = {
    "fails": "fail",
    "is inconclusive": "inconclusive",
    "is our fault": "suite error",
    "has no step": "suite error",
    "is objected to by the audit": "fail",
    "does not apply": "not applicable",
    "asks for the unknown": "suite error",
    "passes in spite of all": "pass",
}


@pytest.fixture
def project(tmp_path):
    """A project of its own, with our hooks and our runner."""
    for folder in ("features", "steps", "trace"):
        (tmp_path / folder).mkdir()
    (tmp_path / "drive.py").write_text(DRIVER)
    (tmp_path / "steps" / "steps.py").write_text(STEPS)
    (tmp_path / "features" / "spec.feature").write_text(SPEC)
    shutil.copy(PROJECT / "environment.py", tmp_path)
    settings = (PROJECT / "pyproject.toml").read_text()
    (tmp_path / "pyproject.toml").write_text(settings)
    return tmp_path


def start(project, *arguments, **options):
    """Start behave in the project."""
    return subprocess.Popen(
        [sys.executable, "drive.py", "features", "-D", "reports=out/latest", *arguments],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        **({"text": True} | options),
    )


def run(project, *arguments):
    """Run behave; return the exit code and what it said on both channels."""
    process = start(project, *arguments)
    said, complained = process.communicate(timeout=120)
    return process.returncode, said, complained


def read_until(process, words):
    """Read what behave says until it says this."""
    for line in process.stdout:
        if words in line:
            return
    raise AssertionError(process.stderr.read())


def records(project, kind="scenario"):
    """Read what the run has recorded."""
    lines = (project / "out" / "latest" / "results.ndjson").read_text().splitlines()
    return [each for each in map(json.loads, lines) if each["record"] == kind]


def verdicts(project):
    """Return the verdicts by scenario."""
    return {each["scenario"]: each["verdict"] for each in records(project)}


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_every_verdict_is_booked_and_decides_the_exit_code(project, jobs):
    """The same verdicts however many run at a time, and a readable cause for each."""
    (project / "features" / "bad.feature").write_text(BAD)
    code, said, _ = run(project, "--jobs", jobs)
    assert code == 1
    seen = verdicts(project)
    assert {name: seen[name] for name in VERDICTS} == VERDICTS
    reasons = {each["scenario"]: each["reason"] for each in records(project)}
    assert reasons["has no step"] == "no step is defined for: When nobody knows how"
    assert reasons["does not apply"] == "needs private broadcast, which this node does not have"
    assert "slip" in reasons["is our fault"]
    assert "the node died" in reasons["is objected to by the audit"]
    assert "no such fact" in reasons["asks for the unknown"]
    assert sorted(each["index"] for each in records(project)) == list(range(1, 13))
    assert "Took" not in said
    assert (project / "out" / "latest" / "junit.xml").exists()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_clean_run_ends_with_zero(project, jobs):
    """Pass and not applicable are clean; a worker in which nothing is left goes on."""
    (project / "features" / "more.feature").write_text(NOT_FOR_US)
    code, _, complaint = run(project, "--jobs", jobs)
    assert (code, complaint) == (0, "")
    assert 1 <= len(list((project / "trace").iterdir())) <= int(jobs)
    assert set(verdicts(project).values()) == {"pass", "not applicable"}
    tags = {each["scenario"]: each["tags"] for each in records(project)}
    assert tags["passes"] == ["core.pr.1", "SPEC-001", "connection.feeler"]
    (row,) = [each for name, each in tags.items() if name.startswith("waits 0.02")]
    assert row == ["core.pr.1", "SPEC-001", "connection.feeler", "seconds.0.02"]


@pytest.mark.parametrize(
    ("left", "processes"),
    [("nothing", 1), ("a file", 3), ("a process", 3), ("a thread", 3), ("a task", 3)],
)
def test_a_worker_in_which_something_is_left_gets_no_other_scenario(project, left, processes):
    """Nobody's scenario begins in a process that is not as it was before the first."""
    wait = "When 0 seconds pass"
    (project / "features" / "spec.feature").write_text(
        SPEC.replace("      When <s> seconds", f"      When {left} is left\n      When <s> seconds")
        .replace(wait, f"When {left} is left")
        .replace("        | 0.03 |\n", "")
    )
    shutil.rmtree(project / "features" / "more", ignore_errors=True)
    assert run(project, "--jobs", "2")[0] == 0
    assert set(verdicts(project).values()) == {"pass"}
    count = len(list((project / "trace").iterdir()))
    assert count == 3 if processes == 3 else count <= 2


def test_what_was_not_selected_is_not_recorded(project):
    """By name, by line; the index stays the position in the features."""
    run(project, "--name", "waits 0.02")
    assert [each["index"] for each in records(project)] == [3]
    line = SPEC.splitlines().index("    Scenario: passes") + 1
    process = subprocess.run(
        [sys.executable, "drive.py", f"features/spec.feature:{line}", "-Dreports=out/latest"],
        cwd=project,
        capture_output=True,
        check=False,
    )
    assert process.returncode == 0
    assert [each["scenario"] for each in records(project)] == ["passes"]


def test_shards_share_the_scenarios_and_keep_the_indexes(project):
    """Each runs in exactly one of them; the record says which part it is."""
    seen = {}
    for part in ("1/3", "2/3", "3/3"):
        assert run(project, "-D", f"shard={part}")[0] == 0
        assert records(project, "run")[0]["shard"] == part
        for each in records(project):
            assert seen.setdefault(each["index"], each["scenario"]) is each["scenario"]
    assert sorted(seen) == [1, 2, 3, 4]
    assert run(project, "-D", "shard=9/9")[0] == 0
    assert records(project) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--jobs", "0"], "--jobs 0"),
        (["--jobs", "x"], "invalid"),
        (["--tags", "@nothing"], "@nothing, which no scenario bears"),
        (["--tags", "not @slwo"], "did you mean @slow?"),
        (["--tags", "@smoke and not @smoke"], "no scenario was selected"),
        (["-D", "kep=all"], "did you mean -D keep=?"),
        (["-D", "shrad=1/2"], "did you mean -D shard=?"),
        (["-D", "keep=some"], "keep=some"),
        (["-D", "pause=maybe"], "pause=maybe"),
        (["-D", "network=moon"], "network=moon"),
        (["-D", "shard=6/5"], "shard=6/5"),
        (["-D", "shard=0/5"], "shard=0/5"),
        (["-D", "shard=half"], "shard=half"),
        (["features/none.feature"], "none.feature"),
        (["-D", "reports=/proc/nowhere"], "/proc/nowhere"),
    ],
)
def test_an_unusable_set_up_is_one_line_and_exit_code_two(project, arguments, words):
    """Nothing runs, the last report stays."""
    code, _, complaint = run(project, *arguments)
    assert code == 2
    assert words in complaint.splitlines()[-1]
    assert "Traceback" not in complaint


def test_behave_may_be_started_in_any_folder(project):
    """Where behave does not find the project's settings, the suite's runner takes over."""
    done = subprocess.run(
        [sys.executable, "-m", "behave", "spec.feature"],
        cwd=project / "features",
        check=False,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "BITCOIND": "/bin/nonsense"},
    )
    assert done.returncode == 2
    assert "/bin/nonsense" in done.stderr.splitlines()[-1]
    assert done.stderr.splitlines()[-1].startswith("conformance: ")


def test_unreadable_features_are_one_line_and_exit_code_two(project):
    """A slip in a feature file is named with its line."""
    (project / "features" / "broken.feature").write_text("Feature: x\n  @a b\n  Scenario: y\n")
    code, _, complaint = run(project)
    assert code == 2
    assert "broken.feature" in complaint
    assert len(complaint.splitlines()) == 1


def test_a_killed_worker_costs_one_scenario(project):
    """Its verdict is inconclusive, the cause is named, the others pass."""
    killed = "    Scenario: dies\n      When the worker is killed\n"
    (project / "features" / "spec.feature").write_text(SPEC + killed)
    code, _, _ = run(project, "--jobs", "2")
    assert code == 1
    seen = {each["scenario"]: each for each in records(project)}
    assert seen.pop("dies")["reason"] == "the worker died: signal 9"
    assert {each["verdict"] for each in seen.values()} == {"pass"}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_exhausted_machine_is_no_verdict(project, jobs):
    """What a node does on a full disk is a suite error that says so, not a failure."""
    full = """
    Scenario: the disk is full
      When the node says Error: Disk space is too low!
      And it raises a failed claim
    """
    (project / "features" / "spec.feature").write_text(SPEC + full)
    assert run(project, "--jobs", jobs)[0] == 1
    seen = {each["scenario"]: each for each in records(project)}
    assert seen["the disk is full"]["verdict"] == "suite error"
    assert "the machine has no more room on the disk" in seen["the disk is full"]["reason"]


@pytest.mark.skipif(shutil.which("unshare") is None, reason="no mounts of our own here")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_full_disk_of_the_report_is_one_line(project, jobs):
    """Not a heap of tracebacks, and not a verdict."""
    (project / "out").mkdir()
    fill = "mount -t tmpfs -o size=64k none out && head -c 61440 /dev/zero > out/ballast"
    command = [sys.executable, "drive.py", "features", "-Dreports=out/latest", "--jobs", jobs]
    done = subprocess.run(
        ["unshare", "-Urm", "sh", "-c", f'{fill}; exec "$@"', "sh", *command],
        cwd=project,
        check=False,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=30,
    )
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert "the machine has no more room on the disk" in done.stderr.splitlines()[-1]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_stop_ends_after_the_first_bad_verdict(project, jobs):
    """The option --stop of behave, for the audit's objections too."""
    (project / "features" / "spec.feature").write_text(OBJECTION_FIRST)
    code, _, _ = run(project, "--jobs", jobs, "--stop")
    assert code == 1
    assert len(records(project)) < 3
    assert "fail" in verdicts(project).values()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_stop_ends_after_a_failed_claim_which_is_in_the_report(project, jobs):
    """A step that fails is the usual occasion."""
    (project / "features" / "spec.feature").write_text(
        SPEC.replace("When 0 seconds pass", "When it raises a failed claim").replace("0.0", "")
    )
    code, _, _ = run(project, "--jobs", jobs, "--stop")
    assert code == 1
    assert verdicts(project)["passes"] == "fail"
    assert len(records(project, "end")) == 1


def test_formatters_of_behave_run_alone(project):
    """Their output wants one scenario after the other."""
    code, said, _ = run(project, "--jobs", "2", "-f", "plain")
    assert code == 0
    assert "--jobs 1 instead of 2" in said
    assert "Scenario: passes" in said
    assert len(list((project / "trace").iterdir())) == 1


def test_pause_runs_alone_and_waits_only_where_a_node_lives(project):
    """Without a node there is nothing to look at, and the run goes on."""
    (project / "features" / "bad.feature").write_text(BAD)
    code, said, _ = run(project, "-D", "pause=yes")
    assert code == 1
    assert "paused" not in said  # there is no node to talk to
    assert len(records(project)) == 12


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_keeps_the_verdicts_so_far(project, jobs, number):
    """Within 2 s, with the views written, and nothing left."""
    long = SPEC.replace("| 0.03 |", "| 0.03 |\n        | 60 |\n        | 61 |")
    (project / "features" / "spec.feature").write_text(long)
    process = start(project, "--jobs", jobs)
    read_until(process, "waits 0.03")
    process.send_signal(number)
    began = time.monotonic()
    process.communicate(timeout=10)
    assert time.monotonic() - began < 2
    assert process.returncode == 128 + number
    assert set(verdicts(project).values()) == {"pass"}
    assert len(records(project)) == 4
    (end,) = records(project, "end")
    assert end["interrupted"] is True
    assert (project / "out" / "latest" / "junit.xml").exists()
    assert not list(usual_parent().glob(f"conformance-{process.pid}-*"))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_signals_at_random_moments_leave_nothing(project, number):
    """No process remains, and every line of the record is whole."""
    rows = "".join(f"        | 0.0{n} |\n" for n in range(1, 10)) * 4
    (project / "features" / "spec.feature").write_text(SPEC + rows)
    for _ in range(3):
        # Without a buffer: what a readline had read ahead would be lost to communicate.
        exact = {"text": False, "bufsize": 0}
        process = start(project, "--jobs", "4", start_new_session=True, **exact)
        said = process.stdout.readline() + process.stdout.readline()  # judging ...
        time.sleep(random.uniform(0, 0.4))  # noqa: S311  (any moment)
        process.send_signal(number)
        # Ends when the last worker has ended. A loaded machine takes its time for the report.
        more, complaint = process.communicate(timeout=120)
        printed = [line for line in (said + more).decode().splitlines() if "/40  " in line]
        assert complaint == b""
        assert len(records(project)) - len(printed) in ((0,) if number == signal.SIGINT else (0, 1))
    assert run(project)[0] == 0
    assert not list(usual_parent().glob(f"conformance-{process.pid}-*"))


def test_two_runs_at_once_have_a_folder_each(project):
    """The second is told when it wants the first one's."""
    (project / "features" / "spec.feature").write_text(SPEC.replace("0.03", "60"))
    first = start(project, "--jobs", "2")
    read_until(first, "waits 0.02")
    code, _, complaint = run(project)
    assert code == 2
    assert "another run writes there" in complaint
    first.send_signal(signal.SIGINT)
    first.communicate(timeout=10)


def test_what_a_worker_prints_comes_out_whole(project):
    """Prints of steps under work are not lost."""
    steps = (project / "steps" / "steps.py").read_text()
    (project / "steps" / "steps.py").write_text(steps.replace("pass\n", "print('on it')\n", 1))
    _, said, _ = run(project, "--jobs", "3")
    assert said.count("on it\n") == 4


def test_the_environment_has_no_work_of_its_own():
    """The hooks are the same in this process and in a worker, and short."""
    assert len((PROJECT / "environment.py").read_text().splitlines()) <= 60
    assert os.access(PROJECT / "environment.py", os.R_OK)


def test_what_does_not_apply_is_counted_and_listed_on_demand(project):
    """The terminal counts it by its reason; with -v it names every example, and every Rule."""
    (project / "features" / "other.feature").write_text(NOT_FOR_US)
    _, said, _ = run(project, "-D", "keep_runs=1")
    summary = said[said.index("Judged:") :]
    assert "not applicable (1): needs private broadcast" in summary
    assert "waits in vain" not in summary
    _, said, _ = run(project, "-v", "-D", "keep_runs=1")
    summary = said[said.index("Judged:") :]
    assert "waits in vain" in summary
    assert "One rule" in summary
    assert len(list((project / "out" / "latest-earlier").iterdir())) == 1


def test_failures_are_annotated_for_github(project, monkeypatch):
    """In a job of GitHub's, and not for a shard: who merges the shards tells it once."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    (project / "features" / "bad.feature").write_text(BAD)
    _, said, _ = run(project)
    lines = [each for each in said.splitlines() if each.startswith("::error file=features/bad")]
    assert any("fails%0Aexpected: this%0Aactual: that" in each for each in lines)
    _, said, _ = run(project, "-D", "shard=1/1")
    assert "::error" not in said
