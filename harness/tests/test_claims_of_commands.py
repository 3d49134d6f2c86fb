"""Claims about what the node answers its operator, and why it refuses to start."""

import pytest

from harness import claims
from harness.claims import commands
from harness.errors import Inconclusive
from harness.record.transcript import Transcript
from harness.terms import Direction


def log(*lines, ends="stopped", how="exit 1"):
    transcript = Transcript()
    for line in lines:
        transcript.append(Direction.LOG, "log", line)
    transcript.append(Direction.NODE, ends, f"the node ends ({how})")
    return transcript.window()


def test_a_refusal_to_start_needs_its_own_reason():
    """Another error of the node, such as a port that is taken, is no reason for the one meant."""
    window = log("Error: Unable to bind", "Error: Invalid P2P permission: 'x'")
    found = claims.refused_to_start(window, words="Invalid P2P permission")
    assert found.cited == (2, 3)
    with pytest.raises(claims.ClaimFailed, match="Unable to bind"):
        claims.refused_to_start(log("Error: Unable to bind"), words="Invalid P2P")


@pytest.mark.parametrize(
    "window",
    [
        log("Error: x", ends="started"),
        log("Error: x", how="exit 0"),
        log("Error: x", how="signal 6"),
        log("a line without a reason"),
        Transcript().window(),
    ],
)
def test_a_node_that_runs_or_dies_has_not_refused_to_start(window):
    """The words alone do not suffice."""
    with pytest.raises(claims.ClaimFailed):
        claims.refused_to_start(window)


def test_a_node_that_does_not_know_an_option_does_not_judge_its_value():
    """Its error names the option, too."""
    with pytest.raises(Inconclusive):
        claims.refused_to_start(log("Error: Invalid parameter -maxconnections"), words="max")


def test_words_before_the_error_are_no_reason():
    """A line of the log names options as well; the reason stands behind the word Error."""
    with pytest.raises(claims.ClaimFailed):
        claims.refused_to_start(log("peertimeout Error: y"), words="peertimeout")


def test_a_line_of_another_thread_may_tear_the_error_in_two():
    """The word Error stands before that line, the reason behind it; what came before is none."""
    found = claims.refused_to_start(log("Error: thread exit", "Unable to bind"), words="Unable to")
    assert found.cited == (2, 3)
    with pytest.raises(claims.ClaimFailed):
        claims.refused_to_start(log("Unable to bind", "Error: thread exit"), words="Unable to")


@pytest.mark.parametrize("value", [True, None, 0])
def test_an_order_is_confirmed_by_this_very_value(value):
    """A zero is no false."""
    transcript = Transcript()
    transcript.append(Direction.RPC, "setnetworkactive", "x", content=value)
    (given,) = transcript.window().entries
    with pytest.raises(claims.ClaimFailed):
        commands.confirmed(given, False, expected="the network is off")
    assert commands.confirmed(given, value, expected="as it is").cited == (given.number,)
