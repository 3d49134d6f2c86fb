"""Addresses of nodes, as they are requested and sent. Source: BIP 155; net_processing.cpp."""

from dataclasses import replace
from functools import partial

from harness.acts import addresses, i2p_router, learnt_addresses, whereabouts
from harness.acts.version_contents import OWN_IP, OWN_IPV6, OWN_KEY, SEEN_IP, SEEN_PORT
from harness.language import words
from harness.language.thing import thing
from harness.p2p import messages, recognise
from harness.p2p.recognise import Recogniser
from harness.scene.scene import Scene

__all__ = ["words"]

TURN = addresses.TURN
SOME_TIME = 365 * 86400  # seconds: longer than any example
JUST_NOW = 1800  # seconds: more than anybody's turn can take
SOME_ADDRESS = messages.TimedAddress(
    timestamp=0, services=0, ip=messages.in_16_bytes(bytes((99, 9, 9, 9))), port=8333
)


def _address(scene: Scene, _peer: str) -> Recogniser:
    assert scene.address is not None  # noqa: S101  (for the type checker)
    return recognise.has_address(scene.address)


def _address_of(scene: Scene, _peer: str, other: str) -> Recogniser:
    return recognise.has_address(whereabouts.ip_of(scene, other))


def _other_address(scene: Scene, _peer: str) -> Recogniser:
    assert scene.address is not None  # noqa: S101  (for the type checker)
    return recognise.has_other_address(scene.address)


def _address_in(form: type, scene: Scene, peer: str) -> Recogniser:
    is_told = _address(scene, peer)
    return lambda message: isinstance(message, form) and is_told(message)


def _so_many_in(form: type, scene: Scene, _peer: str, count: int) -> Recogniser:
    are_told = recognise.has_so_many_addresses(count, scene.told)
    return lambda message: isinstance(message, form) and are_told(message)


def _unaltered(scene: Scene, _peer: str) -> Recogniser:
    assert scene.address_entry is not None  # noqa: S101  (for the type checker)
    return recognise.has_entry(scene.address_entry)


def _own_entry(scene: Scene, _peer: str) -> Recogniser:
    services = int(scene.node.ask("getnetworkinfo")["localservices"], 16)
    place = (OWN_IP, scene.node_address[1])
    return recognise.has_entry_since(place, services, scene.node.clock - JUST_NOW)


def _seen_entry(scene: Scene, _peer: str) -> Recogniser:
    return _with_port(scene, SEEN_PORT)


def _seen_entry_with_own_port(scene: Scene, _peer: str) -> Recogniser:
    return _with_port(scene, scene.node_address[1])


def _with_port(scene: Scene, port: int, ip: bytes = SEEN_IP, *, age: int = JUST_NOW) -> Recogniser:
    services = int(scene.node.ask("getnetworkinfo")["localservices"], 16)
    return recognise.has_entry_since((ip, port), services, scene.node.clock - age)


def _seen_at_some_time(scene: Scene, _peer: str) -> Recogniser:
    return _with_port(scene, SEEN_PORT, age=SOME_TIME)


def _seen_with_own_port_at_some_time(scene: Scene, _peer: str) -> Recogniser:
    return _with_port(scene, scene.node_address[1], age=SOME_TIME)


def _own_at_some_time(scene: Scene, _peer: str) -> Recogniser:
    return _with_port(scene, scene.node_address[1], OWN_IP, age=SOME_TIME)


def _told(scene: Scene, peer: str) -> list[list[bytes]]:
    """Return what addresses the node has sent a peer, message by message."""
    heard = scene.window().of(peer).received()
    return [told for entry in heard if (told := recognise.addresses_in(entry.content))]


def _same_as(scene: Scene, _peer: str, other: str) -> Recogniser:
    return recognise.has_just((_told(scene, other) or [[]])[-1])


def _others_than(scene: Scene, _peer: str, other: str) -> Recogniser:
    return recognise.has_others_than((_told(scene, other) or [[]])[-1])


def _shared_with(scene: Scene, _peer: str, other: str) -> Recogniser:
    return recognise.has_one_of([each for told in _told(scene, other) for each in told])


def _ask(scene: Scene, peer: str) -> None:
    scene.peers[peer].send(messages.GetAddr())


thing(
    "addresses",
    "Addresses of nodes, one or more, in whatever form (addr, addrv2); requested by getaddr; sent "
    "unasked, they are announced.",
    request=_ask,
    announced=lambda _scene, _peer: recognise.has_addresses,
    requested=lambda _scene, _peer: recognise.is_of_type("getaddr"),
    sent=lambda _scene, _peer: recognise.has_addresses,
    delay=TURN,
)
thing(
    "any address",
    "The address of whatever node, in whatever form.",
    sent=lambda _scene, _peer: recognise.has_addresses,
    delay=TURN,
)
thing(
    "the address",
    "The address that the example is about: the one that a peer has sent the node last. Sent "
    "again, it is said to have been seen right now; then the next address broadcast to everybody "
    "passes.",
    send=addresses.pass_on_again,
    sent=_address,
    delay=TURN,
)
thing(
    "the address, seen {duration} ago",
    "The same, said to have been seen so long ago; then the next address broadcast to everybody "
    "passes.",
    send=lambda scene, peer, seconds: addresses.pass_on_again(scene, peer, age=seconds),
)
for type_, form in (("addrv2", messages.AddrV2), ("addr", messages.Addr)):
    thing(
        f"the address in an {type_} message",
        "The same, in this form (BIP 155).",
        sent=partial(_address_in, form),
        delay=TURN,
    )
thing(
    "the address unaltered",
    "The same, with the time, the services and the port that the peer has sent with it.",
    sent=_unaltered,
    delay=TURN,
)
thing(
    "any other address",
    "Whatever address but the one that the example is about.",
    sent=_other_address,
    control=_address,
    sample=lambda _scene, _peer: messages.Addr((SOME_ADDRESS,)),
    delay=TURN,
)
thing(
    "its own address",
    "The public address at which the node, as its operator has told it, can be reached; sent "
    "unasked, it is announced.",
    announced=lambda _scene, _peer: recognise.has_address(OWN_IP),
    sent=lambda _scene, _peer: recognise.has_address(OWN_IP),
    delay=TURN,
)
thing(
    "its own address with its port and services, as seen just now",
    "The same; the port is the one at which the node listens, the services are those that it "
    "offers, and the time is at most half an hour past.",
    sent=_own_entry,
    delay=TURN,
)
thing(
    "its own address in an addr message",
    "The same, in the older form, for peers that have not asked for the newer one (BIP 155).",
    sent=lambda _scene, _peer: recognise.has_address_in(OWN_IP, messages.Addr),
    delay=TURN,
)
thing(
    "its own address in a message of its own",
    "The same, and no other address beside it.",
    sent=lambda _scene, _peer: recognise.has_just([OWN_IP]),
    delay=TURN,
)
thing(
    "the address at which the peer sees it, and the port at which it listens",
    "The address in the peer's version message is sent as the node's own, with a port of which "
    "the peer has said nothing.",
    sent=_seen_entry_with_own_port,
    delay=TURN,
)
thing(
    "the address and port at which the peer sees it",
    "Both are sent as the node's own, as the peer's version message has named them.",
    sent=_seen_entry,
    delay=TURN,
)
thing(
    "at some time its own address and port",
    "The public address that the operator has told the node, and the port at which it listens; "
    "among others, at whatever moment.",
    sent=_own_at_some_time,
)
thing(
    "at some time the address at which the peer sees it, and the port at which it listens",
    "The address in the peer's version message, and a port of which the peer has said nothing; "
    "among others, at whatever moment.",
    sent=_seen_with_own_port_at_some_time,
)
thing(
    "at some time the address and port at which the peer sees it",
    "Both as the peer's version message has named them; among others, at whatever moment.",
    sent=_seen_at_some_time,
)
thing(
    "its own IPv6 address",
    "The address in IPv6 at which the node can be reached, as its operator has said.",
    sent=lambda _scene, _peer: recognise.has_address(OWN_IPV6),
    delay=TURN,
)
thing(
    "the address at which others see it",
    "The public address that peers name who say at which they see the node; here its own, too.",
    sent=lambda _scene, _peer: recognise.has_address(SEEN_IP),
    delay=TURN,
)
thing(
    "its own onion address",
    "The address in the Tor network at which the node can be reached, as its operator has said.",
    sent=lambda _scene, _peer: recognise.has_address(OWN_KEY),
    delay=TURN,
)
thing(
    "its own I2P address",
    "The address in I2P at which the node can be reached, as its I2P router has made it.",
    sent=lambda _scene, _peer: recognise.has_address(i2p_router.OWN_ADDRESS),
    delay=TURN,
)
thing(
    "a fresh address",
    "The address of a node that was there a moment ago and of which the node has not heard; then "
    "the next address broadcast to everybody passes.",
    send=addresses.pass_on,
)
thing(
    "a fresh address when its day begins",
    "The same, at the moment at which the address gets other peers to go to; that moment depends "
    "on the address (ROTATE_ADDR_RELAY_DEST_INTERVAL).",
    send=addresses.pass_on_when_day_begins,
)
thing(
    "a fresh address on each of {int} days",
    "The same address, once on each of so many days in turn.",
    send=addresses.pass_on_daily,
)
thing(
    "a fresh address in the {network} network",
    "The same with an address of this network, in an addrv2 message (BIP 155).",
    send=addresses.pass_on_of,
)
thing(
    "{int} address(es)",
    "So many addresses of different nodes that were there a moment ago, in one addr message, the "
    "last being the one that the example is about; from the node, in one message of either form, "
    "all of them addresses that it was told of.",
    send=addresses.send,
    sent=lambda scene, _peer, count: recognise.has_so_many_addresses(count, scene.told),
    delay=TURN,
)
thing(
    "{int} addresses dated {int}",
    "So many addresses of different nodes in one addr message; the time beside each of them, "
    "counted in seconds from the beginning of 1970 on, as all times are, is this one.",
    send=addresses.send,
)
thing(
    "{int} addresses, one every {int} seconds",
    "So many fresh addresses, each in a message of its own; behind each so much time passes.",
    send=addresses.send_every,
)
thing(
    "{int} addresses in messages of ten",
    "The same in as many messages as that takes, each short enough to be relayed. The address that "
    "the example is about is the last of them.",
    send=addresses.send_by_tens,
)
thing(
    "the last of the addresses",
    "The address that the example is about, one among many others.",
    sent=lambda scene, peer: recognise.general(_address(scene, peer)),
    delay=TURN,
)
thing(
    "{int} onion addresses in messages of ten",
    "The same with addresses in the Tor network, in addrv2 messages.",
    send=lambda scene, peer, count: addresses.send_by_tens(scene, peer, count, network="onion"),
)
thing(
    "some of the addresses",
    "One or more of the addresses that the node was told of, in one message, but not all.",
    sent=lambda scene, _peer: recognise.has_some_of(scene.told),
    delay=TURN,
)
thing(
    "fewer than {int} addresses",
    "One or more addresses that the node was told of, in one message, but not so many.",
    sent=lambda scene, _peer, count: recognise.has_fewer_addresses(count, scene.told),
    delay=TURN,
)
thing(
    "a banned address",
    "One or more of the addresses of which the operator has banned every second one. That the node "
    "does not send it means something only if it sends others of them.",
    sent=lambda scene, _peer: recognise.has_one_of(addresses.every_second(scene)),
    control=lambda scene, _peer: recognise.has_one_of(scene.told),
    sample=lambda scene, _peer: messages.Addr(
        (replace(SOME_ADDRESS, ip=addresses.every_second(scene)[0]),)
    ),
    delay=TURN,
)
thing(
    "an address that it also sends {peer}",
    "One or more addresses that the node has sent both.",
    sent=_shared_with,
    delay=TURN,
)
thing(
    "the same addresses as {peer}",
    "The addresses that the node has sent the other peer last, and no others, in the same order.",
    sent=_same_as,
    delay=TURN,
)
thing(
    "other addresses than {peer}",
    "As many as the node has sent the other peer last, but not the same ones: both are drawn from "
    "so many that chance does not draw the same twice.",
    sent=_others_than,
    delay=TURN,
)
thing(
    "{int} address(es) in an addrv2 message",
    "So many addresses of different nodes in one addrv2 message (BIP 155).",
    send=addresses.send_addrv2,
    sent=partial(_so_many_in, messages.AddrV2),
    delay=TURN,
)
thing(
    "{int} address(es) in an addr message",
    "The same in one addr message.",
    send=addresses.send,
    sent=partial(_so_many_in, messages.Addr),
    delay=TURN,
)


# around an odd one, in an addrv2 message

for phrase, network, size in (
    ("an IPv4 address of 5 bytes", messages.AddressNetwork.IPV4, 5),
    ("an IPv6 address of 15 bytes", messages.AddressNetwork.IPV6, 15),
    ("an onion address of 31 bytes", messages.AddressNetwork.TORV3, 31),
    ("an I2P address of 33 bytes", messages.AddressNetwork.I2P, 33),
    ("a CJDNS address of 17 bytes", messages.AddressNetwork.CJDNS, 17),
    ("an address of 513 bytes in an unknown network", addresses.NO_NETWORK, 513),
    ("an address of 512 bytes in an unknown network", addresses.NO_NETWORK, 512),
    ("a Tor v2 address", messages.AddressNetwork.TORV2, 10),
):
    thing(
        f"{phrase} between two fresh addresses",
        "The three in one addrv2 message (BIP 155).",
        send=partial(addresses.pass_on_around, network=network, size=size),
    )


# addresses that differ from a fresh one in something; then address broadcasts pass, too

thing(
    "an address seen {duration} ago",
    "The address of a node that was there so long ago, as far as the peer says.",
    send=lambda scene, peer, seconds: addresses.pass_on(scene, peer, age=seconds),
)
thing(
    "an address seen {duration} from now",
    "The address of a node that is there so much later than the node's clock shows.",
    send=lambda scene, peer, seconds: addresses.pass_on(scene, peer, age=-seconds),
)
thing(
    "an address in a private network",
    "An address that only its own network reaches (10.x.x.x, RFC 1918).",
    send=lambda scene, peer: addresses.pass_on(scene, peer, private=True),
)
thing(
    "an address of a node that offers {services}",
    "A fresh address with these services beside it.",
    send=lambda scene, peer, offered: addresses.pass_on(scene, peer, offers=offered),
)


# addresses of peers that the example names

thing(
    "the address of {peer}",
    "Reported to offer all blocks with witnesses, in an addr message that names no other; the node "
    "may send it among others.",
    send=lambda scene, peer, other: learnt_addresses.send_addresses_of(scene, peer, [other]),
    sent=_address_of,
    delay=TURN,
)
thing(
    "the address of {peer}, reported to offer {services}",
    "The same with these services beside it, of which the node knows nothing but that.",
    send=lambda scene, peer, other, offered: learnt_addresses.send_addresses_of(
        scene, peer, [other], offering=offered
    ),
)
thing(
    "the addresses of {peers}",
    "Reported to offer all blocks with witnesses, in one addr message.",
    send=learnt_addresses.send_addresses_of,
)
