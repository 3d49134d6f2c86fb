"""How sentences read the record while the network thread goes on writing it."""

import threading
from concurrent.futures import ThreadPoolExecutor, wait
from types import SimpleNamespace

import pytest

from harness.language import wire
from harness.language.thing import Thing
from harness.language.wire import Verb
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


@pytest.mark.parametrize(("ends", "rounds"), [(0, [1, 2]), (1, [1, 2, 7]), (2, [1, 2, 7, 7])])
def test_after_the_end_of_a_connection_the_node_gets_time_to_forget_the_peer(
    scene, monkeypatch, ends, rounds
):
    """It drops what it knows of the peer in a later turn: only then do others get their part."""
    made, left = [], [ends]

    def ping(_, *, rounds):
        made.append(rounds)
        if rounds > 1 and left[0]:
            left[0] -= 1
            scene.transcript.append(Direction.EVENT, "closed", "the node closes the connection")

    monkeypatch.setattr(scene._moments, "_ping", ping)
    node = SimpleNamespace(peek=lambda _: None)
    monkeypatch.setattr(type(scene._nodes), "node", node)
    scene.settle()
    assert made == rounds
    made.clear()
    scene.settle()
    assert made == [1, 2]


ACTS = {
    "a line": lambda scene: scene.begin_event(),
    "a peer's part of one": lambda scene: wire.let_peer(scene, Verb.SEND, NOTHING, "Bob"),
}
NOTHING = SimpleNamespace(use=Thing(send=lambda *_: None), arguments=())


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_an_act_comes_when_the_node_has_read_what_others_have_sent(scene, monkeypatch, act):
    """Else what a peer sends would overtake what another has sent in an earlier line."""
    unread, pinged = SimpleNamespace(is_dealt_with=False), []
    links = [SimpleNamespace(is_dealt_with=True), unread]
    monkeypatch.setattr(scene._company, "open_links", lambda: links)
    monkeypatch.setattr(scene._moments, "_ping", lambda links, **_: pinged.append(links))
    scene._moments.first_mark = 0
    act(scene)
    assert pinged == [[unread]]
    scene.transcript.append(Direction.EVENT, "closed", "the node closes the connection")
    act(scene)  # when the node has forgotten the peer whose connection has ended
    act(scene)
    assert pinged == [[unread], [unread], links, [unread]]


def test_a_delay_counts_from_the_last_line_that_is_more_than_a_wait(scene):
    """Otherwise a claim is judged too early where time passes in the event before its act."""
    marks = []
    for line in ("act", "wait", "act", "wait", "wait"):
        scene.begin_event()
        if line == "wait":
            scene.only_wait()
        marks.append(scene.now())
        scene.transcript.append(Direction.EVENT, "said", line)
    assert (scene.first_mark, scene.last_mark) == (marks[0], marks[2])


def test_an_event_that_only_waits_counts_from_its_beginning(scene):
    """There is no act before it."""
    scene.begin_event()
    scene.only_wait()
    scene.transcript.append(Direction.EVENT, "said", "wait")
    scene.begin_event()
    scene.only_wait()
    assert scene.last_mark == scene.first_mark == 0


def test_a_feeler_s_end_that_comes_between_two_times_is_explained(scene, monkeypatch):
    """It enters the record when the ends of feelers were just looked at, before anybody leaves."""
    ends = []

    def look():
        ends.append(scene.transcript.append(Direction.EVENT, "closed", "the node closes").number)
        return set()

    def begin(_sentences, _staying, *, since):
        return set(scene.window(since).events("closed").numbers())

    monkeypatch.setattr(scene, "_ends_of_feelers", look)
    monkeypatch.setattr(scene._second_time, "obstacle", lambda _: None)
    monkeypatch.setattr(scene._second_time, "begin", begin)
    assert scene.begin_anew([])
    assert scene.explained == set(ends)
