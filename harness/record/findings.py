"""What a claim comes to: a finding that rests on entries, or a contradiction that names them."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim that held, and the entries it rests on.

    Attributes:
        claim: the claim in words.
        cited: entries that show it.
        control: entries that show that silence was a choice.
        fence: entries that show that the node had its chance.
    """

    claim: str
    cited: tuple[int, ...] = ()
    control: tuple[int, ...] = ()
    fence: tuple[int, ...] = ()


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
