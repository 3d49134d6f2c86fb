"""Asks a bitcoind once what it is and what it can do.

By `--version`, `-help-debug` and one short start on a private regtest chain. It asks for abilities
instead of deriving them from version numbers, since forks keep Core's numbers and change the rest.

Facts: Bitcoin Core `src/init.cpp` (options), `src/rpc/net.cpp` (`addconnection`: since 21.99, two
types and two arguments; `addr-fetch` since 22.0, `feeler` since 23.0, the argument `v2transport`
since 27.0), `src/clientversion.cpp` (version line).
"""

import contextlib
import hashlib
import http.client
import os
import queue
import re
import resource
import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bitcoin.rpc import JSONRPCError, RawProxy

from harness.node import lifeline
from harness.node.instruments import instruments_of
from harness.node.target import Capabilities, Origin, Target, TargetError, binary_of

VERSION_TIMEOUT = 10.0
STOP_TIMEOUT = 30.0
LOG_LINES_SHOWN = 5
READY = b"Done loading"  # init.cpp

# "Bitcoin Core version v22.0.0", "Bitcoin Core daemon version v29.0.0 bitcoind",
# but not bitcoin-cli's "Bitcoin Core RPC client version v29.0.0"
VERSION_LINE = re.compile(r"^(?P<name>\S.*?)(?: daemon)? version v(?P<number>\d\S*)")
OTHER_PROGRAM = re.compile(r" (?:RPC client|GUI|utility|wallet|bitcoin-\w+)")
ASKED_COMMANDS = (
    "abortprivatebroadcast",
    "addconnection",
    "addpeeraddress",
    "createwallet",
    "mockscheduler",
    "sendmsgtopeer",
)
UNKNOWN_COMMAND = "help: unknown command"
# What makes a node of ours quieter or smaller and came after `addconnection`: a node that does not
# know it (its help does not list it) does without. Such a node has not even what it turns off.
DISPENSABLE_OPTIONS = ("fastprune", "fixedseeds", "natpmp")


def examine(
    path: Path, origin: Origin, why: str, arguments: Sequence[str], startup_timeout: float
) -> Target:
    """Start it on a private chain, ask it, and stop it; neither process nor folder stays.

    Raises TargetError for anything that is not a working bitcoind.
    """
    version_text = _output(path, "--version").strip().partition("\n")[0].strip()
    named = VERSION_LINE.match(version_text)
    if named is None or OTHER_PROGRAM.search(named["name"]):
        said = f"says {version_text[:80]!r}" if version_text else "says nothing"
        raise TargetError(f"{path} is not a bitcoind: asked for its --version it {said}")
    options = _output(path, "-help-debug")
    before = _cpu_seconds()
    with _started(path, arguments, startup_timeout) as service_url:
        try:
            network = _ask(service_url, "getnetworkinfo")
            commands = {name: str(_ask(service_url, "help", name)) for name in ASKED_COMMANDS}
        except (JSONRPCError, OSError, ValueError, http.client.HTTPException) as error:
            raise TargetError(f"{path} started but does not answer: {_one_line(error)}") from error
    computed = _cpu_seconds() - before
    with binary_of(path).open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return Target(
        path=path,
        origin=origin,
        why=why,
        version=int(network["version"]),
        version_text=named["number"],
        user_agent=str(network["subversion"]),
        implementation=named["name"],
        sha256=sha256,
        local_services=int(network["localservices"], 16),
        capabilities=read_capabilities(options, commands),
        instruments=instruments_of(binary_of(path)),
        start_cpu_seconds=round(computed, 3),
    )


def _cpu_seconds() -> float:
    """Return what processes of ours that have ended have computed."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def read_capabilities(options: str, commands: Mapping[str, str]) -> Capabilities:
    """Read the abilities out of `-help-debug` and `help <command>` of the ASKED_COMMANDS."""
    known = {name for name, text in commands.items() if not text.startswith(UNKNOWN_COMMAND)}
    addconnection = commands["addconnection"] if "addconnection" in known else ""
    types = re.search(r"Type of connection to open(.*)", addconnection)
    whitelist = _option(options, "whitelist")
    permissions = whitelist + _option(options, "whitebind")
    return Capabilities(
        addconnection="addconnection" in known,
        addconnection_arguments=len(re.findall(r"^\d+\. ", addconnection, re.MULTILINE)),
        connection_types=tuple(re.findall(r'"([^"]+)"', types[1])) if types else (),
        v2transport=bool(_option(options, "v2transport")),
        wallet="createwallet" in known,
        sendmsgtopeer="sendmsgtopeer" in known,
        mockscheduler="mockscheduler" in known,
        addpeeraddress="addpeeraddress" in known,
        private_broadcast=bool(_option(options, "privatebroadcast")),
        txreconciliation=bool(_option(options, "txreconciliation")),
        bloom_by_default_on_loopback="localhost" in _option(options, "peerbloomfilters"),
        forceinbound="forceinbound" in permissions,
        whitelist_out='"out"' in whitelist,
        inbound_relay_percent=bool(_option(options, "inboundrelaypercent")),
        common_send_rate=bool(_option(options, "txsendrate")),
        abortprivatebroadcast="abortprivatebroadcast" in known,
        unknown_options=tuple(each for each in DISPENSABLE_OPTIONS if not _option(options, each)),
    )


def _option(options: str, name: str) -> str:
    """Return one option's paragraph of the help on one line, or nothing when it has none."""
    section = re.search(rf"^ +-{name}(?:=.*)?\n(?: {{4,}}\S.*\n)*", options, re.MULTILINE)
    return " ".join(section[0].split()) if section else ""


def _output(path: Path, argument: str) -> str:
    """Return what the program prints for a question that it answers without starting."""
    try:
        process = subprocess.Popen(
            [path, argument],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except OSError as error:
        raise TargetError(
            f"{path} cannot be started: {error.strerror}: choose a bitcoind built for this machine"
        ) from error
    try:
        printed, _ = process.communicate(timeout=VERSION_TIMEOUT)
    except subprocess.TimeoutExpired:
        raise TargetError(
            f"{path} is not a bitcoind: no answer to {argument} within {VERSION_TIMEOUT:g} s"
        ) from None
    finally:
        _kill_group(process.pid)
        process.wait()
        if process.stdout:
            process.stdout.close()
    return printed.decode(errors="replace")


@contextlib.contextmanager
def _started(path: Path, more: Sequence[str], startup_timeout: float) -> Iterator[str]:
    """Run the node on a private chain in a folder of its own; yield its RPC address, then stop it.

    All that it says is read, however much. The process group and the folder are gone when the block
    is left, with or without an exception.
    """
    with tempfile.TemporaryDirectory(prefix="conformance-probe-") as folder:
        port = _free_port()
        arguments = [
            *more,
            "-regtest",
            f"-datadir={folder}",
            "-connect=0",
            "-listen=0",
            "-server",
            "-rpcbind=127.0.0.1",
            "-rpcallowip=127.0.0.1",
            f"-rpcport={port}",
            "-printtoconsole=1",
            "-nodebuglogfile",
        ]
        node = lifeline.start([str(path), *arguments])
        words = _Words(node)
        try:
            _await_loaded(words, path, startup_timeout)
            cookie = (Path(folder) / "regtest" / ".cookie").read_text(encoding="utf-8").strip()
            service_url = f"http://{cookie}@127.0.0.1:{port}"
            yield service_url
            with contextlib.suppress(JSONRPCError, OSError, http.client.HTTPException):
                _ask(service_url, "stop")
                with contextlib.suppress(subprocess.TimeoutExpired):
                    node.wait(STOP_TIMEOUT)
        except OSError as error:
            raise TargetError(f"{path} started but cannot be asked: {_one_line(error)}") from error
        finally:
            _kill_group(node.pid)
            node.wait()
            words.close()


class _Words:
    """Reads what a program says, in a thread of its own; whoever makes it calls `close`."""

    def __init__(self, program: lifeline.Program) -> None:
        self._program = program
        self._told: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._read, name="words", daemon=True)
        self._thread.start()

    def next(self, timeout: float) -> bytes | None:
        """Return the next line, None after the last one.

        Raises:
            queue.Empty: there is none yet.
        """
        return self._told.get(timeout=max(0.0, timeout))

    def close(self) -> None:
        """Wait until all is read; the program has ended."""
        self._thread.join()
        if self._program.stdout is not None:
            self._program.stdout.close()

    def _read(self) -> None:
        for line in self._program.stdout or ():
            self._told.put(line)
        self._told.put(None)


def _await_loaded(words: _Words, path: Path, startup_timeout: float) -> None:
    until = time.monotonic() + startup_timeout
    lines: list[str] = []
    how = f"is not ready after {startup_timeout:g} s and was killed"
    with contextlib.suppress(queue.Empty):
        while (line := words.next(until - time.monotonic())) is not None:
            if READY in line:
                return
            if text := line.decode("utf-8", "replace").strip():
                lines.append(text)
        how = "exits at start"
    said = " | ".join(lines[-LOG_LINES_SHOWN:]) or "it printed nothing"
    raise TargetError(f"{path} {how}: {said}")


def _ask(service_url: str, method: str, *arguments: str) -> Any:
    proxy = RawProxy(service_url=service_url, timeout=10)
    try:
        return getattr(proxy, method)(*arguments)
    finally:
        proxy.close()


def _kill_group(leader: int) -> None:
    """Kill whatever is left of a process group that we started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def _free_port() -> int:
    with socket.socket() as probe_socket:
        probe_socket.bind(("127.0.0.1", 0))
        port: int = probe_socket.getsockname()[1]
        return port


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__
