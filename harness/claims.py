"""What a Then may assert: pure functions from a closed window of the record to a Finding.

A claim that the record contradicts raises `ClaimFailed` (an AssertionError: expected, actual,
entries). A claim of silence needs a control and a fence; without them it is `Inconclusive`.
Nothing here waits, sends or asks.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from bitcoin.core import CTransaction

from harness.errors import Inconclusive
from harness.p2p import messages
from harness.terms import ConnectionType, Direction, Side
from harness.transcript import Entry, Predicate, Window

BLOCK_KINDS = frozenset(
    {
        messages.InventoryKind.BLOCK,
        messages.InventoryKind.CMPCT_BLOCK,
        messages.InventoryKind.WITNESS_BLOCK,
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim that held, and the entries it rests on.

    Attributes:
        claim: the claim in words.
        cited: entries that show it.
        control: entries that show that silence was a choice.
        fence: entries that show that the node had its chance.
    """

    claim: str
    cited: tuple[int, ...] = ()
    control: tuple[int, ...] = ()
    fence: tuple[int, ...] = ()


class ClaimFailed(AssertionError):
    """The record contradicts a claim.

    Attributes:
        entries: the numbers of the entries that do.
    """

    def __init__(self, expected: str, actual: str, entries: Iterable[int] = ()) -> None:
        """Keep the three parts; the text shows them one a line."""
        self.expected = expected
        self.actual = actual
        self.entries = tuple(entries)
        shown = ", ".join(map(str, self.entries)) or "none"
        super().__init__(f"expected: {expected}\nactual: {actual}\nentries: {shown}")


def fail(expected: str, actual: str, entries: Iterable[int] = ()) -> NoReturn:
    """Contradict a claim."""
    raise ClaimFailed(expected, actual, entries)


def holds(condition: bool, *, expected: str, actual: str, entries: Iterable[int] = ()) -> Finding:
    """Return a finding when the condition holds, contradict the claim otherwise."""
    cited = tuple(entries)
    if not condition:
        fail(expected, actual, cited)
    return Finding(expected, cited=cited)


def happened(window: Window, what: Predicate, *, expected: str, actual: str) -> Finding:
    """Claim that something is in the window."""
    found = window.where(what)
    if not found:
        fail(expected, actual, window.received().numbers()[-5:])
    return Finding(expected, cited=found.numbers())


def silence(
    window: Window,
    what: Predicate,
    *,
    peer: str,
    expected: str,
    control: Window,
) -> Finding:
    """Claim that something did not reach a peer although it could have.

    Args:
        window: the whole closed window, all peers.
        what: recognises the forbidden entry.
        peer: who must not have got it.
        expected: the claim in words.
        control: entries of others that show that the thing did happen elsewhere.

    Raises:
        ClaimFailed: it did reach the peer.
        Inconclusive: no control, or no fence closed the window for this peer.
    """
    subject = window.of(peer)
    found = subject.received().where(what)
    if found:
        actual = "; ".join(entry.words for entry in found)
        fail(expected, f"the node told {peer}: {actual}", found.numbers())
    if not control:
        raise Inconclusive(f"no control: nobody else saw it, so the silence to {peer} says nothing")
    fence = _fence_of(window, peer, after=max(control.numbers()))
    return Finding(
        expected, cited=subject.numbers()[-3:], control=control.numbers(), fence=fence
    )


def _fence_of(window: Window, peer: str, *, after: int) -> tuple[int, ...]:
    """Return the fence that closes the window for a peer, after the control was seen."""
    fences = window.events("fence").where(lambda entry: entry.number > after)
    if not fences:
        raise Inconclusive("no fence: the node may not have had its chance to speak")
    own = fences.of(peer)
    if own:
        return own.numbers()
    links = window.of(peer)
    if not links.events("opened"):
        raise Inconclusive(f"{peer} has no connection: silence says nothing")
    if links.events("handshake completed"):
        raise Inconclusive(f"{peer}'s connection was not open to the end: silence says nothing")
    return fences.numbers()  # a peer in the middle of the handshake gets no pong; others fence it


def names_hash(hashes: Collection[bytes]) -> Predicate:
    """Return what recognises an inventory announcement of one of these hashes, of any kind."""

    def names(entry: Entry) -> bool:
        message = entry.content
        return isinstance(message, messages.Inv) and any(
            item.hash in hashes for item in message.items
        )

    return names


def names_any_transaction(entry: Entry) -> bool:
    """Recognise the announcement of whatever transaction, and a transaction sent unasked."""
    message = entry.content
    if isinstance(message, messages.Tx):
        return True
    return isinstance(message, messages.Inv) and any(
        item.kind not in BLOCK_KINDS and item.kind != messages.InventoryKind.FILTERED_BLOCK
        for item in message.items
    )


def announces_block(block_hash: bytes) -> Predicate:
    """Return what recognises the announcement of a block: by inventory, header, compact block."""

    def announces(entry: Entry) -> bool:
        match entry.content:
            case messages.Inv(items=items):
                return any(item.kind in BLOCK_KINDS and item.hash == block_hash for item in items)
            case messages.Headers(headers=headers):
                return any(header.GetHash() == block_hash for header in headers)
            case messages.CmpctBlock(header=header):
                return bool(header.GetHash() == block_hash)
            case messages.Block(block=block):
                return bool(block.GetHash() == block_hash)
            case _:
                return False

    return announces


def is_message(*kinds: str) -> Predicate:
    """Return what recognises a message of one of these types."""
    return lambda entry: entry.direction is Direction.RECEIVED and entry.type in kinds


def version_of(window: Window, peer: str) -> tuple[messages.Version, Entry]:
    """Return the node's version message on the latest connection of a peer.

    Raises:
        Inconclusive: the node said none.
    """
    for entry in reversed(window.of(peer).received("version").entries):
        if isinstance(entry.content, messages.Version):
            return entry.content, entry
    raise Inconclusive(f"the node said no version to {peer}")


def latest_connection(window: Window, peer: str) -> Window:
    """Return what happened on the latest connection of a peer.

    Raises:
        Inconclusive: it has none.
    """
    opened = window.of(peer).events("opened")
    if not opened:
        raise Inconclusive(f"{peer} has no connection")
    return window.on(opened.entries[-1].connection)


def closed_by_node(window: Window, peer: str, *, expected: str) -> Finding:
    """Claim that the node ended the latest connection of a peer."""
    latest = latest_connection(window, peer)
    by_node = latest.events("closed").where(lambda entry: entry.content is Side.NODE)
    if not by_node:
        fail(expected, f"the node keeps the connection to {peer}", latest.numbers()[-3:])
    return Finding(expected, cited=(*latest.events("opened").numbers(), *by_node.numbers()))


def still_open(window: Window, peer: str, *, expected: str) -> Finding:
    """Claim that a peer's connection is open and alive: the fence answered and nothing closed it."""
    latest = latest_connection(window, peer)
    closed = latest.events("closed")
    if closed:
        fail(expected, f"the connection to {peer} was closed", closed.numbers())
    fence = latest.events("fence")
    if not fence:
        raise Inconclusive(f"no fence answered on the connection to {peer}")
    return Finding(expected, cited=fence.numbers()[-1:], fence=fence.numbers())


def listed_as(row: Mapping[str, Any] | None, entry: int, *, peer: str, kind: ConnectionType) -> Finding:
    """Claim that the node's peer list names a connection's type and who called whom."""
    expected = f"{peer} is listed as {kind}"
    if row is None:
        fail(expected, f"the node does not list {peer}", [entry])
    inbound = kind is ConnectionType.INBOUND
    actual = f"{peer} is listed as {row['connection_type']}, inbound: {row['inbound']}"
    good = row["connection_type"] == kind.value and row["inbound"] is inbound
    return holds(good, expected=expected, actual=actual, entries=[entry])


def handshake_completed(window: Window, peer: str) -> Finding:
    """Claim that both sides said version and verack on the latest connection."""
    expected = f"the handshake with {peer} is complete"
    latest = latest_connection(window, peer)
    done = latest.events("handshake completed")
    if not done:
        fail(expected, "it never completed", latest.numbers()[-5:])
    return Finding(expected, cited=done.numbers())


def version_asks(window: Window, peer: str, *, asks: bool) -> Finding:
    """Claim what the node's version message says about transactions (BIP 37, relay flag)."""
    version, entry = version_of(window, peer)
    wish = {True: "asks for transactions", False: "declines transactions"}
    says = wish[version.relay is not False]
    return holds(
        says == wish[asks],
        expected=f"the node's version message to {peer} {wish[asks]}",
        actual=f"it {says}",
        entries=[entry.number],
    )


def only_said(window: Window, peer: str, *kinds: str) -> Finding:
    """Claim that the node said exactly these messages on a connection, in this order."""
    latest = latest_connection(window, peer)
    said = latest.received()
    actual = [entry.type for entry in said]
    return holds(
        actual == list(kinds) and not latest.events("closed"),
        expected=f"the node says {', '.join(kinds)} to {peer} and waits",
        actual=f"it says {', '.join(actual) or 'nothing'}"
        + (" and hangs up" if latest.events("closed") else ""),
        entries=[*said.numbers(), *latest.events("closed").numbers()],
    )


def asked(window: Window, peer: str, kind: str) -> Finding:
    """Claim that a message of a type reached a peer."""
    found = window.of(peer).received(kind)
    expected = f"the node sends {kind} to {peer}"
    if not found:
        fail(expected, "it does not", window.of(peer).received().numbers()[-5:])
    return Finding(expected, cited=found.numbers())


def asked_once(window: Window, peer: str, kind: str) -> Finding:
    """Claim that exactly one message of a type reached a peer on its latest connection."""
    found = latest_connection(window, peer).received(kind)
    return holds(
        len(found.entries) == 1,
        expected=f"the node sends {kind} to {peer} once",
        actual=f"it sends {len(found.entries)}",
        entries=found.numbers() or window.of(peer).received().numbers()[-5:],
    )


def told(window: Window, peer: str, names: Predicate, *, what: str) -> Finding:
    """Claim that a peer was told about something."""
    found = window.of(peer).received().where(names)
    expected = f"{peer} is told about {what}"
    if not found:
        fail(expected, f"{peer} is not", window.of(peer).events("fence").numbers()[-2:])
    return Finding(expected, cited=found.numbers())


def told_others(window: Window, peer: str, names: Predicate) -> Window:
    """Return, as a control, how others than this peer were told."""
    return window.received().where(lambda entry: entry.peer != peer and names(entry))


def said_to_others(window: Window, peer: str, *kinds: str) -> Window:
    """Return, as a control, messages of these types to others than this peer."""
    return told_others(window, peer, is_message(*kinds))


def is_anything(entry: Entry) -> bool:
    """Recognise any message of the node."""
    return entry.direction is Direction.RECEIVED


def kept_transaction(pool: Collection[str], entry: int, transaction: CTransaction) -> Finding:
    """Claim that a transaction waits to be mined."""
    name = messages.hash_text(transaction.GetTxid())
    return holds(
        name in pool,
        expected=f"the node accepts transaction {name[:12]}…",
        actual="it does not keep it",
        entries=[entry],
    )


def refused_transaction(pool: Collection[str], entry: int, transaction: CTransaction) -> Finding:
    """Claim that a transaction does not wait to be mined although the node does accept others.

    Raises:
        Inconclusive: no other transaction is there, so the node may accept none at all.
    """
    name = messages.hash_text(transaction.GetTxid())
    expected = f"the node does not accept transaction {name[:12]}…"
    if name in pool:
        fail(expected, "it keeps it", [entry])
    if not pool:
        raise Inconclusive("no control: the node keeps no transaction at all")
    return Finding(expected, cited=(entry,), control=(entry,))


def all_listed(
    rows: Iterable[Mapping[str, Any]], entry: int, expected: Mapping[str, tuple[str, bool]]
) -> Finding:
    """Claim that the node's peer list holds exactly these connections under their kinds."""
    actual = {row["addr"]: (row["connection_type"], row["inbound"]) for row in rows}
    return holds(
        actual == dict(expected),
        expected=f"the node lists {dict(expected)}",
        actual=f"it lists {actual}",
        entries=[entry],
    )


def waits_for(window: Window, peer: str) -> Finding:
    """Claim that a connection in the middle of its handshake is left alone and stays open.

    Raises:
        Inconclusive: no other connection shows that the node went on meanwhile.
    """
    latest = latest_connection(window, peer)
    expected = f"the node waits for {peer}"
    closed = latest.events("closed")
    if closed:
        fail(expected, "it hangs up", closed.numbers())
    fences = window.events("fence")
    if not fences:
        raise Inconclusive("no control: no other connection shows that the node went on")
    return Finding(expected, cited=latest.numbers()[-1:], fence=fences.numbers()[-1:])
