"""How long to wait for what must come: until the node had time enough to act and did nothing.

Seconds count as far as the node could have used them: not while its threads waited for a processor,
nor while our own program was late. Patience begins anew with every sign of progress: a message, a
line of the log, the end of a connection. So a loaded machine is waited for, and a node that does
not do what it must is told soon. Knows clocks and numbers; of the node only what it is told.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

TICK = 0.5  # seconds between two looks
USUAL = 20.0  # seconds in all that a node gets for what is no matter of its own timers
QUIET = 8.0  # of these since the latest sign; four times the longest pause between its own passes
LEAST = 3.0  # what remains of these, at the least, where it was waited in vain before
LONGEST = 10  # how many times as long it may take by the clock of the machine

Starvation = Callable[[], float | None]


class HadTime(TimeoutError):
    """What must come did not, and the node has had the time for it: not only the clock went on."""


def nobody_says() -> None:
    """Return that nobody says how long the node has waited for a processor."""
    return


@dataclass(slots=True)
class Patience:
    """The waiting for one thing; whoever waits looks every TICK seconds whether it is over.

    Attributes:
        timeout: seconds that the node gets in all.
        quiet: seconds that it gets since the latest sign of progress.
        starvation: seconds for which it has waited for a processor so far; None where nobody says.
        clock: of the machine.
    """

    timeout: float
    quiet: float
    starvation: Starvation = nobody_says
    clock: Callable[[], float] = time.monotonic
    _began: float = field(init=False)
    _looked: float = field(init=False)
    _starved: float | None = field(init=False)
    _signs: int = -1
    _had: float = 0.0
    _had_since_sign: float = 0.0

    def __post_init__(self) -> None:
        """Begin."""
        self._began = self._looked = self.clock()
        self._starved = self.starvation()

    @property
    def was_enough(self) -> bool:
        """Whether the node had the time to act, as of the latest look."""
        return self._had >= self.timeout or self._had_since_sign >= self.quiet

    @property
    def had(self) -> float:
        """Seconds that the node had so far, as of the latest look."""
        return self._had

    def is_over(self, signs: int = 0) -> bool:
        """Look whether the node had time enough.

        Args:
            signs: how many signs of progress there have been so far.
        """
        now, starved = self.clock(), self.starvation()
        free = min(now - self._looked, 2 * TICK)
        if starved is not None and self._starved is not None:
            free = max(0.0, free - max(0.0, starved - self._starved))
        self._looked, self._starved = now, starved
        self._had += free
        self._had_since_sign = free + (self._had_since_sign if signs == self._signs else 0.0)
        self._signs = signs
        return self.was_enough or now - self._began >= LONGEST * self.timeout
