"""The way of a message to its payload and back.

A type without a codec is kept as Unknown, a payload that does not hold what its type requires as
Undecodable; surplus bytes behind the last field are ignored, as the node does.
"""

import struct

from harness.p2p.fields import Malformed, Reader, read_layout, write_layout
from harness.p2p.kinds import MESSAGE_TYPES, Message
from harness.p2p.opaque import Undecodable, Unknown


def encode_payload(message: Message) -> bytes:
    """Write a message; raises ValueError for a value that its field cannot hold."""
    if isinstance(message, Unknown | Undecodable):
        return message.payload
    try:
        return write_layout(message, message.layout)
    except (OverflowError, AssertionError, struct.error) as fault:
        raise ValueError(f"{message.type} cannot be written: {fault}") from fault


def parse_payload(message_type: str, payload: bytes) -> Message:
    """Read a message, Unknown when its type is; raises Malformed when the payload is."""
    kind = MESSAGE_TYPES.get(message_type)
    if kind is None:
        return Unknown(message_type, payload)
    return read_layout(kind, kind.layout, Reader(payload))


def decode_payload(message_type: str, payload: bytes) -> Message:
    """Read a message and never raise: what cannot be read is kept as it came, with the reason."""
    try:
        return parse_payload(message_type, payload)
    except Malformed as fault:
        return Undecodable(message_type, payload, str(fault))
