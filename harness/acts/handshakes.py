"""What a peer may send where the handshake, or what the node offers, has no place for it.

Also what it does about the handshake itself: late, or twice.
"""

import contextlib
from collections.abc import Callable
from dataclasses import replace

from bitcoin.core import CoreRegTestParams

from harness.acts import envelopes
from harness.errors import Inconclusive
from harness.p2p import messages
from harness.p2p.fields import HASH_SIZE
from harness.p2p.session import NO_ADDRESS, Conduct
from harness.scene.scene import Scene
from harness.terms import Direction

FIRST_BLOCK = CoreRegTestParams.GENESIS_BLOCK.GetHash()
NOWHERE = bytes(HASH_SIZE)
UNHEARD_OF = messages.InventoryItem(messages.InventoryKind.WTX, b"\x07" * HASH_SIZE)
GETADDR = messages.GetAddr()
GETHEADERS = messages.GetHeaders(messages.PROTOCOL_VERSION, (FIRST_BLOCK,), NOWHERE)
GETDATA = messages.GetData(
    (messages.InventoryItem(messages.InventoryKind.WITNESS_BLOCK, FIRST_BLOCK),)
)
INV = messages.Inv((UNHEARD_OF,))
MEMPOOL = messages.Mempool()
FILTERLOAD = messages.FilterLoad(b"\xff", 1, 0, 0)
FILTERADD = messages.FilterAdd(b"\x07")
FILTERCLEAR = messages.FilterClear()
GETCFILTERS = messages.GetCFilters(0, 0, FIRST_BLOCK)
GETCFHEADERS = messages.GetCFHeaders(0, 0, FIRST_BLOCK)
GETCFCHECKPT = messages.GetCFCheckpt(0, FIRST_BLOCK)
VERACK = messages.Verack()
WTXIDRELAY = messages.WtxidRelay()
SENDADDRV2 = messages.SendAddrV2()
SENDTXRCNCL = messages.SendTxRcncl(1, 12345)  # the salt is any number (BIP 330)
HALF_AN_OFFER = messages.Unknown("sendtxrcncl", messages.encode_payload(SENDTXRCNCL)[:4])
UNKNOWN = messages.Unknown("hello", b"")
FINAL_ALERT = messages.Unknown(  # net_processing.cpp, finalAlert: signed once and for all
    "alert",
    bytes.fromhex(
        "60010000000000000000000000ffffff7f00000000ffffff7ffeffff7f01ffffff7f00000000ffffff7f00"
        "ffffff7f002f555247454e543a20416c657274206b657920636f6d70726f6d697365642c20757067726164"
        "65207265717569726564004630440220653febd6410f470f6bae11cad19c48413becb1ac2c17f908fd0fd5"
        "3bdc3abd5202206d0e9c96fe88d4a0f01ed9dedae2b6f9e00da94cad0fecaae66ecf689bf71b50"
    ),
)
LEAST_VERSION = 46  # bytes: up to the end of the first address (net_processing.cpp, VERSION)
PLAIN_VERSION = messages.Version(
    protocol=messages.PROTOCOL_VERSION,
    services=messages.Services.NETWORK | messages.Services.WITNESS,
    timestamp=0,
    receiver=NO_ADDRESS,
    sender=NO_ADDRESS,
    nonce=0,
    user_agent=Conduct().user_agent,
    start_height=0,
    relay=True,
)

OTHER_NAME = b"/other-name:1/"


def cut_version(size: int, version: messages.Version = PLAIN_VERSION) -> messages.Unknown:
    """Return the first bytes of a version message."""
    return messages.Unknown("version", messages.encode_payload(version)[:size])


def send_cut_version(scene: Scene, name: str, size: int) -> None:
    """Let a peer send the first bytes of its version message; with enough of them it is one."""
    peer = scene.peers[name]

    def write() -> None:
        session = peer.link.session
        if size >= LEAST_VERSION:
            session.send(session.version())  # the handshake goes on
        cut = cut_version(size, session.version())
        peer.link.write(session.frame(cut), cut)

    scene.network.run(write)


def send_longer_version(scene: Scene, name: str) -> None:
    """Let a peer send its version message with eight bytes behind its end."""
    _send_altered_version(scene, name, lambda payload: payload + bytes(range(1, 9)))


def send_version_with_flag(scene: Scene, name: str, flag: int) -> None:
    """Let a peer send its version message with such a byte for a relay flag."""
    _send_altered_version(scene, name, lambda payload: payload[:-1] + bytes((flag,)))


def _send_altered_version(scene: Scene, name: str, alter: Callable[[bytes], bytes]) -> None:
    """Let a peer send its version message, altered in what leaves it one."""
    peer = scene.peers[name]

    def write() -> None:
        session = peer.link.session
        version = session.version()
        session.send(version)  # the handshake goes on
        altered = messages.Unknown("version", alter(messages.encode_payload(version)))
        peer.link.write(session.frame(altered), altered)

    scene.network.run(write)


def send_handshake_at_once(scene: Scene, name: str) -> None:
    """Let a peer send all of its handshake and a ping in one piece, the negotiation turned round.

    What it acknowledges need not have come yet.
    """
    peer = scene.peers[name]
    link = peer.link

    def write() -> None:
        version = link.session.send(link.session.version())
        others = [link.session.frame(each) for each in (SENDADDRV2, WTXIDRELAY, VERACK)]
        link.write(b"".join([version, *others, *envelopes.WHOLE_PING.pieces]))

    def follow() -> None:
        if link.session.may_acknowledge:
            link.session.send(VERACK)  # it has been sent
        if link.session.is_complete:
            link.note("handshake completed", "handshake complete")

    scene.network.run(write)
    await_message(scene, name, "version")
    scene.network.run(follow)
    await_message(scene, name, "verack")
    scene.settle()


def send_version_again(scene: Scene, name: str) -> None:
    """Let a peer send a second version message, under another name, that declines transactions."""
    peer = scene.peers[name]
    version = replace(peer.link.session.version(), user_agent=OTHER_NAME, relay=False)
    peer.send_frame(version)


def await_message(scene: Scene, name: str, kind: str) -> None:
    """Wait until a message of a type has come on a peer's latest connection, or that is over."""
    peer = scene.peers[name]
    if not peer.has_link:
        return
    serial = peer.link.serial
    with contextlib.suppress(TimeoutError):
        peer.wait(
            lambda entry: (
                entry.connection == serial
                and (
                    entry.type == "closed"
                    or (entry.type == kind and entry.direction is Direction.RECEIVED)
                )
            )
        )


def send_verack(scene: Scene, name: str) -> None:
    """Let a peer acknowledge the node's version message; the handshake is complete, if it may be.

    Either message of the node may still be on its way: without its version message there is
    nothing to acknowledge, and before its verack it cannot be asked whether it has read ours.

    Raises:
        Inconclusive: the node has sent none.
    """
    await_message(scene, name, "version")
    peer = scene.peers[name]
    if not peer.link.session.may_acknowledge:
        raise Inconclusive(f"the node has sent {name} no version message to acknowledge")
    peer.send(messages.Verack())
    await_message(scene, name, "verack")
    scene.settle()
