"""How a test asks for a connection without naming a port."""

from types import SimpleNamespace
from typing import Any

import pytest

from harness.acts import requests
from harness.scene.peer import LOOPBACK
from harness.terms import ConnectionType


@pytest.mark.parametrize("residence", [LOOPBACK, "a.b32.i2p"])
def test_the_request_names_where_the_peer_lives(
    monkeypatch: pytest.MonkeyPatch, residence: str
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(requests, "make", lambda _scene, _peer, ask: ask())
    peer = SimpleNamespace(host=LOOPBACK, residence=residence)
    scene: Any = SimpleNamespace(
        peers={"Bob": peer}, request_dial=lambda _kind, where: asked.append(where)
    )
    requests.ask_without_port(scene, ConnectionType.MANUAL, "Bob")
    assert asked == [residence]
