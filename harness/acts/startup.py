"""How the node is started: what it is told, that it refuses, that it starts again."""

import contextlib
from collections.abc import Callable

from harness.claims import is_word_of_seeding
from harness.errors import HarnessFault, Inconclusive, NodeUnavailable, NotOffered
from harness.node.options import Option
from harness.node.process import base_options
from harness.patience import USUAL
from harness.record.transcript import Entry, Window
from harness.scene.peer import LOOPBACK
from harness.scene.scene import Scene
from harness.terms import ConnectionType, Direction

SEED_NODES_FIRST = 290000  # from this version on, before DNS seeds
SECOND_ADDRESS = "127.0.0.2"  # of the same machine; no peer of ours lives there


def tell(scene: Scene, option: str, value: Option) -> None:
    """Let the node be started with an option; None takes it away.

    Raises:
        HarnessFault: the node was started before.
    """
    if scene.has_node:
        raise HarnessFault(f"say -{option} before the node is needed")
    scene.options[option] = value


def limit_files(scene: Scene, count: int) -> None:
    """Let the system allow the node so many open files, connections among them, and no more."""
    if scene.has_node:
        raise HarnessFault("say how many files may be open before the node is needed")
    scene.stage.open_files = count


def tell_also(scene: Scene, option: str, value: str) -> None:
    """Let the node be started with one more value of an option that may be repeated."""
    before = scene.options.get(option) or []
    tell(scene, option, [*([before] if isinstance(before, str) else before), value])


def leave_listening_open(scene: Scene) -> None:
    """Let the node decide by itself whether it listens and asks for addresses."""
    for option in ("listen", "bind", "dnsseed"):
        tell(scene, option, None)
    tell(scene, "port", str(scene.ports.p2p))


def listen_by_default(scene: Scene) -> None:
    """Let the node listen where it does when it is told that it is to, and not where."""
    tell(scene, "listen", "1")
    tell(scene, "bind", None)


def listen_at(scene: Scene, where: str, option: str = "bind") -> None:
    """Let the node listen where an option says, and there alone unless others say more."""
    scene.options.setdefault("bind", None)
    tell_also(scene, option, where)


def switch_listening_off(scene: Scene) -> None:
    """Let the node listen nowhere."""
    tell(scene, "listen", "0")
    tell(scene, "bind", None)


def specify_peer(scene: Scene, name: str) -> None:
    """Let the node be started with a fixed peer."""
    host, port = scene.peer(name).listen()
    scene.peers[name].kind = ConnectionType.MANUAL
    tell_also(scene, "connect", f"{host}:{port}")


def move_port(scene: Scene) -> None:
    """Let the node listen on a port that is not the usual one of its chain."""
    port = scene.reservations.port()
    tell(scene, "port", str(port))
    tell(scene, "bind", f"{LOOPBACK}:{port}")


def bind_elsewhere(scene: Scene) -> None:
    """The same; that port is named with the address alone, and nowhere else."""
    tell(scene, "bind", f"{LOOPBACK}:{scene.reservations.port()}")


def add_port(scene: Scene, option: str, form: str) -> None:
    """Let the node listen on a second port, on the terms of an option (`{}` is the address)."""
    ordinary = f"{LOOPBACK}:{scene.ports.p2p}"
    entrance = form.format(f"{LOOPBACK}:{scene.reservations.port()}")
    if option == "bind":
        tell(scene, option, [ordinary, entrance])
    else:
        tell(scene, option, entrance)


def listen_at_onion_port_alone(scene: Scene) -> None:
    """Let the node be told of an onion listening port alone; of the other, of its number."""
    tell(scene, "bind", f"{LOOPBACK}:{scene.reservations.port()}=onion")
    tell(scene, "port", str(scene.ports.p2p))


def take_port(scene: Scene, name: str, granted: list[str]) -> None:
    """Let the node be told to listen where a peer listens already."""
    host, port = scene.peer(name).listen()
    tell(scene, "whitebind", f"{','.join(granted)}@{host}:{port}")


def add_address(scene: Scene) -> None:
    """Let the node listen on a second address, too, at a port of the same number."""
    tell(scene, "bind", [f"{host}:{scene.ports.p2p}" for host in (LOOPBACK, SECOND_ADDRESS)])


def second_port(scene: Scene) -> tuple[str, int]:
    """Return where the second port is.

    Raises:
        HarnessFault: no sentence gave the node one.
    """
    given = scene.options.get("whitebind") or scene.options.get("bind")
    if not given:
        raise HarnessFault("the node has no second port")
    last = given if isinstance(given, str) else given[-1]
    host, _, port = last.rpartition("@")[2].partition(":")
    return host, int(port.partition("=")[0])


def start(scene: Scene) -> None:
    """Start the node and wait until it has connected to the nodes that the operator specified.

    That it refuses to start, or does not connect, is judged where the start is the event.

    Raises:
        NotOffered: it does not know what it is started with.
        NodeUnavailable: it does not start, though the example needs it.
        TimeoutError: it does not connect, though the example needs it.
    """
    is_event = scene.first_mark is not None
    try:
        _ = scene.node
    except NotOffered:
        raise
    except NodeUnavailable:
        if not is_event:
            raise
        return
    specified = scene.options.get("connect") or ()
    for peer in scene.peers.values():
        if peer.acceptor is not None and "{}:{}".format(*peer.acceptor.address) in specified:
            with contextlib.suppress(*([TimeoutError] if is_event else [])):
                peer.wait_for_event("handshake completed")
    if "seednode" in scene.options and scene.options.get("dnsseed") == "1":
        await_turn_of_seed_nodes(scene)
    scene.settle()


def await_turn_of_seed_nodes(scene: Scene) -> None:
    """Wait until the node has looked at its clock: from then on its seed nodes come first.

    Before version 29 they do not.
    """
    if scene.target.version >= SEED_NODES_FIRST and scene.stage.retelling is None:
        await_log(scene, "-seednode enabled")


def start_without_settings(scene: Scene) -> None:
    """Let a node that has refused to start do so without the operator's settings, and end it.

    Raises:
        Inconclusive: it refuses that, too.
    """
    if scene.stage.retelling is not None:
        return
    node = scene.node_as_is
    node.options, node.open_files = base_options(scene.target, ports=scene.ports), None
    try:
        node.start()
    except NodeUnavailable as refusal:
        raise Inconclusive(f"no control: nor does it start otherwise: {refusal}") from refusal
    node.stop()


def await_word_of_seeding(scene: Scene) -> None:
    """Wait until the node, in this life, has said whether it queries DNS seeds.

    That it does, a thread of its own says, at any moment; that it has not is left to be judged.
    """
    await_word(scene, is_word_of_seeding)


def await_log(scene: Scene, words: str) -> None:
    """Wait until the node, in this life, has said some words in its log; in vain at last."""
    await_word(scene, lambda entry: entry.direction is Direction.LOG and words in entry.words)


def await_word(scene: Scene, is_word: Callable[[Entry], bool]) -> None:
    """Wait until the node, in this life, has said a word that is recognised; in vain at last."""
    begins = scene.window().this_life()
    said = scene.transcript.first(is_word, since=begins, timeout=USUAL)
    with contextlib.suppress(TimeoutError):
        scene.network.call(said)


def this_life(scene: Scene) -> Window:
    """Return the record since the node was last started, its first connections included."""
    window = scene.window()
    begins = window.this_life()
    return window.where(lambda entry: entry.number > begins)


def restart(scene: Scene) -> None:
    """End the node cleanly and start it again, with the same folder."""
    scene.settle()
    node = scene.node
    since = scene.now()
    node.stop()
    for peer in scene.peers.values():
        if peer.has_link:
            scene.await_end(peer.name)
    scene.explain(scene.window(since).events("closed"))
    scene.start(node)


def restart_in_tor(scene: Scene) -> None:
    """The same; from now on the node has no other network than Tor."""
    scene.node.options |= {"onlynet": "onion"}
    restart(scene)
