"""Who is banned and for how long: bans, their end, the ban list."""

from collections.abc import Callable

from harness.acts import addresses, operations, restarts
from harness.language.cells import Cell
from harness.language.lexicon import Phrase
from harness.language.node.commands.kind import command
from harness.scene.scene import Scene


@command("bans {place}", "has banned {place}", shows=(Cell.ENDED_BY_BAN,))
def bans(scene: Scene, where: Phrase[Callable[..., str]]) -> None:
    """Shuts whoever lives there out, for the default ban time."""
    operations.ban(scene, where(scene))


@command("bans every second address where nobody lives")
def bans_every_second(scene: Scene) -> None:
    """Of those that the node has learnt, in the order in which it has; each by itself."""
    for host in addresses.every_second(scene):
        operations.insist(scene, "setban", addresses.in_words(host), "add")


@command("bans {place} for {int} second(s)", "has banned {place} for {int} second(s)")
def bans_for(scene: Scene, where: Phrase[Callable[..., str]], seconds: int) -> None:
    """The same for so long; zero and fewer mean the default ban time."""
    operations.ban(scene, where(scene), seconds)


@command(
    "bans {place} until {int} second(s) from now",
    "has banned {place} until {int} second(s) from now",
)
def bans_until(scene: Scene, where: Phrase[Callable[..., str]], seconds: int) -> None:
    """The same up to a moment of the node's clock."""
    operations.ban(scene, where(scene), scene.node.clock + seconds, True)


@command("bans {place} until {int} second(s) ago")
def bans_until_past(scene: Scene, where: Phrase[Callable[..., str]], seconds: int) -> None:
    """The same up to a moment that is past already."""
    operations.ban(scene, where(scene), scene.node.clock - seconds, True)


@command("gives an unknown command about bans")
def unknown_ban_command(scene: Scene) -> None:
    """Commands something about an address that is neither to ban it nor to lift its ban."""
    operations.command_impossible_ban(scene)


@command("lifts the ban on {place}", "has lifted the ban on {place}")
def lifts_ban(scene: Scene, where: Phrase[Callable[..., str]]) -> None:
    """Takes one address or subnet off the ban list."""
    operations.lift_ban(scene, where(scene))


@command("clears the ban list", "has cleared the ban list")
def clears_bans(scene: Scene) -> None:
    """Takes everybody off the ban list."""
    operations.insist(scene, "clearbanned")


@command("bans {place} between two lives of the node")
def bans_between(scene: Scene, where: Phrase[Callable[..., str]]) -> None:
    """Stops the node, starts it for that alone, connecting to nobody, and stops it again."""
    restarts.ban_between(scene, where(scene))
