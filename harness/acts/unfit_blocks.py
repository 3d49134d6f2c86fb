"""Blocks in compact form that do not fit the node's chain tip, and those that break its rules.

Facts: Bitcoin Core net_processing.cpp (CMPCTBLOCK), BIP 152.
"""

from dataclasses import replace

from bitcoin.core import CBlock, CBlockHeader

from harness.acts import block_download, blocks, compact_blocks, misbehaviour
from harness.acts.transactions import invent_hash
from harness.p2p import compact
from harness.scene import chain
from harness.scene.scene import Scene

GREEDY = "the block that claims too large a reward"


def announce_on_unknown(scene: Scene, name: str) -> None:
    """Let a peer send, in compact form, a block on top of one that nobody has."""
    parent = invent_hash(scene)
    block = blocks.keep(scene, chain.block_on(parent, height=2, time=scene.node.clock))
    compact_blocks.send_form(scene, name, block)


def announce_one_more(scene: Scene, name: str, count: int) -> None:
    """Let a peer send, in compact form, a block on top of the one that sentences are about.

    It holds so many transactions that nobody has.
    """
    parent = compact_blocks.the_block(scene).GetHash()
    unknown = compact_blocks.unknown_transactions(scene, count)
    compact_blocks.send_form(scene, name, compact_blocks.build_on(scene, parent, unknown))


def announce_below(scene: Scene, name: str, below: int) -> None:
    """Let a peer send, in compact form, a block of a fork so far below the chain tip."""
    parent = compact_blocks.hash_below_tip(scene, below + 1)
    compact_blocks.send_form(scene, name, compact_blocks.build_on(scene, parent))


def announce_numbered(scene: Scene, name: str, number: int) -> None:
    """Let a peer send, in compact form, one of the new blocks that have numbers."""
    block = block_download.new_blocks(scene, number, number)[0]
    compact_blocks.send_form(scene, name, blocks.keep(scene, block))


def announce_on_old_tip(scene: Scene, name: str, count: int) -> None:
    """Let a peer send a new block in compact form, however old the chain tip is."""
    unknown = compact_blocks.unknown_transactions(scene, count)
    block = blocks.keep(scene, blocks.next_block(scene, transactions=unknown))
    compact_blocks.send_form(scene, name, block)


def greedy(scene: Scene) -> CBlock:
    """Return a new block that takes too much; whoever names it means the same."""
    if GREEDY not in scene.named:
        scene.named[GREEDY] = compact_blocks.build(scene, reward=chain.TOO_MUCH).GetHash()
    block = scene.made[scene.named[GREEDY]]
    scene.block_hash = block.GetHash()
    return block


def bring_greedy(scene: Scene, name: str) -> None:
    """Let a peer announce that block by its header and send it in full."""
    blocks.deliver(scene, name, greedy(scene))


def bring_greedy_beside_tip(scene: Scene, name: str) -> None:
    """Let a peer announce and send a block beside the node's chain tip that takes too much."""
    blocks.deliver(scene, name, blocks.beside_tip(scene, reward=chain.TOO_MUCH))


def bring_twice_spent(scene: Scene, name: str) -> None:
    """Let a peer bring a new block with a transaction of which both inputs are the same."""
    _ = scene.node  # the coins are there once it has its chain
    coin = scene.purse.coins.popleft()
    blocks.deliver(scene, name, compact_blocks.build(scene, [chain.spend_twice(coin)]))


def announce_greedy(scene: Scene, name: str) -> None:
    """Let a peer send that block in compact form; nothing is missing."""
    compact_blocks.send_form(scene, name, greedy(scene))


def announce_faulty_header(scene: Scene, name: str, fault: str) -> None:
    """Let a peer send a compact block whose header breaks a rule; see `misbehaviour.FAULTS`."""
    header = misbehaviour.faulty_header(scene, fault)
    _send_with_header(scene, name, header)


def announce_worthless(scene: Scene, name: str) -> None:
    """Let a peer send a compact block on whose header no computing power was spent."""
    _send_with_header(scene, name, misbehaviour.worthless_header(scene))


def _send_with_header(scene: Scene, name: str, header: CBlockHeader) -> None:
    form = compact.shortened(compact_blocks.build(scene), scene.fresh_number())
    scene.peers[name].send(replace(form, header=header))
    scene.settle()
