"""Claims about what the node's version message says, and what it says while connections open."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from harness.claims.core import fail, holds, latest_connection
from harness.claims.sayings import version_of
from harness.errors import Inconclusive
from harness.p2p import messages
from harness.record.findings import Finding
from harness.record.transcript import Entry, Window
from harness.terms import Direction

UNSPECIFIED = bytes(16)  # an address that is left out


def spoke(window: Window, peer: str, *kinds: str) -> Finding:
    """Claim that the node said exactly these messages on a connection so far, in this order.

    Answers to the pings that end a moment do not count, nor messages of types that only later
    protocols know, which the protocol lets both sides send and ignore.

    Raises:
        Inconclusive: no fence, of this peer or of another one, closed the window.
    """
    latest = latest_connection(window, peer)
    fences = window.events("fence").where(lambda entry: entry.number > latest.entries[0].number)
    heard = latest.received().where(
        lambda entry: not isinstance(entry.content, messages.Unknown) and not _ends(latest, entry)
    )
    actual = [entry.type for entry in heard]
    closed = latest.events("closed")
    if not closed and not fences:
        raise Inconclusive(f"no fence: the node may have more to say to {peer}")
    finding = holds(
        actual == list(kinds) and not closed,
        expected=f"the node sends {peer} in this order: {', '.join(kinds)}",
        actual=f"it says {', '.join(actual) or 'nothing'}" + (" and hangs up" if closed else ""),
        entries=[*heard.numbers(), *closed.numbers()],
    )
    return replace(finding, is_exact=True)


def _ends(latest: Window, pong: Entry) -> bool:
    """Whether it answers a ping with which we ended a moment, once the handshake was complete."""
    complete = latest.events("handshake completed").numbers()
    return isinstance(pong.content, messages.Pong) and any(
        isinstance(entry.content, messages.Ping)
        and entry.content.nonce == pong.content.nonce
        and complete
        and entry.number > complete[0]
        for entry in latest.only(Direction.SENT)
    )


def no_reaction(window: Window, peer: str, *, since: int) -> Finding:
    """Claim that the node said nothing to a peer after a mark, but its answers to our pings.

    Raises:
        Inconclusive: no fence shows that the node had dealt with what the peer said.
    """
    latest = latest_connection(window, peer)
    found = latest.where(
        lambda entry: (
            entry.number > since
            and (entry.type == "closed" or entry.direction is Direction.RECEIVED)
            and not _ends(latest, entry)
        )
    )
    expected = f"the node sends {peer} nothing further"
    if found:
        fail(expected, "; ".join(entry.words for entry in found), found.numbers())
    fence = latest.events("fence").where(lambda entry: entry.number > since)
    if not fence:
        raise Inconclusive(f"no fence: the node may not have dealt with what {peer} said")
    return Finding(
        expected,
        cited=fence.numbers(),
        fence=fence.numbers(),
        about=peer,
        sample=messages.Ping(0),
        is_further=True,
    )


def greeted_at(window: Window, peer: str, clock: int) -> Finding:
    """Claim that the node's version message carries the time of its clock (Unix seconds)."""
    version, entry = version_of(window, peer)
    return holds(
        version.timestamp == clock,
        expected=f"the node's version message to {peer} carries the time of its clock, {clock}",
        actual=f"it carries {version.timestamp}",
        entries=[entry.number],
    )


def greeted_from_height(window: Window, peer: str, height: int, question: int) -> Finding:
    """Claim that the node's version message carries the height of its chain."""
    version, entry = version_of(window, peer)
    return holds(
        version.start_height == height,
        expected=f"the node's version message to {peer} says that its chain has {height} blocks",
        actual=f"it says {version.start_height}",
        entries=[entry.number, question],
    )


def greeted_as(window: Window, peer: str, name: str, question: int) -> Finding:
    """Claim that the node's version message carries the name that the node gives itself."""
    version, entry = version_of(window, peer)
    said = version.user_agent.decode("utf-8", "replace")
    return holds(
        said == name,
        expected=f"the node's version message to {peer} names it {name}",
        actual=f"it names it {said}",
        entries=[entry.number, question],
    )


def greeted_offering(window: Window, peer: str, services: int, question: int) -> Finding:
    """Claim that the node's version message offers certain services, and no others."""
    version, entry = version_of(window, peer)
    return holds(
        version.services == services,
        expected=f"the node's version message to {peer} offers {services:#x}",
        actual=f"it offers {version.services:#x}",
        entries=[entry.number, question],
    )


def name_has_comments(window: Window, peer: str, *comments: str) -> Finding:
    """Claim that the node's name in its version message ends with comments in brackets (BIP 14)."""
    version, entry = version_of(window, peer)
    said = version.user_agent.decode("utf-8", "replace")
    wanted = f"({'; '.join(comments)})"
    return holds(
        wanted in said,
        expected=f"the node's version message to {peer} has {wanted} in its name",
        actual=f"the name is {said}",
        entries=[entry.number],
    )


def greeted_with_filters(window: Window, peer: str) -> Finding:
    """Claim that the node's version message offers filters of blocks (BIP 157)."""
    version, entry = version_of(window, peer)
    return holds(
        bool(version.services & messages.Services.COMPACT_FILTERS),
        expected=f"the node's version message to {peer} offers filters of blocks",
        actual=f"it offers {version.services:#x}",
        entries=[entry.number],
    )


def knows_own_address(about: Mapping[str, Any], question: int, address: str) -> Finding:
    """Claim that the node knows an address at which it can be reached."""
    known = [each["address"] for each in about["localaddresses"]]
    return holds(
        address in known,
        expected=f"the node knows that it can be reached at {address}",
        actual=f"it knows of {known}",
        entries=[question],
    )


def greeted_without_own_address(window: Window, peer: str) -> Finding:
    """Claim that the node's version message does not tell where the node is."""
    version, entry = version_of(window, peer)
    return holds(
        version.sender.ip == UNSPECIFIED and version.sender.port == 0,
        expected=f"the node's version message to {peer} leaves its own address out",
        actual=f"it says {version.sender}",
        entries=[entry.number],
    )


def greeted_at_address(window: Window, peer: str, ip: bytes, port: int) -> Finding:
    """Claim which address the node's version message gives as that of the peer (IPv6 form)."""
    version, entry = version_of(window, peer)
    said = version.receiver
    return holds(
        (said.ip, said.port) == (ip, port),
        expected=f"the node's version message to {peer} says that the peer is at {ip.hex()}:{port}",
        actual=f"it says {said.ip.hex()}:{said.port}",
        entries=[entry.number],
    )


def unchanged_greeting(row: dict[str, object] | None, question: int, agent: str) -> Finding:
    """Claim that the node knows a peer by the name that it gave first."""
    actual = "nothing" if row is None else row["subver"]
    return holds(
        actual == agent,
        expected=f"the node knows the peer as {agent}",
        actual=f"as {actual}",
        entries=[question],
    )
