"""What must hold at the end of every scenario, whatever its sentences say.

Pure: reads the record and the findings. Nothing unexplained passes.
"""

import re
from collections.abc import Collection, Sequence

from harness.errors import HarnessFault
from harness.record.findings import ClaimFailed
from harness.record.transcript import Window
from harness.terms import Direction, Side

EXPECTED = "nothing that no sentence of the scenario explains"
ALARM = re.compile(
    r"[Aa]ssertion|Internal bug detected|Sanitizer|runtime error:|terminate called|"
    r"POTENTIAL DEADLOCK",
)


def audit(record: Window, explained: Collection[int], faults: Sequence[str]) -> None:
    """Look for what nobody explained.

    Args:
        record: the whole record of the scenario.
        explained: numbers of entries that a claim cited or a sentence announced.
        faults: exceptions on the network thread.

    Raises:
        ClaimFailed: the node closed a connection, said what cannot be read or is out of turn, died
            or logged an assertion, and no sentence says so.
        HarnessFault: the network thread had an exception.
    """
    if faults:
        raise HarnessFault("exception on the network thread: " + "; ".join(faults))
    for entry in record:
        if entry.number in explained:
            continue
        match entry.direction, entry.type:
            case Direction.EVENT, "closed" if entry.content is Side.NODE:
                raise ClaimFailed(
                    EXPECTED, f"the node closed the connection to {entry.peer}", [entry.number]
                )
            case Direction.EVENT, "breach":
                raise ClaimFailed(
                    EXPECTED, f"the node said to {entry.peer}: {entry.words}", [entry.number]
                )
            case Direction.NODE, "died":
                raise ClaimFailed(EXPECTED, entry.words, [entry.number])
            case Direction.LOG, _ if ALARM.search(entry.words):
                raise ClaimFailed(EXPECTED, f"the node logged: {entry.words}", [entry.number])
            case _:
                pass
