"""The lexicon's kind `report`: what the node reports of itself.

An entry is a function of the scene and the placeholders' values; it returns a finding. The
places and the words that entries speak of are kinds of their own.
"""

from collections.abc import Callable
from typing import Any

from harness.language import family, numbered, places, words
from harness.language.lexicon import Kind

__all__ = ["REPORTS", "family", "numbered", "places", "report", "words"]

REPORTS: Kind[Callable[..., Any]] = Kind("report", "what the node reports of itself")
report = REPORTS.entry
