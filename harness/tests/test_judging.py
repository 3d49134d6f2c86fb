"""How the claims about connections are judged: for what they wait."""

from types import SimpleNamespace

from harness.language import judging
from harness.terms import ConnectionType

ROW = {"connection_type": ConnectionType.PRIVATE_BROADCAST.value}


def test_private_broadcast_connections_are_awaited():
    """They come one by one; that the last has not come yet says nothing."""
    open_now, accepted = [], []

    def ask_until(_question, satisfied):
        while not satisfied(open_now):
            open_now.append(ROW)
        return open_now, 7

    scene = SimpleNamespace(
        rest=lambda: None,
        ask_until=ask_until,
        node=SimpleNamespace(question=lambda _question: (open_now, 7)),
        accept=accepted.append,
    )
    judging.has_connections(scene, ConnectionType.PRIVATE_BROADCAST, 3)
    assert accepted
