"""The time of a scene: marks and windows of the record, and how a moment is brought to rest."""

import contextlib
from collections.abc import Iterable

from harness.errors import Deaf, Inconclusive
from harness.network.fencing import go_round
from harness.network.link import Link
from harness.patience import USUAL, HadTime
from harness.record.transcript import Window
from harness.scene.company import Company
from harness.scene.nodes import Nodes
from harness.scene.peer import PATIENCE, Peer
from harness.scene.stage import Stage
from harness.terms import Direction

READING = ("get", "list")  # how the names of questions begin that change nothing
NO_ANSWER = "a connection is open but the node answers no ping on it"
DEAF_AFTER = 2 * USUAL  # seconds of silence, none of them spent waiting for a processor
AFTER_AN_END = 7  # round trips until the node has forgotten a peer and told the others' turns


class Moments:
    """When things are in one scene, and when the node has dealt with them.

    Attributes:
        first_mark: where the event began, None before it.
        last_mark: where the latest act of the event began, None before it; waits are none.
        is_hurried: whether no time passes, since somebody else is yet to act at this moment.
    """

    def __init__(self, stage: Stage, nodes: Nodes, company: Company) -> None:
        """Begin before everything."""
        self.first_mark: int | None = None
        self.last_mark: int | None = None
        self.is_hurried = False
        self._stage = stage
        self._network = stage.network
        self._transcript = stage.transcript
        self._nodes = nodes
        self._company = company
        self._rest: int | None = None
        self._outlasted = 0  # so much of the record has no end that the node is still busy with
        self._mark_before: int | None = None

    # the record

    def now(self) -> int:
        """Return the mark that lies after everything that is known by now."""
        return self._network.run(self._transcript.mark)

    def window(self, since: int = 0) -> Window:
        """Return the record so far, or what lies after a mark.

        Whatever is known of a connection by now is in it: the network thread writes it down and
        lets it be known in one go, and is not in the middle of that.
        """
        if self._stage.retelling is not None:
            return self._stage.retelling.window.where(lambda entry: entry.number > since)
        return self._network.run(lambda: self._transcript.window(since))

    def begin_event(self) -> None:
        """Mark that something is about to happen, when the node has read what was sent before."""
        self.let_read()
        mark = self.now()
        self.first_mark = mark if self.first_mark is None else self.first_mark
        self._mark_before, self.last_mark = self.last_mark, mark

    def only_wait(self) -> None:
        """Take the latest mark back: what goes on is a wait and no act."""
        if self._mark_before is not None:
            self.last_mark = self._mark_before

    def begin_anew(self) -> None:
        """Forget the event, and all of the record up to now."""
        self.first_mark = self.last_mark = self._mark_before = self._rest = None
        self._outlasted = 0
        self._network.run(lambda: setattr(self._transcript, "beginning", self._transcript.mark()))

    def whole_record(self) -> Window:
        """Return the record from its very beginning."""
        return self._network.run(lambda: Window(tuple(self._transcript.entries)))

    def note_sentence(self, words: str) -> None:
        """Record that a sentence of the scenario begins."""
        self._network.run(
            lambda: self._transcript.append(Direction.SENTENCE, "sentence", words).number
        )

    # coming to rest

    def fence(self, peers: Iterable[Peer] | None = None) -> None:
        """Let every open connection make two ping round trips, and record that it did.

        Two, since the node answers a ping before it has its say to that peer.

        Raises:
            Inconclusive: a connection is open but does not answer.
        """
        links = self._company.open_links()
        if peers is not None:
            chosen = {link.serial for peer in peers for link in peer.links}
            links = [link for link in links if link.serial in chosen]
        self._ping(links, rounds=2)

    def let_read(self) -> None:
        """Let the node read all that was sent to it.

        It takes up its peers' messages in an order of its own: what one sends next would else
        overtake what another has sent in an earlier line, or find what an ended peer has left.
        """
        self._ping(self._unread(), rounds=1)
        self._outlast_ends()

    def settle(self, *, advance: int = 0) -> Window:
        """Bring the moment to rest and return the whole record up to now.

        Everything sent before was dealt with, the clock moved by `advance` seconds, and the node
        had its say on every open connection afterwards.
        """
        if self._stage.retelling is not None:
            return self.window()
        if self.is_hurried:
            advance = 0
        node = self._nodes.node
        links = self._company.open_links() if advance else self._unread()  # a turn for everybody
        self._ping(links, rounds=1)
        node.peek("syncwithvalidationinterfacequeue")
        if advance:
            node.set_clock(node.clock + advance)
        self.fence()
        window = self._outlast_ends()
        self._rest = len(window.entries)
        return window

    def _outlast_ends(self) -> Window:
        """Return the record when the node has forgotten each peer whose connection ended lately.

        Its thread of sockets closes a connection and drops the peer's state in a later turn, when
        the thread of messages, which takes up one message of each peer in a turn, does not hold it
        any more. Only then do others get what was the ended peer's: its slot, its requests, the
        part of the peer asked for headers (net.cpp CConnman::DisconnectNodes).
        """
        window = self.window()
        while any(entry.type == "closed" for entry in window.entries[self._outlasted :]):
            self._outlasted = len(window.entries)
            self._ping(self._company.open_links(), rounds=AFTER_AN_END)
            window = self.window()
        self._outlasted = len(window.entries)
        return window

    def rest(self) -> Window:
        """Return the whole record of a moment at rest: settles, unless nothing happened since.

        Reading is no happening, nor is a line of the node's log that came late.
        """
        if self._stage.retelling is not None:
            return self.window()
        window, since = self.window(), self._rest
        if since is not None and all(
            entry.direction in (Direction.SENTENCE, Direction.LOG)
            or (entry.direction is Direction.RPC and entry.type.startswith(READING))
            for entry in window.entries[since:]
        ):
            return window
        return self.settle()

    def _unread(self) -> list[Link]:
        return [link for link in self._company.open_links() if not link.is_dealt_with]

    def await_end(self, name: str) -> None:
        """Wait until a peer's connection has ended; a claim says whether it did."""
        if self._stage.retelling is not None:
            return
        peer = self._company.peers[name]
        link = peer.link
        if link.is_open:
            with contextlib.suppress(TimeoutError):
                peer.wait(lambda entry: entry.type == "closed" and entry.connection == link.serial)

    def await_first_words(self, name: str) -> Window:
        """Wait for the node's first message on a connection, let it have its say, return all."""
        with contextlib.suppress(TimeoutError):
            self._company.peers[name].wait_for_message("version")
        return self.settle()

    def _ping(self, links: list[Link], *, rounds: int) -> None:
        if not links:
            return
        try:
            self._go_round(links, rounds, PATIENCE)
        except HadTime:
            if self.first_mark is None:
                raise Inconclusive(NO_ANSWER) from None
            self._look_again(links, rounds)
        except TimeoutError:
            raise Inconclusive(NO_ANSWER) from None

    def _look_again(self, links: list[Link], rounds: int) -> None:
        """Give the node a long time more, so that one which was busy is not taken for deaf.

        Where others were waited for in vain, the usual patience is short; nor does anybody say for
        how long a node has waited for its disk.
        """
        try:
            self._go_round(links, rounds, DEAF_AFTER)
        except HadTime:
            raise Deaf(NO_ANSWER) from None
        except TimeoutError:
            raise Inconclusive(NO_ANSWER) from None

    def _go_round(self, links: list[Link], rounds: int, timeout: float) -> None:
        trips = go_round(links, rounds=rounds, transcript=self._transcript, timeout=timeout)
        self._network.call(trips)
