"""Why the node refuses to start, as it tells its operator.

An entry holds words that the node's error has in every version that knows the mistake, with braces
for what stands in the placeholders of the phrase. Sources:
Bitcoin Core, net_permissions.cpp, init.cpp.
"""

from harness import claims
from harness.acts import address_book, startup
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
    "An address to listen on comes with permissions and without a port.",
    "Need to specify a port",
)
ERRORS.add(
    "the port is taken",
    "Another program listens on the address and port at which the node is to listen.",
    "Unable to bind to",
)
ERRORS.add(
    "the address is out of reach",
    "The node is to listen on an address that its machine does not have.",
    "Unable to bind to [",
)
ERRORS.add(
    "-{word} names an invalid port in {string}",
    "A port is a number from 1 to 65535; the option of this name has another one, or none at all.",
    "Invalid port specified in -{}: '{}'",
)
ERRORS.add(
    "an address and port are named twice",
    "The node can listen there once, as an ordinary port, with permissions, or for Tor.",
    "Duplicate binding configuration for address",
)
ERRORS.add(
    "it is to listen and to keep from listening",
    "The operator contradicts himself.",
    "Cannot set -bind or -whitebind together with -listen=0",
)
ERRORS.add(
    "it is to be reached through Tor without listening",
    "The operator contradicts himself.",
    "Cannot set -listen=0 together with -listenonion=1",
)
ERRORS.add(
    "the map is missing",
    "There is no file that says to which autonomous systems addresses belong.",
    "Could not find asmap file",
)
ERRORS.add(
    "the map is damaged",
    "The file that says so cannot be read, or holds nothing.",
    "Could not parse asmap file",
)
ERRORS.add(
    "its saved addresses are damaged",
    "The file cannot be read; the node names it, and advises to move it away.",
    "Invalid or corrupt peers.dat",
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
    "it may open too few files",
    "The system allows the node fewer open files than it needs at the least.",
    "Not enough file descriptors available",
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
ERRORS.add(
    "the network of the proxy is left out",
    "Behind the address of the proxy stands the sign for a network (=), and no network.",
    "Invalid -proxy address or hostname, ends with '='",
)
ERRORS.add(
    "the network of the proxy is unknown",
    "There is no network of this name for which a proxy could be.",
    "Unrecognized network in -proxy=",
)
ERRORS.add(
    "DNS seeds are both forced and switched off",
    "The node is to query DNS seeds in any case, and not to query them.",
    "Cannot set -forcednsseed to true when setting -dnsseed to false",
)
ERRORS.add(
    "DNS seeds name addresses in other networks",
    "They name IPv4 and IPv6 addresses, and the node may connect to neither (onlynet).",
    "-dnsseed=1 was explicitly specified, but -onlynet forbids connections to IPv4/IPv6",
)

ERRORS.close()


def refused_to_start(scene: Scene, error: Phrase[str]) -> None:
    """Claim that the node ended by itself, cleanly, and named this mistake.

    The control is the same start without the operator's settings, and with sound addresses.
    """
    scene.accept(
        claims.refused_to_start(
            since_event(scene, scene.window()),
            words=error.use.format(*error.arguments),
            expected=f"the node refuses to start because {error}",
        )
    )
    with address_book.mended(scene):
        startup.start_without_settings(scene)
