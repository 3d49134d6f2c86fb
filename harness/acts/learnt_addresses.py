"""Which addresses of peers the node learns: by hand, from others, in an earlier life."""

import contextlib
from collections.abc import Sequence

from harness.acts import addresses, automatic, whereabouts
from harness.errors import Inconclusive
from harness.p2p import messages
from harness.p2p.messages import Services
from harness.p2p.recognise import addresses_in
from harness.scene.company import PUBLIC_PORT
from harness.scene.peer import Peer
from harness.scene.scene import Scene
from harness.terms import Direction

FULL_NODE = Services.NETWORK | Services.WITNESS
STRANGER = "stranger"
HOMES = 400  # public network groups beyond this number are for those who have several


def learn(scene: Scene, name: str, *, tested: bool = False) -> Peer:
    """Put a peer's address into the address manager, as one that it has used or has not.

    Raises:
        Inconclusive: it does not take it.
    """
    peer = scene.peer(name)
    host, port = peer.listen()
    say_tested = [True] if tested else []
    answer = scene.node.ask("addpeeraddress", host, port, *say_tested)
    if not answer["success"]:
        raise Inconclusive(f"the node's address manager does not take {name}: {answer}")
    return peer


def learn_homes(scene: Scene, name: str, count: int, port: int, *, others: int = 0) -> None:
    """Let the address manager learn so many public addresses at which one peer lives.

    The peer listens on the same port of each, and at no other. Addresses of others, who listen
    where peers do, it learns before.

    Raises:
        Inconclusive: it does not take as many.
    """
    for number in range(1, others + 1):
        learn(scene, f"{STRANGER} {number}")
    scene.resident(name, whereabouts.own_public(scene), port)
    first = HOMES + scene.head_count() * count
    for host in map(whereabouts.public, range(first, first + count)):
        scene.move_in(name, host, port)
        if not scene.node.ask("addpeeraddress", host, port)["success"]:
            raise Inconclusive(f"the node's address manager does not take {host}")


def know_before_start(scene: Scene, names: Sequence[str]) -> None:
    """Let the node learn addresses in an earlier life, in which it connects to nobody."""
    with automatic.earlier_life(scene):
        for name in names:
            learn(scene, name)


def know_strangers_before_start(scene: Scene, count: int) -> None:
    """Let the node learn so many addresses, where nobody lives, in such an earlier life."""
    with automatic.earlier_life(scene):
        addresses.learn_nameless(scene, count)


def knows(scene: Scene, name: str) -> bool:
    """Return whether the node was told a peer's address in this example."""
    host = scene.peer(name).host
    ip = whereabouts.ip_of(scene, name)
    return any(
        host in entry.words
        if entry.type == "addpeeraddress"
        else entry.direction is Direction.SENT and ip in addresses_in(entry.content)
        for entry in scene.window()
    )


def learn_many(scene: Scene, count: int) -> None:
    """Put the addresses of so many nameless peers into the node's address manager.

    Two of them may want the same place in it; then it takes one.

    Raises:
        Inconclusive: it takes fewer than half of them.
    """
    taken = 0
    for number in range(count):
        with contextlib.suppress(Inconclusive):
            learn(scene, f"{STRANGER} {number + 1}")
            taken += 1
    if taken < count / 2:
        raise Inconclusive(f"the node's address manager takes {taken} of {count} addresses")


def send_addresses_of(
    scene: Scene, name: str, others: Sequence[str], *, offering: Services = FULL_NODE
) -> None:
    """Let a peer tell the node the addresses of others and what they offer, in one message."""
    told = tuple(
        messages.TimedAddress(
            timestamp=scene.node.clock,
            services=offering,
            ip=whereabouts.ip_of(scene, other),
            port=PUBLIC_PORT,
        )
        for other in others
    )
    scene.address_entry = told[-1]
    scene.peers[name].send(messages.Addr(told))
