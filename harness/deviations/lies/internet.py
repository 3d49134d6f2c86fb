"""Lies about what a node opens by itself, and about whom it then keeps."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from harness.deviations.answers import (
    Row,
    afterwards,
    dialled_kind,
    list_differs,
    overlooks,
    starts_with,
)
from harness.deviations.deviation import Deviation, Hooks, Lie, Twist, deviation
from harness.deviations.lies.operator import adds_ban
from harness.deviations.lies.permissions import HIDDEN_OFFENCE
from harness.deviations.lies.timeouts import is_number
from harness.deviations.twists import (
    BLOCK,
    FULL,
    INBOUND,
    RELAYING,
    On,
    asked,
    disconnects,
    disconnects_another,
    does_not_connect,
    keeps,
    mishears,
    only,
)
from harness.network.lens import Question
from harness.network.link import Link, type_of
from harness.p2p import messages
from harness.p2p.messages import Message, Services
from harness.scene.peer import Peer
from harness.terms import ConnectionType

GROUP = 2  # numbers of an address that make a network group (netgroup.cpp, IPv4)
Condition = Callable[[Lie], bool]
FULL_NODE = Services.NETWORK | Services.WITNESS
RECENT = Services.NETWORK_LIMITED | Services.WITNESS
ALONE = ["automatic connections", "slots are taken", "specified node"]


def always(_lie: Lie) -> bool:
    """Act at any time."""
    return True


def own_connection_when(condition: Condition) -> On:
    """Mean such connections while something is so."""
    return lambda lie, link: lie.is_own_connection(link) and condition(lie)


def connects_as(kind: ConnectionType, *, when: Condition = always) -> Twist:
    """Open the connections that it chooses itself as another kind, for all to see."""

    def twist(lie: Lie) -> Hooks:
        meant: set[str] = set()

        def opened(link: Link) -> bool:
            if lie.is_own_connection(link) and when(lie):
                meant.add("{}:{}".format(*link.local))
            return True

        def heard(link: Link, message: Message) -> Iterable[Message]:
            if "{}:{}".format(*link.local) not in meant:
                return (message,)
            if isinstance(message, messages.Version):
                return (replace(message, relay=kind in RELAYING),)
            return () if type_of(message) == "getaddr" and kind in BLOCK else (message,)

        def asked_about(question: Question) -> Any:
            answer = question.ask()
            if question.method != "getpeerinfo":
                return answer
            return [
                {**row, "connection_type": kind.value} if row["addr"] in meant else row
                for row in answer
            ]

        return Hooks(opened=opened, heard=heard, asked=asked_about)

    return twist


def opens_as(asked_for: ConnectionType, real: ConnectionType) -> Twist:
    """Open another kind of connection than is asked for, and let nobody see it."""

    def twist(lie: Lie) -> Hooks:
        addresses: set[str] = set()

        def asked_for_one(question: Question) -> Any:
            if question.method == "getpeerinfo":
                return [
                    {**row, "connection_type": asked_for.value} if row["addr"] in addresses else row
                    for row in question.ask()
                ]
            if dialled_kind(question) is not asked_for:
                return question.ask()
            address, _, *rest = question.arguments
            addresses.add(address)
            lie.acts += 1
            return {
                **question.put("addconnection", address, real.value, *rest),
                "connection_type": asked_for.value,
            }

        def heard(link: Link, message: Message) -> Iterable[Message]:
            meant = "{}:{}".format(*link.local) in addresses
            if meant and isinstance(message, messages.Version):
                return (replace(message, relay=asked_for in RELAYING),)
            return (message,)

        return Hooks(asked=asked_for_one, heard=heard)

    return twist


def number_of(lie: Lie, kind: ConnectionType) -> int:
    """Return how many connections of a kind are open."""
    return sum(lie.kind(link) is kind for link in lie.links())


def has(full: int, blocks: int) -> Condition:
    """Mean a node with so many outbound-full-relay and block-relay-only connections."""
    return lambda lie: (
        (
            number_of(lie, ConnectionType.OUTBOUND_FULL_RELAY),
            number_of(lie, ConnectionType.BLOCK_RELAY_ONLY),
        )
        == (full, blocks)
    )


def in_blocksonly_mode(lie: Lie) -> bool:
    """Mean a node in blocksonly mode."""
    return lie.scene.node_as_is.options.get("blocksonly") == "1"


def has_started(times: int) -> Condition:
    """Mean a node that was started so many times."""
    return lambda lie: lie.scene.node_as_is.spend.starts >= times


def learned_peer(lie: Lie, question: Question) -> Peer | None:
    """Return the peer whose address enters the address manager."""
    if question.method != "addpeeraddress":
        return None
    host = question.arguments[0]
    return next((peer for peer in lie.scene.peers.values() if peer.host == host), None)


def connect_to_the_learned(lie: Lie, question: Question) -> None:
    """Connect to the peer whose address has entered the address manager."""
    peer = learned_peer(lie, question)
    if peer is not None:
        lie.connect(peer)


def learns_of_an_inbound_peer(lie: Lie, question: Question) -> bool:
    """Mean that the address of a peer is learned who has connected."""
    peer = learned_peer(lie, question)
    return peer is not None and any(lie.kind(link) in INBOUND for link in peer.links)


def group_of(host: str) -> list[str]:
    """Return what makes the network group of an address."""
    return host.split(".")[:GROUP]


def kinds_in_group(lie: Lie, host: str) -> set[ConnectionType | None]:
    """Return the kinds of the open connections into the network group of an address."""
    return {lie.kind(link) for link in lie.links() if group_of(link.local[0]) == group_of(host)}


def learns_of_a_neighbour(*kinds: ConnectionType) -> Callable[[Lie, Question], bool]:
    """Mean that an address is learned into whose group there is a connection of some kind."""

    def learns(lie: Lie, question: Question) -> bool:
        peer = learned_peer(lie, question)
        return peer is not None and bool(kinds_in_group(lie, peer.host) & {*kinds})

    return learns


def into_the_group_of(kind: ConnectionType) -> On:
    """Mean the node's own connections into a group to which it has a connection of a kind."""

    def into(lie: Lie, link: Link) -> bool:
        others = {
            lie.kind(each)
            for each in lie.links()
            if each is not link and group_of(each.local[0]) == group_of(link.local[0])
        }
        return lie.is_own_connection(link) and kind in others

    return into


def learns_a_tested_address(_lie: Lie, question: Question) -> bool:
    """Mean that an address is learned which was reached before."""
    return question.method == "addpeeraddress" and question.arguments[2:3] == (True,)


def remember_tested(lie: Lie, question: Question) -> None:
    """Keep in mind whose address was reached before."""
    peer = learned_peer(lie, question)
    if peer is not None:
        lie.counts["tested", peer.name] += 1


def connect_to_tested(lie: Lie, _question: Question) -> None:
    """Connect to whoever was reached before."""
    for key in [key for key in lie.counts if isinstance(key, tuple) and key[0] == "tested"]:
        lie.connect(lie.scene.peers[key[1]])


def offering(instead: Mapping[int, Services]) -> Callable[[messages.Addr], Message]:
    """Take what is said of an address to be offered for something else."""
    return lambda said: replace(
        said,
        addresses=tuple(
            replace(each, services=instead.get(each.services, each.services))
            for each in said.addresses
        ),
    )


def named(name: str) -> On:
    """Mean the connections of one peer."""
    return lambda _lie, link: link.peer == name


def reviewed_at(seconds: int) -> Callable[[Lie, Any, Link], bool]:
    """Be due when the node reviews its peers and the connection has lived so many seconds."""
    due = asked("mockscheduler")
    return lambda lie, happening, link: due(lie, happening, link) and lie.age(link) >= seconds


def chosen_by_itself(name: str) -> On:
    """Mean the connections of one peer that the node has opened by itself."""
    return lambda lie, link: link.peer == name and lie.is_own_connection(link)


def reviews(_lie: Lie, question: Question) -> bool:
    """Mean that the node's review of its peers falls due."""
    return question.method == "mockscheduler"


def count_review(lie: Lie, _question: Question) -> None:
    """Count the reviews."""
    lie.counts["reviews"] += 1


def has_reviewed(times: int) -> Condition:
    """Mean a node that has reviewed its peers so many times."""
    return lambda lie: lie.counts["reviews"] >= times


def passes_after_restart(lie: Lie, question: Question) -> bool:
    """Mean that time passes after the node was started again."""
    return question.method == "setmocktime" and has_started(2)(lie)


def connect_to_bob(lie: Lie, _question: Question) -> None:
    """Connect to Bob."""
    lie.connect(lie.scene.peers["Bob"])


def leave_erin(lie: Lie, question: Question) -> None:
    """End the connection to Erin."""
    erin = lie.scene.peers.get("Erin")
    if erin is not None and erin.is_connected:
        question.put("disconnectnode", "{}:{}".format(*erin.address))


def one_full_relay_more(rows: list[Row]) -> list[Row]:
    """Hold one full-relay peer more when there are eight."""
    full = [row for row in rows if row["connection_type"] in FULL]
    return [*rows, {**full[-1], "addr": "1.2.3.4:8333"}] if len(full) >= 8 else rows


KIND = ConnectionType
DIALLING = (
    deviation(
        "opens-block-relay-only-before-the-eighth-full-relay",
        "opens its block-relay-only connections before it has eight full-relay ones",
        connects_as(KIND.BLOCK_RELAY_ONLY, when=has(7, 0)),
        caught_by=[("CONN-067", "^It has 7 .* and 0")],
        also=ALONE,
    ),
    deviation(
        "opens-full-relay-where-block-relay-only-is-due",
        "opens a ninth full-relay connection by itself in place of a block-relay-only one",
        connects_as(KIND.OUTBOUND_FULL_RELAY, when=has(8, 1)),
        caught_by=[("CONN-067", "^It has 8 .* and 1")],
        also=ALONE,
    ),
    deviation(
        "keeps-no-full-relay-slot-once-it-has-block-relay-only",
        "connects to nobody by itself when it has lost a full-relay peer",
        does_not_connect(own_connection_when(has(7, 2))),
        caught_by=[("CONN-067", "^It has 7 .* and 2")],
        also=ALONE,
    ),
    deviation(
        "never-opens-feelers",
        "opens no feeler connections",
        does_not_connect(own_connection_when(has(8, 2))),
        caught_by=[("CONN-067", "feeler connection is due"), ("CONN-069", "not answered yet")],
        also=ALONE,
    ),
    deviation(
        "opens-full-relay-for-feelers",
        "opens full-relay connections where feelers are due",
        connects_as(KIND.OUTBOUND_FULL_RELAY, when=has(8, 2)),
        caught_by=[("CONN-069", "The peer answers")],
        also=ALONE,
    ),
    deviation(
        "opens-feelers-before-its-slots-are-taken",
        "opens a feeler connection while a slot for a long-lived one is free",
        connects_as(KIND.FEELER, when=has(8, 1)),
        caught_by=[("CONN-069", "slot for a block-relay-only peer is free")],
        also=ALONE,
    ),
    deviation(
        "opens-feelers-to-tried-addresses",
        "opens feeler connections to addresses that were reached before",
        afterwards(remember_tested, when=learns_a_tested_address),
        afterwards(connect_to_tested, when=lambda _lie, question: question.method == "setmocktime"),
        caught_by=[("CONN-069", "tried address")],
    ),
    deviation(
        "opens-no-block-relay-only-in-blocksonly-mode",
        "opens full-relay connections in place of block-relay-only ones in blocksonly mode",
        connects_as(KIND.OUTBOUND_FULL_RELAY, when=in_blocksonly_mode),
        caught_by=[("CONN-023", "opens as many.* has 8 .* and 0")],
        also=ALONE,
    ),
)

AVOIDED = (
    deviation(
        "connects-to-banned-addresses-by-itself",
        "connects to banned addresses by itself",
        overlooks("setban", when=adds_ban),
        caught_by=[
            ("CONN-064", "slot is outbound-full-relay, and the operator has banned"),
            ("CONN-064", "No feeler.*the operator has banned"),
        ],
        also=["banned", "bans"],
    ),
    deviation(
        "connects-to-discouraged-addresses-by-itself",
        "connects to addresses by itself that have misbehaved",
        *HIDDEN_OFFENCE,
        caught_by=[
            ("CONN-064", "slot is block-relay-only, and Bob is disc"),
            ("CONN-064", "No feeler.*Bob is discouraged"),
        ],
        also=["misbehave", "discouraged"],
    ),
    deviation(
        "connects-to-added-nodes-by-itself",
        "connects by itself to whom the operator has added anyway",
        starts_with(addnode=None),
        caught_by=[
            ("CONN-064", "added node, and the free slot is outbound"),
            ("CONN-064", "No feeler.*an added node at the address"),
        ],
        also=["added nodes"],
    ),
    deviation(
        "connects-to-inbound-peers-by-itself",
        "connects by itself to whoever has connected to it",
        afterwards(connect_to_the_learned, when=learns_of_an_inbound_peer),
        caught_by=[("CONN-064", "has inbound connections to Dave and Bob, and the free slot")],
        also=ALONE,
    ),
    deviation(
        "connects-to-its-own-address",
        "connects to its own address by itself",
        starts_with(externalip=None),
        caught_by=[("CONN-064", "the address of Bob as its own, and the free slot")],
    ),
    *(
        deviation(
            f"overlooks-groups-of-{kind}-peers",
            f"connects into a network group of an existing {kind} connection",
            afterwards(connect_to_the_learned, when=learns_of_a_neighbour(kind)),
            caught_by=[("CONN-068", f"^A peer of the group is connected as {kind}")],
            also=ALONE,
        )
        for kind in (KIND.OUTBOUND_FULL_RELAY, KIND.BLOCK_RELAY_ONLY, KIND.MANUAL)
    ),
    *(
        deviation(
            f"avoids-groups-of-{kind}-peers",
            f"connects to nobody in a network group of an existing {kind} connection",
            does_not_connect(into_the_group_of(kind)),
            caught_by=[("CONN-068", f"only peer of the group is .*{kind}")],
            also=ALONE,
        )
        for kind in (KIND.INBOUND, KIND.ADDR_FETCH, KIND.FEELER)
    ),
    deviation(
        "picks-pruned-peers-however-far-it-is-behind",
        "connects to addresses that are reported to offer recent blocks only when it needs others",
        mishears(FULL, "addr", offering({RECENT: FULL_NODE})),
        caught_by=[
            ("CONN-025", "is 86400 seconds .*full-relay"),
            ("CONN-025", "is 86400 seconds .*block-relay-only"),
        ],
        also=ALONE,
    ),
    deviation(
        "avoids-groups-of-its-peers-with-feelers",
        "opens no feeler connection into a network group to which it has a long-lived one",
        does_not_connect(into_the_group_of(KIND.OUTBOUND_FULL_RELAY)),
        caught_by=[("CONN-068", "feeler connection leads")],
        also=ALONE,
    ),
)

EXTRA = (
    deviation(
        "opens-an-extra-full-relay-a-second-early",
        "opens an extra full-relay connection after half an hour without a block, to the second",
        connects_as(KIND.OUTBOUND_FULL_RELAY, when=has(8, 2)),
        caught_by=[("CONN-070", "1800 seconds old and not yet")],
        also=ALONE,
    ),
    deviation(
        "never-opens-an-extra-full-relay",
        "opens no extra full-relay connection however long no block comes",
        connects_as(KIND.BLOCK_RELAY_ONLY, when=has(8, 2)),
        caught_by=[("CONN-070", "1801 seconds old and stale")],
        also=ALONE,
    ),
    deviation(
        "opens-an-extra-full-relay-once-only",
        "opens no extra full-relay connection once it was content",
        afterwards(count_review, when=reviews),
        connects_as(KIND.BLOCK_RELAY_ONLY, when=has_reviewed(2)),
        caught_by=[("CONN-070", "looked 1801 seconds ago")],
        also=ALONE,
    ),
    deviation(
        "protects-no-full-relay-peers",
        "ends the connection to one of its first four full-relay peers for one that brings blocks",
        disconnects_another(chosen_by_itself("Bob"), instead=is_number(4)),
        caught_by=[("BLK-078", "first four outbound-full-relay")],
        also=ALONE,
    ),
    deviation(
        "gives-extra-full-relay-a-second-less",
        "ends an extra full-relay connection after half a minute, to the second",
        disconnects(named("Bob"), reviewed_at(30)),
        caught_by=[("BLK-078", "extra outbound.*been connected for 30 seconds")],
        also=ALONE,
    ),
    deviation(
        "ends-the-newest-full-relay-whatever-it-brings",
        "ends the newest of nine full-relay connections although it brought the latest block",
        disconnects_another(named("Erin"), instead=named("Bob")),
        caught_by=[("BLK-078", "ninth has announced"), ("BLK-079", "second youngest is evicted")],
        also=ALONE,
    ),
    deviation(
        "is-not-content-with-eight",
        "opens another extra full-relay connection once one has left",
        list_differs(one_full_relay_more),
        caught_by=[("BLK-078", "content with eight")],
        also=["outbound-full-relay", *ALONE],
    ),
    deviation(
        "opens-no-third-block-relay-only",
        "opens feeler connections where an extra block-relay-only one is due",
        connects_as(KIND.FEELER, when=has(8, 2)),
        caught_by=[("CONN-071", "^It has looked at its chain tip$")],
        also=ALONE,
    ),
    deviation(
        "opens-a-third-block-relay-only-before-it-has-caught-up",
        "opens an extra block-relay-only connection before it knows that it has caught up",
        connects_as(KIND.BLOCK_RELAY_ONLY, when=has(8, 2)),
        caught_by=[("CONN-071", "not looked at")],
        also=ALONE,
    ),
    deviation(
        "gives-extra-block-relay-only-a-second-less",
        "ends an extra block-relay-only connection a second early",
        disconnects(named("Bob"), reviewed_at(29)),
        caught_by=[("BLK-079", "three block-relay-only.* for 29 seconds")],
        also=ALONE,
    ),
    deviation(
        "ends-extra-block-relay-only-though-it-waits-for-its-block",
        "ends an extra block-relay-only connection on which a block is on its way",
        disconnects(named("Bob"), reviewed_at(30)),
        caught_by=[("BLK-079", "waits for a block")],
        also=ALONE,
    ),
)

RESTARTS = (
    deviation(
        "connects-to-anchors-as-full-relay",
        "connects to its block-relay-only peers of before as full-relay ones",
        connects_as(KIND.OUTBOUND_FULL_RELAY, when=has_started(2)),
        caught_by=[("CONN-065", "Two of them")],
        also=ALONE,
    ),
    deviation(
        "uses-a-damaged-list-of-anchors",
        "comes back to its anchors although their list is damaged",
        connects_as(KIND.BLOCK_RELAY_ONLY, when=has_started(2)),
        caught_by=[("CONN-065", "list of anchors is damaged")],
        also=ALONE,
    ),
    deviation(
        "uses-anchors-again-after-a-failure",
        "comes back to the same anchors after it has failed with them",
        connects_as(KIND.BLOCK_RELAY_ONLY, when=has_started(3)),
        caught_by=[("CONN-066", "for one start only")],
        also=ALONE,
    ),
    deviation(
        "takes-full-relay-peers-for-anchors",
        "puts full-relay peers on its list of anchors",
        opens_as(KIND.OUTBOUND_FULL_RELAY, KIND.BLOCK_RELAY_ONLY),
        caught_by=[("CONN-065", "One peer is outbound-full-relay")],
        also=["outbound-full-relay"],
    ),
    deviation(
        "forgets-its-anchors",
        "puts no block-relay-only peers on its list of anchors",
        opens_as(KIND.BLOCK_RELAY_ONLY, KIND.OUTBOUND_FULL_RELAY),
        caught_by=[("CONN-065", "One peer is inbound")],
        also=["block-relay-only"],
    ),
    deviation(
        "takes-the-extra-block-relay-only-peer-for-an-anchor",
        "puts an extra block-relay-only peer on its list of anchors in place of another",
        keeps(only(BLOCK, lambda peer: peer.name == "Erin")),
        afterwards(leave_erin, when=lambda _lie, question: question.method == "addpeeraddress"),
        caught_by=[("CONN-065", "third block-relay-only peer as an anchor")],
        also=ALONE,
    ),
    deviation(
        "saves-anchors-without-automatic-connections",
        "saves anchors although it has no automatic connections",
        starts_with(connect=None),
        caught_by=[("CONN-065", "has no automatic connections")],
        also=["specified node"],
    ),
)

SEEDS = (
    deviation(
        "opens-full-relay-to-its-seed",
        "opens a full-relay connection to its seed",
        connects_as(KIND.OUTBOUND_FULL_RELAY),
        caught_by=[("CONN-073", "not answered yet")],
        also=ALONE,
    ),
    deviation(
        "uses-its-seed-whatever-it-knows",
        "connects to its seed although it knows addresses, and finds peers there",
        afterwards(connect_to_bob, when=passes_after_restart),
        caught_by=[("CONN-073", "^Ten seconds"), ("CONN-073", "^Eleven seconds, and two")],
    ),
    deviation(
        "never-uses-its-seed-again",
        "does not connect to its seed once it knows addresses, wherever they lead",
        does_not_connect(lambda lie, link: link.peer == "Bob" and has_started(2)(lie)),
        caught_by=[("CONN-073", "^Eleven seconds, and one")],
    ),
)

DEVIATIONS: tuple[Deviation, ...] = (*DIALLING, *AVOIDED, *EXTRA, *RESTARTS, *SEEDS)
