"""Lies about callers: how many fit, who has to go for a newcomer, and who must not."""

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
    hangs_up_on_another,
    keeps,
    opens,
    say,
    turns_away,
    when,
)
from harness.network.lens import Question
from harness.network.link import Link
from harness.terms import Side

NUMBERED = ", number "  # names a caller that came in a crowd
TRUSTED = "callers with the no-ban permission"
MANY, ONE = "callers from many networks", "slow callers from one network"


def is_in_crowd(link: Link) -> bool:
    """Tell callers that came in a crowd."""
    return NUMBERED in link.peer


def is_newcomer(lie: Lie, link: Link) -> bool:
    """Mean callers that came alone while a crowd is there."""
    crowded = any(is_in_crowd(each) for each in lie.links())
    return lie.kind(link) in INBOUND and not is_in_crowd(link) and crowded


def of_crowd(*sorts: str) -> On:
    """Mean callers of certain crowds, all crowds if none is named."""

    def belongs(_lie: Lie, link: Link) -> bool:
        sort, comma, _ = link.peer.partition(NUMBERED)
        return bool(comma) and (not sorts or sort in sorts)

    return belongs


def newcomer_beside(sort: str) -> On:
    """Mean callers that come alone while a certain crowd is there."""
    belongs = of_crowd(sort)

    def beside(lie: Lie, link: Link) -> bool:
        here = any(callable(belongs) and belongs(lie, each) for each in lie.links())
        return is_newcomer(lie, link) and here

    return beside


def newcomer_after_one_left(lie: Lie, link: Link) -> bool:
    """Mean callers that come when another one has left."""
    left = any(each.closed_by is Side.PEER for each in lie.all_links())
    return is_newcomer(lie, link) and left


def newcomer_beside_calls(lie: Lie, link: Link) -> bool:
    """Mean callers that come alone while the node has connections that it opened."""
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
    """Let a newcomer in for whom there is no place, at the cost of somebody."""
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
        "has-one-place-more-for-callers",
        "lets one caller more in than fit",
        starts_with(maxconnections=more(1)),
        caught_by=[
            ("CONN-041", "called nobody"),
            ("CONN-042", "A limit of 12"),
            ("CONN-044", "^1 places"),
        ],
        also=["places for", "place for", "limit on"],
    ),
    deviation(
        "has-one-place-less-for-callers",
        "lets one caller less in than fit",
        starts_with(maxconnections=more(-1)),
        caught_by=[("CONN-041", "called somebody"), ("CONN-042", "A limit of 13")],
        also=["places for", "place for", "limit on"],
    ),
    deviation(
        "counts-its-own-calls-among-callers",
        "has less room for callers when it has called somebody",
        turns_away(newcomer_beside_calls),
        caught_by=[("CONN-041", "called somebody")],
        also=["calls the node"],
    ),
    deviation(
        "shrinks-full-relay-places-first",
        "has seven full-relay and two block-relay-only places when nine are allowed",
        refuses(FULL, beyond=7),
        finds_room(BLOCK, when=has_one_block_relay_only),
        caught_by=[("CONN-042", "A limit of 9")],
        also=["outbound-full-relay", "block-relay-only", "lasting", "connections that fit"],
    ),
    deviation(
        "needs-a-place-for-manual-connections",
        "opens no manual connection when it may have none of other kinds",
        refuses(MANUAL),
        caught_by=[("CONN-042", "operator asks for needs no place")],
        also=["manual"],
    ),
    deviation(
        "lets-everybody-want-transactions",
        "gives more than half of the places for callers to those that want transactions",
        keeps(INBOUND),
        caught_by=[("CONN-041", "At most half.*places for callers that want")],
        also=["caller", "calls", "inbound"],
    ),
    deviation(
        "explains-itself-to-callers-without-place",
        "greets a caller for whom it has no place before it hangs up",
        when(is_newcomer, opens, say(lambda lie: lie.version())),
        caught_by=[("CONN-044", "^2 places")],
        also=["calls the node"],
    ),
    deviation(
        "evicts-somebody-for-whom-it-turns-away",
        "turns a newcomer away and ends another caller's connection all the same",
        when(is_newcomer, opens, ends_one(of_crowd())),
        caught_by=[("CONN-044", "^19 places"), ("CONN-045", "^22 callers")],
        also=["calls the node"],
    ),
    deviation(
        "keeps-the-place-of-callers-that-have-left",
        "gives no place back when a caller leaves",
        turns_away(newcomer_after_one_left),
        caught_by=[("CONN-044", "leaves makes room")],
        also=["calls the node"],
    ),
)

EVICTION = (
    deviation(
        "protects-nineteen-callers",
        "replaces one of twenty ordinary callers by a newcomer",
        *replaces(of_crowd("ordinary callers")),
        caught_by=[("CONN-045", "All twenty")],
        also=["calls the node", "places for", "place for", "limit on"],
    ),
    deviation(
        "protects-twenty-one-callers",
        "turns a newcomer away where one of twenty-one callers may go",
        turns_away(newcomer_beside("ordinary callers")),
        caught_by=[("CONN-045", "^21 callers")],
        also=["calls the node"],
    ),
    deviation(
        "gives-declining-callers-no-further-places",
        "replaces one of twenty-eight callers that decline transactions",
        *replaces(of_crowd("callers that decline transactions")),
        caught_by=[("CONN-046", "^28 callers that decline transactions are all")],
        also=["calls the node", "places for", "place for", "limit on"],
    ),
    deviation(
        "gives-useless-callers-further-places",
        "protects callers that decline transactions although they offer no service",
        turns_away(newcomer_beside("callers that decline transactions and offer no service")),
        caught_by=[("CONN-046", "^21 .* no service are one too many")],
        also=["calls the node"],
    ),
    deviation(
        "replaces-callers-with-the-no-ban-permission",
        "replaces a caller that has the no-ban permission",
        hangs_up_on_another(of_crowd("ordinary callers"), instead=of_crowd(TRUSTED)),
        caught_by=[("CONN-047", "Twenty-one ordinary")],
    ),
    deviation(
        "replaces-callers-with-the-no-ban-permission-if-need-be",
        "replaces a caller that has the no-ban permission where nobody else is there",
        *replaces(of_crowd(TRUSTED)),
        caught_by=[("CONN-047", "Nobody else")],
        also=["calls the node", "places for", "place for", "limit on"],
    ),
    deviation(
        "counts-the-no-ban-permission-among-the-twenty",
        "protects fewer ordinary callers when others have the no-ban permission",
        *replaces(of_crowd("ordinary callers"), on=newcomer_beside(TRUSTED)),
        caught_by=[("CONN-047", "Twenty ordinary")],
        also=["calls the node", "places for", "place for", "limit on"],
    ),
    deviation(
        "lets-newcomers-with-the-no-ban-permission-in",
        "replaces a caller by a newcomer that has the no-ban permission",
        *replaces(of_crowd()),
        caught_by=[("CONN-047", "only place is taken")],
        also=["calls the node", "places for", "place for", "limit on"],
    ),
    *(
        deviation(
            f"replaces-{name}-by-callers",
            f"ends a {name} connection when somebody calls and no caller may be replaced",
            when(is_newcomer, opens, ends_one(kinds)),
            caught_by=[("CONN-048", f"An? {name} connection stands by")],
            also=["calls the node"],
        )
        for name, kinds in (
            ("outbound-full-relay", FULL),
            ("block-relay-only", BLOCK),
            ("manual", MANUAL),
            ("feeler", FEELER),
        )
    ),
)

PROTECTION = (
    deviation(
        "gives-quick-callers-no-protection",
        "replaces one of the callers that answer quickest",
        hangs_up_on_another(
            of_crowd("slow callers from many networks"),
            instead=of_crowd("callers from one network"),
        ),
        caught_by=[("CONN-049", "quickest stay")],
    ),
    deviation(
        "gives-bringers-of-transactions-no-protection",
        "replaces one of the callers that brought transactions last",
        hangs_up_on_another(of_crowd(MANY), instead=of_crowd(ONE)),
        caught_by=[("CONN-049", "brought transactions last")],
        also=["CONN-050", "CONN-051"],
    ),
    deviation(
        "gives-bringers-of-blocks-no-protection",
        "replaces one of the callers that brought blocks last",
        hangs_up_on_another(
            of_crowd(MANY), instead=of_crowd(ONE, f"{ONE} that decline transactions")
        ),
        caught_by=[
            ("CONN-049", "brought blocks last.*^4 slow"),
            ("CONN-049", "blocks last.*^12 slow"),
        ],
        also=["CONN-050", "CONN-051"],
    ),
    deviation(
        "gives-old-callers-no-protection",
        "replaces one of the callers that came first",
        hangs_up_on_another(of_crowd(MANY), instead=of_crowd(ONE)),
        caught_by=[("CONN-049", "came first stay")],
        also=["CONN-050", "CONN-051"],
    ),
    deviation(
        "gives-local-callers-no-protection",
        "replaces one of the callers from its own machine",
        hangs_up_on_another(of_crowd(MANY), instead=of_crowd("slow callers")),
        caught_by=[("CONN-049", "own machine")],
        also=["CONN-050", "CONN-051"],
    ),
    deviation(
        "lets-local-callers-drive-all-others-out",
        "protects every caller from its own machine, however many they are",
        hangs_up_on_another(of_crowd("slow callers"), instead=of_crowd(MANY)),
        caught_by=[("CONN-049", "more of them than that half")],
        also=["CONN-051"],
    ),
    deviation(
        "gives-callers-from-tor-no-protection",
        "replaces one of the callers from Tor",
        hangs_up_on_another(of_crowd(MANY), instead=of_crowd("slow callers from Tor")),
        caught_by=[("CONN-049", "Callers from Tor are")],
    ),
    deviation(
        "replaces-an-older-caller-of-the-crowd",
        "replaces a caller of the most crowded network that is not the youngest of it",
        hangs_up_on_another(of_crowd(ONE), instead=of_crowd("callers from one network")),
        caught_by=[("CONN-050", "All callers are of one")],
    ),
    deviation(
        "spares-the-most-crowded-network",
        "replaces a caller from a network of which hardly anybody is there",
        hangs_up_on_another(of_crowd(ONE), instead=of_crowd(MANY)),
        caught_by=[("CONN-050", "crowd was there before")],
        also=["CONN-049", "CONN-051"],
    ),
    deviation(
        "spares-callers-whose-address-has-misbehaved",
        "replaces an honest caller before one whose address has misbehaved",
        hangs_up_on_another(of_crowd("slow callers"), instead=of_crowd(ONE)),
        caught_by=["CONN-051"],
        also=["CONN-049", "CONN-050"],
    ),
    deviation(
        "overlooks-the-force-inbound-permission",
        "turns a newcomer with the force-inbound permission away",
        starts_with(whitelist=without_permission("forceinbound")),
        caught_by=[("CONN-052", "ordinary one")],
    ),
    deviation(
        "lets-force-inbound-callers-replace-anybody",
        "replaces a caller with the no-ban permission by one with the force-inbound permission",
        *replaces(of_crowd(TRUSTED)),
        caught_by=[("CONN-052", "has the no-ban permission")],
        also=["calls the node", "places for", "place for", "limit on"],
    ),
)

DEVIATIONS: tuple[Deviation, ...] = (*ROOM, *EVICTION, *PROTECTION)
