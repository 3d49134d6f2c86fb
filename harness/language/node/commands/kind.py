"""The lexicon's kind `command`: what the operator has the node do while the node runs.

An entry is a function of the scene and the placeholders' values. The node may refuse; the record
holds its answer, and an answer of the lexicon says what it is about. The places, the things and the
words that entries speak of are kinds of their own.
"""

from collections.abc import Callable
from typing import Any

from harness.language import numbered, places, things, words
from harness.language.lexicon import Kind

__all__ = ["COMMANDS", "command", "numbered", "places", "things", "words"]

COMMANDS: Kind[Callable[..., Any]] = Kind(
    "command", "what the operator has the node do while it runs"
)
command = COMMANDS.entry
