"""Addresses of nodes and the messages that pass them on.

An address of 16 bytes is IPv6; IPv4 is mapped into it. Facts: BIP 155; Bitcoin Core
src/protocol.h (CAddress) and src/netaddress.h.
"""

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from harness.p2p.fields import (
    COMPACT,
    PORT,
    U8,
    U32,
    U64,
    Layout,
    counted,
    fixed,
    limited_bytes,
    record,
)

IPV4_SIZE = 4
IPV4_PREFIX = bytes(10) + b"\xff\xff"  # RFC 4291, what stands before an IPv4 address in 16 bytes
MAX_ADDRESS_SIZE = 512  # BIP 155: longer addresses make the message invalid


class AddressNetwork(IntEnum):
    """The networks that BIP 155 numbers; other numbers are ordinary ints."""

    IPV4 = 1
    IPV6 = 2
    TORV2 = 3
    TORV3 = 4
    I2P = 5
    CJDNS = 6


def in_16_bytes(address: bytes) -> bytes:
    """Return an IPv4 address (4 bytes) as an IPv6 one, others as they are."""
    return IPV4_PREFIX + address if len(address) == IPV4_SIZE else address


@dataclass(frozen=True, slots=True)
class NetAddress:
    """An address as the version message holds it, without a time."""

    services: int
    ip: bytes
    port: int


@dataclass(frozen=True, slots=True)
class TimedAddress:
    """An address of the addr message and when it was last known to be good."""

    timestamp: int
    services: int
    ip: bytes
    port: int


@dataclass(frozen=True, slots=True)
class AddressV2:
    """An address of the addrv2 message, of any network (BIP 155)."""

    timestamp: int
    services: int
    network: int
    address: bytes
    port: int


NET_ADDRESS = record(NetAddress, U64, fixed(16), PORT)
TIMED_ADDRESS = record(TimedAddress, U32, U64, fixed(16), PORT)
ADDRESS_V2 = record(AddressV2, U32, COMPACT, U8, limited_bytes(MAX_ADDRESS_SIZE), PORT)


@dataclass(frozen=True, slots=True)
class GetAddr:
    """Addresses are wanted."""

    type: ClassVar[str] = "getaddr"
    layout: ClassVar[Layout] = ()


@dataclass(frozen=True, slots=True)
class Addr:
    """Addresses that fit in 16 bytes."""

    type: ClassVar[str] = "addr"
    layout: ClassVar[Layout] = (counted(TIMED_ADDRESS),)

    addresses: tuple[TimedAddress, ...]


@dataclass(frozen=True, slots=True)
class AddrV2:
    """Addresses of any network (BIP 155)."""

    type: ClassVar[str] = "addrv2"
    layout: ClassVar[Layout] = (counted(ADDRESS_V2),)

    addresses: tuple[AddressV2, ...]
