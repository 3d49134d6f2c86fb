"""Which addresses the node's address manager learns.

An entry is a function of the scene and the placeholders' values.
"""

from collections.abc import Callable
from typing import Any

from harness.acts import addresses as acts
from harness.acts import learnt_addresses, private_broadcast, tried_collisions
from harness.language import words
from harness.language.lexicon import Kind, Phrase
from harness.language.peers import conducts
from harness.scene.scene import Scene

__all__ = ["LEARNT", "words"]

LEARNT: Kind[Callable[..., Any]] = Kind("learnt", "what the node's address manager learns")
learnt = LEARNT.entry


@learnt("learns the address of {peer}", "has learnt the address of {peer}")
def address(scene: Scene, name: str) -> None:
    """The node may now connect to this peer of its own choice; it has never done so."""
    learnt_addresses.learn(scene, name)


@learnt("learns the addresses of {peers}", "has learnt the addresses of {peers}")
def addresses(scene: Scene, names: list[str]) -> None:
    """The same for each of these peers."""
    for name in names:
        learnt_addresses.learn(scene, name)


@learnt("learns the address of {peer}, who {conduct}")
def address_of_one_who(scene: Scene, name: str, conduct: Phrase[conducts.Conduct]) -> None:
    """The same for a peer of this conduct."""
    conducts.apply(scene, name, conduct)
    learnt_addresses.learn(scene, name)


@learnt("learns the tried address of {peer}", "has learnt the tried address of {peer}")
def tried_address(scene: Scene, name: str) -> None:
    """The same, but as one that has worked before (tried): no aim of feelers."""
    learnt_addresses.learn(scene, name, tested=True)


@learnt(
    "learns the tried address of {peer}, who {conduct}",
    "has learnt the tried address of {peer}, who {conduct}",
)
def tried_address_of_one_who(scene: Scene, name: str, conduct: Phrase[conducts.Conduct]) -> None:
    """The same for a peer of this conduct."""
    conducts.apply(scene, name, conduct)
    learnt_addresses.learn(scene, name, tested=True)


@learnt(
    "learns the tried address of {peer}, {duration} after that of {peer}, with which it collides",
    "has learnt the tried address of {peer}, {duration} after that of {peer},"
    " with which it collides",
)
def rival(scene: Scene, name: str, after: int, other: str) -> None:
    """Both are learnt as tried, but there is one position for both (a tried collision).

    The peer at the latter address says nothing.
    """
    tried_collisions.learn_rival(scene, name, other, after=after)


@learnt("learns {int} addresses", "has learnt {int} addresses")
def many_addresses(scene: Scene, count: int) -> None:
    """So many addresses of peers without a name, each in a network group of its own."""
    learnt_addresses.learn_many(scene, count)


@learnt(
    "learns {int} addresses where nobody lives", "has learnt {int} addresses where nobody lives"
)
def empty_addresses(scene: Scene, count: int) -> None:
    """Exactly so many, each in a network group of its own; nobody is there to be connected to."""
    acts.learn_nameless(scene, count)


@learnt(
    "learns {int} ports at the address of {peer}", "has learnt {int} ports at the address of {peer}"
)
def ports_of_one(scene: Scene, count: int, name: str) -> None:
    """The address with exactly so many ports, each an address of the address manager by itself."""
    acts.learn_ports(scene, name, count)


@learnt("learns {int} addresses, and {int} of {peer} with the port {int}")
def homes_of_one(scene: Scene, others: int, count: int, name: str, port: int) -> None:
    """Each in a network group of its own; this peer listens on this port of so many addresses.

    The others, who have no name, listen on the usual port; theirs come first.
    """
    learnt_addresses.learn_homes(scene, name, count, port, others=others)


@learnt("learns the address of {peer} with the port {int}")
def home_at_port(scene: Scene, name: str, port: int) -> None:
    """The peer, whose address is a public one, listens on this port instead of the usual one."""
    learnt_addresses.learn_homes(scene, name, 1, port)


@learnt("learns {int} onion addresses", "has learnt {int} onion addresses")
def onion_addresses(scene: Scene, count: int) -> None:
    """So many addresses of peers behind Tor."""
    private_broadcast.learn_many(scene, count)


LEARNT.close()
