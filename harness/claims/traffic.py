"""Claims about what the node says of its traffic: bytes, and the upload target."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from harness.claims.core import fail, holds, latest_connection
from harness.p2p import messages, wire
from harness.record.findings import Finding
from harness.record.plain import plainly
from harness.record.transcript import Entry, Window

OTHERS = "*other*"  # net.h, NET_MESSAGE_TYPE_OTHER
NO_MESSAGE = "bytes"  # an entry of bytes that are no whole message


def reports_upload(
    totals: Mapping[str, Any], entry: int, account: Mapping[str, Any], *, some_left: bool = False
) -> Finding:
    """Claim what the node's account of its traffic says of the upload target.

    Args:
        totals: the account.
        entry: where the record has it.
        account: what it says, by column.
        some_left: whether some bytes are left, however many.
    """
    told = totals["uploadtarget"]
    expected = f"the upload target: {_in_words(account)}{', some bytes are left' * some_left}"
    actual = {column: told[column] for column in account}
    left = told["bytes_left_in_cycle"]
    return holds(
        actual == dict(account) and (not some_left or left > 0),
        expected=expected,
        actual=f"{_in_words(actual)}, {left} bytes are left",
        entries=[entry],
    )


def counts_bytes(
    window: Window,
    row: Mapping[str, Any] | None,
    totals: Mapping[str, Any],
    entries: tuple[int, int],
    *,
    peer: str,
) -> Finding:
    """Claim that the node counts each byte that went over its connections, and types by messages.

    Args:
        window: the whole record, at rest.
        row: of the peer.
        totals: the node's account of its traffic.
        entries: where the record has these two.
        peer: whose row it is.
    """
    expected = f"the node counts what {peer} and all peers have sent, and been sent"
    if row is None:
        fail(expected, f"the node does not list {peer}", entries)
    own = latest_connection(window, peer)
    right = {
        "received": _size(own.sent()),
        "sent": _size(own.received()),
        "received of each type": _by_type(own.sent()),
        "sent of each type": _by_type(own.received()),
        "received in all": _size(window.sent()),
        "sent in all": _size(window.received()),
    }
    told = {
        "received": row["bytesrecv"],
        "sent": row["bytessent"],
        "received of each type": dict(row["bytesrecv_per_msg"]),
        "sent of each type": dict(row["bytessent_per_msg"]),
        "received in all": totals["totalbytesrecv"],
        "sent in all": totals["totalbytessent"],
    }
    wrong = [
        f"{what}: {told[what]}, not {count}" for what, count in right.items() if told[what] != count
    ]
    return holds(not wrong, expected=expected, actual="; ".join(wrong), entries=entries)


def _size(entries: Window) -> int:
    return sum(len(entry.raw) for entry in entries)


def _by_type(entries: Window) -> dict[str, int]:
    sizes: Counter[str] = Counter()
    for entry in entries:
        if _is_whole(entry):
            sizes[_counted_as(entry)] += len(entry.raw)
    return dict(sizes)


def _is_whole(entry: Entry) -> bool:
    return entry.type != NO_MESSAGE


def _counted_as(entry: Entry) -> str:
    if isinstance(entry.content, messages.Unknown) or not _is_sound(entry.raw):
        return OTHERS
    return entry.type


def _is_sound(raw: bytes) -> bool:
    try:
        frames = wire.Decoder(wire.MAGIC_REGTEST).feed(raw)
    except wire.FramingError:
        return True  # no such envelope: what it holds has been checked otherwise
    return all(frame.is_sound for frame in frames)


def _in_words(account: Mapping[str, Any]) -> str:
    return ", ".join(f"{column} {plainly(value)}" for column, value in account.items())
