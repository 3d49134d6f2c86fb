"""Lies about the operator's commands: to disconnect, to switch the network off, to ban."""

import contextlib
from typing import Any

from harness.deviations.answers import (
    afterwards,
    overlooks,
    replies,
    starts_with,
    takes_for,
    values,
)
from harness.deviations.deviation import Deviation, Lie, deviation
from harness.deviations.lies.slots import is_second_connection
from harness.deviations.twists import (
    FULL,
    INBOUND,
    MANUAL,
    connect_again,
    does_not_connect,
    ends,
    refuses_connections,
    when,
)
from harness.errors import RpcError
from harness.network.lens import Question
from harness.network.link import Link

HOUR = 3600


def by_number(_lie: Lie, question: Question) -> bool:
    """Mean requests that name a peer by its id alone."""
    return len(question.arguments) > 1 and not question.arguments[0]


def disconnect_the_first(_lie: Lie, question: Question) -> Any:
    """End the oldest connection, whichever is named by its id."""
    if not by_number(_lie, question):
        return question.ask()
    first = min(row["id"] for row in question.put("getpeerinfo"))
    return question.put("disconnectnode", "", first)


def disconnect_whole_range(_lie: Lie, arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """Take the subnet around an address for the address."""
    address = str(arguments[0]) if arguments else ""
    bare = len(arguments) == 1 and ":" not in address and "/" not in address
    return (f"{address.rpartition('.')[0]}.0/24",) if bare else arguments


def adds_ban(_lie: Lie, question: Question) -> bool:
    """Mean requests that ban somebody."""
    return question.arguments[1:2] == ("add",)


def wider(_lie: Lie, arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """Ban the subnet around an address."""
    whom, *rest = arguments
    whole = whom if "/" in whom or rest[0] != "add" else f"{whom.rpartition('.')[0]}.0/24"
    return (whole, *rest)


def narrower(_lie: Lie, arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """Ban one address of a subnet."""
    whom, *rest = arguments
    return (f"{whom.rpartition('.')[0]}.2" if "/" in whom else whom, *rest)


def for_seconds(change: Any) -> Any:
    """Return what bans for another time than the one that is asked for."""

    def arguments(lie: Lie, given: tuple[Any, ...]) -> tuple[Any, ...]:
        whom, command, *terms = given
        if command != "add":
            return given
        seconds = terms[0] if terms else 0
        absolute = len(terms) > 1 and terms[1]
        if absolute:
            seconds -= lie.clock
        return (whom, command, change(seconds or 24 * HOUR))

    return arguments


def as_duration(_lie: Lie, arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """Take the moment at which a ban ends for its duration."""
    return arguments[:3]


def lift_all(_lie: Lie, question: Question) -> Any:
    """Lift all bans when one is to be lifted."""
    if question.arguments[1:2] != ("remove",):
        return question.ask()
    question.ask()
    return question.put("clearbanned")


def forget_bans(lie: Lie, question: Question) -> None:
    """Forget all bans at the first question after a new start."""
    if lie.scene.node_as_is.spend.starts > 1 and not lie.counts["forgot"]:
        lie.counts["forgot"] += 1
        question.put("clearbanned")


def notes_bans(lie: Lie, question: Question) -> bool:
    """Keep in mind whom the operator has banned, and mean the time after a new start."""
    if question.method == "setban" and adds_ban(lie, question):
        lie.counts["ban", question.arguments] = 1
    return lie.scene.node_as_is.spend.starts > 1


def restore_bans(lie: Lie, question: Question) -> None:
    """Ban once more, after a new start, whoever was banned before."""
    banned = [key for key in lie.counts if isinstance(key, tuple) and key[0] == "ban"]
    for key in banned:
        del lie.counts[key]
        with contextlib.suppress(RpcError):
            question.put("setban", *key[1])


def end_everybody(lie: Lie, _question: Question) -> None:
    """End all connections."""
    for link in lie.links():
        lie.run(link.cut)


def manual_peers_again(lie: Lie, link: Link) -> bool:
    """Mean second connections to manual peers."""
    return lie.kind(link) in MANUAL and is_second_connection(lie, link)


def own_peers_again(lie: Lie, link: Link) -> bool:
    """Mean second connections to peers that the node has chosen itself."""
    return lie.kind(link) not in MANUAL and is_second_connection(lie, link)


def whitelisted_without(word: str) -> Any:
    """Return what grants one permission to nobody."""
    return lambda given: [each for each in values(given) if word not in each] or None


def whitelisted_as(word: str) -> Any:
    """Return what grants everybody who has permissions a certain one."""
    return lambda given: [f"{word}@{each.rpartition('@')[2]}" for each in values(given)] or None


DISCONNECTING = (
    deviation(
        "disconnects-the-oldest-peer-for-any-id",
        "ends its oldest connection when a peer is to be disconnected by its id",
        replies("disconnectnode", disconnect_the_first),
        caught_by=[("CONN-037", "manual connection, by id")],
    ),
    deviation(
        "disconnects-neighbours-of-an-address",
        "ends the connections of a whole subnet when an address is named",
        takes_for("disconnectnode", disconnect_whole_range),
        caught_by=[("CONN-037", "disconnects the address of Bob")],
        also=["CONN-037"],
    ),
)

NETWORK_OFF = (
    deviation(
        "refuses-inbound-peers-after-the-network-was-off",
        "refuses inbound peers when the network is on again",
        refuses_connections(
            lambda lie, link: (
                lie.kind(link) in INBOUND
                and lie.scene.node_as_is.options.get("networkactive") == "0"
            )
        ),
        caught_by=[("CONN-039", "off from the start")],
    ),
    deviation(
        "connects-to-everybody-again-after-the-network-was-off",
        "connects to full-relay peers again when the network is on again",
        when(FULL, ends, connect_again),
        caught_by=[("CONN-040", "An? outbound-full-relay connection, beside")],
        also=["outbound-full-relay"],
    ),
    deviation(
        "forgets-added-nodes-while-the-network-is-off",
        "does not connect to added nodes again when the network is on again",
        does_not_connect(manual_peers_again),
        caught_by=[("CONN-040", "operator has added")],
        also=["specified node", "added nodes", "manual"],
    ),
    deviation(
        "forgets-its-own-peers-while-the-network-is-off",
        "does not connect to a peer of its own choice when the network is on again",
        does_not_connect(own_peers_again),
        caught_by=[("CONN-040", "node has chosen itself")],
        also=[
            "specified node",
            "added nodes",
            "automatic connections",
        ],
    ),
)

BANS = (
    deviation(
        "lets-banned-inbound-peers-in",
        "agrees to ban somebody and does not",
        overlooks("setban", when=adds_ban),
        caught_by=[
            ("CONN-059", "address is banned"),
            ("CONN-060", "inbound connection to a banned subnet"),
        ],
        also=["banned", "bans"],
    ),
    deviation(
        "bans-the-subnet-around-an-address",
        "bans the neighbours of an address, too",
        takes_for("setban", wider),
        caught_by=[("CONN-059", "The address is banned"), ("CONN-060", "beside the banned")],
        also=["banned", "bans"],
    ),
    deviation(
        "bans-one-address-of-a-subnet",
        "bans one address where a subnet is to be banned",
        takes_for("setban", narrower),
        caught_by=[("CONN-059", "The subnet is banned")],
        also=["banned", "bans"],
    ),
    deviation(
        "never-lifts-bans",
        "agrees to lift a ban and does not",
        overlooks("setban", when=lambda _lie, question: question.arguments[1:2] == ("remove",)),
        caught_by=[("CONN-059", "ban is lifted"), ("CONN-061", "Both are banned")],
        also=["lifted", "lifts", "clear"],
    ),
    deviation(
        "overlooks-the-noban-permission",
        "refuses banned inbound peers although they have the noban permission",
        starts_with(whitelist=whitelisted_without("noban")),
        caught_by=[
            ("CONN-059", "^The peer has the noban permission"),
            ("CONN-036", "noban permission sends a header without"),
        ],
        also=["noban"],
    ),
    deviation(
        "takes-any-permission-for-noban",
        "lets banned inbound peers in that have any permission",
        starts_with(whitelist=whitelisted_as("noban")),
        caught_by=[
            ("CONN-059", "relay, mempool, download, addr"),
            ("CONN-036", "four other permissions"),
        ],
        also=["permission"],
    ),
    deviation(
        "ends-all-connections-for-a-ban",
        "ends the connections of everybody when somebody is banned",
        afterwards(end_everybody, when=lambda _lie, question: question.method == "setban"),
        caught_by=[("CONN-060", "block-relay-only connection to a banned subnet")],
        also=["banned", "bans"],
    ),
    deviation(
        "lifts-all-bans-at-once",
        "lifts all bans when one is to be lifted",
        replies("setban", lift_all),
        caught_by=[("CONN-061", "Both are banned")],
    ),
    deviation(
        "bans-for-a-second-less",
        "lifts bans a second early",
        takes_for("setban", for_seconds(lambda seconds: seconds - 1)),
        caught_by=[("CONN-062", "^86399 .* of Bob --"), ("CONN-062", "^9 .* until 10")],
    ),
    deviation(
        "bans-for-a-second-more",
        "lifts bans a second late",
        takes_for("setban", for_seconds(lambda seconds: seconds + 1)),
        caught_by=[("CONN-062", "^86400 .* of Bob --"), ("CONN-062", "^10 .* for 10")],
    ),
    deviation(
        "takes-the-end-of-a-ban-for-its-duration",
        "takes the time at which a ban ends for its duration",
        takes_for("setban", as_duration),
        caught_by=[("CONN-062", "^10 .* until 10")],
        also=["CONN-061"],
    ),
    deviation(
        "overlooks-the-default-ban-time",
        "bans for a day whatever default the operator has set",
        starts_with(bantime=None),
        caught_by=[("CONN-062", "another one, 7 .* of Bob --")],
    ),
    deviation(
        "forgets-bans-after-a-restart",
        "forgets bans after a restart",
        afterwards(forget_bans, when=lambda _lie, question: question.method != "clearbanned"),
        caught_by=[("CONN-062", "ban on the address"), ("CONN-062", "ban on the subnet")],
    ),
    deviation(
        "remembers-lifted-bans-after-a-restart",
        "comes back with bans that were lifted after a restart",
        afterwards(restore_bans, when=notes_bans),
        caught_by=[("CONN-062", "has lifted the ban"), ("CONN-062", "has cleared the ban list")],
    ),
)

DEVIATIONS: tuple[Deviation, ...] = (*DISCONNECTING, *NETWORK_OFF, *BANS)
