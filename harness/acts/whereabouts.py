"""Where peers live: at loopback addresses, at public ones, at the same one, in the same range.

Loopback addresses are never discouraged and form one network group; public ones need a network
namespace of our own. Ranges are those of 256 addresses. Facts: Bitcoin Core netaddress.cpp
(IsLocal), netgroup.cpp (IPv4 addresses are grouped by their first two bytes).
"""

import socket

from harness.errors import HarnessFault
from harness.p2p.addresses import in_16_bytes
from harness.scene.peer import Peer
from harness.scene.scene import Scene

PUBLIC_GROUPS = 200  # so many groups below each first byte, all of them clearnet addresses


def own_loopback(scene: Scene) -> str:
    """Return a loopback address whose range of 256 holds nobody else."""
    return f"127.0.{scene.head_count() + 1}.2"


def own_private(scene: Scene) -> str:
    """Return an address of a private network (RFC 1918) at which nobody else lives."""
    return f"10.{scene.head_count() + 1}.7.2"


def own_public(scene: Scene) -> str:
    """Return a public address whose network group holds nobody else."""
    return public(scene.head_count())


def ip_of(scene: Scene, name: str) -> bytes:
    """Return a peer's IPv4 address as messages write it, in 16 bytes."""
    return in_16_bytes(socket.inet_aton(scene.peer(name).host))


def public(number: int) -> str:
    """Return the public address of this number, each in a network group of its own."""
    return f"{45 + number // PUBLIC_GROUPS}.{number % PUBLIC_GROUPS + 1}.7.2"


def house(scene: Scene, name: str, host: str) -> Peer:
    """Make a peer that lives at an address.

    Raises:
        HarnessFault: a sentence spoke of the peer before it said where it lives.
    """
    if name in scene.peers:
        raise HarnessFault(f"say where {name} lives before anything else about {name}")
    return scene.peer(name, host=host)


def in_two(place: str) -> tuple[str, int]:
    """Return address and port of "60.1.2.3:8333"."""
    host, _, port = place.rpartition(":")
    return host, int(port)


def neighbour(host: str) -> str:
    """Return another address of the same range."""
    front, _, last = host.rpartition(".")
    return f"{front}.{int(last) + 1}"


def range_of(host: str) -> str:
    """Return the range of 256 addresses that an address lies in."""
    return f"{host.rpartition('.')[0]}.0/24"
