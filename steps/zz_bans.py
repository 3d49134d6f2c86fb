"""Sentences about bans: addresses and ranges that the operator shuts out."""

from behave import given, then, use_step_matcher, when

from harness import claims
from harness.acts import operations, startup

use_step_matcher("parse")


@given("the operator has banned the address of {name:Name} on the usual terms")
@when("the operator bans the address of {name:Name}")
def operator_bans_address(context, name):
    """One address is shut out, on the usual terms."""
    scene = context.scene
    operations.ban(scene, operations.host_of(scene, name))


@given("the operator has banned the range of {name:Name}")
@when("the operator bans the range of {name:Name}")
def operator_bans_range(context, name):
    """The 256 addresses around the peer's own are shut out, on the usual terms."""
    scene = context.scene
    operations.ban(scene, operations.range_around(scene, name))


@given("the operator has banned the address of {name:Name} for {seconds:d} seconds")
def operator_bans_address_for(context, name, seconds):
    """One address is shut out for as long as the operator says."""
    scene = context.scene
    operations.ban(scene, operations.host_of(scene, name), seconds)


@given("the operator has banned the address of {name:Name} until {seconds:d} seconds from now")
def operator_bans_address_until(context, name, seconds):
    """One address is shut out until a moment that the operator names."""
    scene = context.scene
    moment = scene.node.clock + seconds
    operations.ban(scene, operations.host_of(scene, name), moment, True)


@when("the operator bans the address of {name:Name} until a moment in the past")
def operator_bans_address_until_past(context, name):
    """The end of the ban lies one second before the node's clock."""
    scene = context.scene
    moment = scene.node.clock - 1
    operations.ban(scene, operations.host_of(scene, name), moment, True)


@when("the operator bans a host by its name")
def operator_bans_host_name(context):
    """The operator gives a name where an address belongs."""
    operations.ban(context.scene, operations.HOST_NAME)


@when("the operator bans a range that is none")
def operator_bans_no_range(context):
    """The range is said to begin with 33 of the 32 bits that an address has."""
    operations.ban(context.scene, operations.NO_RANGE)


@when("the operator orders something about bans that no node can do")
def operator_orders_the_impossible(context):
    """The order about an address is neither to ban it nor to lift its ban."""
    operations.order_impossible_ban(context.scene)


@given("the operator has lifted the ban on the address of {name:Name}")
@when("the operator lifts the ban on the address of {name:Name}")
def operator_lifts_ban_on_address(context, name):
    """The operator names one address."""
    scene = context.scene
    operations.lift_ban(scene, operations.host_of(scene, name))


@when("the operator lifts the ban on the range of {name:Name}")
def operator_lifts_ban_on_range(context, name):
    """The operator names the range of 256 addresses around the peer's own."""
    scene = context.scene
    operations.lift_ban(scene, operations.range_around(scene, name))


@given("the operator has lifted all bans")
@when("the operator lifts all bans")
def operator_lifts_all_bans(context):
    """The operator clears the whole list of bans."""
    operations.insist(context.scene, "clearbanned")


@then("the list of bans names the address of {name:Name}, nothing else")
def bans_name_address(context, name):
    """Exactly one address is banned."""
    scene = context.scene
    expected = [operations.host_of(scene, name)]
    scene.accept(claims.listed_bans(*operations.bans(scene), expected=expected))


@then("the list of bans names the range of {name:Name}, nothing else")
def bans_name_range(context, name):
    """Exactly one range is banned."""
    scene = context.scene
    expected = [operations.range_around(scene, name)]
    scene.accept(claims.listed_bans(*operations.bans(scene), expected=expected))


@then("the list of bans names the address of {name:Name} and its range, nothing else")
def bans_name_both(context, name):
    """The address is banned, and so is the range that it lies in."""
    scene = context.scene
    expected = [operations.host_of(scene, name), operations.range_around(scene, name)]
    scene.accept(claims.listed_bans(*operations.bans(scene), expected=expected))


@then("the list of bans is empty")
def no_bans(context):
    """Nobody is banned."""
    scene = context.scene
    scene.accept(claims.listed_bans(*operations.bans(scene), expected=[]))


@given("a ban lasts {seconds:d} seconds unless the operator says otherwise")
def ban_lasts(context, seconds):
    """The node is started with its own usual duration of bans."""
    startup.tell(context.scene, "bantime", str(seconds))


@then("the list of bans says that the ban lasts {seconds:d} seconds, of which {left:d} are left")
def ban_has_times(context, seconds, left):
    """There is one ban; when it began, when it ends, how long it lasts and what is left agree."""
    scene = context.scene
    rows, entry = scene.node.question("listbanned")
    now = scene.node.clock
    scene.accept(claims.ban_times(rows, entry, now=now, lasts=seconds, left=left))
