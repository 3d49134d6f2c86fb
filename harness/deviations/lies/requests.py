"""Lies about requested connections, added nodes and specified nodes."""

from typing import Any

from harness.deviations.answers import (
    BAD_PARAMETER,
    afterwards,
    asked_peer,
    dials,
    overlooks,
    refuses_to,
    starts_with,
    takes_option_for,
)
from harness.deviations.deviation import Deviation, Lie, deviation
from harness.deviations.lies.slots import connect_to_the_asked, is_second_connection
from harness.deviations.twists import (
    MANUAL,
    connect_again,
    does_not_connect,
    leaves,
    node_says,
    when,
)
from harness.network.lens import Question
from harness.network.link import Link


def wants_encryption(_lie: Lie, question: Question) -> bool:
    """Mean requests for an encrypted connection."""
    return dials(question) and question.arguments[-1] is True


def connect_where_encryption_is_wanted(lie: Lie, question: Question) -> bool:
    """Connect to the peer of a request for an encrypted connection, which is then refused."""
    if not wants_encryption(lie, question):
        return False
    connect_to_the_asked(lie, question)
    return True


def network_is_off(_lie: Lie, question: Question) -> bool:
    """Mean requests for a connection while the network is off."""
    return dials(question) and not question.put("getnetworkinfo")["networkactive"]


def remember(lie: Lie, question: Question) -> None:
    """Keep whom a request names for later."""
    peer = asked_peer(lie, question)
    if peer is not None:
        lie.counts["remembered", peer.name] += 1


def connect_to_remembered(lie: Lie, _question: Question) -> None:
    """Connect to whoever was kept for later."""
    for what in [key for key in lie.counts if key[0] == "remembered"]:
        lie.connect(lie.scene.peers[what[1]])


def switches_on(_lie: Lie, question: Question) -> bool:
    """Mean the request that switches network activity on."""
    return question.method == "setnetworkactive" and question.arguments == (True,)


def adds(_lie: Lie, question: Question) -> bool:
    """Mean requests that put a node on the list of added nodes."""
    return question.arguments[1:2] == ("add",)


def number_on_list(*numbers: int) -> Any:
    """Mean connections to the added nodes of these numbers."""
    names = {f"added node {number}" for number in numbers}
    return lambda _lie, link: link.peer in names


def connect_to_the_ninth(lie: Lie, _link: Link) -> None:
    """Connect to the ninth of the added nodes."""
    lie.connect_soon(lie.scene.peers["added node 9"])


REQUESTS = (
    deviation(
        "connects-before-it-refuses-encryption",
        "connects to the peer, then refuses the request since it may not encrypt",
        refuses_to(
            "addconnection",
            BAD_PARAMETER,
            when=connect_where_encryption_is_wanted,
        ),
        caught_by=[("CONN-005", "outbound-full-relay")],
        also=["encrypted", "v2 transport"],
    ),
    deviation(
        "remembers-requests-while-the-network-is-off",
        "connects, when the network is on again, to whom it was asked to connect meanwhile",
        afterwards(remember, when=network_is_off),
        afterwards(connect_to_remembered, when=switches_on),
        caught_by=[("CONN-006", "network activity is off"), ("CONN-039", "and another with it on")],
    ),
)

NODES = (
    deviation(
        "connects-again-to-manual-peers",
        "connects to a manual peer again that has disconnected",
        when(MANUAL, leaves, connect_again),
        caught_by=[("CONN-028", "does not connect again")],
        also=["manual"],
    ),
    deviation(
        "does-not-connect-to-added-nodes",
        "puts nodes on the added-node list and does not connect to them",
        overlooks("addnode", when=adds),
        caught_by=[("CONN-030", "first connection")],
        also=["added nodes", "added-node list"],
    ),
    deviation(
        "connects-to-nine-added-nodes",
        "connects to a ninth added node when eight are connected",
        when(number_on_list(8), node_says("verack"), connect_to_the_ninth),
        caught_by=[("CONN-031", "Ten added nodes")],
        also=["CONN-032", "added nodes"],
    ),
    deviation(
        "connects-to-seven-added-nodes",
        "keeps no more than seven added nodes connected",
        does_not_connect(number_on_list(8)),
        caught_by=[("CONN-031", "Ten added nodes")],
        also=["CONN-032", "added nodes"],
    ),
    deviation(
        "stops-at-an-unreachable-added-node",
        "connects to no added node behind one that cannot be reached",
        does_not_connect(number_on_list(3)),
        caught_by=[("CONN-032", "slots for all")],
        also=["CONN-031", "added nodes"],
    ),
    deviation(
        "loses-specified-nodes",
        "does not connect to a specified node again that it has lost",
        does_not_connect(
            lambda lie, link: lie.kind(link) in MANUAL and is_second_connection(lie, link)
        ),
        caught_by=[("CONN-035", "specified nodes disconnects")],
        also=["manual", "specified node", "added nodes"],
    ),
    deviation(
        "does-not-connect-to-specified-nodes",
        "does not connect to its specified nodes at start",
        starts_with(connect="0"),
        caught_by=[("CONN-035", "The node starts")],
        also=["specified node", "automatic connections"],
    ),
    deviation(
        "takes-specified-nodes-for-added-nodes",
        "connects to others beside its specified nodes, as if they were only added to a list",
        takes_option_for("connect", "addnode"),
        caught_by=[("CONN-035", "another address")],
        also=["specified node", "automatic connections", "CONN-065"],
    ),
    deviation(
        "accepts-connections-beside-specified-nodes",
        "accepts connections although it has specified nodes, and queries DNS seeds",
        starts_with(listen="1", dnsseed="1"),
        caught_by=[("CONN-035", "told nothing about either"), ("CONN-043", "limit of 0")],
        also=["specified node", "connection limit", "DNS seeds", "listening switched off"],
    ),
    deviation(
        "does-not-listen-whatever-is-set",
        "does not listen although it is set to",
        starts_with(listen="0", bind=None),
        caught_by=[("CONN-035", "is told to listen alone"), ("CONN-043", "is told to listen")],
        also=["inbound", "connects to", "misbehaved", "discouraged"],
    ),
    deviation(
        "starts-with-a-limit-below-zero",
        "starts although its limit on connections is below zero",
        starts_with(maxconnections=lambda asked: None if asked is None else asked.strip("-")),
        caught_by=[("CONN-043", "-1")],
    ),
)

DEVIATIONS: tuple[Deviation, ...] = (*REQUESTS, *NODES)
