"""The record and its windows."""

import asyncio

import pytest

from harness.errors import NodeUnavailable
from harness.record.transcript import Transcript
from harness.terms import Direction


def run(coroutine):
    return asyncio.run(coroutine)


def test_entries_are_numbered_from_one_and_carry_the_clock():
    """Numbers are positions; the clock is that of the node at that moment."""
    record = Transcript()
    record.append(Direction.NODE, "started", "x")
    record.clock = 100
    entry = record.append(Direction.RECEIVED, "ping", "ping", peer="Bob")
    assert (entry.number, entry.clock, entry.peer) == (2, 100, "Bob")


def test_a_wait_finds_what_came_before_it():
    """The record is scanned first, so an entry between mark and wait is not missed."""

    async def scenario():
        record = Transcript()
        since = record.mark()
        record.append(Direction.RECEIVED, "ping", "ping")
        return await record.first(lambda e: e.type == "ping", since=since, timeout=1)

    assert run(scenario()).type == "ping"


def test_a_wait_ignores_what_lies_before_its_mark():
    """An old entry does not satisfy a wait for a new one."""

    async def scenario():
        record = Transcript()
        record.append(Direction.RECEIVED, "ping", "ping")
        await record.first(lambda e: e.type == "ping", since=record.mark(), timeout=0.01)

    with pytest.raises(TimeoutError):
        run(scenario())


def test_a_wait_is_woken_by_the_entry_it_waits_for():
    """Whoever waits gets the very entry, later ones notwithstanding."""

    async def scenario():
        record = Transcript()
        wait = asyncio.ensure_future(record.first(lambda e: e.type == "pong", since=0, timeout=5))
        await asyncio.sleep(0)
        record.append(Direction.RECEIVED, "ping", "ping")
        record.append(Direction.RECEIVED, "pong", "first")
        record.append(Direction.RECEIVED, "pong", "second")
        return await wait

    assert run(scenario()).words == "first"


def test_when_the_node_is_gone_every_wait_ends_with_the_reason():
    """A dead node ends waits at once instead of letting them time out."""

    async def scenario():
        record = Transcript()
        wait = asyncio.ensure_future(record.first(lambda _: False, since=0, timeout=60))
        await asyncio.sleep(0)
        record.lose_node("the node died: last words")
        await wait

    with pytest.raises(NodeUnavailable, match="last words"):
        run(scenario())


def test_a_window_is_closed():
    """What comes after a window was taken is not in it."""
    record = Transcript()
    record.append(Direction.RECEIVED, "ping", "ping", peer="Bob", connection=1)
    window = record.window()
    record.append(Direction.RECEIVED, "ping", "ping", peer="Bob", connection=1)
    assert window.numbers() == (1,)


def test_windows_narrow_by_peer_connection_direction_and_type():
    """Each narrowing leaves exactly the entries it names."""
    record = Transcript()
    record.append(Direction.RECEIVED, "ping", "", peer="Bob", connection=1)
    record.append(Direction.SENT, "ping", "", peer="Bob", connection=1)
    record.append(Direction.RECEIVED, "inv", "", peer="Alice", connection=2)
    window = record.window()
    assert window.of("Bob").received().numbers() == (1,)
    assert window.on(2).numbers() == (3,)
    assert window.received("inv").numbers() == (3,)
    assert window.sent().numbers() == (2,)


def test_a_life_of_the_node_begins_where_the_one_before_has_ended():
    """What it says at its start comes before it is told to have started."""
    record = Transcript()
    record.append(Direction.NODE, "started", "x")
    assert record.window().this_life() == 0
    record.append(Direction.NODE, "stopped", "x")
    record.append(Direction.LOG, "log", "x")
    record.append(Direction.NODE, "started", "x")
    assert record.window().this_life() == 2
    record.append(Direction.NODE, "stopped", "x")
    assert record.window().this_life() == 5
