"""The catalogue of lies: one module for each subject, the twists that they are made of beside it.

To add one, write `deviation(name, sentence, twist, caught_by=ID)` into the list of its subject.
"""

from harness.deviations.deviation import Deviation
from harness.deviations.lies import (
    address_relay,
    addresses,
    blocks,
    connections,
    envelopes,
    handshake,
    inbound,
    internet,
    operator,
    peer_list,
    permissions,
    private_broadcast,
    requests,
    services,
    slots,
    timeouts,
    transactions,
    version_messages,
)

SUBJECTS = (
    connections,
    requests,
    slots,
    peer_list,
    operator,
    services,
    timeouts,
    version_messages,
    handshake,
    envelopes,
    internet,
    addresses,
    address_relay,
    transactions,
    permissions,
    blocks,
    inbound,
    private_broadcast,
)
CATALOGUE: tuple[Deviation, ...] = tuple(
    each for subject in SUBJECTS for each in subject.DEVIATIONS
)

# Rules that no lie can be told about, by one of their IDs, and why.
UNPROVEN: dict[str, str] = {}
