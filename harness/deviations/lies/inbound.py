"""Lies about inbound peers: how many there may be, whom the node evicts, and whom it may not."""

from collections.abc import Callable

from harness.deviations.answers import finds_room, more, refuses, starts_with, values
from harness.deviations.deviation import Deviation, Lie, Twist, deviation
from harness.deviations.twists import (
    BLOCK,
    FEELER,
    FULL,
    INBOUND,
    MANUAL,
    Effect,
    On,
    disconnects_another,
    keeps,
    opens,
    refuses_connections,
    when,
)
from harness.network.lens import Question
from harness.network.link import Link
from harness.terms import Side

NUMBERED = ", number "  # names a peer that connected in a crowd
TRUSTED = "inbound peers with the noban permission"
ORDINARY = "ordinary inbound peers"
DECLINING = "inbound peers that decline transactions"
MANY = "inbound peers from many network groups"
ONE = "slow inbound peers from one network group"
AT_LOOPBACK = "slow inbound peers"
DISCOURAGED = "slow inbound peers at the address of Mallory"
BY_CONNECTING = ["connects to the node"]
BY_LIMIT = ["inbound slot", "connection limit", "CONN-041"]


def is_in_crowd(link: Link) -> bool:
    """Tell inbound peers that connected in a crowd."""
    return NUMBERED in link.peer


def is_newcomer(lie: Lie, link: Link) -> bool:
    """Mean inbound peers that connect alone while a crowd is there."""
    crowded = any(is_in_crowd(each) for each in lie.links())
    return lie.kind(link) in INBOUND and not is_in_crowd(link) and crowded


def of_crowd(*sorts: str) -> On:
    """Mean peers of certain crowds, all crowds if none is named."""

    def belongs(_lie: Lie, link: Link) -> bool:
        sort, comma, _ = link.peer.partition(NUMBERED)
        return bool(comma) and (not sorts or sort in sorts)

    return belongs


def newcomer_beside(sort: str) -> On:
    """Mean inbound peers that connect alone while a certain crowd is there."""
    belongs = of_crowd(sort)

    def beside(lie: Lie, link: Link) -> bool:
        here = any(callable(belongs) and belongs(lie, each) for each in lie.links())
        return is_newcomer(lie, link) and here

    return beside


def newcomer_after_one_left(lie: Lie, link: Link) -> bool:
    """Mean inbound peers that connect when another one has disconnected."""
    left = any(each.closed_by is Side.PEER for each in lie.all_links())
    return is_newcomer(lie, link) and left


def newcomer_beside_outbound(lie: Lie, link: Link) -> bool:
    """Mean inbound peers that connect alone while the node has connections that it opened."""
    return is_newcomer(lie, link) and any(lie.kind(each) not in INBOUND for each in lie.links())


def ends_one(of: On) -> Effect:
    """End the oldest connection of a sort."""

    def effect(lie: Lie, link: Link) -> None:
        for other in lie.links():
            meant = of(lie, other) if callable(of) else lie.kind(other) in of
            if meant and other is not link:
                other.cut()
                return

    return effect


def replaces(victim: On, *, on: On = is_newcomer) -> tuple[Twist, Twist]:
    """Let a newcomer in for whom there is no slot, at the cost of somebody."""
    return starts_with(maxconnections=more(1)), when(on, opens, ends_one(victim))


def has_one_block_relay_only(lie: Lie, _question: Question) -> bool:
    """Mean requests made while there is one block-relay-only connection."""
    return sum(lie.kind(link) in BLOCK for link in lie.links()) == 1


def without_permission(name: str) -> Callable[[object], object]:
    """Return what grants one permission to nobody."""

    def change(given: object) -> object:
        assert given is None or isinstance(given, str | list)  # noqa: S101  (an option's value)
        return [value for value in values(given) if name not in value] or None

    return change


ROOM = (
    deviation(
        "has-one-slot-more-for-inbound-peers",
        "accepts one inbound peer more than there are slots",
        starts_with(maxconnections=more(1)),
        caught_by=[
            ("CONN-041", "connected to nobody"),
            ("CONN-042", "A connection limit of 12"),
            ("CONN-044", "^1 inbound slots are taken"),
        ],
        also=BY_LIMIT,
    ),
    deviation(
        "has-one-slot-less-for-inbound-peers",
        "accepts one inbound peer less than there are slots",
        starts_with(maxconnections=more(-1)),
        caught_by=[("CONN-041", "connected to a manual"), ("CONN-042", "A connection limit of 13")],
        also=BY_LIMIT,
    ),
    deviation(
        "counts-outbound-among-inbound-peers",
        "has fewer inbound slots when it has opened connections",
        refuses_connections(newcomer_beside_outbound),
        caught_by=[("CONN-041", "connected to a manual")],
        also=BY_CONNECTING,
    ),
    deviation(
        "shrinks-full-relay-slots-first",
        "has seven full-relay and two block-relay-only slots when nine are allowed",
        refuses(FULL, beyond=7),
        finds_room(BLOCK, when=has_one_block_relay_only),
        caught_by=[("CONN-042", "A connection limit of 9")],
        also=["outbound-full-relay", "block-relay-only", "outbound slots"],
    ),
    deviation(
        "needs-a-slot-for-manual-connections",
        "opens no manual connection when it may have none of other types",
        refuses(MANUAL),
        caught_by=[("CONN-042", "manual connection at a connection limit")],
        also=["manual"],
    ),
    deviation(
        "lets-everybody-want-transactions",
        "gives more than half of the inbound slots to peers that want transactions",
        keeps(INBOUND),
        caught_by=[("CONN-041", "at most half.*all are protected")],
        also=["inbound", "connects to the node"],
    ),
    deviation(
        "evicts-somebody-for-whom-it-turns-away",
        "refuses a new inbound peer and evicts another one all the same",
        when(is_newcomer, opens, ends_one(of_crowd())),
        caught_by=[("CONN-044", "^19 inbound slots are taken"), ("CONN-045", "^22 ordinary")],
        also=BY_CONNECTING,
    ),
    deviation(
        "keeps-the-slot-of-inbound-peers-that-have-left",
        "frees no slot when an inbound peer disconnects",
        refuses_connections(newcomer_after_one_left),
        caught_by=[("CONN-044", "has disconnected before")],
        also=BY_CONNECTING,
    ),
)

EVICTION = (
    deviation(
        "protects-nineteen-inbound-peers",
        "evicts one of twenty ordinary inbound peers",
        *replaces(of_crowd(ORDINARY)),
        caught_by=[("CONN-045", "All twenty")],
        also=[*BY_CONNECTING, *BY_LIMIT],
    ),
    deviation(
        "protects-twenty-one-inbound-peers",
        "refuses an inbound peer where one of twenty-one can be evicted",
        refuses_connections(newcomer_beside(ORDINARY)),
        caught_by=[("CONN-045", "^21 ordinary")],
        also=BY_CONNECTING,
    ),
    deviation(
        "gives-declining-inbound-peers-no-further-slots",
        "evicts one of twenty-eight inbound peers that decline transactions",
        *replaces(of_crowd(DECLINING)),
        caught_by=[("CONN-046", "^28 inbound peers that decline transactions are all")],
        also=[*BY_CONNECTING, *BY_LIMIT],
    ),
    deviation(
        "gives-useless-inbound-peers-further-slots",
        "protects inbound peers that decline transactions although they offer no services",
        refuses_connections(newcomer_beside(f"{DECLINING} and offer no services")),
        caught_by=[("CONN-046", "^21 .* no services are one too many")],
        also=BY_CONNECTING,
    ),
    deviation(
        "evicts-inbound-peers-with-the-noban-permission",
        "evicts an inbound peer that has the noban permission",
        disconnects_another(of_crowd(ORDINARY), instead=of_crowd(TRUSTED)),
        caught_by=[("CONN-047", "Twenty-one ordinary")],
    ),
    deviation(
        "evicts-inbound-peers-with-the-noban-permission-if-need-be",
        "evicts an inbound peer that has the noban permission where nobody else is there",
        *replaces(of_crowd(TRUSTED)),
        caught_by=[("CONN-047", "Nobody else")],
        also=[*BY_CONNECTING, *BY_LIMIT],
    ),
    deviation(
        "counts-the-noban-permission-among-the-twenty",
        "protects fewer ordinary inbound peers when others have the noban permission",
        *replaces(of_crowd(ORDINARY), on=newcomer_beside(TRUSTED)),
        caught_by=[("CONN-047", "Twenty ordinary")],
        also=[*BY_CONNECTING, *BY_LIMIT],
    ),
    deviation(
        "lets-newcomers-with-the-noban-permission-in",
        "evicts somebody for an inbound peer that has the noban permission",
        *replaces(of_crowd()),
        caught_by=[("CONN-047", "only inbound slot is taken")],
        also=[*BY_CONNECTING, *BY_LIMIT],
    ),
    *(
        deviation(
            f"evicts-{name}-for-inbound-peers",
            f"evicts {article} {name} peer when no inbound peer can be evicted",
            when(is_newcomer, opens, ends_one(kinds)),
            caught_by=[("CONN-048", f"The {name} peer stays")],
            also=BY_CONNECTING,
        )
        for article, name, kinds in (
            ("an", "outbound-full-relay", FULL),
            ("a", "block-relay-only", BLOCK),
            ("a", "manual", MANUAL),
            ("a", "feeler", FEELER),
        )
    ),
)

PROTECTION = (
    deviation(
        "gives-quick-inbound-peers-no-protection",
        "evicts one of the inbound peers that answer pings quickest",
        disconnects_another(
            of_crowd("slow inbound peers from many network groups"),
            instead=of_crowd("inbound peers from one network group"),
        ),
        caught_by=[("CONN-049", "a ping quickest")],
    ),
    deviation(
        "gives-bringers-of-transactions-no-protection",
        "evicts one of the inbound peers that sent transactions last",
        disconnects_another(of_crowd(MANY), instead=of_crowd(ONE)),
        caught_by=[("CONN-049", "accepted transaction")],
        also=["CONN-050", "CONN-051"],
    ),
    deviation(
        "gives-bringers-of-blocks-no-protection",
        "evicts one of the inbound peers that sent blocks last",
        disconnects_another(
            of_crowd(MANY), instead=of_crowd(ONE, f"{ONE} that decline transactions")
        ),
        caught_by=[
            ("CONN-049", "new blocks most recently.*^4 slow"),
            ("CONN-049", "new blocks most recently.*^12 slow"),
        ],
        also=["CONN-050", "CONN-051"],
    ),
    deviation(
        "gives-old-inbound-peers-no-protection",
        "evicts one of the inbound peers connected longest",
        disconnects_another(of_crowd(MANY), instead=of_crowd(ONE)),
        caught_by=[("CONN-049", "half connected longest")],
        also=["CONN-050", "CONN-051"],
    ),
    deviation(
        "gives-loopback-inbound-peers-no-protection",
        "evicts one of the inbound peers from its own machine",
        disconnects_another(of_crowd(MANY), instead=of_crowd(AT_LOOPBACK)),
        caught_by=[("CONN-049", "own machine are the youngest")],
        also=["CONN-050", "CONN-051"],
    ),
    deviation(
        "lets-loopback-inbound-peers-drive-all-others-out",
        "protects every inbound peer from its own machine, however many they are",
        disconnects_another(of_crowd(AT_LOOPBACK), instead=of_crowd(MANY)),
        caught_by=[("CONN-049", "More inbound peers from the node")],
        also=["CONN-051"],
    ),
    deviation(
        "gives-inbound-peers-from-tor-no-protection",
        "evicts one of the inbound peers from Tor",
        disconnects_another(
            of_crowd("slow inbound peers"), instead=of_crowd("slow inbound peers from Tor")
        ),
        caught_by=[("CONN-049", "from Tor and from the node's own")],
    ),
    deviation(
        "evicts-an-older-inbound-peer-of-the-crowd",
        "evicts a peer of the largest network group that is not the youngest of it",
        disconnects_another(
            of_crowd(ONE), instead=of_crowd("inbound peers from one network group")
        ),
        caught_by=[("CONN-050", "All 38 inbound peers are of one")],
    ),
    deviation(
        "spares-the-largest-network-group",
        "evicts a peer of a network group with few peers",
        disconnects_another(of_crowd(ONE), instead=of_crowd(MANY)),
        caught_by=[("CONN-050", "connected before 20 others")],
        also=["CONN-049", "CONN-051"],
    ),
    deviation(
        "spares-inbound-peers-whose-address-has-misbehaved",
        "evicts an honest peer before one whose address is discouraged",
        disconnects_another(of_crowd(DISCOURAGED), instead=of_crowd(ONE)),
        caught_by=["CONN-051"],
        also=["CONN-049", "CONN-050"],
    ),
    deviation(
        "overlooks-the-forceinbound-permission",
        "refuses an inbound peer with the forceinbound permission",
        starts_with(whitelist=without_permission("forceinbound")),
        caught_by=[("CONN-052", "ordinary one")],
    ),
    deviation(
        "lets-forceinbound-peers-evict-anybody",
        "evicts a peer with the noban permission for one with the forceinbound permission",
        *replaces(of_crowd(TRUSTED)),
        caught_by=[("CONN-052", "has the noban permission")],
        also=[*BY_CONNECTING, *BY_LIMIT],
    ),
)

DEVIATIONS: tuple[Deviation, ...] = (*ROOM, *EVICTION, *PROTECTION)
