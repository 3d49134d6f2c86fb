"""Orders of the operator: when they come."""

from types import SimpleNamespace

from harness.language.node.commands.carrying_out import carry_out


def done_by_a_command(*, running):
    """Return what is done, in this order, when the operator orders something in an event."""
    done = []
    scene = SimpleNamespace(
        has_running_node=running,
        rest=lambda: done.append("at rest"),
        now=lambda: 0,
        window=lambda _since: (),
        first_mark=1,
    )
    carry_out(scene, lambda _scene: done.append("ordered"))
    return done


def test_a_command_comes_when_the_node_has_dealt_with_what_was_sent_before():
    """Else a ban could come before a request that a sentence before it has made."""
    assert done_by_a_command(running=True) == ["at rest", "ordered"]


def test_a_command_about_a_node_that_does_not_run_leaves_it_so():
    """Coming to rest would start it: what is done to its files then would come too late."""
    assert done_by_a_command(running=False) == ["ordered"]
