"""An I2P router beside the node, through which it connects to peers in I2P and accepts them."""

from harness.acts import automatic, i2p_router, startup
from harness.language.node.settings.kind import setting
from harness.scene.scene import Scene


@setting("an I2P router")
def i2p(scene: Scene) -> None:
    """The node reaches I2P addresses by way of this program (i2psam), and is reached in I2P."""
    i2p_router.run(scene)


@setting("an I2P router, and no inbound connections from I2P")
def i2p_outbound_only(scene: Scene) -> None:
    """The same, but the node accepts nobody from I2P (i2pacceptincoming)."""
    i2p_router.run(scene, accepts=False)


@setting("an I2P router that leads one peer to it, and then nobody any more")
def i2p_for_one(scene: Scene) -> None:
    """The same; when the first peer has come, it refuses to let the node wait for others."""
    i2p_router.run(scene, leads_one=True)


@setting("automatic connections, with I2P as its only network")
def automatic_connections_in_i2p(scene: Scene) -> None:
    """The node connects of its own choice to I2P addresses alone, through the program (onlynet)."""
    automatic.look_for_peers(scene)
    i2p_router.run(scene)
    startup.tell(scene, "onlynet", "i2p")


@setting("private broadcast over I2P")
def private_broadcast_over_i2p(scene: Scene) -> None:
    """The node sends its operator's transactions through I2P, and opens no other connections."""
    i2p_router.broadcast_privately(scene)
