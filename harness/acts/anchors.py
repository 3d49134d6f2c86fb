"""The list of anchors that a node finds when it starts, written in its place.

Facts: Bitcoin Core addrdb.cpp (SerializeFileDB, DumpAnchors), protocol.h (CAddress, V2_DISK).
"""

import hashlib
import socket
import struct
from collections.abc import Sequence

from harness.acts import automatic, restarts
from harness.p2p.messages import Services
from harness.scene.company import PUBLIC_PORT
from harness.scene.scene import Scene

MAGIC = bytes.fromhex("fabfb5da")  # chainparams.cpp, regtest
FORMAT = 220_000 | 1 << 29  # protocol.h, CAddress::DISK_VERSION_INIT and DISK_VERSION_ADDRV2
IPV4 = 1  # BIP 155
FULL_NODE = Services.NETWORK | Services.WITNESS


def write(scene: Scene, names: Sequence[str]) -> None:
    """Let the node find these peers in its list of anchors; it tries the last of them first."""
    hosts = [scene.peer(name).listen()[0] for name in names]
    with automatic.earlier_life(scene):
        pass
    now = scene.node_as_is.clock
    restarts.file_of(scene, restarts.ANCHORS).write_bytes(listing(hosts, seen=now))


def listing(hosts: Sequence[str], *, seen: int) -> bytes:
    """Return the file for peers at IPv4 addresses, full nodes that were last seen at some time."""
    rows = (
        struct.pack("<IIBBB", FORMAT, seen, FULL_NODE, IPV4, 4)
        + socket.inet_aton(host)
        + struct.pack(">H", PUBLIC_PORT)
        for host in hosts
    )
    content = MAGIC + bytes((len(hosts),)) + b"".join(rows)
    return content + hashlib.sha256(hashlib.sha256(content).digest()).digest()
