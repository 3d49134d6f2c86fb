"""What travels: things that are announced, requested and sent, by the node and by its peers.

An entry knows how a peer does each (which makes a message), and how each is recognised when the
node does it. What it has no use for is left out. Facts about delays: Bitcoin Core,
net_processing.cpp; no random delay is longer than 36.74 times its mean (random.cpp: an exponential
of at most 53 bits), so behind the bound of a delay the node has had its chance for certain.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from harness.language.lexicon import Kind, Shows
from harness.p2p.messages import Message
from harness.p2p.recognise import Recogniser

Make = Callable[..., None]  # of a scene, a peer's name and the placeholders' values
Recognise = Callable[..., Recogniser]  # of a scene, a peer's name and the placeholders' values
MakeMessage = Callable[..., Message]  # of a scene and the placeholders' values


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What can be done with a thing, and how it is recognised.

    Attributes:
        announce: lets a peer announce it to the node.
        request: lets a peer request it from the node.
        send: lets a peer send it to the node.
        message: makes it, where it is one message that needs no connection: so that a peer can
            send it in the middle of the handshake.
        announced: recognises that the node announces it.
        requested: recognises that the node requests it.
        sent: recognises that the node sends it.
        control: recognises what shows that keeping silent about it was a choice; the thing itself,
            done to another peer, where nothing else is said.
        request_control: the same for requests alone, where another is meant for the rest.
        sample: makes what the node may not say, where the control is another thing.
        delay: seconds after which the node has certainly announced or sent what it wanted to.
    """

    announce: Make | None = None
    request: Make | None = None
    send: Make | None = None
    message: MakeMessage | None = None
    announced: Recognise | None = None
    requested: Recognise | None = None
    sent: Recognise | None = None
    control: Recognise | None = None
    request_control: Recognise | None = None
    sample: Callable[..., Any] | None = None
    delay: int = 0


THINGS: Kind[Thing] = Kind(
    "thing", "what is announced, requested and sent; also messages, by their names on the wire"
)


def thing(phrase: str, meaning: str, *, shows: Shows = (), **uses: Any) -> None:
    """Add an entry; see `Thing` for the uses, `Entry` for what it shows."""
    THINGS.add(phrase, meaning, Thing(**uses), shows=shows)
