"""Where somebody can be reached, as operators name it: an address, a range of addresses.

An entry is a function of the scene and the placeholders' values; it returns the words of the order.
"""

from collections.abc import Callable

from harness.acts import operations
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


@place("the range of {peer}")
def around(scene: Scene, name: str) -> str:
    """The 256 addresses that begin with the same three of four numbers."""
    return operations.range_around(scene, name)


PLACES.close()
