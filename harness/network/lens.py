"""What may stand between the node and our record of it: the seams that a deviation uses.

A lens makes an honest node look like one that lies (deviations/). It sits in front of the judge:
claims, audit and evidence see what the lens lets through, as they would see a lying node. Without
one every seam is a plain passage.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from harness.network.link import LinkSeams


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


class Lens(LinkSeams, Protocol):
    """All seams. Those of a link are called on the network thread, the others on the main one."""

    def options(self, options: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the options with which the node is really started."""

    def asked(self, question: Question) -> Any:
        """Return the answer to a question; whether the node is asked at all is up to the lens.

        Raises:
            RpcError: the answer is a refusal.
        """
