"""A verack of a peer that is late: it follows the node's version message."""

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
def bob():
    """A peer that does not send its verack."""
    network = NetworkThread().open()
    around = Surroundings(network, Transcript(), lambda: 0, lambda: 0)
    bob = Peer("Bob", around, Conduct(acknowledges=False))
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
    return SimpleNamespace(peers={"Bob": bob}, settle=lambda: None)


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
