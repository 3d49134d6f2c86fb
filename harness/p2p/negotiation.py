"""Messages in which two sides say who they are and what they want, and pings.

Facts: Bitcoin Core src/net_processing.cpp (PushNodeVersion, ProcessMessage), src/protocol.h, and
the BIP beside each message.
"""

from dataclasses import dataclass
from enum import KEEP, IntFlag
from typing import ClassVar

from harness.p2p.addresses import NET_ADDRESS, NetAddress
from harness.p2p.fields import BOOL, BYTES, I32, I64, U32, U64, Layout, optional


class Services(IntFlag, boundary=KEEP):
    """What a node offers; bits without a name here survive."""

    NETWORK = 1 << 0  # Core protocol.h, NODE_NETWORK: the whole chain
    BLOOM = 1 << 2  # BIP 111
    WITNESS = 1 << 3  # BIP 144
    COMPACT_FILTERS = 1 << 6  # BIP 157
    NETWORK_LIMITED = 1 << 10  # BIP 159: the last 288 blocks
    P2P_V2 = 1 << 11  # BIP 324


@dataclass(frozen=True, slots=True)
class Version:
    """The first message of each side; `relay` is None when its byte is absent (BIP 37)."""

    type: ClassVar[str] = "version"
    layout: ClassVar[Layout] = (
        *(I32, U64, I64, NET_ADDRESS, NET_ADDRESS, U64, BYTES, I32),
        optional(BOOL),
    )

    protocol: int
    services: int
    timestamp: int
    receiver: NetAddress
    sender: NetAddress
    nonce: int
    user_agent: bytes
    start_height: int
    relay: bool | None


@dataclass(frozen=True, slots=True)
class Verack:
    """The version message was accepted."""

    type: ClassVar[str] = "verack"
    layout: ClassVar[Layout] = ()


@dataclass(frozen=True, slots=True)
class WtxidRelay:
    """Transactions shall be announced by wtxid (BIP 339)."""

    type: ClassVar[str] = "wtxidrelay"
    layout: ClassVar[Layout] = ()


@dataclass(frozen=True, slots=True)
class SendAddrV2:
    """Addresses may be sent as addrv2 (BIP 155)."""

    type: ClassVar[str] = "sendaddrv2"
    layout: ClassVar[Layout] = ()


@dataclass(frozen=True, slots=True)
class SendTxRcncl:
    """Transactions may be announced by reconciliation (BIP 330)."""

    type: ClassVar[str] = "sendtxrcncl"
    layout: ClassVar[Layout] = (U32, U64)

    version: int
    salt: int


@dataclass(frozen=True, slots=True)
class SendHeaders:
    """Blocks shall be announced by headers (BIP 130)."""

    type: ClassVar[str] = "sendheaders"
    layout: ClassVar[Layout] = ()


@dataclass(frozen=True, slots=True)
class SendCmpct:
    """Compact blocks are understood; `announce` asks for them unrequested (BIP 152)."""

    type: ClassVar[str] = "sendcmpct"
    layout: ClassVar[Layout] = (BOOL, U64)

    announce: bool
    version: int


@dataclass(frozen=True, slots=True)
class FeeFilter:
    """Transactions that pay less shall not be announced (BIP 133)."""

    type: ClassVar[str] = "feefilter"
    layout: ClassVar[Layout] = (I64,)

    fee_rate_sat_per_kvb: int


@dataclass(frozen=True, slots=True)
class Ping:
    """A pong with this number is wanted; before BIP 31 there was no number and no pong."""

    type: ClassVar[str] = "ping"
    layout: ClassVar[Layout] = (optional(U64),)

    nonce: int | None


@dataclass(frozen=True, slots=True)
class Pong:
    """The answer to a ping (BIP 31)."""

    type: ClassVar[str] = "pong"
    layout: ClassVar[Layout] = (U64,)

    nonce: int
