"""The one thread with the one asyncio loop.

`NetworkThread.call` is the only door between threads: what others want done on the loop goes
through it, and its result or its exception comes back.
"""

import asyncio
import concurrent.futures
import os
import queue
import threading
import time
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from harness.errors import HarnessFault

T = TypeVar("T")
PATIENCE = 30.0  # seconds without any work after which the loop itself counts as stuck
WORK = 0.01  # seconds of a processor that are some
LONGEST = 900.0  # seconds after which it counts as stuck all the same


class NetworkThread:
    """A thread with an event loop; the one who opens it closes it (a context manager)."""

    def __init__(self) -> None:
        """Prepare; the thread starts with `open`."""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="network", daemon=True)
        self.faults: list[str] = []

    @property
    def thread_id(self) -> int | None:
        """The system's number of the thread; None before it has started."""
        return self._thread.native_id

    def open(self) -> "NetworkThread":
        """Start the thread."""
        self._loop.set_exception_handler(self._note_fault)
        self._thread.start()
        return self

    def close(self) -> None:
        """Stop the loop and wait for the thread."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def call(self, work: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine on the loop and return its result; exceptions pass through.

        Raises:
            HarnessFault: the loop itself did not answer (the coroutine bounds its own waiting).
        """
        future = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            while not concurrent.futures.wait([future], timeout=PATIENCE).done:
                self.run(lambda: None)  # it waits, and the loop goes on
            return future.result()
        except BaseException:
            future.cancel()
            raise

    def run(self, function: Callable[[], T]) -> T:
        """Run a plain function on the loop and return its result; exceptions pass through.

        Raises:
            HarnessFault: the loop did not answer, and does nothing else either.
        """
        done: queue.SimpleQueue[tuple[T, None] | tuple[None, BaseException]] = queue.SimpleQueue()

        def run() -> None:
            try:
                done.put((function(), None))
            except BaseException as error:  # noqa: BLE001  (raised again, in the caller's thread)
                done.put((None, error))

        self._loop.call_soon_threadsafe(run)
        result, error = self._answer(done)
        if error is not None:
            raise error
        return result

    def _answer(
        self, done: "queue.SimpleQueue[tuple[T, None] | tuple[None, BaseException]]"
    ) -> tuple[T, BaseException | None]:
        """Wait for an answer for as long as the loop computes."""
        began, computed = time.monotonic(), self._computed()
        while True:
            try:
                return done.get(timeout=PATIENCE)  # type: ignore[return-value]  # a result where there is no error
            except queue.Empty:
                before, computed = computed, self._computed()
                if computed - before < WORK or time.monotonic() - began > LONGEST:
                    raise HarnessFault("the network thread does not answer") from None

    def _computed(self) -> float:
        """Return the processor's seconds that the thread has used.

        Where nobody says, those of this whole process, whose other thread waits.
        """
        if not hasattr(time, "pthread_getcpuclockid"):
            return time.process_time()
        return time.clock_gettime(time.pthread_getcpuclockid(self._thread.ident or 0))

    def begin(self, work: Coroutine[Any, Any, None]) -> "asyncio.Task[None]":
        """Start a coroutine without waiting for it; on the network thread only."""
        return self._loop.create_task(work)

    def count_tasks(self) -> int:
        """Return how much is under way on the loop."""
        return self.run(lambda: len(asyncio.all_tasks()))

    def watch(self, descriptor: int, on_data: Callable[[bytes], None]) -> None:
        """Read a file descriptor whenever it has something; an empty read means its end."""

        def read() -> None:
            data = os.read(descriptor, 1 << 16)
            if not data:
                self._loop.remove_reader(descriptor)
            on_data(data)

        self.run(lambda: self._loop.add_reader(descriptor, read))

    def unwatch(self, descriptor: int) -> None:
        """Stop reading a file descriptor."""
        self.run(lambda: self._loop.remove_reader(descriptor))

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()

    def _note_fault(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        self.faults.append(f"{context.get('message', '')}: {error!r}")
