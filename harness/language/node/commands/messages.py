"""Messages that a test has the node send, whether or not they make sense."""

from harness.acts import dictated
from harness.language import things
from harness.language.lexicon import Phrase
from harness.language.node.commands.kind import command
from harness.language.thing import Thing
from harness.scene.scene import Scene


@command("has the node send {peer} {thing}")
def dictates(scene: Scene, name: str, what: Phrase[Thing]) -> None:
    """A test wants the peer to get this message from the node, whether or not it makes sense."""
    dictated.dictate(scene, name, things.message_of(scene, what))


@command("has the node send {peer} a message whose type has {int} letters")
def dictates_type(scene: Scene, name: str, letters: int) -> None:
    """The same; the message is empty, and its type is so many times the same letter."""
    dictated.dictate_type(scene, name, letters)


@command("has the node send {peer} a message that is no hexadecimal number")
def dictates_nonsense(scene: Scene, name: str) -> None:
    """The same; where the bytes of the message belong there is something else."""
    dictated.dictate_nonsense(scene, name)


@command("has the node send a message to an unknown id")
def dictates_to_nobody(scene: Scene) -> None:
    """The same; the number of the peer is one that the node has given to no connection."""
    dictated.dictate_to_nobody(scene)


@command("has the node send the second node {int} bytes")
def dictates_to_second_node(scene: Scene, size: int) -> None:
    """The same; the second node gets one message of so many bytes, of a type that nodes ignore."""
    dictated.dictate_to_second_node(scene, size)
