"""Sentences about where peers live: at one address, at the port from which they call, banned."""

from behave import given, use_step_matcher

from harness.acts import neighbours

use_step_matcher("parse")


@given("peers {first:Name} and {second:Name} live at one address")
def peers_live_at_one_address(context, first, second):
    """The two peers differ in nothing but the port."""
    neighbours.settle_together(context.scene, first, second, host=neighbours.COMMON)


@given("peers {first:Name} and {second:Name} live at one address of their own")
def peers_live_at_address_of_their_own(context, first, second):
    """The two peers differ in nothing but the port, and nobody else lives there."""
    neighbours.settle_together(context.scene, first, second, host=neighbours.REMOTE)


@given("the operator has banned the address of {name:Name}")
def operator_has_banned(context, name):
    """The person in charge of the node wants nobody from this address to connect."""
    neighbours.ban(context.scene, name)


@given("peer {name:Name} has called the node from the port at which it listens")
def peer_has_called_from_its_port(context, name):
    """The peer has called the node, both have greeted, and the peer can be called there, too."""
    neighbours.call_from_own_port(context.scene, name)
