"""What a peer is and does: where it lives, what its version message says, what it leaves undone.

An entry is a function of the scene, the peer's name and the placeholders' values. It is applied
before the peer is connected, so that it holds on its next connection; one of `LATER` needs the
connection, and is applied to it.
"""

from collections.abc import Callable
from typing import Any

from harness.acts import catching_up, patience, places, whereabouts
from harness.language import things, words
from harness.language.lexicon import Function, Kind, Phrase
from harness.scene.scene import Scene
from harness.terms import ConnectionType

__all__ = ["CONDUCTS", "apply", "connect", "things", "words"]

Conduct = Callable[..., Any]
CONDUCTS: Kind[Conduct] = Kind("conduct", "what a peer is and does")
LATER: set[Conduct] = set()

conduct = CONDUCTS.entry


def once_connected(function: Function) -> Function:
    """Say that a conduct needs the connection."""
    LATER.add(function)
    return function


def apply(scene: Scene, name: str, phrase: Phrase[Conduct]) -> None:
    """Let a peer behave like this, on its open connection or on the next one."""
    phrase(scene, name)


def connect(
    scene: Scene, kind: ConnectionType, name: str, phrase: Phrase[Conduct] | None = None
) -> None:
    """Bring a connection about to a peer of a certain conduct, as far as the peer lets it.

    Raises:
        Inconclusive: it did not come about.
    """
    later = phrase is not None and phrase.use in LATER
    if phrase is not None and not later:
        phrase(scene, name)
    behaviour = scene.peer(name).conduct
    if not behaviour.speaks:
        places.connect_silently(scene, kind, name)
    elif not behaviour.acknowledges:
        patience.connect_unacknowledged(scene, kind, name)
    else:
        scene.connect(kind, name)
    if phrase is not None and later:
        phrase(scene, name)


# where it lives


@conduct("has a local address of its own")
def has_local_address(scene: Scene, name: str) -> None:
    """The peer lives on the node's own machine, at an address whose range nobody shares."""
    whereabouts.house(scene, name, whereabouts.own_local(scene))


@conduct("has a public address of its own")
def has_public_address(scene: Scene, name: str) -> None:
    """The peer lives at an ordinary address of the internet, in a network group of its own."""
    whereabouts.house(scene, name, whereabouts.own_public(scene))


@conduct("has an address in the same range as {peer}")
def has_neighbouring_address(scene: Scene, name: str, other: str) -> None:
    """The two addresses are next to each other, in one range of 256."""
    host = scene.peer(other).host
    whereabouts.house(scene, name, whereabouts.neighbour(host))


# the handshake


@conduct("sends nothing")
def sends_nothing(scene: Scene, name: str) -> None:
    """The peer lets the connection come about and sends no message by itself."""
    scene.conduct(name, speaks=False)


@conduct("does not send its verack")
def sends_no_verack(scene: Scene, name: str) -> None:
    """The peer sends its version message and does not acknowledge the node's."""
    scene.conduct(name, acknowledges=False)


@conduct("declines transactions")
def declines_transactions(scene: Scene, name: str) -> None:
    """The peer's version message asks for no announcements of transactions (relay flag, BIP 37)."""
    scene.conduct(name, relay=False)


@conduct("does not ask for announcements by wtxid")
def asks_for_no_wtxids(scene: Scene, name: str) -> None:
    """The peer leaves out wtxidrelay, so that transactions go by their txids (BIP 339)."""
    scene.conduct(name, offers_wtxid_relay=False)


# the time after it


@conduct("does not answer pings")
def answers_no_pings(scene: Scene, name: str) -> None:
    """The peer does everything else that peers do."""
    scene.conduct(name, answers_pings=False)


@conduct("shows the chain tip")
@once_connected
def shows_tip(scene: Scene, name: str) -> None:
    """The peer has sent the header of the block that is the node's chain tip."""
    catching_up.show_tip(scene, name)
    scene.settle()


@conduct("falls silent")
@once_connected
def falls_silent(scene: Scene, name: str) -> None:
    """The peer has answered everything so far, and from now on sends nothing, not even a pong."""
    patience.fall_silent(scene, name)


CONDUCTS.close()
