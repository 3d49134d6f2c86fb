"""What peers can offer, in words and in bits (BIP 144, BIP 159)."""

from harness.p2p.messages import Services

NOTHING = Services(0)
UNKNOWN = Services(1 << 40)  # no BIP has given it a meaning
IN_WORDS = {
    "nothing": NOTHING,
    "all blocks without witnesses": Services.NETWORK,
    "witnesses without blocks": Services.WITNESS,
    "all blocks with witnesses": Services.NETWORK | Services.WITNESS,
    "recent blocks with witnesses": Services.NETWORK_LIMITED | Services.WITNESS,
    "recent blocks without witnesses": Services.NETWORK_LIMITED,
    "unknown services too": Services.NETWORK | Services.WITNESS | UNKNOWN,
}
