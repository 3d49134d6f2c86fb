"""What a run needs of the machine: disk, open files, processes; said before the start."""

import errno
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from harness.claims import ClaimFailed
from harness.errors import LittleRoom
from harness.node.exhaustion import exhausted
from harness.node.workspace import SHARED_MEMORY
from harness.running import room
from harness.running.room import MIB, find_room

USUAL = Path(tempfile.gettempdir())
MOUNTS = (
    subprocess.run(["unshare", "-Urm", "true"], check=False, capture_output=True).returncode == 0
    if sys.platform == "linux"
    else False
)
needs_mounts = pytest.mark.skipif(not MOUNTS, reason="no mounts of our own here")


def find(jobs, shared, usual):
    """Find room where so many MiB are free."""
    return find_room(jobs, free=lambda place: MIB * (shared if place == SHARED_MEMORY else usual))


@pytest.mark.parametrize(
    ("wanted", "parent", "fit", "said"),
    [
        ((16, 4000, 4000), SHARED_MEMORY, 16, ""),
        ((16, 64, 4000), USUAL, 16, "has 64 MiB free"),
        ((16, 64, 100), USUAL, 5, "5 at a time"),
        ((16, 100, 64), SHARED_MEMORY, 5, "5 at a time"),
        ((1, 64, 4000), SHARED_MEMORY, 1, ""),
    ],
)
def test_nodes_live_where_there_is_room(wanted, parent, fit, said):
    """In memory, else in the usual place, else fewer at a time; one line says so."""
    found = find(*wanted)
    assert (found.parent, found.jobs) == (parent, fit)
    assert len(found.remarks) == bool(said)
    assert said in "".join(found.remarks)


def test_without_room_for_one_node_there_is_no_run():
    """The line names both places and the mend."""
    with pytest.raises(LittleRoom, match=r"has 50 MiB free, .* has 3 MiB .* set TMPDIR"):
        find(1, 50, 3)


def test_few_processes_mean_fewer_at_a_time(monkeypatch):
    """As many as fit; none at all is one line."""
    monkeypatch.setattr(room, "_processes_left", lambda: 3 * room.PROCESSES + 1)
    found = find(16, 4000, 4000)
    assert found.jobs == 3
    assert "3 at a time" in found.remarks[0]
    monkeypatch.setattr(room, "_processes_left", lambda: 10)
    with pytest.raises(LittleRoom, match="10 further processes"):
        find(16, 4000, 4000)


def test_the_limits_of_a_container_count(tmp_path, monkeypatch):
    """Its memory and its processes."""
    monkeypatch.setattr(room, "CGROUP", tmp_path)
    whole = room.memory()
    (tmp_path / "memory.max").write_text("1073741824\n")
    (tmp_path / "pids.max").write_text("100\n")
    (tmp_path / "pids.current").write_text("40\n")
    assert room.memory() == min(1 << 30, whole)
    assert room._processes_left() == 60
    (tmp_path / "memory.max").write_text("max\n")
    assert room.memory() == whole


def test_few_open_files_are_one_line():
    """A node would lower its connection limit, and slots be counted wrong."""
    script = "from harness.running.room import find_room\nfind_room(1)\n"
    done = subprocess.run(
        [sys.executable, "-c", script],
        check=False,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (256, 256)),
    )
    last = done.stderr.splitlines()[-1]
    assert "LittleRoom: 256 files may be open at a time" in last
    assert "ulimit -n" in last


@pytest.mark.parametrize(
    ("log", "error", "what"),
    [
        (["Error: Disk space is too low!"], ClaimFailed("this", "that", [1]), "room on the disk"),
        (["what():  Resource temporarily unavailable"], None, "processes and threads"),
        ([], OSError(errno.ENOSPC, "No space left on device"), "room on the disk"),
        ([], OSError(errno.EMFILE, "Too many open files"), "open files"),
        ([], RuntimeError("can't start new thread"), "processes and threads"),
    ],
)
def test_an_exhausted_machine_is_told_from_a_behaviour(log, error, what):
    """By the words of the node, or by the error of the system."""
    assert what in exhausted(log, error)


def test_an_ordinary_failure_is_no_exhaustion():
    """Neither a failed claim nor a connection that was refused."""
    for error in (ClaimFailed("this", "that", [1]), ConnectionRefusedError(111, "refused"), None):
        assert exhausted(["Done loading", "socket recv error for peer"], error) is None


@needs_mounts
def test_a_forbidden_namespace_is_called_so():
    """The system's own words for it are about disks."""
    script = "from harness.network.netns import obstacle\nprint(obstacle())\n"
    forbid = "for each in user net; do echo 0 > /proc/sys/user/max_${each}_namespaces; done"
    done = subprocess.run(
        ["unshare", "-Ur", "sh", "-c", f'{forbid}; exec "$@"', "sh", sys.executable, "-c", script],
        check=False,
        capture_output=True,
        text=True,
    )
    assert "no further namespace is allowed" in done.stdout, done.stderr
