"""Connections of its own choice, alone or together with other settings."""

from harness.acts import anchors, automatic, failed_attempts, startup
from harness.language.cells import Cell
from harness.language.node.settings.kind import setting
from harness.scene.scene import Scene


@setting("automatic connections")
def automatic_connections(scene: Scene) -> None:
    """The node connects to addresses of its own choice; peers live at public addresses."""
    automatic.look_for_peers(scene)


@setting("automatic connections and a deterministic address manager")
def automatic_connections_and_no_secret(scene: Scene) -> None:
    """The same; bucket and position of an address follow from it alone, not from a secret."""
    automatic.look_for_peers(scene)
    startup.tell(scene, "test", "addrman")


@setting("automatic connections and v2 transport", shows=(Cell.V2,))
def automatic_connections_encrypted(scene: Scene) -> None:
    """The same; it encrypts its connections where the peer can (v2transport, BIP 324)."""
    automatic.look_for_peers(scene)
    startup.tell(scene, "v2transport", "1")


@setting("automatic connections and a Tor proxy")
def automatic_connections_and_tor(scene: Scene) -> None:
    """The same; it reaches onion addresses, too, by way of the proxy (onion)."""
    automatic.look_for_peers(scene)
    automatic.reach_tor(scene)


@setting("automatic connections and {peer} as seed node")
def seed_node(scene: Scene, name: str) -> None:
    """The same; the operator has named this peer as the one to request addresses from."""
    automatic.look_for_peers(scene)
    automatic.name_seed(scene, name)


@setting("automatic connections, with Tor as its only network")
def automatic_connections_in_tor(scene: Scene) -> None:
    """The same; it connects of its own choice to onion addresses alone (onlynet)."""
    automatic_connections_and_tor(scene)
    startup.tell(scene, "onlynet", "onion")


@setting("automatic connections, with Tor and IPv4 as its only networks")
def automatic_connections_in_tor_and_ipv4(scene: Scene) -> None:
    """The same; it connects of its own choice to onion and IPv4 addresses alone (onlynet)."""
    automatic_connections_and_tor(scene)
    startup.tell(scene, "onlynet", ["onion", "ipv4"])


@setting("automatic connections through a proxy")
def automatic_connections_by_proxy(scene: Scene) -> None:
    """The node connects to addresses of its own choice, and to all by way of one proxy (proxy)."""
    automatic.look_for_peers(scene)
    automatic.reach_all_by_proxy(scene)


@setting("automatic connections through a proxy that is gone when it has refused one")
def automatic_connections_by_proxy_at_first(scene: Scene) -> None:
    """The same; after its first refusal nobody listens there any more."""
    failed_attempts.lead_until_refusal(scene)


@setting("automatic connections through a proxy, and {peer} as seed node")
def seed_node_by_proxy(scene: Scene, name: str) -> None:
    """The same; the operator has named this peer as the one to request addresses from."""
    automatic_connections_by_proxy(scene)
    automatic.name_seed(scene, name)


@setting("automatic connections through a proxy, and fixed seeds")
def fixed_seeds_by_proxy(scene: Scene) -> None:
    """The same; the node may use the addresses that stand in its own program (fixedseeds)."""
    automatic_connections_by_proxy(scene)
    startup.tell(scene, "fixedseeds", "1")


@setting("the anchors {peer} and {peer}")
def two_anchors(scene: Scene, first: str, second: str) -> None:
    """The node finds them in its list of anchors, as full nodes, and tries the latter first.

    Of several settings it comes last, since it starts the node, and stops it.
    """
    anchors.write(scene, [first, second])
