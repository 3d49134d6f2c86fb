"""What the node's version message can say.

An entry is a function of the scene, the peer's name and the placeholders' values; it returns a
finding about the version message on that peer's latest connection.
"""

from collections.abc import Callable
from typing import Any

from harness import claims
from harness.acts import version_contents
from harness.language import words
from harness.language.lexicon import Kind
from harness.p2p.negotiation import Services
from harness.record.findings import Finding
from harness.scene.scene import Scene

__all__ = ["CONTENTS", "words"]

CONTENTS: Kind[Callable[..., Any]] = Kind("content", "what the node's version message says")
content = CONTENTS.entry


@content("requests transactions")
def requests_transactions(scene: Scene, name: str) -> Finding:
    """The relay flag invites announcements of transactions (BIP 37)."""
    return claims.requests_transactions(scene.window(), name, asks=True)


@content("declines transactions")
def declines_transactions(scene: Scene, name: str) -> Finding:
    """The relay flag asks for no announcements of transactions (BIP 37)."""
    return claims.requests_transactions(scene.window(), name, asks=False)


@content("names protocol version {int}")
def names_protocol(scene: Scene, name: str, number: int) -> Finding:
    """The protocol version, the first field of the message, is this number."""
    return claims.names_protocol(scene.window(), name, number)


@content("carries the time of the node's clock")
def carries_time(scene: Scene, name: str) -> Finding:
    """The time in the message is that of the node's clock when it was sent."""
    return claims.carries_time(scene.window(), name, scene.node.clock)


@content("carries the height of the node's chain")
def carries_height(scene: Scene, name: str) -> Finding:
    """The start height is the number of blocks on top of the first one that the node has."""
    height, question = scene.node.question("getblockcount")
    return claims.carries_height(scene.window(), name, height, question)


@content("leaves the node's address out")
def leaves_own_address_out(scene: Scene, name: str) -> Finding:
    """The field for the sender's address is empty (zeros)."""
    return claims.leaves_own_address_out(scene.window(), name)


@content("repeats the peer's address")
def repeats_address(scene: Scene, name: str) -> Finding:
    """The field for the receiver's address holds the one at which the node sees the peer."""
    address = version_contents.address_of(scene, name)
    return claims.carries_peer_address(scene.window(), name, *address)


@content("leaves the peer's address out")
def leaves_peer_address_out(scene: Scene, name: str) -> Finding:
    """The field for the receiver's address is empty (zeros)."""
    return claims.carries_peer_address(scene.window(), name, *version_contents.NO_ADDRESS)


@content("carries the user agent that the node reports")
def carries_user_agent(scene: Scene, name: str) -> Finding:
    """The user agent is the one that the node tells its operator (BIP 14)."""
    about, question = scene.node.question("getnetworkinfo")
    return claims.carries_user_agent(scene.window(), name, about["subversion"], question)


@content("carries the comments {word} and {word} in its user agent")
def carries_comments(scene: Scene, name: str, first: str, second: str) -> Finding:
    """The comments stand in brackets behind the name of the program (BIP 14)."""
    return claims.carries_comments(scene.window(), name, first, second)


@content("offers the services that the node reports")
def offers_services(scene: Scene, name: str) -> Finding:
    """The services are those that the node tells its operator, no more and no fewer."""
    about, question = scene.node.question("getnetworkinfo")
    services = int(about["localservices"], 16)
    return claims.offers_services(scene.window(), name, services, question)


@content("offers just {services}")
def offers_exactly(scene: Scene, name: str, services: int) -> Finding:
    """The services are exactly these, whatever the node tells its operator.

    Bits 24 to 31 are left to experiments (protocol.h) and do not count.
    """
    more = Services.P2P_V2 if scene.encrypts_by_variation else 0
    return claims.offers_just(scene.window(), name, services | more)


@content("offers compact block filters")
def offers_block_filters(scene: Scene, name: str) -> Finding:
    """The services hold the one for compact block filters (BIP 157)."""
    return claims.offers_block_filters(scene.window(), name)


@content("carries another nonce than those to {peers}")
def carries_own_nonce(scene: Scene, name: str, others: list[str]) -> Finding:
    """The latest version messages to all of these peers differ in their nonces, pair by pair."""
    return claims.nonces_differ(scene.window(), name, *others)


@content("carries another nonce than the one before")
def carries_new_nonce(scene: Scene, name: str) -> Finding:
    """The version messages on all connections to this peer so far differ in their nonces."""
    return claims.nonce_is_new(scene.window(), name)


@content("reveals nothing of the node")
def reveals_nothing(scene: Scene, name: str) -> Finding:
    """No services, time, height, wish for transactions or addresses; a user agent that is no one's.

    The handshake of private broadcast is the same whoever opens it.
    """
    return claims.reveals_nothing(scene.window(), name)


@content("is sent encrypted, with other keys than that to {peer}")
def is_encrypted_with_other_keys(scene: Scene, name: str, other: str) -> Finding:
    """The public keys with which the node began the two v2 handshakes differ."""
    claims.encrypted_version(scene.window(), name)
    return claims.keys_differ(scene.window(), name, other)


@content("is sent encrypted, behind an empty version packet alone")
def is_encrypted_plainly(scene: Scene, name: str) -> Finding:
    """The first packet, which is for versions of the transport to come, holds nothing (BIP 324).

    None of the node's packets is one to be ignored.
    """
    return claims.encrypted_plainly(scene.window(), name)


@content("is sent unencrypted, after an encrypted attempt")
def is_unencrypted_at_last(scene: Scene, name: str) -> Finding:
    """On the first of two connections the node began to encrypt, on the second it did not."""
    return claims.unencrypted_at_last(scene.window(), name)


CONTENTS.close()
