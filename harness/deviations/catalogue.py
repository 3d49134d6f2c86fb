"""The catalogue of lies: one module for each subject, the twists that they are made of beside it.

To add one, write `deviation(name, sentence, twist, caught_by=ID)` into the list of its subject.
"""

from harness.deviations.deviation import Deviation
from harness.deviations.lies import (
    addresses,
    blocks,
    callers,
    connections,
    envelopes,
    greetings,
    handshake,
    internet,
    notes,
    operator,
    passing_on,
    patience,
    places,
    private_broadcast,
    requests,
    services,
    transactions,
    trust,
)

SUBJECTS = (
    connections,
    requests,
    places,
    notes,
    operator,
    services,
    patience,
    greetings,
    handshake,
    envelopes,
    internet,
    addresses,
    passing_on,
    transactions,
    trust,
    blocks,
    callers,
    private_broadcast,
)
CATALOGUE: tuple[Deviation, ...] = tuple(
    each for subject in SUBJECTS for each in subject.DEVIATIONS
)

# Rules that no lie can be told about, by one of their IDs, and why.
UNPROVEN: dict[str, str] = {}
