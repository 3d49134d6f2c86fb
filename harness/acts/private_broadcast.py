"""A node that sends its own transactions over Tor, and peers of ours behind Tor.

A SOCKS5 server in Tor's place puts the node through. Each peer accepts one connection only, so that
what follows on it is not mixed with the next. Facts: Bitcoin Core, net.cpp, ThreadPrivateBroadcast;
rend-spec-v3 for the form of an onion address.
"""

import base64
import contextlib
import hashlib
from collections.abc import Callable
from typing import Any

from bitcoin.core import CTransaction

from harness.acts import numbered, operations
from harness.acts.whereabouts import own_public
from harness.errors import Inconclusive
from harness.network.link import Address, Link
from harness.network.listening import TorDoor
from harness.p2p import messages
from harness.p2p.consensus import wtxid
from harness.p2p.socks import Answer
from harness.scene.company import PUBLIC_PORT
from harness.scene.peer import LOOPBACK, PATIENCE, Peer
from harness.scene.scene import Scene
from harness.terms import ConnectionType, Side

ONION_VERSION = b"\x03"
PLACES_TRIED = 5  # beside the first one
PEERS_PER_TRANSACTION = 3  # net_processing.cpp, NUM_PRIVATE_BROADCAST_PER_TX
MOST_PEERS = 64  # at a time; net.h, MAX_PRIVATE_BROADCAST_CONNECTIONS
ONE_TOO_MANY = 1  # second of real time: so long the next one may take, if the node is to meet it
CHECK_BOUND = 180  # seconds; net_processing.cpp, ReattemptPrivateBroadcast: every 2 to 3 minutes


def onion_of(name: str) -> str:
    """Return the onion address whose key is the hash of a name."""
    return onion_in_words(hashlib.sha256(name.encode()).digest())


def onion_in_words(key: bytes) -> str:
    """Return the onion address of a key of 32 bytes (rend-spec-v3, section 6)."""
    checksum = hashlib.sha3_256(b".onion checksum" + key + ONION_VERSION).digest()[:2]
    return base64.b32encode(key + checksum + ONION_VERSION).decode().lower() + ".onion"


def arrange(scene: Scene, *, takes_users_once: bool = False) -> None:
    """Let the node start as one that sends its own transactions over Tor and dials nobody else."""
    proxy = open_proxy(
        scene, lambda wanted: link_behind_tor(scene, wanted), takes_users_once=takes_users_once
    )
    scene.options |= {
        "connect": None,
        "privatebroadcast": "1",
        "onion": proxy,
        "onlynet": "onion",
        "maxconnections": "0",
    }


def open_proxy(
    scene: Scene,
    link_to: Callable[[Address], Link | None],
    *,
    takes_users_once: bool = False,
    host: str = LOOPBACK,
    answer: Answer | None = None,
) -> str:
    """Open a proxy in Tor's place and return where; `link_to` puts through whoever is wanted."""
    _, where = open_door(
        scene, link_to, takes_users_once=takes_users_once, host=host, answer=answer
    )
    return where


def open_door(
    scene: Scene,
    link_to: Callable[[Address], Link | None],
    *,
    takes_users_once: bool = False,
    host: str = LOOPBACK,
    answer: Answer | None = None,
) -> tuple[TorDoor, str]:
    """The same; return the proxy, too, so that it can be closed before its time."""
    door = TorDoor(link_to, takes_users_once=takes_users_once, answer=answer)
    host, port = scene.network.call(door.open(host))
    scene.at_close(lambda: scene.network.run(door.close))
    return door, f"{host}:{port}"


def link_by_home(scene: Scene, wanted: Address) -> Link | None:
    """Return a new connection of the peer who lives there, if there is one and it accepts any."""
    peer = next((peer for peer in scene.peers.values() if peer.home == wanted), None)
    return peer.new_link(Side.NODE) if peer is not None and peer.accepts else None


def link_behind_tor(scene: Scene, wanted: Address) -> Link | None:
    """Return the connection of the peer that the node wants; None if it has had one."""
    peer = next((peer for peer in scene.peers.values() if wanted in doors(peer)), None)
    is_open = peer is not None and peer.conduct.refuses_encryption  # and lives in public, too
    if peer is None or not peer.accepts or (is_open and peer.has_link):
        return None
    peer.accepts = is_open
    link = peer.new_link(Side.NODE)
    link.is_silent = True  # the node answers no ping here
    return link


def learn(scene: Scene, name: str, host: str = "") -> None:
    """Put the onion address of a peer, or another one, into the node's address manager.

    Only through Tor does the node reach the peer there, who offers the node's services of its own
    accord: the node's version message shows none. Where another address has its place in the
    address manager already, the peer has another one: there are 16 groups of onion addresses only,
    and 64 places for each (netgroup.cpp, addrman.cpp).

    Raises:
        Inconclusive: it takes none.
    """
    peer = scene.conduct(name, services=scene.node.services)
    peer.kind = ConnectionType.PRIVATE_BROADCAST
    others = (f"{name}, at another address ({number})" for number in range(PLACES_TRIED))
    for each in [host] if host else map(onion_of, (name, *others)):
        peer.home = (each, PUBLIC_PORT)
        answer = scene.node.ask("addpeeraddress", *peer.home)
        if answer["success"]:
            return
    raise Inconclusive(f"the node's address manager does not take {name}: {answer}")


def live_openly(scene: Scene, name: str) -> None:
    """Give a peer a public address, which Tor leads to once, too."""
    peer = scene.resident(name, own_public(scene))
    scene.conduct(name, services=scene.node.services)
    peer.kind = ConnectionType.PRIVATE_BROADCAST


def doors(peer: Peer) -> tuple[Address | None, ...]:
    """Return where a peer waits for the node: behind Tor, and at an address of its own."""
    return peer.home, None if peer.acceptor is None else peer.acceptor.address


def learn_many(scene: Scene, count: int, *, speaks: bool = True) -> None:
    """Put the onion addresses of so many nameless peers into the node's address manager."""
    for number in range(count):
        name = f"onion peer {number + 1}"
        scene.conduct(name, speaks=speaks)
        learn(scene, name)


def submit(scene: Scene) -> None:
    """Hand the node a transaction of its own."""
    scene.transaction = scene.purse.spend()
    _hand_over(scene, scene.transaction)


def submit_again(scene: Scene) -> None:
    """Hand the node the transaction of before once more."""
    assert scene.transaction is not None  # noqa: S101  (a sentence has set it)
    _hand_over(scene, scene.transaction)
    scene.settle()


def submit_named(scene: Scene, transaction: CTransaction) -> None:
    """Hand the node this transaction, and wait for the first that comes of it."""
    await_meetings(scene, lambda: _hand_over(scene, transaction))


def submit_many(scene: Scene, count: int) -> None:
    """Hand the node so many transactions, T1 and so on, and wait for the first that comes of it.

    When that has come, the node gets the time to meet one peer more.
    """
    numbered.provide_coins(scene, count)

    def hand_all_over() -> None:
        for number in range(1, count + 1):
            _hand_over(scene, numbered.make(scene, f"T{number}"))

    most = min(MOST_PEERS, count * PEERS_PER_TRANSACTION)
    await_meetings(scene, hand_all_over, most=most)
    further = scene.transcript.first(
        lambda entry: entry.type == "inv", since=scene.now(), timeout=ONE_TOO_MANY
    )
    with contextlib.suppress(TimeoutError):
        scene.network.call(further)


def _hand_over(scene: Scene, transaction: CTransaction) -> None:
    """Hand over a transaction; where that is the event, the node may refuse, and a Then judges."""
    hand = operations.insist if scene.first_mark is None else operations.attempt
    hand(scene, "sendrawtransaction", transaction.serialize().hex())


def abort(scene: Scene, name: bytes) -> None:
    """Order the node to give a private broadcast up; the hash names the transaction."""
    operations.attempt(scene, "abortprivatebroadcast", messages.hash_text(name))


def state(scene: Scene) -> tuple[list[Any], int]:
    """Return what the node says of its private broadcasts at rest, and the entry of the answer."""
    scene.rest()
    answer, entry = scene.node.question("getprivatebroadcastinfo")
    return answer["transactions"], entry


def told(rows: list[Any], transaction: CTransaction) -> int:
    """Return how many peers the node has told of a transaction, by what it says."""
    name = messages.hash_text(wtxid(transaction))
    return sum(len(row["peers"]) for row in rows if row["wtxid"] == name)


def submit_and_await(scene: Scene) -> None:
    """Hand the node a transaction of its own, and wait for the first that comes of it."""
    await_meetings(scene, lambda: submit(scene))


def await_meetings(
    scene: Scene, act: Callable[[], None], *, most: int = PEERS_PER_TRANSACTION
) -> None:
    """Have the node broadcast something, and wait for the first that comes of it.

    As many peers behind Tor as the node chooses have been sent an announcement, or disconnected;
    those who do not complete the handshake have been sent the node's version message.
    """
    since = scene.now()
    mute, free = _those_to_be_met(scene)
    act()
    if scene.refusal is not None or not scene.node.peek("getnetworkinfo")["networkactive"]:
        scene.settle()
        return
    with contextlib.suppress(TimeoutError):
        for _ in range(min(most, len(mute | free))):
            told = scene.transcript.first(
                lambda entry: (
                    (entry.type in {"inv", "closed"} and entry.peer in free)
                    or (entry.type == "version" and entry.peer in mute)
                ),
                since=since,
                timeout=PATIENCE,
            )
            since = scene.network.call(told).number
    scene.settle()


def _those_to_be_met(scene: Scene) -> tuple[set[str], set[str]]:
    """Return who behind Tor waits for the node: those who complete no handshake, and the others.

    Whoever is banned waits in vain.
    """
    banned = {row["address"].partition("/")[0] for row in scene.node.peek("listbanned")}
    waiting = [
        peer
        for peer in scene.peers.values()
        if peer.kind is ConnectionType.PRIVATE_BROADCAST
        and peer.accepts
        and peer.residence not in banned
    ]
    free = {peer.name for peer in waiting if peer.conduct.acknowledges and peer.conduct.speaks}
    return {peer.name for peer in waiting} - free, free


def let_check(scene: Scene, *, after: int) -> None:
    """Move the node's clock, and let its next check of private broadcasts fall due then."""
    scene.settle(advance=after)
    numbered.move_schedule(scene, CHECK_BOUND)
    scene.settle()
