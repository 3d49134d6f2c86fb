"""Work in forked processes: one death costs one piece, and nothing outlives the parent."""

import os
import signal
import subprocess
import sys
import time
from itertools import groupby
from pathlib import Path

import pytest

from harness.running.workers import Interruption, Workers


def answers_of(work, keys, **options):
    """Run and return what ended, by key."""
    with Interruption(raising=False) as stop:
        workers = Workers(work, stop=stop, **options)
        return {ended.key: ended for ended in workers.run(keys)}


def test_every_piece_is_answered():
    """The answers come from other processes, whatever their size."""
    ended = answers_of(lambda key: b"%d %d" % (key, os.getpid()) * key * 1000, range(7), jobs=3)
    assert sorted(ended) == list(range(7))
    assert all(each.cause == "" for each in ended.values())
    assert len({each.answer.split()[1] for each in ended.values() if each.key}) == 6
    assert not _children()


def test_a_worker_that_is_fit_goes_on():
    """It is asked after each piece; the answers are told apart whatever their size."""
    done = []

    def work(key):
        done.append(key)
        return b"%d " % os.getpid() * (1 + key * 100_000)

    ended = answers_of(work, range(8), jobs=1, is_fit=lambda: len(done) < 3)
    said = [each.answer.split() for each in ended.values()]
    assert not done
    assert sorted(len(each) for each in said) == [1 + key * 100_000 for key in range(8)]
    assert all(len(set(each)) == 1 for each in said)
    assert [len(list(same)) for _, same in groupby(each[0] for each in said)] == [3, 3, 2]


def test_a_worker_that_dies_between_two_pieces_costs_none():
    """Another one is begun."""
    with Interruption(raising=False) as stop:
        workers = Workers(lambda _: b"done", jobs=1, stop=stop, is_fit=lambda: True)
        answers = []
        for ended in workers.run(range(3)):
            answers.append(ended.answer)
            for worker in map(int, _children()):
                os.kill(worker, signal.SIGKILL)
                _await_end(worker)
    assert answers == [b"done"] * 3
    assert not _children()


@pytest.mark.parametrize(
    ("last_act", "cause"),
    [
        (lambda: os.kill(os.getpid(), signal.SIGKILL), "signal 9"),
        (lambda: os.kill(os.getpid(), signal.SIGSEGV), "signal 11"),
        (lambda: os._exit(3), "exit 3"),
        (lambda: int("x"), "ValueError: invalid literal for int() with base 10: 'x'"),
        (lambda: time.sleep(60), "no end within 1 s"),
    ],
)
def test_a_dying_worker_costs_its_own_piece(last_act, cause):
    """The others go on; the cause is named."""

    def work(key):
        if key == 1:
            last_act()
        return b"done"

    ended = answers_of(work, range(4), jobs=2, limit=1)
    assert ended.pop(1).cause == cause
    assert [each.answer for each in ended.values()] == [b"done"] * 3


@pytest.mark.parametrize("is_fit", [lambda: True, lambda: False])
def test_never_more_than_the_jobs_run_at_a_time(is_fit):
    """The next piece begins when a place is free."""
    most = 0
    with Interruption(raising=False) as stop:
        workers = Workers(lambda _: time.sleep(0.02) or b"", jobs=3, stop=stop, is_fit=is_fit)
        for _ in workers.run(range(12), tick=0.005):
            most = max(most, len(workers.running))
    assert most == 3


@pytest.mark.parametrize("is_fit", [lambda: True, lambda: False])
def test_a_signal_ends_all_and_keeps_the_answers(is_fit):
    """What has been answered stays, what runs is killed, nothing is begun."""

    def work(key):
        if key:
            time.sleep(60)
        return b"done"

    ended = []
    with Interruption(raising=False) as stop:
        for each in Workers(work, jobs=3, stop=stop, is_fit=is_fit).run(range(50)):
            ended.append(each.key)
            os.kill(os.getpid(), signal.SIGTERM)
            began = time.monotonic()
    assert ended == [0]
    assert time.monotonic() - began < 2
    assert not _children()


def test_children_of_a_dead_worker_are_ended():
    """A worker's own child does not outlive the run, though its worker was killed."""
    read_end, write_end = os.pipe()

    def work(_key):
        child = subprocess.Popen(["sleep", "60"], start_new_session=True)
        os.write(write_end, str(child.pid).encode())
        os.kill(os.getpid(), signal.SIGKILL)

    ended = answers_of(work, [0], jobs=1)
    assert ended[0].cause == "signal 9"
    grandchild = int(os.read(read_end, 100))
    assert not _is_alive(grandchild)


def test_workers_die_with_the_parent():
    """SIGKILL of the parent at any moment leaves no worker."""
    script = (
        "import os, time\n"
        "from harness.workers import *\n"
        "def work(key):\n"
        "    os.write(1, b'%d ' % os.getpid())\n"
        "    time.sleep(60)\n"
        "with Interruption(raising=False) as stop:\n"
        "    list(Workers(work, jobs=4, stop=stop).run(range(4)))\n"
    )
    for delay in (0, 0.002, 0.01, 0.2):
        parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
        first = os.read(parent.stdout.fileno(), 1)
        time.sleep(delay)
        parent.kill()
        told, _ = parent.communicate()  # ends when the last worker is gone
        for pid in (first + told).split():
            _await_end(int(pid))


def test_signals_are_as_before_afterwards():
    """The handlers of the process are given back."""
    before = [signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)]
    with Interruption(raising=True) as stop, pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    assert stop.signal is signal.SIGINT
    assert [signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)] == before


def _children():
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()


def _is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _await_end(pid):
    """Wait until a process that was killed has ended: its files close a little earlier."""
    late = time.monotonic() + 2
    while _is_alive(pid):
        assert time.monotonic() < late
        time.sleep(0.001)
