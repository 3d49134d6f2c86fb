"""What the operator has the node do, by subject; the entries of the lexicon's kind `command`."""

from harness.language.node.commands import (
    added_nodes,
    address_manager,
    bans,
    blocks,
    connections,
    files,
    messages,
    private_broadcast,
    rpcs,
    second_node,
    tor,
    transactions,
)
from harness.language.node.commands.kind import COMMANDS

__all__ = [
    "COMMANDS",
    "added_nodes",
    "address_manager",
    "bans",
    "blocks",
    "connections",
    "files",
    "messages",
    "private_broadcast",
    "rpcs",
    "second_node",
    "tor",
    "transactions",
]

COMMANDS.close()
