"""A node that loads blocks from a file which does not end until the operator lets it.

The file is a pipe: whoever reads it waits for as long as nobody has written to it and left (fifo(7)
of Linux). Facts: Bitcoin Core, node/blockstorage.cpp, ImportBlocks; net_processing.cpp,
LoadingBlocks.
"""

import contextlib
import os
from pathlib import Path

from harness.errors import Inconclusive
from harness.record.transcript import Entry
from harness.scene.peer import PATIENCE
from harness.scene.scene import Scene
from harness.terms import Direction

PIPE = "blocks to load"


def hold(scene: Scene) -> None:
    """Let the node be started with a file of blocks to load, which has nothing in it yet."""
    node = scene.node  # with its chain
    node.stop()
    pipe = _pipe(scene)
    os.mkfifo(pipe)
    scene.at_close(lambda: _end(pipe))  # a node that reads does not stop
    node.options |= {"loadblock": str(pipe)}
    node.start()


def release(scene: Scene) -> None:
    """Let the file end, and wait until the node has done with it.

    Raises:
        Inconclusive: it has not.
    """
    if scene.stage.retelling is not None:
        return
    since = scene.now()
    _end(_pipe(scene))
    ended = scene.transcript.first(_is_over, since=since, timeout=PATIENCE)
    try:
        scene.network.call(ended)
    except TimeoutError:
        raise Inconclusive("the node does not come to the end of the file") from None
    scene.settle()


def _pipe(scene: Scene) -> Path:
    return scene.node_as_is.chain_folder / PIPE


def _end(pipe: Path) -> None:
    """Let whoever reads the pipe, or is about to, come to its end."""
    with contextlib.suppress(FileNotFoundError):
        writer = os.open(pipe, os.O_RDWR)  # never waits
        pipe.unlink()
        os.close(writer)


def _is_over(entry: Entry) -> bool:
    ends = ("initload thread exit", "loadblk thread exit")  # the second until version 26
    return entry.direction is Direction.LOG and any(each in entry.words for each in ends)
