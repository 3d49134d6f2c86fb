"""The wire of one scenario as pcapng, for Wireshark: the messages, and its sentences as comments.

Each message becomes an IPv4/TCP packet (several, if it is long) between the node at
127.0.0.1:18444 and one address per peer. The addresses are made up, the bytes are not: sequence
numbers run on, so that a stream is put together again as it was. What was encrypted on the wire
stands there in the clear. Format: pcapng, IETF draft
`draft-ietf-opsawg-pcapng`; link type 101 (raw IP).
"""

import hashlib
import re
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from harness.record.records import EntryRecord, ScenarioRecord
from harness.report import text
from harness.report.results import Results, RunRecord
from harness.terms import Direction

NODE_ADDRESS = bytes((127, 0, 0, 1))
NODE_PORT = 18444  # Core, chainparamsbase.cpp, regtest
REGTEST_MAGIC = bytes.fromhex("fabfb5da")  # Core, kernel/chainparams.cpp
FIRST_PEER_PORT = 20_000
LONGEST_SEGMENT = 65_000

_SECTION_HEADER = 0x0A0D0D0A
_BYTE_ORDER = 0x1A2B3C4D
_INTERFACE = 1
_ENHANCED_PACKET = 6
_LINK_RAW_IP = 101
_OPTION_COMMENT = 1
_LONGEST_OPTION = 0xFFFF
_ACK, _PUSH = 0x10, 0x08  # RFC 9293, 3.1
_TCP = 6
_FLAGS = 5 << 12 | _ACK | _PUSH  # length of the head in words, and what the segment is
_IP = struct.Struct("!BBHHHBBH8s")  # RFC 791, 3.1
_SEGMENT = struct.Struct("!HHIIHHHH")  # RFC 9293, 3.1
_PSEUDO = struct.Struct("!8sHHHHIIHH4x")  # the same behind what else is summed up


@dataclass(slots=True)
class _Stream:
    """One connection: the peer's end of it, and the next sequence number of either side."""

    address: bytes
    port: int
    next_of_node: int = 1
    next_of_peer: int = 1

    def packet(self, segment: bytes, *, from_node: bool) -> bytes:
        """Wrap a segment and move on."""
        node, peer = (NODE_ADDRESS, NODE_PORT), (self.address, self.port)
        source, target = (node, peer) if from_node else (peer, node)
        mine, theirs = self.next_of_node, self.next_of_peer
        if not from_node:
            mine, theirs = theirs, mine
        packet = _ip_packet(source, target, mine, theirs, segment)
        following = (mine + len(segment)) & 0xFFFFFFFF
        if from_node:
            self.next_of_node = following
        else:
            self.next_of_peer = following
        return packet


@dataclass(slots=True)
class _Streams:
    """The connections of a scenario, each met when its first message comes."""

    peers: dict[str, int] = field(default_factory=dict)
    streams: dict[tuple[str, int | None], _Stream] = field(default_factory=dict)

    def of(self, entry: EntryRecord) -> _Stream:
        """Return the stream to which a message belongs."""
        peer = entry.peer or ""
        place = self.peers.setdefault(peer, len(self.peers) + 1)
        key = (peer, entry.connection)
        if key not in self.streams:
            address = bytes((127, 1, place >> 8 & 0xFF, place & 0xFF))
            self.streams[key] = _Stream(address, FIRST_PEER_PORT + len(self.streams))
        return self.streams[key]


def capture_path(scenario: ScenarioRecord) -> str:
    """Return where the capture of a scenario lies, seen from the run's folder."""
    parts = [f"{scenario.index:04}", *scenario.ids[:1]]
    return f"pcapng/{re.sub('[^A-Za-z0-9-]', '_', '-'.join(parts))}.pcapng"


def pcapng(results: Results, scenario: ScenarioRecord) -> bytes:
    """Return the capture of one scenario; without messages it holds the comments alone."""
    return capture(results.run, scenario, results.evidence(scenario))


def capture(run: RunRecord, scenario: ScenarioRecord, entries: Sequence[EntryRecord]) -> bytes:
    """Return the capture of one scenario, its entries given."""
    began = _microseconds(run.started)
    packets, sentences = _told(entries)
    about = f"{text.title(scenario)} ({scenario.verdict.value}), {run.target.name}"
    leading = [about] if packets else [about, *sentences.get(0, [])]
    blocks = [
        _block(
            _SECTION_HEADER,
            struct.pack("<IHHq", _BYTE_ORDER, 1, 0, -1) + _comments(leading),
        ),
        _block(_INTERFACE, struct.pack("<HHI", _LINK_RAW_IP, 0, 0)),
    ]
    for place, (seconds, packet) in enumerate(packets):
        stamp = began + round(seconds * 1_000_000)
        head = struct.pack("<IIIII", 0, stamp >> 32, stamp & 0xFFFFFFFF, len(packet), len(packet))
        body = head + _padded(packet) + _comments(sentences.get(place, []))
        blocks.append(_block(_ENHANCED_PACKET, body))
    return b"".join(blocks)


def _told(
    entries: Sequence[EntryRecord],
) -> tuple[list[tuple[float, bytes]], dict[int, list[str]]]:
    """Return the packets, and the sentences by the packet that follows each.

    What comes after all packets is given to the last one.
    """
    streams = _Streams()
    packets: list[tuple[float, bytes]] = []
    spoken: dict[int, list[str]] = {}
    for entry in entries:
        if entry.direction is Direction.SENTENCE:
            words = text.visible(entry.words or entry.type)
            spoken.setdefault(len(packets), []).append(words)
            continue
        from_node = entry.direction is Direction.RECEIVED
        if not from_node and entry.direction is not Direction.SENT:
            continue
        message = _message(entry)
        for start in range(0, len(message), LONGEST_SEGMENT):
            segment = message[start : start + LONGEST_SEGMENT]
            packet = streams.of(entry).packet(segment, from_node=from_node)
            packets.append((entry.seconds, packet))
    last = spoken.pop(len(packets), None)
    if last is not None:
        late = [f"after this packet: {words}" for words in last] if packets else last
        spoken.setdefault(max(len(packets) - 1, 0), []).extend(late)
    return packets, spoken


def _message(entry: EntryRecord) -> bytes:
    try:
        if entry.payload is not None:
            return _v1_frame(entry.type, bytes.fromhex(entry.payload))
        return bytes.fromhex(entry.raw)
    except ValueError:
        return b""


def _v1_frame(kind: str, payload: bytes) -> bytes:
    """Dress a decrypted message as Wireshark knows messages: it does not read BIP 324."""
    name = kind.encode("ascii", "replace")[:12].ljust(12, b"\0")
    checksum = hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:4]
    return REGTEST_MAGIC + name + struct.pack("<I", len(payload)) + checksum + payload


def _ip_packet(
    source: tuple[bytes, int],
    target: tuple[bytes, int],
    sequence: int,
    acknowledged: int,
    segment: bytes,
) -> bytes:
    length = 20 + len(segment)
    addresses = source[0] + target[0]
    check = _checksum(
        _PSEUDO.pack(
            addresses, _TCP, length, source[1], target[1], sequence, acknowledged, _FLAGS, 0xFFFF
        )
        + segment
    )
    head = _checksum(_IP.pack(0x45, 0, 20 + length, 0, 0x4000, 64, _TCP, 0, addresses))
    return (
        _IP.pack(0x45, 0, 20 + length, 0, 0x4000, 64, _TCP, head, addresses)
        + _SEGMENT.pack(source[1], target[1], sequence, acknowledged, _FLAGS, 0xFFFF, check, 0)
        + segment
    )


def _checksum(data: bytes) -> int:
    """Return the Internet checksum (RFC 1071)."""
    number = int.from_bytes(data + b"\0" * (len(data) % 2), "big")
    return (-number % 0xFFFF) if number else 0xFFFF  # 2**16 is 1 modulo 0xFFFF


def _block(kind: int, body: bytes) -> bytes:
    length = struct.pack("<I", 12 + len(body))
    return struct.pack("<I", kind) + length + body + length


def _comments(lines: list[str]) -> bytes:
    options = b"".join(_option(line.encode("utf-8")[:_LONGEST_OPTION]) for line in lines)
    return options + b"\0\0\0\0" if options else b""


def _option(value: bytes) -> bytes:
    return struct.pack("<HH", _OPTION_COMMENT, len(value)) + _padded(value)


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 4)


def _microseconds(started: str) -> int:
    try:
        moment = datetime.fromisoformat(started)
    except ValueError:
        return 0
    return int(moment.replace(tzinfo=moment.tzinfo or UTC).timestamp() * 1_000_000)
