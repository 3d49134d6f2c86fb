"""Sentences about how long the node waits for peers, and how it finds out that one is gone."""

from behave import given, then, use_step_matcher, when

from harness import claims
from harness.acts import patience

use_step_matcher("parse")


@given("the node has its usual patience with peers")
def node_has_usual_patience(context):
    """The operator has left the time alone after which a silent peer counts as gone."""
    patience.be_patient_for(context.scene, None)


@given("the node has {seconds:d} seconds of patience with peers")
def node_has_patience_for(context, seconds):
    """The operator has set the time after which a silent peer counts as gone."""
    patience.be_patient_for(context.scene, seconds)


@given("peer {name:Name} calls and stops in the middle of an encrypted greeting")
def peer_stops_greeting(context, name):
    """The first bytes that the peer sends can only begin an encrypted greeting; no more follow."""
    patience.greet_by_half(context.scene, name)


@given(
    "the node has a {kind:ConnectionType} connection to peer {name:Name}, who does not acknowledge"
)
@given(
    "the node has an {kind:ConnectionType} connection to peer {name:Name}, who does not acknowledge"
)
def node_has_unacknowledged_connection(context, kind, name):
    """Both sides have sent their version message, but the peer does not acknowledge the node's."""
    patience.connect_unacknowledged(context.scene, kind, name)


@given("peer {name:Name} answers no pings")
def peer_answers_no_pings(context, name):
    """The peer says everything that peers say, but does not answer when the node pings it."""
    context.scene.conduct(name, answers_pings=False)


@given("{name:Name} has fallen silent")
def peer_has_fallen_silent(context, name):
    """The peer has answered all that the node asked so far, and says nothing from now on."""
    patience.fall_silent(context.scene, name)


@when("{name:Name} pings the node")
def peer_pings(context, name):
    """The peer asks the node for a sign of life."""
    patience.ping(context.scene, name)


@then("the node pings {name:Name}")
def node_pings(context, name):
    """The node asks the peer for a sign of life."""
    scene = context.scene
    window = scene.since_event(scene.rest())
    scene.accept(claims.asked(window, name, "ping"))


@then("the node pings {name:Name} once")
def node_pings_once(context, name):
    """The node asks the peer for a sign of life, one time."""
    scene = context.scene
    window = scene.since_event(scene.rest())
    scene.accept(claims.pinged_once(window, name))


@then("the node does not ping {name:Name}")
def node_does_not_ping(context, name):
    """The node pings another peer, and had its chance to ping this one."""
    scene = context.scene
    window = scene.since_event(scene.rest())
    scene.accept(
        claims.silence(
            window,
            claims.is_message("ping"),
            peer=name,
            expected=f"the node does not ping {name}",
            control=claims.said_to_others(window, name, "ping"),
        )
    )
