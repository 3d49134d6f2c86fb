"""One connection between the node and one of our peers.

Everything that happens on it is written to the transcript here, on the loop, so the order of
entries is the order of bytes.
"""

import asyncio
import itertools
from collections.abc import Iterable
from typing import Any, Protocol

from harness.p2p import messages
from harness.p2p.session import (
    Breach,
    EncryptionIgnored,
    EncryptionRefused,
    Event,
    HandshakeCompleted,
    MessageReceived,
    ReplyDue,
    Session,
)
from harness.p2p.v2_transport import Channel, ChannelError, State
from harness.record.transcript import Entry, Transcript
from harness.terms import Direction, Side

Address = tuple[str, int]


def spelt(place: Any) -> Address:
    """Return a socket's address as the node spells it: an IPv6 one in brackets."""
    host, port = place[:2] or ("", 0)  # a Unix socket has neither
    return f"[{host}]" if ":" in host else host, port


class LinkSeams(Protocol):
    """What may stand between a link and its record: the seams of a lens (lens.py) here.

    All are called on the network thread.
    """

    def opened(self, link: "Link") -> bool:
        """Take note of a connection; return whether it may enter the record."""

    def began(self, link: "Link") -> None:
        """Act on a connection that is recorded; whoever opened it has sent its version message."""

    def heard(self, link: "Link", message: messages.Message) -> Iterable[messages.Message]:
        """Return what the node shall have said instead of a message."""

    def said(self, link: "Link", data: bytes, message: messages.Message | None) -> bytes:
        """Return what reaches the node of what our peer said; the record has what it said."""

    def ended(self, link: "Link") -> bool:
        """Return whether the end of a connection, by the node, enters the record."""

    def over(self, link: "Link") -> None:
        """Act on a connection whose end is recorded, whoever ended it."""


class Link(asyncio.Protocol):
    """One connection between the node and one of our peers; feeds the session and the record."""

    def __init__(
        self,
        peer: str,
        session: Session,
        transcript: Transcript,
        *,
        dialled_by: Side,
        lens: LinkSeams | None = None,
        channel: Channel | None = None,
    ) -> None:
        """Prepare a connection; it begins when the socket is connected.

        Args:
            peer: name of our peer.
            session: the protocol state, fresh.
            transcript: where everything is recorded.
            dialled_by: who opened the connection.
            lens: makes the node look like another one (a deviation), None for none.
            channel: encrypts the connection (v2 transport), None where our peer cannot.
        """
        self.peer = peer
        self.session = session
        self.dialled_by = dialled_by
        self.serial = next(transcript.connections)
        self.is_open = False
        self.closed_by: Side | None = None
        # our peer says nothing, not even to fence a moment; or too old a thing for an answer
        self.is_silent = session.conduct.protocol <= messages.LAST_WITHOUT_PONGS
        self.bytes_received = 0
        self.bytes_put = 0  # on the wire, encrypted or not
        self.local: Address = ("", 0)
        self.remote: Address = ("", 0)
        self._transcript = transcript
        self._lens = lens
        self.channel = channel
        self._ended = False
        self._transport: asyncio.Transport | None = None
        self._pings = itertools.count(self.serial << 20)
        self._pinged: dict[int | None, tuple[asyncio.Future[bool], int]] = {}  # by nonce
        self._said = 1  # messages, the fence's pings apart; the connection itself is news, too
        self._dealt_with = 0  # how many of those the node has certainly dealt with

    @property
    def is_dealt_with(self) -> bool:
        """Whether the node has certainly dealt with all that was said to it here."""
        return self._dealt_with == self._said

    # what asyncio calls

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Record the opening; whoever has opened it sends its version message."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101  (for the type checker)
        self._transport = transport
        self.local = spelt(transport.get_extra_info("sockname"))
        self.remote = spelt(transport.get_extra_info("peername"))
        if self._lens is not None and not self._lens.opened(self):
            self._ended = True
            transport.abort()
            return
        self.is_open = True
        who = (
            "the node connects to"
            if self.dialled_by is Side.NODE
            else "the node accepts the connection of"
        )
        self.note("opened", f"{who} {self.peer}", content=self.dialled_by)
        if self.channel is not None:
            self.put(self.channel.begin())
        if self.dialled_by is Side.PEER:
            self._digest(self.session.greet())
        if self._lens is not None:
            self._lens.began(self)

    def data_received(self, data: bytes) -> None:
        """Decode, record, answer."""
        if self.channel is not None:
            data = self._decrypt(self.channel, data)
        if self._lens is None:
            self.bytes_received += len(data)
        for heard in self.session.read(data) if data else ():
            if self._ended:
                return
            if self._lens is None or not isinstance(heard, MessageReceived):
                self._digest(self.session.take(heard))
                continue
            for message in self._lens.heard(self, heard.message):  # may act after each of them
                if message is heard.message:
                    self.bytes_received += len(heard.raw)
                    self._digest(self.session.take(heard))
                else:
                    self.hear(message)

    def connection_lost(self, _exc: Exception | None) -> None:
        """Record who closed the connection."""
        if self._ended:
            return
        if self.closed_by is None and self._lens is not None and not self._lens.ended(self):
            self._transport = None  # gone, though nobody is to know
            return
        self._end(self.closed_by or Side.NODE)

    # what peers call, on the loop

    def send(self, message: messages.Message) -> Entry:
        """Send a message; the handshake follows it."""
        was_complete = self.session.is_complete
        entry = self.write(self.session.send(message), message)
        if self.session.is_complete and not was_complete:
            self.note("handshake completed", "handshake complete")
        return entry

    def write(
        self, data: bytes, message: messages.Message | None = None, *, rest: bytes = b""
    ) -> Entry:
        """Send bytes as they are (encrypted where the connection is) and record them.

        Args:
            data: what is recorded.
            message: what they are.
            rest: what goes behind them and is left out of the record, for its size.
        """
        entry_type, words = "bytes", f"{len(data)} raw bytes"
        if message is not None:
            entry_type, words = type_of(message), messages.describe(message)
        entry = self._transcript.append(
            Direction.SENT,
            entry_type,
            words,
            peer=self.peer,
            connection=self.serial,
            raw=data,
            content=message,
        )
        self._said += 1
        if self.is_open:
            said = data if self._lens is None else self._lens.said(self, data, message)
            self.carry(said + rest)
        return entry

    def write_as_is(self, data: bytes, words: str) -> Entry:
        """Send bytes past the encryption and record them in these words: a packet, as a rule."""
        entry = self._transcript.append(
            Direction.SENT, "bytes", words, peer=self.peer, connection=self.serial, raw=data
        )
        self._said += 1
        self.put(data)
        return entry

    def stop_reading(self) -> None:
        """Leave what the node sends from now on where it is, so that it fills the buffers."""
        if self._transport is not None:
            self._transport.pause_reading()

    def read_on(self) -> None:
        """Read again; what has waited comes first."""
        if self._transport is not None:
            self._transport.resume_reading()

    def close(self, *, abort: bool = False) -> None:
        """Close from our side; `abort` resets the connection instead."""
        if not self.is_open:
            return
        self.closed_by = Side.PEER
        if self._transport is None:
            self._end(Side.PEER)
        elif abort:
            self._transport.abort()
        else:
            self._transport.close()

    # what lenses call, on the loop

    def carry(self, data: bytes) -> None:
        """Send messages in v1 frames, or whatever else, past the record; encrypted where it is so.

        Raises:
            ValueError: what is to be encrypted is no message.
        """
        self.put(data if self.channel is None or not data else self.channel.send(data))

    def put(self, data: bytes) -> None:
        """Put bytes on the wire as they are, past the record and the encryption."""
        if data and self._transport is not None and not self._ended:
            self.bytes_put += len(data)
            self._transport.write(data)

    def hear(self, message: messages.Message) -> None:
        """Take a message as if the node had said it now."""
        if self.is_open:
            heard = MessageReceived(message, self.session.frame(message))
            self.bytes_received += len(heard.raw)
            self._digest(self.session.take(heard))

    def cut(self) -> None:
        """End the connection as if the node had closed it."""
        if self.is_open:
            if self._transport is not None:
                self._transport.abort()
            self._end(Side.NODE)

    def ping(self) -> "asyncio.Future[bool]":
        """Ping the node; the future tells whether its pong came, or else the connection ended."""
        answered: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        if not self.is_open:
            answered.set_result(False)
            return answered
        ping = messages.Ping(next(self._pings))
        self._pinged[ping.nonce] = (answered, self._said)
        self.write(self.session.frame(ping), ping)
        self._said -= 1
        return answered

    def note(self, entry_type: str, words: str, *, content: Any = None, raw: bytes = b"") -> Entry:
        """Record an event of this connection."""
        return self._transcript.append(
            Direction.EVENT,
            entry_type,
            words,
            peer=self.peer,
            connection=self.serial,
            content=content,
            raw=raw,
        )

    def _decrypt(self, channel: Channel, data: bytes) -> bytes:
        """Return the messages of the node in v1 frames, and conduct the v2 handshake."""
        before, key, decoys = channel.state, channel.their_key, channel.decoys_heard
        try:
            heard = channel.receive(data)
        except ChannelError as error:
            self.note("breach", f"unreadable v2 transport: {error}", raw=data)
            return b""
        if key is None and (key := channel.their_key) is not None:
            self.note("encrypted greeting", "the node begins a v2 handshake", content=key)
        for _ in range(channel.decoys_heard - decoys):
            self.note("decoy", "the node sends a packet that is to be ignored")
        if channel.is_open and before is not State.OPEN:
            session = channel.session_id.hex()[:16]
            words = f"the connection is encrypted, its session ID begins with {session}"
            self.note("encrypted", words, content=channel.version_contents)
        self.put(heard.due)
        return heard.frames

    def _digest(self, events: list[Event]) -> None:
        for event in events:
            self._record(event)

    def _end(self, side: Side) -> None:
        self._ended, self.is_open = True, False
        self.closed_by = side
        who = "the node" if side is Side.NODE else self.peer
        self.note("closed", f"{who} closes the connection", content=side)
        for answered, _ in self._pinged.values():
            if not answered.done():
                answered.set_result(False)
        if self._lens is not None:
            self._lens.over(self)

    def _record(self, event: Event) -> None:
        match event:
            case MessageReceived(message, raw):
                self._transcript.append(
                    Direction.RECEIVED,
                    type_of(message),
                    messages.describe(message),
                    peer=self.peer,
                    connection=self.serial,
                    raw=raw,
                    content=message,
                )
                if isinstance(message, messages.Pong) and message.nonce in self._pinged:
                    answered, self._dealt_with = self._pinged.pop(message.nonce)
                    if not answered.done():
                        answered.set_result(True)
            case ReplyDue(message, raw):
                self.write(raw, message)
            case HandshakeCompleted():
                self.note("handshake completed", "handshake complete")
            case EncryptionIgnored(raw):
                self.note("encrypted greeting", "the node begins a v2 handshake", raw=raw)
            case EncryptionRefused(raw):
                self.note("encrypted greeting", "the node begins a v2 handshake", raw=raw)
                self.close()
            case Breach(words, raw):
                self.note("breach", words, raw=raw)


def type_of(message: messages.Message) -> str:
    """Return the message type as it stood on the wire."""
    if isinstance(message, messages.Unknown | messages.Undecodable):
        return message.name
    return message.type
