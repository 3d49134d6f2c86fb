"""The handshake as one table: states, what may happen in each, and what follows.

Knows states, not roles: the same table serves connections that the node opened and those that it
accepted. Source: Bitcoin's version handshake (net_processing.cpp, VERSION and VERACK).
"""

from enum import Enum


class State(Enum):
    """How far the handshake of one connection is."""

    START = "nothing said"
    SPOKE = "we said version"
    HEARD = "the node said version"
    GREETED = "both said version"
    NODE_READY = "the node said verack"
    PEER_READY = "we said verack"
    COMPLETE = "complete"


class Step(Enum):
    """What moves the handshake on."""

    VERSION_SENT = "we send version"
    VERSION_RECEIVED = "the node sends version"
    VERACK_SENT = "we send verack"
    VERACK_RECEIVED = "the node sends verack"


TRANSITIONS: dict[tuple[State, Step], State] = {
    (State.START, Step.VERSION_SENT): State.SPOKE,
    (State.START, Step.VERSION_RECEIVED): State.HEARD,
    (State.SPOKE, Step.VERSION_RECEIVED): State.GREETED,
    (State.HEARD, Step.VERSION_SENT): State.GREETED,
    (State.GREETED, Step.VERACK_RECEIVED): State.NODE_READY,
    (State.GREETED, Step.VERACK_SENT): State.PEER_READY,
    (State.NODE_READY, Step.VERACK_SENT): State.COMPLETE,
    (State.PEER_READY, Step.VERACK_RECEIVED): State.COMPLETE,
}


class HandshakeError(ValueError):
    """A step that the table does not know in this state."""


def follow(state: State, step: Step) -> State:
    """Return the state after a step.

    Raises:
        HandshakeError: the table has no such transition.
    """
    try:
        return TRANSITIONS[state, step]
    except KeyError:
        raise HandshakeError(f"{step.value} when {state.value}") from None


def can_follow(state: State, step: Step) -> bool:
    """Whether a step has its place in a state."""
    return (state, step) in TRANSITIONS


def diagram() -> str:
    """Return the table as Mermaid text, for the README."""
    lines = ["stateDiagram-v2", f"    [*] --> {State.START.name}"]
    lines += [
        f"    {before.name} --> {after.name}: {step.value}"
        for (before, step), after in TRANSITIONS.items()
    ]
    return "\n".join(lines)
