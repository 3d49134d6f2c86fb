"""What a Then may assert: pure functions from a closed window of the record to a Finding.

A claim that the record contradicts raises `ClaimFailed` (an AssertionError: expected, actual,
entries). A claim of silence needs a control and a fence; without them it is `Inconclusive`.
Steps import this package and call `claims.something`; the modules stand by subject.
"""

from harness.claims.connections import (
    all_listed,
    closed_by_node,
    handshake_completed,
    listed_as,
    still_open,
    waits_for,
)
from harness.claims.core import (
    ClaimFailed,
    Finding,
    fail,
    happened,
    holds,
    latest_connection,
    silence,
)
from harness.claims.places import (
    answer_to,
    called,
    calls,
    counted,
    greeted_plain_at_last,
    refused_for_want_of_place,
    turned_away,
)
from harness.claims.pool import kept_transaction, refused_transaction
from harness.claims.recognise import (
    BLOCK_KINDS,
    announces_block,
    is_anything,
    is_message,
    names_any_transaction,
    names_hash,
)
from harness.claims.sayings import (
    asked,
    asked_once,
    only_said,
    said_to_others,
    told,
    told_others,
    version_asks,
    version_of,
)

__all__ = [
    "BLOCK_KINDS",
    "ClaimFailed",
    "Finding",
    "all_listed",
    "announces_block",
    "answer_to",
    "asked",
    "asked_once",
    "called",
    "calls",
    "closed_by_node",
    "counted",
    "fail",
    "greeted_plain_at_last",
    "handshake_completed",
    "happened",
    "holds",
    "is_anything",
    "is_message",
    "kept_transaction",
    "latest_connection",
    "listed_as",
    "names_any_transaction",
    "names_hash",
    "only_said",
    "refused_for_want_of_place",
    "refused_transaction",
    "said_to_others",
    "silence",
    "still_open",
    "told",
    "told_others",
    "turned_away",
    "version_asks",
    "version_of",
    "waits_for",
]
