"""Two nodes that are connected with each other, and what they send each other."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from harness.errors import Inconclusive
from harness.scene.scene import Scene

LARGE = 3_900_000  # bytes; the protocol allows four million (net.h, MAX_PROTOCOL_MESSAGE_LENGTH)
NONSENSE = "unknown"  # a message type that nodes ignore


def connect(scene: Scene) -> None:
    """Let the node connect to a second one, and wait until both have the handshake behind them.

    Raises:
        Inconclusive: they do not get that far.
    """
    second = scene.second_node()
    scene.node.ask("addnode", f"127.0.0.1:{second.ports.p2p}", "onetry")
    for node in (scene.node, second):
        rows, _ = scene.ask_until("getpeerinfo", has_ponged, node=node)
        if not has_ponged(rows):
            raise Inconclusive(f"{node.name} does not complete the handshake with the other")


def has_ponged(rows: list[dict[str, Any]]) -> bool:
    """Whether the one peer has answered a ping, which ends the handshake."""
    return any("pingtime" in row or "minping" in row for row in rows)


def shout(scene: Scene) -> None:
    """Let both nodes send each other a large message at the same time.

    The nodes are asked from two threads: each has an RPC connection of its own.
    """
    nodes = (scene.node, scene.second_node())
    with ThreadPoolExecutor(max_workers=len(nodes)) as both:
        done = [both.submit(n.peek, "sendmsgtopeer", 0, NONSENSE, "00" * LARGE) for n in nodes]
    for each in done:
        each.result()


def tip_of_second(scene: Scene, wanted: str) -> tuple[str, int]:
    """Return the second node's chain tip, once it is this one or time is up."""
    return scene.ask_until(
        "getbestblockhash", lambda answer: answer == wanted, node=scene.second_node()
    )


def heard_by_first(scene: Scene) -> tuple[int, int]:
    """Return how many bytes of large messages the first node has got from the second."""

    def heard(rows: list[dict[str, Any]]) -> int:
        return sum(row["bytesrecv_per_msg"].get("*other*", 0) for row in rows)

    rows, entry = scene.ask_until("getpeerinfo", lambda rows: heard(rows) >= LARGE)
    return heard(rows), entry
