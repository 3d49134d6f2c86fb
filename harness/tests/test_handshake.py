"""The handshake table."""

import pytest

from harness.p2p.handshake import TRANSITIONS, HandshakeError, State, Step, diagram, follow


def test_both_orders_of_greeting_lead_to_a_complete_handshake():
    """Whoever speaks first, version and verack both ways complete the handshake."""
    orders = (
        (Step.VERSION_SENT, Step.VERSION_RECEIVED, Step.VERACK_RECEIVED, Step.VERACK_SENT),
        (Step.VERSION_RECEIVED, Step.VERSION_SENT, Step.VERACK_SENT, Step.VERACK_RECEIVED),
    )
    for steps in orders:
        state = State.START
        for step in steps:
            state = follow(state, step)
        assert state is State.COMPLETE


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("step", Step)
def test_a_step_without_transition_is_an_error_that_names_both(state, step):
    """An unknown pair raises and says which step came in which state."""
    if (state, step) in TRANSITIONS:
        assert follow(state, step) is TRANSITIONS[state, step]
    else:
        with pytest.raises(HandshakeError) as error:
            follow(state, step)
        assert step.value in str(error.value)
        assert state.value in str(error.value)


def test_the_diagram_shows_every_transition():
    """The drawing for the README is made from the table itself."""
    text = diagram()
    assert text.count("-->") == len(TRANSITIONS) + 1
