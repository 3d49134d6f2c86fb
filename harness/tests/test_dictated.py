"""Messages that a test has the node send."""

from types import SimpleNamespace

import pytest

from harness.acts import dictated, handshakes, operations
from harness.errors import RpcError


class Node:
    """Takes note of what it is asked."""

    def __init__(self):
        self.asked = []

    def ask(self, *request):
        self.asked.append(request)


@pytest.fixture
def scene():
    """One peer, to whom the node has given the number nine."""
    row = {"id": 9}
    return SimpleNamespace(node=Node(), refusal=None, listed=lambda _name: (row, 1))


@pytest.mark.parametrize(
    ("message", "kind", "body"),
    [
        (dictated.unknown(3), "hello", "010203"),
        (dictated.unknown(0), "hello", ""),
        (handshakes.SENDTXRCNCL, "sendtxrcncl", "010000003930000000000000"),
        (handshakes.GETADDR, "getaddr", ""),
    ],
)
def test_the_node_is_told_type_and_bytes(scene, message, kind, body):
    """Without the header, which it makes."""
    dictated.dictate(scene, "Bob", message)
    assert scene.node.asked == [("sendmsgtopeer", 9, kind, body)]


def test_a_refusal_is_kept(scene):
    """A claim says what it is about."""

    def refuse(*_request):
        raise RpcError(-1, "Error: Could not send message to peer")

    scene.node.ask = refuse
    dictated.dictate_to_nobody(scene)
    assert operations.refusal(scene)[0] == -1
