"""Sentences about a node that sends its own transactions over Tor."""

from behave import given, then, use_step_matcher, when

from harness import claims
from harness.acts import private_broadcast, transactions
from harness.acts.transactions import invent_hash
from harness.p2p.consensus import txid

use_step_matcher("parse")


@given("the node sends its own transactions over Tor")
def node_broadcasts_privately(context):
    """The operator has chosen private broadcast, and the node calls nobody for other reasons."""
    private_broadcast.arrange(context.scene)


@given("the node may call fixed peers only, and has none")
def node_may_call_fixed_peers_only(context):
    """The operator has told the node not to look for peers by itself, and has named none."""
    context.scene.options["connect"] = "0"


@given("the node may use ordinary addresses only")
def node_may_use_ordinary_addresses_only(context):
    """The operator has closed the way to Tor, and the node is to call IPv4 addresses alone."""
    context.scene.options |= {"onion": None, "onlynet": "ipv4"}


@given("the node knows {count:d} peers behind Tor")
def node_knows_peers_behind_tor(context, count):
    """So many onion addresses are in the node's address book."""
    private_broadcast.learn_many(context.scene, count)


@given("the node knows peer {name:Name} behind Tor")
def node_knows_peer_behind_tor(context, name):
    """The node's address book holds the peer's onion address, and no other."""
    private_broadcast.learn(context.scene, name)


@given("the node has told {name:Name} about its own transaction")
@when("the node tells {name:Name} about its own transaction")
def node_tells_about_own_transaction(context, name):
    """The operator hands the node a transaction, and the node calls the peer to send it."""
    private_broadcast.submit_and_await(context.scene, name)


@when("the operator hands the node a transaction for {count:d} peers")
def operator_hands_transaction(context, count):
    """The operator hands the node a transaction, and the node has called so many peers."""
    private_broadcast.submit_and_await_calls(context.scene, count)


@when("{name:Name} asks the node for what it has named")
def peer_asks_for_what_was_named(context, name):
    """The peer requests what the node has named."""
    scene = context.scene
    private_broadcast.ask_for(scene, name, txid(scene.transaction))


@when("{name:Name} asks the node for another transaction")
def peer_asks_for_another_transaction(context, name):
    """The peer requests something that the node has not named."""
    scene = context.scene
    private_broadcast.ask_for(scene, name, invent_hash(scene))


@when("{name:Name} pings the node, asks for addresses and sends some")
def peer_asks_otherwise(context, name):
    """The peer says what the node would answer or heed on any other connection."""
    private_broadcast.ask_otherwise(context.scene, name)


@then("the node's greeting to {name:Name} reveals nothing")
def greeting_reveals_nothing(context, name):
    """The version message has no services, time, height, wish, address or own name in it."""
    scene = context.scene
    scene.accept(claims.greeting_is_blank(scene.window(), name))


@then("the node gives {name:Name} the transaction, pings and leaves")
def node_gives_transaction(context, name):
    """Beside the greeting the node says three things: the name, the transaction and a ping."""
    scene = context.scene
    scene.await_end(name)
    scene.accept(
        claims.closed_by_node(scene.window(), name, expected=f"the node hangs up on {name}"),
        claims.said(scene.window(), name, "version", "verack", "inv", "tx", "ping"),
    )


@then("the transaction does not wait in the node to be mined")
def transaction_does_not_wait(context):
    """The node has its own transaction, but not among those it knows from the network."""
    scene = context.scene
    scene.accept(claims.not_kept_transaction(*transactions.pool(scene), scene.transaction))
