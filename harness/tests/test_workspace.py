"""The run's folder: gone with the run, or swept by the next one."""

import os
import subprocess
import sys

from harness.node.workspace import Workspace, hold, sweep


def test_the_folder_lasts_as_long_as_the_run(tmp_path):
    """It is removed with all that is in it."""
    with Workspace(tmp_path) as workspace:
        (workspace.folder / "0001" / "datadir").mkdir(parents=True)
        sweep(tmp_path)
        assert workspace.folder.is_dir()
    assert list(tmp_path.iterdir()) == []
    workspace.close()


def test_a_killed_run_is_swept_by_the_next(tmp_path):
    """Only folders of processes that are gone; nothing else is touched."""
    script = (
        "import os, sys, pathlib\n"
        "from harness.node.workspace import Workspace\n"
        "Workspace(pathlib.Path(sys.argv[1]))\n"
        "os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False)
    (tmp_path / "conformance-notes").mkdir()
    (tmp_path / f"conformance-{os.getppid()}-alive").mkdir()
    assert len(list(tmp_path.iterdir())) == 3
    with Workspace(tmp_path):
        pass
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        f"conformance-{os.getppid()}-alive",
        "conformance-notes",
    ]


def test_a_folder_is_held_by_one(tmp_path):
    """The second who wants it is told."""
    first = hold(tmp_path)
    assert first is not None
    assert hold(tmp_path) is None
    os.close(first)
    again = hold(tmp_path)
    assert again is not None
    os.close(again)


def test_a_fork_leaves_the_folder_to_its_owner(tmp_path):
    """A worker that closes everything it knows of does not pull the floor away."""
    with Workspace(tmp_path) as workspace:
        child = os.fork()
        if child == 0:
            workspace.close()
            os._exit(0)
        os.waitpid(child, 0)
        assert workspace.folder.is_dir()
