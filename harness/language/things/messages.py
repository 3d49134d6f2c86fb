"""Messages that are neither transactions nor blocks nor addresses, by their names on the wire."""

from collections.abc import Callable

from harness.acts import openings
from harness.language.thing import thing
from harness.p2p import messages, recognise
from harness.p2p.recognise import Recogniser
from harness.scene.scene import Scene

FEE_FILTER_BOUND = 22044  # seconds; net_processing.cpp, AVG_FEEFILTER_BROADCAST_INTERVAL 10 min


def frames(make: Callable[[Scene], messages.Message]) -> Callable[[Scene, str], None]:
    """Let a peer send a message, whether or not it has a place in the handshake."""
    return lambda scene, peer: scene.peers[peer].send_frame(make(scene)) and None


def of_type(*types: str) -> Callable[[Scene, str], Recogniser]:
    """Recognise messages by their types."""
    return lambda _scene, _peer: recognise.is_of_type(*types)


thing(
    "a ping",
    "Asks for a sign of life (BIP 31).",
    send=frames(lambda scene: messages.Ping(scene.fresh_number())),
    sent=of_type("ping"),
)
thing("a pong", "Answers a ping (BIP 31).", sent=of_type("pong"))
thing(
    "a fee filter",
    "Asks for no announcement of transactions that pay less than this (feefilter, BIP 133).",
    sent=of_type("feefilter"),
)
thing(
    "its version message",
    "The first message of either side: protocol version, services, time, user agent, start height, "
    "nonce, and whether transactions are wanted.",
    send=lambda scene, peer: (
        scene.peers[peer].send(scene.peers[peer].link.session.version()) and None
    ),
    sent=of_type("version"),
)
thing(
    "its verack",
    "Acknowledges the version message; with both, the handshake is complete.",
    send=openings.acknowledge,
    sent=of_type("verack"),
)
