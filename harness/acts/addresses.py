"""How the addresses of other nodes reach the node."""

from harness.p2p import messages
from harness.scene import Scene

IPV4_PREFIX = bytes(10) + b"\xff\xff"  # RFC 4291: an IPv4 address in the sixteen bytes of IPv6


def send(scene: Scene, name: str, count: int) -> None:
    """Let a peer tell the node about so many other nodes, all different, in one message."""
    addresses = tuple(
        messages.TimedAddress(
            timestamp=scene.node.clock,
            services=messages.Services.NETWORK | messages.Services.WITNESS,
            ip=IPV4_PREFIX + bytes((60 + number // 250, number % 250, 1, 7)),
            port=8333,
        )
        for number in range(count)
    )
    scene.peers[name].send(messages.Addr(addresses))


def send_newer(scene: Scene, name: str, count: int) -> None:
    """The same in the newer form (BIP 155)."""
    addresses = tuple(
        messages.AddressV2(
            timestamp=scene.node.clock,
            services=messages.Services.NETWORK | messages.Services.WITNESS,
            network=messages.AddressNetwork.IPV4,
            address=bytes((70 + number // 250, number % 250, 1, 7)),
            port=8333,
        )
        for number in range(count)
    )
    scene.peers[name].send(messages.AddrV2(addresses))
