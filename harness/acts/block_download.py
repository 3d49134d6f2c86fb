"""Chains of blocks that peers announce and deliver one by one, and what peers leave undone.

The blocks of a scene are made once and have numbers; whoever names one means the same.
"""

from bitcoin.core import CBlock

from harness.acts import requests
from harness.errors import HarnessFault, Inconclusive
from harness.p2p import messages
from harness.p2p.messages import InventoryItem, InventoryKind
from harness.scene import chain
from harness.scene.chain import Branch
from harness.scene.scene import Scene
from harness.terms import ConnectionType

LONGEST_STALL = 64  # seconds; net_processing.cpp, BLOCK_STALLING_TIMEOUT_MAX
WINDOW = 1030  # blocks, some more than the node downloads ahead; BLOCK_DOWNLOAD_WINDOW is 1024
REPLACES = 2  # blocks of the node's chain that three blocks of the fork would replace, less one


def new_blocks(scene: Scene, first: int, last: int) -> list[CBlock]:
    """Return some of the new blocks, of which the first is on top of the node's chain.

    In initial block download they are as old as the chain: a node that had them would stay in it.
    """
    if "new" not in scene.branches:
        state = scene.node.peek("getblockchaininfo")
        after = state["mediantime"] + 1
        time = after if state["initialblockdownload"] else max(scene.node.clock, after)
        parent = bytes.fromhex(state["bestblockhash"])[::-1]
        scene.branches["new"] = Branch(parent, state["blocks"] + 1, time + scene.begun["new"])
        scene.begun["new"] += 1
    return scene.branches["new"].up_to(last)[first - 1 :]


def fork_blocks(scene: Scene, first: int, last: int) -> list[CBlock]:
    """Return some blocks of the fork; three of them have as much work as the node's chain."""
    if "fork" not in scene.branches:
        node = scene.node
        height = node.peek("getblockcount") - REPLACES
        below = node.peek("getblockhash", height - 1)
        time = node.peek("getblockheader", node.peek("getbestblockhash"))["time"] + 1
        time += scene.begun["fork"]
        scene.branches["fork"] = Branch(bytes.fromhex(below)[::-1], height, time)
        scene.begun["fork"] += 1
    return scene.branches["fork"].up_to(last)[first - 1 :]


def announce(scene: Scene, name: str, announced: list[CBlock]) -> None:
    """Let a peer announce blocks by their headers, in one message, when all has come to rest."""
    scene.settle()
    scene.block_hash = announced[-1].GetHash()
    scene.peers[name].send(messages.Headers(tuple(block.get_header() for block in announced)))
    scene.settle()


def send(scene: Scene, name: str, sent: list[CBlock]) -> None:
    """Let a peer send full blocks, and nothing before them."""
    scene.block_hash = sent[-1].GetHash()
    for block in sent:
        scene.peers[name].send(messages.Block(block))
    scene.settle()


def deliver_requested(scene: Scene, name: str, count: int, *withheld: int) -> None:
    """Let a peer announce so many new blocks, and send those that are requested, but not all.

    Raises:
        Inconclusive: the node has requested none.
    """
    made = {block.GetHash(): block for block in new_blocks(scene, 1, count)}
    for number in withheld:
        made.pop(new_blocks(scene, number, number)[0].GetHash())
    since = scene.now()
    announce(scene, name, new_blocks(scene, 1, count))
    delivered = 0
    while wanted := [each for each in _requested(scene, name, since) if each in made]:
        since, delivered = scene.now(), delivered + len(wanted)
        for each in wanted:
            scene.peers[name].send(messages.Block(made[each]))
        scene.settle()
    if not delivered:
        raise Inconclusive(f"the node requests no block of {name} that it could send")


def stall(
    scene: Scene,
    name: str,
    count: int,
    *withheld: int,
    kind: ConnectionType = ConnectionType.INBOUND,
) -> None:
    """Let so many peers of a type, one after the other, withhold blocks, and each be disconnected.

    The first has sent all others of the window. Each is disconnected when the next, and at last the
    named peer, has announced the blocks, so that it has nothing else to send.

    Raises:
        Inconclusive: one of them is not disconnected.
    """
    announced = new_blocks(scene, 1, WINDOW)
    earlier = ""
    for _ in range(count):
        peer = requests.new_name(scene, kind)
        scene.connect(kind, peer)
        if earlier:
            _wait_in_vain(scene, peer, announced, for_whom=earlier)
        else:
            deliver_requested(scene, peer, WINDOW, *withheld)
        earlier = peer
    _wait_in_vain(scene, name, announced, for_whom=earlier)


def _wait_in_vain(scene: Scene, name: str, announced: list[CBlock], *, for_whom: str) -> None:
    announce(scene, name, announced)
    scene.settle(advance=LONGEST_STALL + 1)
    scene.await_end(for_whom)
    if scene.peers[for_whom].is_connected:
        raise Inconclusive(f"the node does not disconnect {for_whom}, who withholds a block")
    scene.explain(scene.window().of(for_whom).events("closed"))
    scene.await_absence(for_whom)
    scene.settle()


def _requested(scene: Scene, name: str, since: int) -> list[bytes]:
    heard = scene.window(since).of(name).received("getdata")
    return [item.hash for entry in heard for item in entry.content.items]


def send_mutated(scene: Scene, name: str, number: int) -> None:
    """Let a peer send one of the new blocks with a transaction that its header does not name."""
    send(scene, name, [chain.altered(new_blocks(scene, number, number)[0])])


def send_with_another_witness(scene: Scene, name: str, number: int) -> None:
    """Let a peer send one of the new blocks with a witness that is not its own."""
    send(scene, name, [chain.with_another_witness(new_blocks(scene, number, number)[0])])


def say_not_found(scene: Scene, name: str, number: int) -> None:
    """Let a peer say that it does not have one of the new blocks."""
    block_hash = new_blocks(scene, number, number)[0].GetHash()
    item = InventoryItem(InventoryKind.WITNESS_BLOCK, block_hash)
    scene.peers[name].send(messages.NotFound((item,)))
    scene.settle()


def request(scene: Scene, name: str, *items: InventoryItem) -> None:
    """Let a peer request things in one message."""
    scene.peers[name].send(messages.GetData(items))


def below_tip(scene: Scene, depth: int) -> bytes:
    """Return the hash of the block so far below the chain tip, in wire byte order."""
    node = scene.node
    return bytes.fromhex(node.peek("getblockhash", node.peek("getblockcount") - depth))[::-1]


def replaced(scene: Scene) -> bytes:
    """Return the hash of the block that was replaced last, in wire byte order.

    Raises:
        HarnessFault: none was.
    """
    if scene.replaced is None:
        raise HarnessFault("say first who replaces blocks of the node's chain")
    return scene.replaced


def request_header(scene: Scene, name: str, block_hash: bytes) -> None:
    """Let a peer request the header of one block, by its hash alone."""
    request_for = messages.GetHeaders(messages.PROTOCOL_VERSION, (), block_hash)
    scene.peers[name].send(request_for)
