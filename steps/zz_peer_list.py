"""Sentences about what the node notes of its peers, and how it counts them."""

from behave import given, then, use_step_matcher

from harness import claims

use_step_matcher("parse")


@given("peer {name:Name} says nothing about transactions in its version message")
def peer_says_nothing_about_transactions(context, name):
    """The peer's version message leaves the flag out, as older programs do."""
    context.scene.conduct(name, relay=None)


@given("the node wants blocks only")
def node_wants_blocks_only(context):
    """The node is started so that it declines transactions from everybody."""
    context.scene.options["blocksonly"] = "1"


@then("the node notes that {name:Name} wants transactions")
def node_notes_wish(context, name):
    """The node's list says that it may tell this peer about transactions."""
    scene = context.scene
    scene.rest()
    scene.accept(claims.noted_wish(*scene.listed(name), peer=name, wants=True))


@then("the node notes that {name:Name} wants no transactions")
def node_notes_no_wish(context, name):
    """The node's list says that it may not tell this peer about transactions."""
    scene = context.scene
    scene.rest()
    scene.accept(claims.noted_wish(*scene.listed(name), peer=name, wants=False))


@then("the node exchanges addresses with {name:Name}")
def node_exchanges_addresses(context, name):
    """The node's list says that addresses travel on this connection."""
    scene = context.scene
    scene.rest()
    scene.accept(claims.noted_exchange(*scene.listed(name), peer=name, exchanges=True))


@then("the node exchanges no addresses with {name:Name}")
def node_exchanges_no_addresses(context, name):
    """The node's list says that no addresses travel on this connection."""
    scene = context.scene
    scene.rest()
    scene.accept(claims.noted_exchange(*scene.listed(name), peer=name, exchanges=False))


@then("the node knows nothing of {name:Name}")
def node_knows_nothing(context, name):
    """The node's list shows the peer without version, services or name."""
    scene = context.scene
    scene.accept(claims.unknown_yet(*scene.listed(name), peer=name))


@then("the node knows what {name:Name} has said of itself")
def node_knows_what_peer_said(context, name):
    """The node's list shows version, services and name as in the peer's version message."""
    scene = context.scene
    scene.rest()
    scene.accept(claims.known_as_said(*scene.listed(name), scene.window(), peer=name))


@then("the node counts {callers:d} callers and {called:d} called peers")
def node_counts(context, callers, called):
    """The summary counts both apart, and their sum is the number of connections."""
    scene = context.scene
    scene.rest()
    about, entry = scene.node.question("getnetworkinfo")
    total, other_entry = scene.node.question("getconnectioncount")
    scene.accept(claims.summed_up(about, total, (entry, other_entry), parts=(callers, called)))


@then("the node's summary says that it asks for transactions")
def summary_asks_for_transactions(context):
    """The node's account of itself says that it wants to be told about transactions."""
    scene = context.scene
    scene.accept(claims.own_wish(*scene.node.question("getnetworkinfo"), wants=True))


@then("the node's summary says that it declines transactions")
def summary_declines_transactions(context):
    """The node's account of itself says that it does not want to be told about transactions."""
    scene = context.scene
    scene.accept(claims.own_wish(*scene.node.question("getnetworkinfo"), wants=False))


@then("the node notes that {name:Name} has brought a {what:Merit}")
def node_notes_merit(context, name, what):
    """The node's list says when this peer last brought one that was new to the node."""
    scene = context.scene
    scene.rest()
    scene.accept(claims.noted_merit(*scene.listed(name), peer=name, what=what, brought=True))


@then("the node notes that {name:Name} has brought no {what:Merit}")
def node_notes_no_merit(context, name, what):
    """The node's list says that this peer has never brought one that was new to the node."""
    scene = context.scene
    scene.rest()
    scene.accept(claims.noted_merit(*scene.listed(name), peer=name, what=what, brought=False))


@then("the node lists the connection to {name:Name} as not encrypted")
def node_lists_plain(context, name):
    """The node's list says that this connection travels in plain words."""
    scene = context.scene
    scene.accept(claims.listed_as_plain(*scene.listed(name), peer=name))
