"""What the node answers its operator.

An entry is a function of the node's answer to the latest order of the event, the claim in words,
the scene and the placeholders' values; it returns a finding. Error numbers: Bitcoin Core,
rpc/protocol.h.
"""

from collections.abc import Callable

from harness.acts import requests
from harness.claims import commands as claims
from harness.claims import private_broadcast as private
from harness.claims import took_about
from harness.claims.help import has_line, has_no_line
from harness.language import words
from harness.language.lexicon import Kind, Phrase
from harness.language.wire import since_event
from harness.record.findings import Finding
from harness.record.transcript import Entry
from harness.scene.scene import Scene
from harness.terms import ConnectionType

__all__ = ["ANSWERS", "judge", "words"]

Judge = Callable[..., Finding]
ANSWERS: Kind[Judge] = Kind("answer", "what the node answers a command")
answer = ANSWERS.entry


def judge(scene: Scene, phrase: Phrase[Judge]) -> Finding:
    """Claim what the node answered the latest order of the event."""
    given = claims.latest_answer(scene.window())
    return phrase(given, f"the node answers that {phrase}", scene)  # type: ignore[no-any-return]


def refusal(phrase: str, meaning: str, code: int, said: str = "") -> None:
    """Add an answer that refuses, by the number of the error and words of the message."""

    def judge(given: Entry, expected: str, _scene: Scene) -> Finding:
        return claims.refused(given, code, expected=expected, words=said)

    ANSWERS.add(phrase, meaning, judge)


@answer("it accepts")
def agrees(given: Entry, expected: str, _scene: Scene) -> Finding:
    """The node grants the command, whatever comes of it."""
    return claims.granted(given, expected=expected)


@answer("network activity is {switch}")
def network_is(given: Entry, expected: str, _scene: Scene, on: bool) -> Finding:
    """The node confirms what it was ordered."""
    return claims.confirmed(given, on, expected=expected)


refusal("no slot is free", "All slots that such a connection could take are in use.", -34)
refusal("there is no such peer", "The node has no connection to whoever was named.", -29)
refusal(
    "this is banned already",
    "The same address or subnet, or a subnet that holds it, is on the ban list.",
    -23,
)
refusal(
    "the address or subnet is invalid",
    "What was named is no place that can be banned.",
    -30,
    "Invalid",
)
refusal("this is not banned", "The ban list does not hold what was named.", -30, "Unban failed")
refusal("this moment is past", "A ban cannot end before it begins.", -8, "in the past")
refusal("there is no such command", "It says what can be commanded instead.", -1)
refusal("it is unclear which peer is meant", "No peer was named, or one by two names.", -32602)


# added nodes

refusal("it has added this node already", "The same address and port is listed.", -23, "added")
refusal("it has not added this node", "The added-node list does not hold it.", -24, "added")

# private broadcast

refusal(
    "the private broadcast is unknown",
    "It has not been handed this transaction, or the network has it already.",
    -5,
    "not in private broadcast queue",
)


refusal(
    "Tor and I2P are out of reach",
    "It has no way to either yet, so that nobody could be sent the transaction.",
    -1,
    "none of the Tor or I2P networks is reachable",
)


@answer("it has given up {numbers}")
def has_given_up(given: Entry, expected: str, scene: Scene, which: list[str]) -> Finding:
    """The node names what it broadcasts privately no longer, in full: all of these, no others."""
    dropped = [scene.numbered[name] for name in which]
    return private.given_up(given, dropped, expected=expected)


@answer("it has given up {number}")
def has_given_up_one(given: Entry, expected: str, scene: Scene, name: str) -> Finding:
    """The same of this one alone."""
    return private.given_up(given, [scene.numbered[name]], expected=expected)


# transactions

refusal(
    "its mempool would refuse the transaction",
    "It breaks the rules of consensus, or the node's own, such as the least fee.",
    -26,
)
refusal(
    "an output that the transaction spends is unknown",
    "It is neither in the chain nor in the mempool.",
    -25,
    "missing",
)
refusal(
    "the transaction pays too high a fee",
    "More than 0.1 bitcoin for 1000 virtual bytes, surely by mistake.",
    -25,
    "Fee exceeds",
)
refusal("the transaction is in a block", "The chain holds it.", -27, "already in utxo set")

# requests for a block

refusal(
    "the header of the block is missing", "It knows nothing of the block.", -1, "header missing"
)
refusal("it has the block already", "There is nothing to request.", -1, "already downloaded")
refusal("the peer is unknown", "The number is that of no connection.", -1, "does not exist")
refusal(
    "the peer lacks witnesses",
    "The peer could not send the block in full.",
    -1,
    "Pre-SegWit peer",
)
refusal(
    "it would have to prune the block",
    "A pruned node requests like this only blocks up to the height of its own chain.",
    -1,
    "already synced previously",
)

# requests for connections


@answer("it connects to {peer} as {type}")
def repeats(given: Entry, expected: str, scene: Scene, name: str, kind: ConnectionType) -> Finding:
    """The node grants a test's request and repeats the address and the type, nothing else."""
    content = {"address": requests.address_of(scene, name), "connection_type": kind.value}
    return claims.repeated(given, content, expected=expected)


@answer("it has given up after about {duration}")
def has_tried(given: Entry, _expected: str, scene: Scene, seconds: int) -> Finding:
    """So much real time lies between the command and its answer, with which the attempt is over.

    On a busy machine a little more, but not less.
    """
    starved = scene.transcript.starved
    return took_about(since_event(scene, scene.window()), given, seconds, starved=starved)


refusal("there is no such type", "It explains the request instead.", -8, "addconnection")
refusal(
    "it does not use v2 transport", "The operator has switched encryption off.", -8, "v2transport"
)
refusal("this is for regtest only", "The node is on a chain that others share.", -1, "regtest")
refusal(
    "the arguments are unclear",
    "Arguments are missing or too many; the node explains how the request is used.",
    -1,
    'addconnection "',
)
refusal(
    "the arguments are of the wrong type",
    "Where yes or no belongs (whether to encrypt) there is neither.",
    -3,
)

# messages that a test has the node send

refusal(
    "it has no such peer to send a message to",
    "The number is that of no connection, or of one whose handshake is not complete.",
    -1,
    "Could not send message to peer",
)
refusal("the type is too long", "It has more letters than a type can have.", -8, "too long")
refusal("the bytes are no hexadecimal number", "It cannot read them.", -8, "parsing input for msg")

# known addresses

refusal(
    "the count is out of range", "There cannot be fewer addresses than none.", -8, "out of range"
)
refusal("the network is unknown", "It names the word that is none.", -8, "not recognized")
refusal(
    "the address is malformed", "What was named cannot be an address.", -30, "Invalid IP address"
)
refusal("the port is too large", "The number does not fit into sixteen bits.", -1)


@answer("it names {int} address(es)")
def names_addresses(given: Entry, expected: str, _scene: Scene, count: int) -> Finding:
    """So many different ones, each with its network, its port, its services and a time."""
    return claims.names_addresses(given, count, expected=expected)


@answer("it names {int} address(es), all in the {network} network")
def names_addresses_in(
    given: Entry, expected: str, _scene: Scene, count: int, network: str
) -> Finding:
    """The same; and the network of each is this one."""
    return claims.names_addresses(given, count, expected=expected, network=network)


@answer("the address is taken")
def takes_address(given: Entry, expected: str, _scene: Scene) -> Finding:
    """It reports success, and no error."""
    return claims.repeated(given, {"success": True}, expected=expected)


@answer("the address is refused")
def takes_no_address(given: Entry, expected: str, _scene: Scene) -> Finding:
    """It reports failure, and that the address could not be added to the new ones."""
    content = {"error": "failed-adding-to-new", "success": False}
    return claims.repeated(given, content, expected=expected)


@answer("the address is taken as new only")
def takes_address_as_new(given: Entry, expected: str, _scene: Scene) -> Finding:
    """It reports failure, and that the address could not be added to the tried ones."""
    content = {"error": "failed-adding-to-tried", "success": False}
    return claims.repeated(given, content, expected=expected)


# what can be ordered


@answer("it offers RPCs for {requests}")
def offers(given: Entry, expected: str, _scene: Scene, request: str) -> Finding:
    """The overview of requests has a line for this one."""
    return has_line(given, request, expected=expected)


@answer("it offers no requests for {requests}")
def does_not_offer(given: Entry, expected: str, _scene: Scene, request: str) -> Finding:
    """The overview has no line for this one, though it has one for manual connections."""
    return has_no_line(given, request, expected=expected, control=requests.MANUAL_REQUEST)


ANSWERS.close()
