"""Messages that are neither transactions nor blocks nor addresses, by their names on the wire."""

from collections.abc import Callable
from dataclasses import replace

from harness.acts import dictated, handshakes, pongs, retries, timeouts
from harness.language.thing import thing
from harness.p2p import messages, recognise
from harness.p2p.recognise import Recogniser
from harness.scene.scene import Scene

FEE_FILTER_BOUND = 22044  # seconds; net_processing.cpp, AVG_FEEFILTER_BROADCAST_INTERVAL 10 min


def frames(make: Callable[[Scene], messages.Message]) -> Callable[[Scene, str], None]:
    """Let a peer send a message, whether or not it has a place in the handshake."""

    def send(scene: Scene, peer: str) -> None:
        scene.peers[peer].send_frame(make(scene))

    return send


def message(phrase: str, meaning: str, sample: messages.Message) -> None:
    """Add a message that is always the same and that peers send whenever they want to."""

    def make(_scene: Scene) -> messages.Message:
        return sample

    thing(phrase, meaning, send=frames(make), message=make, sent=of_type(sample.type))


def of_type(*types: str) -> Callable[[Scene, str], Recogniser]:
    """Recognise messages by their types."""
    return lambda _scene, _peer: recognise.is_of_type(*types)


def _salted_unlike(scene: Scene, _peer: str, other: str) -> Recogniser:
    said = scene.window().of(other).received("sendtxrcncl").entries
    return recognise.has_other_salt(said[-1].content.salt if said else None)


def _ping(scene: Scene) -> messages.Message:
    return messages.Ping(scene.fresh_number())


thing(
    "a ping",
    "Asks for a pong (BIP 31).",
    send=frames(_ping),
    message=_ping,
    sent=of_type("ping"),
)
thing("a pong", "Answers a ping (BIP 31).", sent=of_type("pong"))
thing(
    "the pong to its latest ping",
    "The nonce is that of the node's latest ping on this connection (BIP 31).",
    send=pongs.answer,
)
thing(
    "the pong to its first ping",
    "The nonce is that of the node's first ping on this connection.",
    send=lambda scene, peer: pongs.answer(scene, peer, first=True),
)
thing(
    "a pong with another nonce",
    "The nonce differs by one bit from that of the node's latest ping.",
    send=pongs.answer_wrongly,
)
thing(
    "a pong with the nonce zero",
    "The node never chooses this nonce; a program that answers so has a fault.",
    send=pongs.answer_with_zero,
)
thing(
    "a pong that is a byte too short",
    "The last byte of the nonce is missing.",
    send=pongs.answer_too_short,
)
thing(
    "a fee filter",
    "Asks for no announcement of transactions that pay less than this (feefilter, BIP 133).",
    sent=of_type("feefilter"),
    delay=FEE_FILTER_BOUND,
)
thing(
    "any fee filter",
    "The same where nobody is sent one; the ping that the node sends before it is the control.",
    sent=of_type("feefilter"),
    control=of_type("ping"),
    sample=lambda _scene, _peer: messages.FeeFilter(1000),
    delay=FEE_FILTER_BOUND,
)
thing("a notfound message", "Says that what was requested is not there.", sent=of_type("notfound"))
thing(
    "the final alert",
    "An alert message, known to the last bit: the warning that the key that signs alerts is "
    "compromised, of the highest number, so that no other can replace it.",
    sent=lambda _scene, _peer: recognise.is_this(handshakes.FINAL_ALERT),
)
thing(
    "its version message",
    "The first message of either side: protocol version, services, time, addresses of both sides, "
    "user agent, start height, nonce, and whether transactions are wanted.",
    send=lambda scene, peer: (
        scene.peers[peer].send(scene.peers[peer].link.session.version()) and None
    ),
    sent=of_type("version"),
)
thing(
    "its verack",
    "Acknowledges the version message; with both, the handshake is complete.",
    send=handshakes.send_verack,
    sent=of_type("verack"),
)


# what a peer sends whenever it wants to: before, during and after the handshake

message(
    "a verack message",
    "An acknowledgement that has no place here: none is due, or there was one before.",
    handshakes.VERACK,
)
thing(
    "a version message of {int} bytes",
    "A version message that breaks off after so many bytes; its first address ends with the 46th, "
    "its second with the 72nd, and its nonce with the 80th.",
    send=handshakes.send_cut_version,
    message=lambda _scene, size: handshakes.cut_version(size),
)
thing(
    "a version message with eight bytes behind its end",
    "All that belongs to it is there, and more.",
    send=handshakes.send_longer_version,
)
thing(
    "a version message with the relay flag {int}",
    "The byte that says whether the peer wants transactions (BIP 37) has this value.",
    send=handshakes.send_version_with_flag,
)
thing(
    "its handshake and a ping in one piece",
    "Version message, sendaddrv2, wtxidrelay, verack and ping, sent as if they were one, whether "
    "or not the node's own have come.",
    send=handshakes.send_handshake_at_once,
)
thing(
    "another version message",
    "A second version message, with another user agent than the first; it declines transactions.",
    send=handshakes.send_version_again,
)
message(
    "a wtxidrelay message",
    "Asks for announcements of transactions by wtxid (BIP 339).",
    handshakes.WTXIDRELAY,
)
message(
    "a sendtxrcncl message",
    "Offers to announce transactions by reconciliation (BIP 330), in version 1 of that.",
    handshakes.SENDTXRCNCL,
)
thing(
    "a sendtxrcncl message of four bytes",
    "It breaks off behind the version, where the salt begins.",
    send=frames(lambda _scene: handshakes.HALF_AN_OFFER),
    message=lambda _scene: handshakes.HALF_AN_OFFER,
)
message(
    "a sendtxrcncl message of version 0",
    "The same in a version that does not exist.",
    replace(handshakes.SENDTXRCNCL, version=0),
)
message(
    "a sendtxrcncl message of version 2",
    "The same in a version that is still to come.",
    replace(handshakes.SENDTXRCNCL, version=2),
)
thing(
    "a sendtxrcncl message with another salt than {peer}",
    "The same from the node, in version 1, with another salt, a number that it has drawn, than the "
    "one that it has sent the other peer last.",
    sent=_salted_unlike,
)
message("a sendaddrv2 message", "Asks for addresses in addrv2 (BIP 155).", handshakes.SENDADDRV2)
message(
    "a sendheaders message",
    "Asks for announcements of new blocks by headers messages, not by their hashes (BIP 130).",
    messages.SendHeaders(),
)
message("a getaddr message", "Asks for addresses of nodes.", handshakes.GETADDR)
message(
    "a getheaders message",
    "Asks for the headers that follow on the genesis block.",
    handshakes.GETHEADERS,
)
message("a getdata message", "Asks for the genesis block.", handshakes.GETDATA)
message("an inv message", "Announces a transaction that nobody has.", handshakes.INV)
message(
    "a mempool message",
    "Asks for announcements of all transactions in the node's mempool (BIP 35).",
    handshakes.MEMPOOL,
)
message(
    "a filterload message",
    "Sets a bloom filter for transactions (BIP 37); BIP 111 has a service for that.",
    handshakes.FILTERLOAD,
)
message("a filteradd message", "Extends such a filter.", handshakes.FILTERADD)
message("a filterclear message", "Takes such a filter away.", handshakes.FILTERCLEAR)
message(
    "a getcfilters message",
    "Asks for the compact block filter of the genesis block (BIP 157).",
    handshakes.GETCFILTERS,
)
message(
    "a getcfheaders message",
    "Asks for headers of compact block filters (BIP 157).",
    handshakes.GETCFHEADERS,
)
message(
    "a getcfcheckpt message",
    "Asks for checkpoints of compact block filters (BIP 157).",
    handshakes.GETCFCHECKPT,
)
message("a message of an unknown type", 'A message of type "hello", empty.', handshakes.UNKNOWN)
thing(
    "an unknown message of {int} byte(s)",
    'A message of type "hello" with so many bytes, each one more than the one before; recognised '
    "to the last of them.",
    send=lambda scene, peer, size: scene.peers[peer].send_frame(dictated.unknown(size)) and None,
    message=lambda _scene, size: dictated.unknown(size),
    sent=lambda _scene, _peer, size: recognise.is_this(dictated.unknown(size)),
)
thing(
    "half of its public key",
    "The first 32 of the 64 bytes with which a v2 handshake begins (BIP 324); an unencrypted "
    "connection begins otherwise.",
    send=timeouts.send_half_a_key,
)
thing(
    "its public key",
    "The 64 bytes with which a v2 handshake begins (BIP 324), and none behind them; the node has "
    "read them.",
    send=retries.send_key,
)
thing(
    "a single byte",
    "One byte that is part of no handshake, encrypted or not; the node has read it.",
    send=retries.send_a_byte,
)
thing(
    "a few meaningless bytes",
    "Ten bytes that are part of no handshake, encrypted or not; the node has read them.",
    send=retries.babble,
)
