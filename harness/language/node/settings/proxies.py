"""Proxies, and the networks to which they lead."""

from harness.acts import automatic, proxies, proxy_places, startup
from harness.language.node.settings.kind import setting
from harness.scene.peer import LOOPBACK
from harness.scene.scene import Scene


@setting("the proxy {string}")
def proxy_at(scene: Scene, where: str) -> None:
    """What the node opens goes by way of this proxy (proxy)."""
    startup.tell(scene, "proxy", where)


@setting("the Tor proxy {string}")
def tor_proxy_at(scene: Scene, where: str) -> None:
    """The node reaches onion addresses by way of this proxy (onion)."""
    startup.tell(scene, "onion", where)


@setting("the I2P router {string}")
def i2p_router_at(scene: Scene, where: str) -> None:
    """The node reaches I2P addresses by way of this program (i2psam)."""
    startup.tell(scene, "i2psam", where)


@setting("the Tor control port {string}")
def tor_control_at(scene: Scene, where: str) -> None:
    """Here the node would ask Tor for an onion service (torcontrol)."""
    startup.tell(scene, "torcontrol", where)


@setting("a Tor daemon that may tell it the way later")
def tor_daemon(scene: Scene) -> None:
    """The node would have an onion service (listenonion), but nobody answers where it asks Tor."""
    startup.tell(scene, "listenonion", "1")
    startup.tell(scene, "torcontrol", f"{LOOPBACK}:{scene.reservations.port()}")


@setting("CJDNS as a network that it reaches")
def cjdns_reachable(scene: Scene) -> None:
    """Addresses that begin with fc are to the node addresses in CJDNS (cjdnsreachable)."""
    startup.tell(scene, "cjdnsreachable", "1")


@setting("a proxy for all connections")
def proxy_for_all(scene: Scene) -> None:
    """What the node opens goes by way of this proxy, in Tor's place (proxy)."""
    automatic.reach_all_by_proxy(scene)


@setting("a proxy for all connections that takes each user name once")
def proxy_by_names(scene: Scene) -> None:
    """The same; the proxy asks for a user name and a password.

    It refuses a name that comes again, and a password that is another word than the name.
    """
    proxies.lead(scene, "proxy", takes_users_once=True)


@setting("a proxy that leads nowhere")
def proxy_to_nobody(scene: Scene) -> None:
    """Whatever the node asks the proxy for, it is refused (proxy)."""
    proxies.lead(scene, "proxy", to=lambda _wanted: False)


@setting("a proxy for onion addresses, and another one for all else")
def proxy_each(scene: Scene) -> None:
    """The one leads to onion addresses alone (onion), the other to all but these (proxy)."""
    proxies.lead_each_its_way(scene)


@setting("no way to onion addresses")
def no_onion(scene: Scene) -> None:
    """The operator says that the node has no proxy for them, whatever others it has (onion)."""
    startup.tell(scene, "onion", "0")


@setting("stream isolation switched on")
def isolation(scene: Scene) -> None:
    """The node tells its proxy a user name for each connection, as it does by default."""
    startup.tell(scene, "proxyrandomize", "1")


@setting("stream isolation switched off")
def no_isolation(scene: Scene) -> None:
    """The node tells its proxy no user names (proxyrandomize)."""
    startup.tell(scene, "proxyrandomize", "0")


@setting("{network} as its only network")
def only_network(scene: Scene, name: str) -> None:
    """The node is to connect of its own choice to addresses of this network alone (onlynet)."""
    startup.tell(scene, "onlynet", name)


@setting("an unknown network as its only network")
def unknown_network(scene: Scene) -> None:
    """The same, but there is no network of this name."""
    startup.tell(scene, "onlynet", "tortoise")


@setting("a proxy at no address")
def proxy_without_address(scene: Scene) -> None:
    """What the operator has named can be the address of nothing (proxy)."""
    startup.tell(scene, "proxy", "not..an.address:9050")


@setting("a proxy for onion addresses at no address")
def onion_proxy_without_address(scene: Scene) -> None:
    """The same, said of the proxy for onion addresses (onion)."""
    startup.tell(scene, "onion", "not..an.address:9050")


@setting("an I2P proxy at no address")
def i2p_proxy_without_address(scene: Scene) -> None:
    """The same, said of the proxy for I2P addresses (i2psam)."""
    startup.tell(scene, "i2psam", "not..an.address:7656")


@setting("a proxy for all connections at an IPv6 address")
def proxy_in_ipv6(scene: Scene) -> None:
    """What the node opens goes by way of this proxy, which listens on ::1."""
    proxy_places.lead_by_ipv6(scene, "proxy")


@setting("a Tor proxy at an IPv6 address")
def tor_proxy_in_ipv6(scene: Scene) -> None:
    """The same for onion addresses alone (onion)."""
    proxy_places.lead_by_ipv6(scene, "onion")


@setting("a proxy for all connections at a Unix socket")
def proxy_at_file(scene: Scene) -> None:
    """The same, but it listens on a file, whose path has 107 bytes, as many as may be (unix:)."""
    proxy_places.lead_by_file(scene, "proxy")


@setting("a Tor proxy at a Unix socket")
def tor_proxy_at_file(scene: Scene) -> None:
    """The same for onion addresses alone (onion)."""
    proxy_places.lead_by_file(scene, "onion")


@setting("a proxy at a Unix socket with a path of 108 bytes")
def proxy_at_long_path(scene: Scene) -> None:
    """The operator names a file whose path is too long for a socket (proxy)."""
    proxy_places.name_file(scene, "proxy", length=proxy_places.LONGEST_PATH + 1)


@setting("a Tor proxy at a Unix socket with a path of 108 bytes")
def tor_proxy_at_long_path(scene: Scene) -> None:
    """The same, said of the proxy for onion addresses (onion)."""
    proxy_places.name_file(scene, "onion", length=proxy_places.LONGEST_PATH + 1)
