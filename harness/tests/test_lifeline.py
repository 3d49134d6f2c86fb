"""What a process is told about itself and its children."""

import os
import select
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from harness.node import lifeline

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc tells it")

GROWS = """
import os
from harness.node import lifeline
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
        "from harness.node import lifeline\n"
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


def test_a_child_that_has_just_gone_does_not_keep_the_others(monkeypatch):
    """Another thread may take leave of a child between the look at the list and the signal."""
    gone, going = subprocess.Popen(["true"]), subprocess.Popen(["sleep", "60"])
    gone.wait()
    monkeypatch.setattr(lifeline, "children", lambda: [gone.pid, going.pid])
    lifeline.dismiss()
    assert going.wait(timeout=30) == -signal.SIGTERM


@pytest.fixture(params=["with setpriv", "without"])
def launched(request, monkeypatch):
    """Both ways to start a program."""
    if request.param == "without":
        monkeypatch.setattr(lifeline, "launcher", tuple)
    elif not lifeline.launcher():
        pytest.skip("there is no setpriv here")


@pytest.mark.usefixtures("launched")
def test_a_program_is_started_as_it_is():
    """Its number, its words of both kinds and its exit code are its own; it has no terminal."""
    script = 'echo $$ "$1" "$NAME"; cat; echo bad >&2; exit 3'
    process = lifeline.start(["sh", "-c", script, "sh", "two  words"], env={"NAME": "a 'b'"})
    said, _ = process.communicate(timeout=10)
    assert said.decode() == f"{process.pid} two  words a 'b'\nbad\n"
    assert process.returncode == 3


PARENT = """
import sys, time
from harness.node import lifeline
if sys.argv[1] == "without":
    lifeline.launcher = tuple
process = lifeline.start(["sleep", "60"])
print(process.pid, flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize("way", ["with", "without"])
@pytest.mark.parametrize("delay", [0, 0.0005, 0.001, 0.002, 0.004, 0.1])
def test_a_program_dies_with_its_parent_at_any_moment(way, delay):
    """SIGKILL of the parent takes it along, even while it is being started."""
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, way], stdout=subprocess.PIPE, text=True
    )
    pid = int(parent.stdout.readline())
    watch = os.pidfd_open(pid)
    time.sleep(delay)
    parent.kill()
    parent.communicate()
    assert select.select([watch], [], [], 10)[0], "it lives on"
    os.close(watch)


def test_a_program_whose_parent_is_gone_already_is_not_run(tmp_path):
    """Who died before the tie was made cannot take it along: it is not even begun."""
    if not lifeline.launcher():
        pytest.skip("there is no setpriv here")
    sign = tmp_path / "sign"
    gone = subprocess.Popen(["true"])
    gone.wait()
    command = [*lifeline.launcher(), str(gone.pid), "touch", str(sign)]
    assert subprocess.run(command, check=False).returncode == 1
    assert not sign.exists()


def test_a_node_is_not_blamed_while_our_reader_waits_for_a_processor():
    """Before a full pipe it can do nothing: the reader's waiting counts beside its own."""
    gone = 2**22 + 1  # no process has this number
    me = threading.get_native_id()
    if not Path(f"/proc/self/task/{me}/schedstat").is_file():
        pytest.skip("the system keeps no such numbers")

    def waited():
        told = Path(f"/proc/self/task/{me}/schedstat").read_text(encoding="ascii")
        return int(told.split()[1]) / 1e9

    assert lifeline.starvation(gone) is None
    before = waited()
    assert before <= (lifeline.starvation(gone, reader=me) or 0.0) <= waited()
