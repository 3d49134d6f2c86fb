"""The worlds of scenarios, one after the other in this process: opened, audited, closed.

The network opens at the first scenario of a process, so that a forked worker gets one of its own.
"""

import math
import os
import resource
import signal
import threading
import time
from collections.abc import Collection
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness.claims.audit import audit
from harness.deviations.catalogue import CATALOGUE
from harness.deviations.deviation import Lie, find
from harness.errors import Deaf, HarnessFault, Inconclusive, NotOffered
from harness.network import netns
from harness.network.ports import Ports, Reservations
from harness.network.thread import NetworkThread
from harness.node import lifeline
from harness.node.exhaustion import exhausted, lacks_an_address
from harness.node.instruments import report_in
from harness.node.process import P2P_PORT, RPC_PORT
from harness.node.target import Target
from harness.record.findings import ClaimFailed
from harness.record.transcript import Transcript
from harness.scene.scene import Scene
from harness.scene.stage import Stage
from harness.terms import Direction, Side, Variation

CRASHES = {  # how the status of a process names the signals by which it ends itself
    f"signal {int(each)}"
    for each in (signal.SIGABRT, signal.SIGBUS, signal.SIGFPE, signal.SIGILL, signal.SIGSEGV)
}
STALE_TIP = "Potential stale tip detected"
RECENT_TIP = "enabling extra block-relay-only peers"
OWN_CHECK = 45  # seconds of real time; net_processing.cpp, EXTRA_PEER_CHECK_INTERVAL
LATE = 5  # seconds by which a busy machine may be late to note that the node has started
LOOKED_BY_ITSELF = (
    f"the example took so long that the node's own check, every {OWN_CHECK} seconds of real time,"
    " came in between (run fewer at a time)"
)
NO_FURTHER_ADDRESS = (  # elsewhere than on Linux only 127.0.0.1 is there by itself
    "this machine lacks a loopback address that the example needs"
    " (macOS: sudo ifconfig lo0 alias 127.0.0.2, and so on)"
)

if TYPE_CHECKING:
    from harness.node.options import Options


class Worlds:
    """Makes the world of each scenario of this process. Whoever makes it calls `finish`.

    Attributes:
        patience: seconds that no waiting in a scenario exceeds.
        factor: how many times as long as usual is waited.
        node_options: what every node is given beside ours.
        in_order: whether nodes end as their operator would end them, so that they say last words.
        lie: what the node of the latest scenario was made to tell, None for nothing.
    """

    def __init__(self, target: Target, *, in_namespace: bool) -> None:
        """Prepare; nothing is opened.

        Args:
            target: which bitcoind is judged.
            in_namespace: whether scenarios have a network of their own.
        """
        self.patience = math.inf
        self.factor = 1.0
        self.node_options: Options = {}
        self.in_order = False
        self.lie: Lie | None = None
        self._target = target
        self._in_namespace = in_namespace
        self._entered = False
        self._thread: NetworkThread | None = None
        self._scene: Scene | None = None
        self._began = 0.0
        self._cpu_began = 0.0
        self._at_first: object = None

    def enter_network(self) -> None:
        """Move this process into the network of its scenarios, where they have one of their own.

        Raises:
            NamespaceUnavailable: the system forbids it by now.
        """
        if not self._entered and self._in_namespace:
            netns.enter()
        self._entered = True

    def open(
        self,
        place: Path,
        *,
        tags: Collection[str],
        deviation: str | None,
        variations: frozenset[Variation] = frozenset(),
    ) -> Scene:
        """Make the world of a scenario; the node starts when a sentence needs it.

        Args:
            place: where its files go.
            tags: of the scenario.
            deviation: the lie that the node tells, None for none.
            variations: circumstances that are different.
        """
        self._began = time.monotonic()
        self._cpu_began = _cpu_seconds()
        lifeline.forget_peak_memory()
        self.enter_network()
        if self._thread is None:
            self._thread = NetworkThread().open()
        self._thread.faults.clear()
        if self._at_first is None:
            self._at_first = self._possessions(self._thread)
        reservations = Reservations()
        ports = Ports(P2P_PORT, RPC_PORT) if self._in_namespace else reservations.ports()
        place.mkdir(exist_ok=True)
        stage = Stage(
            self._target,
            self._thread,
            Transcript(patience=self.patience, factor=self.factor),
            ports,
            reservations,
            workspace=place,
            node_options=self.node_options,
            with_coins="fixture.coins" in tags,
            near_tip="fixture.initial_download" not in tags,
            variations=variations,
            day_first="first.with.later" in tags or "fixture.initial_download" in tags,
            few_bystanders="few.with.bystanders" in tags or "fixture.initial_download" in tags,
        )
        scene = Scene(stage)
        if deviation is not None:
            stage.lens = self.lie = Lie(find(deviation, CATALOGUE), scene)
        self._scene = scene
        return scene

    def audit(self, scene: Scene, error: BaseException | None) -> BaseException | None:
        """Return what the scenario comes to: what a step raised, else what the audit objects to."""
        faults = scene.network.faults
        if error is None:
            error = _objection(scene)
        if isinstance(error, Inconclusive):
            error = crash(scene) or deafness(scene, error) or error
        if self.in_order and scene.has_node:
            try:
                scene.end_in_order()
            except Exception as unending:  # noqa: BLE001  (judged like what a step raises)
                error = error or unending
        error = _report_of_watcher(scene) or error
        if error is not None:
            log = scene.whole_record().only(Direction.LOG)
            trouble = exhausted((entry.words for entry in log), error)
            if trouble is not None and scene.stage.open_files is None:  # else it was to be
                return HarnessFault(trouble)
            if isinstance(error, (ClaimFailed, Inconclusive)) and looked_by_itself(scene):
                return Inconclusive(f"{LOOKED_BY_ITSELF}: {str(error).splitlines()[0]}")
            if lacks_an_address((entry.words for entry in log), error):
                return NotOffered(NO_FURTHER_ADDRESS)
        if faults:  # whatever was judged is in doubt
            return HarnessFault(f"exception on the network thread: {'; '.join(faults)}")
        return error

    def close(self, scene: Scene, *, keep_folder: bool) -> None:
        """Close the world of a scenario that has ended."""
        self._scene = None
        scene.close(keep_folder=keep_folder)

    def abandon(self) -> None:
        """Close the world of a scenario that was interrupted; it gets no verdict."""
        if self._scene is not None:
            self.close(self._scene, keep_folder=False)

    def finish(self) -> None:
        """Close whatever is open, the network too."""
        self.abandon()
        if self._thread is not None:
            self._thread.close()
            self._thread = None

    # what it costs, and what it leaves

    @property
    def seconds(self) -> float:
        """Since the latest world was opened."""
        return time.monotonic() - self._began

    def spend(self) -> dict[str, Any]:
        """Return what this process has spent since the latest world was opened."""
        return {
            "cpu_seconds": round(_cpu_seconds() - self._cpu_began, 4),
            "peak_rss_kib": lifeline.peak_memory_kib(os.getpid()),
        }

    def is_tidy(self) -> bool:
        """Whether nothing is left of this process's scenarios.

        What could be left: a process, a thread, something open, something under way in the network.
        """
        if self._at_first is None or self._thread is None:
            return False
        return self._at_first == self._possessions(self._thread)

    @staticmethod
    def _possessions(network: NetworkThread) -> object:
        """Return what this process holds at this moment, to be compared; None where nobody says."""
        try:
            opened = frozenset(os.listdir("/proc/self/fd"))  # noqa: PTH208  (names only)
        except OSError:
            return None
        children = tuple(lifeline.children())
        return opened, threading.active_count(), children, network.count_tasks()


def looked_by_itself(scene: Scene) -> bool:
    """Whether the node has acted on a check of its peers for which the example did not ask.

    It makes one every 45 seconds of real time, which no example lasts unless the machine is very
    busy. With a stale tip it connects to one peer more then, as it must; with a recent one, it may
    connect to extra block-relay-only peers from then on. Where the example asks for checks, what
    one more may have done cannot be told from what those have; each begins the 45 seconds anew.
    """
    record = scene.whole_record()
    asked = [entry.seconds for entry in record.only(Direction.RPC, "mockscheduler")]
    if asked:
        started = [entry.seconds for entry in record.only(Direction.NODE, "started")]
        moments = sorted([*started, *asked, record.entries[-1].seconds])
        return any(later - moment >= OWN_CHECK - LATE for moment, later in pairwise(moments))
    log = record.only(Direction.LOG).entries
    if any(STALE_TIP in entry.words for entry in log):
        return True
    looked = next((entry.number for entry in log if RECENT_TIP in entry.words), math.inf)
    return any(
        entry.number > looked and entry.content is Side.NODE for entry in record.events("opened")
    )


def crash(scene: Scene) -> BaseException | None:
    """Return the failure of a node that has crashed since the event began; None if none has.

    Whatever an example waits for then never comes, but that is the node's fault. One that somebody
    else has ended, such as the machine for want of memory, has not crashed.
    """
    begin = scene.first_mark
    died = scene.whole_record().where(lambda entry: entry.type == "died")
    if begin is None or not any(entry.number >= begin for entry in died):
        return None
    node = scene.node_as_is
    node.end_in_order()
    if node.exit_status not in CRASHES:
        return None
    last = died.entries[-1]
    return ClaimFailed("the node goes on", f"{last.words} ({node.exit_status})", [last.number])


def deafness(scene: Scene, error: Inconclusive) -> BaseException | None:
    """Return the failure of a node that has answered no ping since the event began; else None.

    It lives, has had time enough, and leaves open a connection on which it does nothing: whatever
    an example waits for never comes there, nor would anything else.
    """
    if not isinstance(error, Deaf) or scene.first_mark is None:
        return None
    sent = scene.whole_record().only(Direction.SENT).numbers()
    return ClaimFailed("the node answers pings on open connections", str(error), sent[-1:])


def _report_of_watcher(scene: Scene) -> BaseException | None:
    """Return the failure that a sanitiser or valgrind has reported; None without one."""
    log = scene.whole_record().only(Direction.LOG).entries
    found = [log[place] for place in report_in(entry.words for entry in log)]
    if not found:
        return None
    return ClaimFailed(
        "the node's sanitiser has nothing to report",
        found[0].words.strip(),
        [entry.number for entry in found],
    )


def _objection(scene: Scene) -> BaseException | None:
    try:
        if scene.has_running_node:
            scene.rest()
        audit(scene.whole_record(), scene.explained_entries(), scene.network.faults)
    except Exception as error:  # noqa: BLE001  (judged like what a step raises)
        return error
    return None


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
