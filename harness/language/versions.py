"""What the node's version message can say.

An entry is a function of the scene, the peer's name and the placeholders' values; it returns a
finding about the version message on that peer's latest connection.
"""

from collections.abc import Callable
from typing import Any

from harness import claims
from harness.language import words
from harness.language.lexicon import Kind
from harness.record.findings import Finding
from harness.scene.scene import Scene

__all__ = ["CONTENTS", "words"]

CONTENTS: Kind[Callable[..., Any]] = Kind("content", "what the node's version message says")
content = CONTENTS.entry


@content("requests transactions")
def requests_transactions(scene: Scene, name: str) -> Finding:
    """The relay flag invites announcements of transactions (BIP 37)."""
    return claims.version_asks(scene.window(), name, asks=True)


@content("declines transactions")
def declines_transactions(scene: Scene, name: str) -> Finding:
    """The relay flag asks for no announcements of transactions (BIP 37)."""
    return claims.version_asks(scene.window(), name, asks=False)


CONTENTS.close()
