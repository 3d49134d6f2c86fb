"""The address manager: what it is asked, what a test puts into it, its map of the internet."""

from harness.acts import address_book, addresses, failed_attempts, operations
from harness.language.node.commands.kind import command
from harness.scene.scene import Scene


@command("restarts the node, with a map of autonomous systems from then on")
def restarts_with_map(scene: Scene) -> None:
    """Ends the node cleanly; when it is back, a file says to which one addresses belong (asmap)."""
    address_book.restart_with_map(scene)


@command("restarts the node, without a map of autonomous systems from then on")
def restarts_without_map(scene: Scene) -> None:
    """Ends the node cleanly; when it is back, nothing says to which one addresses belong."""
    address_book.restart_without_map(scene)


@command("asks for a known address")
def asks_for_address(scene: Scene) -> None:
    """Wants to know an address of the address manager, and does not say how many."""
    operations.attempt(scene, "getnodeaddresses")


@command("asks for all known addresses")
def asks_for_all_addresses(scene: Scene) -> None:
    """The same; a count of 0 stands for all."""
    operations.attempt(scene, "getnodeaddresses", 0)


@command("asks for {int} known address(es)")
def asks_for_addresses(scene: Scene, count: int) -> None:
    """The same; so many at most, whether or not that is a number of things."""
    operations.attempt(scene, "getnodeaddresses", count)


@command("asks for all known addresses in the {network} network")
def asks_for_addresses_in(scene: Scene, network: str) -> None:
    """The same of one network alone."""
    operations.attempt(scene, "getnodeaddresses", 0, network)


@command("asks for all known addresses in a network that does not exist")
def asks_for_addresses_nowhere(scene: Scene) -> None:
    """The same; nobody knows a network of this name."""
    operations.attempt(scene, "getnodeaddresses", 0, "carrier pigeon")


@command("asks for all known addresses {duration} after network activity was switched off")
def asks_with_network_off(scene: Scene, duration: int) -> None:
    """Switches it off, so that nothing is tried any more, waits, and wants to know them all."""
    failed_attempts.forbid_more(scene, after=duration)
    asks_for_all_addresses(scene)


@command(
    "puts {string} into the address manager",
    "has put {string} into the address manager",
)
def puts_address(scene: Scene, host: str) -> None:
    """A test wants the node to know this address from now on, with the usual port."""
    operations.attempt(scene, "addpeeraddress", host, addresses.PORT)


@command(
    "puts {string} into the address manager as tried",
    "has put {string} into the address manager as tried",
)
def puts_tried_address(scene: Scene, host: str) -> None:
    """The same, as one that has worked before."""
    operations.attempt(scene, "addpeeraddress", host, addresses.PORT, True)


@command("puts {string} into the address manager with the port {int}")
def puts_address_with_port(scene: Scene, host: str, port: int) -> None:
    """The same; the port is this number, whether or not it can be one."""
    operations.attempt(scene, "addpeeraddress", host, port)


@command("puts {string} into the address manager with a word for whether it is tried")
def puts_address_with_word(scene: Scene, host: str) -> None:
    """The same; where yes or no belongs there is a word."""
    operations.attempt(scene, "addpeeraddress", host, addresses.PORT, "tried")
