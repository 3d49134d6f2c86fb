"""Private broadcast, and the ways that it may take."""

from harness.acts import automatic, inbound, private_broadcast, startup, tor_daemon
from harness.language.node.settings.kind import setting
from harness.p2p.tor_control import Program
from harness.scene.peer import LOOPBACK
from harness.scene.scene import Scene


@setting("private broadcast over Tor")
def private_broadcast_over_tor(scene: Scene) -> None:
    """The node sends its operator's transactions through Tor, and opens no other connections."""
    private_broadcast.arrange(scene)


@setting("private broadcast over Tor, where it knows {peer}")
def private_broadcast_to_one(scene: Scene, name: str) -> None:
    """The same; its address manager holds the peer's onion address, and no other.

    Of several settings it comes last, since it starts the node.
    """
    private_broadcast.arrange(scene)
    private_broadcast.learn(scene, name)


@setting("private broadcast over Tor, where it knows {peer} and {int} more")
def private_broadcast_to_several(scene: Scene, name: str, count: int) -> None:
    """The same; its address manager holds the onion addresses of the peer and of so many more.

    Of several settings it comes last, since it starts the node.
    """
    private_broadcast_to_one(scene, name)
    private_broadcast.learn_many(scene, count)


@setting(
    "private broadcast over Tor, where it knows all of {peers}",
    "private broadcast over Tor, where it knows both {peers}",
)
def private_broadcast_to_all_of(scene: Scene, names: list[str]) -> None:
    """The same; its address manager holds the onion addresses of these peers.

    Of several settings it comes last, since it starts the node.
    """
    private_broadcast.arrange(scene)
    for name in names:
        private_broadcast.learn(scene, name)


@setting("private broadcast over Tor, where it knows {int} peer(s) who send(s) nothing")
def private_broadcast_to_silent_ones(scene: Scene, count: int) -> None:
    """The same; its address manager holds so many onion addresses, where nobody says a word.

    Of several settings it comes last, since it starts the node.
    """
    private_broadcast.arrange(scene)
    private_broadcast.learn_many(scene, count, speaks=False)


@setting("private broadcast over a Tor proxy that takes each user name once")
def private_broadcast_by_names(scene: Scene) -> None:
    """The same; the proxy asks for a user name and a password.

    It refuses a name that comes again, and a password that is another word than the name.
    """
    private_broadcast.arrange(scene, takes_users_once=True)


@setting("private broadcast over Tor, to clearnet addresses as well")
def private_broadcast_to_clearnet(scene: Scene) -> None:
    """The same, but the node may connect to addresses of other networks than Tor, too (onlynet)."""
    private_broadcast.arrange(scene)
    startup.tell(scene, "onlynet", None)


@setting("private broadcast over Tor, and by another proxy to clearnet addresses")
def private_broadcast_beside_proxy(scene: Scene) -> None:
    """The same; for these the operator has named another proxy than Tor's, which leads nowhere."""
    private_broadcast_to_clearnet(scene)
    automatic.lead_nowhere(scene)


@setting("private broadcast over Tor and v2 transport, to clearnet addresses as well")
def private_broadcast_encrypted(scene: Scene) -> None:
    """The same, and the node encrypts where it can."""
    private_broadcast_to_clearnet(scene)
    startup.tell(scene, "v2transport", "1")


@setting("private broadcast over Tor and {int} inbound slot(s)")
def private_broadcast_with_slots(scene: Scene, count: int) -> None:
    """The same, but so many inbound peers may connect, and the node has its outbound slots."""
    private_broadcast.arrange(scene)
    inbound.limit_connections(scene, inbound.OUTBOUND_SLOTS + count)


@setting("private broadcast over Tor and no specified node to connect to")
def private_broadcast_to_nobody(scene: Scene) -> None:
    """The same, but it may connect to specified nodes only, and none is (connect)."""
    private_broadcast.arrange(scene)
    startup.tell(scene, "connect", "0")


@setting("private broadcast, and a Tor daemon that may tell it the way later")
def private_broadcast_once_told(scene: Scene) -> None:
    """Instead of a Tor proxy it has the port where to ask Tor for one; nobody answers there."""
    private_broadcast.arrange(scene)
    startup.tell(scene, "onion", None)
    startup.tell(scene, "listenonion", "1")
    startup.tell(scene, "torcontrol", f"{LOOPBACK}:{scene.reservations.port()}")


@setting("private broadcast, and a Tor daemon that tells it the way")
def private_broadcast_as_told(scene: Scene) -> None:
    """The same, but the program is there, and names the place of its proxy."""
    private_broadcast.arrange(scene)
    proxy = str(scene.options["onion"])
    startup.tell(scene, "onion", None)
    tor_daemon.run(scene, Program(listeners=(proxy,)))


@setting("private broadcast and IPv4 as its only network")
def private_broadcast_over_ipv4(scene: Scene) -> None:
    """The same without a Tor proxy, and with clearnet addresses alone (onlynet)."""
    private_broadcast.arrange(scene)
    startup.tell(scene, "onion", None)
    startup.tell(scene, "onlynet", "ipv4")
