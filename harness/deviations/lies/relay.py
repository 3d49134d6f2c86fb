"""Lies about addresses, transactions and blocks: what one peer sends, another one is sent."""

from collections.abc import Callable

from harness.acts.version_contents import OWN_IP
from harness.deviations.deviation import Deviation, Lie, deviation
from harness.deviations.lies.handshake import the_announcement
from harness.deviations.twists import (
    BLOCK,
    EVERY,
    FETCH,
    FULL,
    INBOUND,
    LONG_LIVED,
    RELAYING,
    Kinds,
    On,
    adds,
    after_the_first,
    changes,
    copies,
    disconnects,
    drops,
    keeps,
    node_says,
    passes,
    peer_says,
    say,
    takes_as_from,
    when,
)
from harness.network.link import Link
from harness.p2p import messages
from harness.p2p.messages import Message, Services
from harness.p2p.recognise import (
    announces_any_block,
    announces_any_transaction,
    has_so_many_addresses,
)
from harness.terms import Direction

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
HEADERS_WANTED = messages.GetHeaders(messages.PROTOCOL_VERSION, (), bytes(32))
FEE = messages.FeeFilter(1000)


def in_blocksonly_mode(kinds: Kinds) -> On:
    """Mean connections of a node in blocksonly mode."""
    return lambda lie, link: (
        lie.kind(link) in kinds and lie.scene.node_as_is.options.get("blocksonly") == "1"
    )


def with_a_transaction(kinds: Kinds) -> On:
    """Mean connections in examples that are about a transaction."""
    return lambda lie, link: lie.kind(link) in kinds and lie.scene.transaction is not None


def may_force_relay(lie: Lie, link: Link) -> bool:
    """Mean inbound peers whose address has the forcerelay permission."""
    granted = str(lie.scene.node_as_is.options.get("whitelist"))
    return lie.kind(link) in INBOUND and "forcerelay" in granted and link.local[0] in granted


def does_not_listen(lie: Lie, link: Link) -> bool:
    """Mean full-relay connections of a node that does not listen."""
    return lie.kind(link) in FULL and lie.scene.node_as_is.options.get("listen") == "0"


def has_sent_addresses(lie: Lie, link: Link) -> bool:
    """Mean addr-fetch connections on which addresses have come."""
    sent = (
        entry.type == "addr" and entry.direction is Direction.SENT
        for entry in lie.scene.transcript.entries
        if entry.connection == link.serial
    )
    return lie.kind(link) in FETCH and any(sent)


def brings_some(message: Message) -> bool:
    """Mean a message with addresses, in whatever form."""
    return isinstance(message, messages.Addr | messages.AddrV2) and bool(message.addresses)


def announced(what: Message) -> bool:
    """Mean an inventory with transactions."""
    return isinstance(what, messages.Inv) and announces_any_transaction(what)


def holds_headers(count: int) -> Callable[[Message], bool]:
    """Mean a message of so many headers."""
    return lambda message: isinstance(message, messages.Headers) and len(message.headers) == count


ADDRESSES = (
    deviation(
        "relays-addresses-to-everybody",
        "relays fresh addresses to more than two full-relay peers",
        copies(brings_some, source=FULL, to=FULL),
        caught_by=[("ADR-005", "outbound-full-relay")],
        also=["ADR-010", "ADR-025"],
    ),
    deviation(
        "relays-addresses-of-block-relay-only-peers",
        "relays the addresses that block-relay-only peers send",
        takes_as_from("addr", source=BLOCK, to=INBOUND),
        caught_by=[("ADR-002", "block-relay-only")],
        also=["CONN-021", "ADR-024", "MSG-011"],
    ),
    deviation(
        "relays-no-addresses-in-blocksonly-mode",
        "relays no addresses in blocksonly mode",
        drops(in_blocksonly_mode(EVERY), brings_some),
        caught_by=[("ADR-028", "asked for addresses, and sent one")],
    ),
    deviation(
        "sends-inbound-peers-addresses-as-often-as-they-ask",
        "sends inbound peers addresses each time they request them",
        when(INBOUND, peer_says("getaddr", times=2), say(SOME)),
        caught_by=[("ADR-019", "asks a second time")],
    ),
    deviation(
        "sends-its-own-address-though-it-does-not-listen",
        "sends full-relay peers its own address although nobody can connect to it",
        when(does_not_listen, node_says("getheaders"), say(OWN)),
        caught_by=[("ADR-016", "outbound-full-relay")],
    ),
    deviation(
        "requests-addresses-again",
        "requests addresses from full-relay peers again after ten minutes",
        when(FULL, passes(600), say(messages.GetAddr())),
        caught_by=[("NEG-009", "45 minutes")],
        also=["in this order"],
    ),
    deviation(
        "adds-up-the-addresses-of-addr-fetch",
        "takes two messages with one address each for an answer",
        disconnects(FETCH, peer_says(has_so_many_addresses(1), times=2)),
        caught_by=[("ADR-027", "Two messages")],
    ),
    deviation(
        "gives-more-time-for-one-address",
        "counts the five minutes of an addr-fetch connection from the latest address",
        keeps(has_sent_addresses),
        caught_by=[("LIVE-009", "earns the peer no more time")],
        also=["ADR-027"],
    ),
    deviation(
        "ends-addr-fetch-a-second-early",
        "ends an addr-fetch connection when its five minutes are not over yet",
        disconnects(FETCH, passes(300)),
        caught_by=[("LIVE-009", "300 seconds")],
    ),
)

TRANSACTIONS = (
    deviation(
        "announces-transactions-to-the-first-peer-only",
        "announces transactions on its oldest connection alone",
        drops(after_the_first(RELAYING), announced),
        caught_by=[("TXR-004", "on three types at once")],
        also=["TXR-001", "TXR-005", "TXR-015", "TXR-021"],
    ),
    deviation(
        "announces-transactions-of-blocks-on-block-relay-only",
        "announces to block-relay-only peers the transactions of a new block",
        when(with_a_transaction(BLOCK), node_says(announces_any_block), say(the_announcement)),
        caught_by=[("TXR-015", "First the transaction")],
    ),
    deviation(
        "announces-transactions-late-on-block-relay-only",
        "announces transactions on block-relay-only connections after ten minutes",
        when(with_a_transaction(BLOCK), passes(600), say(the_announcement)),
        caught_by=[("TXR-015", "quarter of an hour")],
    ),
    deviation(
        "announces-transactions-again",
        "announces transactions to inbound peers again after ten minutes",
        when(with_a_transaction(INBOUND), passes(600), say(the_announcement)),
        caught_by=[("TXR-006", "inbound")],
    ),
    deviation(
        "accepts-transactions-of-block-relay-only-peers",
        "ends a block-relay-only connection for a transaction that it nevertheless accepts",
        takes_as_from("tx", source=BLOCK, to=FULL),
        caught_by=[("TXR-017", "sends one too")],
    ),
    deviation(
        "sends-its-fee-filter-in-blocksonly-mode",
        "sends its fee filter in blocksonly mode",
        adds(in_blocksonly_mode(RELAYING), FEE, after="ping"),
        caught_by=[
            ("CONN-023", "fee filter.*manual"),
            ("CONN-023", "fee filter.*permissions relay"),
        ],
        also=["blocksonly mode"],
    ),
    deviation(
        "sends-forcerelay-inbound-peers-its-fee-filter",
        "sends its fee filter to inbound peers with the forcerelay permission too",
        adds(may_force_relay, FEE, after="ping"),
        caught_by=[("TXR-028", "forcerelay")],
        also=["forcerelay"],
    ),
    deviation(
        "declines-transactions-of-permitted-inbound-peers",
        "wants transactions of nobody in blocksonly mode, whatever the permissions",
        changes(in_blocksonly_mode(RELAYING), "version", relay=False),
        caught_by=[("HAND-012", "One inbound peer has the permission")],
    ),
)

BLOCKS = (
    deviation(
        "announces-blocks-to-the-first-peer-only",
        "announces a block on its oldest connection alone",
        drops(after_the_first(LONG_LIVED | FETCH), announces_any_block),
        caught_by=[("BLK-029", "same time")],
        also=["TXR-015"],
    ),
    deviation(
        "hides-blocks-with-unannounced-transactions",
        "announces no block to block-relay-only peers with a transaction that they do not know",
        drops(with_a_transaction(BLOCK), announces_any_block),
        caught_by=[("TXR-015", "First the transaction, then the block")],
    ),
    deviation(
        "requests-headers-that-it-awaits",
        "requests headers of inbound peers for every unknown parent, though it awaits some",
        when(INBOUND, peer_says(holds_headers(1)), say(HEADERS_WANTED)),
        caught_by=[("BLK-015", "awaits headers from one")],
        also=["header"],
    ),
    deviation(
        "takes-a-block-for-invalid-once-it-was-mutated",
        "does not announce a valid block of which it was sent a mutated one before",
        drops(INBOUND, announces_any_block),
        caught_by=[("BLK-070", "valid block from another peer")],
        also=["block"],
    ),
    deviation(
        "waits-for-blocks-a-second-less",
        "ends connections on which a block has not come for ten minutes, to the second",
        disconnects(EVERY, passes(600)),
        caught_by=[
            ("BLK-066", f"^600 .* {kind} connection")
            for kind in ("outbound-full-relay", "block-relay-only", "manual", "inbound")
        ],
        also=["pass", "never", "is due", "fee filter", "address"],
    ),
)

DEVIATIONS: tuple[Deviation, ...] = (*ADDRESSES, *TRANSACTIONS, *BLOCKS)
