"""Claims about what the node answers a command of its operator, or a request for a connection."""

import math
from dataclasses import replace

from harness.claims.core import holds
from harness.errors import Inconclusive
from harness.record.findings import Finding
from harness.record.plain import plainly
from harness.record.transcript import Entry, Window
from harness.terms import Direction

COMMANDS = frozenset(  # rpc/net.cpp, rpc/mempool.cpp: what changes something, or is refused like it
    {
        "abortprivatebroadcast",
        "addconnection",
        "addnode",
        "disconnectnode",
        "setban",
        "clearbanned",
        "setnetworkactive",
        "sendmsgtopeer",
        "sendrawtransaction",
        "getaddednodeinfo",
        "help",
        "getblockfrompeer",
        "getnodeaddresses",
        "addpeeraddress",
    }
)


def latest_answer(window: Window) -> Entry:
    """Return the node's answer to the latest command; what a Then asked is none.

    Raises:
        Inconclusive: there was none.
    """
    thens = window.only(Direction.SENTENCE).where(lambda entry: entry.words.startswith("Then "))
    end = thens.entries[0].number if thens else math.inf
    answers = window.only(Direction.RPC).where(
        lambda entry: entry.type in COMMANDS and entry.number < end
    )
    if not answers:
        raise Inconclusive("nobody ordered anything")
    return answers.entries[-1]


def granted(answer: Entry, *, expected: str) -> Finding:
    """Claim that the node did not refuse a command."""
    return holds(
        not isinstance(answer.content, Exception),
        expected=expected,
        actual=f"it answers: {plainly(answer.content)}",
        entries=[answer.number],
    )


def confirmed(answer: Entry, value: object, *, expected: str) -> Finding:
    """Claim that the node answered a command with this value."""
    finding = holds(
        answer.content is value,
        expected=expected,
        actual=f"it answers: {plainly(answer.content)}",
        entries=[answer.number],
    )
    return replace(finding, is_exact=True)


def repeated(answer: Entry, content: object, *, expected: str) -> Finding:
    """Claim that the node's answer is this and no more."""
    finding = holds(
        answer.content == content,
        expected=f"{expected}: {plainly(content)}",
        actual=f"it answers: {plainly(answer.content)}",
        entries=[answer.number],
    )
    return replace(finding, is_exact=True)


def names_addresses(
    answer: Entry, count: int, *, expected: str, network: str | None = None
) -> Finding:
    """Claim that the node answered with so many different addresses, all of one network if named.

    Each comes with its network, a port, services and a time.
    """
    rows = answer.content if isinstance(answer.content, list) else []
    places = {(row.get("address"), row.get("port")) for row in rows}
    whole = all({"time", "services", "network"} <= row.keys() for row in rows)
    networks = {row["network"] for row in rows if "network" in row}
    finding = holds(
        len(rows) == len(places) == count and whole and (not network or networks <= {network}),
        expected=expected,
        actual=f"it answers: {plainly(answer.content)}",
        entries=[answer.number],
    )
    return replace(finding, is_exact=True)


def refused(answer: Entry, code: int, *, expected: str, words: str = "") -> Finding:
    """Claim that the node refused a command, with which error (rpc/protocol.h) and which words."""
    said = str(answer.content)
    return holds(
        getattr(answer.content, "code", None) == code and words in said,
        expected=expected,
        actual=f"it answers: {said}",
        entries=[answer.number],
    )
