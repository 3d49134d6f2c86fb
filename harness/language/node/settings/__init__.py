"""What the node is started with, by subject; the entries of the lexicon's kind `setting`."""

from harness.language.node.settings import (
    address_manager,
    automatic,
    blocks,
    limits,
    listening,
    others,
    own_addresses,
    permissions,
    private_broadcast,
    proxies,
    relay,
<<<<<<< HEAD
    several_proxies,
=======
    tor,
>>>>>>> 40f6fd0 (Play a Tor program, and state what the node asks it for)
)
from harness.language.node.settings.kind import SETTINGS

__all__ = [
    "SETTINGS",
    "address_manager",
    "automatic",
    "blocks",
    "limits",
    "listening",
    "others",
    "own_addresses",
    "permissions",
    "private_broadcast",
    "proxies",
    "relay",
<<<<<<< HEAD
    "several_proxies",
=======
    "tor",
>>>>>>> 40f6fd0 (Play a Tor program, and state what the node asks it for)
]

SETTINGS.close()
