"""A Tor daemon beside the node: its control port, where the node asks for what it wants of Tor.

What the node asks is written to the record. The proxy of such a program is a door of its own
(listening.py).
"""

import asyncio

from harness.network.link import Address
from harness.p2p.tor_control import Dialogue, Program
from harness.record.transcript import Entry, Transcript
from harness.terms import Direction

ASKED = "asked"  # the type of an entry for what the node asks a program of its operator
LEFT = "left"  # and for the end of its connection to one, by the node
NAME = "Tor"


class TorControl:
    """The listening control port of a program; whoever opens it closes it.

    Attributes:
        dialogues: one for each connection of the node, in order.
    """

    def __init__(
        self, program: Program, transcript: Transcript, *, takes_one_connection: bool = False
    ) -> None:
        """Remember whose control port it is, and where is written what is asked there.

        It may stop listening as soon as somebody has connected.
        """
        self.program = program
        self._takes_one_connection = takes_one_connection
        self.dialogues: list[Dialogue] = []
        self.address: Address = ("", 0)
        self._transcript = transcript
        self._calls: list[_Call] = []
        self._server: asyncio.Server | None = None

    async def open(self, host: str) -> Address:
        """Listen and return the address."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._call, host, 0)
        self.address = self._server.sockets[0].getsockname()[:2]
        return self.address

    def hang_up(self) -> None:
        """End what the program says on every connection; what the node still says is heard."""
        for call in self._calls:
            call.say_no_more()

    def end(self) -> None:
        """End the program: it accepts nothing any more, and its connections are over."""
        self.close()
        for call in self._calls:
            call.close()

    def close(self) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def target(self, port: int) -> str | None:
        """Return where the onion service leads from a port, if there is one now."""
        open_now = [call.dialogue for call in self._calls if call.is_open]
        return next((each.targets[port] for each in open_now if port in each.targets), None)

    def note(self, entry_type: str, words: str) -> Entry:
        """Write into the record what the node does here."""
        return self._transcript.append(Direction.NODE, entry_type, words, content=words)

    def take(self) -> None:
        """Take note that somebody has connected."""
        if self._takes_one_connection:
            self.close()

    def _call(self) -> "_Call":
        dialogue = Dialogue(self.program, is_first=not self.dialogues)
        self.dialogues.append(dialogue)
        self._calls.append(_Call(self, dialogue))
        return self._calls[-1]


class _Call(asyncio.Protocol):
    """A connection of the node to the control port."""

    def __init__(self, control: TorControl, dialogue: Dialogue) -> None:
        self.dialogue = dialogue
        self._control = control
        self._transport: asyncio.Transport | None = None
        self._has_ended = False

    @property
    def is_open(self) -> bool:
        return self._transport is not None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101  (for the type checker)
        self._transport = transport
        self._control.take()

    def data_received(self, data: bytes) -> None:
        for line, answer in self.dialogue.receive(data):
            self._control.note(ASKED, f"the node asks {NAME}: {line}")
            self._say(answer)
        if self.dialogue.is_over:  # who knows no way in would come again and again
            self._control.close()
            self.say_no_more()

    def eof_received(self) -> bool:
        self._note_end()
        return False

    def connection_lost(self, _exc: Exception | None) -> None:
        self._transport = None
        self._note_end()

    def say_no_more(self) -> None:
        if self._transport is not None and self._transport.can_write_eof():
            self._transport.write_eof()

    def close(self) -> None:
        self._has_ended = True
        if self._transport is not None:
            self._transport.close()

    def _note_end(self) -> None:
        if not self._has_ended:
            self._has_ended = True
            self._control.note(LEFT, f"the node ends its connection to {NAME}")

    def _say(self, answer: bytes) -> None:
        if self._transport is None:
            return
        in_bytes = self.dialogue.program.reading.in_pieces and not self.dialogue.is_let_in
        for piece in (bytes((each,)) for each in answer) if in_bytes else (answer,):
            self._transport.write(piece)
