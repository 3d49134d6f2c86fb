"""Peers that take all slots of a type, one of whom a sentence names."""

from types import SimpleNamespace

import pytest

from harness.acts import internet
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
    scene = SimpleNamespace(peers={}, connect=lambda kind, name: opened.append((kind, name)))
    monkeypatch.setattr(internet, "show_tip", lambda *_: None)
    internet.fill_wanted(
        scene, kind=ConnectionType.OUTBOUND_FULL_RELAY, name="Erin", index=ordinal.value
    )
    full = [name for kind, name in opened if kind is ConnectionType.OUTBOUND_FULL_RELAY]
    assert full.index("Erin") + 1 == place
    assert len(set(full)) == 8
