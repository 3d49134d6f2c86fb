"""What its address manager knows when it starts, and how it groups addresses."""

from harness.acts import address_book, automatic, learnt_addresses, requests, startup
from harness.language.node.settings.kind import setting
from harness.scene.scene import Scene


@setting("a deterministic address manager")
def deterministic_addrman(scene: Scene) -> None:
    """Bucket and position of an address follow from it alone, not from a secret (test)."""
    startup.tell(scene, "test", "addrman")


@setting("{whom} in its address manager")
def known_addresses(scene: Scene, names: list[str]) -> None:
    """In an earlier life, in which it connected to nobody, the node has learned these addresses.

    Of several settings it comes last, since it starts the node, and stops it.
    """
    learnt_addresses.know_before_start(scene, names)


@setting("{peer}, who does not listen, in its address manager")
def known_address_in_vain(scene: Scene, name: str) -> None:
    """The same of one peer, whose machine refuses every attempt to connect to it."""
    requests.deny(scene, name)
    learnt_addresses.know_before_start(scene, [name])


@setting("{int} address(es) in its address manager")
def known_strangers(scene: Scene, count: int) -> None:
    """In an earlier life the node has learned exactly so many addresses, where nobody lives.

    Of several settings it comes last, since it starts the node, and stops it.
    """
    learnt_addresses.know_strangers_before_start(scene, count)


@setting("a map of autonomous systems")
def system_map(scene: Scene) -> None:
    """A file says to which one addresses belong (asmap).

    101.0.x.x and 101.1.x.x are of the one with the number 64501, 101.2.x.x of 64502 if the third of
    the four numbers is below 128, else of 64503; all others are of none.
    """
    startup.tell(scene, "asmap", address_book.write_map(scene, address_book.MAP))


@setting("automatic connections and a map of autonomous systems")
def automatic_connections_by_map(scene: Scene) -> None:
    """Both: the node connects to addresses of its own choice, and groups them by the map."""
    automatic.look_for_peers(scene)
    system_map(scene)


@setting("an empty map of autonomous systems")
def empty_map(scene: Scene) -> None:
    """The file holds nothing."""
    startup.tell(scene, "asmap", address_book.write_map(scene, b""))


@setting("a map of autonomous systems that breaks off")
def broken_map(scene: Scene) -> None:
    """The second half of the file is missing."""
    half = address_book.MAP[: len(address_book.MAP) // 2]
    startup.tell(scene, "asmap", address_book.write_map(scene, half))


@setting("a map of autonomous systems that is not there")
def missing_map(scene: Scene) -> None:
    """There is no file of this name."""
    startup.tell(scene, "asmap", f"{address_book.write_map(scene, b'')}.gone")
