"""How long is waited: for as long as there is progress, and not long for a node at rest."""

import asyncio
import threading
import time

import pytest

from harness.network.thread import NetworkThread
from harness.patience import LEAST, LONGEST, QUIET, TICK, USUAL, Patience
from harness.record.transcript import Transcript
from harness.terms import Direction


class Machine:
    """A clock that is moved, and a node that waits for a processor for a share of the time."""

    def __init__(self, starved=0.0):
        self.now, self.waited, self.share = 0.0, 0.0, starved

    def wait(self, patience, *, signs=lambda _now: 0, pause=TICK):
        """Return after how many seconds of the clock the patience is over."""
        while True:
            self.now += pause
            self.waited += pause * self.share
            if patience.is_over(signs(self.now)):
                return self.now


def patience_on(machine):
    return Patience(USUAL, QUIET, lambda: machine.waited, lambda: machine.now)


def test_silence_of_a_node_at_rest_is_believed_soon():
    """It had time enough and did nothing."""
    machine = Machine()
    assert machine.wait(patience_on(machine)) == pytest.approx(QUIET, abs=2 * TICK)


def test_every_sign_begins_it_anew_up_to_a_limit():
    """A line of the log each second keeps it alive; for ever it does not."""
    machine = Machine()
    seen = machine.wait(patience_on(machine), signs=lambda now: int(min(now, 6)))
    assert seen == pytest.approx(6 + QUIET, abs=2 * TICK)
    machine = Machine()
    assert machine.wait(patience_on(machine), signs=int) == pytest.approx(USUAL, abs=2 * TICK)


def test_a_starved_node_is_waited_for():
    """Seconds in which its threads waited for a processor do not count."""
    machine = Machine(starved=0.9)
    assert machine.wait(patience_on(machine)) == pytest.approx(10 * QUIET, abs=2)
    machine = Machine(starved=2.0)  # several threads
    assert machine.wait(patience_on(machine)) == pytest.approx(USUAL * LONGEST, abs=2)


def test_our_own_lateness_does_not_count():
    """Who looks every ten seconds only has seen little of the node's silence."""
    machine = Machine()
    assert machine.wait(patience_on(machine), pause=10) == pytest.approx(10 * QUIET, abs=10)


def wait_for_nothing(record, timeout=USUAL):
    """Return for how long something is awaited that does not come."""
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        asyncio.run(record.first(lambda _: False, since=0, timeout=timeout))
    return time.monotonic() - began


def test_further_disappointments_come_sooner(monkeypatch):
    """A node that is wrong twenty times in one scenario is told within a minute."""
    monkeypatch.setattr("harness.record.transcript.QUIET", 1.0)
    monkeypatch.setattr("harness.record.transcript.LEAST", 0.25)
    record = Transcript()
    assert wait_for_nothing(record) > wait_for_nothing(record) > 0
    assert QUIET + QUIET / 2 + 18 * LEAST <= 70
    assert record.disappointments == 2


def test_a_talkative_node_is_told_within_a_minute_too():
    """Its lines keep each patience alive up to its end, but later ones are shorter."""
    record, whole = Transcript(), 0.0
    for _ in range(5):
        whole += record.waiting(USUAL).timeout
        record.disappointments += 1
    assert whole <= 60


def test_a_slow_node_gets_its_factor():
    """All waiting is as many times as long."""
    record = Transcript(factor=4)
    assert record.waiting(USUAL).timeout == 4 * USUAL
    assert record.waiting(USUAL).quiet == 4 * QUIET
    assert record.waiting(100).quiet == 400


def test_what_depends_on_a_timer_of_the_node_is_awaited_in_silence():
    """The pass of every minute comes after a minute without a word."""
    record = Transcript()
    assert record.waiting(100).quiet == 100
    record.disappointments = 5
    assert record.waiting(100).quiet == 100


def test_entries_of_the_node_are_signs():
    """Ours are not: they would keep a patience alive that nobody answers."""
    record = Transcript()
    patience = Patience(100, 0.5, clock=iter([0, 0.4, 0.8, 1.2, 1.6]).__next__)
    assert not record.has_gone_by(patience)
    record.append(Direction.LOG, "log", "UpdateTip")
    assert not record.has_gone_by(patience)
    record.append(Direction.SENT, "ping", "ping")
    assert record.has_gone_by(patience)


def test_a_network_thread_at_work_is_waited_for(monkeypatch):
    """One that computes will answer; one that hangs is our fault."""
    monkeypatch.setattr("harness.network.thread.PATIENCE", 0.2)
    monkeypatch.setattr("harness.network.thread.WORK", 0.0005)
    network = NetworkThread().open()

    def compute():
        began = time.thread_time()
        while time.thread_time() - began < 0.5:
            pass
        return "done"

    assert network.run(compute) == "done"
    hanging = threading.Event()
    with pytest.raises(Exception, match="does not answer"):
        network.run(lambda: hanging.wait(5))
    hanging.set()
    network.close()


def test_the_record_knows_how_long_was_waited():
    """In seconds of a usual node: those of a slow one are divided by its factor."""
    machine, record = Machine(), Transcript(factor=2.0)
    patience = record.waiting(USUAL)
    patience.clock = lambda: machine.now
    patience.__post_init__()
    assert machine.wait(patience) == pytest.approx(2 * QUIET, abs=2 * TICK)
    assert record.waited == pytest.approx(QUIET, abs=TICK)


@pytest.mark.parametrize(("share", "had_time"), [(0.0, True), (0.99, False)])
def test_time_of_the_node_is_told_from_time_of_the_clock(share, had_time):
    """A node that never had a processor has not been silent, however long it took."""
    machine = Machine(starved=share)
    patience = patience_on(machine)
    machine.wait(patience)
    assert patience.was_enough is had_time
