"""The catalogue of lies: one module for each subject, the twists that they are made of beside it.

To add one, write `deviation(name, sentence, twist, caught_by=ID)` into the list of its subject.
"""

from harness.deviation import Deviation
from harness.deviations import (
    addresses,
    blocks,
    connections,
    handshake,
    places,
    requests,
    transactions,
)

CATALOGUE: tuple[Deviation, ...] = (
    *connections.DEVIATIONS,
    *places.DEVIATIONS,
    *requests.DEVIATIONS,
    *handshake.DEVIATIONS,
    *addresses.DEVIATIONS,
    *transactions.DEVIATIONS,
    *blocks.DEVIATIONS,
)

# Rules that no lie can be told about, by one of their IDs, and why.
UNPROVEN: dict[str, str] = {}
