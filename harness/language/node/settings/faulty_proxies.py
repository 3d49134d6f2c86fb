"""Proxies that say something else than usual."""

from functools import partial

from harness.acts import faulty_proxies
from harness.language.node.settings.kind import SETTINGS, setting
from harness.p2p.socks import Answer
from harness.scene.scene import Scene

MEANINGS = {
    "chooses a method in the words of version 4": "SOCKS has a version 4, which is another "
    "protocol. Here and below: whoever goes on nevertheless is put through.",
    "wants none of the methods": "It says so by the number 255, and waits.",
    "chooses a method that was not offered": "It is the number 1 (GSSAPI).",
    "chooses user names, offered or not": "It is the number 2; then it waits for the request.",
    "closes the connection instead of choosing": "The node has offered its methods.",
    "refuses the user name": "It asks for one, and answers that it will not do; then it waits.",
    "takes the user name in the words of another version": "It answers yes, and says version 5; "
    "this part of the protocol has version 1 (RFC 1929).",
    "puts through in the words of version 4": "It answers the request with yes, as version 4.",
    "puts through, and sets what is to be zero": "It answers the request with yes, and the byte "
    "that is reserved is 1.",
    "puts through to an address of an unknown type": "It answers the request with yes; what it has "
    "connected to is an address of type 2, which does not exist.",
    "closes the connection in the midst of its answer": "It answers the request with yes, and "
    "breaks off before the address to which it has connected.",
    "puts through, and names an IPv6 address": "It has connected to an IPv6 address, as it says.",
    "puts through, and names a long host name": "It has connected to a name of 255 bytes.",
    "puts through, and names a host name of no length": "It has connected to a name of no bytes.",
}


def _lead(answer: Answer, scene: Scene) -> None:
    faulty_proxies.lead(scene, answer)


for what, answer in faulty_proxies.ANSWERS.items():
    SETTINGS.add(f"a proxy that {what}", MEANINGS[what], partial(_lead, answer))


@setting("a proxy that answers the request with the failure {int}")
def proxy_that_fails(scene: Scene, number: int) -> None:
    """1 to 8 are those of the protocol (RFC 1928), 240 to 247 are Tor's own.

    Whoever goes on nevertheless is put through.
    """
    faulty_proxies.lead_by_failure(scene, number)
