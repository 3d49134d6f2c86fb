"""Sentences about what is announced, requested and sent, by the node and by its peers.

A positive claim speaks of the time since the event began, a negative one of the connection's whole
life; "further" narrows that to the time since the event, "never" widens it by the day after.
"""

from behave import given, then, when

from harness.language import judging, moments, wire
from harness.language.wire import Verb


@given("{transaction} {nature}")
def transaction_is(context, transaction, nature):
    """This is said of a transaction before it is first mentioned; else it is an ordinary one."""
    nature(context.scene, transaction)


@given("{whom} announce(s) {thing} to the node")
@when("{whom} announce(s) {thing} to the node")
def peer_announces(context, names, thing):
    """The peer says that it has it: by inv, headers or cmpctblock; several do one by one."""
    for name in names:
        wire.let_peer(context.scene, Verb.ANNOUNCE, thing, name)


@given("{peer} requests {thing} from the node")
@when("{peer} requests {thing} from the node")
def peer_requests(context, name, thing):
    """The peer asks for it: by getdata, getheaders, getaddr and the like."""
    wire.let_peer(context.scene, Verb.REQUEST, thing, name)


@given("{peers} request {thing} from the node")
@when("{peers} request {thing} from the node")
def peers_request(context, names, thing):
    """Each of them asks for it, one after the other."""
    wire.let_peers(context.scene, Verb.REQUEST, thing, names)


@given("{peer} sends the node {thing}")
@when("{peer} sends the node {thing}")
def peer_sends(context, name, thing):
    """The peer sends the thing or message itself."""
    wire.let_peer(context.scene, Verb.SEND, thing, name)


@then("the node announces {thing} to {peer}")
def node_announces(context, thing, name):
    """Since the event began the node has announced it to this peer."""
    wire.does(context.scene, Verb.ANNOUNCE, thing, name)


@then("the node announces {thing} to {peer} once")
def node_announces_once(context, thing, name):
    """The same, one time, though the delay after which a second could come has passed."""
    wire.does_times(context.scene, Verb.ANNOUNCE, thing, name, 1)


@then("the node does not announce {thing} to {peer}")
def node_does_not_announce(context, thing, name):
    """Never in the life of the connection, though somebody else was told since the event."""
    wire.does_not(context.scene, Verb.ANNOUNCE, thing, name)


@then("the node does not announce {thing} to {peer} yet")
def node_does_not_announce_yet(context, thing, name):
    """Not so far, though somebody else was told since the event; the clock does not go on."""
    wire.does_not(context.scene, Verb.ANNOUNCE, thing, name, yet=True)


@then("the node announces {thing} to {peers} at the same moments")
def node_announces_together(context, thing, names):
    """Since the event began all of them were told equally often, and always in the same second."""
    moments.together(context.scene, thing, names)


@then("the node announces {thing} to {peers} at different moments")
def node_announces_apart(context, thing, names):
    """All were told equally often, but for any two of them not always in the same second."""
    moments.apart(context.scene, thing, names)


@then("the node announces {thing} to {whom} in {int} to {int} messages")
def node_announces_in_messages(context, thing, names, least, most):
    """Since the event began so many messages announced some of it, to all of them together."""
    moments.in_messages(context.scene, thing, names, (least, most))


@then("the node announces to {peer} in this order: {numbers}")
def node_announces_in_order(context, name, numbers):
    """Since the event began it has announced these in this order, each once."""
    moments.in_order(context.scene, name, numbers)


@then("the node never announces {thing} to {peer}")
def node_never_announces(context, thing, name):
    """The same, and not in the day after either."""
    wire.never_does(context.scene, Verb.ANNOUNCE, thing, name)


@then("the node requests {thing} from {peer}")
def node_requests(context, thing, name):
    """Since the event began the node has requested it from this peer."""
    wire.does(context.scene, Verb.REQUEST, thing, name)


@then("the node requests {thing} from {peer} after {duration}")
def node_requests_after(context, thing, name, seconds):
    """For the first time since the event began, and so long after that, to the second.

    It does not do so a second earlier: the node's clock stands still in between.
    """
    wire.does_after(context.scene, Verb.REQUEST, thing, name, seconds)


@then("the node requests {thing} from {peer} once")
def node_requests_once(context, thing, name):
    """The same, one time."""
    wire.does_times(context.scene, Verb.REQUEST, thing, name, 1)


@then("the node requests {thing} from {amount} of {peers}")
def node_requests_from_some(context, thing, amount, names):
    """Since the event began, and past every delay, from exactly so many of them."""
    wire.does_to_some(context.scene, Verb.REQUEST, thing, names, amount)


@then("the node requests {thing} from {peer} {int} times")
def node_requests_times(context, thing, name, times):
    """The same, so many times."""
    wire.does_times(context.scene, Verb.REQUEST, thing, name, times)


@then("the node does not request {thing} from {peer}")
def node_does_not_request(context, thing, name):
    """Never in the life of the connection, though it has from somebody else since the event."""
    wire.does_not(context.scene, Verb.REQUEST, thing, name)


@then("the node does not request {thing} from {peer} further")
def node_does_not_request_further(context, thing, name):
    """Not since the event began, though it has from somebody else."""
    wire.does_not(context.scene, Verb.REQUEST, thing, name, further=True)


@then("the node never requests {thing} from {peer}")
def node_never_requests(context, thing, name):
    """The same, and not in the day after either."""
    wire.never_does(context.scene, Verb.REQUEST, thing, name)


@then("the node sends {peer} {thing}")
def node_sends(context, name, thing):
    """Since the event began the node has sent it to this peer."""
    wire.does(context.scene, Verb.SEND, thing, name)


@then("the node sends {peer} {thing} once")
def node_sends_once(context, name, thing):
    """The same, one time, though the delay after which a second could come has passed."""
    wire.does_times(context.scene, Verb.SEND, thing, name, 1)


@then("the node sends {peer} {thing} before {thing}")
def node_sends_before(context, name, thing, other):
    """Since the event began the node has sent both, and the first of the one before the other."""
    wire.does_before(context.scene, Verb.SEND, thing, other, name)


@then("the node sends {thing} to {amount} of {peers}")
def node_sends_to_some(context, thing, amount, names):
    """Since the event began, and past every delay, exactly so many of them have been sent it."""
    wire.does_to_some(context.scene, Verb.SEND, thing, names, amount)


@then("the node does not send {peer} {thing}")
def node_does_not_send(context, name, thing):
    """Never in the life of the connection, though somebody else was sent it since the event."""
    wire.does_not(context.scene, Verb.SEND, thing, name)


@then("the node does not send {peer} {thing} further")
def node_does_not_send_further(context, name, thing):
    """Not since the event began, though somebody else was sent it."""
    wire.does_not(context.scene, Verb.SEND, thing, name, further=True)


@then("the node does not send {peer} {thing} yet")
def node_does_not_send_yet(context, name, thing):
    """Not so far, though somebody else was sent it since the event; the clock stands still."""
    wire.does_not(context.scene, Verb.SEND, thing, name, yet=True)


@then("the node never sends {peer} {thing}")
def node_never_sends(context, name, thing):
    """The same as "does not send", and not in the day after either."""
    wire.never_does(context.scene, Verb.SEND, thing, name)


@then("the node sends {peer} in this order: {messages}")
def node_sends_in_order(context, name, types):
    """These messages, each as often as it stands there, and no others, on this connection."""
    judging.sent_in_order(context.scene, name, types)


@then("the node sends {peer} nothing")
def node_sends_nothing(context, name):
    """No message at all, while others get their answers."""
    judging.sent_nothing(context.scene, name)


@then("the node sends {peer} nothing further")
def node_sends_nothing_further(context, name):
    """No message since the event began, but pongs to valid pings, such as the fence's.

    The node has dealt with what the peer sent.
    """
    judging.sent_nothing_further(context.scene, name)


@then("the node's version message to {peer} {content}")
def version_says(context, name, content):
    """What the node's version message on the peer's latest connection says."""
    context.scene.accept(content(context.scene, name))
