"""Lies about addresses of nodes: which are passed on, to whom, and who learns the node's own."""

from collections.abc import Callable
from dataclasses import replace

from harness.acts.version_contents import OWN_IP
from harness.deviations.deviation import Deviation, Hooks, Lie, Twist, deviation
from harness.deviations.twists import (
    BLOCK,
    FETCH,
    FULL,
    INBOUND,
    MANUAL,
    adds,
    becomes,
    copies,
    drops,
    ignores,
    mishears,
    node_says,
    only,
    peer_says,
    say,
    takes_as_from,
    when,
)
from harness.network.link import Link
from harness.p2p import messages
from harness.p2p.messages import Message, Services
from harness.scene.peer import Peer

MINUTES = 600  # seconds; net_processing.cpp, ProcessAddrs
A_LOCAL_ONE = 10  # how the addresses of one of the local networks begin
OWN = messages.AddrV2(
    (messages.AddressV2(1, Services.NETWORK, messages.AddressNetwork.IPV4, OWN_IP[12:], 18444),)
)
SOME = messages.AddrV2(
    tuple(
        messages.AddressV2(
            1, Services.NETWORK, messages.AddressNetwork.IPV4, bytes((80, last, 1, 1)), 8333
        )
        for last in range(5)
    )
)


def brings_some(message: Message) -> bool:
    """Mean a message with addresses, in whatever form."""
    return isinstance(message, messages.Addr | messages.AddrV2) and bool(message.addresses)


def brings_own(message: Message) -> bool:
    """Mean a message with the node's own address."""
    return isinstance(message, messages.AddrV2) and any(
        each.address == OWN_IP[12:] for each in message.addresses
    )


def wants_older_form(peer: Peer) -> bool:
    """Tell a peer that has not asked for the newer form."""
    return not peer.conduct.offers_addrv2


def in_newer_form(_lie: Lie, _link: Link, message: Message) -> tuple[Message, ...]:
    """Say it in the newer form."""
    assert isinstance(message, messages.Addr)  # noqa: S101  (the twist is about addr)
    newer = (
        messages.AddressV2(
            each.timestamp, each.services, messages.AddressNetwork.IPV4, each.ip[12:], each.port
        )
        for each in message.addresses
    )
    return (messages.AddrV2(tuple(newer)),)


def takes_for_fresh(fits: Callable[[Lie, messages.TimedAddress], bool]) -> Twist:
    """Take addresses of a sort that inbound peers send for fresh and useful ones."""

    def twist(lie: Lie) -> Hooks:
        def freshened(message: messages.Addr) -> messages.Addr:
            return messages.Addr(
                tuple(
                    replace(each, timestamp=lie.clock, services=each.services | Services.NETWORK)
                    if fits(lie, each)
                    else each
                    for each in message.addresses
                )
            )

        return mishears(INBOUND, "addr", freshened)(lie)

    return twist


def misses(fits: Callable[[Lie, messages.TimedAddress], bool]) -> Twist:
    """Overlook messages of inbound peers with such an address."""

    def twist(lie: Lie) -> Hooks:
        def is_one(message: Message) -> bool:
            return isinstance(message, messages.Addr) and any(
                fits(lie, each) for each in message.addresses
            )

        return ignores(INBOUND, is_one)(lie)

    return twist


def aged(seconds: int) -> Callable[[Lie, messages.TimedAddress], bool]:
    """Tell an address that was seen so many seconds ago."""
    return lambda lie, address: lie.clock - address.timestamp == seconds


def offering(services: Services) -> Callable[[Lie, messages.TimedAddress], bool]:
    """Tell an address of a node that offers just this."""
    return lambda _lie, address: address.services == services


def brings_a_local_one(message: Message) -> bool:
    """Mean a message with an address that only its own network reaches."""
    return isinstance(message, messages.Addr) and any(
        each.ip[12] == A_LOCAL_ONE for each in message.addresses
    )


def brings_more_than_ten(message: Message) -> bool:
    """Mean an answer."""
    return isinstance(message, messages.Addr) and len(message.addresses) > 10


def but_ten(message: messages.Addr) -> messages.Addr:
    """Return the message with no more than ten addresses."""
    return messages.Addr(message.addresses[:10])


PASSING_ON = (
    deviation(
        "passes-addresses-on-to-everybody",
        "passes fresh addresses on to more than two full-relay peers",
        copies(brings_some, source=FULL, to=FULL),
        caught_by=[("ADR-005", "outbound-full-relay")],
        also=["ADR-010", "ADR-025"],
    ),
    deviation(
        "passes-no-addresses-on-to-manual-peers",
        "passes no addresses on to manual peers",
        drops(MANUAL, brings_some),
        caught_by=[("ADR-005", "manual")],
        also=["manual"],
    ),
    deviation(
        "passes-addresses-back",
        "passes addresses back to the inbound peers that sent them",
        copies(brings_some, source=FULL, to=INBOUND),
        caught_by=[("ADR-009", "inbound peer sends it")],
        also=["ADR"],
    ),
    deviation(
        "passes-on-what-block-relay-only-peers-say",
        "passes on the addresses that block-relay-only peers send",
        takes_as_from("addr", source=BLOCK, to=INBOUND),
        caught_by=[("ADR-002", "block-relay-only")],
        also=["CONN-021", "ADR-024", "MSG-011"],
    ),
    deviation(
        "tells-block-relay-only-peers-of-addresses",
        "passes addresses on to block-relay-only peers",
        copies(brings_some, source=FULL, to=BLOCK),
        caught_by=[("ADR-003", "peer is sent one")],
        also=["ADR"],
    ),
    deviation(
        "tells-every-inbound-peer-of-addresses",
        "passes addresses on to inbound peers that have not spoken of any",
        copies(brings_some, source=INBOUND, to=INBOUND),
        caught_by=[
            ("ADR-004", "requests addresses, another"),
            ("ADR-004", "sends 0 addresses, another"),
        ],
        also=["ADR"],
    ),
    deviation(
        "does-not-take-an-empty-message-for-interest",
        "does not count it when inbound peers send an empty list in the newer form",
        ignores(INBOUND, "addrv2"),
        caught_by=[("ADR-004", "0 addresses in an addrv2 message")],
        also=["addrv2"],
    ),
    deviation(
        "passes-on-what-it-has-asked-for",
        "passes on the first addresses of manual peers",
        when(MANUAL, peer_says("addr"), say(SOME), at=FULL),
        caught_by=[("ADR-010", "manual")],
        also=["ADR"],
    ),
    deviation(
        "passes-no-addresses-on-when-it-wants-blocks-only",
        "passes no addresses on when it wants blocks only",
        drops(
            lambda lie, _link: lie.scene.node_as_is.options.get("blocksonly") == "1", brings_some
        ),
        caught_by=[("ADR-028", "inbound peer sends")],
    ),
)

UNFIT = (
    deviation(
        "passes-on-what-was-seen-ten-minutes-ago",
        "passes on addresses that were seen ten minutes ago",
        takes_for_fresh(aged(MINUTES)),
        caught_by=[("ADR-006", "600 seconds ago")],
    ),
    deviation(
        "passes-on-what-is-to-be-seen",
        "passes on addresses that are to be seen in more than ten minutes",
        takes_for_fresh(aged(-MINUTES - 1)),
        caught_by=[("ADR-006", "601 seconds from now")],
    ),
    deviation(
        "passes-on-nodes-that-offer-nothing",
        "passes on addresses of nodes that offer nothing",
        takes_for_fresh(offering(Services(0))),
        caught_by=[("ADR-006", "offers nothing")],
    ),
    deviation(
        "passes-on-local-addresses",
        "passes on addresses that only their own network reaches",
        when(INBOUND, peer_says(brings_a_local_one), say(SOME), at=FULL),
        caught_by=[("ADR-006", "private network")],
    ),
    deviation(
        "passes-answers-on",
        "passes on the addresses of messages with more than ten",
        mishears(INBOUND, brings_more_than_ten, but_ten),
        caught_by=[("ADR-006", "Eleven addresses")],
    ),
    deviation(
        "takes-fresh-addresses-for-old-ones",
        "does not pass on addresses that were seen a little less than ten minutes ago",
        misses(aged(MINUTES - 1)),
        caught_by=[("ADR-006", "599 seconds ago")],
    ),
    deviation(
        "takes-clocks-that-are-fast-for-lies",
        "does not pass on addresses that are to be seen in ten minutes",
        misses(aged(-MINUTES)),
        caught_by=[("ADR-006", "600 seconds from now")],
    ),
    deviation(
        "passes-no-nodes-with-recent-blocks-on",
        "does not pass on addresses of nodes that have recent blocks only",
        misses(offering(Services.NETWORK_LIMITED | Services.WITNESS)),
        caught_by=[("ADR-006", "recent blocks with witnesses")],
    ),
    deviation(
        "passes-on-in-the-newer-form-only",
        "tells addresses in the newer form to full-relay peers that did not ask for it",
        becomes(only(FULL, wants_older_form), "addr", in_newer_form),
        caught_by=[("ADR-025", "outbound-full-relay")],
    ),
)

ANSWERS = (
    *(
        deviation(
            f"answers-{name}-peers-that-ask-for-addresses",
            f"gives {name} peers addresses when they ask for them",
            when(kinds, peer_says("getaddr"), say(SOME)),
            caught_by=[("ADR-019", f"on an? {name} connection requests")],
        )
        for name, kinds in (
            ("outbound-full-relay", FULL),
            ("block-relay-only", BLOCK),
            ("addr-fetch", FETCH),
            ("manual", MANUAL),
        )
    ),
    deviation(
        "answers-inbound-peers-as-often-as-they-ask",
        "gives inbound peers addresses each time they ask",
        when(INBOUND, peer_says("getaddr", times=2), say(SOME)),
        caught_by=[("ADR-019", "asks a second time")],
    ),
    deviation(
        "tells-block-relay-only-peers-where-it-is",
        "tells block-relay-only peers its own address",
        adds(BLOCK, OWN, after="getheaders"),
        caught_by=[("ADR-015", "block-relay-only")],
        also=["block-relay-only"],
    ),
    deviation(
        "does-not-tell-manual-peers-where-it-is",
        "does not tell manual peers its own address",
        drops(MANUAL, brings_own),
        caught_by=[("ADR-015", "manual")],
    ),
    deviation(
        "tells-every-inbound-peer-where-it-is",
        "tells its own address to inbound peers that have not spoken of addresses",
        when(INBOUND, node_says("getheaders"), say(OWN)),
        caught_by=[("ADR-015", "One inbound peer requests")],
        also=["inbound"],
    ),
    deviation(
        "tells-where-it-is-though-it-takes-no-calls",
        "tells full-relay peers its own address although nobody can connect to it",
        when(
            lambda lie, link: (
                lie.kind(link) in FULL and lie.scene.node_as_is.options.get("listen") == "0"
            ),
            node_says("getheaders"),
            say(OWN),
        ),
        caught_by=[("ADR-016", "outbound-full-relay")],
    ),
)

DEVIATIONS: tuple[Deviation, ...] = (*PASSING_ON, *UNFIT, *ANSWERS)
