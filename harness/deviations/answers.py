"""What deviations are made of: ways to bend what the node answers, and how it is set up."""

from collections.abc import Callable, Mapping
from typing import Any

from harness.deviation import Hooks, Lie, Twist
from harness.deviations.twists import Kinds
from harness.lens import Question
from harness.rpc import RpcError
from harness.terms import ConnectionType

AT_CAPACITY = -34  # rpc/protocol.h, RPC_CLIENT_NODE_CAPACITY_REACHED
Row = dict[str, Any]


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


def lists(on: Kinds, **fields: Any) -> Twist:
    """List peers of some kinds with other values in some of the columns."""

    def change(_lie: Lie, rows: list[Row]) -> list[Row]:
        return [{**row, **fields} if row["connection_type"] in on else row for row in rows]

    return answers("getpeerinfo", change)


def list_differs(change: Callable[[list[Row]], list[Row]]) -> Twist:
    """List other peers than there are."""
    return answers("getpeerinfo", lambda _lie, rows: change(rows))


def dialled_kind(question: Question) -> ConnectionType | None:
    """Return which kind of connection a question asks for, None when it asks for none."""
    match question.method, question.arguments:
        case "addconnection", (_, str(kind), *_):
            return ConnectionType(kind) if kind in set(ConnectionType) else None
        case "addnode", (_, "onetry", *_):
            return ConnectionType.MANUAL
        case _:
            return None


def refuses(
    on: Kinds, *, beyond: int = 0, code: int = AT_CAPACITY, words: str = "at capacity"
) -> Twist:
    """Refuse to dial, whatever number of times it agreed to before."""

    def twist(lie: Lie) -> Hooks:
        def asked(question: Question) -> Any:
            if dialled_kind(question) in on:
                lie.counts[twist] += 1
                if lie.counts[twist] > beyond:
                    lie.acts += 1
                    raise RpcError(code, words)
            return question.ask()

        return Hooks(asked=asked)

    return twist


def asks_instead(method: str, change: Callable[[Lie, Question], Any]) -> Twist:
    """Do something else than what was asked; `change` returns the answer."""

    def twist(lie: Lie) -> Hooks:
        def asked(question: Question) -> Any:
            if question.method != method:
                return question.ask()
            lie.acts += 1
            return change(lie, question)

        return Hooks(asked=asked)

    return twist


def starts_with(**options: Any) -> Twist:
    """Start as if configured differently; a function gets the value that was asked for."""

    def twist(lie: Lie) -> Hooks:
        def change(given: Mapping[str, Any]) -> Mapping[str, Any]:
            lie.acts += 1
            other = {
                name: value(given.get(name)) if callable(value) else value
                for name, value in options.items()
            }
            return {**given, **other}

        return Hooks(options=change)

    return twist
