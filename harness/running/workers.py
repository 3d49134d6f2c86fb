"""Work in forked processes: at most N pieces at a time, each alone in its process while it lasts.

Knows processes, sockets and signals; not what the work is. The parent has no thread and does
nothing while it waits. A worker that dies costs its own piece of work and nothing else; one that
is as it was before its first piece is given another. Workers die with the parent, and their
children with them (node/lifeline.py).
"""

import contextlib
import os
import selectors
import signal
import socket
import sys
import time
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from types import FrameType, TracebackType
from typing import Self

from harness.node import lifeline

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
NUMBER = 8  # bytes of a key, and of the length before an answer
GOES_ON, LEAVES = b"+", b"-"  # what a worker says with its answer: whether it takes another piece
FAILS = b"!"  # what it says before the reason why there is none
LIMIT = 900.0  # seconds; every wait in a scenario is bounded, so only a fault of ours needs this
FAULT = 70  # exit code of a worker whose work raised (sysexits.h, EX_SOFTWARE)


class Interruption:
    """Notes Ctrl-C and its kin while a with block lasts; a second one changes nothing.

    Attributes:
        signal: the first signal that came, None so far.
    """

    def __init__(self, *, raising: bool) -> None:
        """Prepare.

        Args:
            raising: whether the signal raises KeyboardInterrupt where the program is, or is only
                noted and wakes `Workers`.
        """
        self.signal: signal.Signals | None = None
        self._raising = raising
        self._before: dict[signal.Signals, object] = {}
        self._bell, self._ringer = socket.socketpair()

    def __enter__(self) -> Self:
        self._bell.setblocking(False)
        self._ringer.setblocking(False)
        for each in STOPPING:
            if signal.getsignal(each) is not signal.SIG_IGN or each is signal.SIGTERM:
                self._before[each] = signal.signal(each, self._note)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for each, handler in self._before.items():
            signal.signal(each, handler)  # type: ignore[arg-type]  # what signal.signal returned
        self._bell.close()
        self._ringer.close()

    def fileno(self) -> int:
        """Return what becomes readable when a signal comes."""
        return self._bell.fileno()

    def calm(self) -> None:
        """From now on only note signals: the run is being ended in order."""
        self._raising = False

    def _note(self, number: int, _frame: FrameType | None) -> None:
        if self.signal is None:
            self.signal = signal.Signals(number)
        with contextlib.suppress(OSError):
            self._ringer.send(b"!")
        if self._raising:
            self._raising = False
            raise KeyboardInterrupt


@dataclass(frozen=True, slots=True)
class Ended:
    """A piece of work that ended.

    Attributes:
        key: which one.
        answer: what the worker said; None when it died before it had said all.
        cause: why there is no answer: "signal 9", "exit 70", "no end within 900 s".
        seconds: how long it took.
        is_ours: whether there is no answer by a fault of ours.
    """

    key: int
    answer: bytes | None
    cause: str = ""
    seconds: float = 0.0
    is_ours: bool = False


@dataclass(slots=True)
class _Worker:
    """A process of ours; `key` is what it works on, None while it has nothing to do."""

    pid: int
    channel: socket.socket
    key: int | None = None
    began: float = 0.0
    is_long: bool | None = None
    said: bytearray = field(default_factory=bytearray)
    overdue: bool = False

    @property
    def answer(self) -> bytes | None:
        return None if self.said[NUMBER : NUMBER + 1] == FAILS else self._words

    @property
    def fault(self) -> str:
        """Why there is no answer, where the worker could say so."""
        is_fault = self.said[NUMBER : NUMBER + 1] == FAILS
        return (self._words or b"").decode("utf-8", "replace") if is_fault else ""

    @property
    def _words(self) -> bytes | None:
        whole = NUMBER + 1 + int.from_bytes(self.said[:NUMBER], "big")
        if len(self.said) < NUMBER or len(self.said) < whole:
            return None
        return bytes(self.said[NUMBER + 1 : whole])

    @property
    def goes_on(self) -> bool:
        return self.said[NUMBER : NUMBER + 1] == GOES_ON


class Workers:
    """Runs pieces of work in forks of this process.

    The work is a function of a key that returns the answer; what else it changes, changes in the
    fork only.
    """

    def __init__(
        self,
        work: Callable[[int], bytes],
        *,
        jobs: int,
        stop: Interruption,
        prepare: Callable[[], None] = lambda: None,
        is_fit: Callable[[], bool] = lambda: False,
        limit: float = LIMIT,
    ) -> None:
        """Prepare; nothing runs yet.

        Args:
            work: what a worker does.
            jobs: how many run at a time.
            stop: ends everything when a signal came.
            prepare: what every worker does first (it may change its credentials).
            is_fit: asked in the worker after a piece: whether it may be given another one.
            limit: seconds after which a piece counts as hanging and its worker is killed.
        """
        self._work, self._prepare, self._is_fit = work, prepare, is_fit
        self._jobs, self._limit = jobs, limit
        self._stop = stop
        self._workers: dict[int, _Worker] = {}  # by descriptor
        self._selector = selectors.DefaultSelector()

    @property
    def running(self) -> dict[int, float]:
        """The keys of what runs at this moment, and how many seconds it has run."""
        now = time.monotonic()
        return {key: now - each.began for each in self._busy() if (key := each.key) is not None}

    def run(
        self, keys: Iterable[int], *, sleepers: int = 0, tick: float | None = None
    ) -> Generator[Ended | None, None, None]:
        """Run the work for every key; yield each as it ends.

        What lasts long waits for most of its time, what is short computes. So half of the places
        take from the front, where the longest are, and half from the back.

        After a signal no more is begun, what runs is killed, and what had been answered by then is
        still yielded. However this is left, no process remains.

        Args:
            keys: which pieces of work, the longest first.
            sleepers: how many of the first do nothing but wait; they belong to neither half.
            tick: yield None when so many seconds passed and nothing ended.
        """
        waiting = deque(keys)
        lifeline.adopt_orphans()
        self._selector.register(self._stop, selectors.EVENT_READ)
        try:
            while (waiting or self._busy()) and self._stop.signal is None:
                while waiting and len(self._busy()) < self._jobs:
                    is_long = None
                    if not sleepers:
                        ends = [each.is_long for each in self._busy()]
                        is_long = ends.count(True) <= ends.count(False)
                    key = waiting[-1 if is_long is False else 0]
                    try:
                        self._begin(key, is_long=is_long)
                    except OSError:  # no further process can be started
                        if not self._busy():
                            raise
                        self._jobs = len(self._busy())
                        break
                    waiting.remove(key)
                    sleepers -= is_long is None
                ended = self._wait(tick)
                yield from ended
                if tick is not None and not ended:
                    yield None
            yield from self._end_all()
        finally:
            for _ in self._end_all():
                pass
            self._selector.close()
            lifeline.bury()
            lifeline.adopt_orphans(False)

    def _busy(self) -> list[_Worker]:
        return [each for each in self._workers.values() if each.key is not None]

    def _begin(self, key: int, *, is_long: bool | None) -> None:
        """Give a piece of work to a worker that has none, or to a new one."""
        idle = [each for each in self._workers.values() if each.key is None]
        worker = idle[-1] if idle else self._hire()
        try:
            worker.channel.sendall(key.to_bytes(NUMBER, "big"))
        except OSError:  # it died while it had nothing to do
            self._bury(worker)
            self._begin(key, is_long=is_long)
            return
        worker.key, worker.is_long, worker.began = key, is_long, time.monotonic()
        worker.said.clear()

    def _hire(self) -> _Worker:
        mine, theirs = socket.socketpair()
        parent = os.getpid()
        sys.stdout.flush()
        sys.stderr.flush()
        try:
            pid = os.fork()
        except OSError:
            mine.close()
            theirs.close()
            raise
        if pid == 0:
            others = [mine, *(each.channel for each in self._workers.values())]
            self._be_worker(parent, theirs, others)
        theirs.close()
        worker = self._workers[mine.fileno()] = _Worker(pid, mine)
        self._selector.register(mine, selectors.EVENT_READ)
        return worker

    def _be_worker(
        self, parent: int, channel: socket.socket, others: Iterable[socket.socket]
    ) -> None:
        try:
            os.setpgid(0, 0)  # the terminal's Ctrl-C is for the parent
            for each in STOPPING:
                signal.signal(each, signal.SIG_DFL)
            for other in others:  # they are the parent's
                other.close()
            with open(os.devnull, "rb") as nothing:  # noqa: PTH123  (a terminal has one reader)
                os.dup2(nothing.fileno(), 0)
            self._prepare()
            lifeline.follow_into_death(parent)
            goes_on = GOES_ON
            while goes_on == GOES_ON and (told := _next_key(channel)):
                answer = self._work(int.from_bytes(told, "big"))
                sys.stdout.flush()
                goes_on = GOES_ON if self._is_fit() else LEAVES
                channel.sendall(len(answer).to_bytes(NUMBER, "big") + goes_on + answer)
        except BaseException as error:  # noqa: BLE001  (whatever it was, this process ends here)
            reason = f"{type(error).__name__}: {error}".encode("utf-8", "replace")
            with contextlib.suppress(OSError):
                channel.sendall(len(reason).to_bytes(NUMBER, "big") + FAILS + reason)
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(FAULT)
        os._exit(0)

    def _wait(self, tick: float | None) -> list[Ended]:
        """Wait until something ends, a signal comes or time is up."""
        now = time.monotonic()
        due = [worker.began + self._limit for worker in self._busy()]
        waits = [max(0.0, min(due, default=now + self._limit) - now)]
        waits += [] if tick is None else [tick]
        ended = []
        for ready, _ in self._selector.select(min(waits)):
            worker = self._workers.get(ready.fd)
            if worker is not None:
                ended += self._hear(worker)
        now = time.monotonic()
        for worker in self._busy():
            if not worker.overdue and now - worker.began >= self._limit:
                worker.overdue = True
                os.kill(worker.pid, signal.SIGKILL)
        return ended

    def _hear(self, worker: _Worker) -> list[Ended]:
        """Take what a worker says; returns the piece that ended so, or none."""
        try:
            data = worker.channel.recv(1 << 20)
        except OSError:  # reset: it died with a key unread
            data = b""
        worker.said += data
        if not data:
            return self._bury(worker)
        if worker.answer is None or not worker.goes_on:
            return []
        ended = _ended(worker, "")
        worker.key = None
        return [ended]

    def _bury(self, worker: _Worker) -> list[Ended]:
        """Take leave of a worker that ends; returns the piece that it had, or none."""
        self._selector.unregister(worker.channel)
        del self._workers[worker.channel.fileno()]
        worker.channel.close()
        _, status = os.waitpid(worker.pid, 0)
        if worker.key is None:
            return []
        code = os.waitstatus_to_exitcode(status)
        cause = f"signal {-code}" if code < 0 else f"exit {code}"
        if worker.overdue:
            cause = f"no end within {self._limit:.0f} s"
        return [_ended(worker, worker.fault or cause, is_ours=code == FAULT)]

    def _end_all(self) -> Iterator[Ended]:
        """Kill what there is; yield what had been answered already."""
        workers = list(self._workers.values())
        for worker in workers:
            os.kill(worker.pid, signal.SIGKILL)
        for worker in workers:
            while worker.channel.fileno() >= 0:
                yield from (each for each in self._hear(worker) if each.answer is not None)


def _next_key(channel: socket.socket) -> bytes:
    """Wait for a key; nothing when there is none any more, or no parent."""
    try:
        return channel.recv(NUMBER, socket.MSG_WAITALL)
    except ConnectionError:
        return b""


def _ended(worker: _Worker, cause: str, *, is_ours: bool = False) -> Ended:
    assert worker.key is not None  # noqa: S101  (for the type checker)
    answer = worker.answer
    seconds = time.monotonic() - worker.began
    if answer is not None:
        return Ended(worker.key, answer, "", seconds)
    return Ended(worker.key, None, cause, seconds, is_ours)
