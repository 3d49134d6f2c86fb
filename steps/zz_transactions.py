"""Sentences about transactions: how they reach the node, and who is told about them."""

from behave import given, then, use_step_matcher, when

from harness import claims
from harness.acts import transactions
from harness.p2p.consensus import txid, wtxid

use_step_matcher("parse")


@given("the node has accepted a transaction from {name:Name}")
def node_has_accepted_transaction(context, name):
    """The peer has delivered a valid transaction and the node keeps it."""
    scene = context.scene
    transactions.deliver(scene, name)
    scene.accept(claims.kept_transaction(*transactions.pool(scene), scene.transaction))


@given("a new transaction has reached the node")
@when("a new transaction reaches the node")
def transaction_reaches_node(context):
    """The node's operator hands it a new transaction; then everybody's turn to be told passes."""
    transactions.submit(context.scene)


@when("{name:Name} sends the node a new transaction")
def peer_sends_transaction(context, name):
    """The peer delivers a valid transaction unasked; then everybody's turn to be told passes."""
    transactions.deliver(context.scene, name)


@when("{name:Name} sends the node a transaction that pays no fee")
def peer_sends_worthless_transaction(context, name):
    """The peer delivers, unasked, a transaction that the node does not accept."""
    transactions.deliver_worthless(context.scene, name)


@when("{name:Name} announces a transaction to the node")
def peer_announces_transaction(context, name):
    """The peer says that it has a transaction the node does not know."""
    transactions.announce_unknown(context.scene, name)


@when("{name:Name} asks the node for the transaction")
def peer_asks_for_transaction(context, name):
    """The peer requests the transaction by its name."""
    transactions.ask_for_it(context.scene, name)


@then("the node gives {name:Name} the transaction")
def node_gives_transaction(context, name):
    """The transaction itself reaches the peer."""
    scene = context.scene
    window = scene.rest()
    scene.accept(claims.given(window, name, scene.transaction))


@then("the node does not answer {name:Name} about the transaction")
def node_does_not_answer_about_transaction(context, name):
    """The node gives the transaction to somebody else; this peer gets neither it nor a refusal."""
    scene = context.scene
    window = scene.rest()
    scene.accept(
        claims.silence(
            window,
            claims.is_message("tx", "notfound"),
            peer=name,
            expected=f"{name} gets no answer about a transaction",
            control=claims.said_to_others(window, name, "tx"),
        )
    )


@then("the node asks {name:Name} for the transaction")
def node_asks_for_transaction(context, name):
    """The node requests a transaction that the peer has announced."""
    scene = context.scene
    window = scene.rest()
    scene.accept(claims.asked(scene.since_event(window), name, "getdata"))


@then("the node does not ask {name:Name} for any transaction before that")
def node_does_not_ask_for_transaction(context, name):
    """Up to the end of its connection the node requested nothing, though it does from another."""
    scene = context.scene
    window = scene.rest()
    scene.accept(
        claims.silence_to_the_end(
            window,
            claims.is_message("getdata"),
            peer=name,
            expected=f"the node does not ask {name} for a transaction",
            control=claims.said_to_others(window, name, "getdata"),
        )
    )


@then("{name:Name} is told about the transaction by its wtxid")
def peer_is_told_by_wtxid(context, name):
    """The node announces the transaction by the hash that covers its signatures, by no other."""
    scene = context.scene
    scene.accept(claims.told_by_wtxid(scene.window(), name, scene.transaction))


@then("{name:Name} is told about the transaction by its txid")
def peer_is_told_by_txid(context, name):
    """The node announces the transaction by the hash that leaves signatures out, by no other."""
    scene = context.scene
    scene.accept(claims.told_by_txid(scene.window(), name, scene.transaction))


@then("{name:Name} is told about the transaction once")
def peer_is_told_once(context, name):
    """The node announces the transaction to this peer, no more than once."""
    scene = context.scene
    window = scene.rest()
    scene.accept(claims.told_once(window, name, scene.transaction))


@then("{name:Name} is told about the transaction")
def peer_is_told_about_transaction(context, name):
    """The node announces the transaction to this peer, by whichever of its two names."""
    scene = context.scene
    names = claims.names_hash({txid(scene.transaction), wtxid(scene.transaction)})
    scene.accept(claims.told(scene.window(), name, names, what="the transaction"))


@then("{name:Name} is not told about the transaction")
def peer_is_not_told_about_transaction(context, name):
    """The node told somebody else, had its say to everyone, and never told this peer of any."""
    scene = context.scene
    window = scene.rest()
    names = claims.names_hash({txid(scene.transaction), wtxid(scene.transaction)})
    scene.accept(
        claims.silence(
            window,
            claims.names_any_transaction,
            peer=name,
            expected=f"{name} is told about no transaction",
            control=claims.told_others(window, name, names),
        )
    )


@then("the node accepts the transaction")
def node_accepts_transaction(context):
    """The transaction is among those that wait to be mined."""
    scene = context.scene
    scene.rest()
    scene.accept(claims.kept_transaction(*transactions.pool(scene), scene.transaction))


@then("the node does not accept the transaction")
def node_does_not_accept_transaction(context):
    """The transaction is not among those that wait to be mined, while an earlier one is."""
    scene = context.scene
    scene.rest()
    scene.accept(claims.refused_transaction(*transactions.pool(scene), scene.transaction))
