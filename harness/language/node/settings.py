"""What the node is started with: its operator's settings.

An entry is a function of the scene and the placeholders' values; it is called before the node is
started.
"""

from collections.abc import Callable
from typing import Any

from harness.acts import (
    added_nodes,
    address_book,
    filters,
    headers,
    inbound,
    internet,
    loading,
    private_broadcast,
    proxies,
    requests,
    startup,
    timeouts,
    upload,
    version_contents,
)
from harness.language import places, words
from harness.language.cells import Cell, of_permissions
from harness.language.lexicon import Kind, Phrase
from harness.scene.peer import LOOPBACK
from harness.scene.scene import Scene

__all__ = ["SETTINGS", "places", "words"]

SETTINGS: Kind[Callable[..., Any]] = Kind("setting", "what the operator starts the node with")
setting = SETTINGS.entry


@setting("{int} inbound slot(s)", shows=(Cell.FULL,))
def inbound_slots(scene: Scene, count: int) -> None:
    """The connection limit leaves so many slots to inbound peers, whatever these want."""
    inbound.leave_slots(scene, count)


@setting("a connection limit of {int}")
def connection_limit(scene: Scene, limit: int) -> None:
    """So many connections at most (maxconnections); manual ones are not counted."""
    inbound.limit_connections(scene, limit)


@setting("a connection limit of {int} and the default share for transaction relay")
def connection_limit_with_share(scene: Scene, limit: int) -> None:
    """So many connections at most; half of the inbound ones may want transactions."""
    startup.tell(scene, "maxconnections", str(limit))


@setting("its default peer timeout", shows=(Cell.ENDED_BY_TIMEOUT,))
def default_peer_timeout(scene: Scene) -> None:
    """The time for a handshake, and of inactivity, is the node's own; else it is endless."""
    timeouts.set_peer_timeout(scene, None)


@setting("blocksonly mode")
def blocks_only(scene: Scene) -> None:
    """The node declines transactions from everybody (blocksonly)."""
    startup.tell(scene, "blocksonly", "1")


@setting("the permissions {permissions} for {peer}", shows=of_permissions)
def permissions(scene: Scene, granted: list[str], name: str) -> None:
    """The whitelist grants these permissions to the peer's address."""
    startup.tell_also(scene, "whitelist", f"{','.join(granted)}@{scene.peer(name).host}")


@setting("the permissions {permissions} for {place}", shows=of_permissions)
def permissions_in(scene: Scene, granted: list[str], where: Phrase[Callable[..., str]]) -> None:
    """The whitelist grants these permissions to whoever lives there."""
    startup.tell_also(scene, "whitelist", f"{','.join(granted)}@{where(scene)}")


@setting("the implicit permissions for {peer}")
def implicit_permissions(scene: Scene, name: str) -> None:
    """The whitelist names the peer's address and no permissions."""
    startup.tell_also(scene, "whitelist", scene.peer(name).host)


@setting("an empty list of permissions for {peer}")
def empty_list(scene: Scene, name: str) -> None:
    """The whitelist names the peer's address, and expressly no permission."""
    startup.tell_also(scene, "whitelist", f"@{scene.peer(name).host}")


@setting("relay left out of the implicit permissions")
def no_implicit_relay(scene: Scene) -> None:
    """An address that is whitelisted without named permissions has no relay (whitelistrelay)."""
    startup.tell(scene, "whitelistrelay", "0")


@setting("forcerelay added to the implicit permissions")
def implicit_forcerelay(scene: Scene) -> None:
    """An address that is whitelisted without named permissions has it (whitelistforcerelay)."""
    startup.tell(scene, "whitelistforcerelay", "1")


@setting("another port than the default one")
def other_port(scene: Scene) -> None:
    """The node listens elsewhere than nodes of this network usually do (port, bind)."""
    startup.move_port(scene)


@setting("an address and another port than the default one to listen at")
def other_bind(scene: Scene) -> None:
    """The node listens elsewhere than usual, and is told where by address and port (bind) alone."""
    startup.bind_elsewhere(scene)


@setting("a second port with the permissions {permissions}", shows=of_permissions)
def second_port(scene: Scene, granted: list[str]) -> None:
    """The node listens on two ports; whoever connects to this one has these (whitebind)."""
    startup.add_port(scene, "whitebind", f"{','.join(granted)}@{{}}")


@setting("a second port with the implicit permissions")
def implicit_second_port(scene: Scene) -> None:
    """The node listens on two ports; with this one, no permissions are named (whitebind)."""
    startup.add_port(scene, "whitebind", "{}")


@setting("a second port without a number, with the permissions {permissions}")
def numberless_port(scene: Scene, granted: list[str]) -> None:
    """The operator has left the number of the port out."""
    startup.tell(scene, "whitebind", f"{','.join(granted)}@{LOOPBACK}")


@setting("a second port that {peer} has taken, with the permissions {permissions}")
def taken_port(scene: Scene, name: str, granted: list[str]) -> None:
    """The node is to listen where the peer, another program, listens already (whitebind)."""
    startup.take_port(scene, name, granted)


@setting("an ordinary port that {peer} has taken")
def taken_ordinary_port(scene: Scene, name: str) -> None:
    """The node is to listen, there alone, where the peer, another program, listens already."""
    host, number = scene.peer(name).listen()
    startup.listen_at(scene, f"{host}:{number}")


@setting("an onion listening port beside another port that {peer} has taken")
def taken_port_for_tor(scene: Scene, name: str) -> None:
    """The same of an onion listening port; at its usual port the node could listen."""
    host, number = scene.peer(name).listen()
    startup.tell(scene, "bind", [f"{LOOPBACK}:{scene.ports.p2p}", f"{host}:{number}=onion"])


@setting("a second port of the same number at another address")
def port_at_other_address(scene: Scene) -> None:
    """The node listens at two loopback addresses; the numbers of the ports are alike."""
    startup.add_address(scene)


@setting("an onion listening port as second port")
def port_for_tor(scene: Scene) -> None:
    """The node listens on two ports; to the second its Tor program connects (-bind=...=onion)."""
    startup.add_port(scene, "bind", "{}=onion")


@setting("an onion listening port and no other")
def port_for_tor_alone(scene: Scene) -> None:
    """The same; the operator names no other address at which the node is to listen."""
    startup.listen_at_onion_port_alone(scene)


@setting("no address to listen at")
def listens_by_default(scene: Scene) -> None:
    """The operator says that the node is to listen, and not where."""
    startup.listen_by_default(scene)


@setting("no address to listen at, and the port {string}")
def listens_by_default_at(scene: Scene, number: str) -> None:
    """The same, and names the port (port)."""
    startup.listen_by_default(scene)
    startup.tell_also(scene, "port", number)


@setting("the port {string}")
def port(scene: Scene, number: str) -> None:
    """The operator names this port (port), whether or not it is one."""
    startup.tell_also(scene, "port", number)


@setting("{string} to listen at")
def listens_at(scene: Scene, where: str) -> None:
    """The node is to listen at this address, at this port if one is named (bind)."""
    startup.listen_at(scene, where)


@setting("{string} to listen at for Tor")
def listens_for_tor_at(scene: Scene, where: str) -> None:
    """The same as an onion listening port, to which its Tor program connects (bind=...=onion)."""
    startup.listen_at(scene, f"{where}=onion")


@setting("{string} to listen at, with the permissions {permissions}")
def listens_for_peers_at(scene: Scene, where: str, granted: list[str]) -> None:
    """The same; whoever connects there has these permissions (whitebind)."""
    startup.listen_at(scene, f"{','.join(granted)}@{where}", "whitebind")


@setting("listening switched off, and {string} to listen at")
def is_told_not_to_listen(scene: Scene, where: str) -> None:
    """The operator says expressly that the node is not to listen, and says where (bind)."""
    startup.switch_listening_off(scene)
    startup.listen_at(scene, where)


@setting("listening switched off, and {string} to listen at with the permissions {permissions}")
def is_told_not_to_listen_for_peers(scene: Scene, where: str, granted: list[str]) -> None:
    """The same, and says where for whom (whitebind)."""
    startup.switch_listening_off(scene)
    listens_for_peers_at(scene, where, granted)


@setting("listening switched off, and an onion service")
def is_told_not_to_listen_for_tor(scene: Scene) -> None:
    """The node is not to listen, and is to be reached through Tor all the same (listenonion)."""
    startup.switch_listening_off(scene)
    startup.tell(scene, "listenonion", "1")


@setting("listening switched off")
def no_listening(scene: Scene) -> None:
    """The operator says expressly that the node is not to listen, and nowhere where."""
    startup.switch_listening_off(scene)


@setting("the proxy {string}")
def proxy_at(scene: Scene, where: str) -> None:
    """What the node opens goes by way of this proxy (proxy)."""
    startup.tell(scene, "proxy", where)


@setting("the Tor proxy {string}")
def tor_proxy_at(scene: Scene, where: str) -> None:
    """The node reaches onion addresses by way of this proxy (onion)."""
    startup.tell(scene, "onion", where)


@setting("the I2P program {string}")
def i2p_program_at(scene: Scene, where: str) -> None:
    """The node reaches I2P addresses by way of this program (i2psam)."""
    startup.tell(scene, "i2psam", where)


@setting("the Tor control port {string}")
def tor_control_at(scene: Scene, where: str) -> None:
    """Here the node would ask Tor for an onion service (torcontrol)."""
    startup.tell(scene, "torcontrol", where)


@setting("network activity switched off")
def network_off(scene: Scene) -> None:
    """The node may have no connection until its operator switches network activity on."""
    startup.tell(scene, "networkactive", "0")


@setting("a default ban time of {duration}")
def default_ban_time(scene: Scene, seconds: int) -> None:
    """So long a ban lasts unless the command to ban says otherwise (bantime)."""
    startup.tell(scene, "bantime", str(seconds))


@setting("a peer timeout of {duration}", shows=(Cell.ENDED_BY_TIMEOUT,))
def peer_timeout(scene: Scene, seconds: int) -> None:
    """So long the node waits for a handshake, and before it looks for inactivity."""
    timeouts.set_peer_timeout(scene, seconds)


@setting("an upload target of {int} MiB a day")
def upload_target(scene: Scene, mebibytes: int) -> None:
    """What the node may send in 24 hours (maxuploadtarget); 0 means that there is no target."""
    upload.limit(scene, mebibytes)


@setting("a chain tip {int} seconds younger than the block below it")
def aged_chain(scene: Scene, seconds: int) -> None:
    """So much time lies between the two latest blocks of the node's chain.

    Of several settings it comes last, since it starts the node.
    """
    upload.let_age(scene, seconds)


# what it says of itself


@setting("the comments {word} and {word} in its user agent")
def user_agent_comments(scene: Scene, first: str, second: str) -> None:
    """The operator wants these words shown to every peer, behind the name of the program."""
    version_contents.comment(scene, first, second)


@setting("an upload target written as {string}")
def written_upload_target(scene: Scene, words: str) -> None:
    """The operator writes the number of bytes in a day and its unit like this (maxuploadtarget)."""
    startup.tell(scene, "maxuploadtarget", words)


@setting("compact block filters that it makes, but does not offer")
def block_filter_index(scene: Scene) -> None:
    """The node makes compact block filters for itself alone (blockfilterindex)."""
    startup.tell(scene, "blockfilterindex", "1")


@setting("compact block filters to offer, which it does not make")
def unmade_block_filters(scene: Scene) -> None:
    """The node is to send compact block filters (peerblockfilters), and has no index of them."""
    startup.tell(scene, "peerblockfilters", "1")


@setting("compact block filters to offer")
def block_filters(scene: Scene) -> None:
    """The node makes compact block filters and sends them to whoever requests them (BIP 157)."""
    version_contents.offer_filters(scene)


@setting("pruning")
def pruning(scene: Scene) -> None:
    """The node may delete old blocks to keep to 550 MiB; it has no reason yet (prune)."""
    startup.tell(scene, "prune", "550")


@setting("bloom filters to offer")
def bloom_filters(scene: Scene) -> None:
    """The node offers to filter transactions for any peer (peerbloomfilters, BIP 111)."""
    filters.offer_bloom_filters(scene)


@setting("transaction reconciliation")
def transaction_reconciliation(scene: Scene) -> None:
    """The node offers to announce transactions by comparing sets of them (BIP 330)."""
    startup.tell(scene, "txreconciliation", "1")


@setting("non-standard transactions accepted")
def accepts_non_standard(scene: Scene) -> None:
    """The node relays whatever the rules of consensus allow (acceptnonstdtxn)."""
    startup.tell(scene, "acceptnonstdtxn", "1")


@setting("{int} extra transaction(s) kept for compact blocks")
def extra_transactions(scene: Scene, count: int) -> None:
    """So many that were rejected by the mempool or replaced in it (blockreconstructionextratxn)."""
    startup.tell(scene, "blockreconstructionextratxn", str(count))


@setting("a mempool of {int} MB")
def mempool_size(scene: Scene, megabytes: int) -> None:
    """So much memory the transactions take at most that wait to be mined (maxmempool)."""
    startup.tell(scene, "maxmempool", str(megabytes))


@setting("a public address of its own")
def own_public_address(scene: Scene) -> None:
    """The operator tells the node an address where the whole network can reach it (externalip)."""
    version_contents.tell_own_address(scene)


@setting("address discovery")
def discovery(scene: Scene) -> None:
    """Of addresses that others say are its own, the node may pass some on as such (discover)."""
    startup.tell(scene, "discover", "1")


@setting("a public address of its own, address discovery, and listening switched off")
def discovery_deaf(scene: Scene) -> None:
    """The node accepts no inbound connections; it is told an address, and may hear of others."""
    version_contents.tell_own_address(scene)
    startup.tell(scene, "discover", "1")
    startup.switch_listening_off(scene)


@setting("address discovery switched off")
def discovery_off(scene: Scene) -> None:
    """Addresses that others say are its own the node ignores."""
    startup.tell(scene, "discover", "0")


@setting("nothing said about address discovery")
def default_discovery(scene: Scene) -> None:
    """The node decides by itself whether it may take addresses for its own that it finds."""
    startup.tell(scene, "discover", None)


@setting("a proxy, and nothing said about address discovery")
def default_discovery_by_proxy(scene: Scene) -> None:
    """The same; what the node opens would go by way of a proxy (proxy)."""
    default_discovery(scene)
    startup.tell(scene, "proxy", version_contents.NO_PROXY)


@setting("{string} named as its own, and nothing said about discovery")
def named_address_and_discovery(scene: Scene, where: str) -> None:
    """The same; the operator has named an address, with a port or without (externalip)."""
    default_discovery(scene)
    named_address(scene, where)


@setting("{string} as its own address")
def named_address(scene: Scene, where: str) -> None:
    """The operator says that others reach the node there, at this port if one is named."""
    startup.tell_also(scene, "externalip", where)


@setting("a proxy, and own addresses in IPv4, IPv6 and Tor")
def own_addresses_in_three_networks(scene: Scene) -> None:
    """What the node opens goes by way of a proxy; its operator has named three own addresses."""
    internet.reach_all_by_proxy(scene)
    version_contents.tell_own_address(scene)
    version_contents.tell_own_ipv6_address(scene)
    version_contents.tell_own_onion_address(scene, proxy=None)


@setting("an IPv6 address of its own")
def own_ipv6_address(scene: Scene) -> None:
    """The operator tells the node an address where it is reached through IPv6 (externalip)."""
    version_contents.tell_own_ipv6_address(scene)


@setting("the address at which others see it as its own")
def own_seen_address(scene: Scene) -> None:
    """The operator tells the node the address that peers name as the node's (externalip)."""
    version_contents.tell_seen_address(scene)


@setting("an onion address of its own")
def own_onion_address(scene: Scene) -> None:
    """The operator tells the node an address where it is reached through Tor (externalip)."""
    version_contents.tell_own_onion_address(scene)


@setting("private broadcast over Tor")
def private_broadcast_over_tor(scene: Scene) -> None:
    """The node sends its operator's transactions through Tor, and opens no other connections."""
    private_broadcast.arrange(scene)


@setting("private broadcast over Tor, where it knows {peer}")
def private_broadcast_to_one(scene: Scene, name: str) -> None:
    """The same; its address manager holds the peer's onion address, and no other.

    Of several settings it comes last, since it starts the node.
    """
    private_broadcast.arrange(scene)
    private_broadcast.learn(scene, name)


@setting("private broadcast over Tor, where it knows {peer} and {int} more")
def private_broadcast_to_several(scene: Scene, name: str, count: int) -> None:
    """The same; its address manager holds the onion addresses of the peer and of so many more.

    Of several settings it comes last, since it starts the node.
    """
    private_broadcast_to_one(scene, name)
    private_broadcast.learn_many(scene, count)


@setting(
    "private broadcast over Tor, where it knows all of {peers}",
    "private broadcast over Tor, where it knows both {peers}",
)
def private_broadcast_to_all_of(scene: Scene, names: list[str]) -> None:
    """The same; its address manager holds the onion addresses of these peers.

    Of several settings it comes last, since it starts the node.
    """
    private_broadcast.arrange(scene)
    for name in names:
        private_broadcast.learn(scene, name)


@setting("private broadcast over Tor, where it knows {int} peer(s) who send(s) nothing")
def private_broadcast_to_silent_ones(scene: Scene, count: int) -> None:
    """The same; its address manager holds so many onion addresses, where nobody says a word.

    Of several settings it comes last, since it starts the node.
    """
    private_broadcast.arrange(scene)
    private_broadcast.learn_many(scene, count, speaks=False)


@setting("private broadcast over a Tor proxy that takes each user name once")
def private_broadcast_by_names(scene: Scene) -> None:
    """The same; the proxy asks for a user name and a password, and refuses whoever comes again."""
    private_broadcast.arrange(scene, takes_users_once=True)


@setting("private broadcast over Tor, to clearnet addresses as well")
def private_broadcast_to_clearnet(scene: Scene) -> None:
    """The same, but the node may connect to addresses of other networks than Tor, too (onlynet)."""
    private_broadcast.arrange(scene)
    startup.tell(scene, "onlynet", None)


@setting("private broadcast over Tor, and by another proxy to clearnet addresses")
def private_broadcast_beside_proxy(scene: Scene) -> None:
    """The same; for these the operator has named another proxy than Tor's, which leads nowhere."""
    private_broadcast_to_clearnet(scene)
    internet.lead_nowhere(scene)


@setting("private broadcast over Tor and v2 transport, to clearnet addresses as well")
def private_broadcast_encrypted(scene: Scene) -> None:
    """The same, and the node encrypts where it can."""
    private_broadcast_to_clearnet(scene)
    startup.tell(scene, "v2transport", "1")


@setting("private broadcast over Tor and {int} inbound slot(s)")
def private_broadcast_with_slots(scene: Scene, count: int) -> None:
    """The same, but so many inbound peers may connect, and the node has its outbound slots."""
    private_broadcast.arrange(scene)
    inbound.limit_connections(scene, inbound.OUTBOUND_SLOTS + count)


@setting("private broadcast over Tor and no specified node to connect to")
def private_broadcast_to_nobody(scene: Scene) -> None:
    """The same, but it may connect to specified nodes only, and none is (connect)."""
    private_broadcast.arrange(scene)
    startup.tell(scene, "connect", "0")


@setting("private broadcast, and a Tor program that may tell it the way later")
def private_broadcast_once_told(scene: Scene) -> None:
    """Instead of a Tor proxy it has the port where to ask Tor for one; nobody answers there."""
    private_broadcast.arrange(scene)
    startup.tell(scene, "onion", None)
    startup.tell(scene, "listenonion", "1")
    startup.tell(scene, "torcontrol", f"{LOOPBACK}:{scene.reservations.port()}")


@setting("private broadcast and IPv4 as its only network")
def private_broadcast_over_ipv4(scene: Scene) -> None:
    """The same without a Tor proxy, and with clearnet addresses alone (onlynet)."""
    private_broadcast.arrange(scene)
    startup.tell(scene, "onion", None)
    startup.tell(scene, "onlynet", "ipv4")


# other nodes


@setting("the specified node {peer}")
def specified_node(scene: Scene, name: str) -> None:
    """The peer is one of those that the node is to connect to, and to nobody else (connect)."""
    startup.specify_peer(scene, name)


@setting("no specified nodes")
def no_specified_nodes(scene: Scene) -> None:
    """The node looks for peers by itself, as an ordinary node does."""
    startup.tell(scene, "connect", None)


@setting("{int} added nodes")
def added(scene: Scene, count: int) -> None:
    """The operator has named so many peers to which the node is to keep a connection (addnode)."""
    added_nodes.start_with_list(scene, count)


@setting("v2 transport and {int} added nodes that do not support it")
def added_without_v2(scene: Scene, count: int) -> None:
    """The node encrypts where it can, and these peers close each connection that begins so."""
    added_nodes.start_with_list(scene, count, encrypts=True)


@setting("a connect timeout of {duration}")
def connect_timeout(scene: Scene, seconds: int) -> None:
    """So long the node waits for an answer when it tries to connect (timeout)."""
    timeouts.set_connect_timeout(scene, seconds)


@setting("DNS lookups switched off")
def no_lookups(scene: Scene) -> None:
    """The node takes addresses only, and asks nobody what a name stands for (dns)."""
    startup.tell(scene, "dns", "0")


@setting("nothing said about listening and DNS seeds")
def default_listening(scene: Scene) -> None:
    """The node decides by itself whether it listens and whether it queries DNS seeds."""
    startup.leave_listening_open(scene)


@setting("listening switched on")
def express_listening(scene: Scene) -> None:
    """The operator says expressly that the node is to listen."""
    startup.tell(scene, "listen", "1")


@setting("DNS seeds switched on")
def express_seeds(scene: Scene) -> None:
    """The operator says expressly that the node is to query DNS seeds."""
    startup.tell(scene, "dnsseed", "1")


@setting("{peer} as DNS seed")
def dns_seed(scene: Scene, name: str) -> None:
    """The node may query DNS seeds (dnsseed); the proxy puts it through to the peer by the name."""
    startup.tell(scene, "dnsseed", "1")
    internet.move_to_dns_seed(scene, name)


@setting("DNS seeds switched off")
def no_seeds(scene: Scene) -> None:
    """The operator says expressly that the node is not to query DNS seeds."""
    startup.tell(scene, "dnsseed", "0")


@setting("DNS seeds to be queried in any case")
def forced_seeds(scene: Scene) -> None:
    """The node is to query DNS seeds whatever addresses it knows (forcednsseed)."""
    startup.tell(scene, "forcednsseed", "1")


@setting("fixed seeds switched on")
def fixed_seeds(scene: Scene) -> None:
    """The node may use the addresses that stand in its own program (fixedseeds)."""
    startup.tell(scene, "fixedseeds", "1")


@setting("fixed seeds switched off")
def no_fixed_seeds(scene: Scene) -> None:
    """The node may not use the addresses that stand in its own program (fixedseeds)."""
    startup.tell(scene, "fixedseeds", "0")


# transport, chain


@setting("a minimum chain work of {int} blocks")
def minimum_work(scene: Scene, blocks: int) -> None:
    """The work that a chain must have to be the right one (minimumchainwork).

    It is that of a chain with so many blocks on top of the genesis block. The node begins with one.
    """
    startup.tell(scene, "minimumchainwork", headers.minimum_of(blocks))


@setting("a maximum tip age of {int} seconds")
def maximum_tip_age(scene: Scene, seconds: int) -> None:
    """With a chain tip that is older, the node is in initial block download (maxtipage)."""
    startup.tell(scene, "maxtipage", str(seconds))


@setting("v2 transport", shows=(Cell.V2,))
def v2_transport(scene: Scene) -> None:
    """The node encrypts its connections where the peer can (v2transport, BIP 324)."""
    startup.tell(scene, "v2transport", "1")


@setting("v2 transport switched off")
def no_v2_transport(scene: Scene) -> None:
    """The node neither offers nor uses encryption."""
    startup.tell(scene, "v2transport", "0")


@setting("{chain} instead of regtest")
def other_chain(scene: Scene, chain: str) -> None:
    """The node is on a network that others share, and talks to nobody there."""
    requests.choose_network(scene, chain)


# automatic connections


@setting("automatic connections")
def automatic_connections(scene: Scene) -> None:
    """The node connects to addresses of its own choice; peers live at public addresses."""
    internet.look_for_peers(scene)


@setting("automatic connections and a Tor proxy")
def automatic_connections_and_tor(scene: Scene) -> None:
    """The same; it reaches onion addresses, too, by way of the proxy (onion)."""
    internet.look_for_peers(scene)
    internet.reach_tor(scene)


@setting("automatic connections and {peer} as seed node")
def seed_node(scene: Scene, name: str) -> None:
    """The same; the operator has named this peer as the one to request addresses from."""
    internet.look_for_peers(scene)
    internet.name_seed(scene, name)


@setting("CJDNS as a network that it reaches")
def cjdns_reachable(scene: Scene) -> None:
    """Addresses that begin with fc are to the node addresses in CJDNS (cjdnsreachable)."""
    startup.tell(scene, "cjdnsreachable", "1")


@setting("automatic connections, with Tor as its only network")
def automatic_connections_in_tor(scene: Scene) -> None:
    """The same; it connects of its own choice to onion addresses alone (onlynet)."""
    automatic_connections_and_tor(scene)
    startup.tell(scene, "onlynet", "onion")


@setting("automatic connections, with Tor and IPv4 as its only networks")
def automatic_connections_in_tor_and_ipv4(scene: Scene) -> None:
    """The same; it connects of its own choice to onion and IPv4 addresses alone (onlynet)."""
    automatic_connections_and_tor(scene)
    startup.tell(scene, "onlynet", ["onion", "ipv4"])


@setting("a seed node at the address of {peer}")
def another_seed_node(scene: Scene, name: str) -> None:
    """The operator has named this peer as the one to request addresses from (seednode)."""
    internet.name_seed(scene, name)


@setting("{peer} and {peer} as seed nodes")
def seed_nodes(scene: Scene, one: str, other: str) -> None:
    """The operator has named these two peers as those to request addresses from."""
    internet.name_seeds(scene, one, other)


@setting("automatic connections through a proxy")
def automatic_connections_by_proxy(scene: Scene) -> None:
    """The node connects to addresses of its own choice, and to all by way of one proxy (proxy)."""
    internet.look_for_peers(scene)
    internet.reach_all_by_proxy(scene)


@setting("automatic connections through a proxy, and {peer} as seed node")
def seed_node_by_proxy(scene: Scene, name: str) -> None:
    """The same; the operator has named this peer as the one to request addresses from."""
    automatic_connections_by_proxy(scene)
    internet.name_seed(scene, name)


@setting("automatic connections through a proxy, and fixed seeds")
def fixed_seeds_by_proxy(scene: Scene) -> None:
    """The same; the node may use the addresses that stand in its own program (fixedseeds)."""
    automatic_connections_by_proxy(scene)
    startup.tell(scene, "fixedseeds", "1")


@setting("a proxy for all connections")
def proxy_for_all(scene: Scene) -> None:
    """What the node opens goes by way of this proxy, in Tor's place (proxy)."""
    internet.reach_all_by_proxy(scene)


@setting("a proxy for all connections that takes each user name once")
def proxy_by_names(scene: Scene) -> None:
    """The same; the proxy asks for a user name and a password, and refuses whoever comes again."""
    proxies.lead(scene, "proxy", takes_users_once=True)


@setting("a proxy that leads nowhere")
def proxy_to_nobody(scene: Scene) -> None:
    """Whatever the node asks the proxy for, it is refused (proxy)."""
    proxies.lead(scene, "proxy", to=lambda _wanted: False)


@setting("a proxy for onion addresses, and another one for all else")
def proxy_each(scene: Scene) -> None:
    """The one leads to onion addresses alone (onion), the other to all but these (proxy)."""
    proxies.lead_each_its_way(scene)


@setting("no way to onion addresses")
def no_onion(scene: Scene) -> None:
    """The operator says that the node has no proxy for them, whatever others it has (onion)."""
    startup.tell(scene, "onion", "0")


@setting("stream isolation switched off")
def no_isolation(scene: Scene) -> None:
    """The node tells its proxy no user names (proxyrandomize)."""
    startup.tell(scene, "proxyrandomize", "0")


@setting("{network} as its only network")
def only_network(scene: Scene, name: str) -> None:
    """The node is to connect of its own choice to addresses of this network alone (onlynet)."""
    startup.tell(scene, "onlynet", name)


@setting("an unknown network as its only network")
def unknown_network(scene: Scene) -> None:
    """The same, but there is no network of this name."""
    startup.tell(scene, "onlynet", "tortoise")


@setting("a proxy at no address")
def proxy_without_address(scene: Scene) -> None:
    """What the operator has named can be the address of nothing (proxy)."""
    startup.tell(scene, "proxy", "not..an.address:9050")


@setting("a proxy for onion addresses at no address")
def onion_proxy_without_address(scene: Scene) -> None:
    """The same, said of the proxy for onion addresses (onion)."""
    startup.tell(scene, "onion", "not..an.address:9050")


@setting("an I2P proxy at no address")
def i2p_proxy_without_address(scene: Scene) -> None:
    """The same, said of the proxy for I2P addresses (i2psam)."""
    startup.tell(scene, "i2psam", "not..an.address:7656")


@setting("a deterministic address manager")
def deterministic_addrman(scene: Scene) -> None:
    """Bucket and position of an address follow from it alone, not from a secret (test)."""
    startup.tell(scene, "test", "addrman")


@setting("an added node at the address of {peer}")
def added_node_at(scene: Scene, name: str) -> None:
    """The added node is at the usual port, where nobody accepts the node's connections."""
    startup.tell(scene, "addnode", scene.peer(name).host)


@setting("an added node at the address and port of {peer}")
def added_node_with_port(scene: Scene, name: str) -> None:
    """The added node is this peer, named with its port; the node has others before it."""
    startup.tell_also(scene, "addnode", added_nodes.address_of(scene, name))


@setting("the address of {peer} as its own")
def own_address(scene: Scene, name: str) -> None:
    """The operator has told the node that others reach it at this address."""
    startup.tell(scene, "externalip", scene.peer(name).host)


@setting("{whom} in its address manager")
def known_addresses(scene: Scene, names: list[str]) -> None:
    """In an earlier life, in which it connected to nobody, the node has learned these addresses.

    Of several settings it comes last, since it starts the node, and stops it.
    """
    internet.know_before_start(scene, names)


@setting("{peer}, who does not listen, in its address manager")
def known_address_in_vain(scene: Scene, name: str) -> None:
    """The same of one peer, whose machine refuses every attempt to connect to it."""
    requests.deny(scene, name)
    internet.know_before_start(scene, [name])


@setting("{int} address(es) in its address manager")
def known_strangers(scene: Scene, count: int) -> None:
    """In an earlier life the node has learned exactly so many addresses, where nobody lives.

    Of several settings it comes last, since it starts the node, and stops it.
    """
    internet.know_strangers_before_start(scene, count)


@setting("a map of autonomous systems")
def system_map(scene: Scene) -> None:
    """A file says to which one addresses belong (asmap).

    101.0.x.x and 101.1.x.x are of the one with the number 64501, 101.2.x.x of 64502 if the third of
    the four numbers is below 128, else of 64503; all others are of none.
    """
    startup.tell(scene, "asmap", address_book.write_map(scene, address_book.MAP))


@setting("automatic connections and a map of autonomous systems")
def automatic_connections_by_map(scene: Scene) -> None:
    """Both: the node connects to addresses of its own choice, and groups them by the map."""
    internet.look_for_peers(scene)
    system_map(scene)


@setting("an empty map of autonomous systems")
def empty_map(scene: Scene) -> None:
    """The file holds nothing."""
    startup.tell(scene, "asmap", address_book.write_map(scene, b""))


@setting("a map of autonomous systems that breaks off")
def broken_map(scene: Scene) -> None:
    """The second half of the file is missing."""
    half = address_book.MAP[: len(address_book.MAP) // 2]
    startup.tell(scene, "asmap", address_book.write_map(scene, half))


@setting("a map of autonomous systems that is not there")
def missing_map(scene: Scene) -> None:
    """There is no file of this name."""
    startup.tell(scene, "asmap", f"{address_book.write_map(scene, b'')}.gone")


@setting("a file of blocks that it is yet to load")
def blocks_to_load(scene: Scene) -> None:
    """The node takes further blocks from a file (loadblock), which does not end for the time being.

    Of several settings it comes last, since it starts the node.
    """
    loading.hold(scene)


@setting("a chain tip that is {int} seconds old")
def old_chain_tip(scene: Scene, seconds: int) -> None:
    """The node has got the block when it was that old, and was started again.

    Of several settings it comes last, since it starts the node.
    """
    internet.get_old_block(scene, seconds)


SETTINGS.close()
