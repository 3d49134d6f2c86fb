"""What travels on connections, by subject; the entries of the lexicon's kind `thing`."""

from harness.errors import HarnessFault
from harness.language.lexicon import Phrase
from harness.language.thing import THINGS, Thing
from harness.language.things import (
    addresses,
    block_download,
    block_requests,
    blocks,
    compact_blocks,
    damaged,
    encryption,
    faults,
    filters,
    headers,
    messages,
    numbered,
    transactions,
    unfit_blocks,
)
from harness.p2p.messages import Message
from harness.scene.scene import Scene

__all__ = [
    "addresses",
    "block_download",
    "block_requests",
    "blocks",
    "compact_blocks",
    "damaged",
    "encryption",
    "faults",
    "filters",
    "headers",
    "message_of",
    "messages",
    "numbered",
    "transactions",
    "unfit_blocks",
]

THINGS.close()


def message_of(scene: Scene, thing: Phrase[Thing]) -> Message:
    """Return the message that a thing is.

    Raises:
        HarnessFault: it is none that could be sent without a connection.
    """
    if thing.use.message is None:
        raise HarnessFault(f"the lexicon does not say which message {thing} is")
    return thing.use.message(scene, *thing.arguments)
