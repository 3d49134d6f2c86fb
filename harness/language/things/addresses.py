"""Addresses of nodes, as they are requested and sent. Source: BIP 155; net_processing.cpp."""

from functools import partial

from harness.acts import addresses, internet
from harness.acts.version_contents import OWN_IP
from harness.language import words
from harness.language.thing import thing
from harness.p2p import messages, recognise
from harness.p2p.recognise import Recogniser
from harness.scene.scene import Scene

__all__ = ["words"]

TURN = addresses.TURN
SOME_ADDRESS = messages.TimedAddress(
    timestamp=0, services=0, ip=messages.in_16_bytes(bytes((99, 9, 9, 9))), port=8333
)


def _address(scene: Scene, _peer: str) -> Recogniser:
    assert scene.address is not None  # noqa: S101  (for the type checker)
    return recognise.has_address(scene.address)


def _other_address(scene: Scene, _peer: str) -> Recogniser:
    assert scene.address is not None  # noqa: S101  (for the type checker)
    return recognise.has_other_address(scene.address)


def _address_in(form: type, scene: Scene, peer: str) -> Recogniser:
    is_told = _address(scene, peer)
    return lambda message: isinstance(message, form) and is_told(message)


def _ask(scene: Scene, peer: str) -> None:
    scene.peers[peer].send(messages.GetAddr())


thing(
    "addresses",
    "Addresses of nodes, one or more, in whatever form (addr, addrv2); requested by getaddr.",
    request=_ask,
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
    "The address that the example is about: the one that a peer has sent the node last.",
    sent=_address,
    delay=TURN,
)
for type_, form in (("addrv2", messages.AddrV2), ("addr", messages.Addr)):
    thing(
        f"the address in an {type_} message",
        "The same, in this form (BIP 155).",
        sent=partial(_address_in, form),
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
    "The public address at which the node, as its operator has told it, can be reached.",
    sent=lambda _scene, _peer: recognise.has_address(OWN_IP),
    delay=TURN,
)
thing(
    "a fresh address",
    "The address of a node that was there a moment ago and of which the node has not heard; then "
    "everybody's turn to be sent it comes.",
    send=addresses.pass_on,
)
thing(
    "{int} address(es)",
    "So many addresses of different nodes that were there a moment ago, in one addr message; from "
    "the node, in a message of either form.",
    send=addresses.send,
    sent=lambda _scene, _peer, count: recognise.has_so_many_addresses(count),
)
thing(
    "{int} address(es) in an addrv2 message",
    "So many addresses of different nodes in one addrv2 message (BIP 155).",
    send=addresses.send_addrv2,
)


# addresses that differ from a fresh one in something; then everybody's turn comes too

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
    send=lambda scene, peer: addresses.pass_on(scene, peer, local=True),
)
thing(
    "an address of a node that offers {services}",
    "A fresh address with these services beside it.",
    send=lambda scene, peer, offered: addresses.pass_on(scene, peer, offers=offered),
)


# addresses of peers that the example names

thing(
    "the address of {peer}",
    "Reported to offer all blocks with witnesses, in an addr message that names no other.",
    send=lambda scene, peer, other: internet.send_addresses_of(scene, peer, [other]),
)
thing(
    "the address of {peer}, reported to offer {services}",
    "The same with these services beside it, of which the node knows nothing but that.",
    send=lambda scene, peer, other, offered: internet.send_addresses_of(
        scene, peer, [other], offering=offered
    ),
)
thing(
    "the addresses of {peers}",
    "Reported to offer all blocks with witnesses, in one addr message.",
    send=internet.send_addresses_of,
)
