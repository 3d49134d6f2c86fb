"""What a Then may assert: pure functions from a closed window of the record to a Finding.

A claim that the record contradicts raises `ClaimFailed` (an AssertionError: expected, actual,
entries). A claim of silence needs a control and a fence; without them it is `Inconclusive`.
Steps import this package and call `claims.something`; the modules stand by subject.
"""

from harness.claims.added_nodes import list_holds, told_alone
from harness.claims.addresses import holds_in_table, knows_address, knows_no_address
from harness.claims.announcements import announced_in_order, seen_at_moments, seen_in_messages
from harness.claims.connecting import (
    connected,
    connected_times,
    connections_to,
    connections_to_others,
    never_connected,
    selected_in_vain,
)
from harness.claims.connections import (
    all_listed,
    closed_by_node,
    counted,
    handshake_completed,
    listed_as,
    still_open,
    types_in_order,
    waits_for,
)
from harness.claims.core import (
    has_connection,
    is_anything,
    seen_by_others,
    silence,
    types_seen_by_others,
)
from harness.claims.files import file_is_missing, file_is_there, file_names
from harness.claims.help import explained
from harness.claims.inbound import connection_refused, evicted, no_connection_left, nobody_listens
from harness.claims.mempool import (
    accepted,
    all_accepted,
    dealt_with,
    keeps_orphans,
    not_accepted,
)
from harness.claims.peer_list import (
    counts_connections,
    has_permissions,
    knows_own_address,
    lists_address_relay,
    lists_addresses,
    lists_last,
    lists_no_version,
    lists_number,
    lists_transaction_relay,
    lists_user_agent,
    lists_v1_transport,
    lists_version,
    on_network,
    reports_old_blocks,
    reports_transaction_relay,
    unlisted,
)
from harness.claims.requests import ban_times, listed_bans, network_said
from harness.claims.startup import refused_to_start, seeding
from harness.claims.timing import reached_within, took_about
from harness.claims.two_nodes import heard_at_least, same_tip
from harness.claims.versions import (
    carries_comments,
    carries_height,
    carries_peer_address,
    carries_time,
    carries_user_agent,
    leaves_own_address_out,
    nonces_differ,
    offers_block_filters,
    offers_services,
    requests_transactions,
    reveals_nothing,
    unencrypted_at_last,
    version_of,
)
from harness.claims.wire import sent_in_all, sent_nothing_further, sent_so_far
from harness.record.findings import ClaimFailed

__all__ = [
    "ClaimFailed",
    "accepted",
    "all_accepted",
    "all_listed",
    "announced_in_order",
    "ban_times",
    "carries_comments",
    "carries_height",
    "carries_peer_address",
    "carries_time",
    "carries_user_agent",
    "closed_by_node",
    "connected",
    "connected_times",
    "connection_refused",
    "connections_to",
    "connections_to_others",
    "counted",
    "counts_connections",
    "dealt_with",
    "evicted",
    "explained",
    "file_is_missing",
    "file_is_there",
    "file_names",
    "handshake_completed",
    "has_connection",
    "has_permissions",
    "heard_at_least",
    "holds_in_table",
    "is_anything",
    "keeps_orphans",
    "knows_address",
    "knows_no_address",
    "knows_own_address",
    "leaves_own_address_out",
    "list_holds",
    "listed_as",
    "listed_bans",
    "lists_address_relay",
    "lists_addresses",
    "lists_last",
    "lists_no_version",
    "lists_number",
    "lists_transaction_relay",
    "lists_user_agent",
    "lists_v1_transport",
    "lists_version",
    "network_said",
    "never_connected",
    "no_connection_left",
    "nobody_listens",
    "nonces_differ",
    "not_accepted",
    "offers_block_filters",
    "offers_services",
    "on_network",
    "reached_within",
    "refused_to_start",
    "reports_old_blocks",
    "reports_transaction_relay",
    "requests_transactions",
    "reveals_nothing",
    "same_tip",
    "seeding",
    "seen_at_moments",
    "seen_by_others",
    "seen_in_messages",
    "selected_in_vain",
    "sent_in_all",
    "sent_nothing_further",
    "sent_so_far",
    "silence",
    "still_open",
    "told_alone",
    "took_about",
    "types_in_order",
    "types_seen_by_others",
    "unencrypted_at_last",
    "unlisted",
    "version_of",
    "waits_for",
]
