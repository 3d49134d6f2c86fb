"""What a run costs beside its floor: a bare start and stop of the node, equally many at a time.

Measures both in one go and in turns, so that other load on the machine weighs on both alike. The
floor is what nobody who judges a fresh node per scenario can go below. Knows the node's command
line (node/process.py) and the records of a run; the specification runs in a process of its own.
"""

import os
import resource
import selectors
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from harness.campaigns.whole import NoVerdicts, run_whole, scenarios
from harness.network.ports import Ports, Reservations
from harness.node import lifeline
from harness.node.process import READY, base_options
from harness.node.target import Target
from harness.node.workspace import Workspace

WALL_LIMIT, CPU_LIMIT = 2.0, 2.5  # times the floor, per scenario
TELLING = 0.005  # seconds below which a factor says nothing


class BenchError(Exception):
    """Nothing was measured; the text is one line."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a number of equal pieces cost together.

    Attributes:
        pieces: scenarios, or starts of the node.
        wall: seconds from the first's begin to the last's end.
        ours: CPU seconds of the suite.
        nodes: CPU seconds of the nodes.
        memory_kib: peak of one piece, ours and the node's.
    """

    pieces: int = 0
    wall: float = 0.0
    ours: float = 0.0
    nodes: float = 0.0
    memory_kib: int = 0

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(
            self.pieces + other.pieces,
            self.wall + other.wall,
            self.ours + other.ours,
            self.nodes + other.nodes,
            max(self.memory_kib, other.memory_kib),
        )

    @property
    def cpu(self) -> float:
        """CPU seconds of both."""
        return self.ours + self.nodes


@dataclass(frozen=True, slots=True)
class Comparison:
    """Floor and suite, measured in the same minutes."""

    floor: Cost
    suite: Cost

    @property
    def is_near(self) -> bool:
        """Whether a scenario is within the limits for wall time and for CPU."""
        wall = self.times_floor(lambda cost: cost.wall)
        return wall <= WALL_LIMIT and self.times_floor(lambda cost: cost.cpu) <= CPU_LIMIT

    def times_floor(self, of: Callable[[Cost], float]) -> float:
        """How many times the floor a scenario takes of something."""
        low = _share(self.floor, of)
        return _share(self.suite, of) / low if low else 0.0

    def rows(self) -> list[list[str]]:
        """Return the table to print: what, the floor, the suite, how many times the floor."""
        return [
            ["scenarios", str(self.floor.pieces), str(self.suite.pieces), ""],
            self._row("wall time per scenario", lambda cost: cost.wall),
            self._row("CPU per scenario, the nodes", lambda cost: cost.nodes),
            self._row("CPU per scenario, ours", lambda cost: cost.ours),
            self._row("CPU per scenario, both", lambda cost: cost.cpu),
            [
                "peak memory of a scenario that runs",
                f"{self.floor.memory_kib / 1024:.0f} MiB",
                f"{self.suite.memory_kib / 1024:.0f} MiB",
                "",
            ],
        ]

    def _row(self, name: str, of: Callable[[Cost], float]) -> list[str]:
        low, high = _share(self.floor, of), _share(self.suite, of)
        factor = f"{high / low:.2f}" if low >= TELLING else ""
        return [name, f"{low * 1000:.0f} ms", f"{high * 1000:.0f} ms", factor]


def compare(
    target: Target,
    project: Path,
    *,
    jobs: int,
    rounds: int,
    arguments: Sequence[str] = (),
    say: Callable[[str], None] = lambda _: None,
) -> Comparison:
    """Measure floor and suite in turns.

    Args:
        target: which bitcoind.
        project: where features/ lies.
        jobs: how many at a time, of both.
        rounds: how often the whole is run.
        arguments: more for behave (which scenarios).
        say: told about progress.

    Raises:
        BenchError: the specification did not run.
    """
    suite = floor = Cost()
    for number in range(1, rounds + 1):
        once = run_suite(target, project, jobs=jobs, arguments=arguments)
        say(f"round {number}: {once.pieces} scenarios in {once.wall:.1f} s")
        bare = run_floor(target, jobs=jobs, starts=once.pieces)
        say(f"round {number}: {bare.pieces} bare starts in {bare.wall:.1f} s")
        suite, floor = suite + once, floor + bare
    return Comparison(floor, suite)


def run_suite(target: Target, project: Path, *, jobs: int, arguments: Sequence[str] = ()) -> Cost:
    """Run the specification once, in a process of its own, loading and reporting included.

    Raises:
        BenchError: it judged nothing.
    """
    given = [f"--jobs={jobs}", *arguments, "-D", f"bitcoind={target.path}"]
    with tempfile.TemporaryDirectory(prefix="conformance-bench-") as folder, _measured() as spent:
        try:
            run_whole(Path(folder) / "run", given, project=project)
        except NoVerdicts as error:
            raise BenchError(f"the specification did not run: {error}") from None
        spent.stop()
        judged = [each for each in scenarios(Path(folder) / "run") if each["node"].get("starts")]
    if not judged:
        raise BenchError("no scenario needed a node")
    nodes = sum(each["node"]["cpu_seconds"] for each in judged)
    memory = [each["node"]["peak_rss_kib"] + each["suite"]["peak_rss_kib"] for each in judged]
    return Cost(len(judged), spent.wall, spent.cpu - nodes, nodes, max(memory))


def run_floor(target: Target, *, jobs: int, starts: int) -> Cost:
    """Start the node so many times, and stop it cleanly as soon as it is ready.

    Raises:
        BenchError: it did not become ready.
    """
    with (
        Workspace() as workspace,
        Reservations() as reservations,
        selectors.DefaultSelector() as selector,
        _measured() as spent,
    ):
        free = [reservations.ports() for _ in range(jobs)]
        running: dict[int, _Bare] = {}
        left, peak = starts, 0
        while left or running:
            while left and free:
                left -= 1
                bare = _Bare.start(target, workspace.folder, free.pop())
                running[bare.pipe] = bare
                selector.register(bare.pipe, selectors.EVENT_READ)
            for ready, _ in selector.select():
                bare = running[ready.fd]
                if not bare.has_ended():
                    continue
                selector.unregister(ready.fd)
                del running[ready.fd]
                bare.close()
                peak = max(peak, bare.memory_kib)
                free.append(bare.ports)
        spent.stop()
    return Cost(starts, spent.wall, spent.own_cpu, spent.cpu - spent.own_cpu, peak)


@dataclass(slots=True)
class _Bare:
    """A node that is started and ended, and nothing else."""

    child: lifeline.Program
    pipe: int
    folder: Path
    ports: Ports
    said: bytes = b""
    memory_kib: int = 0

    @classmethod
    def start(cls, target: Target, parent: Path, ports: Ports) -> "_Bare":
        folder = Path(tempfile.mkdtemp(dir=parent))
        given = [f"-{name}={value}" for name, value in base_options(target, ports=ports).items()]
        child = lifeline.start([str(target.path), f"-datadir={folder}", *given])
        assert child.stdout is not None  # noqa: S101  (for the type checker)
        return cls(child, child.stdout.fileno(), folder, ports)

    def has_ended(self) -> bool:
        """Read what it says, stop it once it is ready; whether it is over."""
        data = os.read(self.pipe, 1 << 16)
        self.said += data
        if READY in self.said and not self.memory_kib:
            self.memory_kib = lifeline.peak_memory_kib(self.child.pid)
            self.child.terminate()
        if not data and not self.memory_kib:
            last = self.said.decode("utf-8", "replace").strip().rpartition("\n")[2]
            raise BenchError(f"the node ended at start: {last}")
        return not data

    def close(self) -> None:
        """Wait for its end and remove its folder."""
        self.child.communicate()
        shutil.rmtree(self.folder)


@dataclass(slots=True)
class _Spent:
    began: float
    self_before: resource.struct_rusage
    children_before: resource.struct_rusage
    wall: float = 0.0
    own_cpu: float = 0.0
    cpu: float = 0.0

    def stop(self) -> None:
        mine = resource.getrusage(resource.RUSAGE_SELF)
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.wall = time.monotonic() - self.began
        self.own_cpu = _cpu(mine) - _cpu(self.self_before)
        self.cpu = self.own_cpu + _cpu(children) - _cpu(self.children_before)


@contextmanager
def _measured() -> Iterator[_Spent]:
    yield _Spent(
        time.monotonic(),
        resource.getrusage(resource.RUSAGE_SELF),
        resource.getrusage(resource.RUSAGE_CHILDREN),
    )


def _share(cost: Cost, of: Callable[[Cost], float]) -> float:
    return of(cost) / cost.pieces if cost.pieces else 0.0


def _cpu(usage: resource.struct_rusage) -> float:
    return usage.ru_utime + usage.ru_stime
