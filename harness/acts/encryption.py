"""What peers do with the v2 transport beside conducting its handshake: packets of all sorts."""

import contextlib
from collections.abc import Callable
from typing import Any

from harness.acts.envelopes import NUMBER, PING
from harness.errors import Inconclusive
from harness.p2p import messages, wire
from harness.p2p.v2_transport import SHORT_TYPES, SPELT_OUT, Channel, spelt_out, v1_beginning
from harness.scene.scene import Scene

PING_ID = bytes([SHORT_TYPES.index("ping")])
MOST_CONTENTS = 1 + wire.TYPE_SIZE + wire.MAX_PAYLOAD  # net.cpp, V2Transport::MAX_CONTENTS_LEN


def channel_of(scene: Scene, name: str) -> Channel:
    """Return what encrypts the open connection of a peer.

    Raises:
        Inconclusive: it is not encrypted.
    """
    channel = scene.peers[name].link.channel
    if channel is None or not channel.is_open:
        raise Inconclusive(f"the connection to {name} is not encrypted")
    return channel


def see_handshake_read(scene: Scene, name: str) -> None:
    """Wait until the node has read what a peer has sent in a v2 handshake that is not completed.

    The peer says the most of it when the node's key has come: that is awaited first.
    """
    peer = scene.peers.get(name)
    if peer is None or peer.conduct.manners is None or peer.conduct.speaks or not peer.has_link:
        return
    link = peer.link
    if link.channel is not None:
        with contextlib.suppress(TimeoutError):
            peer.wait(
                lambda entry: (
                    entry.connection == link.serial
                    and entry.type in ("encrypted greeting", "closed")
                )
            )
    scene.settle()
    await_read(scene, name, scene.network.run(lambda: link.bytes_put))


def await_read(scene: Scene, name: str, count: int) -> None:
    """Wait until the node has read so many bytes of a peer, or has closed the connection."""

    def is_read(rows: Any) -> bool:
        row = scene.listing(name, rows)
        return row is None or row["bytesrecv"] >= count

    scene.ask_until("getpeerinfo", is_read)


def send_packet(scene: Scene, name: str, words: str, make: Callable[[Channel], bytes]) -> None:
    """Let a peer send a packet of its own making on its encrypted connection."""
    channel = channel_of(scene, name)
    link = scene.peers[name].link
    scene.network.run(lambda: link.write_as_is(make(channel), words))


def send_decoy(scene: Scene, name: str) -> None:
    """Let a peer send a ping in a packet that is to be ignored."""
    what = "a decoy packet that holds a ping"
    send_packet(scene, name, what, lambda channel: channel.packet(PING_ID + PING, decoy=True))


def send_altered(scene: Scene, name: str) -> None:
    """Let a ping of a peer be altered on its way."""
    what = "a packet with a ping, one bit altered"
    send_packet(scene, name, what, lambda channel: channel.altered_packet(PING_ID + PING))


def send_length(scene: Scene, name: str, contents: int) -> None:
    """Let a peer send only the length of a packet."""
    what = f"the length of a packet of {contents} bytes"
    send_packet(scene, name, what, lambda channel: channel.beginning(contents))


def send_contents(scene: Scene, name: str, contents: bytes) -> None:
    """Let a peer send a packet with these contents."""
    what = f"a packet of {len(contents)} bytes: {contents[:16].hex() or 'nothing'}"
    send_packet(scene, name, what, lambda channel: channel.packet(contents))


def send_spelt_out(scene: Scene, name: str) -> None:
    """Let a peer send a ping whose type is written out."""
    send_contents(scene, name, spelt_out(b"ping") + PING)


def send_cut_type(scene: Scene, name: str) -> None:
    """Let a peer send a packet that breaks off within the type of its message."""
    send_contents(scene, name, SPELT_OUT + b"ping")


def send_type_of(scene: Scene, name: str, letters: bytes) -> None:
    """Let a peer send a packet whose message has these twelve letters as its type."""
    send_contents(scene, name, SPELT_OUT + letters + PING)


def send_pings(scene: Scene, name: str, count: int) -> None:
    """Let a peer send so many pings, one right behind the other; the last has the usual nonce."""
    link = scene.peers[name].link

    def send() -> None:
        for number in range(count):
            ping = messages.Ping(NUMBER + count - 1 - number)
            link.write(link.session.frame(ping), ping)

    scene.network.run(send)


def send_beginning(scene: Scene, name: str, size: int, *, wrong: bool = False) -> None:
    """Let a peer send the first bytes of an unencrypted version message, and see them read.

    Args:
        scene: of the example.
        name: of the peer.
        size: how many bytes, 16 at most.
        wrong: whether the last of them is another one than in a version message.
    """
    data = v1_beginning(wire.MAGIC_REGTEST)[:size]
    if wrong:
        data = data[:-1] + bytes([data[-1] ^ 1])
    peer = scene.peers[name]
    peer.send_raw(data)
    await_read(scene, name, len(data))
    scene.settle()
