"""Connections: which are to end, pings on all of them, network activity on and off."""

from collections.abc import Callable

from harness.acts import operations
from harness.language.cells import Cell
from harness.language.lexicon import Phrase
from harness.language.node.commands.kind import command
from harness.scene.scene import Scene


@command("disconnects {peer} by id", shows=(Cell.ENDED_BY_OPERATOR,))
def disconnects_by_id(scene: Scene, name: str) -> None:
    """Ends one connection, named by the number that the node's peer list gives it."""
    operations.disconnect_by_id(scene, name)


@command("disconnects {peer} by address", shows=(Cell.ENDED_BY_OPERATOR,))
def disconnects_by_address(scene: Scene, name: str) -> None:
    """Ends one connection, named by the address and port that the node's peer list gives it."""
    operations.disconnect_by_address(scene, name)


@command("disconnects {peer} by address and id")
def disconnects_by_both(scene: Scene, name: str) -> None:
    """Names one connection twice."""
    operations.disconnect_by_both(scene, name)


@command("disconnects an unnamed peer")
def disconnects_unnamed(scene: Scene) -> None:
    """Names no connection."""
    operations.attempt(scene, "disconnectnode")


@command("disconnects an unknown id")
def disconnects_unknown_id(scene: Scene) -> None:
    """Names a number that the node has given to no connection."""
    operations.attempt(scene, "disconnectnode", "", operations.UNKNOWN_NUMBER)


@command("disconnects {place}")
def disconnects_place(scene: Scene, where: Phrase[Callable[..., str]]) -> None:
    """Ends, where the node knows this command, every connection to whoever lives there."""
    operations.attempt(scene, "disconnectnode", where(scene))


@command("orders pings", "has ordered pings")
def orders_pings(scene: Scene) -> None:
    """The node is to ping each of its peers at once, whatever pings are unanswered."""
    operations.insist(scene, "ping")
    scene.settle()


@command("has ordered pings a minute ago")
def ordered_pings(scene: Scene) -> None:
    """The same; sixty seconds have passed since."""
    orders_pings(scene)
    scene.settle(advance=60)


@command(
    "switches network activity off",
    "has switched network activity off",
    shows=(Cell.ENDED_BY_NETWORK_OFF,),
)
def switches_network_off(scene: Scene) -> None:
    """The node may have no connection at all until further notice."""
    operations.switch_network(scene, on=False)


@command("switches network activity off and on", shows=(Cell.ENDED_BY_NETWORK_OFF,))
def interrupts_network(scene: Scene) -> None:
    """Off until every connection has ended, then on again."""
    operations.interrupt_network(scene)


@command("switches network activity on", "has switched network activity on")
def switches_network_on(scene: Scene) -> None:
    """The node may have connections again."""
    operations.switch_network(scene, on=True)
