"""How the claims about connections are judged: for what they wait."""

from types import SimpleNamespace

import pytest

from harness.language import judging
from harness.terms import ConnectionType

ROW = {"connection_type": ConnectionType.PRIVATE_BROADCAST.value}


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        (ConnectionType.PRIVATE_BROADCAST, {}),
        (ConnectionType.OUTBOUND_FULL_RELAY, {"connect": None}),
    ],
)
def test_connections_that_the_node_opens_by_itself_are_awaited(kind, options):
    """They come one by one; that the last has not come yet says nothing."""
    row, open_now, accepted = {**ROW, "connection_type": kind.value}, [], []

    def ask_until(_question, satisfied):
        while not satisfied(open_now):
            open_now.append(row)
        return open_now, 7

    scene = SimpleNamespace(
        options=options,
        rest=lambda: None,
        ask_until=ask_until,
        node=SimpleNamespace(question=lambda _question: (open_now, 7)),
        accept=accepted.append,
    )
    judging.has_connections(scene, kind, 3)
    assert accepted
