"""How the addresses of other nodes reach the node, and whom it tells about them.

Facts: Bitcoin Core net_processing.cpp (ProcessAddrs, RelayAddress, MaybeSendAddr: a peer is told
after a random delay of half a minute on average); addrman.cpp.
"""

import hashlib
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address
from itertools import compress
from typing import Any

from harness.acts.chain_tip import show_tips
from harness.acts.private_broadcast import onion_in_words
from harness.errors import Inconclusive
from harness.p2p import messages
from harness.p2p.messages import AddressNetwork, AddressV2, Services, TimedAddress
from harness.p2p.siphash import siphash
from harness.scene.scene import Scene

# No random delay is longer than 36.74 times its mean (random.cpp, exponential of 53 bits).
TURN = 1103  # seconds in which everybody has had his turn; AVG_ADDRESS_BROADCAST_INTERVAL is 30 s
DAY = 86400  # seconds; net_processing.cpp, ROTATE_ADDR_RELAY_DEST_INTERVAL
FEW = 10  # net_processing.cpp, ProcessAddrs: of longer messages nothing is relayed
USEFUL = Services.NETWORK | Services.WITNESS
PORT = 8333
ONION_SIZE = 32  # bytes of a key (rend-spec-v3, section 6)
NO_NETWORK = 99  # BIP 155 has given this number to no network
PLACES = 10000  # network groups from 60.0 on, all of them clearnet addresses
SUBNET = "64.0.0.0/3"  # of those groups; the first ones to be used are in its middle
STEP = 1000  # between two fresh numbers (company.py)
TOO_MANY = 3  # times as many as wanted: more than an address manager ever refuses

NETWORKS = {
    "ipv4": AddressNetwork.IPV4,
    "ipv6": AddressNetwork.IPV6,
    "onion": AddressNetwork.TORV3,
    "i2p": AddressNetwork.I2P,
    "cjdns": AddressNetwork.CJDNS,
}
MADE_UP: dict[AddressNetwork, Callable[[bytes], bytes]] = {  # from 32 bytes of chance
    AddressNetwork.IPV6: lambda chance: b"\x2a\x01" + chance[:14],  # a routable prefix
    AddressNetwork.TORV3: lambda chance: chance,
    AddressNetwork.I2P: lambda chance: chance,
    AddressNetwork.CJDNS: lambda chance: b"\xfc" + chance[:15],  # fc00::/8
}


# whole messages of them


def send(scene: Scene, name: str, count: int, time: int | None = None) -> None:
    """Let a peer tell the node about so many other nodes, all different, in one message.

    The time beside each of them is that of the node's clock, or this one.
    """
    hosts = [_invented(scene, AddressNetwork.IPV4) for _ in range(count)]
    if hosts:
        scene.address = messages.in_16_bytes(hosts[-1])
    _tell(scene, name, AddressNetwork.IPV4, hosts, newer=False, time=time)


def send_addrv2(scene: Scene, name: str, count: int) -> None:
    """The same in the newer form (BIP 155)."""
    hosts = [_invented(scene, AddressNetwork.IPV4) for _ in range(count)]
    _tell(scene, name, AddressNetwork.IPV4, hosts, newer=True)


def send_by_tens(scene: Scene, name: str, count: int, *, network: str = "ipv4") -> None:
    """Let a peer tell the node about so many others, in messages of ten, which may be relayed."""
    kind = NETWORKS[network]
    hosts = [_invented(scene, kind) for _ in range(count)]
    scene.address = messages.in_16_bytes(hosts[-1])
    for at in range(0, count, FEW):
        _tell(scene, name, kind, hosts[at : at + FEW], newer=kind is not AddressNetwork.IPV4)


def send_every(scene: Scene, name: str, count: int, seconds: int) -> None:
    """Let a peer send the node so many addresses, one after the other, each so long after the last.

    Peers show the tip of the chain first, so that none of them is given up meanwhile.
    """
    show_tips(scene)
    for _ in range(count):
        send(scene, name, 1)
        scene.settle(advance=seconds)


def _tell(
    scene: Scene,
    name: str,
    network: AddressNetwork,
    hosts: list[bytes],
    *,
    newer: bool,
    time: int | None = None,
) -> None:
    now = scene.node.clock if time is None else time
    scene.told += map(messages.in_16_bytes, hosts)
    if newer:
        told = (AddressV2(now, USEFUL, network, host, PORT) for host in hosts)
        scene.peers[name].send(messages.AddrV2(tuple(told)))
    else:
        timed = (TimedAddress(now, USEFUL, messages.in_16_bytes(host), PORT) for host in hosts)
        scene.peers[name].send(messages.Addr(tuple(timed)))


def _invented(scene: Scene, network: AddressNetwork) -> bytes:
    """Return an address of a network that nobody has heard of; of IPv4, each in its own group."""
    number = scene.fresh_number()
    if network is AddressNetwork.IPV4:
        place = number // STEP % PLACES
        return bytes((60 + place // 250, place % 250, 1, 7))
    return MADE_UP[network](hashlib.sha256(str(number).encode()).digest())


# single ones that the example is about


def pass_on(
    scene: Scene,
    name: str,
    *,
    age: int = 0,
    offers: int = USEFUL,
    private: bool = False,
) -> None:
    """Let a peer send the node an address that nobody has heard of; then address broadcasts pass.

    Args:
        scene: the scene; from now on its sentences are about this address.
        name: the peer.
        age: seconds since the node at the address was seen.
        offers: the services that it is reported to offer.
        private: whether it lies in a network that only its members reach.
    """
    scene.settle()
    number = scene.fresh_number() & 0xFFFF
    first = 10 if private else 61
    scene.address = messages.in_16_bytes(bytes((first, number >> 8, number & 0xFF, 9)))
    _send_it(scene, name, age=age, offers=offers)
    scene.settle(advance=TURN)


def pass_on_of(scene: Scene, name: str, network: str) -> None:
    """The same with an address of a network, in the newer form (BIP 155)."""
    scene.settle()
    host = _invented(scene, NETWORKS[network])
    scene.address = messages.in_16_bytes(host)
    told = AddressV2(scene.node.clock, USEFUL, NETWORKS[network], host, PORT)
    scene.peers[name].send(messages.AddrV2((told,)))
    scene.settle(advance=TURN)


def pass_on_around(scene: Scene, name: str, network: int, size: int) -> None:
    """Let a peer send one message of an address of a certain size between two fresh ones.

    Args:
        scene: the scene; from now on its sentences are about the last of the three.
        name: the peer.
        network: the number of the middle address's network (BIP 155).
        size: the middle address's size in bytes.
    """
    scene.settle()
    hosts = [_invented(scene, AddressNetwork.IPV4) for _ in range(2)]
    scene.told += map(messages.in_16_bytes, hosts)
    scene.address = messages.in_16_bytes(hosts[-1])
    now = scene.node.clock
    odd = AddressV2(now, USEFUL, network, (bytes(range(1, 11)) * (size // 10 + 1))[:size], PORT)
    first, last = (AddressV2(now, USEFUL, AddressNetwork.IPV4, host, PORT) for host in hosts)
    scene.peers[name].send(messages.AddrV2((first, odd, last)))
    scene.settle(advance=TURN)


def pass_on_again(scene: Scene, name: str, *, age: int = 0) -> None:
    """Let a peer send the address that sentences are about again, as seen so many seconds ago."""
    scene.settle()
    _send_it(scene, name, age=age)
    scene.settle(advance=TURN)


def pass_on_when_day_begins(scene: Scene, name: str) -> None:
    """Let a peer send the node a fresh address when it has just got other peers to go to.

    The moment depends on the address (net_processing.cpp RelayAddress, CServiceHash). Peers show
    the tip of the chain first, so that none of them is given up meanwhile.
    """
    show_tips(scene)
    scene.settle()
    number = scene.fresh_number() & 0xFFFF
    host = bytes((61, number >> 8, number & 0xFF, 9))
    scene.address = messages.in_16_bytes(host)
    hashed = siphash(
        (0, 0), int(AddressNetwork.IPV4).to_bytes(8, "little") + PORT.to_bytes(8, "little") + host
    )
    scene.settle(advance=DAY - (scene.node.clock + hashed) % DAY)
    _send_it(scene, name)
    scene.settle(advance=TURN)


def pass_on_daily(scene: Scene, name: str, days: int) -> None:
    """Let a peer send the node one fresh address, once on each of so many days."""
    pass_on_when_day_begins(scene, name)
    for _ in range(days - 1):
        scene.settle(advance=DAY - TURN)
        pass_on_again(scene, name)


def _send_it(scene: Scene, name: str, *, age: int = 0, offers: int = USEFUL) -> None:
    assert scene.address is not None  # noqa: S101  (for the type checker)
    told = TimedAddress(scene.node.clock - age, offers, scene.address, PORT)
    scene.address_entry = told
    scene.told.append(scene.address)
    scene.peers[name].send(messages.Addr((told,)))


# the address manager


def every_second(scene: Scene) -> list[bytes]:
    """Return every second of the addresses that the node has learnt or was told of."""
    return scene.told[1::2]


def learn_nameless(scene: Scene, count: int) -> None:
    """Put so many addresses into the node's address manager; nobody lives there.

    Raises:
        Inconclusive: it does not take as many.
    """
    taken = offered = 0
    while taken < count and offered < count * TOO_MANY:
        hosts = [_invented(scene, AddressNetwork.IPV4) for _ in range(count - taken)]
        places = [(".".join(map(str, host)), PORT) for host in hosts]
        answers = scene.node.peek_many("addpeeraddress", places)
        are_taken = [answer["success"] for answer in answers]
        scene.told += [messages.in_16_bytes(host) for host in compress(hosts, are_taken)]
        taken, offered = taken + sum(are_taken), offered + len(hosts)
    if taken < count:
        raise Inconclusive(f"the node's address manager takes {taken} addresses, not {count}")


def learn_ports(scene: Scene, name: str, count: int) -> None:
    """Put a peer's address into the node's address manager so many times, with different ports.

    Raises:
        Inconclusive: it does not take as many.
    """
    host = scene.peer(name).host
    places = [(host, PORT + number) for number in range(count * TOO_MANY)]
    taken = 0
    while taken < count and places:
        taken += scene.node.ask("addpeeraddress", *places.pop())["success"]
    if taken < count:
        raise Inconclusive(f"the node's address manager takes {taken} ports of {host}, not {count}")


def known(scene: Scene) -> tuple[list[dict[str, Any]], int]:
    """Return the addresses that the node would choose among, and the entry of the answer."""
    return scene.node.question("getnodeaddresses", 0)


def table_of(scene: Scene) -> tuple[dict[str, Any], int]:
    """Return the address manager's tables, new and tried, and the entry of the answer."""
    return scene.node.question("getrawaddrman")


def in_words(address: bytes) -> str:
    """Return an address of sixteen bytes, or an onion one of 32, as the node's answers write it."""
    if len(address) == ONION_SIZE:
        return onion_in_words(address)
    found = ip_address(address)
    return str(found.ipv4_mapped or found) if isinstance(found, IPv6Address) else str(found)
