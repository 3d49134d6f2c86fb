"""Who computes for the clock only is stopped meanwhile; whoever does something else is let be."""

import os
import resource
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from harness import stirring

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc tells what a process does")

STIRS = """
import time
until = time.monotonic() + 0.1
while time.monotonic() < until:
    pass
print("ready", flush=True)
time.sleep(60)
"""
SPEAKS, WAITS_FIRST = "echo ready", "sleep 0.3; echo ready"


@pytest.fixture
def start():
    """Start a program; it is ended afterwards."""
    started = []

    def start(script, program=sys.executable):
        process = subprocess.Popen([program, "-c", script], stdout=subprocess.PIPE)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_a_stirring_process_computes_little_and_goes_on(start):
    """It is through when the time is up, as if it had stirred."""
    process = start(STIRS)
    began = time.monotonic()
    stirring.spare(process.pid, process.stdout.fileno())
    assert process.stdout.readline() == b"ready\n"
    assert time.monotonic() - began >= stirring.DURATION
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process.kill()
    process.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.08


@pytest.mark.parametrize("script", [SPEAKS, WAITS_FIRST])
def test_a_process_that_speaks_is_let_be(start, script, monkeypatch):
    """Nobody is stopped who does not stir."""
    told = []
    monkeypatch.setattr(os, "kill", lambda *given: told.append(given))
    process = start(script, "sh")
    stirring.spare(process.pid, process.stdout.fileno())
    assert process.stdout.readline() == b"ready\n"
    assert told == []


def test_a_process_that_is_gone_is_no_error(start):
    """It may end at any moment."""
    process = start("pass")
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
    assert process.stdout.readline() == b"ready\n"
    assert Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()[0] != "T"
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == -signal.SIGTERM
