"""Proxies of the node's operator, and peers to whom nothing but such a proxy leads.

A SOCKS5 server stands in the proxy's place. It knows a peer by what the node asks for: an address,
an IPv6 one in brackets here, or a host name. Facts: Bitcoin Core, netbase.cpp, Socks5; init.cpp.
"""

from collections.abc import Callable

from harness.acts import automatic, startup
from harness.acts.private_broadcast import link_by_home, onion_of, open_proxy
from harness.network.link import Address, Link
from harness.scene.company import PUBLIC_PORT
from harness.scene.scene import Scene

ONION = ".onion"
BY_PROXY = {"A": 1, "B": 2}  # of several proxies: what the ports exceed the usual one by
OWN_NAME = "localhost"  # to whoever looks it up, his own machine
HOSTS: dict[str, Callable[[int], str]] = {  # by network: the host of a number
    "ipv4": lambda number: f"46.{number}.7.2",
    "ipv6": lambda number: f"[2a01:{number + 1}::7]",
    "cjdns": lambda number: f"[fc00:{number + 1}::7]",
    "onion": lambda number: onion_of(f"proxied {number}"),
}


def move_behind(scene: Scene, name: str, network: str, which: str | None = None) -> None:
    """Give a peer an address of a network, to which the proxy alone leads, or one of several."""
    host = HOSTS[network](scene.head_count())
    scene.peer(name).home = (host, PUBLIC_PORT if which is None else port_of(which))


def move_behind_name(scene: Scene, name: str, which: str = "A") -> None:
    """Give a peer a host name under which the node, if it looked itself, would find another."""
    scene.peer(name).home = (OWN_NAME, port_of(which))  # where the machine has nobody


def move_to_cjdns(scene: Scene, name: str) -> None:
    """Let a peer live at an address that begins with fc, where all such addresses are local."""
    scene.resident(name, HOSTS["cjdns"](scene.head_count()))


def port_of(which: str) -> int:
    """Return the port of all peers to whom this one of several proxies leads."""
    return PUBLIC_PORT + BY_PROXY[which]


def lead(
    scene: Scene,
    option: str,
    *,
    to: Callable[[Address], bool] = lambda _wanted: True,
    takes_users_once: bool = False,
) -> None:
    """Start the node with a proxy, which puts it through to whom it leads to and nobody else."""
    automatic.look_for_nobody(scene)
    scene.options[option] = open_proxy(
        scene,
        lambda wanted: link_by_home(scene, wanted) if to(wanted) else None,
        takes_users_once=takes_users_once,
    )


def lead_as_one_of_several(scene: Scene, which: str, option: str, *, network: str = "") -> None:
    """Start the node with one more proxy, of all networks or of one, and with others beside it."""
    automatic.look_for_nobody(scene)
    where = open_proxy(scene, lambda wanted: _link_by(scene, which, wanted))
    startup.tell_also(scene, option, where + (network and f"={network}"))


def _link_by(scene: Scene, which: str, wanted: Address) -> Link | None:
    return link_by_home(scene, wanted) if wanted[1] == port_of(which) else None


def lead_each_its_way(scene: Scene) -> None:
    """Start the node with two: one leads to onion addresses alone, the other to all the others."""
    lead(scene, "onion", to=is_onion)
    lead(scene, "proxy", to=lambda wanted: not is_onion(wanted))


def is_onion(wanted: Address) -> bool:
    """Return whether a place is in the Tor network."""
    return wanted[0].endswith(ONION)
