"""Sentences about connections: those that there are, that come, and that go."""

from behave import given, then, when

from harness import claims
from harness.acts import (
    connecting,
    flow_control,
    found_peers,
    inbound,
    looking,
    requests,
    retries,
    slots,
    startup,
    wanted_connections,
)
from harness.language import judging
from harness.language.node import senders
from harness.language.peers import conducts, groups

# those that there are


@given("{peer} {conduct}")
def peer_behaves(context, name, conduct):
    """The peer is like this, or does this, on its open connection or on its next one."""
    conducts.apply(context.scene, name, conduct)


@given("the node has a/an {type} connection to {peer}")
def node_has_connection(context, kind, name):
    """The connection is open, as far as the peer lets it: usually the handshake is complete."""
    conducts.connect(context.scene, kind, name)


@given("the node has a/an {type} connection to {peer}, who {conduct}")
def node_has_connection_who(context, kind, name, conduct):
    """The same, to a peer of this conduct."""
    conducts.connect(context.scene, kind, name, conduct)


@given("the node has {type} connections to {peers}")
def node_has_connections_to(context, kind, names):
    """One connection of this type to each, opened in this order."""
    for name in names:
        conducts.connect(context.scene, kind, name)


@given("the node has {type} connections to {peers}, each of whom {conduct}")
def node_has_connections_to_those_who(context, kind, names, conduct):
    """The same, to peers of this conduct."""
    for name in names:
        conducts.connect(context.scene, kind, name, conduct)


@given("the node has {int} {type} connection(s)")
def node_has_connections(context, count, kind):
    """So many connections of this type are open, each to another peer."""
    slots.take(context.scene, kind, count)


@given("the node has {int} {type} connection(s) to peers, each of whom {conduct}")
def node_has_connections_whose_peers(context, count, kind, conduct):
    """The same, to peers of this conduct."""
    for _ in range(count):
        conducts.connect(context.scene, kind, requests.new_name(context.scene, kind), conduct)


@given("the node has {origin} connection(s) to {whom}")
def node_has_found(context, origin, names):
    """The node has opened them by itself, as far as the peers let it: usually completely."""
    origin(context.scene, names)


@given("all outbound-full-relay and block-relay-only slots are taken")
def full_and_block_slots_are_taken(context):
    """Eight and two connections, which the node wants at all times, to peers with its chain tip."""
    wanted_connections.fill_wanted(context.scene)


@given(
    "all outbound-full-relay and block-relay-only slots are taken, "
    "the {ordinal} {type} one by {peer}"
)
def full_and_block_slots_are_taken_by(context, index, kind, name):
    """The same; of the connections of this type, that to the named peer opened fifth, or last."""
    wanted_connections.fill_wanted(context.scene, kind=kind, name=name, index=index)


@given("{int} {group} is/are connected")
def group_is_connected(context, count, group):
    """So many inbound peers have connected after all before them, their handshakes complete."""
    groups.connect(context.scene, group, count)


@given("each of the {group} sends the node {thing}")
def each_sends(context, group, thing):
    """Every peer of the group sends one of its own, and the node has dealt with it."""
    groups.each_sends(context.scene, group, thing)


@then("the node has {int} {type} connection(s)")
def node_has_so_many(context, count, kind):
    """The node's peer list holds exactly so many connections of this type at the end."""
    judging.has_connections(context.scene, kind, count)


@given("all {direction} slots are taken")
@when("all {direction} slots are taken")
def slots_are_taken(context, direction):
    """Connections open until no more do: outbound-full-relay, block-relay-only, addr-fetch ones."""
    slots.fill(context.scene, direction)


@when("{int} connections of each outbound type {outcome}")
def connections_fail_or_end(context, count, outcome):
    """Each type in turn, feeler and manual too; either side ends them, or nobody listens."""
    slots.open_in_turn(context.scene, count, outcome)


# those that come


@given("the node has connected to {peer}")
def node_has_connected(context, name):
    """The node has done so by itself, and the handshake is complete."""
    connecting.await_connection(context.scene, name)


@when("the node connects to {whom}")
def node_connects_meanwhile(context, names):
    """The example goes on when the node has done so by itself."""
    found_peers.meet(context.scene, *names)


@given("the address manager {learnt}")
@when("the address manager {learnt}")
def address_manager_learns(context, learnt):
    """The node knows the address from now on; whether it connects to it is its own choice."""
    learnt(context.scene)


@when("the address manager selects {peer} for a/an {type} connection")
def address_manager_selects(context, name, kind):
    """The node has picked the peer's address; whether it connects to it is its own choice.

    If the node does not know the address, it learns it.
    """
    looking.let_select(context.scene, kind, name)


@when("a/an {type} connection to {peer} opens")
def connection_opens(context, kind, name):
    """Asked to, the node connects to the peer (inbound: the peer to it); the handshake begins."""
    connecting.open_connection(context.scene, kind, name)


@given("{peer} connects to the node")
@when("{peer} connects to the node")
def peer_connects(context, name):
    """The peer opens a connection and sends its version message; then comes what comes of it."""
    inbound.connect(context.scene, name)


@when("{peer} connects to the second port of the node")
def peer_connects_to_second_port(context, name):
    """The same at the other of the two ports on which the node listens."""
    inbound.connect(context.scene, name, startup.second_port(context.scene))


@when("the node is asked for a/an {type} connection to {target}")
def node_is_asked_to_connect(context, kind, target):
    """The operator (manual) or a test (other types) wants the node to open this connection."""
    target(context.scene, kind)


@when("the node is asked to open {int} {type} connection(s)")
def node_is_asked_to_open(context, count, kind):
    """The same for so many different peers, one after the other."""
    requests.ask_for_many(context.scene, kind, count)


@when("the node is asked to connect to {peer} with {wording}")
def node_is_asked_in_other_words(context, name, wording):
    """A test wants the node to open a connection; its request is not worded as usual."""
    wording(context.scene, name)


@when("the node connects to {peer} again")
def node_connects_again(context, name):
    """The example goes on when the node has connected to the peer by itself a second time."""
    retries.await_second_connection(context.scene, name)


@then("the node completes the handshake with {peer}")
def handshake_is_completed(context, name):
    """Both sides have sent version message and verack, on a connection that the event began."""
    judging.handshake_completed(context.scene, name)


@then("the node begins a v2 handshake with {peer}")
def node_begins_v2_handshake(context, name):
    """The node has sent the peer its public key, on the latest connection to it."""
    judging.begins_v2(context.scene, name)


@then("the node connects to {whom}")
def node_connects(context, names):
    """Since the event began a connection of the node has reached each of them."""
    judging.connected(context.scene, names)


@then("the node connects to {whom} as {type}")
def node_connects_as(context, names, kind):
    """The same, and the node's peer list names this connection type for each of them."""
    judging.connected_as(context.scene, names, kind)


@then("the node connects to {whom} from {sender}")
def node_connects_from(context, names, sender):
    """The latest connection to each comes from there, as the I2P router tells the peer."""
    senders.connects_from(context.scene, names, sender)


@then("the node opens in this order: {types} connection(s)")
def node_opens_in_order(context, kinds):
    """These are all its connections, and it has opened them in this order."""
    judging.opened_in_order(context.scene, kinds)


@then("the node connects to {peer} once")
def node_connects_once(context, name):
    """Exactly one connection of the node reaches the peer from the beginning of the event on."""
    judging.connected_times(context.scene, name, 1)


@then("the node connects to {peer} twice")
def node_connects_twice(context, name):
    """Exactly two connections of the node reach the peer from the beginning of the event on."""
    judging.connected_times(context.scene, name, 2)


@then("the node connects to {peer} within {duration}")
def node_connects_within(context, name, seconds):
    """So much real time at most lies between the beginning of the event and the connection."""
    judging.connected_within(context.scene, name, seconds)


@then("the node does not connect to {peer}")
def node_does_not_connect(context, name):
    """No connection of the node ever reaches the peer, while one reaches somebody else."""
    judging.not_connected(context.scene, name)


@then("the node does not connect to {peer} again")
def node_does_not_connect_again(context, name):
    """No connection of the node reaches the peer since the event, while one reaches another."""
    judging.not_connected(context.scene, name, again=True)


# those that go


@given("{peer} disconnects")
@when("{peer} disconnects")
def peer_disconnects(context, name):
    """The peer closes the connection, and the node has noticed."""
    connecting.disconnect(context.scene, name)


@when("{peer} reads on")
def peer_reads_on(context, name):
    """The peer reads again, all that has waited for it first."""
    flow_control.read_on(context.scene, name)


@when("the node disconnects {peer}")
def node_disconnects_meanwhile(context, name):
    """The example goes on when the node has closed the connection by itself."""
    connecting.await_disconnection(context.scene, name)


@then("the node disconnects {peer}")
def node_disconnects(context, name):
    """The node closes the peer's connection; the peer did not."""
    judging.disconnected(context.scene, name)


@then("the node refuses the connection of {peer}")
def node_refuses_connection(context, name):
    """The node accepts the connection and closes it before it has sent anything."""
    judging.refused(context.scene, name)


@then("nobody listens where {peer} connects")
def nobody_listens(context, name):
    """The peer's attempt to connect finds no node: the machine refuses it."""
    context.scene.accept(claims.nobody_listens(context.scene.window(), name))


@then("the node stays connected to {peer}")
def node_stays_connected(context, name):
    """The connection is open at the end: the peer answers, or the node waits for it."""
    judging.stays_connected(context.scene, name)


@then("the node evicts {count} of the {group}")
def node_evicts(context, count, group):
    """The node closes the connections of exactly so many, all in this group, and of no others."""
    judging.evicted(context.scene, count, group)
