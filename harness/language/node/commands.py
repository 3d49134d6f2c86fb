"""What the operator has the node do while the node runs.

An entry is a function of the scene and the placeholders' values. The node may refuse; the record
holds its answer, and an answer of the lexicon says what it is about.
"""

from collections.abc import Callable
from typing import Any

from harness.acts import (
    added_nodes,
    address_book,
    addresses,
    block_download,
    block_requests,
    dictated,
    failed_attempts,
    loading,
    misbehaviour,
    numbered,
    operations,
    private_broadcast,
    requests,
    restarts,
    startup,
    tor_program,
    transactions,
    two_nodes,
)
from harness.errors import Inconclusive, RpcError
from harness.language import numbered as names
from harness.language import places, things, words
from harness.language.cells import Cell
from harness.language.lexicon import Kind, Phrase
from harness.language.thing import Thing
from harness.p2p.consensus import txid, wtxid
from harness.scene.scene import Scene

__all__ = ["COMMANDS", "names", "places", "things", "words"]

COMMANDS: Kind[Callable[..., Any]] = Kind(
    "command", "what the operator has the node do while it runs"
)
command = COMMANDS.entry


# bans


@command("bans {place}", "has banned {place}", shows=(Cell.ENDED_BY_BAN,))
def bans(scene: Scene, where: Phrase[Callable[..., str]]) -> None:
    """Shuts whoever lives there out, for the default ban time."""
    operations.ban(scene, where(scene))


@command("bans every second address where nobody lives")
def bans_every_second(scene: Scene) -> None:
    """Of those that the node has learnt, in the order in which it has; each by itself."""
    for host in addresses.every_second(scene):
        operations.insist(scene, "setban", addresses.in_words(host), "add")


@command("bans {place} for {int} second(s)", "has banned {place} for {int} second(s)")
def bans_for(scene: Scene, where: Phrase[Callable[..., str]], seconds: int) -> None:
    """The same for so long; zero and fewer mean the default ban time."""
    operations.ban(scene, where(scene), seconds)


@command(
    "bans {place} until {int} second(s) from now",
    "has banned {place} until {int} second(s) from now",
)
def bans_until(scene: Scene, where: Phrase[Callable[..., str]], seconds: int) -> None:
    """The same up to a moment of the node's clock."""
    operations.ban(scene, where(scene), scene.node.clock + seconds, True)


@command("bans {place} until {int} second(s) ago")
def bans_until_past(scene: Scene, where: Phrase[Callable[..., str]], seconds: int) -> None:
    """The same up to a moment that is past already."""
    operations.ban(scene, where(scene), scene.node.clock - seconds, True)


@command("ends its Tor program")
def ends_tor(scene: Scene) -> None:
    """It leads nobody to the node any more, and the node can ask it for nothing."""
    tor_program.end(scene)


@command("starts its Tor program anew")
def starts_tor_anew(scene: Scene) -> None:
    """Its connections and onion services end, and at once it is there for new ones."""
    tor_program.begin_anew(scene)


@command("gives an unknown command about bans")
def unknown_ban_command(scene: Scene) -> None:
    """Commands something about an address that is neither to ban it nor to lift its ban."""
    operations.command_impossible_ban(scene)


@command("lifts the ban on {place}", "has lifted the ban on {place}")
def lifts_ban(scene: Scene, where: Phrase[Callable[..., str]]) -> None:
    """Takes one address or subnet off the ban list."""
    operations.lift_ban(scene, where(scene))


@command("clears the ban list", "has cleared the ban list")
def clears_bans(scene: Scene) -> None:
    """Takes everybody off the ban list."""
    operations.insist(scene, "clearbanned")


# connections


@command("disconnects {peer} by id", shows=(Cell.ENDED_BY_OPERATOR,))
def disconnects_by_id(scene: Scene, name: str) -> None:
    """Ends one connection, named by the number that the node's peer list gives it."""
    operations.disconnect_by_id(scene, name)


@command("disconnects {peer} by address", shows=(Cell.ENDED_BY_OPERATOR,))
def disconnects_by_address(scene: Scene, name: str) -> None:
    """Ends one connection, named by the address and port that the node's peer list gives it."""
    operations.disconnect_by_address(scene, name)


@command("disconnects {peer} by address and id")
def disconnects_by_both(scene: Scene, name: str) -> None:
    """Names one connection twice."""
    operations.disconnect_by_both(scene, name)


@command("disconnects an unnamed peer")
def disconnects_unnamed(scene: Scene) -> None:
    """Names no connection."""
    operations.attempt(scene, "disconnectnode")


@command("disconnects an unknown id")
def disconnects_unknown_id(scene: Scene) -> None:
    """Names a number that the node has given to no connection."""
    operations.attempt(scene, "disconnectnode", "", operations.UNKNOWN_NUMBER)


@command("disconnects {place}")
def disconnects_place(scene: Scene, where: Phrase[Callable[..., str]]) -> None:
    """Ends, where the node knows this command, every connection to whoever lives there."""
    operations.attempt(scene, "disconnectnode", where(scene))


@command("orders pings", "has ordered pings")
def orders_pings(scene: Scene) -> None:
    """The node is to ping each of its peers at once, whatever pings are unanswered."""
    operations.insist(scene, "ping")
    scene.settle()


@command("has ordered pings a minute ago")
def ordered_pings(scene: Scene) -> None:
    """The same; sixty seconds have passed since."""
    orders_pings(scene)
    scene.settle(advance=60)


# added nodes


@command("adds {peer} to the added nodes", "has added {peer} to the added nodes")
def adds_node(scene: Scene, name: str) -> None:
    """The node is to connect to this peer, and to do so again whenever the connection is lost."""
    added_nodes.put_on_list(scene, name)


@command("adds another spelling of {peer} to the added nodes")
def adds_spelling(scene: Scene, name: str) -> None:
    """The same, the address spelt in another way that means the same: without its zeros."""
    address = requests.spelt_otherwise(added_nodes.address_of(scene, name))
    added_nodes.change_list(scene, "add", address)


@command("removes {peer} from the added nodes")
def removes_node(scene: Scene, name: str) -> None:
    """The node is not to connect to this peer any more by itself."""
    added_nodes.change_list(scene, "remove", added_nodes.address_of(scene, name))


@command("asks about the added node {peer}")
def asks_about_node(scene: Scene, name: str) -> None:
    """Wants to see this one entry of the added-node list."""
    added_nodes.ask_about(scene, added_nodes.address_of(scene, name))


@command("gives an unknown command about {peer} and the added nodes")
def unknown_node_command(scene: Scene, name: str) -> None:
    """Commands something that is neither to add the peer, nor to remove it, nor to try it once."""
    added_nodes.change_list(scene, "forget", added_nodes.address_of(scene, name))


# anchors


@command("damages the list of anchors")
def damages_anchors(scene: Scene) -> None:
    """Spoils the file in which the node has saved its anchors, while the node does not run."""
    restarts.spoil(scene, restarts.ANCHORS)


@command("damages the ban list")
def damages_ban_list(scene: Scene) -> None:
    """Spoils the file in which the node keeps its bans, while the node does not run."""
    restarts.spoil(scene, restarts.BANS)


@command("deletes the ban list")
def deletes_ban_list(scene: Scene) -> None:
    """Takes the file away in which the node keeps its bans, while the node does not run."""
    restarts.file_of(scene, restarts.BANS).unlink()


@command("bans {place} between two lives of the node")
def bans_between(scene: Scene, where: Phrase[Callable[..., str]]) -> None:
    """Stops the node, starts it for that alone, connecting to nobody, and stops it again."""
    restarts.ban_between(scene, where(scene))


@command("restarts the node, with Tor as its only network from then on")
def restarts_in_tor(scene: Scene) -> None:
    """Ends the node cleanly; when it is back it connects to onion addresses alone (onlynet)."""
    startup.restart_in_tor(scene)


def _damage(phrase: str, meaning: str, how: Callable[[bytes], bytes]) -> None:
    """Add what the operator, or a fault of his disk, does to the file while the node is down."""

    def change(scene: Scene) -> None:
        address_book.damage(scene, how)

    COMMANDS.add(
        f"has {phrase}", f"{meaning} The node is ended first, and not started again.", change
    )


_damage(
    "cut the last byte off the saved addresses",
    "The file with the addresses of the address manager is one byte short.",
    lambda file: file[:-1],
)
_damage(
    "changed a byte of the saved addresses",
    "One bit in the middle of the file is another one.",
    lambda file: address_book.flip(file, len(file) // 2),
)
_damage(
    "put saved addresses of main in their place",
    "The file begins like one of that network.",
    lambda file: address_book.put(file, address_book.MAGIC, address_book.MAIN),
)
_damage(
    "given the saved addresses an impossible format",
    "The lowest format of a program that can read the file is below zero.",
    lambda file: address_book.put(file, address_book.LOWEST, bytes((31,))),
)
_damage(
    "given the saved addresses a later format",
    "Only a program that knows the format 111 can read the file; none does so far.",
    lambda file: address_book.put(file, address_book.LOWEST, bytes((32 + 111,))),
)
_damage(
    "made the number of new addresses -1",
    "The file says that so many new addresses follow.",
    lambda file: address_book.put(file, address_book.NEW_ADDRESSES, b"\xff" * 4),
)
_damage(
    "made the number of new addresses 65537",
    "The same; there is room for one fewer.",
    lambda file: address_book.put(file, address_book.NEW_ADDRESSES, b"\1\0\1\0"),
)
_damage(
    "made the number of tried addresses -1",
    "The file says that so many tried addresses follow.",
    lambda file: address_book.put(file, address_book.TRIED_ADDRESSES, b"\xff" * 4),
)
_damage(
    "made the number of tried addresses 16385",
    "The same; there is room for one fewer.",
    lambda file: address_book.put(file, address_book.TRIED_ADDRESSES, b"\1\x40\0\0"),
)


@command("has removed the saved addresses")
def removes_addresses(scene: Scene) -> None:
    """There is no such file any more. The node is ended first, and not started again."""
    address_book.remove(scene)


@command("restarts the node, with a map of autonomous systems from then on")
def restarts_with_map(scene: Scene) -> None:
    """Ends the node cleanly; when it is back, a file says to which one addresses belong (asmap)."""
    address_book.restart_with_map(scene)


@command("restarts the node, without a map of autonomous systems from then on")
def restarts_without_map(scene: Scene) -> None:
    """Ends the node cleanly; when it is back, nothing says to which one addresses belong."""
    address_book.restart_without_map(scene)


# the address manager


@command("asks for a known address")
def asks_for_address(scene: Scene) -> None:
    """Wants to know an address of the address manager, and does not say how many."""
    operations.attempt(scene, "getnodeaddresses")


@command("asks for all known addresses")
def asks_for_all_addresses(scene: Scene) -> None:
    """The same; a count of 0 stands for all."""
    operations.attempt(scene, "getnodeaddresses", 0)


@command("asks for {int} known address(es)")
def asks_for_addresses(scene: Scene, count: int) -> None:
    """The same; so many at most, whether or not that is a number of things."""
    operations.attempt(scene, "getnodeaddresses", count)


@command("asks for all known addresses in the {network} network")
def asks_for_addresses_in(scene: Scene, network: str) -> None:
    """The same of one network alone."""
    operations.attempt(scene, "getnodeaddresses", 0, network)


@command("asks for all known addresses in a network that does not exist")
def asks_for_addresses_nowhere(scene: Scene) -> None:
    """The same; nobody knows a network of this name."""
    operations.attempt(scene, "getnodeaddresses", 0, "carrier pigeon")


@command("asks for all known addresses {duration} after network activity was switched off")
def asks_with_network_off(scene: Scene, duration: int) -> None:
    """Switches it off, so that nothing is tried any more, waits, and wants to know them all."""
    failed_attempts.forbid_more(scene, after=duration)
    asks_for_all_addresses(scene)


@command(
    "puts {string} into the address manager",
    "has put {string} into the address manager",
)
def puts_address(scene: Scene, host: str) -> None:
    """A test wants the node to know this address from now on, with the usual port."""
    operations.attempt(scene, "addpeeraddress", host, addresses.PORT)


@command(
    "puts {string} into the address manager as tried",
    "has put {string} into the address manager as tried",
)
def puts_tried_address(scene: Scene, host: str) -> None:
    """The same, as one that has worked before."""
    operations.attempt(scene, "addpeeraddress", host, addresses.PORT, True)


@command("puts {string} into the address manager with the port {int}")
def puts_address_with_port(scene: Scene, host: str, port: int) -> None:
    """The same; the port is this number, whether or not it can be one."""
    operations.attempt(scene, "addpeeraddress", host, port)


@command("puts {string} into the address manager with a word for whether it is tried")
def puts_address_with_word(scene: Scene, host: str) -> None:
    """The same; where yes or no belongs there is a word."""
    operations.attempt(scene, "addpeeraddress", host, addresses.PORT, "tried")


# the network


@command(
    "switches network activity off",
    "has switched network activity off",
    shows=(Cell.ENDED_BY_NETWORK_OFF,),
)
def switches_network_off(scene: Scene) -> None:
    """The node may have no connection at all until further notice."""
    operations.switch_network(scene, on=False)


@command("switches network activity off and on", shows=(Cell.ENDED_BY_NETWORK_OFF,))
def interrupts_network(scene: Scene) -> None:
    """Off until every connection has ended, then on again."""
    operations.interrupt_network(scene)


@command("switches network activity on", "has switched network activity on")
def switches_network_on(scene: Scene) -> None:
    """The node may have connections again."""
    operations.switch_network(scene, on=True)


# transactions


@command("submits a transaction", "has submitted a transaction")
def submits_transaction(scene: Scene) -> None:
    """Hands the node a new transaction; then everybody's announcement is due."""
    transactions.submit(scene)


@command("submits {transaction}", "has submitted {transaction}")
def submits_named(scene: Scene, which: Phrase[Any]) -> None:
    """Hands the node this transaction; the node's clock stands still."""
    numbered.submit(scene, which(scene))


@command("submits {int} transactions at once", "has submitted {int} transactions at once")
def submits_many(scene: Scene, count: int) -> None:
    """Hands the node so many transactions, T1 and so on, while the node's clock stands still.

    They stand in ten chains, each transaction of which spends the one before. For more than 250 a
    block is found before, which splits a coin, and there are more chains.
    """
    numbered.submit_many(scene, count)


@command("submits {transaction} and {transaction} as a package")
def submits_package(scene: Scene, first: Phrase[Any], second: Phrase[Any]) -> None:
    """Hands the node both in one request; the node's clock stands still."""
    numbered.submit_package(scene, first(scene), second(scene))


@command("fills the mempool")
def fills_mempool(scene: Scene) -> None:
    """Hands the node large transactions until its mempool holds no more, and it drops the cheapest.

    They pay more than three satoshi for each virtual byte.
    """
    numbered.fill_mempool(scene)


@command("raises the minimum fee of the full mempool by half")
def raises_minimum_fee(scene: Scene) -> None:
    """Hands the node one large transaction more; of those it drops the next, which pays more.

    The minimum fee is what the one dropped last pays, and a little; it rises by two thirds at most.
    """
    numbered.raise_minimum_fee(scene)


@command("submits {int} transactions, one every {int} seconds")
def submits_every(scene: Scene, count: int, seconds: int) -> None:
    """Hands the node one, lets the time pass, hands it the next, and so on to the last."""
    numbered.submit_every(scene, count, seconds)


@command("submits {int} transactions in turn")
def submits_in_turn(scene: Scene, count: int) -> None:
    """Hands the node transactions, each when all peers have been told of the one before.

    The node's clock goes on second by second meanwhile.
    """
    numbered.submit_in_turn(scene, count)


# blocks


@command("marks the chain tip as invalid", "has marked the chain tip as invalid")
def marks_tip(scene: Scene) -> None:
    """The node is to take its chain tip for an invalid block: what was mined in it is not any more.

    Its transactions return to the mempool.
    """
    misbehaviour.condemn_tip(scene)


@command("marks a block as invalid", "has marked a block as invalid")
def marks_block(scene: Scene) -> None:
    """A block is mined on top of the node's chain; the node is to take it for an invalid one."""
    misbehaviour.condemn_block(scene)


@command(
    "requests block {int} of the fork from {peer}",
    "has requested block {int} of the fork from {peer}",
)
def requests_fork_block(scene: Scene, number: int, name: str) -> None:
    """The node is to request this one block from this peer (getblockfrompeer)."""
    blocks = block_download.fork_blocks(scene, number, number)
    block_requests.order(scene, blocks, name)


@command("requests block {int} of the fork from a peer that does not exist")
def requests_fork_block_from_nobody(scene: Scene, number: int) -> None:
    """The same; the peer's number is that of none."""
    block_requests.order(scene, block_download.fork_blocks(scene, number, number), None)


@command("requests block {int} from {peer}", "has requested block {int} from {peer}")
def requests_new_block(scene: Scene, number: int, name: str) -> None:
    """The same for one of the new blocks on top of the node's chain."""
    block_requests.order(scene, block_download.new_blocks(scene, number, number), name)


@command("lets the file of blocks end")
def ends_file(scene: Scene) -> None:
    """There are no blocks in the file; the node comes to its end, and has done with it."""
    loading.release(scene)


@command("submits a transaction privately", "has submitted a transaction privately")
def submits_privately(scene: Scene) -> None:
    """Hands the node a transaction for private broadcast, and lets it get as far as it can.

    Three peers behind Tor, or as many as there are, are sent its announcement or disconnected.
    """
    private_broadcast.submit_and_await(scene)


@command("submits {transaction} privately", "has submitted {transaction} privately")
def submits_named_privately(scene: Scene, which: Phrase[Any]) -> None:
    """The same with this transaction."""
    private_broadcast.submit_named(scene, which(scene))


@command("has submitted {transaction} privately {duration} later")
def submits_privately_later(scene: Scene, which: Phrase[Any], seconds: int) -> None:
    """The same when the node's clock has moved on so far."""
    scene.settle(advance=seconds)
    private_broadcast.submit_named(scene, which(scene))


@command("submits {int} transactions privately", "has submitted {int} transactions privately")
def submits_many_privately(scene: Scene, count: int) -> None:
    """The same with so many, T1 and so on; one connection more has had time."""
    private_broadcast.submit_many(scene, count)


@command("submits the same transaction privately again")
def submits_privately_again(scene: Scene) -> None:
    """Hands the node the transaction of before once more, and lets it deal with that."""
    private_broadcast.submit_again(scene)


@command("aborts the private broadcast of {transaction}")
def aborts_private_broadcast(scene: Scene, which: Phrase[Any]) -> None:
    """Has the node give this one up, whoever was sent it so far (abortprivatebroadcast).

    The command names the transaction by its txid.
    """
    private_broadcast.abort(scene, txid(which(scene)))


@command("aborts the private broadcast of {transaction}, named by its wtxid")
def aborts_private_broadcast_by_wtxid(scene: Scene, which: Phrase[Any]) -> None:
    """The same; the command names the transaction by the hash that covers its witness, too."""
    private_broadcast.abort(scene, wtxid(which(scene)))


# which RPCs there are


@command("asks which RPCs there are")
def asks_for_help(scene: Scene) -> None:
    """Wants an overview of the requests that the node offers."""
    scene.node.ask("help")


# messages that a test has the node send


@command("has the node send {peer} {thing}")
def dictates(scene: Scene, name: str, what: Phrase[Thing]) -> None:
    """A test wants the peer to get this message from the node, whether or not it makes sense."""
    dictated.dictate(scene, name, things.message_of(scene, what))


@command("has the node send {peer} a message whose type has {int} letters")
def dictates_type(scene: Scene, name: str, letters: int) -> None:
    """The same; the message is empty, and its type is so many times the same letter."""
    dictated.dictate_type(scene, name, letters)


@command("has the node send {peer} a message that is no hexadecimal number")
def dictates_nonsense(scene: Scene, name: str) -> None:
    """The same; where the bytes of the message belong there is something else."""
    dictated.dictate_nonsense(scene, name)


@command("has the node send a message to an unknown id")
def dictates_to_nobody(scene: Scene) -> None:
    """The same; the number of the peer is one that the node has given to no connection."""
    dictated.dictate_to_nobody(scene)


@command("has the node send the second node {int} bytes")
def dictates_to_second_node(scene: Scene, size: int) -> None:
    """The same; the second node gets one message of so many bytes, of a type that nodes ignore."""
    dictated.dictate_to_second_node(scene, size)


# a second node


@command("connects a second node", "has connected a second node")
def connects_second_node(scene: Scene) -> None:
    """Lets the node open a manual connection to another node of the same version."""
    two_nodes.connect(scene)


@command("lets both nodes send each other almost four million bytes")
def floods_both_nodes(scene: Scene) -> None:
    """At the same moment each sends one message of that size, of a type that nodes ignore."""
    two_nodes.shout(scene)


COMMANDS.close()


def carry_out(scene: Scene, phrase: Phrase[Callable[..., Any]]) -> None:
    """Let the operator command something when the node has dealt with all that was sent before.

    Before the event, it must not refuse.

    Raises:
        Inconclusive: it refuses, though the example needs it.
    """
    if scene.has_running_node:
        scene.rest()
    since = scene.now()
    phrase(scene)
    refused = [entry for entry in scene.window(since) if isinstance(entry.content, RpcError)]
    if refused and scene.first_mark is None:
        raise Inconclusive(f"the node refuses that the operator {phrase}: {refused[-1].content}")
