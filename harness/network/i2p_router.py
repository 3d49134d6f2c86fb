"""An I2P router beside the node: it puts the node through to peers of ours, and them to the node.

What the node asks is written to the record, and from which address of its own it calls whom.
"""

import asyncio
import re
from collections.abc import Callable

from harness.network.link import Address, Link
from harness.network.tor_daemon import ASKED
from harness.p2p import sam
from harness.p2p.sam import Dialogue, Program, Use
from harness.record.transcript import Transcript
from harness.terms import Direction

CALLED = "called"  # the type of an entry for a stream that the node wants to somebody
NAME = "I2P"
LONG = re.compile(r"(?<==)[A-Za-z0-9~-]{80,}=*")  # a destination or a key


class I2pControl:
    """The listening port of a program; whoever opens it closes it."""

    def __init__(
        self,
        program: Program,
        transcript: Transcript,
        link_for: Callable[[Address], Link | None],
    ) -> None:
        """Remember whose port it is, where is written what is asked, and how to find a peer."""
        self.program = program
        self._transcript = transcript
        self._link_for = link_for
        self._waiting: asyncio.Queue[_Call] = asyncio.Queue()
        self._calls: list[_Call] = []
        self._server: asyncio.Server | None = None

    async def open(self, host: str) -> Address:
        """Listen and return the address."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._call, host, 0)
        address: Address = self._server.sockets[0].getsockname()[:2]
        return address

    async def lead(self, link: Link, *, source: bytes) -> None:
        """Lead a peer to the node, as soon as that waits for somebody."""
        while not (call := await self._waiting.get()).is_open:
            pass
        self.program.led += 1
        call.hand_over(link, sam.announced(source), local=(sam.name_of(source), 0))

    def close(self) -> None:
        """Stop listening, and end what is no stream."""
        if self._server is not None:
            self._server.close()
            self._server = None
        for call in self._calls:
            call.close()

    # what its connections call

    def note(self, line: str) -> None:
        """Write into the record what the node asks."""
        words = f"the node asks {NAME}: {LONG.sub('...', line)}"
        self._transcript.append(Direction.NODE, ASKED, words, content=words)

    def find(self, dialogue: Dialogue) -> Link | None:
        """Return the link to whom the node wants a stream, and write down whence it comes."""
        own = sam.name_of(self.program.sessions[dialogue.session])
        host = sam.name_of(dialogue.wanted)
        words = f"{own} connects to {host}"
        self._transcript.append(Direction.NODE, CALLED, words, content=words)
        return self._link_for((host, 0))

    def offer(self, call: "_Call") -> None:
        """Take note of a connection by which somebody can reach the node."""
        self._waiting.put_nowait(call)

    def _call(self) -> "_Call":
        self._calls.append(_Call(self, Dialogue(self.program)))
        return self._calls[-1]


class _Call(asyncio.Protocol):
    """A connection of the node to the program, until it is a stream to or from a peer."""

    def __init__(self, control: I2pControl, dialogue: Dialogue) -> None:
        self._control = control
        self._dialogue = dialogue
        self._transport: asyncio.Transport | None = None

    @property
    def is_open(self) -> bool:
        return self._transport is not None and not self._transport.is_closing()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101  (for the type checker)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        before = self._dialogue.use
        for line, answer in self._dialogue.receive(data):
            self._control.note(line)
            if self._transport is not None:
                self._transport.write(answer)
        if before is self._dialogue.use:
            return
        if self._dialogue.use is Use.WAITS:
            self._control.offer(self)
        elif self._dialogue.use is Use.CALL:
            link = self._control.find(self._dialogue)
            if link is not None:
                wanted = (sam.name_of(self._dialogue.wanted), 0)
                self.hand_over(link, sam.put_through(), local=wanted)
            elif self._transport is not None:
                self._transport.write(sam.unreachable())
                self._transport.close()

    def connection_lost(self, _exc: Exception | None) -> None:
        self._transport = None
        self._dialogue.end()

    def hand_over(self, link: Link, first: bytes, *, local: Address) -> None:
        """Make it a stream of a peer's, who lives there."""
        transport, self._transport = self._transport, None
        if transport is None:
            return
        transport.write(first)
        transport.set_protocol(link)
        link.connection_made(transport)
        link.local = local
        if self._dialogue.rest:
            link.data_received(self._dialogue.rest)

    def close(self) -> None:
        if self._transport is not None:
            self._transport.close()
