"""What the node's operator waits for: until an ended connection is forgotten."""

from types import SimpleNamespace

import pytest

from harness.errors import Inconclusive
from harness.scene.operator import Operator

ROW = {"addr": "127.0.0.1:1", "id": 0}


class Bob:
    """A peer that is connected at some moments, one after the other."""

    address = ("127.0.0.1", 1)

    def __init__(self, *connected):
        self._connected = list(connected)

    @property
    def is_connected(self):
        return self._connected.pop(0) if self._connected else False


def operator(bob, *, listed):
    """Return an operator whose node answers at once, and at last, with these two peer lists."""
    stage = SimpleNamespace(network=None, transcript=None)
    one = Operator(stage, SimpleNamespace(node=None), SimpleNamespace(peers={"Bob": bob}))
    first, last = listed

    def ask_until(_question, satisfied):
        satisfied(first)
        return last, 7

    one.ask_until = ask_until
    return one


def test_a_peer_that_is_not_listed_any_more_is_gone():
    """Whatever was listed before."""
    operator(Bob(), listed=([ROW], [])).await_absence("Bob")


def test_a_peer_that_came_back_and_went_meanwhile_is_gone_from_the_connection_before():
    """Its second connection may be listed for a moment longer."""
    operator(Bob(True), listed=([ROW], [ROW])).await_absence("Bob")


def test_a_peer_that_stays_listed_leaves_no_ground():
    """And has not come back."""
    with pytest.raises(Inconclusive, match="still lists Bob"):
        operator(Bob(), listed=([ROW], [ROW])).await_absence("Bob")
