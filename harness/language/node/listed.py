"""What the node's peer list says of a peer, beside its connection type.

An entry is a function of the scene, the peer's name and the placeholders' values; it returns a
finding.
"""

import string
from collections.abc import Callable
from typing import Any

from harness import claims
from harness.acts import encryption, version_contents, whereabouts
from harness.claims.core import latest_connection
from harness.language import words
from harness.language.lexicon import Kind
from harness.record.findings import Finding
from harness.scene.scene import Scene

__all__ = ["DETAILS", "words"]

DETAILS: Kind[Callable[..., Any]] = Kind("detail", "what the node's peer list says of a peer")
detail = DETAILS.entry


@detail("transaction relay")
def transaction_relay(scene: Scene, name: str) -> Finding:
    """The node may announce transactions to this peer."""
    row, entry = scene.listed(name)
    return claims.lists_transaction_relay(row, entry, peer=name, wants=True)


@detail("no transaction relay")
def no_transaction_relay(scene: Scene, name: str) -> Finding:
    """The node may not announce transactions to this peer."""
    row, entry = scene.listed(name)
    return claims.lists_transaction_relay(row, entry, peer=name, wants=False)


@detail("address relay")
def address_relay(scene: Scene, name: str) -> Finding:
    """Addresses travel on this connection."""
    row, entry = scene.listed(name)
    return claims.lists_address_relay(row, entry, peer=name, exchanges=True)


@detail("no address relay")
def no_address_relay(scene: Scene, name: str) -> Finding:
    """No addresses travel on this connection."""
    row, entry = scene.listed(name)
    return claims.lists_address_relay(row, entry, peer=name, exchanges=False)


@detail("the protocol version, services and user agent that it sent")
def version_message(scene: Scene, name: str) -> Finding:
    """What the list says of the peer is what the peer's version message said."""
    row, entry = scene.listed(name)
    return claims.lists_version(row, entry, scene.window(), peer=name)


@detail("the autonomous system {int}")
def autonomous_system(scene: Scene, name: str, number: int) -> Finding:
    """The list says to which one the peer's address belongs, by its number."""
    row, entry = scene.listed(name)
    return claims.lists_number(row, entry, peer=name, key="mapped_as", number=number)


@detail("an unknown autonomous system")
def no_autonomous_system(scene: Scene, name: str) -> Finding:
    """The list has no number of one, or zero."""
    row, entry = scene.listed(name)
    return claims.lists_no_system(row, entry, peer=name)


@detail("no protocol version, services or user agent")
def no_version_message(scene: Scene, name: str) -> Finding:
    """The list says nothing that only a version message can tell."""
    row, entry = scene.listed(name)
    return claims.lists_no_version(row, entry, peer=name)


@detail("the time of its last block")
def last_block(scene: Scene, name: str) -> Finding:
    """The peer has sent a block that the node did not have, at the time that the list shows."""
    row, entry = scene.listed(name)
    return claims.lists_last(row, entry, scene.window(), peer=name, what="block", brought=True)


@detail("no last block")
def no_last_block(scene: Scene, name: str) -> Finding:
    """The peer has never sent a block that the node did not have."""
    row, entry = scene.listed(name)
    return claims.lists_last(row, entry, scene.window(), peer=name, what="block", brought=False)


@detail("the time of its last transaction")
def last_transaction(scene: Scene, name: str) -> Finding:
    """The peer has sent a transaction that the node accepted, at the time that the list shows."""
    row, entry = scene.listed(name)
    return claims.lists_last(
        row, entry, scene.window(), peer=name, what="transaction", brought=True
    )


@detail("{int} transaction(s) to announce")
def transactions_to_announce(scene: Scene, name: str, count: int) -> Finding:
    """So many transactions wait for the next round of announcements to this peer."""
    row, entry = scene.listed(name)
    return claims.lists_number(row, entry, peer=name, key="inv_to_send", number=count)


@detail("mempool sequence number {int}")
def mempool_sequence(scene: Scene, name: str, number: int) -> Finding:
    """The mempool had this sequence number when announcements to the peer were last due.

    It is one at the start, and goes up by one with each transaction that comes.
    """
    row, entry = scene.listed(name)
    return claims.lists_number(row, entry, peer=name, key="last_inv_sequence", number=number)


@detail("a ping time of {duration}, at best {duration}")
def ping_time(scene: Scene, name: str, latest: int, best: int) -> Finding:
    """So long the peer took to answer the ping that it has answered last, and that the fastest."""
    row, entry = scene.listed(name)
    return claims.lists_ping(row, entry, peer=name, latest=latest, best=best)


@detail("no ping time")
def no_ping_time(scene: Scene, name: str) -> Finding:
    """The peer has answered no ping of the node so far."""
    row, entry = scene.listed(name)
    return claims.lists_ping(row, entry, peer=name, latest=None, best=None)


@detail("a ping unanswered for {duration}")
def ping_unanswered(scene: Scene, name: str, seconds: int) -> Finding:
    """So long ago the node has sent the ping that it waits for the peer to answer."""
    row, entry = scene.listed(name)
    return claims.lists_waiting_ping(row, entry, peer=name, seconds=seconds)


@detail("no unanswered ping")
def no_ping_unanswered(scene: Scene, name: str) -> Finding:
    """The node waits for no answer to a ping."""
    row, entry = scene.listed(name)
    return claims.lists_waiting_ping(row, entry, peer=name, seconds=None)


@detail("no last transaction")
def no_last_transaction(scene: Scene, name: str) -> Finding:
    """The peer has never sent a transaction that the node accepted."""
    row, entry = scene.listed(name)
    return claims.lists_last(
        row, entry, scene.window(), peer=name, what="transaction", brought=False
    )


@detail("the node's own address and port as the peer sees them")
def bound_address(scene: Scene, name: str) -> Finding:
    """They are those at the node's end of this connection."""
    row, entry = scene.listed(name)
    return claims.lists_own_end(row, entry, scene.peers[name].link.remote, peer=name)


@detail("{string} as the node's end of the connection")
def named_end(scene: Scene, name: str, place: str) -> Finding:
    """This is the node's address and port of the connection, whatever way has led there."""
    row, entry = scene.listed(name)
    return claims.lists_own_end(row, entry, whereabouts.in_two(place), peer=name)


@detail("services under the names {string}")
def named_services(scene: Scene, name: str, names: str) -> Finding:
    """The names are these and no others, in this order; those of the bits 24 to 31 do not count."""
    row, entry = scene.listed(name)
    return claims.names_services(row, entry, ("services", "servicesnames"), names=names)


@detail("{int} to {int} bytes received")
def bytes_received(scene: Scene, name: str, least: int, most: int) -> Finding:
    """So much the node has read of all that the peer has sent on this connection."""
    scene.rest()
    row, entry = scene.listed(name)
    return claims.has_received(row, entry, peer=name, least=least, most=most)


@detail("the permissions {permissions}")
def permissions(scene: Scene, name: str, granted: list[str]) -> Finding:
    """The peer has exactly these permissions."""
    row, entry = scene.listed(name)
    return claims.has_permissions(row, entry, peer=name, expected=granted)


@detail("no permissions")
def no_permissions(scene: Scene, name: str) -> Finding:
    """The peer has no permission."""
    row, entry = scene.listed(name)
    return claims.has_permissions(row, entry, peer=name, expected=[])


@detail("the network {network}")
def network(scene: Scene, name: str, network: str) -> Finding:
    """Over this network the peer is reached, as far as the node can tell."""
    row, entry = scene.listed(name)
    return claims.on_network(row, entry, peer=name, network=network)


@detail("the user agent of its first version message")
def first_user_agent(scene: Scene, name: str) -> Finding:
    """What the peer has called itself since is not in the list."""
    row, entry = scene.listed(name)
    agent = scene.peers[name].conduct.user_agent.decode()
    return claims.lists_user_agent(row, entry, agent)


@detail("the user agent {string}")
def user_agent(scene: Scene, name: str, agent: str) -> Finding:
    """The list has this and nothing else for the peer's user agent; "" where it has named none."""
    row, entry = scene.listed(name)
    return claims.lists_user_agent(row, entry, agent)


@detail("the printable characters of its user agent")
def printable_user_agent(scene: Scene, name: str) -> Finding:
    """The list has those of ASCII (letters, digits, signs, the space) and leaves others out."""
    row, entry = scene.listed(name)
    said = scene.peers[name].conduct.user_agent
    agent = bytes(each for each in said if chr(each) in string.printable and each >= ord(" "))
    return claims.lists_user_agent(row, entry, agent.decode())


@detail("a clock that is {duration} fast")
def clock_ahead(scene: Scene, name: str, ahead: int) -> Finding:
    """By so much the time in the peer's version message was ahead of the node's clock."""
    row, entry = scene.listed(name)
    return claims.lists_number(row, entry, peer=name, key="timeoffset", number=ahead)


@detail("a clock that is {duration} slow")
def clock_behind(scene: Scene, name: str, behind: int) -> Finding:
    """By so much it was behind."""
    row, entry = scene.listed(name)
    return claims.lists_number(row, entry, peer=name, key="timeoffset", number=-behind)


@detail("a clock that stands at the beginning of 1970")
def clock_at_zero(scene: Scene, name: str) -> Finding:
    """It was behind by as many seconds as the node's clock counts, which begins there."""
    row, entry = scene.listed(name)
    sent = latest_connection(scene.window(), name).sent("version").entries
    return claims.lists_number(
        row, entry, peer=name, key="timeoffset", number=-(sent[-1].clock or 0)
    )


@detail("the address and port at which it says that it sees the node")
def seen_address(scene: Scene, name: str) -> Finding:
    """They are those that the peer's version message has named as the receiver's."""
    row, entry = scene.listed(name)
    return claims.lists_seen_address(row, entry, peer=name, place=version_contents.SEEN_PLACE)


@detail("no address at which it says that it sees the node")
def no_seen_address(scene: Scene, name: str) -> Finding:
    """The list has no such entry for the peer."""
    row, entry = scene.listed(name)
    return claims.lists_seen_address(row, entry, peer=name, place=None)


@detail("{int} processed and {int} rate-limited address(es)")
def processed_addresses(scene: Scene, name: str, processed: int, dropped: int) -> Finding:
    """So many of the peer's addresses were processed, so many fell to the rate limit."""
    scene.rest()
    row, entry = scene.listed(name)
    return claims.lists_addresses(row, entry, peer=name, processed=processed, dropped=dropped)


@detail("v1 transport")
def v1_transport(scene: Scene, name: str) -> Finding:
    """The connection is not encrypted."""
    row, entry = scene.listed(name)
    return claims.lists_transport(row, entry, peer=name, transport="v1")


@detail("v2 transport")
def v2_transport(scene: Scene, name: str) -> Finding:
    """The connection is encrypted."""
    row, entry = scene.listed(name)
    return claims.lists_transport(row, entry, peer=name, transport="v2")


@detail("a transport still being detected")
def transport_unknown(scene: Scene, name: str) -> Finding:
    """Neither side has shown so far which one it is, or the v2 handshake is not complete."""
    row, entry = scene.listed(name)
    return claims.lists_transport(row, entry, peer=name, transport="detecting")


@detail("the session ID that the peer has computed, too")
def session_id(scene: Scene, name: str) -> Finding:
    """A number of 64 hexadecimal digits that both sides compute from their keys (BIP 324)."""
    row, entry = scene.listed(name)
    computed = encryption.channel_of(scene, name).session_id.hex()
    return claims.lists_session_id(row, entry, peer=name, session_id=computed)


@detail("no session ID")
def no_session_id(scene: Scene, name: str) -> Finding:
    """The connection is not encrypted, or not yet."""
    row, entry = scene.listed(name)
    return claims.lists_session_id(row, entry, peer=name, session_id="")


@detail("{int} bytes sent")
def bytes_sent(scene: Scene, name: str, count: int) -> Finding:
    """So many bytes the node has put on the wire to this peer, be they messages or not."""
    row, entry = scene.listed(name)
    return claims.lists_number(row, entry, peer=name, key="bytessent", number=count)


@detail("{int} bytes sent in {word} messages")
def bytes_sent_in(scene: Scene, name: str, count: int, kind: str) -> Finding:
    """What the messages of this type take on the wire, frames or packets included, in all."""
    row, entry = scene.listed(name)
    return claims.lists_bytes_of(row, entry, peer=name, kind=kind, count=count)


DETAILS.close()
