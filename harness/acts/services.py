"""What the node and its peers can offer, in words and in bits (BIP 111, 144, 159, 324)."""

from harness.p2p.messages import Services

NOTHING = Services(0)
UNKNOWN = Services(1 << 40)  # no BIP has given it a meaning
PRUNED = Services.NETWORK_LIMITED | Services.WITNESS
WHOLE = PRUNED | Services.NETWORK
IN_WORDS = {
    "nothing": NOTHING,
    "all blocks without witnesses": Services.NETWORK,
    "witnesses without blocks": Services.WITNESS,
    "all blocks with witnesses": Services.NETWORK | Services.WITNESS,
    "recent blocks with witnesses": Services.NETWORK_LIMITED | Services.WITNESS,
    "recent blocks without witnesses": Services.NETWORK_LIMITED,
    "unknown services too": Services.NETWORK | Services.WITNESS | UNKNOWN,
    "all blocks with witnesses and what bits 4 and 63 stand for": Services.NETWORK
    | Services.WITNESS
    | Services(1 << 4 | 1 << 63),
    "all blocks with witnesses and v2 transport": Services.NETWORK
    | Services.WITNESS
    | Services.P2P_V2,
    "recent blocks with witnesses and bloom filters": PRUNED | Services.BLOOM,
    "recent blocks with witnesses and v2 transport": PRUNED | Services.P2P_V2,
    "all blocks and recent blocks with witnesses": WHOLE,
    "all blocks and recent blocks with witnesses and bloom filters": WHOLE | Services.BLOOM,
}
