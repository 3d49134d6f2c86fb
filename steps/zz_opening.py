"""Sentences about the opening of a connection: what each side says, and what comes out of turn."""

from behave import given, then, use_step_matcher, when

from harness import claims
from harness.acts import envelopes, interjections, openings
from harness.p2p import messages

use_step_matcher("parse")


@given("peer {name:Name} {words:Interjection} before it greets")
def peer_interjects_before_version(context, name, words):
    """The peer says it before its version message, where it has no place."""
    context.scene.conduct(name, before_version=(interjections.IN_WORDS[words],))


@given("peer {name:Name} {words:Interjection} before it acknowledges")
def peer_interjects_before_verack(context, name, words):
    """The peer says it between its version message and its acknowledgement of the node's."""
    context.scene.conduct(name, before_verack=(interjections.IN_WORDS[words],))


@given("peer {name:Name} does not acknowledge")
def peer_does_not_acknowledge(context, name):
    """The peer greets, and does not acknowledge the node's version message."""
    context.scene.conduct(name, acknowledges=False)


@given("peer {name:Name} speaks protocol {number:d}")
def peer_speaks_protocol(context, name, number):
    """The peer's version message names this number; both sides then keep to the lower one."""
    context.scene.conduct(name, protocol=number)


@when("{name:Name} {words:Interjection} after the handshake")
def peer_interjects_after_handshake(context, name, words):
    """The peer says it when both sides have acknowledged each other."""
    interjections.say(context.scene, name, words)


@when("{name:Name} greets the node again, under another name")
def peer_greets_again(context, name):
    """The peer sends a second version message."""
    openings.greet_again(context.scene, name)


@when("{name:Name} acknowledges at last")
def peer_acknowledges(context, name):
    """The peer acknowledges the node's version message, which completes the handshake."""
    openings.acknowledge(context.scene, name)


@then("the node says to {name:Name}: {words:MessageTypes}")
def node_says_in_order(context, name, words):
    """These messages, each as often as it stands there, in this order, and no others."""
    scene = context.scene
    scene.accept(claims.spoke(scene.rest(), name, *words))


@then("the node says nothing more to {name:Name}")
def node_says_nothing_more(context, name):
    """Nothing reaches this peer since the event, while another one is told of it."""
    scene = context.scene
    window = scene.rest()
    told = scene.since_event(window).received()
    scene.accept(
        claims.silence(
            window,
            lambda entry: entry.number > scene.mark and claims.is_anything(entry),
            peer=name,
            expected=f"the node says nothing more to {name}",
            control=told.where(
                lambda entry: entry.peer != name and entry.type != messages.Pong.type
            ),
        )
    )


@then("the node says nothing new to {name:Name}")
def node_says_nothing_new(context, name):
    """The node has dealt with what the peer said, answers pings, and says nothing of its own."""
    scene = context.scene
    window = scene.rest()
    scene.accept(claims.no_reaction(window, name, since=scene.mark))


@then("the node answers the ping of {name:Name}")
def node_answers_odd_ping(context, name):
    """The number of the peer's ping comes back, once."""
    scene = context.scene
    answer = messages.Pong(envelopes.NUMBER)
    window = scene.since_event(scene.rest())
    scene.accept(claims.answered_once(window, name, answer))


@then("the node still knows {name:Name} by its first name")
def node_knows_first_name(context, name):
    """The node's list of peers shows what the peer said of itself the first time."""
    scene = context.scene
    row, entry = scene.listed(name)
    agent = scene.peers[name].conduct.user_agent.decode()
    scene.accept(claims.unchanged_greeting(row, entry, agent))
