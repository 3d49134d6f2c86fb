"""What the operator tells the node about itself, and where the node sees its peers."""

import ipaddress

from harness.acts.private_broadcast import onion_in_words
from harness.acts.startup import tell, tell_also
from harness.p2p import messages
from harness.scene.scene import Scene

OWN_ADDRESS = "60.70.80.90"  # nobody of ours lives there
OWN_IP = messages.in_16_bytes(ipaddress.ip_address(OWN_ADDRESS).packed)
OWN_ADDRESS_IN_IPV6 = "2a01:4f8::90"
OWN_IPV6 = ipaddress.ip_address(OWN_ADDRESS_IN_IPV6).packed
SEEN_ADDRESS = "70.80.90.100"  # nor there
SEEN_IP = messages.in_16_bytes(ipaddress.ip_address(SEEN_ADDRESS).packed)
SEEN_PORT = 5555
SEEN_PLACE = f"{SEEN_ADDRESS}:{SEEN_PORT}"
NO_PROXY = "127.0.0.1:9"  # where a Tor proxy is said to be; nothing is sent there
OWN_KEY = bytes(range(32))  # in the Tor network
LONG_AGO = 10**10  # seconds, some three centuries: time counts from 1970
ALL_CHARACTERS = bytes(range(ord("0"), 256)) + bytes(range(ord("0")))
NO_ADDRESS = (bytes(16), 0)


def tell_own_address(scene: Scene) -> None:
    """Let the node know an address of its own that the whole network could reach."""
    tell_also(scene, "externalip", OWN_ADDRESS)


def tell_own_ipv6_address(scene: Scene) -> None:
    """Let the node know an address of its own in IPv6."""
    tell_also(scene, "externalip", f"[{OWN_ADDRESS_IN_IPV6}]")


def tell_seen_address(scene: Scene) -> None:
    """Let the node know that the address at which peers see it is its own."""
    tell_also(scene, "externalip", SEEN_ADDRESS)


def tell_own_onion_address(scene: Scene, *, proxy: str | None = NO_PROXY) -> None:
    """Let the node know an address of its own in the Tor network, which it could itself reach.

    By way of this proxy; None where another one leads there.
    """
    tell_also(scene, "externalip", onion_in_words(OWN_KEY))
    if proxy is not None:
        tell(scene, "onion", proxy)


def see_node(scene: Scene, name: str) -> None:
    """Let a peer say in its version messages that it sees the node at an address of its own."""
    seen = messages.NetAddress(services=0, ip=SEEN_IP, port=SEEN_PORT)
    scene.conduct(name, sees_node_at=seen)


def comment(scene: Scene, *words: str) -> None:
    """Let the operator add words to the node's name (BIP 14)."""
    tell(scene, "uacomment", list(words))


def offer_filters(scene: Scene) -> None:
    """Let the node make filters of blocks and hand them out (BIP 157, 158)."""
    tell(scene, "blockfilterindex", "1")
    tell(scene, "peerblockfilters", "1")


def address_of(scene: Scene, name: str) -> tuple[bytes, int]:
    """Return where the node sees a peer: address as version messages write it, and port."""
    host, port = scene.peers[name].address
    return messages.in_16_bytes(ipaddress.ip_address(host).packed), port
