"""Proxies that answer something else than usual at one step, and put the node through nevertheless.

Whether the node goes on is seen by what reaches its peer. Sources: RFC 1928, RFC 1929; Bitcoin
Core, netbase.cpp, Socks5.
"""

from harness.acts import automatic, startup
from harness.acts.private_broadcast import link_by_home, open_proxy
from harness.p2p.socks import Answer, Step
from harness.scene.scene import Scene

LONGEST_NAME = 255
IPV4, NAME, IPV6 = bytes((1,)) + bytes(6), bytes((3,)), bytes((4,)) + bytes(18)
HOST_NAME = NAME + bytes((LONGEST_NAME,)) + b"a" * LONGEST_NAME + bytes(2)
ANSWERS = {
    "chooses a method in the words of version 4": Answer(Step.METHODS, bytes((4, 0))),
    "wants none of the methods": Answer(Step.METHODS, bytes((5, 255))),
    "chooses a method that was not offered": Answer(Step.METHODS, bytes((5, 1))),
    "chooses user names, offered or not": Answer(Step.METHODS, bytes((5, 2))),
    "closes the connection instead of choosing": Answer(Step.METHODS, b"", closes=True),
    "refuses the user name": Answer(Step.USER, bytes((1, 1))),
    "takes the user name in the words of another version": Answer(Step.USER, bytes((5, 0))),
    "puts through in the words of version 4": Answer(Step.REQUEST, bytes((4, 0, 0)) + IPV4),
    "puts through, and sets what is to be zero": Answer(Step.REQUEST, bytes((5, 0, 1)) + IPV4),
    "puts through to an address of an unknown type": Answer(
        Step.REQUEST, bytes((5, 0, 0, 2)) + bytes(6)
    ),
    "closes the connection in the midst of its answer": Answer(
        Step.REQUEST, bytes((5, 0, 0, 1)), closes=True
    ),
    "puts through, and names an IPv6 address": Answer(
        Step.REQUEST, bytes((5, 0, 0)) + IPV6, is_yes=True
    ),
    "puts through, and names a long host name": Answer(
        Step.REQUEST, bytes((5, 0, 0)) + HOST_NAME, is_yes=True
    ),
    "puts through, and names a host name of no length": Answer(
        Step.REQUEST, bytes((5, 0, 0)) + NAME + bytes(3), is_yes=True
    ),
}


def lead(scene: Scene, answer: Answer) -> None:
    """Start the node with a proxy for all connections that answers like this at one step."""
    automatic.look_for_nobody(scene)
    where = open_proxy(scene, lambda wanted: link_by_home(scene, wanted), answer=answer)
    startup.tell(scene, "proxy", where)


def lead_by_failure(scene: Scene, number: int) -> None:
    """The same with the reply of this number to the request; zero is none of failure."""
    lead(scene, Answer(Step.REQUEST, bytes((5, number, 0)) + IPV4, is_yes=number == 0))
