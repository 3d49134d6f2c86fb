"""How a node ends and comes back: in order, by force, with a file spoilt in between."""

from pathlib import Path

from harness.acts import operations
from harness.errors import Inconclusive
from harness.record.transcript import Entry
from harness.scene.scene import Scene
from harness.terms import Direction

ANCHORS = "anchors.dat"  # Bitcoin Core, doc/files.md
ADDRESS_BOOK = "peers.dat"  # Bitcoin Core, doc/files.md
BANS = "banlist.json"  # Bitcoin Core, doc/files.md
SPOILT = b"nothing that makes sense"
SAVE_INTERVAL = 15 * 60  # net.cpp, DUMP_PEERS_INTERVAL


def stop(scene: Scene) -> None:
    """End the node in order."""
    scene.node.stop()
    _explain_ends(scene)


def kill(scene: Scene) -> None:
    """End the node by force, as a power cut does."""
    scene.node.kill()
    _explain_ends(scene)


def _explain_ends(scene: Scene) -> None:
    """Wait until every connection has ended with the node, and say that this was to be."""
    for name, peer in scene.peers.items():
        if peer.has_link:
            scene.await_end(name)
            scene.explain(scene.window().on(peer.link.serial).events("closed"))


def ban_between(scene: Scene, place: str) -> None:
    """End the node in order, and ban an address in a life of its own, in which nobody is connected.

    The node then leaves the list of anchors as it is. Afterwards it does not run.
    """
    stop(scene)
    node = scene.node_as_is
    later = {option: scene.options.get(option) for option in ("connect", "seednode")}
    node.options |= {"connect": "0", "seednode": None}
    scene.start(node)
    operations.insist(scene, "setban", place, "add")
    node.stop()
    node.options |= later


def spoil(scene: Scene, name: str) -> None:
    """Overwrite a file of the node while it does not run."""
    file_of(scene, name).write_bytes(SPOILT)


def let_save(scene: Scene) -> None:
    """Let the node's next save of its addresses fall due, and wait until it is done.

    The schedule has one thread, which also carries what the second question waits for.

    Raises:
        Inconclusive: the file is the one from before.
    """
    scene.settle()
    before = _saved_at(scene)
    scene.node.ask("mockscheduler", SAVE_INTERVAL)
    scene.node.peek("syncwithvalidationinterfacequeue")
    if scene.stage.retelling is None and _saved_at(scene) == before:
        raise Inconclusive(f"the node does not save {ADDRESS_BOOK} when it is due")
    scene.settle()


def _saved_at(scene: Scene) -> int:
    """Return when the node has saved its addresses, zero while it has not."""
    if scene.stage.retelling is not None or not (path := file_of(scene, ADDRESS_BOOK)).exists():
        return 0
    return path.stat().st_mtime_ns


def file_of(scene: Scene, name: str) -> Path:
    """Return where the node keeps a file of its chain."""
    return scene.node_as_is.chain_folder / name


def read_file(scene: Scene, name: str) -> Entry:
    """Record what a file of the node holds; nothing when there is none (content None)."""
    if scene.stage.retelling is not None:
        return (
            scene.window()
            .only(Direction.NODE, "file")
            .where(lambda entry: entry.words.startswith(f"{name}: ") or not entry.words)
            .entries[-1]
        )
    path = file_of(scene, name)
    content = path.read_bytes() if path.exists() else None
    words = f"{name}: " + ("does not exist" if content is None else f"{len(content)} bytes")
    return scene.network.run(
        lambda: scene.transcript.append(
            Direction.NODE, "file", words, raw=content or b"", content=content
        )
    )
