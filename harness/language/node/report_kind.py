"""The lexicon's kind `report`: what the node reports of itself.

An entry is a function of the scene and the placeholders' values; it returns a finding.
"""

from collections.abc import Callable
from typing import Any

from harness.language.lexicon import Kind

__all__ = ["REPORTS", "report"]

REPORTS: Kind[Callable[..., Any]] = Kind("report", "what the node reports of itself")
report = REPORTS.entry
