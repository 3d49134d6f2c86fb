"""Where a peer lives to whom the node may connect: behind Tor, behind a name, near another one."""

import itertools

from harness.acts.private_broadcast import onion_of
from harness.node.process import P2P_PORT
from harness.scene.company import PUBLIC_PORT
from harness.scene.scene import Scene

DNS_SEED = "dummySeed.invalid."  # chainparams.cpp, regtest


def move_behind_tor(scene: Scene, name: str) -> None:
    """Give a peer an onion address, and no other at which the node reaches it."""
    scene.peer(name).home = (onion_of(name), PUBLIC_PORT)


def move_to_onion_of(scene: Scene, name: str, other: str) -> None:
    """Give a peer the onion address of another one, who need not have come yet, and a port."""
    scene.peer(name).home = (onion_of(other), PUBLIC_PORT + 1)


def move_to_dns_seed(scene: Scene, name: str) -> None:
    """Let a peer be reached by the name of the DNS seed, and by nothing else."""
    scene.peer(name).home = (DNS_SEED, P2P_PORT)


def move_beside_onion(scene: Scene, name: str, neighbour: str) -> None:
    """Give a peer an onion address that begins with the same byte as that of another one."""
    wanted = onion_of(neighbour)[:2]  # ten bits; the node's groups there would be of four
    names = (f"{name}, try {number}" for number in itertools.count())
    host = next(each for each in map(onion_of, names) if each[:2] == wanted)
    scene.peer(name).home = (host, PUBLIC_PORT)


def move_near(scene: Scene, name: str, neighbour: str) -> None:
    """Give a peer an address in the network group of another one: the same first two numbers."""
    first, second, *_ = scene.peer(neighbour).host.split(".")
    scene.resident(name, f"{first}.{second}.200.200")
