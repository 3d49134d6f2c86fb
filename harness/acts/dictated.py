"""Messages that a test has the node send, whatever they are (sendmsgtopeer)."""

from harness.acts import operations, two_nodes
from harness.p2p import messages
from harness.scene.scene import Scene

MOST_LETTERS = 12  # of a message type; protocol.h, MESSAGE_TYPE_SIZE
NO_BYTES = "xyz"  # no hexadecimal number


def unknown(size: int) -> messages.Unknown:
    """Return a message of a type that means nothing, with so many bytes."""
    return messages.Unknown("hello", bytes(each % 256 for each in range(1, size + 1)))


def dictate(scene: Scene, name: str, message: messages.Message) -> None:
    """Have the node send a peer a message."""
    kind = message.name if isinstance(message, messages.Unknown) else message.type
    body = messages.encode_payload(message).hex()
    operations.attempt(scene, "sendmsgtopeer", operations.id_of(scene, name), kind, body)


def dictate_type(scene: Scene, name: str, letters: int) -> None:
    """Have the node send a peer an empty message whose type has so many letters."""
    number = operations.id_of(scene, name)
    operations.attempt(scene, "sendmsgtopeer", number, "x" * letters, "")


def dictate_nonsense(scene: Scene, name: str) -> None:
    """Have the node send a peer what is no hexadecimal number."""
    operations.attempt(scene, "sendmsgtopeer", operations.id_of(scene, name), "hello", NO_BYTES)


def dictate_to_nobody(scene: Scene) -> None:
    """Have the node send a message to a number that it has given to no connection."""
    operations.attempt(scene, "sendmsgtopeer", operations.UNKNOWN_NUMBER, "hello", "")


def dictate_to_second_node(scene: Scene, size: int) -> None:
    """Have the node send the second node so many bytes of no meaning."""
    scene.node.peek("sendmsgtopeer", 0, two_nodes.NONSENSE, "00" * size)
