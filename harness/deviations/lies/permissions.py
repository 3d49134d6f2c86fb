"""Lies about trust: permissions, what misbehaviour costs, and how long it is remembered."""

from collections.abc import Callable
from typing import Any

from harness.deviations.answers import starts_with, values
from harness.deviations.deviation import Deviation, Lie, deviation
from harness.deviations.twists import (
    INBOUND,
    MANUAL,
    On,
    disconnect,
    disconnects,
    ignores,
    keeps,
    peer_says,
    refuses_connections,
    when,
)
from harness.network.link import Link
from harness.p2p import messages
from harness.p2p.messages import Message
from harness.terms import Direction

Whitelist = Callable[[Any], Any]


# permissions


def each(change: Callable[[str], str | None]) -> Whitelist:
    """Return what reads every value of an option otherwise."""

    def read(given: Any) -> Any:
        return [new for old in values(given) if (new := change(old)) is not None] or None

    return read


def bare_as(prefix: str) -> Whitelist:
    """Return what reads addresses without permissions as those with certain ones."""
    return each(lambda value: value if "@" in value else f"{prefix}@{value}")


def empty_as_usual(value: str) -> str:
    """Grant the implicit permissions where an empty list is named."""
    return value.removeprefix("@")


def only_last(given: Any) -> Any:
    """Overlook all values but the last."""
    return values(given)[-1:] or None


def unless_nonsense(value: str) -> str | None:
    """Overlook what makes no sense."""
    words, _, rest = value.rpartition("@")
    names = set(words.split(","))
    nonsense = (
        names & {"everything", "forceinbound"},
        names == {"out"},
        "out" in names and ":" in rest,
        rest.endswith("/33"),
        value == "noban@127.0.0.1",
    )
    return None if any(nonsense) else value


def in_every_direction(value: str) -> str:
    """Grant permissions in both directions."""
    words, at, rest = value.rpartition("@")
    return f"{words},in,out{at}{rest}" if at else value


def for_inbound_only(value: str) -> str:
    """Grant permissions to inbound peers alone."""
    words, at, rest = value.rpartition("@")
    kept = [word for word in words.split(",") if word not in ("in", "out")]
    return f"{','.join(kept)}{at}{rest}"


def without_onion(value: str) -> str:
    """Take an onion listening port for an ordinary one."""
    return value.removesuffix("=onion")


PERMISSIONS = (
    deviation(
        "grants-no-implicit-permissions",
        "grants nothing to whitelisted addresses for which no permissions are named",
        starts_with(whitelist=bare_as("")),
        caught_by=[("CONN-053", "^The operator names no permissions")],
    ),
    deviation(
        "grants-all-as-implicit-permissions",
        "grants everything to whitelisted addresses for which no permissions are named",
        starts_with(whitelist=bare_as("all")),
        caught_by=[("CONN-053", "^The operator names no permissions")],
    ),
    deviation(
        "takes-an-empty-list-for-the-implicit-permissions",
        "grants the implicit permissions where an empty list is named",
        starts_with(whitelist=each(empty_as_usual)),
        caught_by=[("CONN-053", "empty list")],
    ),
    deviation(
        "overlooks-the-options-for-relay",
        "lets whitelisted peers relay as usual whatever the operator has set",
        starts_with(whitelistrelay=None, whitelistforcerelay=None),
        caught_by=[("CONN-053", "relay left out"), ("CONN-053", "forcerelay added")],
    ),
    deviation(
        "reads-the-last-grant-of-the-whitelist-only",
        "overlooks all grants of the whitelist but the last",
        starts_with(whitelist=only_last),
        caught_by=[("CONN-054", "Two entries")],
        also=["permission"],
    ),
    deviation(
        "starts-with-invalid-permissions",
        "starts with invalid permissions and overlooks them",
        starts_with(whitelist=each(unless_nonsense), whitebind=each(unless_nonsense)),
        caught_by=[
            ("CONN-054", "the permissions everything"),
            ("CONN-054", "for an invalid subnet"),
        ],
        also=["forceinbound"],
    ),
    deviation(
        "grants-permissions-in-every-direction",
        "grants permissions to manual peers although only inbound ones are named",
        starts_with(whitelist=each(in_every_direction)),
        caught_by=[
            ("CONN-055", "noban for Bob, the connection is manual"),
            ("CONN-055", "noban, in for Bob, the connection is manual"),
            ("CONN-055", "noban, out for Bob, the connection is inbound"),
        ],
        also=["permission"],
    ),
    deviation(
        "grants-permissions-to-inbound-peers-only",
        "grants permissions to inbound peers only, whatever direction is set",
        starts_with(whitelist=each(for_inbound_only)),
        caught_by=[("CONN-055", "noban, out for Bob, the connection is manual")],
    ),
    deviation(
        "takes-tor-peers-for-loopback-ones",
        "takes peers at the onion listening port for inbound peers from its own machine",
        starts_with(bind=each(without_onion)),
        caught_by=[
            ("CONN-057", "counts as a Tor peer"),
            ("CONN-057", "gets no permission"),
        ],
    ),
)


# misbehaviour


def is_worthless(message: Message) -> bool:
    """Mean the header of a block without work: half of all hashes are too large even here."""
    return isinstance(message, messages.Headers) and any(
        header.GetHash()[-1] & 0x80 for header in message.headers
    )


def offenders(lie: Lie) -> list[Link]:
    """Return the connections on which somebody has misbehaved."""
    serials = {
        entry.connection
        for entry in lie.scene.transcript.entries
        if entry.direction is Direction.SENT and is_worthless(entry.content)
    }
    return [link for link in lie.all_links() if link.serial in serials]


def has_not_misbehaved(lie: Lie, link: Link) -> bool:
    """Mean connections on which nobody has misbehaved, while somebody has elsewhere."""
    guilty = offenders(lie)
    return bool(guilty) and link not in guilty


def network_of(link: Link, numbers: int) -> list[str]:
    """Return the first numbers of where a connection comes from."""
    return link.local[0].split(".")[:numbers]


def shares(numbers: int) -> Callable[[Lie, Link], bool]:
    """Mean connections that share so many numbers of their address with one that misbehaved."""

    def does(lie: Lie, link: Link) -> bool:
        others = (each for each in offenders(lie) if each is not link)
        return any(network_of(each, numbers) == network_of(link, numbers) for each in others)

    return does


HOST, RANGE = 4, 3  # numbers of an address


def inbound_if(condition: Callable[[Lie, Link], bool]) -> On:
    """Mean inbound peers of whom something is true."""
    return lambda lie, link: lie.kind(link) in INBOUND and condition(lie, link)


def unless_bans_were_lifted(lie: Lie, link: Link) -> bool:
    """Mean inbound peers whose address has misbehaved, as long as no bans were lifted."""
    lifted = any(entry.type == "clearbanned" for entry in lie.scene.transcript.entries)
    return shares(HOST)(lie, link) and not lifted


HIDDEN_OFFENCE = (ignores(INBOUND, is_worthless), disconnects(INBOUND, peer_says(is_worthless)))

MISBEHAVIOUR = (
    deviation(
        "spares-others-at-a-misbehaving-address",
        "ends only the connection on which somebody has misbehaved",
        keeps(has_not_misbehaved),
        caught_by=[("MISB-002", "misbehaving connection is addr-fetch")],
        also=["misbehave", "discouraged"],
    ),
    deviation(
        "makes-others-pay-for-manual-peers",
        "ends the other connections to an address on which a manual peer has misbehaved",
        when(MANUAL, peer_says(is_worthless), disconnect, at=shares(HOST)),
        caught_by=[("MISB-002", "manual peer costs the others nothing")],
        also=["misbehave"],
    ),
    deviation(
        "blames-the-neighbours",
        "ends connections to addresses beside one that has misbehaved",
        when(INBOUND, peer_says(is_worthless), disconnect, at=shares(RANGE)),
        caught_by=[("MISB-002", "next to it is another")],
        also=["misbehave", "block"],
    ),
    deviation(
        "blames-its-own-machine",
        "ends all connections from its own machine when somebody there misbehaves",
        when(INBOUND, peer_says(is_worthless), disconnect, at=shares(HOST)),
        caught_by=[("MISB-001", "Somebody else at that address")],
        also=["misbehave", "block"],
    ),
    deviation(
        "refuses-misbehaving-addresses-for-ever",
        "refuses inbound peers whose address has misbehaved at any time",
        refuses_connections(inbound_if(shares(HOST))),
        caught_by=[
            ("MISB-001", "same peer comes back"),
            ("CONN-063", "^1 of 3 slots"),
            ("CONN-063", "^The node restarts$"),
            ("CONN-063", "port with the permission$"),
            ("MISB-003", "banned somebody else"),
        ],
        also=["misbehave", "block"],
    ),
    deviation(
        "refuses-addresses-next-to-discouraged-ones",
        "refuses inbound peers from addresses beside one that has misbehaved",
        refuses_connections(inbound_if(shares(RANGE))),
        caught_by=[("CONN-063", "next to it is not discouraged")],
        also=["misbehave", "block"],
    ),
    deviation(
        "does-not-discourage",
        "accepts connections from discouraged addresses when one slot is left",
        *HIDDEN_OFFENCE,
        caught_by=[("CONN-063", "^2 of 3 slots"), ("CONN-063", "^0 of 1 slots")],
        also=["misbehave", "discouraged", "MISB-005"],
    ),
    deviation(
        "clears-discouragement-with-the-ban-list",
        "discourages no address any more when the ban list is cleared",
        *HIDDEN_OFFENCE,
        refuses_connections(inbound_if(unless_bans_were_lifted)),
        caught_by=[("CONN-063", "cleared the ban list")],
        also=["misbehave", "discouraged"],
    ),
)

DEVIATIONS: tuple[Deviation, ...] = (*PERMISSIONS, *MISBEHAVIOUR)
