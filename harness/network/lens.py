"""What may stand between the node and our record of it: the seams that a deviation uses.

A lens makes an honest node look like one that lies (deviations/). It sits in front of the judge:
claims, audit and evidence see what the lens lets through, as they would see a lying node. Without
one every seam is a plain passage.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from harness.p2p.messages import Message

if TYPE_CHECKING:
    from harness.network.link import Link


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the node and the way to ask it.

    Attributes:
        method: its name.
        arguments: in their order.
        named: by name; a question has the ones or the others.
        put: asks the node, whatever the question; raises RpcError when it refuses.
    """

    method: str
    arguments: tuple[Any, ...]
    named: Mapping[str, Any]
    put: Callable[..., Any] = field(compare=False)

    def ask(self) -> Any:
        """Ask the node this very question.

        Raises:
            RpcError: it refused.
        """
        return self.put(self.method, *self.arguments, **self.named)


class Lens(Protocol):
    """The seams. Those of a link are called on the network thread, the others on the main one."""

    def options(self, options: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the options with which the node is really started."""

    def asked(self, question: Question) -> Any:
        """Return the answer to a question; whether the node is asked at all is up to the lens.

        Raises:
            RpcError: the answer is a refusal.
        """

    def opened(self, link: "Link") -> bool:
        """Take note of a connection; return whether it may enter the record."""

    def began(self, link: "Link") -> None:
        """Act on a connection whose opening is recorded; a caller has greeted already."""

    def heard(self, link: "Link", message: Message) -> Iterable[Message]:
        """Return what the node shall have said instead of a message."""

    def said(self, link: "Link", data: bytes, message: Message | None) -> bytes:
        """Return what reaches the node of what our peer said; the record has what it said."""

    def ended(self, link: "Link") -> bool:
        """Return whether the end of a connection, by the node, enters the record."""

    def over(self, link: "Link") -> None:
        """Act on a connection whose end is recorded, whoever ended it."""
