"""What the operator orders while the node runs.

An entry is a function of the scene and the placeholders' values. The node may refuse; the record
holds its answer, and an answer of the lexicon says what it is about.
"""

from collections.abc import Callable
from typing import Any

from harness.acts import added_nodes, operations, transactions
from harness.language import places, words
from harness.language.lexicon import Kind, Phrase
from harness.scene.scene import Scene

__all__ = ["ORDERS", "places", "words"]

ORDERS: Kind[Callable[..., Any]] = Kind("order", "what the operator orders while the node runs")
order = ORDERS.entry


# bans


@order("bans {place}", "has banned {place}")
def bans(scene: Scene, where: Phrase[Callable[..., str]]) -> None:
    """Shuts whoever lives there out, for the default ban time."""
    operations.ban(scene, where(scene))


@order("lifts the ban on {place}", "has lifted the ban on {place}")
def lifts_ban(scene: Scene, where: Phrase[Callable[..., str]]) -> None:
    """Takes one address or range off the ban list."""
    operations.lift_ban(scene, where(scene))


@order("clears the ban list", "has cleared the ban list")
def clears_bans(scene: Scene) -> None:
    """Takes everybody off the ban list."""
    operations.insist(scene, "clearbanned")


# added nodes


@order("adds {peer} to the added nodes", "has added {peer} to the added nodes")
def adds_node(scene: Scene, name: str) -> None:
    """The node is to connect to this peer, and to do so again whenever the connection is lost."""
    added_nodes.put_on_list(scene, name)


# the network


@order("switches the network off", "has switched the network off")
def switches_network_off(scene: Scene) -> None:
    """The node may have no connection at all until further notice."""
    operations.switch_network(scene, on=False)


@order("switches the network on", "has switched the network on")
def switches_network_on(scene: Scene) -> None:
    """The node may have connections again."""
    operations.switch_network(scene, on=True)


# transactions


@order("submits a transaction", "has submitted a transaction")
def submits_transaction(scene: Scene) -> None:
    """Hands the node a new transaction; then everybody's announcement is due."""
    transactions.submit(scene)


ORDERS.close()
