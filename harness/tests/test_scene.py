"""How sentences read the record while the network thread goes on writing it."""

import threading
from concurrent.futures import ThreadPoolExecutor, wait

import pytest

from harness.network.ports import Ports
from harness.network.thread import NetworkThread
from harness.record.transcript import Transcript
from harness.scene.scene import Scene
from harness.scene.stage import Stage
from harness.terms import Direction


@pytest.fixture
def scene():
    """A scene whose node is never started."""
    thread = NetworkThread().open()
    yield Scene(Stage(None, thread, Transcript(), Ports(1, 2)))
    thread.close()


READERS = {
    "window": lambda scene: len(scene.window().entries),
    "now": lambda scene: scene.now(),
}


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_what_is_known_is_in_the_record_that_is_read(scene, read):
    """A connection is closed and the record says so: nobody reads in between."""
    is_open, goes_on = [True], threading.Event()

    def end():
        is_open.clear()
        goes_on.wait(10)
        scene.transcript.append(Direction.EVENT, "closed", "the node closes the connection")

    with ThreadPoolExecutor(2) as pool:
        pool.submit(scene.network.run, end)
        while is_open:
            pass
        seen = pool.submit(read, scene)
        assert not wait([seen], timeout=0.1).done
        goes_on.set()
        assert seen.result(10) == 1
