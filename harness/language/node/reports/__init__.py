"""What the node reports of itself, by subject; the entries of the lexicon's kind `report`."""

from harness.language.node.reports import (
    added_nodes,
    address_manager,
    bans,
    chain,
    connections,
    mempool,
    networks,
    own_addresses,
    private_broadcast,
    rpcs,
    second_node,
    start,
    traffic,
)
from harness.language.node.reports.kind import REPORTS

__all__ = [
    "REPORTS",
    "added_nodes",
    "address_manager",
    "bans",
    "chain",
    "connections",
    "mempool",
    "networks",
    "own_addresses",
    "private_broadcast",
    "rpcs",
    "second_node",
    "start",
    "traffic",
]

REPORTS.close()
