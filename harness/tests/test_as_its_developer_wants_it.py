"""A real node as its developer wants it: with options of his, slow, watched by a sanitiser."""

import json
import os
import pty
import re
import subprocess
import sys
import time

import pytest

from harness.node.choosing import probe
from harness.node.instruments import instruments_of, report_in
from harness.node.options import OptionError, read_options, with_options
from harness.record.packed import unpack
from harness.running.settings import SettingError, Settings
from harness.tests.real import BITCOIND, PROJECT, needs_bitcoind

FEATURE = """
Feature: A small one
  Rule: One
    Example: holds
      Given the node has an inbound connection to Bob
      When 1 second passes
      Then the node stays connected to Bob
    Example: does not hold
      Given the node has an inbound connection to Bob
      When 1 second passes
      Then the node disconnects Bob
"""
LEAK = """\
=================================================================
==7==ERROR: LeakSanitizer: detected memory leaks

Direct leak of 64 byte(s) in 1 object(s) allocated from:
    #0 0x55 in operator new(unsigned long)

SUMMARY: AddressSanitizer: 64 byte(s) leaked in 1 allocation(s).
"""


@pytest.fixture
def project(tmp_path):
    """The project's steps, and a small feature."""
    (tmp_path / "features").mkdir()
    (tmp_path / "features" / "small.feature").write_text(FEATURE)
    for each in ("steps", "environment.py", "pyproject.toml"):
        (tmp_path / each).symlink_to(PROJECT / each)
    return tmp_path


def behave(project, *arguments, **options):
    """Start behave in the project."""
    return subprocess.Popen(
        [sys.executable, "-m", "behave", "-D", "reports=out/latest", *arguments],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "BITCOIND": str(BITCOIND)},
        **options,
    )


def records(project):
    """Return the run's record, and those of its scenarios by title."""
    lines = (project / "out" / "latest" / "results.ndjson").read_text().splitlines()
    run, *rest = map(json.loads, lines)
    return run, {each["scenario"]: each for each in rest if each["record"] == "scenario"}


def wrapper(folder, script):
    """Return a program that starts the node in its own way."""
    path = folder / "wrapped"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def test_options_of_the_user_replace_ours_and_not_what_decides():
    """Where each value counts, they stand beside."""
    options = read_options("-debug=all -par=4 '-uacomment=a b' -nopersistmempool -debug=net")
    assert options["uacomment"] == "a b"
    both = with_options({"debug": "net", "par": "1", "persistmempool": "1"}, options)
    assert both == {
        "debug": ["net", "all", "net"],
        "par": "4",
        "uacomment": "a b",
        "nopersistmempool": "1",
    }
    for words in ("-datadir=/tmp/x", "-noconnect", "--rpcport=1", "par=1", "-=1", "'"):
        with pytest.raises(OptionError):
            read_options(words)


@pytest.mark.parametrize(
    "given", [{"patience": "0.5"}, {"patience": "x"}, {"ending": "soon"}, {"node_args": "-port=1"}]
)
def test_settings_that_cannot_be_are_named(given):
    """One line each."""
    with pytest.raises(SettingError, match=next(iter(given))):
        Settings.read(given)


@needs_bitcoind
def test_a_wrapper_that_says_all_does_not_hang_the_probe(tmp_path):
    """However much the node says, it is read."""
    path = wrapper(tmp_path, f'exec {BITCOIND} "$@" -debug=all')
    began = time.monotonic()
    target = probe(path, "PATH", "a wrapper", cache=None)
    assert target.capabilities.addconnection
    assert time.monotonic() - began < 60
    assert target.instruments == ()


@needs_bitcoind
def test_the_report_and_the_log_tell_what_was_given(project):
    """The options reach the node; each line of its log has a time."""
    given = "-debug=all -par=1"
    process = behave(project, "-D", f"node_args={given}", "-D", "keep=all", "-n", "^holds")
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 0, said
    assert f"every node is given {given}" in said
    run, seen = records(project)
    assert run["node_args"] == given
    assert given in (project / "out" / "latest" / "summary.txt").read_text()
    kept = project / "out" / "latest" / "kept"
    (log,) = kept.glob("*/node.log")
    title, first, *_ = log.read_text().splitlines()
    assert title.split() == ["the", "clock", "seconds", "what", "the", "node", "says"]
    assert first.startswith("2026-01-01T00:00:00Z    0.")
    assert "-debug=all" in log.with_name("command.txt").read_text()
    assert seen["holds"]["verdict"] == "pass"


@needs_bitcoind
def test_a_slow_build_is_waited_for_longer_by_itself(project):
    """The probe sees what the start has computed; nobody has to say a factor."""
    slow = f"{sys.executable} -c 'import time\nwhile time.process_time() < 1.2: pass'"
    path = wrapper(
        project,
        f'case "$*" in *-version*|*-help*) ;; *) {slow} ;; esac\nexec {BITCOIND} "$@"',
    )
    process = behave(project, "-D", f"bitcoind={path}", "-n", "^holds")
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 0, said
    factor = re.search(r"all waiting is (\d+) times as long", said)
    assert 3 <= int(factor[1]) <= 8


@needs_bitcoind
def test_a_report_of_a_sanitiser_is_a_failure_with_the_report_as_evidence(project):
    """It comes when the node ends in good order."""
    (project / "leak").write_text(LEAK)
    path = wrapper(
        project,
        f'case "$*" in *-version*|*-help*) exec {BITCOIND} "$@" ;; esac\n'
        f'{BITCOIND} "$@" & node=$!\n'
        'trap "kill $node" TERM\nwait $node; wait $node\n'
        f'case "$*" in *-probe-*) ;; *) cat {project}/leak ;; esac',
    )
    told = ["-D", f"bitcoind={path}", "-D", "ending=orderly", "-n", "^holds"]
    process = behave(project, *told)
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 1, said
    assert "nodes end in good order" in said
    _, seen = records(project)
    record = seen["holds"]
    assert record["verdict"] == "fail"
    assert "ERROR: LeakSanitizer: detected memory leaks" in record["reason"]
    _, evidence = unpack(project / "out" / "latest" / record["evidence"])
    shown = [json.loads(line) for line in evidence.splitlines()]
    words = [each["words"] for each in shown if each["direction"] == "log"]
    assert words[0].startswith("==7==ERROR")
    assert words[-1].startswith("SUMMARY")


@needs_bitcoind
def test_ctrl_c_at_the_pause_leaves_the_failure_in_the_report(project):
    """The pause names the process, a debugger and the command for just this scenario."""
    mine, theirs = pty.openpty()
    process = behave(project, "-D", "pause=yes", stdin=theirs)
    os.close(theirs)
    said = []
    for line in process.stdout:
        said.append(line)
        if "Ctrl-C ends the run" in line:
            break
    process.send_signal(2)
    rest, _ = process.communicate(timeout=60)
    os.close(mine)
    told = "".join(said)
    assert process.returncode == 130, told + rest
    assert "the node lives, as process " in told
    assert " -p " in told
    assert f"behave -D bitcoind={BITCOIND} features/small.feature:8" in told
    _, seen = records(project)
    assert seen["does not hold"]["verdict"] == "fail"
    assert f"behave -D bitcoind={BITCOIND} features/small.feature:8" in rest


def test_what_a_program_was_built_with_is_seen_in_it(tmp_path):
    """By the names of the functions of the watchers."""
    program = tmp_path / "program"
    program.write_bytes(b"\x7fELF" + bytes(99) + b"__asan_init\0__ubsan_handle_x\0__gcov_dump\0")
    assert instruments_of(program) == (
        "address sanitizer",
        "undefined behaviour sanitizer",
        "coverage (gcov)",
    )
    program.write_bytes(b"")
    assert instruments_of(program) == ()


def test_a_report_is_told_from_the_log():
    """From its first line to its summary; an ordinary log has none."""
    lines = ["Done loading", *LEAK.splitlines(), "Shutdown: done"]
    assert [lines[place] for place in report_in(lines)] == LEAK.splitlines()[1:]
    assert report_in(["Done loading", "Assertion"]) == []
    assert report_in(["net.cpp:7:1: runtime error: shift", "more"]) == [0]
