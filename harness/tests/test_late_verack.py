"""A verack of a peer that is late, and a handshake in one piece."""

import socket
from types import SimpleNamespace

import pytest

from harness.acts import handshakes
from harness.errors import Inconclusive
from harness.network.thread import NetworkThread
from harness.p2p import messages, wire
from harness.p2p.session import Conduct
from harness.record.transcript import Transcript
from harness.scene.peer import Peer, Surroundings
from harness.terms import Direction

VERSION = wire.encode_frame("version", messages.encode_payload(handshakes.PLAIN_VERSION))
VERACK = wire.encode_frame("verack", b"")


@pytest.fixture
def bob(request):
    """A peer that does not send its verack, or nothing at all."""
    network = NetworkThread().open()
    around = Surroundings(network, Transcript(), lambda: 0, lambda: 0)
    bob = Peer("Bob", around, Conduct(acknowledges=False, speaks=not hasattr(request, "param")))
    yield bob
    network.run(bob.leave)
    network.close()


@pytest.fixture
def node(bob):
    """A stand-in for the node, which has connected to the peer."""
    node = socket.create_connection(bob.listen())
    bob.wait_for_event("opened")
    yield node
    node.close()


def scene_of(bob):
    return SimpleNamespace(peers={"Bob": bob}, settle=lambda: None, network=bob.around.network)


def test_the_handshake_waits_for_the_node_at_each_step(bob, node, monkeypatch):
    """It sends its messages in turns of their own after the connection; time may pass before."""
    wait, left = Peer.wait, [VERSION, VERACK]

    def send_then_wait(peer, *args, **options):
        node.sendall(left.pop(0))
        return wait(peer, *args, **options)

    monkeypatch.setattr(Peer, "wait", send_then_wait)
    handshakes.send_verack(scene_of(bob), "Bob")
    entries = bob.around.transcript.window().entries
    said = [(entry.direction, entry.type) for entry in entries if entry.type[0] == "v"]
    assert said == [
        (Direction.RECEIVED, "version"),
        (Direction.SENT, "version"),
        (Direction.SENT, "verack"),
        (Direction.RECEIVED, "verack"),
    ]


def test_without_a_version_message_nothing_can_be_acknowledged(bob, node):
    """A node that says nothing leaves the example without a verdict."""
    node.close()
    with pytest.raises(Inconclusive, match="no version message to acknowledge"):
        handshakes.send_verack(scene_of(bob), "Bob")


@pytest.mark.parametrize("bob", ["mute"], indirect=True)
def test_a_handshake_in_one_piece_is_complete_when_the_node_has_answered(bob, node):
    """The peer need not have read anything before; what it says is one entry of the record."""
    wait = Peer.wait
    left = [VERSION + VERACK]

    def send_then_wait(peer, *args, **options):
        if left:
            node.sendall(left.pop())
        return wait(peer, *args, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Peer, "wait", send_then_wait)
        handshakes.send_handshake_at_once(scene_of(bob), "Bob")
    assert bob.link.session.is_complete
    entries = bob.around.transcript.window().entries
    (sent,) = [entry for entry in entries if entry.direction is Direction.SENT]
    said = [frame.type for frame in wire.Decoder(wire.MAGIC_REGTEST).feed(sent.raw)]
    assert said == ["version", "sendaddrv2", "wtxidrelay", "verack", "ping"]
    assert [entry.type for entry in entries].count("handshake completed") == 1
