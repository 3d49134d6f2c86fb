"""The append-only record of one scenario: every message, event, sentence, question and log line.

Written on the network thread only, so that the order of entries is the order of bytes.
Knows nothing of sockets, of the node or of behave. A `Window` is what claims are judged on.
"""

import asyncio
import itertools
import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from harness.errors import NodeUnavailable
from harness.patience import LEAST, QUIET, TICK, USUAL, HadTime, Patience, Starvation
from harness.terms import Direction

Predicate = Callable[["Entry"], bool]
T = TypeVar("T")
SIGNS = frozenset({Direction.RECEIVED, Direction.EVENT, Direction.NODE, Direction.LOG})


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened.

    Attributes:
        number: position in the record, from 1.
        seconds: real time since the record began.
        clock: the node's clock (Unix seconds), None before it is set.
        peer: name of our peer, None when the entry concerns the node as a whole.
        connection: serial number of the connection (a peer may open several), or None.
        direction: what kind of entry this is.
        type: message type, or what happened ("opened", "closed", "getpeerinfo", ...).
        words: one line for a reader.
        raw: the bytes as they were on the wire; empty where there were none.
        content: the decoded message, or the node's answer.
    """

    number: int
    seconds: float
    clock: int | None
    peer: str | None
    connection: int | None
    direction: Direction
    type: str
    words: str
    raw: bytes = b""
    content: Any = None


@dataclass(frozen=True, slots=True)
class Window:
    """A closed stretch of the record."""

    entries: tuple[Entry, ...]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __bool__(self) -> bool:
        return bool(self.entries)

    def of(self, peer: str) -> "Window":
        """Return the entries that concern this peer."""
        return Window(tuple(entry for entry in self.entries if entry.peer == peer))

    def on(self, connection: int | None) -> "Window":
        """Return the entries of one connection."""
        return Window(tuple(entry for entry in self.entries if entry.connection == connection))

    def received(self, message_type: str | None = None) -> "Window":
        """Return the node's messages, of one type if named."""
        return self.only(Direction.RECEIVED, message_type)

    def sent(self, message_type: str | None = None) -> "Window":
        """Return our peers' messages, of one type if named."""
        return self.only(Direction.SENT, message_type)

    def events(self, kind: str | None = None) -> "Window":
        """Return connection events, of one kind if named."""
        return self.only(Direction.EVENT, kind)

    def only(self, direction: Direction, entry_type: str | None = None) -> "Window":
        """Return the entries of a direction, and of a type if named."""
        return Window(
            tuple(
                entry
                for entry in self.entries
                if entry.direction is direction and entry_type in (None, entry.type)
            )
        )

    def where(self, predicate: Predicate) -> "Window":
        """Return the entries for which the predicate holds."""
        return Window(tuple(entry for entry in self.entries if predicate(entry)))

    def numbers(self) -> tuple[int, ...]:
        """Return the entries' numbers, to be cited."""
        return tuple(entry.number for entry in self.entries)

    def this_life(self) -> int:
        """Return the mark behind which the latest life of the node lies; 0 for its first."""
        return max(self.only(Direction.NODE, "stopped").numbers(), default=0)


def no_connection(window: Window, peer: str) -> str:
    """Say that a peer has no connection, and what the node refused last, in its own words."""
    if any(entry.peer == peer and entry.type == "refused" for entry in window):
        return f"nobody listens where {peer} connects"
    refusals = window.where(
        lambda entry: entry.direction is Direction.RPC and isinstance(entry.content, Exception)
    )
    last = f": the node refuses: {refusals.entries[-1].content}" if refusals else ""
    return f"there is no connection to {peer}{last}"


@dataclass(slots=True)
class _Waiter:
    predicate: Predicate
    future: "asyncio.Future[Entry]"


@dataclass(slots=True)
class Transcript:
    """The record. All but `mark` runs on the network thread: what is known elsewhere is in it."""

    entries: list[Entry] = field(default_factory=list)
    clock: int | None = None
    node_gone: str | None = None  # why no further entry can come from the node
    patience: float = math.inf  # seconds that no waiting exceeds, whatever it asks for
    factor: float = 1.0  # how many times as long a slow node is waited for
    starvations: dict[str, Starvation] = field(default_factory=dict)  # of each node that runs
    disappointments: int = 0  # how often it was waited in vain
    connections: Iterator[int] = field(default_factory=lambda: itertools.count(1))  # serial numbers
    beginning: int = 0  # a mark; nobody who asks is told of what lies before
    _began: float = field(default_factory=time.monotonic)
    _waiters: list[_Waiter] = field(default_factory=list)
    _patiences: list[Patience] = field(default_factory=list)
    _signs: int = 0

    def append(
        self,
        direction: Direction,
        entry_type: str,
        words: str,
        *,
        peer: str | None = None,
        connection: int | None = None,
        raw: bytes = b"",
        content: Any = None,
    ) -> Entry:
        """Write one entry and wake whoever waits for it."""
        entry = Entry(
            number=len(self.entries) + 1,
            seconds=round(time.monotonic() - self._began, 6),
            clock=self.clock,
            peer=peer,
            connection=connection,
            direction=direction,
            type=entry_type,
            words=words,
            raw=raw,
            content=content,
        )
        self.entries.append(entry)
        self._signs += direction in SIGNS
        if self._waiters:
            self._wake(entry)
        return entry

    def lose_node(self, why: str) -> None:
        """Say that the node is gone: whoever waits for it is told at once."""
        self.node_gone = why
        for waiter in self._waiters:
            if not waiter.future.done():
                waiter.future.set_exception(NodeUnavailable(why))
        self._waiters.clear()

    def mark(self) -> int:
        """Return the present position; a window may begin here."""
        return len(self.entries)

    def window(self, since: int = 0, until: int | None = None) -> Window:
        """Return the entries after a mark, up to another one (default: all so far)."""
        return Window(tuple(self.entries[max(since, self.beginning) : until]))

    async def first(self, predicate: Predicate, *, since: int, timeout: float) -> Entry:
        """Return the first entry after a mark that fits, waiting for it if need be.

        Args:
            predicate: tells whether an entry fits.
            since: the mark.
            timeout: seconds that the node gets for it (harness/patience.py).

        Raises:
            TimeoutError: none came in time.
            NodeUnavailable: the node went away meanwhile.
        """
        for entry in self.entries[max(since, self.beginning) :]:
            if predicate(entry):
                return entry
        if self.node_gone is not None:
            raise NodeUnavailable(self.node_gone)
        waiter = _Waiter(predicate, asyncio.get_running_loop().create_future())
        self._waiters.append(waiter)
        try:
            return await self.await_patiently(waiter.future, timeout=timeout)
        finally:
            if waiter in self._waiters:
                self._waiters.remove(waiter)

    async def next_entry(self, *, since: int, timeout: float) -> None:
        """Wait until anything happens after a mark, so many seconds at the most."""
        if len(self.entries) > since:
            return
        waiter = _Waiter(lambda _: True, asyncio.get_running_loop().create_future())
        self._waiters.append(waiter)
        await asyncio.wait([waiter.future], timeout=timeout)
        if waiter in self._waiters:
            self._waiters.remove(waiter)

    def waiting(self, timeout: float) -> Patience:
        """Return a patience for something that the node has to do.

        What takes longer than usual depends on a timer of the node: silence tells nothing then.
        In a scenario where others have waited in vain, silence is believed sooner.
        """
        if timeout > USUAL:
            timeout = min(timeout * self.factor, self.patience)
            return self._begun(Patience(timeout, timeout, self._starvation))
        part = 2 ** min(self.disappointments, 2)
        whole = min(timeout / part * self.factor, self.patience)
        quiet = max(LEAST, QUIET / part) * self.factor
        return self._begun(Patience(whole, min(quiet, whole), self._starvation))

    def _begun(self, patience: Patience) -> Patience:
        self._patiences.append(patience)
        return patience

    @property
    def waited(self) -> float:
        """Seconds that the node was waited for, those of a slow one counted as of a usual one."""
        return sum(each.had for each in self._patiences) / self.factor

    @property
    def starved(self) -> float:
        """Seconds for which the nodes that run have had no processor; 0 where nobody says."""
        return self._starvation() or 0.0

    def has_gone_by(self, patience: Patience) -> bool:
        """Whether a patience is over by now; when it is, that counts as a disappointment."""
        is_over = patience.is_over(self._signs)
        self.disappointments += is_over
        return is_over

    async def await_patiently(self, future: "asyncio.Future[T]", *, timeout: float) -> T:
        """Wait for a future, for as long as there is progress.

        Raises:
            TimeoutError: it did not come; HadTime, if the node could have acted.
        """
        patience = self.waiting(timeout)
        while not future.done():
            await asyncio.wait([future], timeout=min(TICK, timeout))
            if not future.done() and self.has_gone_by(patience):
                future.cancel()
                raise HadTime if patience.was_enough else TimeoutError
        return future.result()

    def _starvation(self) -> float | None:
        """Return for how long all nodes together have waited for a processor."""
        known = [seconds for each in self.starvations.values() if (seconds := each()) is not None]
        return sum(known) if known else None

    def _wake(self, entry: Entry) -> None:
        for waiter in tuple(self._waiters):
            if not waiter.future.done() and waiter.predicate(entry):
                waiter.future.set_result(entry)
                self._waiters.remove(waiter)
