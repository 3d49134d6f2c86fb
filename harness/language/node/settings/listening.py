"""Where it listens, and with which permissions at each port."""

from harness.acts import startup
from harness.language.cells import of_permissions
from harness.language.node.settings.kind import setting
from harness.scene.peer import LOOPBACK
from harness.scene.scene import Scene


@setting("another port than the default one")
def other_port(scene: Scene) -> None:
    """The node listens elsewhere than nodes of this network usually do (port, bind)."""
    startup.move_port(scene)


@setting("an address and another port than the default one to listen on")
def other_bind(scene: Scene) -> None:
    """The node listens elsewhere than usual, and is told where by address and port (bind) alone."""
    startup.bind_elsewhere(scene)


@setting("a second port with the permissions {permissions}", shows=of_permissions)
def second_port(scene: Scene, granted: list[str]) -> None:
    """The node listens on two ports; whoever connects to this one has these (whitebind)."""
    startup.add_port(scene, "whitebind", f"{','.join(granted)}@{{}}")


@setting("a second port with the implicit permissions")
def implicit_second_port(scene: Scene) -> None:
    """The node listens on two ports; with this one, no permissions are named (whitebind)."""
    startup.add_port(scene, "whitebind", "{}")


@setting("a second port without a number, with the permissions {permissions}")
def numberless_port(scene: Scene, granted: list[str]) -> None:
    """The operator has left the number of the port out."""
    startup.tell(scene, "whitebind", f"{','.join(granted)}@{LOOPBACK}")


@setting("a second port that {peer} has taken, with the permissions {permissions}")
def taken_port(scene: Scene, name: str, granted: list[str]) -> None:
    """The node is to listen where the peer, another program, listens already (whitebind)."""
    startup.take_port(scene, name, granted)


@setting("an ordinary port that {peer} has taken")
def taken_ordinary_port(scene: Scene, name: str) -> None:
    """The node is to listen, there alone, where the peer, another program, listens already."""
    host, number = scene.peer(name).listen()
    startup.listen_at(scene, f"{host}:{number}")


@setting("an onion listening port beside another port that {peer} has taken")
def taken_port_for_tor(scene: Scene, name: str) -> None:
    """The same of an onion listening port; at its usual port the node could listen."""
    host, number = scene.peer(name).listen()
    startup.tell(scene, "bind", [f"{LOOPBACK}:{scene.ports.p2p}", f"{host}:{number}=onion"])


@setting("a second port of the same number at another address")
def port_at_other_address(scene: Scene) -> None:
    """The node listens on two loopback addresses; the numbers of the ports are alike."""
    startup.add_address(scene)


@setting("an onion listening port as second port")
def port_for_tor(scene: Scene) -> None:
    """The node listens on two ports; to the second its Tor daemon connects (-bind=...=onion)."""
    startup.add_port(scene, "bind", "{}=onion")


@setting("an onion listening port and no other")
def port_for_tor_alone(scene: Scene) -> None:
    """The same; the operator names no other address at which the node is to listen."""
    startup.listen_at_onion_port_alone(scene)


@setting("no address to listen on")
def listens_by_default(scene: Scene) -> None:
    """The operator says that the node is to listen, and not where."""
    startup.listen_by_default(scene)


@setting("no address to listen on, and the port {string}")
def listens_by_default_at(scene: Scene, number: str) -> None:
    """The same, and names the port (port)."""
    startup.listen_by_default(scene)
    startup.tell_also(scene, "port", number)


@setting("the port {string}")
def port(scene: Scene, number: str) -> None:
    """The operator names this port (port), whether or not it is one."""
    startup.tell_also(scene, "port", number)


@setting("{string} to listen on")
def listens_at(scene: Scene, where: str) -> None:
    """The node is to listen on this address, at this port if one is named (bind)."""
    startup.listen_at(scene, where)


@setting("{string} to listen on for Tor")
def listens_for_tor_at(scene: Scene, where: str) -> None:
    """The same as an onion listening port, to which its Tor daemon connects (bind=...=onion)."""
    startup.listen_at(scene, f"{where}=onion")


@setting("{string} to listen on, with the permissions {permissions}")
def listens_for_peers_at(scene: Scene, where: str, granted: list[str]) -> None:
    """The same; whoever connects there has these permissions (whitebind)."""
    startup.listen_at(scene, f"{','.join(granted)}@{where}", "whitebind")


@setting("listening switched off, and {string} to listen on")
def is_told_not_to_listen(scene: Scene, where: str) -> None:
    """The operator says expressly that the node is not to listen, and says where (bind)."""
    startup.switch_listening_off(scene)
    startup.listen_at(scene, where)


@setting("listening switched off, and {string} to listen on with the permissions {permissions}")
def is_told_not_to_listen_for_peers(scene: Scene, where: str, granted: list[str]) -> None:
    """The same, and says where for whom (whitebind)."""
    startup.switch_listening_off(scene)
    listens_for_peers_at(scene, where, granted)


@setting("listening switched off, and an onion service")
def is_told_not_to_listen_for_tor(scene: Scene) -> None:
    """The node is not to listen, and is to be reached through Tor all the same (listenonion)."""
    startup.switch_listening_off(scene)
    startup.tell(scene, "listenonion", "1")


@setting("listening switched off")
def no_listening(scene: Scene) -> None:
    """The operator says expressly that the node is not to listen, and nowhere where."""
    startup.switch_listening_off(scene)


@setting("listening switched on")
def express_listening(scene: Scene) -> None:
    """The operator says expressly that the node is to listen."""
    startup.tell(scene, "listen", "1")


@setting("nothing said about port mapping")
def default_mapping(scene: Scene) -> None:
    """The node decides by itself whether it asks a router to lead others to its port."""
    startup.tell(scene, "natpmp", None)


@setting("port mapping switched on")
def mapping(scene: Scene) -> None:
    """The operator says expressly that the node is to ask a router for that (natpmp)."""
    startup.tell(scene, "natpmp", "1")
