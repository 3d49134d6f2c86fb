"""One bitcoind process: its folder, its log, its clock.

Watched with pexpect. A node never outlives us: Linux kills it when its parent dies. What it says
comes through a pipe (a terminal costs a tenth of a scenario) and is read by the network thread, so
that every line can wake a waiter.
"""

import contextlib
import datetime as dt
import os
import re
import resource
import shutil
import signal
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pexpect
from pexpect.fdpexpect import fdspawn

from harness.errors import HarnessFault, NodeUnavailable, NotOffered, RpcError
from harness.network.lens import Lens
from harness.network.ports import Ports
from harness.network.thread import NetworkThread
from harness.node import lifeline, stirring
from harness.node.options import Option
from harness.node.rpc import Rpc, RpcUnreachable
from harness.node.target import Target
from harness.node.workspace import usual_parent
from harness.record.plain import answered, asked
from harness.record.transcript import Transcript
from harness.terms import Direction

START_TIMEOUT = 90.0  # seconds; a node starts in 0.15 s, a loaded machine takes longer
STOP_TIMEOUT = 60.0
LOG_READ = 1 << 16  # bytes at once
READY = b"Done loading"  # init.cpp, last words of start-up, the same from 0.8 to today
EPOCH = 1767225600  # 2026-01-01, where every node's clock begins
P2P_PORT, RPC_PORT = 18444, 18443  # chainparams.cpp, regtest
CHAIN_FOLDERS = {"main": ".", "test": "testnet3"}  # chainparamsbase.cpp; others: their own name
NO_SUCH_OPTION = re.compile(r"^Error: .*Invalid parameter -(?P<option>\w+)")  # common/args.cpp
NO_SUCH_NETWORK = "is unsupported for this client"  # what forks with fewer networks say


@dataclass(slots=True)
class NodeSpend:
    """What a node cost.

    Attributes:
        cpu_seconds: user and system time of all starts.
        peak_rss_kib: largest resident size of a start.
        starts: how often it was started.
    """

    cpu_seconds: float = 0.0
    peak_rss_kib: int = 0
    starts: int = 0


def base_options(target: Target, *, ports: Ports, host: str = "127.0.0.1") -> dict[str, Option]:
    """Return the options of an ordinary node of ours: private, quiet, dialling only when told."""
    options: dict[str, Option] = {
        "regtest": "1",
        "server": "1",
        "listen": "1",
        "connect": "0",  # no dialling of its own; peers come by the test call
        "bind": f"{host}:{ports.p2p}",
        "rpcport": str(ports.rpc),
        "rpcbind": "127.0.0.1",
        "rpcallowip": "127.0.0.1",
        "rpcservertimeout": "86400",
        "dnsseed": "0",
        "fixedseeds": "0",
        "natpmp": "0",
        "discover": "0",
        "listenonion": "0",
        "peertimeout": "999999999",  # clock jumps must not look like silence
        "peerbloomfilters": "0",
        "dbcache": "4",
        "par": "1",
        "maxsigcachesize": "1",  # its 32 MiB are touched at start: 15 ms
        "fastprune": "1",  # small block files
        "checkblockindex": "0",  # else each header costs a look at all blocks
        "debug": "net",
        "logtimestamps": "0",
        "printtoconsole": "1",
        "debuglogfile": "0",
    }
    if target.capabilities.v2transport:
        options["v2transport"] = "0"
    if target.capabilities.wallet:
        options["disablewallet"] = "1"
    for unknown in target.capabilities.unknown_options:
        options.pop(unknown, None)
    return options


@dataclass(slots=True)
class Node:
    """A bitcoind that can be started, asked, moved in time, stopped and started again.

    Whoever makes it calls `close`, which ends the process and removes the folder.
    """

    target: Target
    network: NetworkThread
    transcript: Transcript
    ports: Ports
    options: dict[str, Option]
    clock: int = EPOCH
    name: str = "the node"
    lens: Lens | None = None
    workspace: Path | None = None
    open_files: int | None = None
    spend: NodeSpend = field(default_factory=NodeSpend)
    log: list[str] = field(default_factory=list)
    log_times: list[tuple[float, int]] = field(default_factory=list)
    services: int = 0
    _folder: Path | None = None
    _process: lifeline.Program | None = None
    _words: Any = None
    _rpc: Rpc | None = None
    _rest: bytes = b""
    _stopping: bool = False
    exit_status: str | None = None

    @property
    def is_running(self) -> bool:
        """Whether the process was started and has not ended."""
        return self._process is not None

    @property
    def pid(self) -> int:
        """The process's number.

        Raises:
            HarnessFault: it does not run.
        """
        if self._process is None:
            raise HarnessFault(f"{self.name} does not run")
        return self._process.pid

    @property
    def folder(self) -> Path:
        """The node's folder; made at first use, on a memory file system where there is one."""
        if self._folder is None:
            parent = self.workspace or usual_parent()
            self._folder = Path(tempfile.mkdtemp(prefix="conformance-node-", dir=parent))
        return self._folder

    @property
    def chain_folder(self) -> Path:
        """Where the node keeps the files of its chain; the private test network by default."""
        chain = str(self.options.get("chain", "regtest"))
        return self.folder / CHAIN_FOLDERS.get(chain, chain)

    @property
    def command(self) -> list[str]:
        """The command line; where files are limited, behind the shell that limits them."""
        given: list[str] = [f"-datadir={self.folder}", f"-mocktime={self.clock}"]
        options = self.options if self.lens is None else self.lens.options(self.options)
        for option, value in options.items():
            if value is None:
                continue
            values = [value] if isinstance(value, str) else value
            given += [f"-{option}={each}" for each in values]
        line = [str(self.target.path), *given]
        if self.open_files is None:
            return line
        return ["sh", "-c", f'ulimit -n {self.open_files} && exec "$@"', "sh", *line]

    def start(self, *, timeout: float = START_TIMEOUT) -> None:
        """Start the process and wait until it says that it is ready.

        Raises:
            NodeUnavailable: it exited or did not become ready; the text has its last log lines.
        """
        if self.is_running:
            raise HarnessFault("the node runs already")
        self._stopping, self._rest = False, b""
        self.exit_status = None
        timeout *= self.transcript.factor
        self.transcript.node_gone = None
        self.transcript.clock = self.clock
        self.spend.starts += 1
        self._process = process = lifeline.start(self.command, env={**os.environ, "LC_ALL": "C"})
        self.transcript.starvations[self.name] = lambda: lifeline.starvation(
            process.pid, reader=self.network.thread_id
        )
        self._words = words = fdspawn(self._process.stdout, timeout=timeout, maxread=LOG_READ)
        try:
            stirring.spare(self._process.pid, words.child_fd)
            outcome = words.expect_exact([READY, pexpect.EOF, pexpect.TIMEOUT])
        except BaseException:
            self.kill()
            raise
        said = (words.before or b"") if outcome else words.before + READY + words.buffer
        self.network.run(lambda: self._take_lines(said))
        if outcome:
            tail = self._why_not_ready()
            self.kill()
            if any(NO_SUCH_NETWORK in line for line in self.log):
                raise NotOffered(f"the node does not offer this network: {tail}")
            unknown = filter(None, map(NO_SUCH_OPTION.match, self.log))
            for option in (each["option"] for each in unknown):
                raise NotOffered(f"the node has no option -{option}")
            how = "exited at start" if outcome == 1 else f"was not ready after {timeout:.0f} s"
            raise NodeUnavailable(f"{self.name} {how}: {tail}")
        self.network.watch(words.child_fd, self._take_log)
        cookie = (self.chain_folder / ".cookie").read_text(encoding="utf-8")
        url = f"http://{cookie}@127.0.0.1:{self.ports.rpc}/"
        self._rpc = Rpc(url, waiting=self.transcript.waiting, lens=self.lens)
        about = self._rpc.call("getnetworkinfo")
        self.services = int(about["localservices"], 16)
        self._note("started", f"{self.name} starts: {about['subversion']}")

    def ask(self, method: str, *arguments: Any, **named: Any) -> Any:
        """Ask the node and record question and answer.

        Raises:
            RpcError: the node refused; recorded too.
            NodeUnavailable: the node is gone.
        """
        return self.question(method, *arguments, **named)[0]

    def question(self, method: str, *arguments: Any, **named: Any) -> tuple[Any, int]:
        """Ask the node; return the answer and the number of its entry in the record."""
        try:
            answer = self.peek(method, *arguments, **named)
        except RpcError as error:
            self._record(method, named or arguments, f"refused: {error}", error)
            raise
        return answer, self._record(method, named or arguments, answered(answer), answer)

    def peek(self, method: str, *arguments: Any, **named: Any) -> Any:
        """Ask the node without recording (for waiting).

        Raises:
            RpcError: the node refused.
            NodeUnavailable: the node is gone.
        """
        with self._asked() as rpc:
            return rpc.call(method, *arguments, **named)

    def peek_many(self, method: str, questions: Sequence[Sequence[Any]]) -> list[Any]:
        """Ask the node the same about many things without recording, each with its arguments.

        Raises:
            RpcError: the node refused one of them.
            NodeUnavailable: the node is gone.
        """
        with self._asked() as rpc:
            return rpc.call_many(method, questions)

    @contextlib.contextmanager
    def _asked(self) -> Iterator[Rpc]:
        if self._rpc is None:
            raise NodeUnavailable(f"{self.name} does not run")
        try:
            yield self._rpc
        except RpcUnreachable as error:
            raise NodeUnavailable(self.transcript.node_gone or f"{error}: {self.tail()}") from error

    def set_clock(self, when: int) -> None:
        """Move the node's clock; it never goes back.

        It is written down first: the node may act on it before it has answered.
        """
        if when < self.clock:
            raise HarnessFault(f"the node's clock would go back from {self.clock} to {when}")
        self.clock = when

        def note() -> None:
            self.transcript.clock = when
            self.transcript.append(Direction.NODE, "clock", f"{self.name}'s clock shows {when}")

        self.network.run(note)
        self.peek("setmocktime", when)

    def timed_log(self) -> str:
        """Return the log, each line with the node's clock and the seconds of the record."""
        lines = [
            f"{dt.datetime.fromtimestamp(clock, dt.UTC):%Y-%m-%dT%H:%M:%SZ} {seconds:11.6f}  {line}"
            for line, (seconds, clock) in zip(self.log, self.log_times, strict=True)
        ]
        return "\n".join([f"{'the clock':<20} {'seconds':>11}  what the node says", *lines, ""])

    def tail(self, lines: int = 5) -> str:
        """Return the last words of the log, for a message."""
        told = [line for line in self.log if line.strip()][-lines:]
        return " | ".join(told) or "it logged nothing"

    def _why_not_ready(self) -> str:
        """Return what the node calls an error; it says much after that when it gives up."""
        return " | ".join(line for line in self.log if line.startswith("Error")) or self.tail()

    def end_in_order(self, *, timeout: float = STOP_TIMEOUT) -> None:
        """Ask the process to end, and take its last words, whatever they are."""
        if self.is_running:
            self._end(signal.SIGTERM, timeout * self.transcript.factor)

    def stop(self, *, timeout: float = STOP_TIMEOUT) -> None:
        """Ask the process to end and wait until it has.

        Raises:
            NodeUnavailable: it did not end in time and was killed.
        """
        if not self.is_running:
            return
        self._end(signal.SIGTERM, timeout * self.transcript.factor)
        if self.exit_status != "exit 0":
            raise NodeUnavailable(f"{self.name} ended with {self.exit_status}: {self.tail()}")

    def kill(self) -> None:
        """End the process at once."""
        if self.is_running:
            self._end(signal.SIGKILL, STOP_TIMEOUT)

    def close(self) -> None:
        """End the process and remove the folder."""
        self.kill()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _end(self, how: signal.Signals, timeout: float) -> None:
        self._stopping = True
        if self._rpc is not None:
            self._rpc.close()
            self._rpc = None
        process, words = self._process, self._words
        assert process is not None  # noqa: S101  (for the type checker)
        self.network.unwatch(words.child_fd)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        peak = lifeline.peak_memory_kib(process.pid)
        self.transcript.starvations.pop(self.name, None)
        process.send_signal(how)
        # SIGTERM lets it say its last words; they are read until the pipe ends
        if words.expect_exact([pexpect.EOF, pexpect.TIMEOUT], timeout=timeout):
            process.kill()
            words.expect_exact([pexpect.EOF, pexpect.TIMEOUT], timeout=timeout)
        last_words = words.before or b""
        self.network.run(lambda: self._take_lines(last_words))
        code = process.wait()
        assert process.stdout is not None  # noqa: S101  (for the type checker)
        process.stdout.close()  # once, and by its owner: the number may soon be somebody else's
        self._process = self._words = None
        self.exit_status = f"signal {-code}" if code < 0 else f"exit {code}"
        self._account(before, peak)
        self._note("stopped", f"{self.name} ends ({self.exit_status})")

    def _account(self, before: resource.struct_rusage, peak: int) -> None:
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        self.spend.cpu_seconds += round(used, 6)
        self.spend.peak_rss_kib = max(self.spend.peak_rss_kib, peak)

    def _take_log(self, data: bytes) -> None:
        """Take what the node says; on the network thread once it runs."""
        if data:
            self._take_lines(data)
        elif not self._stopping:
            self.transcript.lose_node(f"{self.name} died: {self.tail()}")
            self.transcript.append(Direction.NODE, "died", f"{self.name} died: {self.tail()}")

    def _take_lines(self, data: bytes) -> None:
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            text = line.decode("utf-8", "replace")
            self.log.append(text)
            entry = self.transcript.append(Direction.LOG, "log", text)
            self.log_times.append((entry.seconds, self.clock))

    def _record(self, method: str, question: Any, words: str, content: Any) -> int:
        said = f"{method}{asked(question)}: {words}"
        return self.network.run(
            lambda: self.transcript.append(Direction.RPC, method, said, content=content).number
        )

    def _note(self, entry_type: str, words: str) -> None:
        self.network.run(lambda: self.transcript.append(Direction.NODE, entry_type, words))


def merged(options: Mapping[str, Option], more: Mapping[str, Option]) -> dict[str, Option]:
    """Return options with others added; None takes one away."""
    both = {**options, **more}
    return {option: value for option, value in both.items() if value is not None}
