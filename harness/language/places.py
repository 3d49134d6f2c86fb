"""Where somebody can be reached, as operators name it: an address, a subnet of addresses.

An entry is a function of the scene and the placeholders' values; it returns a command's words.
"""

from collections.abc import Callable

from harness.acts import addresses, operations, private_broadcast
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


@place("an I2P address")
def i2p_address(_scene: Scene) -> str:
    """The address of somebody in I2P, spelt as addresses there are."""
    return operations.I2P_ADDRESS


@place("a CJDNS address")
def cjdns_address(_scene: Scene) -> str:
    """An address in CJDNS, which looks like one of IPv6 that begins with fc."""
    return operations.CJDNS_ADDRESS


@place("a subnet of onion addresses")
def onion_range(_scene: Scene) -> str:
    """An onion address, and a number of bits that others are said to have in common with it."""
    return f"{private_broadcast.onion_of('somebody')}/16"


@place("a host name")
def host_name(_scene: Scene) -> str:
    """A name that stands for an address, and for another one tomorrow."""
    return operations.HOST_NAME


@place("an invalid subnet")
def invalid_range(_scene: Scene) -> str:
    """A range whose addresses are said to share 33 bits, where an address has only 32."""
    return operations.NO_RANGE


@place("an address with a null character and more behind it")
def broken_address(_scene: Scene) -> str:
    """A program that takes the null character for the end sees an address and no more."""
    return operations.BROKEN_ADDRESS


PLACES.close()
