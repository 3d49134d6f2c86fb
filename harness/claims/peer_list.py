"""Claims about what the node's peer list and summary say of the peers."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from harness.claims.core import exactly, fail, holds, latest_connection
from harness.errors import Inconclusive
from harness.p2p import messages
from harness.record.findings import Finding
from harness.record.plain import plainly
from harness.record.transcript import Window

Row = Mapping[str, Any] | None

SCORE_OF_OPERATOR = 4  # net.h, LOCAL_MANUAL
SENT_AS = {"block": {"block", "cmpctblock"}, "transaction": {"tx"}}
EXPERIMENTS = range(24, 32)  # protocol.h: bits left to experiments
LATEST = {"block": "last_block", "transaction": "last_transaction"}


def lists_transaction_relay(row: Row, entry: int, *, peer: str, wants: bool) -> Finding:
    """Claim what the list says about telling a peer of transactions."""
    return _field(
        row,
        entry,
        "relaytxes",
        wants,
        f"the node lists {peer} with transaction relay: {plainly(wants)}",
    )


def lists_address_relay(row: Row, entry: int, *, peer: str, exchanges: bool) -> Finding:
    """Claim what the list says about exchanging addresses with a peer."""
    words = f"the node lists {peer} with address relay: {plainly(exchanges)}"
    return _field(row, entry, "addr_relay_enabled", exchanges, words)


def lists_addresses(row: Row, entry: int, *, peer: str, processed: int, dropped: int) -> Finding:
    """Claim how many addresses of a peer the list counts as used, and as dropped for the rate."""
    expected = (
        f"the node lists {peer} with {processed} processed and {dropped} rate-limited addresses"
    )
    if row is None:
        fail(expected, "the node does not list the peer", [entry])
    actual = (row["addr_processed"], row["addr_rate_limited"])
    finding = holds(
        actual == (processed, dropped),
        expected=expected,
        actual="{} processed, {} dropped".format(*actual),
        entries=[entry],
    )
    return replace(finding, fields=("addr_processed", "addr_rate_limited"))


def lists_last(
    row: Row, entry: int, window: Window, *, peer: str, what: str, brought: bool
) -> Finding:
    """Claim when, by the list, a peer has last brought a new block or transaction, or never.

    Raises:
        Inconclusive: the peer has sent none.
    """
    all_sent = latest_connection(window, peer).sent()
    sent = all_sent.where(lambda entry: entry.type in SENT_AS[what]).entries
    if not sent:
        raise Inconclusive(f"{peer} has sent no {what}")
    when = sent[-1].clock if brought else 0
    word = "a" if brought else "no"
    expected = f"the node lists {peer} as having sent {word} {what}"
    if row is None:
        fail(expected, "the node does not list the peer", [entry])
    time = row[LATEST[what]]
    actual = f"the list has the time {time}" if time else "the list has no time"
    finding = holds(time == when, expected=f"{expected}: {when}", actual=actual, entries=[entry])
    return replace(finding, fields=(LATEST[what],))


def lists_number(row: Row, entry: int, *, peer: str, key: str, number: int) -> Finding:
    """Claim which number the list gives in one of a peer's fields."""
    return _field(row, entry, key, number, f"the node lists {peer} with {key} {number}")


def has_received(row: Row, entry: int, *, peer: str, least: int, most: int) -> Finding:
    """Claim between which numbers the count of bytes lies that the node has read of a peer."""
    expected = f"the node lists {peer} with {least} to {most} bytes received"
    if row is None:
        fail(expected, "the node does not list the peer", [entry])
    count = row["bytesrecv"]
    return holds(
        least <= count <= most,
        expected=expected,
        actual=f"the list says {count}",
        entries=[entry],
    )


def lists_no_system(row: Row, entry: int, *, peer: str) -> Finding:
    """Claim that the list does not say to which autonomous system a peer's address belongs."""
    found = None if row is None else row.get("mapped_as", 0)
    return holds(
        found == 0,
        expected=f"the node lists {peer} without an autonomous system",
        actual=f"it lists it with {found}" if row is not None else "it does not list it",
        entries=[entry],
    )


def lists_ping(row: Row, entry: int, *, peer: str, latest: int | None, best: int | None) -> Finding:
    """Claim how long a peer took to answer the latest ping, and the fastest; None for neither."""
    return _times(
        row,
        entry,
        {"pingtime": latest, "minping": best},
        f"the node lists {peer} with ping time {plainly(latest)}, at best {plainly(best)}",
    )


def lists_waiting_ping(row: Row, entry: int, *, peer: str, seconds: int | None) -> Finding:
    """Claim for how long the node has waited for the answer to a ping; None for not at all."""
    words = f"the node lists {peer} with a ping unanswered for {plainly(seconds)}"
    return _times(row, entry, {"pingwait": seconds}, words)


def _times(row: Row, entry: int, expected: Mapping[str, int | None], words: str) -> Finding:
    if row is None:
        fail(words, "the node does not list the peer", [entry])
    actual = {column: row.get(column) for column in expected}
    finding = holds(
        actual == expected,
        expected=words,
        actual=f"the list says {plainly(actual)}",
        entries=[entry],
    )
    return replace(finding, fields=tuple(expected))


def lists_transport(row: Row, entry: int, *, peer: str, transport: str) -> Finding:
    """Claim what the list says of the transport: v1, v2 or, as long as it is not known, detecting.

    Source: Bitcoin Core net.cpp, TransportTypeAsString.
    """
    words = f"the node lists {peer} with the transport {transport}"
    return _field(row, entry, "transport_protocol_type", transport, words)


def lists_session_id(row: Row, entry: int, *, peer: str, session_id: str) -> Finding:
    """Claim which session ID the list says, in hexadecimal digits; empty for none."""
    words = f"the node lists {peer} with the session ID {session_id or 'none'}"
    return _field(row, entry, "session_id", session_id, words)


def lists_bytes_of(row: Row, entry: int, *, peer: str, kind: str, count: int) -> Finding:
    """Claim how many bytes the list says that all messages of a type to a peer took."""
    expected = f"the node lists {peer} with {count} bytes sent in {kind} messages"
    if row is None:
        fail(expected, "the node does not list the peer", [entry])
    sent = row["bytessent_per_msg"].get(kind, 0)
    finding = holds(
        sent == count, expected=expected, actual=f"the list says {sent}", entries=[entry]
    )
    return replace(finding, fields=(f"bytessent_per_msg.{kind}",))


def reports_transaction_relay(about: Mapping[str, Any], entry: int, *, wants: bool) -> Finding:
    """Claim what the node's summary says of its own wish for transactions."""
    return holds(
        about["localrelay"] is wants,
        expected=f"the node reports that it wants transactions: {plainly(wants)}",
        actual=f"it reports {plainly(about['localrelay'])}",
        entries=[entry],
    )


def reports_old_blocks(totals: Mapping[str, Any], entry: int, *, given: bool) -> Finding:
    """Claim what the node's account of its traffic says about old blocks."""
    says = totals["uploadtarget"]["serve_historical_blocks"]
    return holds(
        says is given,
        expected=f"the node reports that it serves old blocks: {plainly(given)}",
        actual=f"it reports {plainly(says)}",
        entries=[entry],
    )


def _field(row: Row, entry: int, field: str, value: object, words: str) -> Finding:
    if row is None:
        fail(words, "the node does not list the peer", [entry])
    finding = holds(
        type(row[field]) is type(value) and row[field] == value,
        expected=words,
        actual=f"the list says {plainly(row[field])}",
        entries=[entry],
    )
    return replace(finding, fields=(field,))


def lists_no_version(row: Row, entry: int, *, peer: str) -> Finding:
    """Claim that a peer is listed without anything that its version message would say."""
    expected = f"the node lists {peer} and nothing that a version message says"
    if row is None:
        fail(expected, "it does not list it", [entry])
    known = {
        "version": row["version"],
        "services": int(row["services"], 16),
        "user agent": row["subver"],
    }
    finding = holds(
        not any(known.values()),
        expected=expected,
        actual=f"it lists {plainly(known)}",
        entries=[entry],
    )
    return replace(finding, fields=("version", "subver"))


def lists_version(row: Row, entry: int, window: Window, *, peer: str) -> Finding:
    """Claim that the list shows what the peer's version message said.

    Raises:
        Inconclusive: the peer has sent none.
    """
    said = latest_connection(window, peer).sent("version").entries
    if not said or not isinstance(said[-1].content, messages.Version):
        raise Inconclusive(f"{peer} has sent no version message")
    version = said[-1].content
    expected = f"{version.protocol}, {version.services:#x}, {version.user_agent.decode()}"
    if row is None:
        fail(expected, f"the node does not list {peer}", [entry])
    actual = f"{row['version']}, {int(row['services'], 16):#x}, {row['subver']}"
    finding = holds(
        actual == expected, expected=expected, actual=actual, entries=[said[-1].number, entry]
    )
    return replace(finding, fields=("version", "subver"))


def lists_seen_address(row: Row, entry: int, *, peer: str, place: str | None) -> Finding:
    """Claim where, by the list, a peer says that it sees the node; None: it does not say."""
    expected = f"the node lists {peer} as seeing it at {place or 'no address'}"
    if row is None:
        fail(expected, "the node does not list the peer", [entry])
    told = row.get("addrlocal")
    finding = holds(
        told == place,
        expected=expected,
        actual=f"it says {told or 'no address'}",
        entries=[entry],
    )
    return replace(finding, fields=("addrlocal",))


def lists_own_end(row: Row, entry: int, end: tuple[str, int], *, peer: str) -> Finding:
    """Claim that the list has the address and port of the node at which a peer sees it."""
    words = "{}:{}".format(*end)
    return _field(row, entry, "addrbind", words, f"the node lists {peer} with its own end {words}")


def names_services(row: Row, entry: int, columns: tuple[str, str], *, names: str) -> Finding:
    """Claim under which names services are shown, but for those left to experiments.

    Args:
        row: of the peer list, or the summary.
        entry: where the record has it.
        columns: those with the number and with the names.
        names: which, in order.
    """
    expected = f"the services are named {names}"
    if row is None:
        fail(expected, "the node does not list the peer", [entry])
    number, shown = int(row[columns[0]], 16), list(row[columns[1]])
    bits = [bit for bit in range(64) if number >> bit & 1]
    if len(bits) != len(shown):
        fail(expected, f"{number:#x} is shown under {len(shown)} names", [entry])
    kept = [name for bit, name in zip(bits, shown, strict=True) if bit not in EXPERIMENTS]
    actual = ", ".join(kept)
    finding = holds(
        actual == names, expected=expected, actual=f"they are named {actual}", entries=[entry]
    )
    return replace(finding, fields=(columns[1],))


def counts_connections(
    about: Mapping[str, Any], total: int, entries: tuple[int, ...], *, parts: tuple[int, int]
) -> Finding:
    """Claim how the node counts inbound and outbound peers, and that the sums agree."""
    actual = (about["connections_in"], about["connections_out"], about["connections"], total)
    expected = (*parts, sum(parts), sum(parts))
    return holds(
        actual == expected,
        expected="inbound {}, outbound {}, connections {}, listed {}".format(*expected),
        actual="inbound {}, outbound {}, connections {}, listed {}".format(*actual),
        entries=entries,
    )


def knows_own_address(about: Mapping[str, Any], question: int, address: str) -> Finding:
    """Claim that the node knows an address at which it can be reached."""
    known = [each["address"] for each in about["localaddresses"]]
    return holds(
        address in known,
        expected=f"the node reports that it can be reached at {address}",
        actual=f"it reports {plainly(known)}",
        entries=[question],
    )


def has_own_addresses(about: Mapping[str, Any], question: int, *, places: Sequence[str]) -> Finding:
    """Claim at which addresses and ports the node says that it can be reached, and at no others."""
    known = [_place(each) for each in about["localaddresses"]]
    return exactly(
        sorted(known) == sorted(places),
        expected=f"the node reports that it can be reached at {plainly(places)}",
        actual=f"it reports {plainly(known)}",
        entry=question,
        fields=("localaddresses",),
    )


def has_own_address_confirmed(
    about: Mapping[str, Any], question: int, place: str, *, times: int
) -> Finding:
    """Claim that this is the node's only address, and how many peers have confirmed it."""
    rows = [each for each in about["localaddresses"] if isinstance(each, Mapping)]
    known = [(_place(each), each["score"]) for each in rows]
    return exactly(
        known == [(place, SCORE_OF_OPERATOR + times)],
        expected=f"the node reports {place} with the score {SCORE_OF_OPERATOR + times}",
        actual=f"it reports {known}",
        entry=question,
        fields=("localaddresses",),
    )


def _place(row: Mapping[str, Any]) -> str:
    if not isinstance(row, Mapping):
        return str(row)
    host = f"[{row['address']}]" if ":" in row["address"] else row["address"]
    return f"{host}:{row['port']}"


def lists_user_agent(row: dict[str, object] | None, question: int, agent: str) -> Finding:
    """Claim that the node lists a peer with this user agent."""
    actual = "nothing" if row is None else row["subver"]
    return holds(
        actual == agent,
        expected=f"the node lists the peer with the user agent {agent}",
        actual=f"with {actual}",
        entries=[question],
    )


def has_permissions(
    row: Mapping[str, Any] | None, entry: int, *, peer: str, expected: Collection[str]
) -> Finding:
    """Claim that the node's peer list names exactly these permissions for a peer."""
    wanted = ", ".join(sorted(expected)) or "no permission"
    claim = f"the node grants {peer}: {wanted}"
    if row is None:
        fail(claim, f"the node does not list {peer}", [entry])
    actual = ", ".join(sorted(row["permissions"])) or "no permission"
    finding = holds(
        actual == wanted, expected=claim, actual=f"it grants: {actual}", entries=[entry]
    )
    return replace(finding, fields=("permissions",))


def on_network(row: Mapping[str, Any] | None, entry: int, *, peer: str, network: str) -> Finding:
    """Claim on which network the node believes a peer to be."""
    claim = f"the node counts {peer} as a peer of the {network} network"
    if row is None:
        fail(claim, f"the node does not list {peer}", [entry])
    actual = f"it counts {peer} as a peer of the {row['network']} network"
    finding = holds(row["network"] == network, expected=claim, actual=actual, entries=[entry])
    return replace(finding, fields=("network",))


def unlisted(
    row: Mapping[str, Any] | None, others: int, entry: int, *, peer: str, address: str
) -> Finding:
    """Claim that the node's peer list does not hold a peer though it does hold others.

    Raises:
        Inconclusive: the list is empty, so that the absence says nothing.
    """
    expected = f"the node does not list {peer}"
    if row is not None:
        fail(expected, "it does", [entry])
    if not others:
        raise Inconclusive("no control: the node lists nobody at all")
    return Finding(expected, cited=(entry,), sample={"addr": address})
