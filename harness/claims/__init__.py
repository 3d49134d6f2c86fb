"""What a Then may assert: pure functions from a closed window of the record to a Finding.

A claim that the record contradicts raises `ClaimFailed` (an AssertionError: expected, actual,
entries). A claim of silence needs a control and a fence; without them it is `Inconclusive`.
Steps import this package and call `claims.something`; the modules stand by subject.
"""

from harness.claims.added_nodes import list_holds, told_alone
from harness.claims.connecting import (
    called,
    called_at_all,
    calls,
    calls_of_others,
    never_called,
    not_called,
)
from harness.claims.connections import (
    all_listed,
    closed_by_node,
    counted,
    handshake_completed,
    kinds_in_order,
    listed_as,
    still_open,
    waits_for,
)
from harness.claims.core import is_anything, said_to_others, silence, told_others
from harness.claims.files import file_is_missing, file_is_there, file_names
from harness.claims.help import explained
from harness.claims.inbound import ended_among, no_connection_left, nobody_listens, turned_away
from harness.claims.mempool import kept_transaction, refused_transaction
from harness.claims.peer_list import (
    account_of_old_blocks,
    has_permissions,
    known_as_said,
    knows_own_address,
    listed_as_plain,
    noted_exchange,
    noted_merit,
    noted_wish,
    on_network,
    own_wish,
    summed_up,
    unchanged_greeting,
    unknown_yet,
    unlisted,
)
from harness.claims.requests import ban_times, listed_bans, network_said
from harness.claims.startup import refused_to_start, seeding
from harness.claims.timing import reached_within, took_about
from harness.claims.two_nodes import heard_at_least, same_block
from harness.claims.versions import (
    greeted_as,
    greeted_at,
    greeted_at_address,
    greeted_from_height,
    greeted_offering,
    greeted_plain_at_last,
    greeted_with_filters,
    greeted_without_own_address,
    greeting_is_blank,
    name_has_comments,
    numbers_differ,
    version_asks,
    version_of,
)
from harness.claims.wire import no_reaction, said, spoke
from harness.record.findings import ClaimFailed

__all__ = [
    "ClaimFailed",
    "account_of_old_blocks",
    "all_listed",
    "ban_times",
    "called",
    "called_at_all",
    "calls",
    "calls_of_others",
    "closed_by_node",
    "counted",
    "ended_among",
    "explained",
    "file_is_missing",
    "file_is_there",
    "file_names",
    "greeted_as",
    "greeted_at",
    "greeted_at_address",
    "greeted_from_height",
    "greeted_offering",
    "greeted_plain_at_last",
    "greeted_with_filters",
    "greeted_without_own_address",
    "greeting_is_blank",
    "handshake_completed",
    "has_permissions",
    "heard_at_least",
    "is_anything",
    "kept_transaction",
    "kinds_in_order",
    "known_as_said",
    "knows_own_address",
    "list_holds",
    "listed_as",
    "listed_as_plain",
    "listed_bans",
    "name_has_comments",
    "network_said",
    "never_called",
    "no_connection_left",
    "no_reaction",
    "nobody_listens",
    "not_called",
    "noted_exchange",
    "noted_merit",
    "noted_wish",
    "numbers_differ",
    "on_network",
    "own_wish",
    "reached_within",
    "refused_to_start",
    "refused_transaction",
    "said",
    "said_to_others",
    "same_block",
    "seeding",
    "silence",
    "spoke",
    "still_open",
    "summed_up",
    "told_alone",
    "told_others",
    "took_about",
    "turned_away",
    "unchanged_greeting",
    "unknown_yet",
    "unlisted",
    "version_asks",
    "version_of",
    "waits_for",
]
