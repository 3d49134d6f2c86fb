"""What a peer may say where the handshake has no place for it."""

from bitcoin.core import CoreRegTestParams

from harness.p2p import messages
from harness.p2p.fields import HASH_SIZE
from harness.scene.scene import Scene

FIRST_BLOCK = CoreRegTestParams.GENESIS_BLOCK.GetHash()
NOWHERE = bytes(HASH_SIZE)
UNHEARD_OF = messages.InventoryItem(messages.InventoryKind.WTX, b"\x07" * HASH_SIZE)
CUT_SHORT = 30  # bytes of a version message; it has at least 46 (net_processing.cpp, VERSION)

IN_WORDS: dict[str, messages.Message] = {
    "pings the node": messages.Ping(7),
    "asks the node for addresses": messages.GetAddr(),
    "asks the node for headers": messages.GetHeaders(
        messages.PROTOCOL_VERSION, (FIRST_BLOCK,), NOWHERE
    ),
    "asks the node for its first block": messages.GetData(
        (messages.InventoryItem(messages.InventoryKind.WITNESS_BLOCK, FIRST_BLOCK),)
    ),
    "announces a transaction to the node": messages.Inv((UNHEARD_OF,)),
    "asks the node for all waiting transactions": messages.Mempool(),
    "clears its filter": messages.FilterClear(),
    "loads a filter of its own": messages.FilterLoad(b"\xff", 1, 0, 0),
    "adds to its filter": messages.FilterAdd(b"\x07"),
    "asks the node for filters of blocks": messages.GetCFilters(0, 0, FIRST_BLOCK),
    "asks the node for headers of filters of blocks": messages.GetCFHeaders(0, 0, FIRST_BLOCK),
    "asks the node for checkpoints of filters of blocks": messages.GetCFCheckpt(0, FIRST_BLOCK),
    "sends an acknowledgement": messages.Verack(),
    "says a word that no node knows": messages.Unknown("hello", b""),
    "sends half a version message": messages.Unknown("version", bytes(CUT_SHORT)),
    "asks for announcements by wtxid": messages.WtxidRelay(),
    "asks for the newer form of addresses": messages.SendAddrV2(),
}


def say(scene: Scene, name: str, words: str) -> None:
    """Let a peer say something on its open connection, whether or not it has a place there."""
    scene.peers[name].send_frame(IN_WORDS[words])
