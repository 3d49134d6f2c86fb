"""The specification in parts, each run whole on whichever machine has a place for it.

The parts are shards (running/schedule.py), run through the interface of `concurrent.futures`: any
engine that offers it serves. Dask distributed is the one named on the command line. A part whose
machine is lost is run again elsewhere by the engine; one answer a part is counted, whoever gave it.
Each machine needs this project, installed, and the same bitcoind.
"""

import io
import tarfile
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from harness.campaigns.merge import merge
from harness.campaigns.whole import NoVerdicts, run_whole
from harness.record.evidence import RESULTS

ANSWER_TIMEOUT = 10.0  # seconds in which a scheduler must answer
PARTS_PER_PLACE = 4  # so that a slow machine, or a lost one, costs little


class ClusterError(Exception):
    """The parts could not be run; the text is one line."""


@dataclass(frozen=True, slots=True)
class Part:
    """One shard, and what else behave is told."""

    number: int
    parts: int
    arguments: tuple[str, ...]


def run_part(part: Part) -> bytes:
    """Run one part on this machine and return the folder of its results, packed.

    Raises:
        ClusterError: it came to no verdicts.
    """
    with tempfile.TemporaryDirectory(prefix="conformance-part-") as folder:
        place = Path(folder) / "run"
        which = f"{part.number}/{part.parts}"
        try:
            run_whole(place, [*part.arguments, "-D", f"shard={which}"])
        except NoVerdicts as error:
            raise ClusterError(f"part {which} came to no verdicts: {error}") from None
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w:gz", compresslevel=1) as archive:
            archive.add(place / RESULTS, RESULTS)
            archive.add(place / "evidence", "evidence")
        return packed.getvalue()


def run_parts(
    executor: Executor,
    parts: int,
    output: Path,
    *,
    arguments: Sequence[str] = (),
    say: Callable[[str], None] = lambda _: None,
) -> None:
    """Run all parts and leave the record of the whole in one folder.

    Raises:
        ClusterError: a part came to no verdicts, or the engine gave up.
        ReportError: the parts do not fit together (machines with different bitcoinds).
    """
    wanted = [Part(number, parts, tuple(arguments)) for number in range(1, parts + 1)]
    with tempfile.TemporaryDirectory(prefix="conformance-parts-") as folder:
        futures = {executor.submit(run_part, part): part for part in wanted}
        places = []
        for done, future in enumerate(as_completed(futures), start=1):
            part = futures[future]
            try:
                answer = future.result()
            except ClusterError:
                raise
            except Exception as error:
                raise ClusterError(f"part {part.number}/{parts} was given up: {error}") from error
            place = Path(folder) / str(part.number)
            with tarfile.open(fileobj=io.BytesIO(answer)) as archive:
                for member in archive:
                    _require_harmless(member)
                archive.extractall(place)  # noqa: S202  (looked at; filter= came with 3.11.4)
            places.append(place)
            say(f"{done} of {parts} parts done")
        merge(sorted(places, key=lambda place: int(place.name)), output)


def _require_harmless(member: tarfile.TarInfo) -> None:
    """See that a part's answer writes plain files and folders into its own folder, nothing else.

    Raises:
        ClusterError: it would write elsewhere.
    """
    path = PurePosixPath(member.name)
    is_plain = member.isfile() or member.isdir()
    if not is_plain or path.is_absolute() or ".." in path.parts:
        raise ClusterError(f"a part's answer would write {member.name!r}: not taken")


@contextmanager
def dask_executor(address: str) -> Iterator[tuple[Executor, int]]:
    """Connect to a Dask scheduler; yield an executor and how many places its workers have.

    Raises:
        ClusterError: Dask is not installed, nobody answers, or there is no worker.
    """
    try:
        from distributed import Client  # noqa: PLC0415  (an optional extra)
    except ImportError:
        raise ClusterError(
            "--scheduler wants Dask: pip install 'bitcoin-connection-conformance[dask]'"
        ) from None
    try:
        client = Client(address, timeout=ANSWER_TIMEOUT)
    except (OSError, ValueError) as error:
        words = str(error).partition("\n")[0]
        raise ClusterError(f"--scheduler {address}: no scheduler answers: {words}") from None
    with client:
        places = sum(client.nthreads().values())
        if not places:
            raise ClusterError(f"--scheduler {address}: no worker is there; start dask worker")
        yield client.get_executor(pure=False), places
