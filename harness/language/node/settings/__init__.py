"""What the node is started with, by subject; the entries of the lexicon's kind `setting`."""

from harness.language.node.settings import (
    address_manager,
    automatic,
    blocks,
    faulty_proxies,
    i2p,
    limits,
    listening,
    others,
    own_addresses,
    permissions,
    private_broadcast,
    proxies,
    relay,
    several_proxies,
    tor,
)
from harness.language.node.settings.kind import SETTINGS

__all__ = [
    "SETTINGS",
    "address_manager",
    "automatic",
    "blocks",
    "faulty_proxies",
    "i2p",
    "limits",
    "listening",
    "others",
    "own_addresses",
    "permissions",
    "private_broadcast",
    "proxies",
    "relay",
    "several_proxies",
    "tor",
]

SETTINGS.close()
