"""Lies about trust: permissions, what misbehaviour costs, and how long it is remembered."""

from collections.abc import Callable
from typing import Any

from harness.deviations.answers import Row, answers, lists, overlooks, peer_at, starts_with, values
from harness.deviations.deviation import Deviation, Lie, deviation
from harness.deviations.twists import (
    BLOCK,
    FETCH,
    FULL,
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
from harness.network.lens import Question
from harness.network.link import Link
from harness.p2p import messages
from harness.p2p.messages import Message
from harness.p2p.recognise import has_so_many_addresses
from harness.terms import ConnectionType, Direction

Whitelist = Callable[[Any], Any]
USUAL_LIMIT, MANY_OBJECTS = 1000, 50_000  # net_processing.cpp, MAX_ADDR_TO_SEND and MAX_INV_SZ


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
    """Grant the usual permissions where an empty list is named."""
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


def for_callers_only(value: str) -> str:
    """Grant permissions to inbound peers alone."""
    words, at, rest = value.rpartition("@")
    kept = [word for word in words.split(",") if word not in ("in", "out")]
    return f"{','.join(kept)}{at}{rest}"


def without(*names: str) -> Callable[[list[str]], list[str]]:
    """Return what names other permissions no more."""
    return lambda held: [name for name in held if name not in names]


def besides(*names: str) -> Callable[[list[str]], list[str]]:
    """Return what names further permissions where there are any."""
    return lambda held: sorted({*held, *names}) if held else held


def whoever_calls(lie: Lie, rows: list[Row]) -> list[Row]:
    """Grant the permissions of a port to inbound peers on every port."""
    ports = values(lie.scene.node_as_is.options.get("whitebind"))
    names = {name for value in ports for name in value.partition("@")[0].split(",")}
    return [{**row, "permissions": sorted({*row["permissions"], *names})} for row in rows]


def port_instead_of_address(lie: Lie, rows: list[Row]) -> list[Row]:
    """Grant inbound peers on a port with permissions those of the port alone."""
    ports = values(lie.scene.node_as_is.options.get("whitebind"))
    names = [name for value in ports for name in value.partition("@")[0].split(",")]
    return [{**row, "permissions": names} if row["permissions"] and names else row for row in rows]


def without_tor(value: str) -> str:
    """Take a port for Tor for an ordinary one."""
    return value.removesuffix("=onion")


PERMISSIONS = (
    deviation(
        "grants-no-usual-permissions",
        "grants nothing to whitelisted addresses for which no permissions are named",
        starts_with(whitelist=bare_as("")),
        caught_by=[("CONN-053", "^Implicit permissions")],
    ),
    deviation(
        "grants-all-as-usual-permissions",
        "grants everything to whitelisted addresses for which no permissions are named",
        starts_with(whitelist=bare_as("all")),
        caught_by=[("CONN-053", "^Implicit permissions")],
    ),
    deviation(
        "takes-an-empty-list-for-the-usual-permissions",
        "grants the usual permissions where an empty list is named",
        starts_with(whitelist=each(empty_as_usual)),
        caught_by=[("CONN-053", "empty list")],
    ),
    deviation(
        "overlooks-what-is-said-about-relaying",
        "lets whitelisted peers relay as usual whatever the operator says about it",
        starts_with(whitelistrelay=None, whitelistforcerelay=None),
        caught_by=[("CONN-053", "relay left out"), ("CONN-053", "forcerelay added")],
    ),
    deviation(
        "grants-no-download-with-no-ban",
        "grants the no-ban permission without that to download",
        lists(INBOUND, permissions=without("download")),
        caught_by=[("CONN-054", "names noban --")],
        also=["noban", "download", "permissions"],
    ),
    deviation(
        "grants-no-relay-with-forced-relay",
        "grants forced relay without relay",
        lists(INBOUND, permissions=without("relay")),
        caught_by=[("CONN-054", "names forcerelay --")],
        also=["relay", "permissions"],
    ),
    deviation(
        "grants-more-than-is-named",
        "grants the no-ban permission with any other",
        lists(INBOUND, permissions=besides("noban")),
        caught_by=[("CONN-054", "names mempool --")],
        also=["permission"],
    ),
    deviation(
        "reads-the-last-entry-of-the-whitelist-only",
        "overlooks all entries of the whitelist but the last",
        starts_with(whitelist=only_last),
        caught_by=[("CONN-054", "Two entries")],
        also=["permission", "whitelist", "callers"],
    ),
    deviation(
        "starts-in-spite-of-nonsense",
        "overlooks permissions that make no sense",
        starts_with(whitelist=each(unless_nonsense), whitebind=each(unless_nonsense)),
        caught_by=[
            ("CONN-054", "the permissions everything"),
            ("CONN-054", "for an invalid range"),
        ],
        also=["forceinbound"],
    ),
    deviation(
        "grants-permissions-in-every-direction",
        "grants permissions to peers that it calls although that is not said",
        starts_with(whitelist=each(in_every_direction)),
        caught_by=[
            ("CONN-055", "noban, the connection is manual"),
            ("CONN-055", "noban, in, the connection is manual"),
            ("CONN-055", "noban, out, the connection is inbound"),
        ],
        also=["whitelist", "permission"],
    ),
    deviation(
        "grants-permissions-to-inbound-peers-only",
        "grants permissions to inbound peers only, whatever is said",
        starts_with(whitelist=each(for_callers_only)),
        caught_by=[("CONN-055", "noban, out, the connection is manual")],
    ),
    deviation(
        "grants-permissions-of-a-port-to-everybody",
        "grants the permissions of one port to inbound peers on another",
        answers("getpeerinfo", whoever_calls),
        caught_by=[("CONN-056", "Named permissions")],
    ),
    deviation(
        "grants-permissions-of-a-port-instead-of-others",
        "grants inbound peers on a port with permissions none of those of their address",
        answers("getpeerinfo", port_instead_of_address),
        caught_by=[("CONN-056", "add up")],
    ),
    deviation(
        "takes-tor-for-its-own-machine",
        "takes inbound peers through the port for Tor for inbound peers from its own machine",
        starts_with(bind=each(without_tor)),
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


def is_too_much(message: Message) -> bool:
    """Mean a message that holds more than it may."""
    match message:
        case messages.Addr(addresses=items) | messages.AddrV2(addresses=items):
            return len(items) > USUAL_LIMIT
        case messages.Inv(items=items) | messages.GetData(items=items):
            return len(items) > MANY_OBJECTS
        case _:
            return False


def is_a_fault(message: Message) -> bool:
    """Mean what no honest peer says."""
    return is_worthless(message) or is_too_much(message)


def objects(number: int) -> Callable[[Message], bool]:
    """Mean announcements of and requests for so many objects."""
    return lambda message: (
        isinstance(message, messages.Inv | messages.GetData) and len(message.items) == number
    )


def offenders(lie: Lie) -> list[Link]:
    """Return the connections on which somebody has misbehaved."""
    serials = {
        entry.connection
        for entry in lie.scene.transcript.entries
        if entry.direction is Direction.SENT and is_worthless(entry.content)
    }
    return [link for link in lie.all_links() if link.serial in serials]


def has_sent_mere_bytes(lie: Lie, link: Link) -> bool:
    """Mean connections on which something has come that is no message."""
    return any(
        entry.type == "bytes" and entry.direction is Direction.SENT
        for entry in lie.scene.transcript.entries
        if entry.connection == link.serial
    )


def has_not_misbehaved(lie: Lie, link: Link) -> bool:
    """Mean connections on which nobody has misbehaved, while somebody has elsewhere."""
    guilty = offenders(lie)
    return bool(guilty) and link not in guilty


def innocent(kind: ConnectionType) -> On:
    """Mean connections of a kind on which nobody has misbehaved."""
    return lambda lie, link: lie.kind(link) is kind and has_not_misbehaved(lie, link)


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


def calling(condition: Callable[[Lie, Link], bool]) -> On:
    """Mean inbound peers of whom something is true."""
    return lambda lie, link: lie.kind(link) in INBOUND and condition(lie, link)


def with_offenders(lie: Lie, rows: list[Row]) -> list[Row]:
    """Hold addresses that have misbehaved among the banned ones."""
    hosts = dict.fromkeys(link.local[0] for link in offenders(lie))
    return [*rows, *({"address": f"{host}/32"} for host in hosts)]


def has_offended(lie: Lie, question: Question) -> bool:
    """Mean requests to connect to a peer whose address has misbehaved."""
    peer = peer_at(lie, str(question.arguments[0])) if question.arguments else None
    asked = question.method == "addconnection" or question.arguments[1:2] == ("onetry",)
    hosts = {link.local[0] for link in offenders(lie)}
    return asked and peer is not None and peer.host in hosts


def unless_bans_were_lifted(lie: Lie, link: Link) -> bool:
    """Mean inbound peers whose address has misbehaved, as long as no bans were lifted."""
    lifted = any(entry.type == "clearbanned" for entry in lie.scene.transcript.entries)
    return shares(HOST)(lie, link) and not lifted


HIDDEN_OFFENCE = (ignores(INBOUND, is_worthless), disconnects(INBOUND, peer_says(is_worthless)))

MISBEHAVIOUR = (
    *(
        deviation(
            f"forgives-{kind}-peers",
            f"keeps {kind} connections on which a grave fault is made",
            ignores({kind}, is_worthless),
            caught_by=[("MISB-001", f"{kind} peer, beside")],
            also=["misbehave", "discouraged", "header", "block"],
        )
        for kind in (
            ConnectionType.OUTBOUND_FULL_RELAY,
            ConnectionType.BLOCK_RELAY_ONLY,
            ConnectionType.ADDR_FETCH,
            ConnectionType.INBOUND,
        )
    ),
    deviation(
        "punishes-manual-peers",
        "ends manual connections on which a grave fault is made",
        disconnects(MANUAL, peer_says(is_a_fault)),
        caught_by=[
            ("MISB-004", "manual peer sends a header"),
            ("MISB-004", "manual peer sends 1001"),
            ("MISB-004", "manual peer sends an inv of 50001"),
            ("MSG-011", "manual peer sends 1001 addresses in an addrv2"),
            ("TXR-047", "manual peer sends a getdata for 50001"),
        ],
        also=["manual"],
    ),
    deviation(
        "bears-messages-of-another-network",
        "keeps connections on which messages of another network come",
        keeps(has_sent_mere_bytes),
        caught_by=[
            ("MISB-005", "inbound peer with the noban permission"),
            ("MISB-004", "^A manual peer$"),
        ],
    ),
    deviation(
        "spares-others-at-a-misbehaving-address",
        "ends only the connection on which somebody has misbehaved",
        keeps(has_not_misbehaved),
        caught_by=[("MISB-002", "misbehaving connection is addr-fetch")],
        also=["misbehave", "discouraged"],
    ),
    *(
        deviation(
            f"spares-{kind}-at-a-misbehaving-address",
            f"keeps {kind} connections to an address that has misbehaved",
            keeps(innocent(kind)),
            caught_by=[("MISB-002", f"The other connection to that address is {kind}")],
            also=["misbehave", "discouraged"],
        )
        for kind in (ConnectionType.MANUAL, ConnectionType.BLOCK_RELAY_ONLY)
    ),
    deviation(
        "spares-noban-peers-at-a-misbehaving-address",
        "keeps connections of inbound peers with the noban permission whose address has misbehaved",
        keeps(innocent(ConnectionType.INBOUND)),
        caught_by=[("MISB-002", "other peer at that address has the noban")],
        also=["misbehave", "discouraged", "header without"],
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
        "never-lets-offenders-in-again",
        "refuses inbound peers whose address has misbehaved at any time",
        refuses_connections(calling(shares(HOST))),
        caught_by=[
            ("MISB-001", "same peer comes back"),
            ("CONN-063", "^1 of 3 slots"),
            ("CONN-063", "^The node restarts$"),
            ("CONN-063", "noban permission overrides"),
            ("MISB-003", "banned somebody else"),
        ],
        also=["misbehave", "block"],
    ),
    deviation(
        "turns-away-neighbours-of-offenders",
        "refuses inbound peers from addresses beside one that has misbehaved",
        refuses_connections(calling(shares(RANGE))),
        caught_by=[("CONN-063", "next to it is not discouraged")],
        also=["misbehave", "block"],
    ),
    deviation(
        "forgets-offences-at-once",
        "accepts connections from addresses that have misbehaved when one slot is left",
        *HIDDEN_OFFENCE,
        caught_by=[("CONN-063", "^2 of 3 slots"), ("CONN-063", "only slot is free")],
        also=["misbehave", "discouraged", "MISB-005"],
    ),
    deviation(
        "bans-offenders",
        "puts addresses that have misbehaved on the operator's list of bans",
        answers("listbanned", with_offenders),
        caught_by=[("MISB-003", "banned somebody else")],
    ),
    deviation(
        "does-not-connect-to-offenders-on-request",
        "agrees to connect to an address that has misbehaved and does not",
        overlooks("addconnection", {}, when=has_offended),
        overlooks("addnode", when=has_offended),
        caught_by=[
            ("MISB-003", "connection of type block-relay-only"),
            ("MISB-003", "connection of type manual"),
            ("CONN-018", "discouraged.*addr-fetch"),
        ],
    ),
    deviation(
        "forgets-offences-with-the-bans",
        "forgets who has misbehaved when all bans are lifted",
        *HIDDEN_OFFENCE,
        refuses_connections(calling(unless_bans_were_lifted)),
        caught_by=[("CONN-063", "operator clears the ban list")],
        also=["misbehave", "discouraged"],
    ),
)

TOO_MUCH = (
    deviation(
        "bears-1001-addresses",
        "keeps connections to inbound peers that send 1001 addresses at once",
        ignores(INBOUND, has_so_many_addresses(1001)),
        caught_by=[("MSG-011", "inbound peer sends 1001 addresses --")],
        also=["1001"],
    ),
    deviation(
        "bears-1001-addresses-in-the-newer-form",
        "keeps full-relay connections on which 1001 addresses in the newer form come at once",
        ignores(FULL, "addrv2"),
        caught_by=[("MSG-011", "outbound-full-relay peer sends 1001 addresses in")],
    ),
    deviation(
        "does-not-bear-1000-addresses",
        "ends connections to inbound peers that send as many addresses as they may",
        disconnects(INBOUND, peer_says(has_so_many_addresses(1000))),
        caught_by=[("MSG-011", "inbound peer sends 1000 addresses")],
    ),
    deviation(
        "counts-addresses-on-block-relay-only",
        "ends block-relay-only connections on which 1001 addresses come",
        disconnects(BLOCK, peer_says(has_so_many_addresses(1001))),
        caught_by=[("MSG-011", "block-relay-only peer sends 1001")],
    ),
    deviation(
        "bears-50001-announcements",
        "keeps block-relay-only connections on which 50,001 blocks are announced at once",
        ignores(BLOCK, objects(50_001)),
        caught_by=[("TXR-047", "block-relay-only peer sends an inv of 50001")],
    ),
    deviation(
        "bears-50001-requests",
        "keeps addr-fetch connections on which 50,001 transactions are requested at once",
        ignores(FETCH, objects(50_001)),
        caught_by=[("TXR-047", "addr-fetch peer sends a getdata for 50001")],
    ),
    deviation(
        "does-not-bear-50000-announcements",
        "ends connections to inbound peers that announce or request 50,000 objects at once",
        disconnects(INBOUND, peer_says(objects(50_000))),
        caught_by=[
            ("TXR-047", "inbound peer sends an inv of 50000"),
            ("TXR-047", "inbound peer sends a getdata for 50000"),
        ],
    ),
)

DEVIATIONS: tuple[Deviation, ...] = (*PERMISSIONS, *MISBEHAVIOUR, *TOO_MUCH)
