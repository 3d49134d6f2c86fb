"""Lies about slots: how many connections there may be, what takes a slot, what frees one."""

from harness.deviations.answers import (
    AT_CAPACITY,
    POOL,
    afterwards,
    answers,
    asked_peer,
    dialled_kind,
    finds_room,
    has_slots,
    is_connected_already,
    more,
    never,
    refuses,
    refuses_to,
    starts_with,
    was_ended_by,
)
from harness.deviations.deviation import Deviation, Lie, deviation
from harness.deviations.twists import (
    BLOCK,
    FEELER,
    FETCH,
    FULL,
    INBOUND,
    MANUAL,
    changes,
    connect_again,
    disconnect,
    does_not_connect,
    leaves,
    opens,
    refuses_connections,
    when,
)
from harness.network.lens import Question
from harness.network.link import Link
from harness.terms import Side

ELEVEN = 11  # net.h: eight, two and one more


def is_silent(lie: Lie, link: Link) -> bool:
    """Mean an open connection on which our peer sends nothing."""
    return link.is_open and not lie.peer(link).conduct.speaks


def some_are_silent(lie: Lie, question: Question) -> bool:
    """Mean requests made while there are silent peers of the same type."""
    kind = dialled_kind(question)
    return any(is_silent(lie, link) and lie.kind(link) is kind for link in lie.links())


def some_have_left(lie: Lie, _question: Question) -> bool:
    """Mean requests made after a connection has ended."""
    return any(not link.is_open for link in lie.all_links())


def is_blocks_only(lie: Lie, _question: Question) -> bool:
    """Mean requests to a node in blocksonly mode."""
    return lie.scene.node_as_is.options.get("blocksonly") == "1"


def is_inbound_already(lie: Lie, question: Question) -> bool:
    """Mean requests for a connection to a peer that has connected to the node."""
    peer = asked_peer(lie, question)
    if peer is None or not peer.is_connected:
        return False
    return dialled_kind(question) is not None and peer.link.dialled_by is Side.PEER


def uses_no_encryption(lie: Lie, link: Link) -> bool:
    """Mean full-relay connections to peers that would have answered a v2 handshake."""
    return lie.kind(link) in FULL and not lie.peer(link).conduct.refuses_encryption


def connect_to_the_asked(lie: Lie, question: Question) -> None:
    """Connect to the peer that a request names."""
    peer = asked_peer(lie, question)
    if peer is not None:
        lie.connect(peer)


def connect_and_refuse(lie: Lie, question: Question) -> bool:
    """Connect to the peer of a ninth full-relay connection, which is then refused."""
    full = [link for link in lie.links() if lie.kind(link) in FULL]
    if dialled_kind(question) not in FULL or len(full) < 8:
        return False
    connect_to_the_asked(lie, question)
    return True


def is_second_connection(lie: Lie, link: Link) -> bool:
    """Mean the second connection that the node opens to a peer."""
    return link.dialled_by is Side.NODE and len(lie.peer(link).links) > 1


def is_waiting_for_retry(lie: Lie, question: Question) -> bool:
    """Mean requests made while some peer has refused encryption and was not connected to again."""
    del question
    peers = lie.scene.peers.values()
    return any(
        peer.conduct.refuses_encryption and len(peer.links) == 1 and not peer.is_connected
        for peer in peers
    )


LIMITS = (
    deviation(
        "has-nine-full-relay-slots",
        "opens a ninth full-relay connection",
        finds_room(FULL),
        caught_by=[("CONN-007", "ninth")],
    ),
    deviation(
        "has-seven-full-relay-slots",
        "refuses the eighth full-relay connection",
        refuses(FULL, beyond=7),
        caught_by=[("CONN-007", "eighth")],
        also=["outbound-full-relay", "outbound slots"],
    ),
    deviation(
        "connects-to-the-ninth-full-relay-and-refuses-it",
        "refuses the ninth full-relay connection, but only after it has connected to the peer",
        refuses_to("addconnection", AT_CAPACITY, when=connect_and_refuse),
        caught_by=[("CONN-007", "ninth")],
    ),
    deviation(
        "has-three-block-relay-only-slots",
        "opens a third block-relay-only connection",
        finds_room(BLOCK),
        caught_by=[("CONN-008", "third")],
        also=["CONN-009", "CONN-010", "CONN-042"],
    ),
    deviation(
        "has-one-block-relay-only-slot",
        "refuses the second block-relay-only connection",
        refuses(BLOCK, beyond=1),
        caught_by=[("CONN-008", "second")],
        also=["block-relay-only", "outbound slots"],
    ),
    deviation(
        "counts-block-relay-only-among-the-eight",
        "takes block-relay-only connections for full-relay ones when it counts to eight",
        has_slots(8, of=FULL | BLOCK, counts=never, on=FULL),
        caught_by=[("CONN-007", "^Other types do not count either$")],
    ),
    deviation(
        "has-ten-outbound-slots",
        "has ten slots for outbound connections, not eleven",
        has_slots(10, of=POOL, counts=never),
        caught_by=[("CONN-009", "addr-fetch connection is the eleventh")],
    ),
    deviation(
        "gives-addr-fetch-a-slot-of-its-own",
        "opens addr-fetch connections although all eleven slots are taken",
        finds_room(FETCH),
        caught_by=[("CONN-009", "addr-fetch connection is the twelfth")],
    ),
    deviation(
        "gives-feelers-a-slot-of-their-own",
        "opens feeler connections although all eleven slots are taken",
        finds_room(FEELER),
        caught_by=[("CONN-009", "feeler connection is the twelfth")],
        also=["CONN-010"],
    ),
    deviation(
        "reserves-slots-for-block-relay-only",
        "opens block-relay-only connections although addr-fetch ones have all slots",
        finds_room(BLOCK),
        caught_by=[("CONN-009", "first block-relay-only connection comes")],
        also=["CONN-008", "CONN-010", "CONN-042"],
    ),
    deviation(
        "ends-block-relay-only-for-manual",
        "ends a block-relay-only connection when a manual one opens",
        when(MANUAL, opens, disconnect, at=BLOCK),
        caught_by=[("CONN-019", "each long-lived type")],
    ),
    deviation(
        "counts-connections-that-are-over",
        "counts connections that have ended",
        answers("getconnectioncount", lambda lie, _number: len(lie.all_links())),
        caught_by=[("CONN-026", "All peers but one have disconnected")],
    ),
    *(
        deviation(
            f"counts-{name}-peers-with-version-message-only",
            f"counts no {name} peers that have sent nothing",
            finds_room(kinds, when=some_are_silent),
            caught_by=[("CONN-010", f"send nothing take all slots that {name}")],
        )
        for name, kinds in (("block-relay-only", BLOCK), ("feeler", FEELER))
    ),
    deviation(
        "gives-silent-inbound-peers-no-slot",
        "does not count inbound peers that have sent nothing",
        starts_with(maxconnections=more(1)),
        caught_by=[("CONN-010", "both inbound slots")],
        also=["CONN-018"],
    ),
)

SLOTS = (
    *(
        deviation(
            f"keeps-the-slot-of-{name}-that-the-peer-has-ended",
            f"frees no slot when the peer ends {words} connection",
            has_slots(ELEVEN, of=POOL, counts=was_ended_by(Side.PEER, kinds)),
            caught_by=[("CONN-011", f"peer ends the {name}")],
        )
        for name, words, kinds in (
            ("outbound-full-relay", "a full-relay", FULL),
            ("block-relay-only", "a block-relay-only", BLOCK),
            ("addr-fetch", "an addr-fetch", FETCH),
        )
    ),
    deviation(
        "keeps-the-slot-of-connections-that-the-operator-ends",
        "frees no slot when a feeler connection is ended by the node",
        has_slots(ELEVEN, of=POOL, counts=was_ended_by(Side.NODE, FEELER)),
        caught_by=[
            ("CONN-011", "operator ends the feeler"),
            ("CONN-011", "ends a feeler.*by itself"),
        ],
    ),
    deviation(
        "keeps-the-slot-of-addr-fetch-that-has-served",
        "frees no slot when it has ended an addr-fetch connection",
        has_slots(ELEVEN, of=POOL, counts=was_ended_by(Side.NODE, FETCH)),
        caught_by=[("CONN-011", "ends an addr-fetch.*by itself")],
    ),
    deviation(
        "keeps-the-full-relay-slot-of-whoever-has-left",
        "counts full-relay peers that have disconnected among the eight",
        has_slots(8, of=FULL, counts=was_ended_by(Side.PEER, FULL)),
        caught_by=[("CONN-011", "last slot of the outbound-full-relay")],
    ),
    deviation(
        "gives-slots-back-twice",
        "frees two slots for one connection that has ended",
        finds_room(POOL, when=some_have_left),
        caught_by=[("CONN-011", "peer ends the outbound-full-relay")],
        also=["CONN-012"],
    ),
    deviation(
        "loses-a-slot-for-failed-connections",
        "frees no slot for some connections that fail",
        refuses(POOL, beyond=40),
        caught_by=[("CONN-012", "Nobody listens")],
        also=["come and go"],
    ),
    deviation(
        "loses-a-slot-now-and-then",
        "loses one slot in the course of thirty connections",
        refuses(POOL, beyond=42),
        caught_by=[("CONN-012", "ended by either side")],
        also=["outbound type fail"],
    ),
    deviation(
        "counts-manual-among-the-eleven",
        "lets manual connections take slots of others",
        has_slots(ELEVEN, of=POOL | MANUAL, counts=never, on=POOL),
        caught_by=[("CONN-013", "Twelve manual")],
        also=["manual"],
    ),
    deviation(
        "has-eight-manual-slots",
        "refuses the ninth manual connection that is asked for once",
        refuses(MANUAL, beyond=8),
        caught_by=[("CONN-029", "more than eight manual")],
    ),
    deviation(
        "lets-inbound-peers-take-outbound-slots",
        "refuses to open connections when many inbound peers are there",
        has_slots(ELEVEN, of=POOL | INBOUND, counts=never, on=POOL),
        caught_by=[("CONN-013", "14 of 100 inbound slots")],
    ),
    deviation(
        "lends-free-slots-to-inbound-peers",
        "accepts inbound peers in outbound slots that are free",
        starts_with(maxconnections=more(5)),
        caught_by=[("CONN-013", "has opened nothing")],
        also=["inbound slot", "connection limit", "CONN-041"],
    ),
    deviation(
        "takes-slots-of-inbound-peers",
        "refuses inbound peers when it has opened connections of its own",
        refuses_connections(
            lambda lie, link: lie.kind(link) in INBOUND and len(lie.links()) > ELEVEN
        ),
        caught_by=[("CONN-013", "all that it may")],
        also=["are connected", "inbound connections"],
    ),
    deviation(
        "has-fewer-slots-in-blocksonly-mode",
        "opens no block-relay-only connections in blocksonly mode",
        refuses(BLOCK, when=is_blocks_only),
        caught_by=[("CONN-023", "more connections than it has slots")],
        also=["blocksonly mode"],
    ),
    deviation(
        "takes-a-slot-for-a-request-that-does-nothing",
        "frees no slot when it is asked to connect to a peer that it is connected to",
        refuses(POOL, beyond=ELEVEN),
        caught_by=[("CONN-016", "requested twice more")],
        also=["CONN-009", "CONN-011", "CONN-012"],
    ),
)

DUPLICATES = (
    deviation(
        "connects-again-to-connected-peers",
        "connects to a peer again that it is connected to",
        afterwards(connect_to_the_asked, when=is_connected_already),
        caught_by=[
            ("CONN-016", "outbound-full-relay, outbound-full-relay is"),
            ("CONN-016", "block-relay-only, outbound-full-relay is"),
            ("CONN-016", "Another spelling"),
        ],
    ),
    deviation(
        "connects-back-to-whoever-has-connected",
        "connects to a peer that has connected from the same address and port",
        afterwards(
            connect_to_the_asked,
            when=is_inbound_already,
        ),
        caught_by=[("CONN-016", "came from the port")],
    ),
    deviation(
        "has-one-addr-fetch-for-an-address",
        "ends an addr-fetch connection when another one to the same address opens",
        when(FETCH, opens, disconnect, at=FETCH),
        caught_by=[("CONN-017", "Two addr-fetch")],
        also=["addr-fetch"],
    ),
    deviation(
        "has-one-inbound-peer-for-an-address",
        "refuses an inbound peer while another one from the same address is there",
        refuses_connections(
            lambda lie, link: (
                lie.kind(link) in INBOUND
                and any(
                    other.local[0] == link.local[0] and lie.kind(other) in INBOUND
                    for other in lie.links()
                    if other is not link
                )
            )
        ),
        caught_by=[("CONN-017", "Two inbound")],
        also=["inbound", "connects to the node"],
    ),
)

RETRIES = (
    deviation(
        "does-not-retry-without-encryption",
        "does not connect again to a peer that disconnects on a v2 handshake",
        does_not_connect(is_second_connection),
        caught_by=[("CONN-014", "An? addr-fetch connection")],
        also=["again", "added nodes"],
    ),
    deviation(
        "forgets-the-type-on-the-retry",
        "makes a full-relay connection of a block-relay-only one on the retry",
        changes(
            lambda lie, link: lie.kind(link) in BLOCK and is_second_connection(lie, link),
            "version",
            relay=True,
        ),
        caught_by=[("CONN-014", "A block-relay-only connection")],
    ),
    deviation(
        "connects-a-third-time",
        "connects once more when the peer disconnects the second time, too",
        when(is_second_connection, leaves, connect_again),
        caught_by=[("CONN-014", "disconnects on the retry too")],
        also=["again"],
    ),
    deviation(
        "connects-again-to-whoever-disconnects",
        "connects again to a peer that disconnects on a v1 version message",
        when(
            uses_no_encryption,
            leaves,
            connect_again,
        ),
        caught_by=[("CONN-014", "not encrypted in the first place")],
        also=["disconnects"],
    ),
    deviation(
        "gives-the-slot-away-before-the-retry",
        "lets another connection take the slot of one that is about to be retried",
        finds_room(FETCH, when=is_waiting_for_retry),
        caught_by=[("CONN-014", "last of the eleven slots")],
    ),
    deviation(
        "keeps-the-slot-of-a-retry",
        "frees no slot when the connection of the retry has ended",
        has_slots(
            ELEVEN,
            of=POOL,
            counts=lambda lie, link: (
                link is lie.peer(link).links[-1] and len(lie.peer(link).links) > 1
            ),
        ),
        caught_by=[("CONN-014", "connection of the retry has ended")],
    ),
)

DEVIATIONS: tuple[Deviation, ...] = (*LIMITS, *SLOTS, *DUPLICATES, *RETRIES)
