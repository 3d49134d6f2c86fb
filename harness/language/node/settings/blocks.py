"""Its chain: how old, with how much work, which filters, on which network."""

from harness.acts import blocks, headers, loading, requests, startup, upload, version_contents
from harness.language.node.settings.kind import setting
from harness.scene.scene import Scene


@setting("a chain tip {int} seconds younger than the block below it")
def aged_chain(scene: Scene, seconds: int) -> None:
    """So much time lies between the two latest blocks of the node's chain.

    Of several settings it comes last, since it starts the node.
    """
    upload.let_age(scene, seconds)


@setting("compact block filters that it makes, but does not offer")
def block_filter_index(scene: Scene) -> None:
    """The node makes compact block filters for itself alone (blockfilterindex)."""
    startup.tell(scene, "blockfilterindex", "1")


@setting("compact block filters to offer, which it does not make")
def unmade_block_filters(scene: Scene) -> None:
    """The node is to send compact block filters (peerblockfilters), and has no index of them."""
    startup.tell(scene, "peerblockfilters", "1")


@setting("compact block filters to offer")
def block_filters(scene: Scene) -> None:
    """The node makes compact block filters and sends them to whoever requests them (BIP 157)."""
    version_contents.offer_filters(scene)


@setting("pruning")
def pruning(scene: Scene) -> None:
    """The node may delete old blocks to keep to 550 MiB; it has no reason yet (prune)."""
    startup.tell(scene, "prune", "550")


@setting("a minimum chain work of {int} blocks")
def minimum_work(scene: Scene, blocks: int) -> None:
    """The work that a chain must have to be the right one (minimumchainwork).

    It is that of a chain with so many blocks on top of the genesis block. The node begins with one.
    """
    startup.tell(scene, "minimumchainwork", headers.minimum_of(blocks))


@setting("a maximum tip age of {int} seconds")
def maximum_tip_age(scene: Scene, seconds: int) -> None:
    """With a chain tip that is older, the node is in initial block download (maxtipage)."""
    startup.tell(scene, "maxtipage", str(seconds))


@setting("{chain} instead of regtest")
def other_chain(scene: Scene, chain: str) -> None:
    """The node is on a network that others share, and talks to nobody there."""
    requests.choose_network(scene, chain)


@setting("a file of blocks that it is yet to load")
def blocks_to_load(scene: Scene) -> None:
    """The node takes further blocks from a file (loadblock), which does not end for the time being.

    Of several settings it comes last, since it starts the node.
    """
    loading.hold(scene)


@setting("a chain tip that is {int} seconds old")
def old_chain_tip(scene: Scene, seconds: int) -> None:
    """The node has got the block when it was that old, and was started again.

    Of several settings it comes last, since it starts the node.
    """
    blocks.get_old_block(scene, seconds)
