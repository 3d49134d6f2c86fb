"""Sentences about requests: the node is asked to open a connection, and calls or refuses."""

from behave import given, then, use_step_matcher, when

from harness import claims
from harness.acts import places, requests

use_step_matcher("parse")


@when("the node is asked for a {kind:ConnectionType} connection to peer {name:Name}")
@when("the node is asked for an {kind:ConnectionType} connection to peer {name:Name}")
def node_is_asked(context, kind, name):
    """Somebody in charge wants the node to call this peer; whether it does is judged later."""
    requests.ask(context.scene, kind, name)


@when(
    "the node is asked for a {kind:ConnectionType} connection to peer {name:Name}, "
    "its address spelt otherwise"
)
@when(
    "the node is asked for an {kind:ConnectionType} connection to peer {name:Name}, "
    "its address spelt otherwise"
)
def node_is_asked_in_another_spelling(context, kind, name):
    """The request names the peer's address in another spelling that means the same."""
    requests.ask_in_another_spelling(context.scene, kind, name)


@when(
    "the node is asked for a {kind:ConnectionType} connection to peer {name:Name}, "
    "who does not listen"
)
@when(
    "the node is asked for an {kind:ConnectionType} connection to peer {name:Name}, "
    "who does not listen"
)
def node_is_asked_in_vain(context, kind, name):
    """The request names an address where nobody answers."""
    requests.ask_in_vain(context.scene, kind, name)


@when("the node is asked for {count:d} {kind:ConnectionType} connection")
@when("the node is asked for {count:d} {kind:ConnectionType} connections")
def node_is_asked_for_many(context, count, kind):
    """The same request for so many different peers, one after the other."""
    requests.ask_for_many(context.scene, kind, count)


@when('the node is asked for a connection of the kind "{word:Quoted}" to peer {name:Name}')
def node_is_asked_by_word(context, word, name):
    """The request has this word where the kind belongs."""
    requests.ask_by_word(context.scene, word, name)


@when("the node is asked to call peer {name:Name} with {parts:Parts}")
def node_is_asked_in_parts(context, name, parts):
    """The request for an outbound-full-relay connection has these parts and no others."""
    requests.ask_in_parts(context.scene, parts, name)


@when("the node is asked to call peer {name:Name} with named parts")
def node_is_asked_by_names(context, name):
    """The parts of the request are named and stand in another order."""
    requests.ask_by_names(context.scene, name)


@when("the node is asked for an {kind:ConnectionType} connection to nowhere")
def node_is_asked_for_nowhere(context, kind):
    """The request has words where the address belongs that are none."""
    requests.ask_for_nowhere(context.scene, kind)


@given("peer {name:Name} listens at the usual port of the network")
def peer_listens_at_usual_port(context, name):
    """The peer can be called where nodes of this network usually can."""
    requests.listen_at_usual_port(context.scene, name)


@when(
    "the node is asked for an {kind:ConnectionType} connection to peer {name:Name}, without a port"
)
def node_is_asked_without_port(context, kind, name):
    """The request names the peer's address and leaves the port out."""
    requests.ask_without_port(context.scene, kind, name)


@given("the node is on the {network:w} network")
def node_is_on_network(context, network):
    """The node is started on another network than the private one, and talks to nobody there."""
    requests.choose_network(context.scene, network)


@given("the node never encrypts")
def node_never_encrypts(context):
    """The node is started so that it neither offers nor uses encryption."""
    context.scene.options["v2transport"] = "0"


@when("the operator asks the node what it can be asked")
def operator_asks_for_overview(context):
    """The node lists the requests that it offers."""
    context.scene.node.ask("help")


@then("the node offers the request for a manual connection")
def node_offers_manual_request(context):
    """The overview has a line for the request with which operators name peers."""
    scene = context.scene
    words = "for a manual connection"
    scene.accept(claims.offered(scene.window(), requests.MANUAL_REQUEST, words=words))


@then("the node does not offer the request {request:Purpose}")
def node_does_not_offer(context, request):
    """The overview has no line for it, though it has one for what every node offers."""
    scene = context.scene
    control = requests.MANUAL_REQUEST
    scene.accept(
        claims.not_offered(scene.window(), request, words=request, control=control),
    )


@then("the node explains the request {request:Purpose}")
def node_explains(context, request):
    """Asked about this very request, the node says how it is used."""
    scene = context.scene
    text, entry = scene.node.question("help", request)
    scene.accept(claims.explained(text, entry, request, words=request))


@then("the node answers that this is for the private test network only")
def answers_private_network_only(context):
    """The node refuses and names the private test network."""
    scene = context.scene
    scene.accept(claims.for_private_network_only(scene.window(), requests.TEST_CALL))


@then("the node answers that the request is unclear")
def answers_unclear(context):
    """The node refuses and explains how the request is used."""
    scene = context.scene
    expected = "the node answers that the request is unclear"
    found = claims.first_refused_with(
        scene.window(), requests.TEST_CALL, claims.UNCLEAR, expected=expected
    )
    scene.accept(found)


@then("the node answers that the request is of the wrong sort")
def answers_wrong_sort(context):
    """The node refuses since a part of the request is neither yes nor no."""
    scene = context.scene
    expected = "the node answers that the request is of the wrong sort"
    found = claims.first_refused_with(
        scene.window(), requests.TEST_CALL, claims.WRONG_SORT, expected=expected
    )
    scene.accept(found)


@then("the node answers that it does not know the kind")
def answers_unknown_kind(context):
    """The node refuses since there is no such kind to be asked for."""
    scene = context.scene
    expected = "the node answers that it does not know the kind"
    found = claims.first_refused_with(
        scene.window(), requests.TEST_CALL, claims.IMPOSSIBLE, expected=expected
    )
    scene.accept(found)


@then("the node repeats the address of {name:Name} and the kind {kind:ConnectionType}")
def node_repeats(context, name, kind):
    """The answer holds the address that was called and the kind that it was called as."""
    scene = context.scene
    address = requests.address_of(scene, name)
    scene.accept(claims.repeated(scene.window(), requests.TEST_CALL, address, kind))


@then(
    "the node answers that it does not encrypt the {kind:ConnectionType} connection to {name:Name}"
)
def answers_no_encryption(context, kind, name):
    """The node refuses the request that asked for encryption."""
    scene = context.scene
    scene.accept(
        claims.refused_with(
            scene.window(),
            f"{requests.words_of(scene, kind, name)} True",
            claims.IMPOSSIBLE,
            expected=f"the node answers that it does not encrypt the {kind} connection to {name}",
        )
    )


@then("the node agrees to the {kind:ConnectionType} connection to nowhere")
def node_agrees_to_nowhere(context, kind):
    """The node takes the request as done, though there was nobody to call."""
    scene = context.scene
    request = f"{requests.TEST_CALL} {requests.NOWHERE} {kind}"
    expected = f"the node agrees to the {kind} connection to nowhere"
    scene.accept(claims.agreed(scene.window(), request, expected=expected))


@then("the node refuses the {kind:ConnectionType} connection to {name:Name} for want of a place")
def node_refuses(context, kind, name):
    """The node answers the request by saying that all places are taken."""
    scene = context.scene
    scene.accept(
        claims.refused_for_want_of_place(
            scene.window(),
            requests.words_of(scene, kind, name),
            expected=f"the node refuses the {kind} connection to {name} for want of a place",
        )
    )


@then("the node agrees to the {kind:ConnectionType} connection to {name:Name}")
def node_agrees(context, kind, name):
    """The node takes the request as done, whatever came of it."""
    scene = context.scene
    scene.accept(
        claims.agreed(
            scene.window(),
            requests.words_of(scene, kind, name),
            expected=f"the node agrees to the {kind} connection to {name}",
        )
    )


@then("the node has never called {name:Name}")
def node_has_never_called(context, name):
    """No call of the node reached this peer, though others were called."""
    scene = context.scene
    window = scene.rest()
    scene.accept(claims.never_called(window, name, control=claims.calls_of_others(window, name)))


@then("the node does not list {name:Name}")
def node_does_not_list(context, name):
    """The node's own list of peers does not hold this peer, though it holds another one."""
    scene = context.scene
    rows, entry = scene.node.question("getpeerinfo")
    scene.accept(claims.unlisted(scene.listing(name, rows), len(rows), entry, peer=name))


@then("the node has called {name:Name} once")
def node_has_called_once(context, name):
    """Exactly one call of the node reached this peer in the whole scenario."""
    scene = context.scene
    places.await_calls(scene, name, 1)
    scene.rest()
    scene.accept(claims.called(scene.window(), name, 1))
