"""Onion addresses that the node's address manager has no place for."""

from types import SimpleNamespace

import pytest

from harness.acts import private_broadcast
from harness.errors import Inconclusive


def learnt(refusals, host=""):
    """Return where a peer lives, and what was offered, when the first offers are refused."""
    offered, peer = [], SimpleNamespace()

    def ask(_method, host, _port):
        offered.append(host)
        return {"success": len(offered) > refusals}

    node = SimpleNamespace(services=9, ask=ask)
    scene = SimpleNamespace(node=node, conduct=lambda *_, **__: peer)
    private_broadcast.learn(scene, "Bob", host)
    return peer.home[0], offered


def test_where_its_place_is_taken_a_peer_lives_at_another_address():
    """Which place it is depends on a key of the node's, so that it differs from run to run."""
    home, offered = learnt(refusals=2)
    assert home == offered[-1]
    assert len(set(offered)) == 3
    assert learnt(refusals=0) == (offered[0], offered[:1])


@pytest.mark.parametrize(("refusals", "host"), [(6, ""), (1, "a.onion")])
def test_that_it_takes_none_leaves_the_example_without_ground(refusals, host):
    """An address that the example names has no other beside it."""
    with pytest.raises(Inconclusive):
        learnt(refusals, host)
