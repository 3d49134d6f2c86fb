"""Messages that are damaged, in pieces, too long, or make no sense, as peers send them."""

from harness.acts import envelopes
from harness.acts.envelopes import Oddity
from harness.language.thing import thing
from harness.p2p import messages, recognise
from harness.scene.scene import Scene


def odd(phrase: str, meaning: str, oddity: Oddity) -> None:
    """Add something odd that a peer sends on its open connection."""

    def send(scene: Scene, peer: str) -> None:
        envelopes.send(scene, peer, oddity)

    thing(phrase, meaning, send=send)


# damaged, in pieces, too long

odd(
    "a ping with a wrong checksum",
    "A whole ping, but the checksum in its header differs in one bit of the last byte.",
    envelopes.WRONG_CHECKSUM,
)
odd(
    "a filterclear message with a wrong checksum",
    "The same of a filterclear message, which has no content.",
    envelopes.CLEAR_WITH_WRONG_CHECKSUM,
)
odd(
    "a ping byte by byte",
    "A whole ping, each of its bytes put on the wire by itself.",
    envelopes.IN_PIECES,
)
thing(
    "half of a ping",
    "The first 12 of its 32 bytes; a peer that has fallen silent sends nothing behind them.",
    send=envelopes.send_half,
)
odd(
    "the header of a message of 4000001 bytes",
    "The header says that one byte more will follow than is allowed; nothing follows.",
    envelopes.TOO_LONG,
)
odd(
    "a message of 4000000 bytes of an unknown type",
    "As many bytes as are allowed, header apart.",
    envelopes.LONGEST,
)


def _send_longest(scene: Scene, peer: str, count: int) -> None:
    for _ in range(count):
        envelopes.send(scene, peer, envelopes.LONGEST)


thing(
    "{int} messages of 4000000 bytes of an unknown type",
    "So many of them, one right behind the other.",
    send=_send_longest,
)

odd(
    "a ping that claims another one as its end, and two more",
    "Its header says that it is 32 bytes longer than it is. Each of the two behind it is whole and "
    "has 32 bytes, so that the first fills the gap. All carry the same nonce; the checksum of the "
    "first is that of its own bytes.",
    envelopes.PINGS_SWALLOWED,
)
odd(
    "a ping that claims half of its bytes, and one more",
    "Its header says that it has four bytes; their checksum is right. A whole one follows.",
    envelopes.PING_CUT_SHORT,
)
odd(
    "a ping that claims half of its bytes with a wrong checksum, and one more",
    "The same, but the checksum is that of all its bytes.",
    envelopes.PING_CUT_SHORT_AND_DAMAGED,
)
thing(
    "a headers message that claims {int} headers, and holds none",
    "It ends behind the number.",
    send=lambda scene, peer, count: envelopes.send(scene, peer, envelopes.counted(count)),
)

# pings

odd(
    "a ping with bytes behind its nonce",
    "Four bytes follow on the eight of the nonce.",
    envelopes.LONG_PING,
)
odd("a ping with seven bytes of a nonce", "One byte is missing.", envelopes.SHORT_PING)
odd("a ping without a nonce", "A ping of no bytes, as before BIP 31.", envelopes.EMPTY_PING)
thing(
    "the matching pong",
    "The pong with the nonce of the ping that the example is about (BIP 31).",
    sent=lambda _scene, _peer: recognise.is_this(messages.Pong(envelopes.NUMBER)),
)

# what cannot be read

odd(
    "a message with an invalid type",
    "The name of its type holds a character that no name may hold.",
    envelopes.TYPE_OF_NO_LETTERS,
)
odd(
    "a ping with a letter behind the end of its type",
    "A zero byte ends the name; behind it, where zeros belong, stands a letter.",
    envelopes.TYPE_WITH_MORE,
)
odd(
    "a message with a magic that differs in one bit",
    "A ping whose first four bytes (magic) are the node's but for one bit of the last.",
    envelopes.WRONG_MAGIC,
)
odd(
    "an inv message that breaks off",
    "It says that it has two entries, and breaks off in the first.",
    envelopes.HALF_AN_INV,
)
odd(
    "a truncated transaction", "A tx message that breaks off after five bytes.", envelopes.HALF_A_TX
)
odd("a truncated block", "A block message that breaks off in its header.", envelopes.HALF_A_BLOCK)
