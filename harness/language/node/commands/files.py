"""What becomes of the files that the node keeps: its anchors, its ban list, its addresses."""

from collections.abc import Callable

from harness.acts import address_book, restarts
from harness.language.node.commands.kind import COMMANDS, command
from harness.scene.scene import Scene


@command("damages the list of anchors")
def damages_anchors(scene: Scene) -> None:
    """Spoils the file in which the node has saved its anchors, while the node does not run."""
    restarts.spoil(scene, restarts.ANCHORS)


@command("damages the ban list")
def damages_ban_list(scene: Scene) -> None:
    """Spoils the file in which the node keeps its bans, while the node does not run."""
    restarts.spoil(scene, restarts.BANS)


@command("deletes the ban list")
def deletes_ban_list(scene: Scene) -> None:
    """Takes the file away in which the node keeps its bans, while the node does not run."""
    restarts.file_of(scene, restarts.BANS).unlink()


def _damage(phrase: str, meaning: str, how: Callable[[bytes], bytes]) -> None:
    """Add what the operator, or a fault of his disk, does to the file while the node is down."""

    def change(scene: Scene) -> None:
        address_book.damage(scene, how)

    COMMANDS.add(
        f"has {phrase}", f"{meaning} The node is ended first, and not started again.", change
    )


_damage(
    "cut the last byte off the saved addresses",
    "The file with the addresses of the address manager is one byte short.",
    lambda file: file[:-1],
)
_damage(
    "changed a byte of the saved addresses",
    "One bit in the middle of the file is another one.",
    lambda file: address_book.flip(file, len(file) // 2),
)
_damage(
    "put saved addresses of main in their place",
    "The file begins like one of that network.",
    lambda file: address_book.put(file, address_book.MAGIC, address_book.MAIN),
)
_damage(
    "given the saved addresses an impossible format",
    "The lowest format of a program that can read the file is below zero.",
    lambda file: address_book.put(file, address_book.LOWEST, bytes((31,))),
)
_damage(
    "given the saved addresses a later format",
    "Only a program that knows the format 111 can read the file; none does so far.",
    lambda file: address_book.put(file, address_book.LOWEST, bytes((32 + 111,))),
)
_damage(
    "made the number of new addresses -1",
    "The file says that so many new addresses follow.",
    lambda file: address_book.put(file, address_book.NEW_ADDRESSES, b"\xff" * 4),
)
_damage(
    "made the number of new addresses 65537",
    "The same; there is room for one fewer.",
    lambda file: address_book.put(file, address_book.NEW_ADDRESSES, b"\1\0\1\0"),
)
_damage(
    "made the number of tried addresses -1",
    "The file says that so many tried addresses follow.",
    lambda file: address_book.put(file, address_book.TRIED_ADDRESSES, b"\xff" * 4),
)
_damage(
    "made the number of tried addresses 16385",
    "The same; there is room for one fewer.",
    lambda file: address_book.put(file, address_book.TRIED_ADDRESSES, b"\1\x40\0\0"),
)


@command("has removed the saved addresses")
def removes_addresses(scene: Scene) -> None:
    """There is no such file any more. The node is ended first, and not started again."""
    address_book.remove(scene)
