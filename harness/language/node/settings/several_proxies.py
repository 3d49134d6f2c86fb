"""More than one proxy, each for all networks or for one."""

from harness.acts import proxies, startup
from harness.language.node.settings.kind import setting
from harness.scene.scene import Scene


@setting("proxy {which} for all connections")
def one_of_two_for_all(scene: Scene, which: str) -> None:
    """One of two proxies, named without a network (proxy); the order of settings counts."""
    proxies.lead_as_one_of_several(scene, which, "proxy")


@setting("proxy {which} for {network} addresses")
def one_of_two_for_network(scene: Scene, which: str, network: str) -> None:
    """The same, named for this network (proxy=...=network)."""
    proxies.lead_as_one_of_several(scene, which, "proxy", network=network)


@setting("proxy {which} as Tor proxy")
def one_of_two_for_tor(scene: Scene, which: str) -> None:
    """The same, named by the option that is for onion addresses alone (onion)."""
    proxies.lead_as_one_of_several(scene, which, "onion")


@setting("no proxy for {network} addresses")
def no_proxy_for_network(scene: Scene, network: str) -> None:
    """The operator says that a proxy named before is not for this network (proxy=0=network)."""
    startup.tell_also(scene, "proxy", f"0={network}")
