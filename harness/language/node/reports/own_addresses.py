"""What the node reports of what others know it by: its own addresses, its own services."""

from harness import claims
from harness.acts import i2p_router, tor_daemon, version_contents
from harness.language.node.reports.kind import report
from harness.record.findings import Finding
from harness.scene.scene import Scene


@report("its own services are named {string}")
def names_own_services(scene: Scene, names: str) -> Finding:
    """The summary has these names and no others; those of the bits 24 to 31 do not count."""
    about, entry = scene.node.question("getnetworkinfo")
    columns = ("localservices", "localservicesnames")
    more = ", P2P_V2" if scene.encrypts_by_variation else ""
    return claims.names_services(about, entry, columns, names=names + more)


@report("its public address is known")
def knows_own_address(scene: Scene) -> Finding:
    """The summary names the address that the operator has told the node."""
    about, question = scene.node.question("getnetworkinfo")
    return claims.knows_own_address(about, question, version_contents.OWN_ADDRESS)


@report("it has no address of its own")
def has_no_own_address(scene: Scene) -> Finding:
    """The summary names no address at which others could reach the node."""
    about = scene.ask_until("getnetworkinfo", lambda about: not about["localaddresses"])
    return claims.has_own_addresses(*about, places=[])


@report("its own address is that of its onion service alone")
def has_onion_service(scene: Scene) -> Finding:
    """The summary names this address with its network's usual port, rated as if it were told so."""
    about, entry = scene.node.question("getnetworkinfo")
    return claims.has_own_address_confirmed(about, entry, tor_daemon.own_place(), times=0)


@report("its own address is that in I2P alone")
def has_own_i2p_address(scene: Scene) -> Finding:
    """The summary names this address with the port 0, rated as if the operator had told it."""
    about, entry = scene.node.question("getnetworkinfo")
    place = f"{i2p_router.OWN_NAME}:{i2p_router.PORT}"
    return claims.has_own_address_confirmed(about, entry, place, times=0)


@report("its own address is {string}")
def has_own_address(scene: Scene, place: str) -> Finding:
    """The summary names this address and port, and no other."""
    return claims.has_own_addresses(*scene.node.question("getnetworkinfo"), places=[place])


@report("its own address is {string}, which {int} peer(s) has/have confirmed")
def own_address_is_confirmed(scene: Scene, place: str, count: int) -> Finding:
    """The same; its score in the summary is so much above that of one that the operator names."""
    scene.rest()
    about, entry = scene.node.question("getnetworkinfo")
    return claims.has_own_address_confirmed(about, entry, place, times=count)
