"""The lexicon's kind `setting`: what the operator starts the node with.

An entry is a function of the scene and the placeholders' values; it is called before the node is
started. The places and the words that entries speak of are kinds of their own.
"""

from collections.abc import Callable
from typing import Any

from harness.language import places, words
from harness.language.lexicon import Kind

__all__ = ["SETTINGS", "places", "setting", "words"]

SETTINGS: Kind[Callable[..., Any]] = Kind("setting", "what the operator starts the node with")
setting = SETTINGS.entry
