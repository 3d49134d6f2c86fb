"""Where somebody can be reached, as operators name it: an address, a subnet of addresses.

An entry is a function of the scene and the placeholders' values; it returns a command's words.
"""

from collections.abc import Callable

from harness.acts import addresses, operations
from harness.language import words
from harness.language.lexicon import Kind
from harness.scene.scene import Scene

__all__ = ["PLACES", "words"]

PLACES: Kind[Callable[..., str]] = Kind("place", "addresses as the operator names them")
place = PLACES.entry


@place("the address of {peer}")
def address(scene: Scene, name: str) -> str:
    """One address, without a port: whoever lives there."""
    return operations.host_of(scene, name)


@place("the subnet of {peer}")
def around(scene: Scene, name: str) -> str:
    """The 256 addresses that begin with the same three of four numbers."""
    return operations.range_around(scene, name)


@place("the subnet of all addresses where nobody lives")
def everywhere(_scene: Scene) -> str:
    """From 64.0.0.0 to 95.255.255.255: all that were so learnt are there, and no peer."""
    return addresses.SUBNET


@place("a host name")
def host_name(_scene: Scene) -> str:
    """A name that stands for an address, and for another one tomorrow."""
    return operations.HOST_NAME


@place("an invalid subnet")
def invalid_range(_scene: Scene) -> str:
    """A range whose addresses are said to share 33 bits, where an address has only 32."""
    return operations.NO_RANGE


PLACES.close()
