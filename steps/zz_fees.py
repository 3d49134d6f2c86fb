"""Sentences about fees: what the node says of those that it cares for."""

from behave import then, use_step_matcher

from harness import claims

use_step_matcher("parse")


@then("the node tells {name:Name} its lowest fee")
def node_tells_lowest_fee(context, name):
    """The node has told the peer below which fee it wants no transactions (BIP 133)."""
    scene = context.scene
    scene.accept(claims.asked(scene.window(), name, "feefilter"))


@then("the node tells {name:Name} its lowest fee once")
def node_tells_lowest_fee_once(context, name):
    """The node has told the peer below which fee it wants no transactions, one time (BIP 133)."""
    scene = context.scene
    scene.accept(claims.asked_once(scene.rest(), name, "feefilter"))


def accept_no_fee(scene, window, name, *, control):
    """Claim that the node has not told a peer its lowest fee."""
    scene.accept(
        claims.silence(
            window,
            claims.is_message("feefilter"),
            peer=name,
            expected=f"the node does not tell {name} its lowest fee",
            control=control,
        )
    )


@then("the node tells {name:Name} no lowest fee")
def node_tells_no_lowest_fee(context, name):
    """The node has had its say to this peer, as its ping shows, and mentioned no fee."""
    window = context.scene.rest()
    accept_no_fee(context.scene, window, name, control=window.of(name).received("ping"))


@then("the node does not tell {name:Name} its lowest fee")
def node_does_not_tell_lowest_fee(context, name):
    """The node has told somebody else, had its say to everyone, and never told this peer."""
    window = context.scene.rest()
    control = claims.said_to_others(window, name, "feefilter")
    accept_no_fee(context.scene, window, name, control=control)
