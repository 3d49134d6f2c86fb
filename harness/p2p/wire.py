"""The version 1 envelope of a message: magic, type, length, checksum, payload.

Knows how a message is framed on the wire and nothing of what a payload means. Touches no socket
and no clock. Facts: Bitcoin Core src/protocol.h (CMessageHeader), src/net.cpp (V1Transport) and
src/kernel/chainparams.cpp.
"""

import hashlib
import struct
from collections.abc import Sequence
from dataclasses import dataclass

MAGIC_REGTEST = bytes.fromhex("fabfb5da")  # Core kernel/chainparams.cpp, CRegTestParams

MAGIC: dict[str, bytes] = {  # keys are Core's -chain names
    "main": bytes.fromhex("f9beb4d9"),  # Core kernel/chainparams.cpp, CMainParams
    "test": bytes.fromhex("0b110907"),  # Core kernel/chainparams.cpp, CTestNetParams (testnet3)
    "testnet4": bytes.fromhex("1c163f28"),  # BIP 94; Core CTestNet4Params
    "signet": bytes.fromhex("0a03cf40"),  # BIP 325, of the default challenge; Core SigNetParams
    "regtest": MAGIC_REGTEST,
}

MAX_PAYLOAD = 4_000_000  # Core net.h, MAX_PROTOCOL_MESSAGE_LENGTH
HEADER_SIZE = 24  # Core protocol.h, CMessageHeader::HEADER_SIZE
MAGIC_SIZE = 4  # Core protocol.h, MessageStartChars
TYPE_SIZE = 12  # Core protocol.h, CMessageHeader::MESSAGE_TYPE_SIZE
CHECKSUM_SIZE = 4  # Core protocol.h, CMessageHeader::CHECKSUM_SIZE

_HEADER = struct.Struct("<4s12sI4s")


@dataclass(frozen=True, slots=True)
class Frame:
    """One message as it crossed the wire; a wrong checksum is marked, the bytes are kept."""

    type: str  # padding removed; one character for one byte, also when the byte is illegal
    payload: bytes
    raw: bytes
    checksum_ok: bool

    @property
    def is_sound(self) -> bool:
        """Whether the node takes it for a message: its checksum fits, its type can be read."""
        return self.checksum_ok and all(" " <= character <= "~" for character in self.type)


class FramingError(Exception):
    """The bytes stopped being version 1 frames: the sender broke the protocol.

    `frames` holds what was complete before the fault, in the order of the bytes.
    """

    def __init__(self, reason: str, frames: Sequence[Frame] = ()) -> None:
        """Keep the frames that came before the fault."""
        super().__init__(reason)
        self.frames = list(frames)


def payload_checksum(payload: bytes) -> bytes:
    """Give the first four bytes of the double SHA-256 of the payload."""
    return hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:CHECKSUM_SIZE]


def encode_frame(
    message_type: str | bytes,
    payload: bytes,
    *,
    magic: bytes = MAGIC_REGTEST,
    checksum: bytes | None = None,
    length: int | None = None,
) -> bytes:
    """Put a payload in its envelope.

    A `str` type must be one that the protocol allows; `bytes` (at most 12) go out as they are.
    `checksum` and `length` replace the true values: a deliberate lie. Raises ValueError for what
    the header cannot hold.
    """
    checksum = payload_checksum(payload) if checksum is None else checksum
    length = len(payload) if length is None else length
    if len(magic) != MAGIC_SIZE:
        raise ValueError(f"a magic has {MAGIC_SIZE} bytes, not {len(magic)}")
    if len(checksum) != CHECKSUM_SIZE:
        raise ValueError(f"a checksum has {CHECKSUM_SIZE} bytes, not {len(checksum)}")
    if not 0 <= length <= 0xFFFFFFFF:
        raise ValueError(f"a length has 32 bits: {length} does not fit")
    return _HEADER.pack(magic, _type_field(message_type), length, checksum) + payload


def _type_field(message_type: str | bytes) -> bytes:
    """Give the type field without its padding, which the header adds."""
    if isinstance(message_type, bytes):
        field = message_type
    elif message_type and all(" " <= character <= "~" for character in message_type):
        field = message_type.encode("ascii")
    else:
        raise ValueError(f"not a message type: {message_type!r}; bytes may hold anything")
    if len(field) > TYPE_SIZE:
        raise ValueError(f"a message type has at most {TYPE_SIZE} bytes: {message_type!r}")
    return field


class Decoder:
    """Turns a stream of bytes, cut anywhere, into frames."""

    __slots__ = ("_buffer", "_magic")

    def __init__(self, magic: bytes) -> None:
        """Expect every frame to open with this magic."""
        self._magic = magic
        self._buffer = bytearray()

    @property
    def pending(self) -> int:
        """How many bytes wait for the rest of their frame."""
        return len(self._buffer)

    def feed(self, data: bytes) -> list[Frame]:
        """Take bytes as they arrived and give the frames that are now complete.

        Raises FramingError at a wrong magic or an impossible length. There is no way back in
        such a stream: the faulty bytes stay pending and every later call raises again.
        """
        self._buffer += data
        frames: list[Frame] = []
        position = 0
        try:
            while (size := self._frame_size(position, frames)) is not None:
                frames.append(self._frame(position, size))
                position += size
        finally:
            if position:
                del self._buffer[:position]
        return frames

    def _frame_size(self, position: int, frames: list[Frame]) -> int | None:
        """Give the size of the frame that starts here, None until all of it has arrived."""
        available = len(self._buffer) - position
        if available < MAGIC_SIZE:
            return None
        magic = bytes(self._buffer[position : position + MAGIC_SIZE])
        if magic != self._magic:
            reason = f"expected the magic {self._magic.hex()}, received {magic.hex()}"
            raise FramingError(reason, frames)
        if available < HEADER_SIZE:
            return None
        _, _, length, _ = _HEADER.unpack_from(self._buffer, position)
        if length > MAX_PAYLOAD:
            reason = f"a payload of {length} bytes was declared, {MAX_PAYLOAD} are allowed"
            raise FramingError(reason, frames)
        size = HEADER_SIZE + int(length)
        return size if available >= size else None

    def _frame(self, position: int, size: int) -> Frame:
        """Cut out the complete frame that starts here."""
        with memoryview(self._buffer) as view:  # released before the buffer is shortened
            raw = bytes(view[position : position + size])
        _, field, _, checksum = _HEADER.unpack_from(raw)
        payload = raw[HEADER_SIZE:]
        return Frame(
            type=field.rstrip(b"\x00").decode("latin-1"),
            payload=payload,
            raw=raw,
            checksum_ok=checksum == payload_checksum(payload),
        )
