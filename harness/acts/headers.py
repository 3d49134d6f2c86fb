"""Which headers peers request, and headers that nobody has the blocks of."""

import functools

from bitcoin.core import CBlockHeader

from harness.acts.blocks import known_block
from harness.acts.handshakes import NOWHERE
from harness.acts.transactions import invent_hash
from harness.errors import Inconclusive
from harness.p2p import messages
from harness.scene import chain
from harness.scene.scene import Scene

MOST = 2000  # headers of one message; net_processing.h, MAX_HEADERS_RESULTS
DENSE = 11  # entries of a locator before its steps grow; chain.cpp, LocatorEntries


def hash_at(scene: Scene, height: int) -> bytes:
    """Return the hash of a block of the node's chain, in wire byte order."""
    return bytes.fromhex(scene.node.peek("getblockhash", height))[::-1]


def hashes_between(scene: Scene, first: int, last: int) -> list[bytes]:
    """Return the hashes of some blocks of the node's chain, in wire byte order."""
    hashes = scene.node.peek_many("getblockhash", [(height,) for height in range(first, last + 1)])
    return [bytes.fromhex(each)[::-1] for each in hashes]


def locator(scene: Scene, height: int) -> list[bytes]:
    """Return the hashes by which the node says that it knows its chain up to some height."""
    return [hash_at(scene, each) for each in locator_heights(height)]


def locator_heights(height: int) -> list[int]:
    """Return the heights in a locator: close to each other, then ever further apart, down to 0."""
    heights, step = [height], 1
    while heights[-1] > 0:
        heights.append(max(heights[-1] - step, 0))
        if len(heights) > DENSE:
            step *= 2
    return heights


def request(
    scene: Scene, name: str, *known: int | None, until: int | None = None, only: bool = False
) -> None:
    """Let a peer request headers.

    Args:
        scene: the scene.
        name: of the peer.
        known: heights in the node's chain that its list names; None is a block that nobody has.
        until: height of the block at which the node is to stop, None for no such block.
        only: whether the node is to stop at a block that nobody has.
    """
    hashes = [invent_hash(scene) if each is None else hash_at(scene, each) for each in known]
    stop = NOWHERE if until is None else hash_at(scene, until)
    if only:
        stop = invent_hash(scene)
    request_after(scene, name, *hashes, stop=stop)


def request_after(scene: Scene, name: str, *hashes: bytes, stop: bytes = NOWHERE) -> None:
    """Let a peer request headers by a list of these hashes."""
    scene.peers[name].send(messages.GetHeaders(messages.PROTOCOL_VERSION, hashes, stop))


def request_in_headers_chain(scene: Scene, name: str, number: int) -> None:
    """Let a peer request a single header of the headers chain, by an empty list."""
    request_after(scene, name, stop=headers_chain(scene, number)[-1].GetHash())


def send_none(scene: Scene, name: str) -> None:
    """Let a peer send an empty list of headers."""
    scene.peers[name].send(messages.Headers(()))


def minimum_of(height: int) -> str:
    """Return the work of a chain of such a height on the test network, as the option wants it.

    Each block of the chain, the first one too, counts two units of work at the easiest target.
    """
    return f"{2 * (height + 1):#x}"


def send_fork(scene: Scene, name: str, count: int, below: int) -> None:
    """Let a peer send headers of a fork that ends so many blocks below the chain tip."""
    node = scene.node
    parent = node.peek("getblockhash", node.peek("getblockcount") - below - count)
    start = node.peek("getblockheader", parent)["time"]
    branch = chain_on(bytes.fromhex(parent)[::-1], start, count)
    scene.peers[name].send(messages.Headers(branch))


def send_fork_block(scene: Scene, name: str, below: int) -> None:
    """Let a peer send a full block of a fork, so many blocks below the chain tip."""
    node = scene.node
    height = node.peek("getblockcount") - below
    parent = node.peek("getblockhash", height - 1)
    time = node.peek("getblockheader", parent)["time"] + 1
    block = chain.block_on(bytes.fromhex(parent)[::-1], height=height, time=time)
    scene.peers[name].send(messages.Block(block))


def send_known(scene: Scene, name: str, first: int, last: int) -> None:
    """Let a peer send the headers of some blocks of the node's chain, in one message."""
    hashes = [(each[::-1].hex(), False) for each in hashes_between(scene, first, last)]
    known = scene.node.peek_many("getblockheader", hashes)
    headers = tuple(CBlockHeader.deserialize(bytes.fromhex(each)) for each in known)
    scene.peers[name].send(messages.Headers(headers))


def headers_chain(scene: Scene, length: int, *, other: bool = False) -> tuple[CBlockHeader, ...]:
    """Return the headers of the headers chain on top of the node's chain tip, so many of them.

    The other headers chain, dated a second later throughout, has no header of it.
    """
    tip = scene.node.peek("getbestblockhash")
    start = scene.node.peek("getblockheader", tip)["time"]
    return chain_on(bytes.fromhex(tip)[::-1], start + int(other), length)


def locator_in_headers_chain(scene: Scene, number: int) -> list[bytes]:
    """Return the hashes by which the node says that it knows the headers chain up to a number."""
    tip = scene.node.peek("getblockcount")
    chain = headers_chain(scene, number)
    return [
        chain[height - tip - 1].GetHash() if height > tip else hash_at(scene, height)
        for height in locator_heights(tip + number)
    ]


def send_headers_chain(scene: Scene, name: str, first: int, last: int) -> None:
    """Let a peer send some headers of the headers chain, in one message."""
    scene.peers[name].send(messages.Headers(headers_chain(scene, last)[first - 1 :]))


def send_in_full_messages(
    scene: Scene, name: str, first: int, last: int, *, other: bool = False
) -> None:
    """Let a peer send some headers of the headers chain or of the other one."""
    headers = headers_chain(scene, last, other=other)
    for start in range(first - 1, last, MOST):
        scene.peers[name].send(messages.Headers(headers[start : start + MOST]))


def send_chain_as_requested(scene: Scene, name: str, parts: int, length: int) -> None:
    """Let a peer send the headers of its own chain, as the node requests them.

    Args:
        scene: the scene.
        name: of the peer.
        parts: height of the last block that both chains have.
        length: height of the last block of the peer's chain.

    Raises:
        Inconclusive: the node has requested no headers from the peer.
    """
    shared = [hash_at(scene, height) for height in range(1, parts + 1)]
    headers = [known_block(scene, each[::-1].hex()).get_header() for each in shared]
    headers += chain_on(shared[-1], headers[-1].nTime, length - parts)
    heights = {header.GetHash(): height for height, header in enumerate(headers, start=1)}
    since, answered = 0, 0
    while heard := scene.window(since).of(name).received("getheaders").entries:
        since, answered = scene.now(), answered + 1
        known = next((heights[each] for each in heard[-1].content.locator if each in heights), 0)
        scene.peers[name].send(messages.Headers(tuple(headers[known : known + MOST])))
        scene.settle()
    if not answered:
        raise Inconclusive(f"the node has requested no headers from {name}")


def announce_in_headers_chain(scene: Scene, name: str, number: int) -> None:
    """Let a peer announce a block of the headers chain by its hash."""
    announce_some_in_headers_chain(scene, name, number)


def announce_some_in_headers_chain(scene: Scene, name: str, *numbers: int) -> None:
    """Let a peer announce blocks of the headers chain by their hashes, in one message."""
    hashes = [headers_chain(scene, number)[-1].GetHash() for number in numbers]
    scene.peers[name].send(inventory(*hashes))


def inventory(*hashes: bytes) -> messages.Inv:
    """Return the announcement of blocks by their hashes."""
    kind = messages.InventoryKind.BLOCK
    return messages.Inv(tuple(messages.InventoryItem(kind, each) for each in hashes))


def chain_on(parent: bytes, start: int, length: int) -> tuple[CBlockHeader, ...]:
    """Return headers on top of each other, the first a second after its parent."""
    made = _made(parent, start)
    while len(made) < length:
        last = made[-1].GetHash() if made else parent
        made.append(chain.header_on(last, time=start + 1 + len(made) // 2))
    return tuple(made[:length])


@functools.lru_cache(maxsize=8)
def _made(_parent: bytes, _start: int) -> list[CBlockHeader]:
    return []


def bring_ahead(scene: Scene, name: str, seconds: int) -> None:
    """Let a peer announce and send a block that is dated so many seconds ahead of the clock."""
    state = scene.node.peek("getblockchaininfo")
    parent = bytes.fromhex(state["bestblockhash"])[::-1]
    time = scene.node.clock + seconds
    block = chain.block_on(parent, height=state["blocks"] + 1, time=time)
    scene.block_hash = block.GetHash()
    scene.block_ahead = block
    scene.peers[name].send(messages.Headers((block.get_header(),)))
    scene.peers[name].send(messages.Block(block))


def bring_again(scene: Scene, name: str) -> None:
    """Let a peer announce and send once more the block that one has sent too early."""
    block = scene.block_ahead
    assert block is not None  # noqa: S101  (the sentence before has set it)
    scene.peers[name].send(messages.Headers((block.get_header(),)))
    scene.peers[name].send(messages.Block(block))
