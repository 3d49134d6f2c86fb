"""Its own addresses: those that its operator names, and whether it looks for others."""

from harness.acts import automatic, startup, version_contents
from harness.language.node.settings.kind import setting
from harness.scene.scene import Scene


@setting("a public address of its own")
def own_public_address(scene: Scene) -> None:
    """The operator tells the node an address where the whole network can reach it (externalip)."""
    version_contents.tell_own_address(scene)


@setting("address discovery")
def discovery(scene: Scene) -> None:
    """Of addresses that others say are its own, the node may pass some on as such (discover)."""
    startup.tell(scene, "discover", "1")


@setting("a public address of its own, and address discovery")
def discovery_beside_own(scene: Scene) -> None:
    """The node is told an address, and may believe peers who say at which other one they see it."""
    version_contents.tell_own_address(scene)
    startup.tell(scene, "discover", "1")


@setting("a public address of its own, address discovery, and listening switched off")
def discovery_deaf(scene: Scene) -> None:
    """The node accepts no inbound connections; it is told an address, and may hear of others."""
    version_contents.tell_own_address(scene)
    startup.tell(scene, "discover", "1")
    startup.switch_listening_off(scene)


@setting("address discovery switched off")
def discovery_off(scene: Scene) -> None:
    """Addresses that others say are its own the node ignores."""
    startup.tell(scene, "discover", "0")


@setting("nothing said about address discovery")
def default_discovery(scene: Scene) -> None:
    """The node decides by itself whether it may take addresses for its own that it finds."""
    startup.tell(scene, "discover", None)


@setting("a proxy, and nothing said about address discovery")
def default_discovery_by_proxy(scene: Scene) -> None:
    """The same; what the node opens would go by way of a proxy (proxy)."""
    default_discovery(scene)
    startup.tell(scene, "proxy", version_contents.NO_PROXY)


@setting("{string} named as its own, and nothing said about discovery")
def named_address_and_discovery(scene: Scene, where: str) -> None:
    """The same; the operator has named an address, with a port or without (externalip)."""
    default_discovery(scene)
    named_address(scene, where)


@setting("{string} as its own address")
def named_address(scene: Scene, where: str) -> None:
    """The operator says that others reach the node there, at this port if one is named."""
    startup.tell_also(scene, "externalip", where)


@setting("a proxy, and own addresses in IPv4, IPv6 and Tor")
def own_addresses_in_three_networks(scene: Scene) -> None:
    """What the node opens goes by way of a proxy; its operator has named three own addresses."""
    automatic.reach_all_by_proxy(scene)
    version_contents.tell_own_address(scene)
    version_contents.tell_own_ipv6_address(scene)
    version_contents.tell_own_onion_address(scene, proxy=None)


@setting("an IPv6 address of its own")
def own_ipv6_address(scene: Scene) -> None:
    """The operator tells the node an address where it is reached through IPv6 (externalip)."""
    version_contents.tell_own_ipv6_address(scene)


@setting("the address at which others see it as its own")
def own_seen_address(scene: Scene) -> None:
    """The operator tells the node the address that peers name as the node's (externalip)."""
    version_contents.tell_seen_address(scene)


@setting("an onion address of its own")
def own_onion_address(scene: Scene) -> None:
    """The operator tells the node an address where it is reached through Tor (externalip)."""
    version_contents.tell_own_onion_address(scene)


@setting("the address of {peer} as its own")
def own_address(scene: Scene, name: str) -> None:
    """The operator has told the node that others reach it at this address."""
    startup.tell(scene, "externalip", scene.peer(name).host)
