"""Why the node refuses to start, as it tells its operator.

An entry holds words that the node's error has in every version that knows the mistake. Sources:
Bitcoin Core, net_permissions.cpp, init.cpp.
"""

from harness import claims
from harness.acts import startup
from harness.language.lexicon import Kind, Phrase
from harness.language.wire import since_event
from harness.scene.scene import Scene

ERRORS: Kind[str] = Kind("error", "why the node refuses to start")

ERRORS.add(
    "the permission is unknown",
    "A permission is named that the node does not know.",
    "Invalid P2P permission",
)
ERRORS.add(
    "a permission is missing",
    "The direction of connections is named, and no permission for them.",
    "Only direction was set, no permissions",
)
ERRORS.add(
    "the subnet is invalid", "Permissions are given to a subnet that is none.", "Invalid netmask"
)
ERRORS.add(
    "the port is missing",
    "An address to listen at comes with permissions and without a port.",
    "Need to specify a port",
)
ERRORS.add(
    "the port is taken",
    "Another program listens at the address and port at which the node is to listen.",
    "Unable to bind to",
)
ERRORS.add(
    "a port is for inbound connections only",
    "A port comes with permissions for outbound connections, which do not use it.",
    "may only be used for incoming connections",
)
ERRORS.add(
    "the peer timeout is below a second",
    "The node would give up every peer at once.",
    "peertimeout",
)
ERRORS.add(
    "private broadcast needs to choose its peers",
    "The node may connect to specified nodes only, so that it would never find a peer to send to.",
    "but -connect is also configured",
)
ERRORS.add(
    "private broadcast needs Tor or I2P",
    "The node has no way to Tor or I2P.",
    "none of Tor or I2P networks is reachable",
)

ERRORS.add(
    "the connection limit is below zero",
    "There cannot be fewer connections than none.",
    "maxconnections",
)

ERRORS.add(
    "the upload target cannot be read",
    "It is not a number with a unit.",
    "Unable to parse -maxuploadtarget",
)
ERRORS.add(
    "compact block filters need their index",
    "The node is to send what it does not make.",
    "Cannot set -peerblockfilters without -blockfilterindex",
)
ERRORS.add(
    "the network is unknown",
    "There is no network of this name.",
    "Unknown network specified in -onlynet",
)
ERRORS.add(
    "its only network is out of reach",
    "The operator has restricted the node to a network to which it has no way.",
    "Outbound connections restricted to",
)
ERRORS.add(
    "the address of the proxy is invalid",
    "What was named is no address, and no name of a machine either.",
    "address or hostname",
)

ERRORS.close()


def refused_to_start(scene: Scene, error: Phrase[str]) -> None:
    """Claim that the node ended by itself, cleanly, and named this mistake.

    The control is the same start without the operator's settings.
    """
    scene.accept(
        claims.refused_to_start(
            since_event(scene, scene.window()),
            words=error.use,
            expected=f"the node refuses to start because {error}",
        )
    )
    startup.start_without_settings(scene)
