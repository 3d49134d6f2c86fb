"""Claims about what the node said to whom."""

from harness.claims.core import holds, latest_connection
from harness.claims.recognise import is_message
from harness.errors import Inconclusive
from harness.p2p import messages
from harness.record.findings import Finding
from harness.record.transcript import Entry, Predicate, Window

BLANK_NAME = b"/pynode:0.0.1/"  # what anybody's script is called


def version_of(window: Window, peer: str) -> tuple[messages.Version, Entry]:
    """Return the node's version message on the latest connection of a peer.

    Raises:
        Inconclusive: the node said none.
    """
    for entry in reversed(window.of(peer).received("version").entries):
        if isinstance(entry.content, messages.Version):
            return entry.content, entry
    raise Inconclusive(f"the node said no version to {peer}")


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


def numbers_differ(window: Window, *peers: str) -> Finding:
    """Claim that the node's version messages to these peers carry different numbers."""
    said = [version_of(window, peer) for peer in peers]
    numbers = [version.nonce for version, _ in said]
    return holds(
        len(set(numbers)) == len(peers),
        expected="each version message to a peer carries a nonce of its own",
        actual=f"they carry {numbers}",
        entries=[entry.number for _, entry in said],
    )


def greeting_is_blank(window: Window, peer: str) -> Finding:
    """Claim that the node's version message tells nothing of the node (net_processing.cpp)."""
    version, entry = version_of(window, peer)
    addresses = (version.sender, version.receiver)
    told = {
        "services": version.services,
        "time": version.timestamp,
        "height": version.start_height,
        "wish for transactions": bool(version.relay),
        "name": version.user_agent != BLANK_NAME,
        "addresses": any(each.services or each.port or any(each.ip) for each in addresses),
    }
    actual = ", ".join(what for what, value in told.items() if value)
    return holds(
        not actual,
        expected=f"the node's version message to {peer} reveals nothing",
        actual=f"it reveals: {actual}",
        entries=[entry.number],
    )


def said(window: Window, peer: str, *kinds: str) -> Finding:
    """Claim that the node said exactly these messages on a connection that is over by now."""
    heard = latest_connection(window, peer).received()
    actual = [entry.type for entry in heard]
    return holds(
        actual == list(kinds),
        expected=f"the node says {', '.join(kinds)} to {peer}",
        actual=f"it says {', '.join(actual) or 'nothing'}",
        entries=heard.numbers(),
    )


def told_others(window: Window, peer: str, names: Predicate) -> Window:
    """Return, as a control, how others than this peer were told."""
    return window.received().where(lambda entry: entry.peer != peer and names(entry))


def said_to_others(window: Window, peer: str, *kinds: str) -> Window:
    """Return, as a control, messages of these types to others than this peer."""
    return told_others(window, peer, is_message(*kinds))
