"""Addresses of nodes, as they are requested and sent. Source: BIP 155; net_processing.cpp."""

from harness.acts import addresses
from harness.acts.portrait import OWN_IP
from harness.language.thing import thing
from harness.p2p import messages, recognise
from harness.p2p.recognise import Recogniser
from harness.scene.scene import Scene

TURN = addresses.TURN


def _address(scene: Scene, _peer: str) -> Recogniser:
    assert scene.address is not None  # noqa: S101  (for the type checker)
    return recognise.has_address(scene.address)


def _other_address(scene: Scene, _peer: str) -> Recogniser:
    assert scene.address is not None  # noqa: S101  (for the type checker)
    return recognise.has_other_address(scene.address)


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
thing(
    "any other address",
    "Whatever address but the one that the example is about.",
    sent=_other_address,
    control=_address,
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
    "So many addresses of different nodes in one addr message.",
    send=addresses.send,
)
thing(
    "{int} address(es) in an addrv2 message",
    "So many addresses of different nodes in one addrv2 message (BIP 155).",
    send=addresses.send_newer,
)
