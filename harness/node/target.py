"""Which bitcoind is judged: found, checked, and asked once what it can do.

Knows where a bitcoind may come from and how it shows its version and its abilities: `--version`,
`-help-debug` and one short start on a private regtest chain. It asks for abilities instead of
deriving them from version numbers, since forks keep Core's numbers and change the rest. What was
learned is kept beside the provided bitcoind, so that the next run costs milliseconds. It does not
provide one (`provide.py`) and does not run the one that is judged (`process.py`).

Facts: Bitcoin Core `src/init.cpp` (options), `src/rpc/net.cpp` (`addconnection`: since 21.99, two
types and two arguments; `addr-fetch` since 22.0, `feeler` since 23.0, the argument `v2transport`
since 27.0), `src/clientversion.cpp` (version line).
"""

import contextlib
import hashlib
import http.client
import json
import os
import queue
import re
import resource
import shlex
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal, NamedTuple, Self

from bitcoin.rpc import JSONRPCError, RawProxy

from harness.node import lifeline
from harness.node.instruments import instruments_of

Origin = Literal["-D bitcoind", "BITCOIND", "PATH", "provided"]

VERSION_TIMEOUT = 10.0
STOP_TIMEOUT = 30.0
STARTUP_TIMEOUT = 60.0
CACHE_FORMAT = 6  # raise it when Target or Capabilities change: older caches are then asked anew
LOG_LINES_SHOWN = 5
SLOW_START = 0.4  # CPU seconds of a start, five times the usual
MOST_SLOW = 30.0  # what valgrind needs
READY = b"Done loading"  # init.cpp

# "Bitcoin Core version v22.0.0", "Bitcoin Core daemon version v29.0.0 bitcoind",
# but not bitcoin-cli's "Bitcoin Core RPC client version v29.0.0"
VERSION_LINE = re.compile(r"^(?P<name>\S.*?)(?: daemon)? version v(?P<number>\d\S*)")
OTHER_PROGRAM = re.compile(r" (?:RPC client|GUI|utility|wallet|bitcoin-\w+)")
WRAPPED_BINARY = re.compile(rb"^# binary: (?P<path>.+)$", re.MULTILINE)
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


class TargetError(Exception):
    """There is no usable bitcoind; the text is one line and names the mend."""


class Found(NamedTuple):
    """Where a bitcoind lies, and why this one."""

    path: Path
    origin: Origin
    why: str


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What this bitcoind can be asked to do, read from its own help."""

    addconnection: bool
    addconnection_arguments: int
    connection_types: tuple[str, ...]
    v2transport: bool
    wallet: bool
    sendmsgtopeer: bool
    mockscheduler: bool
    addpeeraddress: bool
    private_broadcast: bool
    txreconciliation: bool
    bloom_by_default_on_loopback: bool
    forceinbound: bool
    whitelist_out: bool
    inbound_relay_percent: bool
    common_send_rate: bool = False
    abortprivatebroadcast: bool = False
    unknown_options: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return the abilities as JSON-ready values, in the order of their declaration."""
        several = ("connection_types", "unknown_options")
        return asdict(self) | {name: list(getattr(self, name)) for name in several}


@dataclass(frozen=True, slots=True)
class Target:
    """The bitcoind under judgement, and what is known of it before the first scenario.

    Attributes:
        instruments: what it was built with that speaks when it ends in good order.
        start_cpu_seconds: what its start has computed.
    """

    path: Path
    origin: Origin
    why: str
    version: int
    version_text: str
    user_agent: str
    implementation: str
    sha256: str
    local_services: int
    capabilities: Capabilities
    instruments: tuple[str, ...] = ()
    start_cpu_seconds: float = 0.0

    def as_dict(self) -> dict[str, Any]:
        """Return everything as JSON-ready values, in the order of declaration."""
        return asdict(self) | {
            "path": str(self.path),
            "capabilities": self.capabilities.as_dict(),
            "instruments": list(self.instruments),
        }

    @property
    def slowness(self) -> float:
        """How many times as much as usual its start has computed; from 1."""
        return max(1.0, min(MOST_SLOW, round(self.start_cpu_seconds / SLOW_START)))

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Self:
        """Undo `as_dict`; raises KeyError, TypeError or ValueError for anything else."""
        abilities = dict(values["capabilities"])
        for name in ("connection_types", "unknown_options"):
            abilities[name] = tuple(abilities[name])
        rest = {
            "path": Path(values["path"]),
            "capabilities": Capabilities(**abilities),
            "instruments": tuple(values["instruments"]),
        }
        return cls(**(values | rest))


def find(requested: str | None, environment: Mapping[str, str], project: Path) -> Found:
    """Choose a bitcoind: `-D bitcoind=`, then BITCOIND, then PATH, then the provided one.

    Raises TargetError when a path was given that cannot be started, or when there is none at all.
    """
    if requested:
        return Found(_given(requested, "-D bitcoind"), "-D bitcoind", "named by -D bitcoind=")
    named = environment.get("BITCOIND")
    if named:
        return Found(_given(named, "BITCOIND"), "BITCOIND", "named by the variable BITCOIND")
    on_path = shutil.which("bitcoind", path=environment.get("PATH", ""))
    if on_path:
        why = "neither -D bitcoind= nor BITCOIND is set; it is the first bitcoind on PATH"
        return Found(Path(on_path).absolute(), "PATH", why)
    provided = project / ".bitcoind" / "bin" / "bitcoind"
    if os.access(provided, os.X_OK) and provided.is_file():
        why = "neither -D bitcoind= nor BITCOIND is set and PATH has none; this one was provided"
        return Found(provided.absolute(), "provided", why)
    raise TargetError(
        "no bitcoind found: set BITCOIND=/path/to/bitcoind, put bitcoind on PATH,"
        " or run `make bitcoind`"
    )


def _given(name: str, source: str) -> Path:
    path = Path(name).expanduser().absolute()
    if not path.exists():
        raise TargetError(f"{source}={name}: there is no such file: give the path of a bitcoind")
    if path.is_dir():
        inside = path / "bitcoind"
        mend = f"give {inside}" if inside.is_file() else "give the path of the program in it"
        raise TargetError(f"{source}={name} is a directory: {mend}")
    if not os.access(path, os.X_OK):
        raise TargetError(f"{source}={name} is not executable: run `chmod +x {path}`")
    return path


def probe(
    path: Path,
    origin: Origin,
    why: str,
    *,
    cache: Path | None,
    arguments: Sequence[str] = (),
    startup_timeout: float = STARTUP_TIMEOUT,
) -> Target:
    """Ask the bitcoind what it is and what it can do, or recall it when the file is unchanged.

    Arguments are what every node of the run will be given beside ours.

    It is started once on a private chain and stopped again; neither process nor folder stays,
    whatever happens. Raises TargetError for anything that is not a working bitcoind.
    """
    files = _identity(path)
    target = _recall(cache, path, files, arguments)
    if target is None:
        target = _examine(path, origin, why, arguments, startup_timeout)
        _remember(cache, files, target, arguments)
    return replace(target, origin=origin, why=why)


def choose(
    requested: str | None,
    environment: Mapping[str, str],
    project: Path,
    *,
    arguments: Sequence[str] = (),
    startup_timeout: float = STARTUP_TIMEOUT,
) -> Target:
    """Find and probe in one call, with the cache at its usual place in the project."""
    found = find(requested, environment, project)
    cache = project / ".bitcoind" / "probe-cache.json"
    return probe(*found, cache=cache, arguments=arguments, startup_timeout=startup_timeout)


def require_addconnection(target: Target) -> None:
    """Raise TargetError when the node cannot be told to open a connection of a given type."""
    if not target.capabilities.addconnection:
        raise TargetError(
            f"{target.path} ({target.version_text}) has no addconnection"
            " (it came with Bitcoin Core 22.0): choose a newer bitcoind"
        )


# -- looking at the file ---------------------------------------------------------------------------


def _binary(path: Path) -> Path:
    """Return the program itself: a wrapper script names it in a line `# binary: <path>`."""
    with path.open("rb") as file:
        head = file.read(2048)
    named = WRAPPED_BINARY.search(head) if head.startswith(b"#!") else None
    if named is None:
        return path
    return path.resolve().parent / os.fsdecode(named["path"].strip())


def _identity(path: Path) -> list[list[int]]:
    """Return what tells a changed file without reading it, for a wrapper and its binary alike."""
    try:
        stats = [file.stat() for file in (path, _binary(path))]
    except OSError as error:
        mend = "choose another bitcoind, or run `make bitcoind`"
        raise TargetError(f"cannot read {error.filename}: {error.strerror}: {mend}") from error
    return [[stat.st_mtime_ns, stat.st_size, stat.st_ino] for stat in stats]


def _entries(cache: Path) -> dict[str, Any]:
    try:
        content = json.loads(cache.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(content, dict) or content.get("format") != CACHE_FORMAT:
        return {}
    entries = content.get("entries")
    return entries if isinstance(entries, dict) else {}


def _key(path: Path, arguments: Sequence[str]) -> str:
    return shlex.join([str(path), *arguments]) if arguments else str(path)


def _recall(
    cache: Path | None, path: Path, files: list[list[int]], arguments: Sequence[str]
) -> Target | None:
    entry = _entries(cache).get(_key(path, arguments)) if cache else None
    try:
        return Target.from_dict(entry["target"]) if entry and entry["files"] == files else None
    except (KeyError, TypeError, ValueError):
        return None


def _remember(
    cache: Path | None, files: list[list[int]], target: Target, arguments: Sequence[str]
) -> None:
    """Keep the answer; a folder that cannot be written costs the next run a probe, no more."""
    if cache is None:
        return
    entry = {"files": files, "target": target.as_dict()}
    content: dict[str, Any] = {"format": CACHE_FORMAT, "entries": _entries(cache)}
    content["entries"] = _entries(cache) | {_key(target.path, arguments): entry}
    fresh = cache.with_name(f"{cache.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        cache.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
        fresh.replace(cache)


# -- asking the program ----------------------------------------------------------------------------


def _examine(
    path: Path, origin: Origin, why: str, arguments: Sequence[str], startup_timeout: float
) -> Target:
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
    with _binary(path).open("rb") as file:
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
        instruments=instruments_of(_binary(path)),
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
