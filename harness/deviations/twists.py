"""What deviations are made of: ways to bend what the node says, hears and does on connections.

Each function returns a twist. `on` says on which connections it acts: kinds, or a question about
the connection. A what recognises messages: by type, or by a question about the message. A trigger
says when something is due.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import Any

from harness.deviations.deviation import Happening, Hooks, Lie, Moment, Twist
from harness.network.link import Link, type_of
from harness.p2p.messages import Message
from harness.p2p.recognise import Recogniser
from harness.scene.peer import Peer
from harness.terms import ConnectionType, Side

FULL = frozenset({ConnectionType.OUTBOUND_FULL_RELAY})
BLOCK = frozenset({ConnectionType.BLOCK_RELAY_ONLY})
FETCH = frozenset({ConnectionType.ADDR_FETCH})
FEELER = frozenset({ConnectionType.FEELER})
MANUAL = frozenset({ConnectionType.MANUAL})
INBOUND = frozenset({ConnectionType.INBOUND})
DIALLED = FULL | BLOCK | FETCH | FEELER | MANUAL
LONG_LIVED = FULL | BLOCK | MANUAL | INBOUND
RELAYING = FULL | FETCH | MANUAL | INBOUND  # those that carry transactions
EVERY = DIALLED | INBOUND

Kinds = Collection[ConnectionType]
On = Kinds | Callable[[Lie, Link], bool]
What = str | Recogniser
Effect = Callable[[Lie, Link], None]
Trigger = Callable[[Lie, Happening, Link], bool]
Words = Message | Callable[[Lie], Message]


# recognising connections


def is_on(lie: Lie, link: Link, on: On) -> bool:
    """Return whether a connection is meant: by its kind, or by the answer of a question."""
    return on(lie, link) if callable(on) else lie.kind(link) in on


def only(kinds: Kinds, condition: Callable[[Peer], bool]) -> On:
    """Mean connections of some kinds to peers of a certain conduct."""
    return lambda lie, link: lie.kind(link) in kinds and condition(lie.peer(link))


def after_the_first(on: Kinds) -> On:
    """Mean every open connection of these kinds but the oldest."""

    def later(lie: Lie, link: Link) -> bool:
        alike = [each for each in lie.links() if lie.kind(each) in on]
        return link in alike[1:]

    return later


# recognising messages


def fits(what: What, message: Message) -> bool:
    """Return whether a message is meant: by its type, or by the answer of a question about it."""
    return type_of(message) == what if isinstance(what, str) else bool(what(message))


# what the node says


def drops(on: On, what: What) -> Twist:
    """Never say it."""
    return becomes(on, what, lambda _lie, _link, _message: ())


def changes(on: On, what: What, **fields: Any) -> Twist:
    """Say it with other values in some of its fields."""
    return becomes(on, what, lambda _lie, _link, message: (replace(message, **fields),))


def becomes(on: On, what: What, other: Callable[[Lie, Link, Message], Iterable[Message]]) -> Twist:
    """Say something else instead."""

    def twist(lie: Lie) -> Hooks:
        def heard(link: Link, message: Message) -> Iterable[Message]:
            meant = is_on(lie, link, on) and fits(what, message)
            return other(lie, link, message) if meant else (message,)

        return Hooks(heard=heard)

    return twist


def delays(on: On, what: What, *, until: Trigger) -> Twist:
    """Keep it back until something has happened on the same connection."""

    def twist(lie: Lie) -> Hooks:
        held: dict[int, list[Message]] = {}
        released: set[int] = set()

        def heard(link: Link, message: Message) -> Iterable[Message]:
            if not is_on(lie, link, on) or not fits(what, message) or link.serial in released:
                return (message,)
            held.setdefault(link.serial, []).append(message)
            return ()

        def happened(happening: Happening) -> None:
            for link in [happening.link] if happening.link else lie.links():
                if is_on(lie, link, on) and until(lie, happening, link):
                    released.add(link.serial)
                    for message in held.pop(link.serial, []):
                        link.hear(message)

        return Hooks(heard=heard, happened=happened)

    return twist


def copies(what: What, *, source: On, to: On) -> Twist:
    """Say it on connections of another kind too, once on each."""

    def twist(lie: Lie) -> Hooks:
        told: set[tuple[int, Any]] = set()

        def happened(happening: Happening) -> None:
            link, message = happening.link, happening.message
            if happening.moment is not Moment.HEARD or link is None or message is None:
                return
            if not is_on(lie, link, source) or not fits(what, message):
                return
            for other in lie.links():
                if (
                    other is not link
                    and is_on(lie, other, to)
                    and (other.serial, message) not in told
                ):
                    told.add((other.serial, message))
                    lie.acts += 1
                    other.hear(message)

        return Hooks(happened=happened)

    return twist


# what the node hears


def ignores(on: On, what: What) -> Twist:
    """Do nothing about it when a peer says it."""
    return mishears(on, what, lambda _message: None)


def mishears(on: On, what: What, change: Callable[[Any], Message | None]) -> Twist:
    """Take something else for what a peer says."""

    def twist(lie: Lie) -> Hooks:
        def said(link: Link, message: Message) -> Message | None:
            meant = is_on(lie, link, on) and fits(what, message)
            return change(message) if meant else message

        return Hooks(said=said)

    return twist


def takes_as_from(what: What, *, source: On, to: On) -> Twist:
    """Treat what one peer says as if another one had said it as well."""

    def effect(lie: Lie, link: Link, message: Message) -> None:
        other = next((each for each in lie.links() if is_on(lie, each, to)), None)
        if other is not None and other is not link:
            lie.acts += 1
            lie.smuggle(other, message)

    def twist(lie: Lie) -> Hooks:
        def said(link: Link, message: Message) -> Message:
            if is_on(lie, link, source) and fits(what, message):
                effect(lie, link, message)
            return message

        return Hooks(said=said)

    return twist


# triggers


def opens(_lie: Lie, happening: Happening, _link: Link) -> bool:
    """Be due when the connection opens."""
    return happening.moment is Moment.OPENED


def leaves(_lie: Lie, happening: Happening, link: Link) -> bool:
    """Be due when our peer ends the connection."""
    return happening.moment is Moment.ENDED and link.closed_by is Side.PEER


def ends(_lie: Lie, happening: Happening, link: Link) -> bool:
    """Be due when the node ends the connection."""
    return happening.moment is Moment.ENDED and link.closed_by is Side.NODE


def node_says(what: What, *, times: int = 1) -> Trigger:
    """Be due when the node has said it so many times on the connection."""
    return _nth(Moment.HEARD, what, times)


def peer_says(what: What, *, times: int = 1) -> Trigger:
    """Be due when our peer has said it so many times on the connection."""
    return _nth(Moment.SAID, what, times)


def passes(seconds: int) -> Trigger:
    """Be due when the connection has lived so many seconds by the node's clock."""

    def due(lie: Lie, happening: Happening, link: Link) -> bool:
        return happening.moment is Moment.ASKED and lie.age(link) >= seconds

    return due


def asked(method: str) -> Trigger:
    """Be due when the node was asked something."""

    def due(_lie: Lie, happening: Happening, _link: Link) -> bool:
        question = happening.question
        return question is not None and question.method == method

    return due


def _nth(moment: Moment, what: What, times: int) -> Trigger:
    def due(lie: Lie, happening: Happening, link: Link) -> bool:
        if happening.moment is not moment or happening.message is None:
            return False
        if not fits(what, happening.message):
            return False
        lie.counts[due, link.serial] += 1
        return lie.counts[due, link.serial] == times

    return due


# what the node does when it is due


def when(on: On, trigger: Trigger, effect: Effect, *, at: On | None = None) -> Twist:
    """Let something be done once to each connection for which the trigger is due.

    Args:
        on: on which kinds of connection the trigger counts.
        trigger: when.
        effect: what.
        at: do it to the other open connections of these kinds instead.
    """

    def twist(lie: Lie) -> Hooks:
        done: set[int] = set()

        def happened(happening: Happening) -> None:
            for link in [happening.link] if happening.link else lie.links():
                if link.serial in done or not is_on(lie, link, on):
                    continue
                if trigger(lie, happening, link):
                    done.add(link.serial)
                    others = [each for each in lie.links() if each is not link]
                    for each in [link] if at is None else others:
                        if at is None or is_on(lie, each, at):
                            lie.acts += 1
                            effect(lie, each)

        return Hooks(happened=happened)

    return twist


def disconnect(_lie: Lie, link: Link) -> None:
    """End the connection."""
    link.cut()


def say(words: Words) -> Effect:
    """Say a message."""
    return lambda lie, link: link.hear(words(lie) if callable(words) else words)


def connect_again(lie: Lie, link: Link) -> None:
    """Connect to the same peer once more."""
    lie.connect_soon(lie.peer(link))


def adds(on: On, words: Words, *, after: What) -> Twist:
    """Say something more after a message of the node's own."""
    return when(on, node_says(after), say(words))


def disconnects(on: On, trigger: Trigger) -> Twist:
    """End connections of some kinds when it is due."""
    return when(on, trigger, disconnect)


# the life of connections


def keeps(on: On) -> Twist:
    """Do not end connections that have to end; pings are still answered on them."""
    return lambda lie: Hooks(ended=lambda link: not is_on(lie, link, on))


def disconnects_another(on: On, *, instead: On) -> Twist:
    """End a connection of one kind, where one of another kind has to end."""

    def twist(lie: Lie) -> Hooks:
        def ended(link: Link) -> bool:
            if not is_on(lie, link, on):
                return True
            for other in lie.links():
                if other is not link and is_on(lie, other, instead):
                    other.cut()
                    break
            return False

        return Hooks(ended=ended)

    return twist


def does_not_connect(on: On) -> Twist:
    """Agree to dial, and do not."""
    return lambda lie: Hooks(opened=lambda link: not is_on(lie, link, on))


def refuses_connections(on: On) -> Twist:
    """Refuse connections, of the peer or those that the node opens."""
    return when(on, opens, disconnect)
