"""One connection without a socket: bytes in, events out; messages in, bytes out.

Owns the decoder, the handshake table and the automatic answers, each of which a scenario can
withhold. Time, nonces and services are arguments. The same class serves connections that the node
opened and those that it accepted. Sources: BIP 14, 31, 37, 130, 152, 155, 339.
"""

from dataclasses import dataclass

from harness.p2p import messages, wire
from harness.p2p.handshake import HandshakeError, State, Step, can_follow, follow
from harness.p2p.v2_transport import Manners

WTXID_RELAY_VERSION = 70016  # BIP 339
NO_ADDRESS = messages.NetAddress(services=0, ip=bytes(16), port=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conduct:
    """How our peer behaves on a connection; each answer can be withheld.

    Attributes:
        speaks: says anything at all by itself (a mute peer does not).
        acknowledges: answers the node's version with verack.
        answers_pings: answers ping with pong.
        offers_wtxid_relay: sends wtxidrelay (BIP 339).
        offers_addrv2: sends sendaddrv2 (BIP 155).
        answers_header_requests: answers getheaders, with an empty list.
        refuses_encryption: disconnects when the first bytes are not those of the older, plain
            transport (BIP 324 expects this of peers that do not know it).
        ignores_encryption: gets a v2 handshake, reads none of it and stays.
        manners: how it conducts a v2 handshake; None where it is as usual, or never is.
        repeats_nonce: sends back the number of the node's version message as its own.
        before_version: what it says before its version message, though it has no place there.
        before_verack: what it says between its version message and its acknowledgement.
        protocol: protocol number to announce.
        services: service bits to announce; None mirrors those of the node.
        more_services: service bits to announce beside those.
        relay: asks the node for transactions (BIP 37); None leaves the flag out.
        user_agent: name to announce (BIP 14).
        start_height: block height to announce.
        sees_node_at: the address of the node in its version message.
        bytes_behind: how many bytes it adds to each message behind its version message.
        ahead: by how many seconds its clock is ahead of the node's; below zero: behind.
    """

    speaks: bool = True
    acknowledges: bool = True
    answers_pings: bool = True
    offers_wtxid_relay: bool = True
    offers_addrv2: bool = True
    answers_header_requests: bool = True
    refuses_encryption: bool = False
    ignores_encryption: bool = False
    manners: Manners | None = None
    repeats_nonce: bool = False
    before_version: tuple[messages.Message, ...] = ()
    before_verack: tuple[messages.Message, ...] = ()
    protocol: int = messages.PROTOCOL_VERSION
    services: int | None = None
    more_services: int = 0
    relay: bool | None = True
    user_agent: bytes = b"/conformance-peer:1/"
    start_height: int = 0
    sees_node_at: messages.NetAddress = NO_ADDRESS
    ahead: int = 0
    bytes_behind: int = 0


@dataclass(frozen=True, slots=True)
class MessageReceived:
    """The node said something; `raw` is the whole frame."""

    message: messages.Message
    raw: bytes


@dataclass(frozen=True, slots=True)
class ReplyDue:
    """Our peer answers by itself; the bytes belong on the wire now."""

    message: messages.Message
    raw: bytes


@dataclass(frozen=True, slots=True)
class HandshakeCompleted:
    """Both sides said version and verack."""


@dataclass(frozen=True, slots=True)
class EncryptionIgnored:
    """The node began a v2 handshake; our peer makes nothing of it and stays."""

    raw: bytes


@dataclass(frozen=True, slots=True)
class EncryptionRefused:
    """The node began a v2 handshake; our peer does not know that and disconnects."""

    raw: bytes


@dataclass(frozen=True, slots=True)
class Breach:
    """The node said what no node may say here, or what cannot be read."""

    words: str
    raw: bytes = b""


Heard = MessageReceived | EncryptionIgnored | EncryptionRefused | Breach
Event = Heard | ReplyDue | HandshakeCompleted


def _names_nothing(message: messages.Message) -> bool:
    """Whether it announces, requests or tells of nothing: no node has a reason to say so."""
    match message:
        case messages.Inv(items) | messages.GetData(items) | messages.NotFound(items):
            return not items
        case messages.Addr(addresses) | messages.AddrV2(addresses):
            return not addresses
        case _:
            return False


class Session:
    """The state of one connection, free of sockets, clocks and threads."""

    def __init__(
        self,
        conduct: Conduct,
        *,
        nonce: int,
        timestamp: int,
        node_services: int,
        magic: bytes = wire.MAGIC_REGTEST,
    ) -> None:
        """Begin with nothing said.

        Args:
            conduct: how our peer behaves.
            nonce: 64-bit number of our version message.
            timestamp: Unix seconds of our version message.
            node_services: what to mirror until the node's own version is known.
            magic: the network's four bytes.
        """
        self.conduct = conduct
        self.state = State.START
        self._nonce = nonce
        self._timestamp = timestamp
        self._node_services = node_services
        self._magic = magic
        self._decoder = wire.Decoder(magic)
        self._broken = False
        self._is_fresh = True
        self._latest: Heard | None = None

    @property
    def is_complete(self) -> bool:
        """Whether both sides said version and verack."""
        return self.state is State.COMPLETE

    @property
    def may_acknowledge(self) -> bool:
        """Whether the node's version message has come and our verack is still to be sent."""
        return can_follow(self.state, Step.VERACK_SENT)

    def greet(self) -> list[Event]:
        """Send the version message first, as whoever connects does; a mute peer sends nothing."""
        if not self.conduct.speaks:
            return []
        return [*self._interject(self.conduct.before_version), self._reply(self.version())]

    def version(self) -> messages.Version:
        """Return the version message that this conduct asks for."""
        conduct = self.conduct
        services = self._node_services if conduct.services is None else conduct.services
        return messages.Version(
            protocol=conduct.protocol,
            services=services | conduct.more_services,
            timestamp=self._timestamp + conduct.ahead,
            receiver=conduct.sees_node_at,
            sender=NO_ADDRESS,
            nonce=self._nonce,
            user_agent=conduct.user_agent,
            start_height=conduct.start_height,
            relay=conduct.relay,
        )

    def receive(self, data: bytes) -> list[Event]:
        """Take bytes of the node and return what they mean, in order, answers included."""
        return [event for heard in self.read(data) for event in self.take(heard)]

    def read(self, data: bytes) -> list[Heard]:
        """Decode bytes of the node; what follows from them is up to `take`."""
        if self._is_greeted_encrypted(data):
            self._broken = True
            refuses = self.conduct.refuses_encryption
            return [EncryptionRefused(data) if refuses else EncryptionIgnored(data)]
        if self._broken and self.conduct.ignores_encryption:
            return []
        if self._broken:
            return [Breach("bytes after an unreadable message", data)]
        unreadable: list[Heard] = []
        try:
            frames = self._decoder.feed(data)
        except wire.FramingError as error:
            frames = error.frames
            self._broken = True
            unreadable.append(Breach(f"unreadable bytes: {error}", data))
        return [self._decoded(frame) for frame in frames] + unreadable

    def take(self, heard: Heard) -> list[Event]:
        """Follow what the node said: return it, and what comes of it (answers, handshake)."""
        if not isinstance(heard, MessageReceived):
            return [heard]
        message = heard.message
        if isinstance(message, messages.Undecodable):
            return [heard, Breach(f"{message.name} that cannot be read: {message.reason}")]
        if _names_nothing(message):
            return [heard, Breach(f"{message.type} that names nothing")]
        return [heard, *self._answer(message)]

    def _is_greeted_encrypted(self, data: bytes) -> bool:
        """Whether these are the first bytes, other than the magic, to a peer that minds."""
        first, self._is_fresh = self._is_fresh, False
        minds = self.conduct.refuses_encryption or self.conduct.ignores_encryption
        return first and minds and not self._magic.startswith(data[:4])

    def send(self, message: messages.Message) -> bytes:
        """Return the bytes of a message and move the handshake on if it is part of it.

        Raises:
            HandshakeError: it has no place in the handshake now; `send_raw` misbehaves on purpose.
        """
        if isinstance(message, messages.Version):
            self.state = follow(self.state, Step.VERSION_SENT)
        elif isinstance(message, messages.Verack):
            self.state = follow(self.state, Step.VERACK_SENT)
        return self.frame(message)

    def frame(self, message: messages.Message) -> bytes:
        """Return the bytes of a message without touching the handshake."""
        payload = messages.encode_payload(message)
        if not isinstance(message, messages.Version):
            payload += bytes(self.conduct.bytes_behind)
        return wire.encode_frame(message.type, payload, magic=self._magic)

    def _decoded(self, frame: wire.Frame) -> Heard:
        """Decode a message; a copy of the latest one, as in thousands of a block, is the same."""
        latest = self._latest
        if isinstance(latest, MessageReceived) and latest.raw == frame.raw:
            return latest
        if frame.checksum_ok:
            message = messages.decode_payload(frame.type, frame.payload)
            self._latest = MessageReceived(message, frame.raw)
        else:
            self._latest = Breach(f"{frame.type} with a wrong checksum", frame.raw)
        return self._latest

    def _answer(self, message: messages.Message) -> list[Event]:
        match message:
            case messages.Version():
                return self._greeted(message)
            case messages.Verack():
                return self._moved(Step.VERACK_RECEIVED)
            case messages.Ping(nonce=int() as nonce) if self.conduct.answers_pings:
                return [self._reply(messages.Pong(nonce))]
            case messages.GetHeaders() if self.conduct.answers_header_requests:
                return [self._reply(messages.Headers(()))]
            case _:
                return []

    def _greeted(self, version: messages.Version) -> list[Event]:
        self._node_services = version.services
        if self.conduct.repeats_nonce:
            self._nonce = version.nonce
        events = self._moved(Step.VERSION_RECEIVED)
        if events or not self.conduct.speaks:
            return events
        if self.state is State.HEARD:
            events += self.greet()
        events += self._interject(self.conduct.before_verack)
        if min(version.protocol, self.conduct.protocol) >= WTXID_RELAY_VERSION:
            if self.conduct.offers_wtxid_relay:
                events.append(self._reply(messages.WtxidRelay()))
            if self.conduct.offers_addrv2:
                events.append(self._reply(messages.SendAddrV2()))
        if self.conduct.acknowledges:
            events.append(self._reply(messages.Verack()))
        return events

    def _interject(self, words: tuple[messages.Message, ...]) -> list[Event]:
        """Say something out of turn: the handshake goes on as if it had not been said."""
        return [ReplyDue(each, self.frame(each)) for each in words]

    def _moved(self, step: Step) -> list[Event]:
        try:
            self.state = follow(self.state, step)
        except HandshakeError as error:
            return [Breach(f"out of turn: {error}")]
        return [HandshakeCompleted()] if self.is_complete else []

    def _reply(self, message: messages.Message) -> ReplyDue:
        return ReplyDue(message, self.send(message))
