"""Who computes for the clock only is stopped meanwhile; whoever does something else is let be."""

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from harness.node import stirring

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc tells what a process does")

STIRS = "while :; do :; done"
SPEAKS, WAITS_FIRST = "echo ready", "sleep 0.3; echo ready"


@pytest.fixture
def start():
    """Start a program; it is ended afterwards."""
    started = []

    def start(script):
        process = subprocess.Popen(["sh", "-c", script], stdout=subprocess.PIPE)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def computed(pid):
    """Return the CPU time of a process in nanoseconds."""
    return int(Path(f"/proc/{pid}/schedstat").read_text(encoding="ascii").split()[0])


def test_a_stirring_process_computes_nothing_for_a_while_and_goes_on(start, monkeypatch):
    """From the moment at which it is seen to stir until the time is up."""
    usual, told = os.kill, []

    def kill(pid, number):
        told.append((number, time.monotonic(), computed(pid)))
        usual(pid, number)

    monkeypatch.setattr(os, "kill", kill)
    process = start(STIRS)
    stirring.spare(process.pid, process.stdout.fileno())
    (stop, began, before), (go_on, ended, after) = told
    assert (stop, go_on) == (signal.SIGSTOP, signal.SIGCONT)
    assert ended - began >= stirring.DURATION
    assert after - before < 20_000_000  # it may compute until the signal reaches it
    while computed(process.pid) - after < stirring.TELLING:
        assert process.poll() is None


@pytest.mark.parametrize("script", [SPEAKS, WAITS_FIRST])
def test_a_process_that_speaks_is_let_be(start, script, monkeypatch):
    """Nobody is stopped who does not stir."""
    told = []
    monkeypatch.setattr(os, "kill", lambda *given: told.append(given))
    process = start(script)
    stirring.spare(process.pid, process.stdout.fileno())
    assert process.stdout.readline() == b"ready\n"
    assert told == []


def test_a_process_that_is_gone_is_no_error(start):
    """It may end at any moment."""
    process = start(":")
    process.wait()
    stirring.spare(process.pid, os.open(os.devnull, os.O_RDONLY))
    read_end, _ = os.pipe()
    stirring.spare(process.pid, read_end)


def test_whoever_is_interrupted_lets_the_process_go_on(start, monkeypatch):
    """Ctrl-C while it is stopped leaves no stopped process."""
    usual = select.select

    def interrupted(*given):
        if given[3] == stirring.DURATION:
            raise KeyboardInterrupt
        return usual(*given)

    monkeypatch.setattr(select, "select", interrupted)
    process = start(STIRS)
    with pytest.raises(KeyboardInterrupt):
        stirring.spare(process.pid, process.stdout.fileno())
    assert Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()[0] != "T"
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == -signal.SIGTERM
