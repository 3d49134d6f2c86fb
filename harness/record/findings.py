"""What a claim comes to: a finding that rests on entries, or a contradiction that names them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim that held, and the entries it rests on.

    Attributes:
        claim: the claim in words.
        cited: entries that show it.
        control: entries that show that silence was a choice.
        fence: entries that show that the node had its chance.
        about: the peer that a claim of silence is about.
        sample: a message that may not have come, for a claim of silence.
        is_further: whether the silence is claimed since the event only.
        is_exact: whether the cited entries are all that there may be.
        is_timed: whether the claim is about how long something took.
        is_named: whether one particular thing was meant, so that another of its kind is none.
        is_counted: whether exactly so many of several peers are meant.
        is_any: whether one of many rows of a list is enough, so that it does not matter which.
        others: the peers of these to whom it was not done.
        fields: the columns of a list that the claim is about, each of which counts.
    """

    claim: str
    cited: tuple[int, ...] = ()
    control: tuple[int, ...] = ()
    fence: tuple[int, ...] = ()
    about: str | None = None
    sample: Any = field(default=None, compare=False, repr=False)
    is_further: bool = False
    is_exact: bool = False
    is_timed: bool = False
    is_named: bool = False
    is_counted: bool = False
    is_any: bool = False
    others: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


class ClaimFailed(AssertionError):
    """The record contradicts a claim.

    Attributes:
        entries: the numbers of the entries that do.
    """

    def __init__(self, expected: str, actual: str, entries: Iterable[int] = ()) -> None:
        """Keep the three parts; the text shows them one a line."""
        self.expected = expected
        self.actual = actual
        self.entries = tuple(entries)
        shown = ", ".join(map(str, self.entries)) or "none"
        super().__init__(f"expected: {expected}\nactual: {actual}\nentries: {shown}")
