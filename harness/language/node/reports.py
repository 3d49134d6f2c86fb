"""What the node reports of itself: its summary, its lists, its files.

An entry is a function of the scene and the placeholders' values; it returns a finding.
"""

from collections.abc import Callable
from typing import Any

from harness import claims
from harness.acts import (
    added_nodes,
    addresses,
    i2p_program,
    internet,
    operations,
    private_broadcast,
    startup,
    tor_program,
    transactions,
    two_nodes,
    version_contents,
)
from harness.claims.core import fail
from harness.errors import RpcError
from harness.language import family, numbered, places, words
from harness.language.lexicon import Kind, Phrase
from harness.language.node import reports_of_networks
from harness.language.node.report_kind import REPORTS, report
from harness.language.wire import since_event
from harness.p2p import recognise
from harness.record.findings import Finding
from harness.scene.scene import Scene

__all__ = ["REPORTS", "family", "numbered", "places", "reports_of_networks", "words"]


CORRELATED = "Tor circuits for private broadcast connections may be correlated"  # init.cpp
ADDED_FIXED_SEEDS = "fixed seeds from reachable networks"  # net.cpp, ThreadOpenConnections
REDUCING = "Reducing -maxconnections"  # init.cpp, AppInitParameterInteraction


@report("network activity is {switch}")
def network_is(scene: Scene, on: bool) -> Finding:
    """The node's summary of its connections says whether it may have any."""
    return claims.network_said(*scene.node.question("getnetworkinfo"), on=on)


@report("it has {int} inbound and {int} outbound connection(s)")
def has_connections(scene: Scene, inbound: int, outbound: int) -> Finding:
    """The summary counts both apart, and their sum; the number of connections is that sum too."""
    scene.rest()
    about, entry = scene.node.question("getnetworkinfo")
    total, other = scene.node.question("getconnectioncount")
    return claims.counts_connections(about, total, (entry, other), parts=(inbound, outbound))


@report("the ban lasts {duration}, of which {duration} are left")
def ban_lasts(scene: Scene, lasts: int, left: int) -> Finding:
    """There is one ban; when it began, when it ends, how long it lasts and what is left agree."""
    rows, entry = scene.node.question("listbanned")
    return claims.ban_times(rows, entry, now=scene.node.clock, lasts=lasts, left=left)


@report("its upload target is {int} bytes a day")
def upload_target_alone(scene: Scene, target: int) -> Finding:
    """The node's account of its traffic says so; 0 is no target."""
    totals, entry = scene.node.question("getnettotals")
    return claims.reports_upload(totals, entry, {"target": target})


@report("its upload target is used up, and {int} seconds of the day are left")
def upload_target_reached(scene: Scene, seconds: int) -> Finding:
    """The node's account of its traffic says both, and that no byte is left."""
    scene.rest()
    totals, entry = scene.node.question("getnettotals")
    left = {"target_reached": True, "bytes_left_in_cycle": 0, "time_left_in_cycle": seconds}
    return claims.reports_upload(totals, entry, left)


@report("a part of its upload target and {int} seconds of the day are left")
def upload_target_not_reached(scene: Scene, seconds: int) -> Finding:
    """The node's account of its traffic says both, and that some bytes are left."""
    scene.rest()
    totals, entry = scene.node.question("getnettotals")
    account = {"target_reached": False, "time_left_in_cycle": seconds}
    return claims.reports_upload(totals, entry, account, some_left=True)


@report("the byte counts of {peer} and of all its connections are right")
def byte_counts(scene: Scene, name: str) -> Finding:
    """What the two have sent each other, and every peer that was ever connected; types by whole.

    Of each message type the peer's entry counts whole messages only, header included.
    """
    window = scene.rest()
    row, listed = scene.listed(name)
    totals, entry = scene.node.question("getnettotals")
    return claims.counts_bytes(window, row, totals, (listed, entry), peer=name)


@report("historical blocks are served")
def old_blocks_served(scene: Scene) -> Finding:
    """The node's account of its traffic says that whoever requests an old block is sent it."""
    return claims.reports_old_blocks(*scene.node.question("getnettotals"), given=True)


@report("historical blocks are withheld")
def old_blocks_withheld(scene: Scene) -> Finding:
    """The node's account of its traffic says that only the buffer for new blocks is left."""
    return claims.reports_old_blocks(*scene.node.question("getnettotals"), given=False)


@report("its own services are named {string}")
def names_own_services(scene: Scene, names: str) -> Finding:
    """The summary has these names and no others; those of the bits 24 to 31 do not count."""
    about, entry = scene.node.question("getnetworkinfo")
    columns = ("localservices", "localservicesnames")
    more = ", P2P_V2" if scene.encrypts_by_variation else ""
    return claims.names_services(about, entry, columns, names=names + more)


@report("its public address is known")
def knows_own_address(scene: Scene) -> Finding:
    """The summary names the address that the operator has told the node."""
    about, question = scene.node.question("getnetworkinfo")
    return claims.knows_own_address(about, question, version_contents.OWN_ADDRESS)


@report("it has no address of its own")
def has_no_own_address(scene: Scene) -> Finding:
    """The summary names no address at which others could reach the node."""
    about = scene.ask_until("getnetworkinfo", lambda about: not about["localaddresses"])
    return claims.has_own_addresses(*about, places=[])


@report("its own address is that of its onion service alone")
def has_onion_service(scene: Scene) -> Finding:
    """The summary names this address with its network's usual port, rated as if it were told so."""
    about, entry = scene.node.question("getnetworkinfo")
    return claims.has_own_address_confirmed(about, entry, tor_program.own_place(), times=0)


@report("its own address is that in I2P alone")
def has_own_i2p_address(scene: Scene) -> Finding:
    """The summary names this address with the port 0, rated as if the operator had told it."""
    about, entry = scene.node.question("getnetworkinfo")
    place = f"{i2p_program.OWN_NAME}:{i2p_program.PORT}"
    return claims.has_own_address_confirmed(about, entry, place, times=0)


@report("its own address is {string}")
def has_own_address(scene: Scene, place: str) -> Finding:
    """The summary names this address and port, and no other."""
    return claims.has_own_addresses(*scene.node.question("getnetworkinfo"), places=[place])


@report("its own address is {string}, which {int} peer(s) has/have confirmed")
def own_address_is_confirmed(scene: Scene, place: str, count: int) -> Finding:
    """The same; its score in the summary is so much above that of one that the operator names."""
    scene.rest()
    about, entry = scene.node.question("getnetworkinfo")
    return claims.has_own_address_confirmed(about, entry, place, times=count)


@report("it has lowered its connection limit from {int} to {int}")
def lowered_limit(scene: Scene, wanted: int, limit: int) -> Finding:
    """When it starts it says so, and that the system leaves it no choice."""
    return claims.warns(
        internet.this_life(scene),
        f"{REDUCING} from {wanted} to {limit}, because of system limitations",
        expected=f"the node reports that it has lowered its connection limit to {limit}",
    )


@report("it keeps its connection limit")
def did_not_lower_limit(scene: Scene) -> Finding:
    """When it starts it says where it listens, and nothing of the kind."""
    return claims.does_not_say(
        internet.this_life(scene),
        REDUCING,
        expected="the node reports that it keeps its connection limit",
        control="Bound to ",
    )


@report("it warns that peers hardly connect to the port {int}")
def warns_of_port(scene: Scene, number: int) -> Finding:
    """When it starts it names the port at which it listens, and calls it bad."""
    return claims.warns_of_port(internet.this_life(scene), number)


@report("it does not warn of its port")
def does_not_warn_of_port(scene: Scene) -> Finding:
    """When it starts it says where it listens, and nothing of the kind."""
    return claims.does_not_say(
        internet.this_life(scene),
        claims.BAD_PORT,
        expected="the node reports that it does not warn of its port",
        control="Bound to ",
    )


@report("it warns that Tor may join its private broadcasts to other connections")
def warns_of_isolation(scene: Scene) -> Finding:
    """When it starts it says that their circuits may be correlated, and what would help."""
    return claims.warns(
        internet.this_life(scene), CORRELATED, expected="the node warns of correlated circuits"
    )


@report("it is content with its way to the peers of private broadcast")
def does_not_warn_of_isolation(scene: Scene) -> Finding:
    """When it starts it does not warn of circuits, though it says where it listens."""
    return claims.does_not_say(
        internet.this_life(scene),
        CORRELATED,
        expected="the node does not warn of correlated circuits",
        control="Bound to ",
    )


@report("blocksonly mode is {switch}")
def blocksonly_mode_is(scene: Scene, on: bool) -> Finding:
    """The summary says whether the node declines transactions (on) or asks for them (off)."""
    return claims.reports_transaction_relay(*scene.node.question("getnetworkinfo"), wants=not on)


@report("its mempool holds {transaction}")
def mempool_holds(scene: Scene, which: Phrase[Callable[..., Any]]) -> Finding:
    """The transaction was accepted, and waits to be mined."""
    scene.rest()
    return claims.accepted(*transactions.mempool(scene), which(scene))


@report("its mempool holds {transactions}")
def mempool_holds_all(scene: Scene, which: list[Phrase[Callable[..., Any]]]) -> Finding:
    """All of them were accepted, and wait to be mined."""
    scene.rest()
    pool, entry = transactions.mempool(scene)
    return claims.all_accepted(pool, entry, [each(scene) for each in which])


@report("it keeps {int} orphan transaction(s)")
def keeps_orphans(scene: Scene, count: int) -> Finding:
    """So many transactions wait for their parents; two with other witnesses are two."""
    scene.rest()
    return claims.keeps_orphans(*scene.node.question("getorphantxs"), count=count)


@report("its mempool does not hold {transaction}")
def mempool_does_not_hold(scene: Scene, which: Phrase[Callable[..., Any]]) -> Finding:
    """The transaction is not there, though another one is, or though the node announced it.

    A peer that has sent it since the event, which the node has dealt with, shows as much.
    """
    since = since_event(scene, scene.rest())
    known = which(scene)
    return claims.not_accepted(
        *transactions.mempool(scene),
        known,
        control=claims.dealt_with(since, known),
    )


# its chain


@report("its best header has the height {int}")
def best_header_height(scene: Scene, height: int) -> Finding:
    """Of all headers that it has stored, this one stands for the most work."""
    scene.rest()
    return claims.has_best_header(*scene.node.question("getblockchaininfo"), height=height)


@report("it knows {int} chain(s)")
def knows_chains(scene: Scene, count: int) -> Finding:
    """Its own chain is one; each other stored header with none on top of it ends another one."""
    scene.rest()
    tips, entry = scene.node.question("getchaintips")
    return claims.knows_chains(tips, entry, count=count, former=scene.former_branches)


@report("its chain has the height {int}")
def chain_height(scene: Scene, height: int) -> Finding:
    """So many blocks of its chain stand on top of the first; it has them all."""
    scene.rest()
    return claims.has_chain(*scene.node.question("getblockchaininfo"), height=height)


@report("the median time offset of its peers is {duration}")
def median_of_clocks(scene: Scene, ahead: int) -> Finding:
    """So much the clock in the middle is ahead of its own; 0 too if it has seen fewer than five."""
    scene.rest()
    return claims.has_clock_offset(*scene.node.question("getnetworkinfo"), offset=ahead)


# nodes that the operator has named


@report("the added node {peer} is an outbound peer")
def added_node_is_connected(scene: Scene, name: str) -> Finding:
    """Asked about this one alone, the node names no other, and says that it has connected to it."""
    return _added_node(scene, name, way="outbound")


@report("the added node {peer} is an inbound peer")
def added_node_has_connected(scene: Scene, name: str) -> Finding:
    """Asked about this one alone, the node names no other, and says that it has come by itself."""
    return _added_node(scene, name, way="inbound")


@report("the added node {peer} is not connected")
def added_node_is_unconnected(scene: Scene, name: str) -> Finding:
    """Asked about this one alone, the node names no other, and says that there is no connection."""
    return _added_node(scene, name, way=None)


def _added_node(scene: Scene, name: str, *, way: str | None) -> Finding:
    scene.rest()
    try:
        rows, entry, address = added_nodes.one_entry(scene, name)
    except RpcError as refusal:
        fail(f"{name} is an added node", f"the node refuses to tell: {refusal}")
    return claims.told_alone(rows, entry, peer=name, address=address, way=way)


@report("the second node has the block")
def second_node_has_block(scene: Scene) -> Finding:
    """The second node, asked too, names the first node's chain tip as its own."""
    wanted = scene.block_hash[::-1].hex() if scene.block_hash else ""
    newest, entry = two_nodes.tip_of_second(scene, wanted)
    return claims.same_tip(newest, wanted, entry, who="the second node")


@report("it has received all of the second node's message")
def has_received_message(scene: Scene) -> Finding:
    """The node counts as many bytes of unknown messages as the second node has sent."""
    heard, entry = two_nodes.heard_by_first(scene)
    return claims.heard_at_least(heard, two_nodes.LARGE, entry, who="the first node")


# its address manager


@report("its address manager holds the address, as seen {duration} before the peer says")
def address_is_known(scene: Scene, earlier: int) -> Finding:
    """The address that the example is about is there, with a time so much before that beside it."""
    scene.rest()
    sent = scene.address_entry
    assert sent is not None  # noqa: S101  (for the type checker)
    return claims.knows_address(
        *addresses.known(scene), addresses.in_words(sent.ip), seen=sent.timestamp - earlier
    )


@report("its address manager does not hold the address")
def address_is_unknown(scene: Scene) -> Finding:
    """The address that the example is about is not there, though another one is."""
    scene.rest()
    assert scene.address is not None  # noqa: S101  (for the type checker)
    return claims.knows_no_address(*addresses.known(scene), addresses.in_words(scene.address))


@report("its address manager holds some of the last {int} addresses that {peer} has sent")
def some_of_the_last_are_known(scene: Scene, count: int, name: str) -> Finding:
    """At least one of them is there; all messages count, and the last address of each is last."""
    scene.rest()
    sent = [
        addresses.in_words(each)
        for entry in scene.window().of(name).sent()
        for each in recognise.addresses_in(entry.content)
    ]
    return claims.knows_some(*addresses.known(scene), sent[-count:])


@report("its address manager does not hold the address of {peer}")
def address_of_peer_is_unknown(scene: Scene, name: str) -> Finding:
    """The address is not there, though another one is."""
    scene.rest()
    return claims.knows_no_address(*addresses.known(scene), scene.peers[name].residence)


@report("its address manager holds the address of {peer} as {table}")
def address_is_in_table(scene: Scene, name: str, table: str) -> Finding:
    """It is there once: tried, if the node has connected to it, or new, if it never has."""
    scene.rest()
    return claims.holds_in_table(
        *addresses.table_of(scene), scene.peers[name].residence, table=table
    )


@report("its address manager holds the address of {peer}, as seen {duration} ago")
def address_of_peer_is_known(scene: Scene, name: str, ago: int) -> Finding:
    """The address is there, with a time so much before the node's clock beside it."""
    scene.rest()
    seen = scene.node.clock - ago
    return claims.knows_address(*addresses.known(scene), scene.peers[name].residence, seen=seen)


@report("its address manager holds the address of {peer}, who offers just {services}")
def address_of_peer_has_services(scene: Scene, name: str, offered: int) -> Finding:
    """The address is there, with these services and no others; bits 24 to 31 do not count."""
    scene.rest()
    host = scene.peers[name].residence
    return claims.knows_services(*addresses.known(scene), host, services=int(offered))


@report("its address manager holds {int} new and {int} tried addresses in the {network} network")
def counts_of_network(scene: Scene, new: int, tried: int, network: str) -> Finding:
    """Asked for numbers, the node names these for this network, and their sum."""
    scene.rest()
    counts, entry = scene.node.question("getaddrmaninfo")
    return claims.counts_addresses(counts, entry, network, new=new, tried=tried)


@report("its address manager holds {int} new and {int} tried addresses in all")
def counts_in_all(scene: Scene, new: int, tried: int) -> Finding:
    """Asked for numbers, the node names these for all networks together, and their sum."""
    scene.rest()
    counts, entry = scene.node.question("getaddrmaninfo")
    return claims.counts_addresses(counts, entry, "all_networks", new=new, tried=tried)


@report("its address manager holds the address as heard from {peer}")
def address_is_from(scene: Scene, name: str) -> Finding:
    """The address that the example is about is there, and beside it the peer's address alone."""
    scene.rest()
    assert scene.address is not None  # noqa: S101  (for the type checker)
    host = addresses.in_words(scene.address)
    return claims.holds_from(*addresses.table_of(scene), host, source=scene.peers[name].residence)


@report("its address manager holds addresses in just these networks: {networks}")
def has_addresses_in(scene: Scene, networks: list[str]) -> Finding:
    """Asked for numbers, the node names one above zero for each of them, and zero for others."""
    scene.rest()
    counts, entry = scene.node.question("getaddrmaninfo")
    return claims.has_addresses_in(counts, entry, networks)


@report("its address manager holds the address of {peer} in the autonomous system {int}")
def address_is_in_system(scene: Scene, name: str, number: int) -> Finding:
    """The address is there, and beside it the number of the system to which it belongs."""
    scene.rest()
    host = scene.peers[name].residence
    return claims.holds_in_system(*addresses.table_of(scene), host, number=number)


@report("{int} known addresses lie in {int} autonomous systems, and {int} in none")
def known_addresses_in_systems(scene: Scene, count: int, systems: int, none: int) -> Finding:
    """At its start it has looked at the IPv4 and IPv6 addresses that it knows, and says so once."""
    words = f"{count} clearnet peers are mapped to {systems} ASNs with {none} peers being unmapped"
    what = f"{count} known addresses lie in {systems} autonomous systems, and {none} in none"
    return _said(scene, words, what)


# private broadcast


@report("it broadcasts no transaction privately")
def broadcasts_nothing_privately(scene: Scene) -> Finding:
    """Asked about its private broadcasts, the node names none."""
    return claims.broadcasts_none(*private_broadcast.state(scene))


@report("it told {peers} of {transaction}, which {peer} alone has acknowledged")
def has_been_confirmed(
    scene: Scene, told: list[str], which: Phrase[Callable[..., Any]], confirmed: str
) -> Finding:
    """The node broadcasts this one, and names these peers and no others, and who has confirmed."""
    return claims.broadcasts_to(
        *private_broadcast.state(scene),
        which(scene),
        told=[scene.peers[name].home for name in told],
        confirmed=[scene.peers[confirmed].home],
    )


@report("it told {int} peers of {transaction}")
def told_so_many(scene: Scene, count: int, which: Phrase[Callable[..., Any]]) -> Finding:
    """The node broadcasts this one, and names so many peers, however many have acknowledged."""
    scene.rest()
    transaction = which(scene)

    def told(answer: Any) -> int:
        return private_broadcast.told(answer["transactions"], transaction)

    answer, entry = scene.ask_until("getprivatebroadcastinfo", lambda got: told(got) == count)
    return claims.told_so_many(told(answer), entry, wanted=count)


@report("it has broadcast {transaction} privately for {duration}")
def has_broadcast_for(scene: Scene, which: Phrase[Callable[..., Any]], ago: int) -> Finding:
    """The node names this one, by txid, wtxid and in full, and as handed in so long ago."""
    since = scene.node.clock - ago
    return claims.broadcasts_since(*private_broadcast.state(scene), which(scene), since=since)


@report("it told {peer} of {transaction} {duration} ago")
def told_peer_ago(scene: Scene, name: str, which: Phrase[Callable[..., Any]], ago: int) -> Finding:
    """The node broadcasts this one, names the peer by its address, and no acknowledgement of it."""
    rows, entry = private_broadcast.state(scene)
    sent, whom = scene.node.clock - ago, scene.peers[name].home
    return claims.told_at(rows, entry, which(scene), whom=whom, sent=sent, received=None)


@report("it told {peer} of {transaction} {duration} ago, who acknowledged it {duration} ago")
def was_acknowledged_ago(
    scene: Scene, name: str, which: Phrase[Callable[..., Any]], ago: int, later: int
) -> Finding:
    """The same, but the peer has acknowledged it (pong), and that so long ago."""
    rows, entry = private_broadcast.state(scene)
    now, whom = scene.node.clock, scene.peers[name].home
    return claims.told_at(
        rows, entry, which(scene), whom=whom, sent=now - ago, received=now - later
    )


# its start, its help


@report("it queries DNS seeds")
def queries_dns_seeds(scene: Scene) -> Finding:
    """At its start the node says that it sets about asking well-known servers for addresses."""
    startup.await_word_of_seeding(scene)
    return claims.seeding(scene.window(), expected=True)


@report("it does not query DNS seeds")
def queries_no_dns_seeds(scene: Scene) -> Finding:
    """At its start the node says that it leaves the well-known servers alone."""
    startup.await_word_of_seeding(scene)
    return claims.seeding(scene.window(), expected=False)


def _said(scene: Scene, words: str, what: str) -> Finding:
    """Claim that the node, in this life, has said these words in its log, and once only."""
    startup.await_log(scene, words)
    window = internet.this_life(scene)
    return claims.says_once(window, words, expected=f"the node reports that {what}")


@report("it waits {duration} before it queries DNS seeds")
def waits_before_seeds(scene: Scene, seconds: int) -> Finding:
    """It says once how long it is going to look for peers by itself first."""
    words = f"Waiting {seconds} seconds before querying DNS seeds"
    return _said(scene, words, f"it waits {seconds} seconds before it queries DNS seeds")


@report("it waits for network activity before it queries DNS seeds")
def waits_for_activity(scene: Scene) -> Finding:
    """It says once that it is about to query them, and that network activity is off."""
    words = "Waiting for network to be reactivated before querying DNS seeds"
    return _said(scene, words, "it waits for network activity before it queries DNS seeds")


@report("it needs no DNS seeds, as it has found peers")
def needs_no_seeds(scene: Scene) -> Finding:
    """It says once that it leaves them out, as it has enough peers."""
    words = "Skipping DNS seeds. Enough peers have been found"
    return _said(scene, words, "it needs no DNS seeds, as it has found peers")


@report("it has added fixed seeds")
def has_added_fixed_seeds(scene: Scene) -> Finding:
    """It says once that it has looked for addresses in its program, and how many it has taken."""
    return _said(scene, ADDED_FIXED_SEEDS, "it has added fixed seeds")


@report("it has not added fixed seeds")
def has_added_no_fixed_seeds(scene: Scene) -> Finding:
    """It says nothing of the kind, though it has looked for somebody to connect to, thrice."""
    internet.let_look(scene)
    return claims.does_not_say(
        internet.this_life(scene),
        ADDED_FIXED_SEEDS,
        expected="the node reports that it has not added fixed seeds",
        control="Selected ",
    )


@report("it explains RPCs for {requests}")
def explains(scene: Scene, request: str) -> Finding:
    """Asked about this very request, the node says how it is used."""
    text, entry = scene.node.question("help", request)
    return claims.explained(text, entry, request, words=request)


REPORTS.close()

BANS: Kind[Callable[..., list[str]]] = Kind("bans", "what the ban list holds")


@BANS.entry("nothing")
def no_bans(_scene: Scene) -> list[str]:
    """Nobody is banned."""
    return []


@BANS.entry("{place}")
def one_ban(scene: Scene, where: Any) -> list[str]:
    """This alone is banned."""
    return [where(scene)]


@BANS.entry("{place} and {place}")
def two_bans(scene: Scene, one: Any, other: Any) -> list[str]:
    """These two are banned, and nothing else."""
    return [one(scene), other(scene)]


BANS.close()


def ban_list(scene: Scene, expected: list[str]) -> Finding:
    """Claim what the ban list holds, no more and no less."""
    return claims.listed_bans(*operations.bans(scene), expected=expected)


ADDED: Kind[Callable[..., list[str]]] = Kind("added", "what the added-node list holds")


@ADDED.entry("{peer}")
def one_added(scene: Scene, name: str) -> list[str]:
    """This peer alone, by its address and port, once."""
    return [added_nodes.address_of(scene, name)]


@ADDED.entry("{peer} and {peer}")
def two_added(scene: Scene, one: str, other: str) -> list[str]:
    """These two, each once, and nobody else."""
    return [added_nodes.address_of(scene, name) for name in (one, other)]


ADDED.close()


def added_node_list(scene: Scene, expected: Phrase[Any]) -> Finding:
    """Claim what the added-node list holds, no more and no less."""
    rows, entry = scene.node.question("getaddednodeinfo")
    return claims.list_holds(
        rows, entry, addresses=expected(scene), expected=f"the added-node list holds {expected}"
    )
