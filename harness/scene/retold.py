"""The node as a record told otherwise shows it: it answers what the record says."""

from typing import Any

from harness.node.process import Node
from harness.record.plain import asked
from harness.record.retelling import Retelling, told


class RetoldNode:
    """Stands for a node while a claim is judged on another record than the true one."""

    def __init__(self, node: Node, retelling: Retelling) -> None:
        """Answer from this record; what it does not know, the node itself is asked."""
        self._node = node
        self._retelling = retelling

    def question(self, method: str, *arguments: Any, **named: Any) -> tuple[Any, int]:
        """Return the answer in the record, and the number of its entry.

        Raises:
            RpcError: the answer is a refusal.
        """
        answer = self._retelling.answer(f"{method}{asked(named or arguments)}:")
        if answer is None:
            return self._node.peek(method, *arguments, **named), 0
        return told(answer)

    def ask(self, method: str, *arguments: Any, **named: Any) -> Any:
        """Return the answer in the record.

        Raises:
            RpcError: the answer is a refusal.
        """
        return self.question(method, *arguments, **named)[0]

    peek = ask

    def __getattr__(self, name: str) -> Any:
        """Be the node in everything else."""
        return getattr(self._node, name)
