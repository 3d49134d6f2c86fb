"""Lies about the operator's word: hanging up, switching the network off, banning."""

import contextlib
from typing import Any

from harness.deviations.answers import (
    ALREADY_THERE,
    BAD_ADDRESS,
    BAD_PARAMETER,
    NOT_CONNECTED,
    Row,
    afterwards,
    answers,
    forgives,
    overlooks,
    refuses_to,
    replies,
    starts_with,
    takes_for,
    values,
)
from harness.deviations.deviation import Deviation, Lie, deviation
from harness.deviations.lies.slots import second_call_of_one
from harness.deviations.twists import (
    FEELER,
    FULL,
    INBOUND,
    MANUAL,
    Kinds,
    On,
    connect_again,
    does_not_connect,
    ends,
    keeps,
    opens,
    refuses_connections,
    say,
    when,
)
from harness.errors import RpcError
from harness.network.lens import Question
from harness.network.link import Link

HOUR = 3600


def by_number(_lie: Lie, question: Question) -> bool:
    """Mean requests that name a peer by its number alone."""
    return len(question.arguments) > 1 and not question.arguments[0]


def by_address(_lie: Lie, question: Question) -> bool:
    """Mean requests that name a peer by its address alone."""
    return len(question.arguments) == 1


def disconnect_the_first(_lie: Lie, question: Question) -> Any:
    """End the oldest connection, whichever is named by its number."""
    if not by_number(_lie, question):
        return question.ask()
    first = min(row["id"] for row in question.put("getpeerinfo"))
    return question.put("disconnectnode", "", first)


def disconnect_by_number(_lie: Lie, arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """Believe the number when both are given."""
    both = len(arguments) > 1 and arguments[0]
    return ("", arguments[1]) if both else arguments


def disconnect_whole_range(_lie: Lie, arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """Take the range around an address for the address."""
    address = str(arguments[0]) if arguments else ""
    bare = len(arguments) == 1 and ":" not in address and "/" not in address
    return (f"{address.rpartition('.')[0]}.0/24",) if bare else arguments


def disconnect_any_of(_lie: Lie, question: Question) -> Any:
    """Take an address without a port for any peer at this address."""
    if not by_address(_lie, question) or ":" in str(question.arguments[0]):
        return question.ask()
    for row in question.put("getpeerinfo"):
        if row["addr"].startswith(f"{question.arguments[0]}:"):
            return question.put("disconnectnode", "", row["id"])
    return question.ask()


def is_off(lie: Lie, _link: Link | None = None) -> bool:
    """Tell whether the network was switched off and not on again."""
    return bool(lie.counts["off"])


def note_switch(lie: Lie, question: Question) -> bool:
    """Keep in mind whether the network is on."""
    if question.method == "setnetworkactive":
        lie.counts["off"] = int(question.arguments == (False,))
    return False


def while_off(kinds: Kinds) -> On:
    """Mean connections of some kinds while the network is off."""
    return lambda lie, link: lie.kind(link) in kinds and is_off(lie)


def caller_while_off(lie: Lie, link: Link) -> bool:
    """Mean inbound peers that come while the network is off."""
    return lie.kind(link) in INBOUND and is_off(lie)


def nothing(_lie: Lie, _question: Question) -> None:
    """Do nothing more."""


def adds_ban(_lie: Lie, question: Question) -> bool:
    """Mean requests that ban somebody."""
    return question.arguments[1:2] == ("add",)


def wider(_lie: Lie, arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """Ban the range around an address."""
    whom, *rest = arguments
    whole = whom if "/" in whom or rest[0] != "add" else f"{whom.rpartition('.')[0]}.0/24"
    return (whole, *rest)


def narrower(_lie: Lie, arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """Ban one address of a range."""
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


def lift_whatever_fits(_lie: Lie, question: Question) -> Any:
    """Lift the ban on a range when that on an address of it is to be lifted."""
    whom, command, *_ = question.arguments
    if command == "remove" and "/" not in whom:
        whole = f"{whom.rpartition('.')[0]}.0/24"
        listed = {row["address"] for row in question.put("listbanned")}
        if f"{whom}/32" not in listed and whole in listed:
            return question.put("setban", whole, "remove")
    return question.ask()


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


def with_bans_that_are_over(lie: Lie, rows: list[Row]) -> list[Row]:
    """List bans that are over."""
    lie.counts["bans"] = max(lie.counts["bans"], len(rows))
    return [*rows, *({"address": "127.0.9.9/32"} for _ in range(lie.counts["bans"] - len(rows)))]


def forget_ban_soon(lie: Lie, question: Question) -> None:
    """Do nothing; the listing remembers what was there."""
    lie.counts["bans"] = max(lie.counts["bans"], len(question.put("listbanned")))


def fixed_peers_only(lie: Lie, link: Link) -> bool:
    """Mean second calls of manual peers."""
    return lie.kind(link) in MANUAL and second_call_of_one(lie, link)


def calls_of_a_node_by_itself(lie: Lie, link: Link) -> bool:
    """Mean second calls of peers that nobody has named to the node."""
    return lie.kind(link) not in MANUAL and second_call_of_one(lie, link)


def whitelisted_without(word: str) -> Any:
    """Return what grants one permission to nobody."""
    return lambda given: [each for each in values(given) if word not in each] or None


def whitelisted_as(word: str) -> Any:
    """Return what grants everybody who has permissions a certain one."""
    return lambda given: [f"{word}@{each.rpartition('@')[2]}" for each in values(given)] or None


HANGING_UP = (
    deviation(
        "disconnects-the-oldest-peer-for-any-number",
        "ends its oldest connection when a peer is to be disconnected by its number",
        replies("disconnectnode", disconnect_the_first),
        caught_by=[("CONN-037", "manual connection, by id")],
    ),
    deviation(
        "disconnects-nobody-by-address",
        "agrees to disconnect a peer by its address and does not",
        overlooks("disconnectnode", when=by_address),
        caught_by=[("CONN-037", "inbound connection, by address")],
        also=["CONN-011", "CONN-012"],
    ),
    deviation(
        "knows-no-feelers-by-number",
        "does not find a feeler by its number",
        keeps(FEELER),
        caught_by=[("CONN-037", "feeler connection whose peer")],
        also=["feeler", "CONN-069"],
    ),
    deviation(
        "disconnects-by-number-when-both-are-said",
        "believes the number when a peer is named twice",
        takes_for("disconnectnode", disconnect_by_number),
        caught_by=[("CONN-037", "by address and id")],
    ),
    deviation(
        "agrees-to-disconnect-nobody",
        "agrees to disconnect a peer that it does not know",
        forgives("disconnectnode", NOT_CONNECTED),
        caught_by=[("CONN-037", "unknown id")],
        also=["CONN-037"],
    ),
    deviation(
        "disconnects-addresses-without-port",
        "ends the connection of somebody at an address that is named without a port",
        replies("disconnectnode", disconnect_any_of),
        caught_by=[("CONN-037", "The address without its port")],
        also=["CONN-037"],
    ),
    deviation(
        "disconnects-neighbours-of-an-address",
        "ends the connections of a whole range when an address is named",
        takes_for("disconnectnode", disconnect_whole_range),
        caught_by=[("CONN-037", "disconnects the address of Bob")],
        also=["CONN-037"],
    ),
    *(
        deviation(
            f"keeps-{name}-when-the-network-goes-off",
            f"keeps {name} connections when the network is switched off",
            keeps(while_off(kinds)),
            afterwards(nothing, when=note_switch),
            caught_by=[("CONN-038", words)],
            also=["network"],
        )
        for name, kinds, words in (
            ("manual", MANUAL, "A manual connection --"),
            ("inbound", INBOUND, "with the noban permission"),
            ("feeler", FEELER, "feeler connection whose peer has not"),
            ("outbound-full-relay", FULL, "An? outbound-full-relay connection --"),
        )
    ),
)

NETWORK_OFF = (
    deviation(
        "greets-inbound-peers-while-the-network-is-off",
        "sends inbound peers version messages before it disconnects them while the network is off",
        afterwards(nothing, when=note_switch),
        when(caller_while_off, opens, say(lambda lie: lie.version())),
        caught_by=[("CONN-039", "off and on again"), ("CONN-039", "noban permission")],
    ),
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
        afterwards(nothing, when=note_switch),
        caught_by=[("CONN-040", "An? outbound-full-relay connection, beside")],
        also=["outbound-full-relay"],
    ),
    deviation(
        "forgets-added-nodes-while-the-network-is-off",
        "does not connect to added nodes again when the network is on again",
        does_not_connect(fixed_peers_only),
        caught_by=[("CONN-040", "operator has added")],
        also=["fixed peer", "specified node", "added nodes", "calls again", "manual"],
    ),
    deviation(
        "forgets-its-own-peers-while-the-network-is-off",
        "does not connect to a peer of its own choice when the network is on again",
        does_not_connect(calls_of_a_node_by_itself),
        caught_by=[("CONN-040", "node has chosen itself")],
        also=[
            "fixed peer",
            "specified node",
            "added nodes",
            "calls again",
            "automatic connections",
        ],
    ),
    deviation(
        "says-that-its-network-is-on-when-it-is-off",
        "says that its network is on although it is switched off",
        answers("getnetworkinfo", lambda _lie, about: {**about, "networkactive": True}),
        caught_by=[("CONN-038", "operator switches it off")],
    ),
    deviation(
        "confirms-that-the-network-is-off-when-it-is-on",
        "answers the order to switch the network on with a no",
        answers("setnetworkactive", lambda _lie, _on: False),
        caught_by=[("CONN-038", "operator switches it on")],
    ),
)

BANS = (
    deviation(
        "lets-banned-inbound-peers-in",
        "agrees to ban somebody and does not",
        overlooks("setban", when=adds_ban),
        caught_by=[
            ("CONN-059", "address is banned"),
            ("CONN-060", "inbound connection to a banned range"),
        ],
        also=["banned", "bans"],
    ),
    deviation(
        "bans-the-range-around-an-address",
        "bans the neighbours of an address, too",
        takes_for("setban", wider),
        caught_by=[("CONN-059", "The address is banned"), ("CONN-060", "beside the banned")],
        also=["banned", "bans"],
    ),
    deviation(
        "bans-one-address-of-a-range",
        "bans one address where a range is to be banned",
        takes_for("setban", narrower),
        caught_by=[("CONN-059", "The range is banned")],
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
        "overlooks-the-no-ban-permission",
        "refuses banned inbound peers although they have the no-ban permission",
        starts_with(whitelist=whitelisted_without("noban")),
        caught_by=[
            ("CONN-059", "^The peer has the noban permission"),
            ("CONN-036", "noban permission sends a header without"),
        ],
        also=["noban", "no-ban"],
    ),
    deviation(
        "takes-any-permission-for-no-ban",
        "lets banned inbound peers in that have any permission",
        starts_with(whitelist=whitelisted_as("noban")),
        caught_by=[("CONN-059", "other permissions"), ("CONN-036", "four other permissions")],
        also=["whitelist", "permission"],
    ),
    *(
        deviation(
            f"keeps-{name}-connections-to-banned-addresses",
            f"does not end {name} connections to an address that is banned",
            keeps(kinds),
            caught_by=[("CONN-060", words)],
            also=[name, "connects to the node", "calls the node"],
        )
        for name, kinds, words in (
            ("manual", MANUAL, "manual connection to a banned range"),
            ("outbound-full-relay", FULL, "outbound-full-relay connection to a banned address"),
            ("feeler", FEELER, "feeler connection whose peer"),
            ("inbound", INBOUND, "with the noban permission"),
        )
    ),
    deviation(
        "ends-all-connections-for-a-ban",
        "ends the connections of everybody when somebody is banned",
        afterwards(end_everybody, when=lambda _lie, question: question.method == "setban"),
        caught_by=[("CONN-060", "block-relay-only connection to a banned range")],
        also=["banned", "bans"],
    ),
    deviation(
        "agrees-to-ban-twice",
        "agrees to bans that say nothing new",
        forgives("setban", ALREADY_THERE),
        caught_by=[
            ("CONN-061", "address is banned already, the address"),
            ("CONN-061", "range is banned already, the address"),
        ],
    ),
    deviation(
        "refuses-to-ban-around-a-banned-address",
        "refuses to ban a range in which somebody is banned already",
        refuses_to(
            "setban",
            ALREADY_THERE,
            when=lambda _lie, question: (
                adds_ban(_lie, question) and bool(question.put("listbanned"))
            ),
        ),
        caught_by=[("CONN-061", "range around a banned address")],
        also=["banned", "bans"],
    ),
    deviation(
        "lifts-the-ban-on-a-range-for-one-address",
        "lifts the ban on a range when that on one address is to be lifted",
        replies("setban", lift_whatever_fits),
        caught_by=[("CONN-061", "range is banned, the ban on the address")],
    ),
    deviation(
        "lifts-all-bans-at-once",
        "lifts all bans when one is to be lifted",
        replies("setban", lift_all),
        caught_by=[("CONN-061", "Both are banned")],
    ),
    deviation(
        "agrees-to-lift-what-is-not-banned",
        "agrees to lift a ban that there is not",
        forgives("setban", BAD_ADDRESS),
        caught_by=[
            ("CONN-061", "address is banned, the ban on the range"),
            ("CONN-061", "name of a host"),
        ],
    ),
    deviation(
        "agrees-to-bans-that-are-over",
        "agrees to a ban that has ended before it begins",
        forgives("setban", BAD_PARAMETER),
        caught_by=[("CONN-061", "ended before it begins")],
    ),
    deviation(
        "keeps-bans-when-all-are-lifted",
        "agrees to lift all bans and does not",
        overlooks("clearbanned"),
        caught_by=[("CONN-061", "All are lifted")],
        also=["lifted", "lifts", "clear"],
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
        caught_by=[("CONN-062", "^86400 .* of Bob, when"), ("CONN-062", "^10 .* for 10")],
    ),
    deviation(
        "takes-a-moment-for-a-duration",
        "bans for ages when it is told until when to ban",
        takes_for("setban", as_duration),
        caught_by=[("CONN-062", "^10 .* until 10")],
        also=["CONN-061"],
    ),
    deviation(
        "overlooks-the-usual-duration-of-bans",
        "bans for a day whatever the operator wants to be usual",
        starts_with(bantime=None),
        caught_by=[("CONN-062", "another default ban time, 7")],
    ),
    deviation(
        "lists-bans-that-are-over",
        "keeps bans in its list when they are over",
        afterwards(forget_ban_soon, when=lambda _lie, question: question.method == "setban"),
        answers("listbanned", with_bans_that_are_over),
        caught_by=[("CONN-062", "leaves the list")],
        also=["CONN-061", "CONN-059"],
    ),
    deviation(
        "forgets-bans-when-it-starts-again",
        "forgets bans when it is started again",
        afterwards(forget_bans, when=lambda _lie, question: question.method != "clearbanned"),
        caught_by=[("CONN-062", "ban on the address"), ("CONN-062", "ban on the range")],
    ),
    deviation(
        "remembers-lifted-bans-when-it-starts-again",
        "comes back with bans that were lifted when it is started again",
        afterwards(restore_bans, when=notes_bans),
        caught_by=[("CONN-062", "has lifted the ban"), ("CONN-062", "has cleared the ban list")],
    ),
    deviation(
        "tells-the-whole-of-a-ban-for-what-is-left",
        "says that as much of a ban is left as it lasts altogether",
        answers(
            "listbanned",
            lambda _lie, rows: [{**row, "time_remaining": row["ban_duration"]} for row in rows],
        ),
        caught_by=[("CONN-062", "Thirty of a hundred")],
    ),
)

DEVIATIONS: tuple[Deviation, ...] = (*HANGING_UP, *NETWORK_OFF, *BANS)
