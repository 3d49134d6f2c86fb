"""Addresses that want the same place among the tried ones, and how the node settles that."""

from harness.acts import learnt_addresses, looking
from harness.acts.connecting import disconnect
from harness.errors import Inconclusive
from harness.p2p import tried_places
from harness.scene.company import PUBLIC_PORT
from harness.scene.scene import Scene
from harness.terms import ConnectionType

NO_PLACE = "failed-adding-to-tried"  # rpc/net.cpp, addpeeraddress


def learn_rival(scene: Scene, name: str, of: str, *, after: int) -> None:
    """Let the address manager learn a tried address, and later one that wants its place.

    The feeler connection that falls due meanwhile goes to a stranger, so that none is owed when the
    second address comes.

    Raises:
        Inconclusive: it does not take it, not even as a new one.
    """
    learnt_addresses.learn(scene, of, tested=True)
    learnt_addresses.learn(scene, f"{learnt_addresses.STRANGER} between {of} and {name}")
    looking.let_feelers_fall_due(scene, 1, bound=after)
    first, second, *_ = scene.peer(of).residence.split(".")
    place = tried_places.place_of(scene.peer(of).residence, PUBLIC_PORT)
    hosts = (f"{first}.{second}.{a}.{b}" for a in range(8, 250) for b in range(1, 250))
    host = next(each for each in hosts if tried_places.place_of(each, PUBLIC_PORT) == place)
    scene.resident(name, host)
    scene.conduct(name, speaks=False)
    answer = scene.node.ask("addpeeraddress", host, PUBLIC_PORT, True)
    if not answer["success"] and answer.get("error") != NO_PLACE:
        raise Inconclusive(f"the node's address manager does not take {name}: {answer}")


def let_resolve_collisions(scene: Scene, *, after: int = 0) -> None:
    """Let the node look for somebody to connect to, which is when it resolves tried collisions.

    For that, peers of no name that were connected as block-relay-only go.
    """
    scene.settle(advance=after)
    for name in list(scene.peers):
        if name.startswith(str(ConnectionType.BLOCK_RELAY_ONLY)) and scene.peers[name].is_connected:
            disconnect(scene, name)
    looking.let_look(scene)
