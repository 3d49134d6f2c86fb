"""What a peer may send where the handshake, or what the node offers, has no place for it."""

from bitcoin.core import CoreRegTestParams

from harness.p2p import messages
from harness.p2p.fields import HASH_SIZE
from harness.scene.scene import Scene

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

IN_WORDS: dict[str, messages.Message] = {
    "pings the node": messages.Ping(7),
    "asks the node for addresses": GETADDR,
    "asks the node for headers": GETHEADERS,
    "asks the node for its first block": GETDATA,
    "announces a transaction to the node": INV,
    "asks the node for all waiting transactions": MEMPOOL,
    "clears its filter": FILTERCLEAR,
    "loads a filter of its own": FILTERLOAD,
    "adds to its filter": FILTERADD,
    "asks the node for filters of blocks": GETCFILTERS,
    "asks the node for headers of filters of blocks": GETCFHEADERS,
    "asks the node for checkpoints of filters of blocks": GETCFCHECKPT,
    "sends an acknowledgement": VERACK,
    "says a word that no node knows": UNKNOWN,
    "sends half a version message": HALF_A_VERSION,
    "asks for announcements by wtxid": WTXIDRELAY,
    "asks for the newer form of addresses": SENDADDRV2,
}


def say(scene: Scene, name: str, words: str) -> None:
    """Let a peer say something on its open connection, whether or not it has a place there."""
    scene.peers[name].send_frame(IN_WORDS[words])
