"""Compact block filters (BIP 157, BIP 158): who requests which, and what the right ones are.

The node's own operator interface says what each filter is; that it is right in itself is BIP 158's.
"""

from bitcoin.core import Hash

from harness.acts import block_download, headers
from harness.acts.transactions import invent_hash
from harness.errors import Inconclusive
from harness.p2p import messages
from harness.p2p.recognise import Recogniser, is_this
from harness.scene.scene import Scene

BASIC, OTHER = 0, 1  # filter types; BIP 158 knows the first only
INDEX = "basic block filter index"
INTERVAL = 1000  # blocks between checkpoints; BIP 157


def _await_index(scene: Scene) -> None:
    """Wait until the node has made the filters of all its blocks.

    Raises:
        Inconclusive: it does not.
    """
    height = scene.node.peek("getblockcount")

    def is_there(about: dict[str, dict[str, int]]) -> bool:
        index = about.get(INDEX, {})
        return bool(index.get("synced")) and index.get("best_block_height") == height

    about, _ = scene.ask_until("getindexinfo", is_there)
    if not is_there(about):
        raise Inconclusive("the node has not made the filters of its blocks")


def request_filters(
    scene: Scene, name: str, deepest: int, *, kind: int = BASIC, stop: bytes | None = None
) -> None:
    """Let a peer request the filters of all blocks from one so far below the chain tip on."""
    _await_index(scene)
    start = scene.node.peek("getblockcount") - deepest
    until = stop or block_download.below_tip(scene, 0)
    scene.peers[name].send(messages.GetCFilters(kind, start, until))


def request_filters_between(scene: Scene, name: str, deepest: int, last: int) -> None:
    """Let a peer request the filters up to a block so far below the chain tip."""
    request_filters(scene, name, deepest, stop=block_download.below_tip(scene, last))


def request_hashes(scene: Scene, name: str, deepest: int, last: int = 0) -> None:
    """Let a peer request the hashes of the same filters."""
    _await_index(scene)
    start = scene.node.peek("getblockcount") - deepest
    until = block_download.below_tip(scene, last)
    scene.peers[name].send(messages.GetCFHeaders(BASIC, start, until))


def request_replaced_hashes(scene: Scene, name: str) -> None:
    """Let a peer request the hash of the filter of the stale block."""
    _await_index(scene)
    until = block_download.replaced(scene)
    height = scene.node.peek("getblockheader", until[::-1].hex())["height"]
    scene.peers[name].send(messages.GetCFHeaders(BASIC, height, until))


def request_checkpoints(scene: Scene, name: str) -> None:
    """Let a peer request every thousandth filter header up to the chain tip."""
    request_checkpoints_up_to(scene, name, 0)


def request_checkpoints_up_to(scene: Scene, name: str, last: int) -> None:
    """Let a peer request every thousandth filter header, up to a block below the chain tip."""
    _await_index(scene)
    scene.peers[name].send(messages.GetCFCheckpt(BASIC, block_download.below_tip(scene, last)))


def request_to_unknown(scene: Scene, name: str) -> None:
    """Let a peer request filters up to a block that nobody has."""
    request_filters(scene, name, 0, stop=invent_hash(scene))


def request_hashes_to_unknown(scene: Scene, name: str) -> None:
    """Let a peer request the hashes of the same filters."""
    height = scene.node.peek("getblockcount")
    scene.peers[name].send(messages.GetCFHeaders(BASIC, height, invent_hash(scene)))


def request_checkpoints_to_unknown(scene: Scene, name: str) -> None:
    """Let a peer request every thousandth filter header, up to a block that nobody has."""
    scene.peers[name].send(messages.GetCFCheckpt(BASIC, invent_hash(scene)))


def _filter(scene: Scene, block_hash: bytes) -> tuple[bytes, bytes]:
    about = scene.node.peek("getblockfilter", block_hash[::-1].hex())
    return bytes.fromhex(about["filter"]), bytes.fromhex(about["header"])[::-1]


def is_filter(scene: Scene, depth: int) -> Recogniser:
    """Recognise the filter of the block so far below the chain tip."""
    block_hash = block_download.below_tip(scene, depth)
    right, _ = _filter(scene, block_hash)
    return is_this(messages.CFilter(BASIC, block_hash, right))


def request_replaced(scene: Scene, name: str) -> None:
    """Let a peer request the filters of the fork that ends with the stale block."""
    replaced = block_download.replaced(scene)
    request_filters(scene, name, scene.node.peek("getblockcount"), stop=replaced)


def is_filter_of_replaced(scene: Scene) -> Recogniser:
    """Recognise the filter of the stale block."""
    replaced = block_download.replaced(scene)
    right, _ = _filter(scene, replaced)
    return is_this(messages.CFilter(BASIC, replaced, right))


def has_hashes(scene: Scene, deepest: int, last: int = 0) -> Recogniser:
    """Recognise the hashes of the filters of some blocks, and the header before them."""
    tip = scene.node.peek("getblockcount")
    hashes = headers.hashes_between(scene, tip - deepest, tip - last)
    below = deepest + 1
    has_below = below <= tip  # the first block of all has none
    before = _filter(scene, block_download.below_tip(scene, below))[1] if has_below else bytes(32)
    known = scene.node.peek_many("getblockfilter", [(each[::-1].hex(),) for each in hashes])
    wanted = tuple(Hash(bytes.fromhex(each["filter"])) for each in known)
    return is_this(messages.CFHeaders(BASIC, hashes[-1], before, wanted))


def has_checkpoints(scene: Scene, count: int, last: int = 0) -> Recogniser:
    """Recognise so many checkpoints, those of each thousandth block."""
    node = scene.node
    blocks = [
        bytes.fromhex(node.peek("getblockhash", INTERVAL * number))[::-1]
        for number in range(1, count + 1)
    ]
    wanted = tuple(_filter(scene, each)[1] for each in blocks)
    stop = block_download.below_tip(scene, last)
    return is_this(messages.CFCheckpt(BASIC, stop, wanted))
