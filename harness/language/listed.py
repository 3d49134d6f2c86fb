"""What the node's peer list says of a peer, beside its connection type.

An entry is a function of the scene, the peer's name and the placeholders' values; it returns a
finding.
"""

from collections.abc import Callable
from typing import Any

from harness import claims
from harness.language import words
from harness.language.lexicon import Kind
from harness.record.findings import Finding
from harness.scene.scene import Scene

__all__ = ["DETAILS", "words"]

DETAILS: Kind[Callable[..., Any]] = Kind("detail", "what the node's peer list says of a peer")
detail = DETAILS.entry


@detail("transaction relay")
def transaction_relay(scene: Scene, name: str) -> Finding:
    """The node may announce transactions to this peer."""
    row, entry = scene.listed(name)
    return claims.noted_wish(row, entry, peer=name, wants=True)


@detail("no transaction relay")
def no_transaction_relay(scene: Scene, name: str) -> Finding:
    """The node may not announce transactions to this peer."""
    row, entry = scene.listed(name)
    return claims.noted_wish(row, entry, peer=name, wants=False)


@detail("address relay")
def address_relay(scene: Scene, name: str) -> Finding:
    """Addresses travel on this connection."""
    row, entry = scene.listed(name)
    return claims.noted_exchange(row, entry, peer=name, exchanges=True)


@detail("no address relay")
def no_address_relay(scene: Scene, name: str) -> Finding:
    """No addresses travel on this connection."""
    row, entry = scene.listed(name)
    return claims.noted_exchange(row, entry, peer=name, exchanges=False)


@detail("the permissions {permissions}")
def permissions(scene: Scene, name: str, granted: list[str]) -> Finding:
    """The peer has exactly these permissions."""
    row, entry = scene.listed(name)
    return claims.has_permissions(row, entry, peer=name, expected=granted)


@detail("no permissions")
def no_permissions(scene: Scene, name: str) -> Finding:
    """The peer has no permission."""
    row, entry = scene.listed(name)
    return claims.has_permissions(row, entry, peer=name, expected=[])


DETAILS.close()
