"""Other nodes: those to which it is to connect, and those that it asks for addresses."""

from harness.acts import added_nodes, automatic, homes, startup
from harness.language.node.settings.kind import setting
from harness.scene.scene import Scene


@setting("the specified node {peer}")
def specified_node(scene: Scene, name: str) -> None:
    """The peer is one of those that the node is to connect to, and to nobody else (connect)."""
    startup.specify_peer(scene, name)


@setting("no specified nodes")
def no_specified_nodes(scene: Scene) -> None:
    """The node looks for peers by itself, as an ordinary node does."""
    startup.tell(scene, "connect", None)


@setting("{int} added nodes")
def added(scene: Scene, count: int) -> None:
    """The operator has named so many peers to which the node is to keep a connection (addnode)."""
    added_nodes.start_with_list(scene, count)


@setting("v2 transport and {int} added nodes that do not support it")
def added_without_v2(scene: Scene, count: int) -> None:
    """The node encrypts where it can, and these peers close each connection that begins so."""
    added_nodes.start_with_list(scene, count, encrypts=True)


@setting("nothing said about listening and DNS seeds")
def default_listening(scene: Scene) -> None:
    """The node decides by itself whether it listens and whether it queries DNS seeds."""
    startup.leave_listening_open(scene)


@setting("DNS seeds switched on")
def express_seeds(scene: Scene) -> None:
    """The operator says expressly that the node is to query DNS seeds."""
    startup.tell(scene, "dnsseed", "1")


@setting("{peer} as DNS seed")
def dns_seed(scene: Scene, name: str) -> None:
    """The node may query DNS seeds (dnsseed); the proxy puts it through to the peer by the name."""
    startup.tell(scene, "dnsseed", "1")
    homes.move_to_dns_seed(scene, name)


@setting("DNS seeds switched off")
def no_seeds(scene: Scene) -> None:
    """The operator says expressly that the node is not to query DNS seeds."""
    startup.tell(scene, "dnsseed", "0")


@setting("DNS seeds to be queried in any case")
def forced_seeds(scene: Scene) -> None:
    """The node is to query DNS seeds whatever addresses it knows (forcednsseed)."""
    startup.tell(scene, "forcednsseed", "1")


@setting("fixed seeds switched on")
def fixed_seeds(scene: Scene) -> None:
    """The node may use the addresses that stand in its own program (fixedseeds)."""
    startup.tell(scene, "fixedseeds", "1")


@setting("fixed seeds switched off")
def no_fixed_seeds(scene: Scene) -> None:
    """The node may not use the addresses that stand in its own program (fixedseeds)."""
    startup.tell(scene, "fixedseeds", "0")


@setting("a seed node at the address of {peer}")
def another_seed_node(scene: Scene, name: str) -> None:
    """The operator has named this peer as the one to request addresses from (seednode)."""
    automatic.name_seed(scene, name)


@setting("{peer} and {peer} as seed nodes")
def seed_nodes(scene: Scene, one: str, other: str) -> None:
    """The operator has named these two peers as those to request addresses from."""
    automatic.name_seeds(scene, one, other)


@setting("an added node at the address of {peer}")
def added_node_at(scene: Scene, name: str) -> None:
    """The added node is at the usual port, where nobody accepts the node's connections."""
    startup.tell(scene, "addnode", scene.peer(name).host)


@setting("an added node at the address and port of {peer}")
def added_node_with_port(scene: Scene, name: str) -> None:
    """The added node is this peer, named with its port; the node has others before it."""
    startup.tell_also(scene, "addnode", added_nodes.address_of(scene, name))


@setting("all messages to be saved")
def captures_messages(scene: Scene) -> None:
    """The node keeps in files what it sends and what it processes (capturemessages)."""
    startup.tell(scene, "capturemessages", "1")
