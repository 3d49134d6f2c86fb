"""What deviations are made of: ways to bend what the node answers, and how it is set up."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from harness.deviations.deviation import Hooks, Lie, Twist
from harness.deviations.twists import BLOCK, DIALLED, FEELER, MANUAL, Kinds
from harness.errors import RpcError
from harness.network.lens import Question
from harness.network.link import Link, type_of
from harness.p2p import messages
from harness.p2p.messages import Message
from harness.scene.peer import Peer
from harness.terms import ConnectionType, Side

# rpc/protocol.h: RPC_CLIENT_NODE_CAPACITY_REACHED, RPC_INVALID_PARAMETER
AT_CAPACITY, BAD_PARAMETER = -34, -8
POOL = DIALLED - MANUAL  # the types that share eleven slots
Row = dict[str, Any]
Doubt = Callable[[Lie, Question], bool]


def always(_lie: Lie, _question: Question) -> bool:
    """Agree to whatever is asked."""
    return True


# what a question is about


def dialled_kind(question: Question) -> ConnectionType | None:
    """Return which kind of connection a question asks for, None when it asks for none."""
    match question.method, question.arguments:
        case "addconnection", (_, str(kind), *_):
            return ConnectionType(kind) if kind in set(ConnectionType) else None
        case "addnode", (_, "onetry", *_):
            return ConnectionType.MANUAL
        case _:
            return None


def dials(question: Question) -> bool:
    """Tell requests for a connection."""
    return dialled_kind(question) is not None


def peer_at(lie: Lie, address: str) -> Peer | None:
    """Return the peer that lives at an address, in whatever spelling of the loopback address."""
    host, _, port = address.rpartition(":")
    if host.count(".") == 1:  # 127.1 is 127.0.0.1
        host = host.replace(".", ".0.0.")
    for peer in lie.scene.peers.values():
        where = peer.home or (peer.acceptor and peer.acceptor.address)
        if where == (host, int(port) if port.isdigit() else 0):
            return peer
    return None


def asked_peer(lie: Lie, question: Question) -> Peer | None:
    """Return the peer that a request for a connection names."""
    return peer_at(lie, str(question.arguments[0])) if question.arguments else None


def is_connected_already(lie: Lie, question: Question) -> bool:
    """Tell requests for a connection to a peer that has one."""
    peer = asked_peer(lie, question)
    return dials(question) and peer is not None and peer.is_connected


# what the node answers


def replies(method: str, reply: Callable[[Lie, Question], Any]) -> Twist:
    """Let something else come of a question; `question.ask()` is what would come of it."""

    def twist(lie: Lie) -> Hooks:
        def asked(question: Question) -> Any:
            if question.method != method:
                return question.ask()
            lie.acts += 1
            return reply(lie, question)

        return Hooks(asked=asked)

    return twist


def answers(method: str, change: Callable[[Lie, Any], Any]) -> Twist:
    """Answer a question with something else than what is so."""

    def twist(lie: Lie) -> Hooks:
        def asked(question: Question) -> Any:
            answer = question.ask()
            if question.method != method:
                return answer
            other = change(lie, answer)
            lie.acts += other != answer
            return other

        return Hooks(asked=asked)

    return twist


def list_differs(change: Callable[[list[Row]], list[Row]]) -> Twist:
    """List other peers than there are."""
    return answers("getpeerinfo", lambda _lie, rows: change(rows))


def refuses_to(method: str, code: int, *, when: Doubt) -> Twist:
    """Refuse a request."""

    def reply(lie: Lie, question: Question) -> Any:
        if when(lie, question):
            raise RpcError(code, "no")
        return question.ask()

    return replies(method, reply)


def overlooks(method: str, *, when: Doubt) -> Twist:
    """Agree to a request and do nothing."""

    def reply(lie: Lie, question: Question) -> Any:
        return None if when(lie, question) else question.ask()

    return replies(method, reply)


def takes_for(method: str, arguments: Callable[[Lie, tuple[Any, ...]], Iterable[Any]]) -> Twist:
    """Take something else for what is asked."""
    return replies(
        method, lambda lie, question: question.put(method, *arguments(lie, question.arguments))
    )


def afterwards(
    does: Callable[[Lie, Question], None], *, when: Callable[[Lie, Question], bool]
) -> Twist:
    """Do something more when a question has been answered."""

    def twist(lie: Lie) -> Hooks:
        def asked(question: Question) -> Any:
            due = when(lie, question)
            answer = question.ask()
            if due:
                lie.acts += 1
                does(lie, question)
            return answer

        return Hooks(asked=asked)

    return twist


# slots


def refuses(on: Kinds, *, when: Doubt = always, beyond: int = 0) -> Twist:
    """Refuse to dial for want of a slot, whatever number of times it agreed to before."""

    def twist(lie: Lie) -> Hooks:
        def asked(question: Question) -> Any:
            if dialled_kind(question) in on and when(lie, question):
                lie.counts[twist] += 1
                if lie.counts[twist] > beyond:
                    lie.acts += 1
                    raise RpcError(
                        AT_CAPACITY, "Error: Already at capacity for specified connection type."
                    )
            return question.ask()

        return Hooks(asked=asked)

    return twist


def has_slots(
    number: int, *, of: Kinds, counts: Callable[[Lie, Link], bool], on: Kinds | None = None
) -> Twist:
    """Refuse to dial a kind once so many connections count, open or not.

    Args:
        number: how many slots.
        of: kinds that take one.
        counts: whether a connection takes one, though it may be over.
        on: what is refused, if not the same kinds.
    """

    def taken(lie: Lie, _question: Question) -> bool:
        alike = (link for link in lie.all_links() if lie.kind(link) in of)
        return sum(link.is_open or counts(lie, link) for link in alike) >= number

    return refuses(of if on is None else on, when=taken)


def was_ended_by(side: Side, kinds: Kinds) -> Callable[[Lie, Link], bool]:
    """Mean connections of some kinds that one side has ended."""
    return lambda lie, link: lie.kind(link) in kinds and link.closed_by is side


def never(_lie: Lie, _link: Link) -> bool:
    """Mean no connection that is over."""
    return False


def finds_room(on: Kinds, *, when: Doubt = always) -> Twist:
    """Open one more connection of a kind where no slot is left, and treat it as that kind."""

    def twist(lie: Lie) -> Hooks:
        kinds: dict[str, ConnectionType] = {}

        def asked(question: Question) -> Any:
            kind = dialled_kind(question)
            try:
                answer = question.ask()
            except RpcError as error:
                if (
                    kind is None
                    or kind not in on
                    or error.code != AT_CAPACITY
                    or not when(lie, question)
                ):
                    raise
                lie.acts += 1
                address = str(question.arguments[0])
                kinds[address] = kind
                question.put("addnode", address, "onetry")
                return {"address": address, "connection_type": kind.value}
            if question.method != "getpeerinfo":
                return answer
            return [
                {**row, "connection_type": kinds.get(row["addr"], row["connection_type"])}
                for row in answer
            ]

        def heard(link: Link, message: Message) -> Iterable[Message]:
            kind = kinds.get("{}:{}".format(*link.local))
            if kind not in BLOCK | FEELER:
                return (message,)
            if isinstance(message, messages.Version):
                return (replace(message, relay=False),)
            hidden = {"getaddr", "feefilter"} if kind in BLOCK else set()
            return () if type_of(message) in hidden else (message,)

        return Hooks(asked=asked, heard=heard)

    return twist


# how it is set up


def starts_with(**options: Any) -> Twist:
    """Start as if configured differently; a function gets the value that was asked for."""

    def twist(lie: Lie) -> Hooks:
        def change(given: Mapping[str, Any]) -> Mapping[str, Any]:
            other = {
                name: value(given.get(name)) if callable(value) else value
                for name, value in options.items()
            }
            lie.acts += any(given.get(name) != new for name, new in other.items())
            return {**given, **other}

        return Hooks(options=change)

    return twist


def takes_option_for(name: str, other: str) -> Twist:
    """Start as if what an option was given had been given to another one."""

    def twist(lie: Lie) -> Hooks:
        def change(given: Mapping[str, Any]) -> Mapping[str, Any]:
            lie.acts += name in given
            return {**given, name: None, other: given.get(name)}

        return Hooks(options=change)

    return twist


def more(number: int) -> Callable[[str | None], str]:
    """Return the limit on connections that lets in so many more (125 is usual)."""
    return lambda asked: str(max(0, int(asked or "125") + number))


def values(given: str | Collection[str] | None) -> list[str]:
    """Return the values of an option that may be repeated."""
    if given is None:
        return []
    return [given] if isinstance(given, str) else list(given)
