"""What a peer is and does: where it lives, what its version message says, what it leaves undone.

An entry is a function of the scene, the peer's name and the placeholders' values. It is applied
before the peer is connected, so that it holds on its next connection; one of `LATER` needs the
connection, and is applied to it.
"""

from collections.abc import Callable
from typing import Any

from harness.acts import (
    block_download,
    chain_tip,
    compact_blocks,
    connecting,
    flow_control,
    homes,
    i2p_router,
    misbehaviour,
    nonces,
    operations,
    private_broadcast,
    proxies,
    requests,
    timeouts,
    tor_daemon,
    version_contents,
    whereabouts,
)
from harness.language import things, words
from harness.language.cells import Cell
from harness.language.lexicon import Function, Kind, Phrase
from harness.language.thing import Thing
from harness.p2p import wire
from harness.p2p.v2_transport import Manners
from harness.scene.scene import Scene
from harness.terms import ConnectionType

__all__ = ["CONDUCTS", "apply", "connect", "things", "words"]

Conduct = Callable[..., Any]
CONDUCTS: Kind[Conduct] = Kind("conduct", "what a peer is and does")
LATER: set[Conduct] = set()

conduct = CONDUCTS.entry


def once_connected(function: Function) -> Function:
    """Say that a conduct needs the connection."""
    LATER.add(function)
    return function


def apply(scene: Scene, name: str, phrase: Phrase[Conduct]) -> None:
    """Let a peer behave like this, on its open connection or on the next one."""
    phrase(scene, name)


def connect(
    scene: Scene, kind: ConnectionType, name: str, phrase: Phrase[Conduct] | None = None
) -> None:
    """Bring a connection about to a peer of a certain conduct, as far as the peer lets it.

    Raises:
        Inconclusive: it did not come about.
    """
    later = phrase is not None and phrase.use in LATER
    if phrase is not None and not later:
        phrase(scene, name)
    behaviour = scene.peer(name).conduct
    if not behaviour.speaks:
        connecting.connect_silently(scene, kind, name)
    elif not behaviour.acknowledges:
        timeouts.connect_unacknowledged(scene, kind, name)
    else:
        scene.connect(kind, name)
    if phrase is not None and later:
        phrase(scene, name)


# where it lives


@conduct("has a loopback address of its own")
def has_loopback_address(scene: Scene, name: str) -> None:
    """The peer lives on the node's own machine, at an address whose subnet nobody shares."""
    whereabouts.house(scene, name, whereabouts.own_loopback(scene))


@conduct("has a public address of its own")
def has_public_address(scene: Scene, name: str) -> None:
    """The peer lives at a clearnet address, in a network group of its own."""
    whereabouts.house(scene, name, whereabouts.own_public(scene))


@conduct("has an address in a private network")
def has_private_address(scene: Scene, name: str) -> None:
    """Only this network reaches the address (10.x.x.x, RFC 1918); nobody else lives at it."""
    whereabouts.house(scene, name, whereabouts.own_private(scene))


@conduct("has an address of its own that begins with fc")
def has_fc_address(scene: Scene, name: str) -> None:
    """It is in CJDNS for a node that reaches that network, else in a private IPv6 network."""
    proxies.move_to_cjdns(scene, name)


@conduct("has an address in the same subnet as {peer}")
def has_neighbouring_address(scene: Scene, name: str, other: str) -> None:
    """The two addresses are next to each other, in one subnet of 256."""
    host = scene.peer(other).host
    whereabouts.house(scene, name, whereabouts.neighbour(host))


@conduct("has an address in the same network group as {peer}")
def has_address_in_group(scene: Scene, name: str, other: str) -> None:
    """The two addresses begin with the same two of four numbers, as those of one owner may."""
    homes.move_near(scene, name, other)


@conduct("has the same address as {peer}")
def has_same_address(scene: Scene, name: str, other: str) -> None:
    """The two live at one address and differ by their ports only."""
    whereabouts.house(scene, name, scene.peer(other).host)


@conduct("listens on the default port")
def listens_at_default_port(scene: Scene, name: str) -> None:
    """The peer can be reached where nodes of this network listen unless told otherwise."""
    requests.listen_at_usual_port(scene, name)


@conduct("does not listen")
def does_not_listen(scene: Scene, name: str) -> None:
    """The peer's machine refuses every attempt to connect to it."""
    requests.deny(scene, name)


@conduct("leaves attempts to connect unanswered")
def leaves_attempts_unanswered(scene: Scene, name: str) -> None:
    """Whoever tries to connect to the peer hears neither yes nor no."""
    timeouts.leave_unanswered(scene, name)


@conduct("connects from the port at which it listens")
def connects_from_own_port(scene: Scene, name: str) -> None:
    """When it is inbound, the peer comes from the very address and port where it can be reached."""
    peer = scene.peer(name)
    peer.from_own_port = True
    peer.listen(shared=True)


@conduct("lives at {string}")
def lives_at(scene: Scene, name: str, host: str) -> None:
    """The peer lives at this public address."""
    scene.resident(name, host)


@conduct("connects to {string}")
def connects_to(scene: Scene, name: str, where: str) -> None:
    """When it is inbound, the peer connects to this address and port of the node's machine."""
    scene.peer(name).aim = whereabouts.in_two(where)


@conduct("comes by the onion service of the node")
def comes_by_service(scene: Scene, name: str) -> None:
    """When it is inbound, the node's Tor daemon leads the peer to the node, which runs by now."""
    tor_daemon.come_by_service(scene, name)


@conduct("has an I2P address")
def lives_in_i2p(scene: Scene, name: str) -> None:
    """The peer is reached there, through the I2P router; the port is 0, as there are none."""
    i2p_router.move(scene, name)


@conduct("has an I2P address where nobody listens")
def lives_deaf_in_i2p(scene: Scene, name: str) -> None:
    """The same, but whoever wants a connection to it gets none."""
    i2p_router.move(scene, name)
    requests.deny(scene, name)


@conduct("has an I2P address that the node knows")
def has_known_i2p_address(scene: Scene, name: str) -> None:
    """Behind I2P; the node's address manager holds its I2P address, and no other of it."""
    i2p_router.learn(scene, name)


@conduct("has an I2P address that is named with the port {int}")
def lives_in_i2p_with_port(scene: Scene, name: str, port: int) -> None:
    """The same, but whoever names the address adds a port, which has no meaning in I2P."""
    i2p_router.move(scene, name, port=port)


@conduct("comes by the I2P address of the node")
def comes_by_i2p(scene: Scene, name: str) -> None:
    """When it is inbound, the I2P router leads the peer to the node, from its own I2P address."""
    i2p_router.come(scene, name)


@conduct("has an onion address")
def lives_behind_tor(scene: Scene, name: str) -> None:
    """The peer lives behind Tor, and the node reaches it by way of its Tor proxy."""
    homes.move_behind_tor(scene, name)


@conduct("has an onion address that begins like that of {peer}")
def lives_beside_onion(scene: Scene, name: str, other: str) -> None:
    """The same; the first ten bits of the two addresses, which are random, are alike."""
    homes.move_beside_onion(scene, name, other)


@conduct("has the same onion address as {peer}")
def lives_at_same_onion(scene: Scene, name: str, other: str) -> None:
    """The same; the two live at one onion address and differ by their ports only."""
    homes.move_to_onion_of(scene, name, other)


@conduct("has an address in the {network} network, to which the proxy alone leads")
def lives_behind_proxy(scene: Scene, name: str, network: str) -> None:
    """Nobody listens on the address itself; whoever asks the proxy for it is put through."""
    proxies.move_behind(scene, name, network)


@conduct("has an address in the {network} network, to which proxy {which} alone leads")
def lives_behind_one_proxy(scene: Scene, name: str, network: str, which: str) -> None:
    """The same where the node has two proxies; the other one does not lead there."""
    proxies.move_behind(scene, name, network, which)


@conduct("has a host name that the proxy alone looks up rightly")
def has_host_name(scene: Scene, name: str) -> None:
    """It is localhost: the node itself would find its own machine there, and nobody listening."""
    proxies.move_behind_name(scene, name)


@conduct("has a host name that proxy {which} alone looks up rightly")
def has_host_name_by_one_proxy(scene: Scene, name: str, which: str) -> None:
    """The same where the node has two proxies; the other one does not know the name."""
    proxies.move_behind_name(scene, name, which)


@conduct("has an onion address that the node knows")
def has_onion_address(scene: Scene, name: str) -> None:
    """Behind Tor; the node's address manager holds its onion address, and no other of it."""
    private_broadcast.learn(scene, name)


@conduct("has an onion address that the node knows, and does not send its verack")
def has_onion_address_and_waits(scene: Scene, name: str) -> None:
    """The same; the peer sends its version message and does not acknowledge the node's."""
    scene.conduct(name, acknowledges=False)
    private_broadcast.learn(scene, name)


@conduct("has a public address to which Tor alone leads, and that the node knows")
def has_public_address_behind_tor(scene: Scene, name: str) -> None:
    """Nobody listens on the address itself; whoever wants it through Tor is put through."""
    private_broadcast.learn(scene, name, whereabouts.own_public(scene))


@conduct("has a public address, and does not support v2 transport")
def lives_openly(scene: Scene, name: str) -> None:
    """The node reaches the peer directly, and a single time by way of its Tor proxy."""
    private_broadcast.live_openly(scene, name)
    does_not_support_v2(scene, name)


@conduct("has a public address, and supports v2 transport", shows=(Cell.V2,))
def lives_openly_and_encrypts(scene: Scene, name: str) -> None:
    """The same; the peer encrypts its connections."""
    private_broadcast.live_openly(scene, name)
    supports_v2(scene, name)


# the handshake


@conduct("ignores the v2 handshake")
def ignores_v2_handshake(scene: Scene, name: str) -> None:
    """The peer makes nothing of what the node sends, and stays; it sends what the example says."""
    scene.conduct(name, ignores_encryption=True, speaks=False)


@conduct("supports v2 transport", shows=(Cell.V2,))
def supports_v2(scene: Scene, name: str) -> None:
    """The peer encrypts its connections, and the node is asked to, where it can (BIP 324)."""
    scene.conduct(name, manners=Manners())


@conduct("supports v2 transport and spells out all message types", shows=(Cell.V2,))
def spells_types_out(scene: Scene, name: str) -> None:
    """Its packets name the types of messages in twelve letters, also those that have a number."""
    scene.conduct(name, manners=Manners(spells_out=True))


@conduct("sends {int} byte(s) of garbage in its v2 handshake", shows=(Cell.V2,))
def sends_garbage(scene: Scene, name: str, count: int) -> None:
    """So many bytes without meaning follow its public key; what comes next authenticates them."""
    scene.conduct(name, manners=Manners(garbage=count))


@conduct("sends {int} byte(s) of garbage in its v2 handshake and no garbage terminator")
def sends_endless_garbage(scene: Scene, name: str, count: int) -> None:
    """The sixteen bytes do not come that would say where the garbage ends, nor anything else."""
    scene.conduct(name, speaks=False, manners=Manners(garbage=count, ends_garbage=False))


@conduct("sends a garbage terminator and no version packet in its v2 handshake")
def sends_no_version_packet(scene: Scene, name: str) -> None:
    """The last part of the handshake does not come, by which it would prove its key."""
    scene.conduct(name, speaks=False, manners=Manners(sends_version=False))


@conduct("does not authenticate its garbage in its v2 handshake")
def does_not_prove_garbage(scene: Scene, name: str) -> None:
    """Its first packet is sealed as if there had been no garbage before."""
    scene.conduct(name, manners=Manners(proves_garbage=False))


@conduct("sends {int} decoy packet(s) of {int} bytes in its v2 handshake", shows=(Cell.V2,))
def sends_decoys(scene: Scene, name: str, count: int, size: int) -> None:
    """So many packets that are to be ignored come before the one with which the handshake ends."""
    scene.conduct(name, manners=Manners(decoys=count, decoy_size=size))


@conduct("sends a version packet of {int} bytes in its v2 handshake", shows=(Cell.V2,))
def fills_version_packet(scene: Scene, name: str, size: int) -> None:
    """The packet with which the handshake ends is for versions to come; usually it is empty."""
    scene.conduct(name, manners=Manners(version_contents=bytes(size)))


@conduct("computes its keys in the v2 handshake for the chain {string}")
def computes_other_keys(scene: Scene, name: str, network: str) -> None:
    """The magic of the chain, its four bytes, is part of the keys (BIP 324)."""
    scene.conduct(name, speaks=False, manners=Manners(magic=wire.MAGIC[network]))


@conduct("sends nothing")
def sends_nothing(scene: Scene, name: str) -> None:
    """The peer lets the connection come about and sends no message by itself."""
    scene.conduct(name, speaks=False)


@conduct("does not send its verack")
def sends_no_verack(scene: Scene, name: str) -> None:
    """The peer sends its version message and does not acknowledge the node's."""
    scene.conduct(name, acknowledges=False)


@conduct("declines transactions")
def declines_transactions(scene: Scene, name: str) -> None:
    """The peer's version message asks for no announcements of transactions (relay flag, BIP 37)."""
    scene.conduct(name, relay=False)


@conduct("leaves the relay flag out of its version message")
def says_no_relay(scene: Scene, name: str) -> None:
    """The version message ends before the flag, as older programs send it (BIP 37)."""
    scene.conduct(name, relay=None)


@conduct("does not ask for announcements by wtxid")
def asks_for_no_wtxids(scene: Scene, name: str) -> None:
    """The peer leaves out wtxidrelay, so that transactions go by their txids (BIP 339)."""
    scene.conduct(name, offers_wtxid_relay=False)


@conduct("speaks protocol version {int}")
def speaks_protocol(scene: Scene, name: str, number: int) -> None:
    """The peer's version message names this number; both sides then keep to the lower one."""
    scene.conduct(name, protocol=number)


@conduct("claims a start height of {int}")
def claims_height(scene: Scene, name: str, height: int) -> None:
    """The peer's version message says that its chain has so many blocks on top of the first."""
    scene.conduct(name, start_height=height)


@conduct("says that it sees the node at a public address")
def says_where_node_is(scene: Scene, name: str) -> None:
    """The peer's version message names this address, and a port, as the receiver's."""
    version_contents.see_node(scene, name)


@conduct("has a clock that is {duration} fast")
def has_fast_clock(scene: Scene, name: str, ahead: int) -> None:
    """The time in the peer's version message is so much ahead of the node's clock."""
    scene.conduct(name, ahead=ahead)


@conduct("has a clock that is {duration} slow")
def has_slow_clock(scene: Scene, name: str, behind: int) -> None:
    """The time in the peer's version message is so much behind the node's clock."""
    scene.conduct(name, ahead=-behind)


@conduct("has a clock that stands before 1970")
def has_impossible_clock(scene: Scene, name: str) -> None:
    """The time in the peer's version message is below zero, which is the beginning of 1970."""
    scene.conduct(name, ahead=-version_contents.LONG_AGO)


@conduct("has a user agent of {int} letter(s)")
def has_long_user_agent(scene: Scene, name: str, count: int) -> None:
    """The peer's version message names the program by so many times the same letter (BIP 14)."""
    scene.conduct(name, user_agent=b"x" * count)


@conduct("has a user agent of all 256 characters")
def has_strange_user_agent(scene: Scene, name: str) -> None:
    """Each value that a byte can have stands in it once, those from the digits on first."""
    scene.conduct(name, user_agent=version_contents.ALL_CHARACTERS)


@conduct("offers {services}")
def offers_services(scene: Scene, name: str, offered: int) -> None:
    """The peer's version message offers these services and no others (BIP 144, BIP 159)."""
    scene.conduct(name, services=offered)


@conduct("sends {thing} before its version message")
def sends_before_version(scene: Scene, name: str, what: Phrase[Thing]) -> None:
    """The peer sends this first of all, and then does what peers do."""
    scene.conduct(name, before_version=(things.message_of(scene, what),))


@conduct("sends {thing} before its verack")
def sends_before_verack(scene: Scene, name: str, what: Phrase[Thing]) -> None:
    """The peer sends this between its version message and its verack."""
    scene.conduct(name, before_verack=(things.message_of(scene, what),))


@conduct("sends back the nonce of the node's version message")
def sends_nonce_back(scene: Scene, name: str) -> None:
    """The peer's version message repeats the nonce of the one that it has just received."""
    scene.conduct(name, repeats_nonce=True)


@conduct("repeats the nonce of the node's version message to {peer}")
def repeats_nonce(scene: Scene, name: str, other: str) -> None:
    """The peer's next version message carries the nonce that the node has sent to the other."""
    nonces.take_nonce(scene, name, other)


@conduct("alters the nonce of the node's version message to {peer} by one bit")
def alters_nonce(scene: Scene, name: str, other: str) -> None:
    """The next version message carries the nonce sent to the other, one bit of it changed."""
    nonces.take_nonce(scene, name, other, spoilt=True)


@conduct("does not ask for addrv2 messages")
def asks_for_no_addrv2(scene: Scene, name: str) -> None:
    """The peer leaves out sendaddrv2, so that addresses go by addr messages (BIP 155)."""
    scene.conduct(name, offers_addrv2=False)


@conduct("adds four bytes to each message")
def adds_bytes(scene: Scene, name: str) -> None:
    """They stand behind all that belongs to the message. The version message goes as it is."""
    scene.conduct(name, bytes_behind=4)


@conduct("does not support v2 transport")
def does_not_support_v2(scene: Scene, name: str) -> None:
    """The peer closes a connection whose first bytes are no v1 version message."""
    scene.conduct(name, refuses_encryption=True)


# the time after it


@conduct("does not answer pings")
def answers_no_pings(scene: Scene, name: str) -> None:
    """The peer does everything else that peers do."""
    scene.conduct(name, answers_pings=False)


@conduct("does not answer requests for headers")
def answers_no_header_requests(scene: Scene, name: str) -> None:
    """It sends headers only where the example says so, and does everything else that peers do."""
    scene.conduct(name, answers_header_requests=False)


@conduct("shows the chain tip")
@once_connected
def shows_tip(scene: Scene, name: str) -> None:
    """The peer has sent the header of the block that is the node's chain tip."""
    chain_tip.show_tip(scene, name)
    scene.settle()


@conduct("offers compact blocks")
@once_connected
def offers_compact_blocks(scene: Scene, name: str) -> None:
    """The peer has sent a sendcmpct message: it understands compact blocks (BIP 152)."""
    compact_blocks.offer(scene, name)


@conduct("is a high-bandwidth peer")
@once_connected
def is_high_bandwidth(scene: Scene, name: str) -> None:
    """The peer has offered compact blocks and sent a block; the node wants more of them at once."""
    compact_blocks.become_high_bandwidth(scene, name)


@conduct("has been stalled by {int} peer(s) in turn")
@once_connected
def has_been_stalled(scene: Scene, name: str, count: int) -> None:
    """So many inbound peers have withheld block 1 after all others of the window of 1024.

    Each was disconnected for it when the next, and at last this peer, had announced the blocks. The
    node has requested block 1 from this peer now.
    """
    block_download.stall(scene, name, count, 1)


@conduct("has been stalled by a/an {type} peer")
@once_connected
def has_been_stalled_by(scene: Scene, name: str, kind: ConnectionType) -> None:
    """The same, by one peer of this type; the node has requested block 1 from this peer now."""
    block_download.stall(scene, name, 1, 1, kind=kind)


@conduct("has been stalled by a peer that withheld blocks 1 and {int}")
@once_connected
def has_been_stalled_twice(scene: Scene, name: str, other: int) -> None:
    """The same, by one inbound peer; the node has requested these two from this peer now."""
    block_download.stall(scene, name, 1, 1, other)


@conduct("stops answering pings")
@once_connected
def stops_answering_pings(scene: Scene, name: str) -> None:
    """The peer has answered the first ping, leaves all others unanswered, and does the rest."""
    timeouts.stop_answering_pings(scene, name)


@conduct("has left eight million bytes unread")
@once_connected
def leaves_unread(scene: Scene, name: str) -> None:
    """It has stopped reading, and then the operator had the node send it two large messages.

    They are as large as may be, of a type that means nothing; a part of them waits in the node. The
    peer answers nothing, but what it sends arrives.
    """
    flow_control.stop_reading(scene, name)
    flow_control.flood(scene, name)


@conduct("falls silent")
@once_connected
def falls_silent(scene: Scene, name: str) -> None:
    """The peer has answered everything so far, and from now on sends nothing, not even a pong."""
    timeouts.fall_silent(scene, name)


# misbehaviour


@conduct("has misbehaved", shows=(Cell.ENDED_BY_MISBEHAVIOUR,))
def has_misbehaved(scene: Scene, name: str) -> None:
    """The peer has connected, sent a header without proof of work, and been disconnected for it."""
    misbehaviour.offend(scene, name)


@conduct("is discouraged", shows=(Cell.ENDED_BY_MISBEHAVIOUR,))
def is_discouraged(scene: Scene, name: str) -> None:
    """The peer has misbehaved like this from a public address, its own unless told otherwise.

    Since then the node discourages the address.
    """
    if name not in scene.peers and not scene.public:  # else every peer lives at one
        whereabouts.house(scene, name, whereabouts.own_public(scene))
    misbehaviour.offend(scene, name)


@conduct("is banned")
def is_banned(scene: Scene, name: str) -> None:
    """The operator has banned the peer's address, a public one of its own."""
    whereabouts.house(scene, name, whereabouts.own_public(scene))
    operations.insist(scene, "setban", operations.host_of(scene, name), "add")


@conduct("is in a banned subnet")
def is_in_banned_subnet(scene: Scene, name: str) -> None:
    """The operator has banned the subnet of 256 addresses that the peer's, a public one, is in."""
    whereabouts.house(scene, name, whereabouts.own_public(scene))
    operations.insist(scene, "setban", operations.range_around(scene, name), "add")


@conduct("is discouraged as a/an {type} peer", shows=(Cell.ENDED_BY_MISBEHAVIOUR,))
def is_discouraged_as(scene: Scene, name: str, kind: ConnectionType) -> None:
    """The same, and it was a peer of this type when it misbehaved."""
    if name not in scene.peers and not scene.public:
        whereabouts.house(scene, name, whereabouts.own_public(scene))
    misbehaviour.offend(scene, name, kind)


CONDUCTS.close()
