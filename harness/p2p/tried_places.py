"""Where an IPv4 address has its place among the tried ones, when the node has no secret for that.

Facts: Bitcoin Core, addrman.cpp AddrInfo::GetTriedBucket, GetBucketPosition, addrman.h; the key is
that of a node for tests (-test=addrman).
"""

import hashlib
import ipaddress
import struct

from harness.p2p.addresses import in_16_bytes

KEY = b"\x01" + bytes(31)
BUCKETS_OF_GROUP = 8  # addrman.cpp, ADDRMAN_TRIED_BUCKETS_PER_GROUP
BUCKETS = 256  # addrman_impl.h, ADDRMAN_TRIED_BUCKET_COUNT
PLACES = 64  # addrman_impl.h, ADDRMAN_BUCKET_SIZE
IPV4 = 1  # netaddress.h, NET_IPV4


def place_of(host: str, port: int) -> tuple[int, int]:
    """Return the bucket, and the place in it."""
    ip = ipaddress.IPv4Address(host).packed
    key = _vector(in_16_bytes(ip) + port.to_bytes(2, "big"))
    group = _vector(bytes((IPV4, *ip[:2])))
    among = struct.pack("<Q", _hash(KEY + key) % BUCKETS_OF_GROUP)
    bucket = _hash(KEY + group + among) % BUCKETS
    return bucket, _hash(KEY + b"K" + struct.pack("<i", bucket) + key) % PLACES


def _vector(content: bytes) -> bytes:
    return bytes((len(content),)) + content


def _hash(data: bytes) -> int:
    twice = hashlib.sha256(hashlib.sha256(data).digest()).digest()
    return int.from_bytes(twice[:8], "little")
