"""The primitives of payloads, each as one value that can read and write itself.

A message is described by its layout, a tuple of these fields in wire order, from which both
directions follow. Knows no message. Facts: Bitcoin Core src/serialize.h.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, fields
from functools import cache
from io import BytesIO
from typing import Any, Generic, Literal, TypeAlias, TypeVar, cast

MAX_COUNT = 0x02000000  # Core serialize.h, MAX_SIZE
HASH_SIZE = 32  # Core uint256.h

Value = TypeVar("Value")
Inner = TypeVar("Inner")


class Malformed(ValueError):  # reads as a judgement of the payload
    """A payload does not hold what its message type requires."""


class Reader:
    """A payload and how far it has been read."""

    __slots__ = ("payload", "stream")

    def __init__(self, payload: bytes) -> None:
        """Start at the first byte."""
        self.payload = payload
        self.stream = BytesIO(payload)

    @property
    def remaining(self) -> int:
        """How many bytes have not been read."""
        return len(self.payload) - self.stream.tell()

    def take(self, size: int) -> bytes:
        """Give the next bytes, all of them; raises Malformed when the payload ends before."""
        if size > self.remaining:
            raise Malformed(f"{size} bytes expected, {self.remaining} left")
        return self.stream.read(size)


@dataclass(frozen=True, slots=True)
class Field(Generic[Value]):
    """How one value is read and written, and the fewest bytes it can take."""

    least: int
    read: Callable[[Reader], Value]
    write: Callable[[Value], bytes]


Layout: TypeAlias = tuple[Field[Any], ...]


def read_layout(kind: type[Value], layout: Layout, reader: Reader) -> Value:
    """Read the fields in order and build the dataclass from them."""
    return kind(*(field.read(reader) for field in layout))


def write_layout(value: Any, layout: Layout) -> bytes:
    """Write the fields of a dataclass in order."""
    names = _names(cast("Hashable", type(value)))
    return b"".join(
        [field.write(getattr(value, name)) for name, field in zip(names, layout, strict=True)]
    )


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    """Return what the fields of a dataclass are called."""
    return tuple(attribute.name for attribute in fields(kind))  # type: ignore[arg-type]  # it is one


def record(kind: type[Value], *layout: Field[Any]) -> Field[Value]:
    """Read and write a dataclass that is part of a message."""
    return Field(
        least=sum(field.least for field in layout),
        read=lambda reader: read_layout(kind, layout, reader),
        write=lambda value: write_layout(value, layout),
    )


def mapped(
    field: Field[Inner],
    decode: Callable[[Inner], Value],
    encode: Callable[[Value], Inner],
) -> Field[Value]:
    """Read and write another field's bytes with another meaning."""
    return Field(
        least=field.least,
        read=lambda reader: decode(field.read(reader)),
        write=lambda value: field.write(encode(value)),
    )


def number(
    size: int, *, signed: bool = False, order: Literal["little", "big"] = "little"
) -> Field[int]:
    """Read and write an integer of a fixed number of bytes."""
    return Field(
        least=size,
        read=lambda reader: int.from_bytes(reader.take(size), order, signed=signed),
        write=lambda value: value.to_bytes(size, order, signed=signed),
    )


def fixed(size: int) -> Field[bytes]:
    """Read and write exactly so many bytes."""

    def write(value: bytes) -> bytes:
        if len(value) != size:
            raise ValueError(f"{size} bytes expected, {len(value)} given")
        return bytes(value)

    return Field(least=size, read=lambda reader: reader.take(size), write=write)


def optional(field: Field[Value]) -> Field[Value | None]:
    """Read and write a last field that older versions leave out: None is no bytes."""
    return Field(
        least=0,
        read=lambda reader: field.read(reader) if reader.remaining else None,
        write=lambda value: b"" if value is None else field.write(value),
    )


def _read_compact(reader: Reader) -> int:
    """Read a compact size, which must have its shortest form."""
    first = reader.take(1)[0]
    if first < 0xFD:
        return first
    size, smallest = {0xFD: (2, 0xFD), 0xFE: (4, 0x10000), 0xFF: (8, 0x100000000)}[first]
    value = int.from_bytes(reader.take(size), "little")
    if value < smallest:
        raise Malformed(f"the compact size {value} is not in its shortest form")
    return value


def _write_compact(value: int) -> bytes:
    """Write a compact size in its shortest form."""
    if value < 0xFD:
        return value.to_bytes(1, "little")
    if value <= 0xFFFF:
        return b"\xfd" + value.to_bytes(2, "little")
    if value <= 0xFFFFFFFF:
        return b"\xfe" + value.to_bytes(4, "little")
    return b"\xff" + value.to_bytes(8, "little")


def _read_count(reader: Reader) -> int:
    """Read a compact size that counts something."""
    value = _read_compact(reader)
    if value > MAX_COUNT:
        raise Malformed(f"the count {value} exceeds {MAX_COUNT}")
    return value


COMPACT = Field(least=1, read=_read_compact, write=_write_compact)
COUNT = Field(least=1, read=_read_count, write=_write_compact)


def counted(element: Field[Value]) -> Field[tuple[Value, ...]]:
    """Read and write a count and then so many elements."""

    def read(reader: Reader) -> tuple[Value, ...]:
        count = COUNT.read(reader)
        if count * element.least > reader.remaining:
            raise Malformed(f"{count} elements announced, only {reader.remaining} bytes left")
        return tuple(element.read(reader) for _ in range(count))

    def write(value: tuple[Value, ...]) -> bytes:
        return COUNT.write(len(value)) + b"".join([element.write(one) for one in value])

    return Field(least=1, read=read, write=write)


def limited_bytes(limit: int) -> Field[bytes]:
    """Read and write a length and then so many bytes; reading refuses more than the limit."""

    def read(reader: Reader) -> bytes:
        size = COUNT.read(reader)
        if size > limit:
            raise Malformed(f"{size} bytes announced, {limit} allowed")
        return reader.take(size)

    return Field(least=1, read=read, write=lambda value: COUNT.write(len(value)) + value)


U8 = number(1)
U32 = number(4)
U48 = number(6)
U64 = number(8)
I32 = number(4, signed=True)
I64 = number(8, signed=True)
PORT = number(2, order="big")  # Core netaddress.h, CService: the one big-endian number
BOOL: Field[bool] = mapped(U8, bool, int)  # any byte but zero is true, as Core serialize.h has it
HASH = fixed(HASH_SIZE)
HASHES = counted(HASH)
BYTES = limited_bytes(MAX_COUNT)


def hash_text(wire_hash: bytes) -> str:
    """Give a hash as people write it: hexadecimal, in the reverse of the wire order."""
    return wire_hash[::-1].hex()
