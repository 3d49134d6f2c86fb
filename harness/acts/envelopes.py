"""What a peer sends that is damaged, in pieces, too long, or makes no sense."""

from dataclasses import dataclass, field

from harness.p2p import messages, wire
from harness.p2p.fields import COMPACT
from harness.scene.scene import Scene

NUMBER = 7
PING = NUMBER.to_bytes(8, "little")
HALF = 12  # bytes of a ping, which has 32
MOST = wire.MAX_PAYLOAD


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something odd on the wire.

    Attributes:
        told_as: what it is in the record.
        pieces: what is sent.
        rest: what is sent behind them and left out of the record, for its size.
    """

    told_as: messages.Message
    pieces: tuple[bytes, ...] = field(repr=False)
    rest: bytes = field(default=b"", repr=False)


def _odd(kind: str | bytes, payload: bytes, why: str, **lies: int | bytes) -> Oddity:
    """Return one message in an envelope of its own, with deliberate lies on it."""
    name = kind if isinstance(kind, str) else kind.decode("latin-1")
    frame = wire.encode_frame(kind, payload, **lies)  # type: ignore[arg-type]
    return Oddity(messages.Undecodable(name, payload, why), (frame,))


def _announced(size: int) -> Oddity:
    """Return the beginning of a message that says how long it will be; nothing follows."""
    return _odd("hello", b"", f"{size} bytes are announced", length=size, checksum=bytes(4))


def _of_length(size: int) -> Oddity:
    frame = wire.encode_frame("hello", bytes(size))
    begin = (frame[: wire.HEADER_SIZE],)
    return Oddity(messages.Unknown("hello", b""), begin, frame[wire.HEADER_SIZE :])


def _byte_by_byte() -> Oddity:
    frame = wire.encode_frame("ping", PING)
    return Oddity(messages.Ping(NUMBER), tuple(bytes((each,)) for each in frame))


def _lengthened_ping() -> Oddity:
    """Return a ping that claims a second one as its end, and then a second and a third one.

    Its checksum is that of its own eight bytes, so that it does not fit what it claims.
    """
    whole = wire.encode_frame("ping", PING)
    first = wire.encode_frame("ping", PING, length=len(PING) + len(whole))
    told_as = messages.Undecodable("ping", PING, "another ping is said to be its end")
    return Oddity(told_as, (first, whole, whole))


def _shortened_ping(*, checksum_fits: bool) -> Oddity:
    """Return a ping that claims half of its bytes, and a whole one behind it."""
    claimed = PING[: len(PING) // 2]
    whole = wire.encode_frame("ping", PING)
    checksum = wire.payload_checksum(claimed if checksum_fits else PING)
    first = wire.encode_frame("ping", PING, length=len(claimed), checksum=checksum)
    told_as = messages.Undecodable("ping", PING, "half of its bytes are said to be all")
    return Oddity(told_as, (first, whole))


def counted(count: int) -> Oddity:
    """Return a headers message that says how many headers follow; none does."""
    return _odd("headers", COMPACT.write(count), f"{count} headers are announced, none comes")


def _one_bit_off(right: bytes) -> bytes:
    return right[:-1] + bytes((right[-1] ^ 1,))


WRONG_CHECKSUM = _odd(
    "ping", PING, "a wrong checksum", checksum=_one_bit_off(wire.payload_checksum(PING))
)
CLEAR_WITH_WRONG_CHECKSUM = _odd(
    "filterclear", b"", "a wrong checksum", checksum=_one_bit_off(wire.payload_checksum(b""))
)
WRONG_MAGIC = _odd("ping", PING, "a wrong magic", magic=_one_bit_off(wire.MAGIC_REGTEST))
TOO_LONG = _announced(MOST + 1)
LONGEST = _of_length(MOST)
IN_PIECES = _byte_by_byte()
PINGS_SWALLOWED = _lengthened_ping()
PING_CUT_SHORT = _shortened_ping(checksum_fits=True)
PING_CUT_SHORT_AND_DAMAGED = _shortened_ping(checksum_fits=False)
WHOLE_PING = Oddity(messages.Ping(NUMBER), (wire.encode_frame("ping", PING),))
LONG_PING = _odd("ping", PING + b"more", "more than a nonce")
SHORT_PING = _odd("ping", PING[:7], "seven bytes of a nonce")
EMPTY_PING = _odd("ping", b"", "no nonce")
TYPE_WITH_MORE = _odd(b"ping\0s", PING, "a letter behind the end of the type")
TYPE_OF_NO_LETTERS = _odd(b"hel\x80o", b"", "a letter that is none")
HALF_AN_INV = _odd("inv", b"\x02\x01", "two are announced, none comes")
HALF_A_TX = _odd("tx", b"\x02\x00\x00\x00\x01", "it breaks off")
HALF_A_BLOCK = _odd("block", bytes(79), "it breaks off")


def send_half(scene: Scene, name: str) -> None:
    """Let a peer send the beginning of a ping, which is no message so far."""
    scene.peers[name].send_raw(wire.encode_frame("ping", PING)[:HALF])


def send(scene: Scene, name: str, oddity: Oddity) -> None:
    """Let a peer send something odd."""
    peer = scene.peers[name]

    def write() -> None:
        first, *others = oddity.pieces
        peer.link.write(first, oddity.told_as, rest=oddity.rest)
        for piece in others:
            peer.link.write(piece)

    scene.network.run(write)
