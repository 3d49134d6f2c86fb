"""How the addresses of other nodes reach the node, and whom it tells about them.

Facts: Bitcoin Core net_processing.cpp (ProcessAddrs, RelayAddress, MaybeSendAddr: a peer is told
after a random delay of half a minute on average).
"""

from harness.p2p import messages
from harness.p2p.messages import Services
from harness.scene.scene import Scene

TURN = 1100  # seconds in which everybody has had his turn, but for one time in 10 to the 15
USEFUL = Services.NETWORK | Services.WITNESS


def send(scene: Scene, name: str, count: int) -> None:
    """Let a peer tell the node about so many other nodes, all different, in one message."""
    addresses = tuple(
        messages.TimedAddress(
            timestamp=scene.node.clock,
            services=messages.Services.NETWORK | messages.Services.WITNESS,
            ip=messages.in_16_bytes(bytes((60 + number // 250, number % 250, 1, 7))),
            port=8333,
        )
        for number in range(count)
    )
    scene.peers[name].send(messages.Addr(addresses))


def send_addrv2(scene: Scene, name: str, count: int) -> None:
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


def pass_on(
    scene: Scene, name: str, *, age: int = 0, offers: int = USEFUL, local: bool = False
) -> None:
    """Let a peer send the node an address that nobody has heard of; then everybody's turn passes.

    Args:
        scene: the scene; from now on its sentences are about this address.
        name: the peer.
        age: seconds since the node at the address was seen.
        offers: the services that it is reported to offer.
        local: whether it lies in a network that only its members reach.
    """
    scene.settle()
    number = scene.fresh_number() & 0xFFFF
    first = 10 if local else 61
    scene.address = messages.in_16_bytes(bytes((first, number >> 8, number & 0xFF, 9)))
    told = messages.TimedAddress(
        timestamp=scene.node.clock - age, services=offers, ip=scene.address, port=8333
    )
    scene.peers[name].send(messages.Addr((told,)))
    scene.settle(advance=TURN)
