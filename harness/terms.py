"""The words that every room of the house uses, as closed sets.

Knows the field's terms (Bitcoin Core, `node/connection_types.cpp`); must not touch anything else.
"""

import re
from enum import Enum, StrEnum


class ConnectionType(StrEnum):
    """Why a connection exists, in the spelling of the node's peer list."""

    OUTBOUND_FULL_RELAY = "outbound-full-relay"
    BLOCK_RELAY_ONLY = "block-relay-only"
    ADDR_FETCH = "addr-fetch"
    FEELER = "feeler"
    MANUAL = "manual"
    INBOUND = "inbound"
    PRIVATE_BROADCAST = "private-broadcast"


class Side(StrEnum):
    """Who did something on a connection."""

    NODE = "node"
    PEER = "peer"


class Direction(StrEnum):
    """What kind of thing an entry of the transcript records."""

    RECEIVED = "received"  # a message of the node, as our peer got it
    SENT = "sent"  # a message of our peer
    EVENT = "event"  # a connection opened or closed, a handshake completed
    NODE = "node"  # the node started, stopped, died; its clock moved
    SENTENCE = "sentence"  # a sentence of the scenario begins
    RPC = "rpc"  # a question to the node and its answer
    LOG = "log"  # a line of the node's log


class Verdict(Enum):
    """How a scenario ended."""

    PASS = "pass"  # noqa: S105  (a verdict, not a password)
    FAIL = "fail"
    KNOWN_DEVIATION = "known deviation"  # a contradiction that the Rule declares as a known bug
    INCONCLUSIVE = "inconclusive"
    NOT_APPLICABLE = "not applicable"
    SUITE_ERROR = "suite error"


class Variation(StrEnum):
    """What can be different."""

    BYSTANDERS = "bystanders"  # other peers of every long-lived type are connected, and idle
    PREDECESSOR = "predecessor"  # each peer was connected once before in the same way
    RESTARTED = "restarted"  # the node has been stopped and started before anything happens
    DRESSED = "dressed"  # version messages of peers say other harmless things
    LATER = "later"  # a day passes before the event
    SECOND_TIME = "second_time"  # event and claims come twice, with fresh peers and objects
    ENCRYPTED = "encrypted"  # all connections are encrypted (v2 transport, BIP 324)
    TWICE = "twice"  # beside each peer there is another one of the same type and conduct


_WRONG_ARTICLE = re.compile(r"\b([Aa]) (?=outbound|addr-fetch|inbound)")


def in_good_english(sentence: str) -> str:
    """Mend the article before a connection type: a table fills in "a <connection> connection"."""
    return _WRONG_ARTICLE.sub(r"\1n ", sentence)


_NUMBER = re.compile(r"^\d+_")


def without_number(name: str) -> str:
    """Return the name of a folder or file without the number that gives its place."""
    return _NUMBER.sub("", name)


def chapter_name(folder: str) -> str:
    """Return a chapter's name from its folder's: 02_handshake holds the chapter handshake."""
    return without_number(folder).replace("_", " ")
