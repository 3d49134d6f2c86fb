"""One side of an encrypted connection (v2 transport) without a socket: bytes in, bytes out.

What our peers say and hear stays in frames of the v1 transport (wire.py), in the record, too: here
they become packets, and packets become frames. As whoever accepts a connection, it finds out from
the first bytes whether the other side encrypts, and passes everything on as it is where it does
not. Source: BIP 324, "Overall handshake", "Application layer"; Bitcoin Core net.cpp V2Transport.
"""

import secrets
from dataclasses import dataclass
from enum import Enum, auto

from harness.p2p import wire
from harness.p2p.v2_cipher import (
    KEY_SIZE,
    LENGTH_SIZE,
    OVERHEAD,
    TERMINATOR_SIZE,
    AuthenticationError,
    Ciphers,
    KeyPair,
)

MOST_GARBAGE = 4095  # BIP 324; Bitcoin Core V2Transport::MAX_GARBAGE_LEN
SOME_GARBAGE = 32
SHORT_TYPES = (  # the place is the number; BIP 324, "v2 Bitcoin P2P message structure"
    *("", "addr", "block", "blocktxn", "cmpctblock", "feefilter", "filteradd", "filterclear"),
    *("filterload", "getblocks", "getblocktxn", "getdata", "getheaders", "headers", "inv"),
    *("mempool", "merkleblock", "notfound", "ping", "pong", "sendcmpct", "tx", "getcfilters"),
    *("cfilter", "getcfheaders", "cfheaders", "getcfcheckpt", "cfcheckpt", "addrv2"),
)
_NUMBERS = {name: bytes([number]) for number, name in enumerate(SHORT_TYPES) if name}
SPELT_OUT = b"\0"  # before a type of twelve bytes


class State(Enum):
    """How far a connection has come."""

    UNDECIDED = auto()  # the first bytes will tell whether the other side encrypts
    KEY = auto()  # its public key is awaited
    GARBAGE = auto()  # what ends its garbage is awaited
    VERSION = auto()  # its version packet is awaited
    OPEN = auto()
    PLAIN = auto()  # it does not encrypt
    BROKEN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How one of our peers conducts the v2 handshake; all but the first are faults, or unusual.

    Attributes:
        garbage: how many bytes follow its public key.
        ends_garbage: sends the terminator behind its garbage; a peer that does not says no more.
        proves_garbage: its first packet authenticates the garbage that it has sent.
        decoys: how many packets to be ignored come before its version packet.
        decoy_size: how many bytes each of these holds.
        sends_version: sends its version packet; a peer that does not says no more.
        version_contents: what its version packet holds.
        magic: the network for which it computes its keys.
        spells_out: writes all types of messages out, also those that have a number.
    """

    garbage: int = SOME_GARBAGE
    ends_garbage: bool = True
    proves_garbage: bool = True
    decoys: int = 0
    decoy_size: int = 0
    sends_version: bool = True
    version_contents: bytes = b""
    magic: bytes = wire.MAGIC_REGTEST
    spells_out: bool = False


class ChannelError(Exception):
    """The other side did what BIP 324 forbids, and nothing more can be understood."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of bytes of the other side.

    Attributes:
        frames: what it has said, as the v1 transport would have it.
        due: bytes of the handshake that belong on the wire now.
    """

    frames: bytes
    due: bytes


class Channel:
    """The state of one encrypted connection.

    Attributes:
        state: how far it has come.
        decoys_heard: how many packets to be ignored have come.
        their_key: the public key of the other side, when it has come.
        version_contents: what the version packet of the other side held.
        garbage_heard: how many bytes came between its key and its terminator.
    """

    def __init__(
        self, manners: Manners, *, initiating: bool, magic: bytes = wire.MAGIC_REGTEST
    ) -> None:
        """Begin with nothing said.

        Args:
            manners: how we conduct the handshake.
            initiating: whether we have opened the connection.
            magic: the network's four bytes, in front of the frames.
        """
        self.state = State.KEY if initiating else State.UNDECIDED
        self.decoys_heard = 0
        self.their_key: bytes | None = None
        self.version_contents: bytes | None = None
        self.garbage_heard = 0
        self._manners = manners
        self._initiating = initiating
        self._magic = magic
        self._prefix = v1_beginning(magic)
        self._keys = KeyPair.fresh()
        self._garbage = secrets.token_bytes(manners.garbage)
        self._ciphers: Ciphers | None = None
        self._aad = b""  # the other side's garbage, until a packet has proved it
        self._buffer = bytearray()
        self._wanted: int | None = None  # how many bytes the packet under way holds
        self._waiting = bytearray()  # frames that can be sent only when the keys are known
        self._opened = False

    @property
    def session_id(self) -> bytes:
        """What both sides compute alike, 32 bytes; empty before the other side's key has come."""
        return b"" if self._ciphers is None else self._ciphers.session_id

    @property
    def is_open(self) -> bool:
        """Whether both sides have sent their version packets."""
        return self.state is State.OPEN

    def begin(self) -> bytes:
        """Return what whoever opens the connection sends at once: its key, and garbage."""
        return self._keys.public + self._garbage if self._initiating else b""

    def send(self, frames: bytes) -> bytes:
        """Return what goes on the wire now for messages in v1 frames.

        Raises:
            ValueError: these are no whole frames; nothing like it exists in packets.
        """
        if self.state is State.PLAIN:
            return frames
        if self._ciphers is None or not self._opened:
            self._waiting += frames
            return b""
        decoder = wire.Decoder(self._magic)
        try:
            found = decoder.feed(frames)
        except wire.FramingError as error:
            raise ValueError(f"not of the v2 transport: {error}") from None
        if decoder.pending or not all(frame.checksum_ok for frame in found):
            raise ValueError("not of the v2 transport: a part of a frame, or a wrong checksum")
        return b"".join(self.packet(self._contents(frame)) for frame in found)

    def packet(self, contents: bytes, *, decoy: bool = False) -> bytes:
        """Return a packet with these contents, whatever they are."""
        return self._keyed().encrypt(contents, decoy=decoy)

    def altered_packet(self, contents: bytes) -> bytes:
        """Return a packet of which one bit was changed on its way."""
        packet = self.packet(contents)
        return packet[:-1] + bytes([packet[-1] ^ 1])

    def beginning(self, length: int) -> bytes:
        """Return the beginning of a packet: how many bytes it says that it holds."""
        return self._keyed().encrypt_length(length)

    def receive(self, data: bytes) -> Heard:
        """Take bytes of the other side.

        Raises:
            ChannelError: they are not what BIP 324 allows.
        """
        if self.state is State.PLAIN:
            return Heard(data, b"")
        if self.state is State.BROKEN:
            raise ChannelError("bytes after an unreadable packet")
        self._buffer += data
        frames, due = bytearray(), bytearray()
        try:
            while self._advance(frames, due):
                pass
        except ChannelError:
            self.state = State.BROKEN
            raise
        return Heard(bytes(frames), bytes(due))

    def _advance(self, frames: bytearray, due: bytearray) -> bool:
        """Do the next thing for which enough has come; whether there was one."""
        match self.state:
            case State.UNDECIDED:
                return self._decide(frames, due)
            case State.KEY:
                return self._take_key(due)
            case State.GARBAGE:
                return self._take_garbage()
            case State.VERSION | State.OPEN:
                return self._take_packet(frames)
        return False

    def _decide(self, frames: bytearray, due: bytearray) -> bool:
        begin = bytes(self._buffer[: len(self._prefix)])
        if not self._prefix.startswith(begin):
            self.state = State.KEY
            return True
        if len(begin) < len(self._prefix):
            return False
        self.state = State.PLAIN
        frames += self._buffer
        due += self._waiting
        self._buffer.clear()
        return False

    def _take_key(self, due: bytearray) -> bool:
        if len(self._buffer) < KEY_SIZE:
            return False
        self.their_key = theirs = self._cut(KEY_SIZE)
        manners, ours = self._manners, self._keys
        self._ciphers = Ciphers(ours, theirs, initiating=self._initiating, magic=manners.magic)
        if not self._initiating:
            due += ours.public + self._garbage
        self.state = State.GARBAGE
        if not manners.ends_garbage:
            return True
        due += self._ciphers.own_terminator
        aad = self._garbage if manners.proves_garbage else b""
        for _ in range(manners.decoys):
            due += self._ciphers.encrypt(bytes(manners.decoy_size), aad=aad, decoy=True)
            aad = b""
        if not manners.sends_version:
            return True
        due += self._ciphers.encrypt(manners.version_contents, aad=aad)
        self._opened = True
        due += self.send(bytes(self._waiting))
        self._waiting.clear()
        return True

    def _take_garbage(self) -> bool:
        end = self._keyed().their_terminator
        at = self._buffer.find(end)
        if not 0 <= at <= MOST_GARBAGE:
            if len(self._buffer) >= MOST_GARBAGE + TERMINATOR_SIZE:
                raise ChannelError(f"{len(self._buffer)} bytes of garbage and no end to it")
            return False
        self.garbage_heard = at
        self._aad = self._cut(at)
        self._cut(TERMINATOR_SIZE)
        self.state = State.VERSION
        return True

    def _take_packet(self, frames: bytearray) -> bool:
        if self._wanted is None:
            if len(self._buffer) < LENGTH_SIZE:
                return False
            self._wanted = self._keyed().decrypt_length(self._cut(LENGTH_SIZE))
        size = self._wanted + OVERHEAD - LENGTH_SIZE
        if len(self._buffer) < size:
            return False
        try:
            contents = self._keyed().decrypt(self._cut(size), aad=self._aad)
        except AuthenticationError:
            raise ChannelError("a packet that is not authentic") from None
        self._wanted, self._aad = None, b""
        if contents is None:
            self.decoys_heard += 1
        elif self.state is State.VERSION:
            self.version_contents, self.state = contents, State.OPEN
        else:
            frames += self._framed(contents)
        return True

    def _framed(self, contents: bytes) -> bytes:
        """Return what a packet holds as a frame of the v1 transport.

        Raises:
            ChannelError: it holds no message.
        """
        number, rest = contents[:1], contents[1:]
        if number == SPELT_OUT and len(rest) >= wire.TYPE_SIZE:
            name = rest[: wire.TYPE_SIZE].rstrip(b"\0")
            return wire.encode_frame(name, rest[wire.TYPE_SIZE :], magic=self._magic)
        if not number or not 0 < number[0] < len(SHORT_TYPES):
            raise ChannelError(f"a packet that begins with {contents[:13].hex() or 'nothing'}")
        return wire.encode_frame(SHORT_TYPES[number[0]], rest, magic=self._magic)

    def _contents(self, frame: wire.Frame) -> bytes:
        """Return what the packet of a message holds."""
        if frame.type in _NUMBERS and not self._manners.spells_out:
            return _NUMBERS[frame.type] + frame.payload
        return spelt_out(frame.type.encode("latin-1")) + frame.payload

    def _keyed(self) -> Ciphers:
        if self._ciphers is None:
            raise ValueError("the other side's key has not come")
        return self._ciphers

    def _cut(self, size: int) -> bytes:
        """Return so many bytes that have come, and forget them."""
        data = bytes(self._buffer[:size])
        del self._buffer[:size]
        return data


def v1_beginning(magic: bytes) -> bytes:
    """Return the sixteen bytes with which an unencrypted version message begins."""
    return magic + b"version".ljust(wire.TYPE_SIZE, b"\0")


def spelt_out(name: bytes) -> bytes:
    """Return the beginning of a packet whose message has a type that is written out."""
    return SPELT_OUT + name.ljust(wire.TYPE_SIZE, b"\0")
