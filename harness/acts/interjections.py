"""What a peer may send where the handshake, or what the node offers, has no place for it."""

from bitcoin.core import CoreRegTestParams

from harness.p2p import messages
from harness.p2p.fields import HASH_SIZE

FIRST_BLOCK = CoreRegTestParams.GENESIS_BLOCK.GetHash()
NOWHERE = bytes(HASH_SIZE)
UNHEARD_OF = messages.InventoryItem(messages.InventoryKind.WTX, b"\x07" * HASH_SIZE)
CUT_SHORT = 30  # bytes of a version message; it has at least 46 (net_processing.cpp, VERSION)

GETADDR = messages.GetAddr()
GETHEADERS = messages.GetHeaders(messages.PROTOCOL_VERSION, (FIRST_BLOCK,), NOWHERE)
GETDATA = messages.GetData(
    (messages.InventoryItem(messages.InventoryKind.WITNESS_BLOCK, FIRST_BLOCK),)
)
INV = messages.Inv((UNHEARD_OF,))
MEMPOOL = messages.Mempool()
FILTERLOAD = messages.FilterLoad(b"\xff", 1, 0, 0)
FILTERADD = messages.FilterAdd(b"\x07")
FILTERCLEAR = messages.FilterClear()
GETCFILTERS = messages.GetCFilters(0, 0, FIRST_BLOCK)
GETCFHEADERS = messages.GetCFHeaders(0, 0, FIRST_BLOCK)
GETCFCHECKPT = messages.GetCFCheckpt(0, FIRST_BLOCK)
VERACK = messages.Verack()
WTXIDRELAY = messages.WtxidRelay()
SENDADDRV2 = messages.SendAddrV2()
UNKNOWN = messages.Unknown("hello", b"")
HALF_A_VERSION = messages.Unknown("version", bytes(CUT_SHORT))
