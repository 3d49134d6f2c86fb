"""A lie that a node could tell, and how it is told in one scene.

A `Deviation` says which behaviour it breaks and by which Rules it must be noticed; its twists
(twists.py) do the rest. A `Lie` is one deviation at work in one scene: it is the lens in
front of the record. What it changes it changes before anything is written, so that a judge sees
what a node that really does so would have shown. The catalogue is in catalogue.py.
"""

import difflib
import itertools
from collections import Counter
from collections.abc import Callable, Coroutine, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from typing import Any

from harness.network.dialling import await_acceptance, dial
from harness.network.lens import Question
from harness.network.link import Link
from harness.p2p import messages
from harness.p2p.session import Conduct, Session
from harness.record.transcript import Transcript
from harness.scene.peer import PATIENCE, Peer
from harness.scene.scene import Scene
from harness.terms import ConnectionType, Side

IMPATIENCE = 6.0  # seconds that a scenario waits for what a lying node may well withhold

Caught = str | tuple[str, str]  # an ID; or an ID and words of the titles of Rule and example
Twist = Callable[["Lie"], "Hooks"]


@dataclass(frozen=True, slots=True)
class Deviation:
    """A lie that a node could tell.

    Attributes:
        name: what the node does, in words joined by hyphens.
        breaks: what it does, in one sentence.
        twists: how an honest node is made to look like it.
        caught_by: the Rules that must notice.
        also: tags (IDs too) and words of sentences of what may notice as well; nothing else must.
    """

    name: str
    breaks: str
    twists: tuple[Twist, ...]
    caught_by: tuple[Caught, ...]
    also: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The IDs of the Rules that must notice."""
        return tuple(each if isinstance(each, str) else each[0] for each in self.caught_by)


def deviation(
    name: str,
    breaks: str,
    *twists: Twist,
    caught_by: str | Iterable[Caught],
    also: Iterable[str] = (),
) -> Deviation:
    """Describe a deviation; the sentence continues "A node that ..."."""
    rules = (caught_by,) if isinstance(caught_by, str) else tuple(caught_by)
    return Deviation(name, breaks, twists, rules, tuple(also))


class Moment(Enum):
    """What can have happened, for twists that wait for something."""

    OPENED = "a connection opened"
    HEARD = "the node said a message"
    SAID = "our peer said a message"
    ENDED = "a connection ended"
    ASKED = "the node was asked"


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened; what is absent did not take part in it."""

    moment: Moment
    link: Link | None = None
    message: messages.Message | None = None
    question: Question | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hooks:
    """What a twist does at each seam (network/lens.py); None where it does nothing."""

    options: Callable[[Mapping[str, Any]], Mapping[str, Any]] | None = None
    asked: Callable[[Question], Any] | None = None
    opened: Callable[[Link], bool] | None = None
    heard: Callable[[Link, messages.Message], Iterable[messages.Message]] | None = None
    said: Callable[[Link, messages.Message], messages.Message | None] | None = None
    ended: Callable[[Link], bool] | None = None
    happened: Callable[[Happening], None] | None = None


@dataclass(slots=True)
class Lie:
    """One deviation at work in one scene; the scene's lens.

    Attributes:
        scene: the scene.
        acts: how often the deviation changed something.
        births: the node's clock when a connection opened, by its serial number.
        kinds: what a connection is, by its serial number.
        requested: to which addresses the node was asked to open connections since its start.
        counts: numbers that twists keep, by name.
    """

    deviation: Deviation
    scene: Scene
    acts: int = 0
    births: dict[int, int] = field(default_factory=dict)
    kinds: dict[int, ConnectionType | None] = field(default_factory=dict)
    requested: set[tuple[int, str]] = field(default_factory=set)
    counts: Counter[Any] = field(default_factory=Counter)
    _hooks: list[Hooks] = field(default_factory=list)
    _undead: dict[int, Link] = field(default_factory=dict)
    _pings: dict[int, int] = field(default_factory=dict)
    _rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    _unopened: set[str] = field(default_factory=set)
    _work: set[Any] = field(default_factory=set)
    _nonces: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1 << 48))

    def __post_init__(self) -> None:
        """Let every twist prepare for this scene."""
        self._hooks = [twist(self) for twist in self.deviation.twists]

    # what twists ask

    def kind(self, link: Link) -> ConnectionType | None:
        """Return what a connection is, None as long as nobody knows."""
        return self.kinds.get(link.serial) or self.peer(link).kind

    def peer(self, link: Link) -> Peer:
        """Return whose connection it is."""
        return self.scene.peers[link.peer]

    def links(self) -> list[Link]:
        """Return all open connections, in the order of their opening."""
        return [link for link in self.all_links() if link.is_open]

    def age(self, link: Link) -> int:
        """Return how long a connection has lived by the node's clock."""
        return self.clock - self.births.get(link.serial, self.clock)

    def is_own_connection(self, link: Link) -> bool:
        """Return whether the node has opened a connection that nobody asked it for."""
        address = "{}:{}".format(*link.local)
        return link.dialled_by is Side.NODE and (self._life, address) not in self.requested

    @property
    def _life(self) -> int:
        return self.scene.node_as_is.spend.starts

    def all_links(self) -> list[Link]:
        """Return all connections that have ever been open, in the order of their opening."""
        links = [link for peer in self.scene.peers.values() for link in peer.links]
        return sorted(links, key=lambda link: link.serial)

    @property
    def clock(self) -> int:
        """The node's clock."""
        return self.scene.node_as_is.clock

    # what twists do

    def smuggle(self, link: Link, message: messages.Message) -> None:
        """Let the node hear a message that nobody said."""
        link.carry(link.session.frame(message))

    def connect(self, peer: Peer) -> None:
        """Connect to a peer as if the node did, and wait until it has; on the main thread."""
        if (work := self._ghost(peer)) is not None:
            self.scene.network.call(work)

    def connect_soon(self, peer: Peer) -> None:
        """Connect to a peer as if the node did; on the network thread."""
        if (work := self._ghost(peer)) is not None:
            task = self.scene.network.begin(work)
            self._work.add(task)
            task.add_done_callback(self._work.discard)

    def _ghost(self, peer: Peer) -> Coroutine[Any, Any, None] | None:
        """Return the work of connecting to a peer behind the node's back."""
        address = peer.home or (peer.acceptor and peer.acceptor.address)
        if not address or not address[1] or not peer.accepts:
            return None
        self.acts += 1
        agent = self.scene.target.user_agent.encode()
        conduct = Conduct(services=self.scene.node_as_is.services, user_agent=agent)
        ghost = Link("the node", self._session(conduct), Transcript(), dialled_by=Side.PEER)
        calling = dial(ghost, address, source=None)
        return await_acceptance(calling, transcript=Transcript(), timeout=PATIENCE)

    def run(self, function: Callable[[], None]) -> None:
        """Run a function on the network thread, for a twist that answers questions."""
        self.scene.network.run(function)

    # what the scene asks (network/lens.py)

    def options(self, options: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the options with which the node is really started."""
        for hooks in self._hooks:
            if hooks.options is not None:
                options = hooks.options(options)
        return options

    def asked(self, question: Question) -> Any:
        """Let every twist have its way with a question, then tell all that it was asked."""
        put = question.put
        if question.method in ("addconnection", "addnode") and question.arguments:
            self.requested.add((self._life, str(question.arguments[0])))
        if any(hooks.ended for hooks in self._hooks) and question.method != "getpeerinfo":
            self._remember(put("getpeerinfo"))
        for hooks in reversed(self._hooks):
            if hooks.asked is not None:
                put = partial(_through, hooks.asked, put)
        answer = put(question.method, *question.arguments, **question.named)
        if question.method == "getpeerinfo":
            self._remember(answer)
            answer = [*self._shown_rows(answer), *self._undead_rows(answer)]
        self.run(lambda: self._happened(Happening(Moment.ASKED, question=question)))
        return answer

    def opened(self, link: Link) -> bool:
        """Note a connection; False when the record shall not know of it."""
        self.kinds[link.serial] = self.peer(link).kind
        self.births[link.serial] = self.clock
        if all(hooks.opened is None or hooks.opened(link) for hooks in self._hooks):
            return True
        self.acts += 1
        self._unopened.add("{}:{}".format(*link.local))
        peer = self.peer(link)
        peer.links.remove(link)
        if peer.acceptor is not None and link in peer.acceptor.accepted:
            peer.acceptor.accepted.remove(link)
        return False

    def began(self, link: Link) -> None:
        """Tell all twists of a connection in the record."""
        self._happened(Happening(Moment.OPENED, link))

    def heard(self, link: Link, message: messages.Message) -> Iterator[messages.Message]:
        """Pass on what the node shall have said; after each message, what it sets off happens."""
        told = [message]
        for hooks in self._hooks:
            if hooks.heard is not None:
                told = [other for each in told for other in hooks.heard(link, each)]
        self.acts += told != [message]
        for each in told:
            if isinstance(each, messages.Pong):
                self._pings.pop(link.serial, None)
            yield each
            self._happened(Happening(Moment.HEARD, link, each))

    def said(self, link: Link, data: bytes, message: messages.Message | None) -> bytes:
        """Return what the node gets of what our peer said."""
        if message is None:
            return data
        heard: messages.Message | None = message
        for hooks in self._hooks:
            if hooks.said is not None and heard is not None:
                heard = hooks.said(link, heard)
        self._happened(Happening(Moment.SAID, link, message))
        if isinstance(message, messages.Ping) and message.nonce is not None:
            self._pings[link.serial] = message.nonce
            self._answer_for_the_dead(link)
        if heard is message:
            return data
        self.acts += 1
        return b"" if heard is None else link.session.frame(heard)

    def ended(self, link: Link) -> bool:
        """Return whether the record shall know that the node closed a connection."""
        shown = all(hooks.ended is None or hooks.ended(link) for hooks in self._hooks)
        if not shown:
            self.acts += 1
            self._undead[link.serial] = link
            self._answer_for_the_dead(link)
        return shown

    def over(self, link: Link) -> None:
        """Tell all twists that a connection is over."""
        self._happened(Happening(Moment.ENDED, link))

    # inside

    def _happened(self, happening: Happening) -> None:
        for hooks in self._hooks:
            if hooks.happened is not None:
                hooks.happened(happening)

    def _answer_for_the_dead(self, link: Link) -> None:
        """Answer the ping that the node cannot, on a connection that it has closed."""
        if link.serial in self._undead and link.serial in self._pings:
            link.hear(messages.Pong(self._pings.pop(link.serial)))

    def _session(self, conduct: Conduct) -> Session:
        return Session(conduct, nonce=next(self._nonces), timestamp=self.clock, node_services=0)

    def _remember(self, rows: Iterable[dict[str, Any]]) -> None:
        self._rows.update((row["addr"], row) for row in rows)

    def _shown_rows(self, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return the rows of the node's peer list that are of connections it shall have."""
        hidden = self._unopened - {"{}:{}".format(*each.local) for each in self.links()}
        return [row for row in rows if row["addr"] not in hidden]

    def _undead_rows(self, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        listed = {row["addr"] for row in rows}
        missing = ["{}:{}".format(*each.local) for each in self._undead.values() if each.is_open]
        return [self._rows[each] for each in missing if each not in listed and each in self._rows]


def _through(
    asked: Callable[[Question], Any], put: Callable[..., Any], *args: Any, **kw: Any
) -> Any:
    """Put a question through one twist; `put` is the rest of the way."""
    method, *arguments = args
    return asked(Question(method, tuple(arguments), kw, put))


class UnknownDeviationError(LookupError):
    """There is no deviation of this name; the text is one line and lists close names."""


def find(name: str, catalogue: Iterable[Deviation]) -> Deviation:
    """Return the deviation of a name.

    Raises:
        UnknownDeviationError: there is none.
    """
    known = {each.name: each for each in catalogue}
    if name in known:
        return known[name]
    words = set(name.split("-"))
    kin = sorted(known, key=lambda other: (-len(words & set(other.split("-"))), other))
    close = difflib.get_close_matches(name, known, n=3, cutoff=0.5) or [
        other for other in kin[:3] if words & set(other.split("-"))
    ]
    hint = f"did you mean {', '.join(close)}?" if close else "`conformance deviations` lists them"
    raise UnknownDeviationError(f"no deviation is called {name}: {hint}")
