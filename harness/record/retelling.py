"""A record told otherwise: what a claim would have been judged on, had the node done another thing.

A claim is judged on the record. To see it fail, the record of a moment is told again with one thing
changed, and the claim is judged once more: nothing is sent, nothing is asked, no clock moves.
"""

from typing import Any

from harness.record.transcript import Entry, Window
from harness.terms import Direction


class Retelling:
    """A window that stands for the whole record, and the answers in it."""

    def __init__(self, window: Window) -> None:
        """Tell this window."""
        self.window = window

    def answer(self, words: str) -> Entry | None:
        """Return the latest answer to a question that the record shows like this, None without."""
        for entry in reversed(self.window.entries):
            if entry.direction is Direction.RPC and entry.words.startswith(words):
                return entry
        return None


def told(answer: Entry) -> tuple[Any, int]:
    """Return an answer and its number, as one who asks gets them.

    Raises:
        RpcError: the node refused.
    """
    if isinstance(answer.content, Exception):
        raise answer.content
    return answer.content, answer.number
