"""Lies about transactions: who is told about them, who may send them."""

from collections.abc import Callable
from dataclasses import replace

from bitcoin.core import CTransaction

from harness.deviations.deviation import Deviation, Lie, deviation
from harness.deviations.twists import (
    BLOCK,
    EVERY,
    FETCH,
    FULL,
    INBOUND,
    MANUAL,
    RELAYING,
    adds,
    after_the_first,
    becomes,
    changes,
    copies,
    disconnects,
    disconnects_another,
    drops,
    ignores,
    mishears,
    node_says,
    only,
    passes,
    peer_says,
    repeats,
    say,
    takes_as_from,
    when,
)
from harness.network.link import Link
from harness.p2p import messages
from harness.p2p.consensus import txid, wtxid
from harness.p2p.messages import InventoryKind, Message
from harness.p2p.recognise import BLOCK_KINDS, announces_any_block, announces_any_transaction
from harness.scene.peer import Peer
from harness.terms import ConnectionType, Direction

KINDS = (
    ConnectionType.OUTBOUND_FULL_RELAY,
    ConnectionType.ADDR_FETCH,
    ConnectionType.MANUAL,
    ConnectionType.INBOUND,
)


def wants_no_wtxid(peer: Peer) -> bool:
    """Tell a peer that did not ask for announcements by wtxid."""
    return not peer.conduct.offers_wtxid_relay


def block_only_after_a_peer_sent_one(lie: Lie, link: Link) -> bool:
    """Mean block-relay-only connections once some peer has sent a transaction."""
    sent = any(
        entry.direction is Direction.SENT and entry.type == "tx"
        for entry in lie.scene.transcript.entries
    )
    return sent and lie.kind(link) in BLOCK


def the_transaction(lie: Lie) -> Message:
    """Return the transaction of the scene itself."""
    assert lie.scene.transaction is not None  # noqa: S101  (for the type checker)
    return messages.Tx(lie.scene.transaction)


def its_announcement(lie: Lie) -> Message:
    """Return the announcement of the transaction of the scene."""
    assert lie.scene.transaction is not None  # noqa: S101  (for the type checker)
    item = messages.InventoryItem(messages.InventoryKind.WTX, wtxid(lie.scene.transaction))
    return messages.Inv((item,))


def with_reversed_hashes(_lie: Lie, _link: Link, message: Message) -> tuple[Message, ...]:
    """Announce transactions by hashes in the wrong byte order."""
    assert isinstance(message, messages.Inv)  # noqa: S101  (for the type checker)
    items = tuple(
        item if item.kind in BLOCK_KINDS else replace(item, hash=item.hash[::-1])
        for item in message.items
    )
    return (messages.Inv(items),)


def named(
    kind: InventoryKind, own: Callable[[CTransaction], bytes]
) -> Callable[[Lie, Link, Message], tuple[Message, ...]]:
    """Announce the transaction of the scene by a name of one kind or the other."""

    def other(lie: Lie, _link: Link, _message: Message) -> tuple[Message, ...]:
        return (messages.Inv((messages.InventoryItem(kind, own(lie.scene.transaction)),)),)

    return other


def by_txid(message: Message) -> bool:
    """Mean the announcement of a transaction by its txid."""
    return isinstance(message, messages.Inv) and any(
        item.kind == InventoryKind.TX for item in message.items
    )


def behind_a_block(message: Message) -> bool:
    """Mean the announcement of a transaction that is not the first in its message."""
    return announces_any_block(message) and announces_any_transaction(message)


def wants_blocks_only(lie: Lie, link: Link) -> bool:
    """Mean every peer that may bring transactions, while the node wants blocks only."""
    return lie.kind(link) in RELAYING and lie.scene.node_as_is.options.get("blocksonly") == "1"


def may_force_relay(lie: Lie, link: Link) -> bool:
    """Mean callers at another address than usual, while somebody has the forcerelay permission."""
    granted = str(lie.scene.node_as_is.options.get("whitelist"))
    return lie.kind(link) in INBOUND and "forcerelay" in granted and link.local[0] in granted


def what_was_announced(lie: Lie) -> Message:
    """Return a request for the transaction that the peers of the scene have announced."""
    items = (messages.InventoryItem(InventoryKind.WTX, hash_) for hash_ in lie.scene.named.values())
    return messages.GetData(tuple(items))


def announced(what: Message) -> bool:
    """Mean an inventory of transactions alone."""
    return isinstance(what, messages.Inv) and announces_any_transaction(what)


SILENCE = (
    deviation(
        "announces-transactions-on-block-relay-only",
        "announces transactions on block-relay-only connections too",
        copies(announces_any_transaction, source=RELAYING, to=BLOCK),
        caught_by=[
            ("TXR-015", "outbound-full-relay peer hears"),
            ("TXR-015", "First the transaction"),
        ],
    ),
    deviation(
        "tells-block-relay-only-peers-what-inbound-peers-are-told",
        "gives block-relay-only peers the announcements that are for inbound peers",
        copies(announces_any_transaction, source=INBOUND, to=BLOCK),
        caught_by=[("TXR-015", "inbound peer hears")],
    ),
    deviation(
        "passes-transactions-of-peers-on-to-block-relay-only",
        "announces on block-relay-only connections what came from a peer",
        copies(announces_any_transaction, source=RELAYING, to=block_only_after_a_peer_sent_one),
        caught_by=[("TXR-015", "comes from another peer")],
    ),
    deviation(
        "announces-by-txid-on-block-relay-only",
        "announces transactions to those block-relay-only peers that never asked for wtxids",
        copies(announces_any_transaction, source=RELAYING, to=only(BLOCK, wants_no_wtxid)),
        caught_by=[("TXR-015", "not asked for announcements by wtxid")],
    ),
    deviation(
        "pushes-transactions-on-block-relay-only",
        "sends transactions to block-relay-only peers without announcing them",
        when(RELAYING, node_says(announced), say(the_transaction), at=BLOCK),
        caught_by=[("TXR-015", "outbound-full-relay peer hears")],
    ),
    deviation(
        "explains-its-blocks-on-block-relay-only",
        "announces to block-relay-only peers the transactions of a new block",
        when(
            lambda lie, link: lie.kind(link) in BLOCK and lie.scene.transaction is not None,
            node_says(announces_any_block),
            say(its_announcement),
        ),
        caught_by=[("TXR-015", "First the transaction")],
    ),
)

SILENCE_LATER = (
    deviation(
        "announces-transactions-late-on-block-relay-only",
        "announces transactions on block-relay-only connections after ten minutes",
        when(
            lambda lie, link: lie.kind(link) in BLOCK and lie.scene.transaction is not None,
            passes(600),
            say(its_announcement),
        ),
        caught_by=[("TXR-015", "quarter of an hour")],
    ),
)

NAMING = (
    deviation(
        "announces-by-txid-to-everybody",
        "announces transactions by txid even to peers that ask for wtxids",
        becomes(RELAYING, announced, named(InventoryKind.TX, txid)),
        caught_by=[("TXR-001", "outbound-full-relay")],
    ),
    deviation(
        "announces-by-wtxid-to-everybody",
        "announces transactions by wtxid even to peers that never asked for that",
        becomes(RELAYING, announced, named(InventoryKind.WTX, wtxid)),
        caught_by=[("TXR-001", "inbound")],
    ),
    deviation(
        "announces-by-both-names-on-manual",
        "announces transactions by both of their names on manual connections",
        becomes(
            MANUAL,
            announced,
            lambda lie, link, message: (
                message,
                *named(InventoryKind.TX, txid)(lie, link, message),
            ),
        ),
        caught_by=[("TXR-001", "manual"), ("TXR-006", "manual")],
    ),
    deviation(
        "calls-a-txid-a-wtxid-on-addr-fetch",
        "announces transactions by txid but calls it a wtxid on addr-fetch connections",
        becomes(FETCH, announced, named(InventoryKind.WTX, txid)),
        caught_by=[("TXR-001", "addr-fetch")],
    ),
    *(
        deviation(
            f"echoes-transactions-to-{kind}",
            f"announces transactions back to the {kind} peer that has brought them",
            when({kind}, peer_says("tx"), say(its_announcement)),
            caught_by=[("TXR-005", kind.value)],
        )
        for kind in KINDS
    ),
    deviation(
        "announces-transactions-twice",
        "announces each transaction twice on full-relay connections",
        repeats(FULL, announced),
        caught_by=[("TXR-006", "outbound-full-relay")],
    ),
    deviation(
        "announces-transactions-again",
        "announces transactions to inbound peers again after ten minutes",
        when(
            lambda lie, link: lie.kind(link) in INBOUND and lie.scene.transaction is not None,
            passes(600),
            say(its_announcement),
        ),
        caught_by=[("TXR-006", "inbound")],
    ),
)

FEES = (
    *(
        deviation(
            f"tells-{kind}-peers-no-fee-filter",
            f"does not tell its fee filter on {kind} connections",
            drops({kind}, "feefilter"),
            caught_by=[("TXR-027", kind.value)],
            also=["TXR-028", "in this order"],
        )
        for kind in KINDS
    ),
    deviation(
        "tells-its-fee-filter-twice",
        "tells inbound peers its fee filter twice",
        repeats(INBOUND, "feefilter"),
        caught_by=[("TXR-027", "inbound")],
        also=["in this order"],
    ),
    deviation(
        "tells-its-fee-filter-though-it-wants-blocks-only",
        "tells its fee filter even when it wants blocks only",
        adds(wants_blocks_only, messages.FeeFilter(1000), after="ping"),
        caught_by=[
            ("CONN-023", "fee filter.*manual"),
            ("CONN-023", "fee filter.*relay permission"),
        ],
        also=["blocksonly mode"],
    ),
    deviation(
        "tells-forcerelay-inbound-peers-its-fee-filter",
        "tells its fee filter to inbound peers with the forcerelay permission too",
        adds(may_force_relay, messages.FeeFilter(1000), after="ping"),
        caught_by=[("TXR-028", "forcerelay")],
        also=["forcerelay"],
    ),
    deviation(
        "declines-transactions-of-permitted-inbound-peers",
        "asks nobody for transactions when it wants blocks only, whatever the permissions",
        changes(wants_blocks_only, "version", relay=False),
        caught_by=[("HAND-012", "One inbound peer has the permission")],
    ),
    deviation(
        "tells-block-relay-only-peers-its-fee-filter",
        "tells its fee filter on block-relay-only connections too",
        adds(BLOCK, messages.FeeFilter(1000), after="ping"),
        caught_by=["TXR-028"],
        also=["in this order"],
    ),
    deviation(
        "tells-block-relay-only-peers-its-new-fee",
        "tells its fee filter on block-relay-only connections when it changes",
        copies("feefilter", source=FULL, to=BLOCK),
        caught_by=[("TXR-028", "initial block download ends")],
        also=["in this order"],
    ),
    deviation(
        "tells-block-relay-only-peers-its-fee-filter-later",
        "tells its fee filter on block-relay-only connections when it is due again",
        when(BLOCK, passes(600), say(messages.FeeFilter(1000))),
        caught_by=["TXR-028"],
    ),
)

SERVING = (
    deviation(
        "gives-transactions-to-block-relay-only",
        "gives block-relay-only peers the transactions that they ask for",
        when(BLOCK, peer_says("getdata"), say(the_transaction)),
        caught_by=["TXR-020"],
    ),
    deviation(
        "denies-transactions-to-block-relay-only",
        "tells block-relay-only peers that it has not the transaction that they ask for",
        when(BLOCK, peer_says("getdata"), say(messages.NotFound(()))),
        caught_by=["TXR-020"],
    ),
    deviation(
        "ends-block-relay-only-for-a-request",
        "ends block-relay-only connections on which a transaction is asked for",
        disconnects(BLOCK, peer_says("getdata")),
        caught_by=["TXR-020"],
        also=["CONN-078", "TXR-047"],
    ),
    deviation(
        "gives-nobody-transactions",
        "does not answer requests for transactions",
        ignores(EVERY, "getdata"),
        caught_by=["TXR-020"],
        also=["CONN-078", "TXR-047"],
    ),
)

TELLING = (
    deviation(
        "tells-only-the-first-peer-of-transactions",
        "announces transactions to its oldest connection alone",
        drops(after_the_first(RELAYING), announced),
        caught_by=[("TXR-004", "on three types at once")],
        also=["TXR-001", "TXR-005", "TXR-015", "TXR-021"],
    ),
    *(
        deviation(
            f"tells-{kind}-peers-of-no-transactions",
            f"announces no transactions on {kind} connections",
            drops({kind}, announced),
            caught_by=[("TXR-004", kind.value)],
            also=["TXR-001", "TXR-005", "TXR-006", "TXR-015", "TXR-021", "HAND-020"],
        )
        for kind in KINDS
    ),
    deviation(
        "announces-transactions-by-a-wrong-hash",
        "announces transactions by hashes in the wrong byte order",
        becomes(RELAYING, announced, with_reversed_hashes),
        caught_by=["TXR-004"],
        also=["TXR-001", "TXR-005", "TXR-006", "TXR-015", "TXR-021"],
    ),
    *(
        deviation(
            f"tells-{kind}-peers-that-decline",
            f"announces transactions to {kind} peers that have declined them",
            mishears({kind}, "version", lambda version: replace(version, relay=True)),
            caught_by=[("TXR-021", kind.value)],
        )
        for kind in KINDS
    ),
)

TAKING = (
    deviation(
        "ignores-transactions-from-block-relay-only",
        "drops a transaction from a block-relay-only peer and keeps the connection",
        ignores(BLOCK, "tx"),
        caught_by=[("TXR-017", "sends one too")],
    ),
    deviation(
        "accepts-transactions-from-block-relay-only",
        "takes a transaction from a block-relay-only peer as from any other",
        takes_as_from("tx", source=BLOCK, to=FULL),
        ignores(BLOCK, "tx"),
        caught_by=[("TXR-017", "sends one too")],
    ),
    deviation(
        "accepts-transactions-from-block-relay-only-and-disconnects",
        "ends a block-relay-only connection for a transaction that it nevertheless keeps",
        takes_as_from("tx", source=BLOCK, to=FULL),
        caught_by=[("TXR-017", "sends one too")],
    ),
    deviation(
        "ends-another-connection-than-the-sender-s",
        "ends a full-relay connection when a block-relay-only peer sends a transaction",
        disconnects_another(BLOCK, instead=FULL),
        caught_by=[("TXR-017", "sends one too"), ("TXR-018", "announces one too")],
    ),
    *(
        deviation(
            f"ends-{kind}-for-a-transaction",
            f"ends {kind} connections on which a transaction comes",
            disconnects({kind}, peer_says("tx")),
            caught_by=[("TXR-017", kind.value)],
            also=["TXR-015"],
        )
        for kind in KINDS
    ),
    *(
        deviation(
            f"accepts-no-transactions-from-{kind}",
            f"drops the transactions that come on {kind} connections",
            ignores({kind}, "tx"),
            caught_by=[("TXR-017", kind.value)],
            also=["TXR-015"],
        )
        for kind in KINDS
    ),
    deviation(
        "bears-announcements-of-transactions-from-block-relay-only",
        "does nothing about a transaction announced by a block-relay-only peer",
        ignores(BLOCK, announced),
        caught_by=[("TXR-018", "announces one too")],
    ),
    deviation(
        "bears-txids-on-block-relay-only",
        "does nothing about a transaction that a block-relay-only peer announces by txid",
        ignores(BLOCK, by_txid),
        caught_by=[("TXR-018", "^They have negotiated txids")],
    ),
    deviation(
        "ends-block-relay-only-for-the-other-hash",
        "ends block-relay-only connections for a txid where both sides have agreed on wtxids",
        disconnects(BLOCK, peer_says(by_txid)),
        caught_by=[("TXR-018", "A txid is ignored")],
    ),
    deviation(
        "bears-transactions-behind-a-block",
        "looks only at the first thing that a block-relay-only peer announces in a message",
        ignores(BLOCK, behind_a_block),
        caught_by=[("TXR-018", "same message")],
    ),
    deviation(
        "asks-block-relay-only-for-a-transaction-before-it-disconnects",
        "asks for the transaction that a block-relay-only peer announces, then ends the connection",
        when(BLOCK, peer_says(announced), say(what_was_announced)),
        caught_by=[("TXR-018", "not request what")],
    ),
    *(
        deviation(
            f"ends-{kind}-for-the-announcement-of-a-transaction",
            f"ends {kind} connections on which a transaction is announced",
            disconnects({kind}, peer_says(announced)),
            caught_by=[("TXR-018", f"on an? {kind} connection announces")],
        )
        for kind in KINDS
    ),
    deviation(
        "ends-block-relay-only-for-the-announcement-of-a-block",
        "ends block-relay-only connections on which anything is announced by its hash",
        disconnects(BLOCK, peer_says("inv")),
        caught_by=[("BLK-009", "announced by its hash")],
    ),
    deviation(
        "ignores-blocks-announced-on-block-relay-only",
        "does not ask back about a block that a block-relay-only peer announces",
        ignores(BLOCK, "inv"),
        caught_by=[("BLK-009", "announced by its hash")],
    ),
)

DEVIATIONS: tuple[Deviation, ...] = (
    *SILENCE,
    *SILENCE_LATER,
    *TELLING,
    *NAMING,
    *FEES,
    *SERVING,
    *TAKING,
)
