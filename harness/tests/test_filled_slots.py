"""Peers that take all slots of a type, one of whom a sentence names."""

from types import SimpleNamespace

import pytest

from harness.acts import wanted_connections
from harness.language.expression import Expression
from harness.language.lexicon import PARAMETERS
from harness.language.vocabulary import KINDS
from harness.terms import ConnectionType

assert KINDS  # importing them has defined the parameter types


@pytest.mark.parametrize(("word", "place"), [("fifth", 5), ("last", 8)])
def test_the_named_peer_connects_at_its_place(monkeypatch, word, place):
    """The fifth of eight is the fifth, the last the eighth; the others have names of their own."""
    [ordinal] = Expression("the {ordinal} one", PARAMETERS).match(f"the {word} one")
    opened = []
    scene = _scene(opened)
    monkeypatch.setattr(wanted_connections, "show_tip", lambda *_: None)
    wanted_connections.fill_wanted(
        scene, kind=ConnectionType.OUTBOUND_FULL_RELAY, name="Erin", index=ordinal.value
    )
    full = [name for kind, name in opened if kind is ConnectionType.OUTBOUND_FULL_RELAY]
    assert full.index("Erin") + 1 == place
    assert len(set(full)) == 8


@pytest.mark.parametrize(("is_open", "more"), [(True, 1), (False, 2)])
def test_a_connection_that_is_open_already_counts(monkeypatch, is_open, more):
    """Two block-relay-only ones are wanted; one that has ended takes none of their slots."""
    opened = []
    kind = ConnectionType.BLOCK_RELAY_ONLY
    scene = _scene(opened, SimpleNamespace(name="Bob", kind=kind, is_connected=is_open))
    monkeypatch.setattr(wanted_connections, "show_tip", lambda *_: None)
    wanted_connections.fill_wanted(scene)
    assert [each for each, _ in opened].count(kind) == more


def test_a_bystander_does_not_count(monkeypatch):
    """He makes room for a peer of the example."""
    opened = []
    kind = ConnectionType.BLOCK_RELAY_ONLY
    scene = _scene(opened, SimpleNamespace(name="a bystander", kind=kind, is_connected=True))
    monkeypatch.setattr(wanted_connections, "show_tip", lambda *_: None)
    wanted_connections.fill_wanted(scene)
    assert [each for each, _ in opened].count(kind) == 2


def _scene(opened, *peers):
    return SimpleNamespace(
        peers={peer.name: peer for peer in peers},
        circumstances=SimpleNamespace(bystanders=lambda: ["a bystander"]),
        connect=lambda kind, name: opened.append((kind, name)),
    )
