"""Claims are judged on windows alone: here on windows written by hand."""

import pytest

from harness import claims
from harness.claims.audit import audit
from harness.claims.wire import holding
from harness.errors import HarnessFault, Inconclusive
from harness.p2p import messages, recognise
from harness.record.transcript import Transcript
from harness.terms import ConnectionType, Direction, Side

HASH, OTHER = b"\1" * 32, b"\2" * 32


class Story:
    """Writes a record in a few words."""

    def __init__(self):
        self.record = Transcript()
        self.links = {}

    def opened(self, peer):
        self.links[peer] = len(self.record.entries) + 1
        return self.event(peer, "opened")

    def event(self, peer, kind, content=None):
        self.record.append(
            Direction.EVENT, kind, kind, peer=peer, connection=self.links[peer], content=content
        )
        return self

    def said(self, peer, message, direction=Direction.RECEIVED):
        self.record.append(
            direction,
            message.type,
            messages.describe(message),
            peer=peer,
            connection=self.links[peer],
            content=message,
        )
        return self

    def fence(self, *peers):
        for peer in peers:
            self.event(peer, "fence")
        return self

    def died(self):
        self.record.append(Direction.NODE, "died", "the node died")
        return self

    @property
    def window(self):
        return self.record.window()


def inv(item_hash, kind=messages.InventoryKind.WTX):
    return messages.Inv((messages.InventoryItem(kind, item_hash),))


def quiet_to_bob(window):
    meant = holding(recognise.announces({HASH}))
    return claims.silence(
        window,
        meant,
        peer="Bob",
        expected="Bob is told nothing",
        control=claims.seen_by_others(window, "Bob", meant),
    )


def story():
    return Story().opened("Alice").opened("Bob")


def test_silence_with_control_and_fence_holds_and_cites_both():
    """The finding names the entry that shows the control and the fence after it."""
    window = story().said("Alice", inv(HASH)).fence("Alice", "Bob").window
    finding = quiet_to_bob(window)
    assert finding.control == (3,)
    assert finding.fence == (5,)


def test_silence_without_control_is_inconclusive():
    """Nobody heard it, so that Bob did not hear it says nothing."""
    with pytest.raises(Inconclusive, match="control"):
        quiet_to_bob(story().fence("Alice", "Bob").window)


def test_silence_without_fence_is_inconclusive():
    """Without two round trips the node may just not have got round to it."""
    with pytest.raises(Inconclusive, match="fence"):
        quiet_to_bob(story().said("Alice", inv(HASH)).window)


def test_a_fence_before_the_control_does_not_count():
    """The window is closed only after the moment at which the others were told."""
    with pytest.raises(Inconclusive, match="fence"):
        quiet_to_bob(story().fence("Alice", "Bob").said("Alice", inv(HASH)).window)


def test_a_broken_fence_on_the_subject_is_inconclusive():
    """When only others answered, a complete connection to Bob may be dead: nothing is proved."""
    window = (
        story().event("Bob", "handshake completed").said("Alice", inv(HASH)).fence("Alice").window
    )
    with pytest.raises(Inconclusive, match="not open to the end"):
        quiet_to_bob(window)


def test_hanging_up_instead_of_being_silent_fails():
    """A peer that the node has thrown out hears nothing either; that is not silence but worse."""
    window = (
        story()
        .event("Bob", "handshake completed")
        .said("Alice", inv(HASH))
        .event("Bob", "closed", Side.NODE)
        .fence("Alice")
        .window
    )
    with pytest.raises(claims.ClaimFailed, match="disconnects Bob"):
        quiet_to_bob(window)


def test_a_node_that_died_instead_of_being_silent_is_inconclusive():
    """Its end closes every connection; that says nothing about this one."""
    window = (
        story()
        .event("Bob", "handshake completed")
        .said("Alice", inv(HASH))
        .event("Bob", "closed", Side.NODE)
        .died()
        .fence("Alice")
        .window
    )
    with pytest.raises(Inconclusive, match="not open to the end"):
        quiet_to_bob(window)


def test_silence_to_a_peer_without_connection_is_inconclusive():
    """Whoever is not connected cannot be told anything."""
    window = Story().opened("Alice").said("Alice", inv(HASH)).fence("Alice").window
    with pytest.raises(Inconclusive, match="no connection"):
        quiet_to_bob(window)


def test_broken_silence_fails_even_without_control():
    """A forbidden announcement is a contradiction whoever else heard it."""
    with pytest.raises(claims.ClaimFailed) as failure:
        quiet_to_bob(story().said("Bob", inv(HASH)).fence("Alice", "Bob").window)
    assert failure.value.entries == (3,)
    assert "expected: Bob is told nothing" in str(failure.value)


def test_any_transaction_counts_but_no_block():
    """Recognising "any transaction" is by the kind of what an inventory names."""
    kinds = messages.InventoryKind
    for kind in (kinds.TX, kinds.WTX, kinds.WITNESS_TX):
        assert recognise.announces_any_transaction(inv(HASH, kind))
        assert not recognise.announces_any_block(inv(HASH, kind))
    for kind in (kinds.BLOCK, kinds.CMPCT_BLOCK, kinds.WITNESS_BLOCK):
        assert not recognise.announces_any_transaction(inv(HASH, kind))
        assert recognise.announces_any_block(inv(HASH, kind))


def test_a_connection_that_the_node_closed_is_ended_and_not_kept():
    """Ended and kept contradict each other on the same record."""
    window = story().event("Bob", "closed", Side.NODE).window
    assert claims.closed_by_node(window, "Bob", expected="ends").cited == (2, 3)
    with pytest.raises(claims.ClaimFailed):
        claims.still_open(window, "Bob", expected="stays")


def test_a_connection_that_the_peer_closed_was_not_ended_by_the_node():
    """Who hung up matters."""
    window = story().event("Bob", "closed", Side.PEER).window
    with pytest.raises(claims.ClaimFailed):
        claims.closed_by_node(window, "Bob", expected="ends")


def test_only_the_latest_connection_counts_as_kept():
    """An earlier connection of the same peer may have been closed."""
    told = story().event("Bob", "closed", Side.NODE).opened("Bob").fence("Bob")
    assert claims.still_open(told.window, "Bob", expected="stays").fence == (5,)


def test_kept_without_fence_is_inconclusive():
    """That no end was seen yet proves nothing."""
    with pytest.raises(Inconclusive):
        claims.still_open(story().window, "Bob", expected="stays")


def test_listing_names_kind_and_direction():
    """The right word with the wrong direction fails, as does a missing row."""
    row = {"addr": "x", "connection_type": "feeler", "inbound": False}
    kind = ConnectionType.FEELER
    assert claims.listed_as(row, 9, peer="Bob", kind=kind).cited == (9,)
    for wrong in (None, row | {"inbound": True}, row | {"connection_type": "manual"}):
        with pytest.raises(claims.ClaimFailed):
            claims.listed_as(wrong, 9, peer="Bob", kind=kind)


def test_the_audit_passes_what_is_explained():
    """A closing that a claim cited is explained."""
    window = story().event("Bob", "closed", Side.NODE).window
    audit(window, explained={3}, faults=())


@pytest.mark.parametrize(
    ("direction", "kind", "words", "content"),
    [
        (Direction.EVENT, "closed", "the node closes", Side.NODE),
        (Direction.EVENT, "breach", "verack when complete", None),
        (Direction.NODE, "died", "the node died", None),
        (Direction.LOG, "log", "Assertion `x' failed.", None),
    ],
)
def test_the_audit_fails_what_nobody_explained(direction, kind, words, content):
    """Closings, breaches, deaths and assertions do not pass unmentioned."""
    record = Transcript()
    record.append(direction, kind, words, peer="Bob", connection=1, content=content)
    with pytest.raises(claims.ClaimFailed):
        audit(record.window(), explained=(), faults=())


def test_our_own_hanging_up_needs_no_explanation():
    """A peer that closes does what the scenario told it."""
    audit(story().event("Bob", "closed", Side.PEER).window, explained=(), faults=())


def test_an_exception_on_the_network_thread_is_our_fault():
    """It is a suite error, not a verdict on the node."""
    with pytest.raises(HarnessFault):
        audit(story().window, explained=(), faults=["boom"])
