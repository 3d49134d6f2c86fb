"""Lies about requests: what the node can be asked, what it answers, whom it then calls."""

import re
from typing import Any

from harness.deviations.answers import (
    ALREADY_THERE,
    BAD_PARAMETER,
    NOT_THERE,
    SOME_ERROR,
    Row,
    afterwards,
    answers,
    asked_peer,
    dialled_kind,
    dials,
    forgives,
    overlooks,
    peer_at,
    refuses_to,
    replies,
    starts_with,
    takes_for,
    takes_option_for,
)
from harness.deviations.deviation import Deviation, Lie, deviation
from harness.deviations.lies.slots import call_the_asked, second_call_of_one
from harness.deviations.twists import (
    FULL,
    MANUAL,
    connect_again,
    disconnect,
    does_not_connect,
    leaves,
    node_says,
    opens,
    when,
)
from harness.errors import RpcError
from harness.network.lens import Question
from harness.network.link import Link

ALONE = re.compile(r"[\d.]+")  # an address without port
ECHO = ("address", "connection_type")
DIALLING_OFF = "networkactive"


def ask_or_grant(code: int, words: str) -> Any:
    """Grant a request that would be refused for this reason, as if it had been tried."""

    def reply(_lie: Lie, question: Question) -> Any:
        try:
            return question.ask()
        except RpcError as error:
            if error.code != code or words not in error.message:
                raise
            return dict(zip(ECHO, question.arguments, strict=False))

    return reply


def with_test_requests(_lie: Lie, question: Question) -> Any:
    """Add the requests for tests to the overview."""
    answer = question.ask()
    if question.arguments:
        return answer
    return f'{answer}\naddconnection "address" "connection_type" v2transport\naddpeeraddress'


def without_words(_lie: Lie, question: Question) -> Any:
    """Explain no request for tests."""
    if question.arguments and str(question.arguments[0]).startswith("addc"):
        return "help: unknown command: addconnection\n"
    return question.ask()


def kind_before_network(_lie: Lie, question: Question) -> Any:
    """Look at the kind before the network."""
    if len(question.arguments) > 1 and dialled_kind(question) is None:
        raise RpcError(BAD_PARAMETER, "addconnection ...")
    return question.ask()


def with_parts(_lie: Lie, arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """Do without the third part of a request."""
    return (*arguments, False) if len(arguments) == 2 else arguments


def first_three(_lie: Lie, arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """Overlook what comes after the third part."""
    return arguments[:3]


def first_two(_lie: Lie, arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """Overlook what comes after the second part."""
    return arguments[:2]


def words_as_no(_lie: Lie, arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """Take any third part for a yes or no."""
    return (*arguments[:2], *(part is True for part in arguments[2:3]), *arguments[3:])


def in_small_letters(_lie: Lie, arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """Read the kind in small letters."""
    return (arguments[0], str(arguments[1]).lower(), *arguments[2:])


def manual_by_test_call(_lie: Lie, question: Question) -> Any:
    """Know the kind manual too."""
    address, kind, *_ = question.arguments
    if kind != MANUAL_WORD:
        return question.ask()
    question.put("addnode", address, "onetry")
    return {"address": address, "connection_type": kind}


MANUAL_WORD = "manual"


def has_blanks(_lie: Lie, question: Question) -> bool:
    """Mean requests in which there are blanks around the kind."""
    kind = str(question.arguments[1]) if len(question.arguments) > 1 else ""
    return kind != kind.strip() and bool(kind.strip())


def wants_encryption(_lie: Lie, question: Question) -> bool:
    """Mean requests for an encrypted connection."""
    return dials(question) and question.arguments[-1] is True


def call_where_encryption_is_wanted(lie: Lie, question: Question) -> bool:
    """Call the peer of a request for an encrypted connection, which is then refused."""
    if not wants_encryption(lie, question):
        return False
    call_the_asked(lie, question)
    return True


def plain(_lie: Lie, arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """Overlook the wish for encryption."""
    return tuple(False if part is True else part for part in arguments)


def nobody_answers(lie: Lie, question: Question) -> bool:
    """Mean requests to connect to a peer that does not listen."""
    peer = asked_peer(lie, question)
    return dials(question) and peer is not None and not peer.accepts


def network_is_off(_lie: Lie, question: Question) -> bool:
    """Mean requests for a connection while the network is off."""
    return dials(question) and not question.put("getnetworkinfo")[DIALLING_OFF]


def names_no_port(_lie: Lie, question: Question) -> bool:
    """Mean requests whose address has no port."""
    return dials(question) and ALONE.fullmatch(str(question.arguments[0])) is not None


def remember(lie: Lie, question: Question) -> None:
    """Keep whom a request names for later."""
    peer = asked_peer(lie, question)
    if peer is not None:
        lie.counts["remembered", peer.name] += 1


def call_remembered(lie: Lie, _question: Question) -> None:
    """Call whoever was kept for later."""
    for what in [key for key in lie.counts if key[0] == "remembered"]:
        lie.call(lie.scene.peers[what[1]])


def switches_on(_lie: Lie, question: Question) -> bool:
    """Mean the request that switches the network on."""
    return question.method == "setnetworkactive" and question.arguments == (True,)


def is_banned(lie: Lie, question: Question) -> bool:
    """Mean requests to connect to a peer whose address is banned."""
    peer = asked_peer(lie, question)
    if peer is None or question.method not in ("addconnection", "addnode"):
        return False
    return any(row["address"].startswith(peer.host) for row in question.put("listbanned"))


def adds(_lie: Lie, question: Question) -> bool:
    """Mean requests that put a node on the list of added nodes."""
    return question.arguments[1:2] == ("add",)


def removes(_lie: Lie, question: Question) -> bool:
    """Mean requests that take a node off the list of added nodes."""
    return question.method == "addnode" and question.arguments[1:2] == ("remove",)


def host_is_listed(_lie: Lie, question: Question) -> bool:
    """Mean requests to add a node whose address, with another port, is on the list."""
    host = str(question.arguments[0]).rpartition(":")[0]
    listed = question.put("getaddednodeinfo")
    return adds(_lie, question) and any(row["addednode"].startswith(host) for row in listed)


def with_whoever_was_tried(lie: Lie, rows: list[Row]) -> list[Row]:
    """Hold the peers of manual connections among the added nodes."""
    listed = {row["addednode"] for row in rows}
    tried = ["{}:{}".format(*link.local) for link in lie.all_links() if lie.kind(link) in MANUAL]
    more = [each for each in tried if each not in listed]
    return [*rows, *({"addednode": each, "connected": True, "addresses": []} for each in more)]


def as_if_not_called(_lie: Lie, rows: list[Row]) -> list[Row]:
    """Say of no added node that it is connected."""
    return [{**row, "connected": False, "addresses": []} for row in rows]


def end_connection_of(lie: Lie, question: Question) -> None:
    """End the connection to the node that was taken off the list."""
    peer = peer_at(lie, str(question.arguments[0]))
    if peer is not None and peer.is_connected:
        lie.run(peer.link.cut)


def number_on_list(*numbers: int) -> Any:
    """Mean connections to the added nodes of these numbers."""
    names = {f"added node {number}" for number in numbers}
    return lambda _lie, link: link.peer in names


def call_the_ninth(lie: Lie, _link: Link) -> None:
    """Call the ninth of the added nodes."""
    lie.call_soon(lie.scene.peers["added node 9"])


FOR_TESTS = (
    deviation(
        "offers-requests-for-tests",
        "lists the requests for tests among those for operators",
        replies("help", with_test_requests),
        caught_by=[("CONN-001", "for connections"), ("CONN-001", "additions")],
    ),
    deviation(
        "explains-no-request-for-tests",
        "does not know the request for a connection when asked to explain it",
        replies("help", without_words),
        caught_by=[("CONN-001", "for connections")],
    ),
    deviation(
        "grants-requests-for-tests-on-every-network",
        "does as it is asked on networks that others share",
        replies("addconnection", ask_or_grant(SOME_ERROR, "regtest")),
        caught_by=[("CONN-002", "On every chain but.*On test ")],
    ),
    deviation(
        "looks-at-the-kind-before-the-network",
        "refuses a kind that it does not know before it looks on which network it is",
        replies("addconnection", kind_before_network),
        caught_by=[("CONN-002", "Even a type")],
        also=["CONN-004"],
    ),
    deviation(
        "refuses-requests-for-tests-on-every-network",
        "refuses the request for a connection even on the private test network",
        refuses_to("addconnection", SOME_ERROR, "only for regtest"),
        caught_by=[
            ("CONN-002", "On every chain but.*On regtest"),
            ("CONN-002", "Knots accepts.*on main"),
        ],
        also=["connect", "peer"],
    ),
    deviation(
        "does-without-the-third-part",
        "takes a request without the word about encryption as one that declines it",
        takes_for("addconnection", with_parts),
        caught_by=[("CONN-003", "an address and a type --")],
    ),
    deviation(
        "overlooks-a-fourth-part",
        "overlooks what is too much in a request",
        takes_for("addconnection", first_three),
        caught_by=[("CONN-003", "one more")],
    ),
    deviation(
        "overlooks-a-third-part",
        "overlooks, before version 27, what is too much in a request",
        takes_for("addconnection", first_two),
        caught_by=[("CONN-003", "an address, a type and a no --")],
    ),
    deviation(
        "takes-a-word-for-a-no",
        "takes any word about encryption for a no",
        takes_for("addconnection", words_as_no),
        caught_by=[("CONN-003", "a type and a word")],
    ),
)

ANSWERS = (
    deviation(
        "does-not-repeat-the-kind",
        "answers a request without the kind of the connection",
        answers("addconnection", lambda _lie, answer: {"address": answer["address"]}),
        caught_by=[("CONN-004", "The type addr-fetch")],
    ),
    deviation(
        "knows-manual-as-a-kind",
        "opens manual connections by the request for tests",
        replies("addconnection", manual_by_test_call),
        caught_by=[("CONN-004", '"manual"')],
    ),
    deviation(
        "reads-kinds-in-any-letters",
        "knows the kinds in capital letters too",
        takes_for("addconnection", in_small_letters),
        caught_by=[("CONN-004", "Outbound-Full-Relay")],
    ),
    deviation(
        "refuses-blanks-around-the-kind",
        "does not know a kind with blanks around it",
        refuses_to("addconnection", BAD_PARAMETER, when=has_blanks),
        caught_by=[("CONN-004", "Whitespace")],
    ),
    deviation(
        "opens-plain-connections-where-encryption-is-wanted",
        "opens a plain connection when it is asked for encryption that it may not use",
        takes_for("addconnection", plain),
        takes_for("addnode", plain),
        caught_by=[("CONN-005", "feeler"), ("CONN-005", "manual")],
        also=["encrypted", "v2 transport"],
    ),
    deviation(
        "connects-before-it-refuses-encryption",
        "connects to the peer, then refuses the request since it may not encrypt",
        refuses_to(
            "addconnection",
            BAD_PARAMETER,
            when=call_where_encryption_is_wanted,
        ),
        caught_by=[("CONN-005", "outbound-full-relay")],
        also=["encrypted", "v2 transport"],
    ),
    deviation(
        "refuses-when-nobody-answers",
        "reports it as an error when nobody accepts the connection that it was asked for",
        refuses_to("addconnection", SOME_ERROR, when=nobody_answers, also_does=True),
        caught_by=[("CONN-006", "addr-fetch is requested")],
        also=["CONN-012"],
    ),
    deviation(
        "does-not-connect-to-addresses-without-port",
        "agrees to connect to an address without a port and does not",
        overlooks("addconnection", {}, when=names_no_port),
        caught_by=[("CONN-006", "without a port")],
    ),
    deviation(
        "remembers-requests-while-the-network-is-off",
        "calls, when the network is on again, whom it was asked to call meanwhile",
        afterwards(remember, when=network_is_off),
        afterwards(call_remembered, when=switches_on),
        caught_by=[("CONN-006", "network activity is off"), ("CONN-039", "and another with it on")],
    ),
    deviation(
        "connects-while-the-network-is-off",
        "connects when it is asked to although the network is off",
        afterwards(call_the_asked, when=network_is_off),
        caught_by=[("CONN-039", "and another with it on")],
        also=["CONN-006"],
    ),
    deviation(
        "refuses-requests-while-the-network-is-off",
        "refuses to be asked for connections while the network is off",
        refuses_to("addconnection", SOME_ERROR, when=network_is_off),
        caught_by=[("CONN-039", "A request for an? addr-fetch connection")],
        also=["CONN-006"],
    ),
    deviation(
        "does-not-connect-to-banned-addresses-on-request",
        "agrees to connect to a banned address and does not",
        overlooks("addconnection", {}, when=is_banned),
        overlooks("addnode", when=is_banned),
        caught_by=[("CONN-018", "A block-relay-only"), ("CONN-018", "ban came first")],
        also=["banned"],
    ),
)

OPERATOR = (
    deviation(
        "remembers-whom-it-tried-once",
        "puts peers of manual connections on the list of added nodes",
        answers("getaddednodeinfo", with_whoever_was_tried),
        caught_by=[("CONN-028", "not on the added-node list")],
        also=["added nodes", "added-node list"],
    ),
    deviation(
        "connects-again-to-whom-it-tried-once",
        "connects to a manual peer again that has disconnected",
        when(MANUAL, leaves, connect_again),
        caught_by=[("CONN-028", "does not connect again")],
        also=["manual"],
    ),
    deviation(
        "reports-failed-manual-calls",
        "reports it as an error when a manual call is not taken",
        refuses_to("addnode", SOME_ERROR, when=nobody_answers, also_does=True),
        caught_by=[("CONN-028", "Nobody listens")],
    ),
    deviation(
        "does-not-connect-to-added-nodes",
        "puts nodes on its list and does not connect to them",
        overlooks("addnode", when=adds),
        caught_by=[("CONN-030", "first connection")],
        also=["added nodes", "added-node list"],
    ),
    deviation(
        "shows-added-nodes-as-not-connected",
        "says of added nodes that they are not connected",
        answers("getaddednodeinfo", as_if_not_called),
        caught_by=[("CONN-030", "first connection")],
    ),
    deviation(
        "connects-to-nine-added-nodes",
        "connects to a ninth added node when eight are connected",
        when(number_on_list(8), node_says("verack"), call_the_ninth),
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
        "lists-added-nodes-twice",
        "agrees to put a node on the list that is on it already",
        forgives("addnode", ALREADY_THERE),
        caught_by=[("CONN-033", "The same address twice")],
    ),
    deviation(
        "takes-another-port-for-the-same-node",
        "refuses to put a node on the list whose address is there with another port",
        refuses_to("addnode", ALREADY_THERE, when=host_is_listed),
        caught_by=[("CONN-033", "Another port")],
        also=["added nodes", "added-node list"],
    ),
    deviation(
        "takes-unknown-nodes-off-its-list",
        "agrees to take a node off the list that is not on it",
        forgives("addnode", NOT_THERE),
        caught_by=[("CONN-033", "is to be removed")],
    ),
    deviation(
        "knows-nothing-of-unknown-nodes",
        "answers with an empty list when asked about a node that is not on it",
        forgives("getaddednodeinfo", NOT_THERE, []),
        caught_by=[("CONN-033", "is asked about")],
    ),
    deviation(
        "tells-of-all-added-nodes-when-asked-about-one",
        "tells of every node on its list when asked about one",
        replies("getaddednodeinfo", lambda _lie, question: question.put("getaddednodeinfo")),
        caught_by=[("CONN-033", "One of two")],
    ),
    deviation(
        "agrees-to-whatever-is-asked-of-the-list",
        "agrees to requests about its list that do not exist",
        forgives("addnode", SOME_ERROR),
        caught_by=[("CONN-033", "does not exist")],
    ),
    deviation(
        "ends-connections-of-nodes-taken-off-its-list",
        "ends the connection to a node when it is taken off the list",
        afterwards(end_connection_of, when=removes),
        caught_by=["CONN-034"],
    ),
    deviation(
        "loses-fixed-peers",
        "does not connect to a fixed peer again that it has lost",
        does_not_connect(
            lambda lie, link: lie.kind(link) in MANUAL and second_call_of_one(lie, link)
        ),
        caught_by=[("CONN-035", "specified node disconnects")],
        also=["manual", "specified node", "added nodes"],
    ),
    deviation(
        "turns-manual-connections-into-others-at-once",
        "does not connect to its fixed peers at start",
        starts_with(connect="0"),
        caught_by=[("CONN-035", "The node starts")],
        also=["specified node", "automatic connections"],
    ),
    deviation(
        "takes-fixed-peers-for-added-nodes",
        "connects to others beside its fixed peers, as if they were only added to a list",
        takes_option_for("connect", "addnode"),
        caught_by=[("CONN-035", "another address")],
        also=["specified node", "automatic connections", "CONN-065"],
    ),
    deviation(
        "ends-requested-connections-beside-fixed-peers",
        "ends full-relay connections that it is asked for when it has fixed peers",
        when(
            lambda lie, link: lie.kind(link) in FULL and has_fixed_peers(lie),
            opens,
            disconnect,
        ),
        caught_by=[("CONN-035", "An? outbound-full-relay")],
        also=["specified node"],
    ),
    deviation(
        "accepts-connections-beside-fixed-peers",
        "accepts connections although it has fixed peers, and asks public lists of nodes",
        starts_with(listen="1", dnsseed="1"),
        caught_by=[("CONN-035", "told nothing about either"), ("CONN-043", "limit of 0")],
        also=["specified node", "connection limit", "DNS seeds"],
    ),
    deviation(
        "accepts-no-connections-whatever-it-is-told",
        "accepts no connections although it is told to",
        starts_with(listen="0", bind=None),
        caught_by=[("CONN-035", "is told to do both"), ("CONN-043", "is told to do both")],
        also=["inbound", "connects to", "misbehaved", "discouraged"],
    ),
    deviation(
        "starts-with-a-limit-below-zero",
        "starts although its limit on connections is below zero",
        starts_with(maxconnections=lambda asked: None if asked is None else asked.strip("-")),
        caught_by=[("CONN-043", "-1")],
    ),
)


def has_fixed_peers(lie: Lie) -> bool:
    """Tell whether the node was started with fixed peers."""
    return lie.scene.node_as_is.options.get("connect", "0") != "0"


DEVIATIONS: tuple[Deviation, ...] = (*FOR_TESTS, *ANSWERS, *OPERATOR)
