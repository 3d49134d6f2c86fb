"""The catalogue of lies: one module for each subject, the twists that they are made of beside it.

To add one, write `deviation(name, sentence, twist, caught_by=ID)` into the list of its subject.
"""

from harness.deviations.deviation import Deviation
from harness.deviations.lies import (
    handshake,
    inbound,
    internet,
    operator,
    permissions,
    private_broadcast,
    relay,
    requests,
    slots,
    timeouts,
    uploads,
)

SUBJECTS = (
    handshake,
    relay,
    uploads,
    timeouts,
    requests,
    slots,
    inbound,
    internet,
    operator,
    permissions,
    private_broadcast,
)
CATALOGUE: tuple[Deviation, ...] = tuple(
    each for subject in SUBJECTS for each in subject.DEVIATIONS
)

# Rules that no lie can be told about, by one of their IDs, and why.
UNPROVEN: dict[str, str] = {
    "CONN-003": "needs a node of at most version 26",
    "CONN-041": "needs a node with a share of inbound slots for transaction relay",
}
