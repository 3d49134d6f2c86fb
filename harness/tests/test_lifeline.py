"""What a process is told about itself and its children."""

import subprocess
import sys

import pytest

from harness import lifeline

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc tells it")

GROWS = """
import os
from harness import lifeline
lifeline.forget_peak_memory()
before = lifeline.peak_memory_kib(os.getpid())
block = bytearray(os.urandom(1 << 20) * 64)
most = lifeline.peak_memory_kib(os.getpid())
del block
kept = lifeline.peak_memory_kib(os.getpid())
lifeline.forget_peak_memory()
print(before, most, kept, lifeline.peak_memory_kib(os.getpid()))
"""


def test_the_peak_of_memory_is_told_anew_for_each_scenario():
    """What an earlier one has taken and given back does not count."""
    told = subprocess.run(
        [sys.executable, "-c", GROWS], capture_output=True, text=True, check=True
    ).stdout
    before, most, kept, anew = map(int, told.split())
    assert most - before >= 64 << 10
    assert kept >= most
    assert anew < most - (32 << 10)


def test_a_process_that_is_gone_has_no_memory():
    """Nobody says how much it had."""
    gone = subprocess.Popen(["true"])
    gone.wait()
    assert lifeline.peak_memory_kib(gone.pid) == 0


def test_children_are_told_whichever_thread_has_them():
    """Those that ended and were waited for are none."""
    script = (
        "import subprocess, threading\n"
        "from harness import lifeline\n"
        "made = []\n"
        "start = lambda: made.append(subprocess.Popen(['sleep', '60']))\n"
        "thread = threading.Thread(target=lambda: (start(), hold.wait()))\n"
        "hold = threading.Event(); thread.start(); start()\n"
        "while len(made) < 2: pass\n"
        "assert sorted(lifeline.children()) == sorted(each.pid for each in made)\n"
        "for each in made: each.kill(); each.wait()\n"
        "assert lifeline.children() == []\n"
        "hold.set()\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=30)
