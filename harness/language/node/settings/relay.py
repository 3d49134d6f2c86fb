"""What it takes, keeps and offers of transactions."""

from harness.acts import filters, startup
from harness.language.node.settings.kind import setting
from harness.scene.scene import Scene


@setting("blocksonly mode")
def blocks_only(scene: Scene) -> None:
    """The node declines transactions from everybody (blocksonly)."""
    startup.tell(scene, "blocksonly", "1")


@setting("bloom filters to offer")
def bloom_filters(scene: Scene) -> None:
    """The node offers to filter transactions for any peer (peerbloomfilters, BIP 111)."""
    filters.offer_bloom_filters(scene)


@setting("transaction reconciliation")
def transaction_reconciliation(scene: Scene) -> None:
    """The node offers to announce transactions by comparing sets of them (BIP 330)."""
    startup.tell(scene, "txreconciliation", "1")


@setting("non-standard transactions accepted")
def accepts_non_standard(scene: Scene) -> None:
    """The node relays whatever the rules of consensus allow (acceptnonstdtxn)."""
    startup.tell(scene, "acceptnonstdtxn", "1")


@setting("{int} extra transaction(s) kept for compact blocks")
def extra_transactions(scene: Scene, count: int) -> None:
    """So many that were rejected by the mempool or replaced in it (blockreconstructionextratxn)."""
    startup.tell(scene, "blockreconstructionextratxn", str(count))


@setting("a minimum relay feerate of {int}")
def minimum_relay_feerate(scene: Scene, satoshi: int) -> None:
    """So many satoshi per 1000 virtual bytes a transaction has to pay (minrelaytxfee)."""
    startup.tell(scene, "minrelaytxfee", f"{satoshi / filters.KVB:.8f}")


@setting("a mempool of {int} MB")
def mempool_size(scene: Scene, megabytes: int) -> None:
    """So much memory the transactions take at most that wait to be mined (maxmempool)."""
    startup.tell(scene, "maxmempool", str(megabytes))
