"""Claims about what the node's version message says."""

from harness.claims.connecting import connections_to
from harness.claims.core import fail, has_connection, holds
from harness.errors import Inconclusive
from harness.p2p import messages
from harness.record.findings import Finding
from harness.record.plain import plainly
from harness.record.transcript import Entry, Window

BLANK_USER_AGENT = b"/pynode:0.0.1/"  # what anybody's script is called

EXPERIMENTS = 0xFF << 24  # protocol.h: the service bits left to temporary experiments
UNSPECIFIED = bytes(16)  # an address that is left out


def names_protocol(window: Window, peer: str, number: int) -> Finding:
    """Claim which protocol version the node's version message names."""
    version, entry = version_of(window, peer)
    return holds(
        version.protocol == number,
        expected=f"the node's version message to {peer} names protocol version {number}",
        actual=f"it names {version.protocol}",
        entries=[entry.number],
    )


def carries_time(window: Window, peer: str, clock: int) -> Finding:
    """Claim that the node's version message carries the time of its clock (Unix seconds)."""
    version, entry = version_of(window, peer)
    return holds(
        version.timestamp == clock,
        expected=f"the node's version message to {peer} carries the time of its clock, {clock}",
        actual=f"it carries {version.timestamp}",
        entries=[entry.number],
    )


def carries_height(window: Window, peer: str, height: int, question: int) -> Finding:
    """Claim that the node's version message carries the height of its chain."""
    version, entry = version_of(window, peer)
    return holds(
        version.start_height == height,
        expected=f"the node's version message to {peer} carries the start height {height}",
        actual=f"it carries {version.start_height}",
        entries=[entry.number, question],
    )


def carries_user_agent(window: Window, peer: str, name: str, question: int) -> Finding:
    """Claim that the node's version message carries the user agent that the node reports."""
    version, entry = version_of(window, peer)
    said = version.user_agent.decode("utf-8", "replace")
    return holds(
        said == name,
        expected=f"the node's version message to {peer} carries the user agent {name}",
        actual=f"it carries {said}",
        entries=[entry.number, question],
    )


def offers_just(window: Window, peer: str, services: int) -> Finding:
    """Claim that the node's version message offers these services; experiments do not count."""
    version, entry = version_of(window, peer)
    return holds(
        version.services & ~EXPERIMENTS == services,
        expected=f"the node's version message to {peer} offers {services:#x}",
        actual=f"it offers {version.services:#x}",
        entries=[entry.number],
    )


def offers_services(window: Window, peer: str, services: int, question: int) -> Finding:
    """Claim that the node's version message offers certain services, and no others."""
    version, entry = version_of(window, peer)
    return holds(
        version.services == services,
        expected=f"the node's version message to {peer} offers {services:#x}",
        actual=f"it offers {version.services:#x}",
        entries=[entry.number, question],
    )


def carries_comments(window: Window, peer: str, *comments: str) -> Finding:
    """Claim that the user agent in the version message ends with comments in brackets (BIP 14)."""
    version, entry = version_of(window, peer)
    said = version.user_agent.decode("utf-8", "replace")
    wanted = f"({'; '.join(comments)})"
    return holds(
        wanted in said,
        expected=f"the node's version message to {peer} has {wanted} in its user agent",
        actual=f"the user agent is {said}",
        entries=[entry.number],
    )


def offers_block_filters(window: Window, peer: str) -> Finding:
    """Claim that the node's version message offers compact block filters (BIP 157)."""
    version, entry = version_of(window, peer)
    return holds(
        bool(version.services & messages.Services.COMPACT_FILTERS),
        expected=f"the node's version message to {peer} offers compact block filters",
        actual=f"it offers {version.services:#x}",
        entries=[entry.number],
    )


def leaves_own_address_out(window: Window, peer: str) -> Finding:
    """Claim that the node's version message does not tell where the node is."""
    version, entry = version_of(window, peer)
    return holds(
        version.sender.ip == UNSPECIFIED and version.sender.port == 0,
        expected=f"the node's version message to {peer} leaves its own address out",
        actual=f"it says {version.sender}",
        entries=[entry.number],
    )


def carries_peer_address(window: Window, peer: str, ip: bytes, port: int) -> Finding:
    """Claim which address the node's version message gives as that of the peer (IPv6 form)."""
    version, entry = version_of(window, peer)
    said = version.receiver
    return holds(
        (said.ip, said.port) == (ip, port),
        expected=f"the node's version message to {peer} says that the peer is at {ip.hex()}:{port}",
        actual=f"it says {said.ip.hex()}:{said.port}",
        entries=[entry.number],
    )


def version_of(window: Window, peer: str) -> tuple[messages.Version, Entry]:
    """Return the node's version message on the latest connection of a peer.

    Raises:
        ClaimFailed: the node has sent none.
    """
    for entry in reversed(window.of(peer).received("version").entries):
        if isinstance(entry.content, messages.Version):
            return entry.content, entry
    expected = f"the node sends {peer} a version message"
    has_connection(window, peer, expected=expected)
    return fail(expected, "it does not")


def requests_transactions(window: Window, peer: str, *, asks: bool) -> Finding:
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


def nonces_differ(window: Window, *peers: str) -> Finding:
    """Claim that the node's version messages to these peers carry different nonces."""
    said = [version_of(window, peer) for peer in peers]
    nonces = [version.nonce for version, _ in said]
    return holds(
        len(set(nonces)) == len(peers),
        expected="each version message to a peer carries a nonce of its own",
        actual=f"they carry {plainly(nonces)}",
        entries=[entry.number for _, entry in said],
    )


def nonce_is_new(window: Window, peer: str) -> Finding:
    """Claim that the node's version messages to a peer, one a connection, carry different nonces.

    Raises:
        Inconclusive: there was no connection before.
    """
    said = [
        (entry.content.nonce, entry.number)
        for entry in window.of(peer).received("version")
        if isinstance(entry.content, messages.Version)
    ]
    if len(said) == 1:
        raise Inconclusive(f"the node has sent {peer} no version message before")
    nonces = [nonce for nonce, _ in said]
    return holds(
        bool(said) and len(set(nonces)) == len(nonces),
        expected=f"each version message to {peer} carries a nonce of its own",
        actual=f"they carry {nonces}",
        entries=[number for _, number in said],
    )


def reveals_nothing(window: Window, peer: str) -> Finding:
    """Claim that the node's version message reveals nothing of the node (net_processing.cpp)."""
    version, entry = version_of(window, peer)
    addresses = (version.sender, version.receiver)
    told = {
        "services": version.services,
        "time": version.timestamp,
        "start height": version.start_height,
        "relay flag": bool(version.relay),
        "user agent": version.user_agent != BLANK_USER_AGENT,
        "addresses": any(each.services or each.port or any(each.ip) for each in addresses),
    }
    actual = ", ".join(what for what, value in told.items() if value)
    return holds(
        not actual,
        expected=f"the node's version message to {peer} reveals nothing",
        actual=f"it reveals: {actual}",
        entries=[entry.number],
    )


def encrypted_version(window: Window, peer: str) -> Finding:
    """Claim that the node's version message came when the connection was encrypted."""
    _, entry = version_of(window, peer)
    encrypted = window.on(entry.connection).events("encrypted")
    return holds(
        bool(encrypted) and encrypted.entries[0].number < entry.number,
        expected=f"the node's version message to {peer} is sent encrypted",
        actual="the connection was not encrypted when it came",
        entries=encrypted.numbers(),
    )


def encrypted_plainly(window: Window, peer: str) -> Finding:
    """Claim the same, and that the node has sent an empty version packet and no decoys."""
    finding = encrypted_version(window, peer)
    connection = window.on(version_of(window, peer)[1].connection)
    encrypted, decoys = connection.events("encrypted"), connection.events("decoy")
    told = [f"{len(decoys.entries)} decoys"] if decoys else []
    if any(entry.content for entry in encrypted):
        told.append("a version packet that is not empty")
    return holds(
        not told,
        expected=f"{finding.claim}, behind an empty version packet and no decoy",
        actual=f"it sent {' and '.join(told)}",
        entries=finding.cited,
    )


def keys_differ(window: Window, peer: str, other: str) -> Finding:
    """Claim that the node has sent two peers different public keys in its v2 handshakes.

    Raises:
        Inconclusive: it has sent the other one none.
    """
    greetings = [window.of(each).events("encrypted greeting").entries for each in (peer, other)]
    expected = f"the node begins the v2 handshake with {peer} by another key than with {other}"
    if not greetings[1]:
        raise Inconclusive(f"the node has begun no v2 handshake with {other}")
    if not greetings[0]:
        fail(expected, "it begins none")
    latest = [entries[-1] for entries in greetings]
    return holds(
        latest[0].content != latest[1].content,
        expected=expected,
        actual="it is the same key",
        entries=[latest[0].number],
    )


def unencrypted_at_last(window: Window, peer: str) -> Finding:
    """Claim that the node opened one connection over v2 transport, and then one over v1."""
    found = connections_to(window, peer)
    hows = [_transport(window.on(entry.connection)) for entry in found]
    return holds(
        hows == ["v2", "v1"],
        expected=f"the node connects to {peer} over v2 transport first, then over v1 transport",
        actual=f"its connections are: {', '.join(hows) or 'none'}",
        entries=found.numbers(),
    )


def _transport(connection: Window) -> str:
    if connection.events("encrypted greeting"):
        return "v2"
    return "v1" if connection.received("version") else "neither"
