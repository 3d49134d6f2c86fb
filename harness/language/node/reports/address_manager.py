"""What the node reports of its address manager: which addresses it holds, and how many."""

from harness import claims
from harness.acts import addresses
from harness.language.node.reports.kind import report
from harness.p2p import recognise
from harness.record.findings import Finding
from harness.scene.scene import Scene


@report("its address manager holds the address, as seen {duration} before the peer says")
def address_is_known(scene: Scene, earlier: int) -> Finding:
    """The address that the example is about is there, with a time so much before that beside it."""
    scene.rest()
    sent = scene.address_entry
    assert sent is not None  # noqa: S101  (for the type checker)
    return claims.knows_address(
        *addresses.known(scene), addresses.in_words(sent.ip), seen=sent.timestamp - earlier
    )


@report("its address manager does not hold the address")
def address_is_unknown(scene: Scene) -> Finding:
    """The address that the example is about is not there, though another one is."""
    scene.rest()
    assert scene.address is not None  # noqa: S101  (for the type checker)
    return claims.knows_no_address(*addresses.known(scene), addresses.in_words(scene.address))


@report("its address manager holds some of the last {int} addresses that {peer} has sent")
def some_of_the_last_are_known(scene: Scene, count: int, name: str) -> Finding:
    """At least one of them is there; all messages count, and the last address of each is last."""
    scene.rest()
    sent = [
        addresses.in_words(each)
        for entry in scene.window().of(name).sent()
        for each in recognise.addresses_in(entry.content)
    ]
    return claims.knows_some(*addresses.known(scene), sent[-count:])


@report("its address manager does not hold the address of {peer}")
def address_of_peer_is_unknown(scene: Scene, name: str) -> Finding:
    """The address is not there, though another one is."""
    scene.rest()
    return claims.knows_no_address(*addresses.known(scene), scene.peers[name].residence)


@report("its address manager holds the address of {peer} as {table}")
def address_is_in_table(scene: Scene, name: str, table: str) -> Finding:
    """It is there once: tried, if the node has connected to it, or new, if it never has."""
    scene.rest()
    return claims.holds_in_table(
        *addresses.table_of(scene), scene.peers[name].residence, table=table
    )


@report("its address manager holds the address of {peer}, as seen {duration} ago")
def address_of_peer_is_known(scene: Scene, name: str, ago: int) -> Finding:
    """The address is there, with a time so much before the node's clock beside it."""
    scene.rest()
    seen = scene.node.clock - ago
    return claims.knows_address(*addresses.known(scene), scene.peers[name].residence, seen=seen)


@report("its address manager holds the address of {peer}, who offers just {services}")
def address_of_peer_has_services(scene: Scene, name: str, offered: int) -> Finding:
    """The address is there, with these services and no others; bits 24 to 31 do not count."""
    scene.rest()
    host = scene.peers[name].residence
    return claims.knows_services(*addresses.known(scene), host, services=int(offered))


@report("its address manager holds {int} new and {int} tried addresses in the {network} network")
def counts_of_network(scene: Scene, new: int, tried: int, network: str) -> Finding:
    """Asked for numbers, the node names these for this network, and their sum."""
    scene.rest()
    counts, entry = scene.node.question("getaddrmaninfo")
    return claims.counts_addresses(counts, entry, network, new=new, tried=tried)


@report("its address manager holds {int} new and {int} tried addresses in all")
def counts_in_all(scene: Scene, new: int, tried: int) -> Finding:
    """Asked for numbers, the node names these for all networks together, and their sum."""
    scene.rest()
    counts, entry = scene.node.question("getaddrmaninfo")
    return claims.counts_addresses(counts, entry, "all_networks", new=new, tried=tried)


@report("its address manager holds the address as heard from {peer}")
def address_is_from(scene: Scene, name: str) -> Finding:
    """The address that the example is about is there, and beside it the peer's address alone."""
    scene.rest()
    assert scene.address is not None  # noqa: S101  (for the type checker)
    host = addresses.in_words(scene.address)
    return claims.holds_from(*addresses.table_of(scene), host, source=scene.peers[name].residence)


@report("its address manager holds addresses in just these networks: {networks}")
def has_addresses_in(scene: Scene, networks: list[str]) -> Finding:
    """Asked for numbers, the node names one above zero for each of them, and zero for others."""
    scene.rest()
    counts, entry = scene.node.question("getaddrmaninfo")
    return claims.has_addresses_in(counts, entry, networks)


@report("its address manager holds the address of {peer} in the autonomous system {int}")
def address_is_in_system(scene: Scene, name: str, number: int) -> Finding:
    """The address is there, and beside it the number of the system to which it belongs."""
    scene.rest()
    host = scene.peers[name].residence
    return claims.holds_in_system(*addresses.table_of(scene), host, number=number)
