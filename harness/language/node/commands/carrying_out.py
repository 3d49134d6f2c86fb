"""How a command of the operator is carried out, and when."""

from collections.abc import Callable
from typing import Any

from harness.errors import Inconclusive, RpcError
from harness.language.lexicon import Phrase
from harness.scene.scene import Scene


def carry_out(scene: Scene, phrase: Phrase[Callable[..., Any]]) -> None:
    """Let the operator command something when the node has dealt with all that was sent before.

    Before the event, it must not refuse.

    Raises:
        Inconclusive: it refuses, though the example needs it.
    """
    if scene.has_running_node:
        scene.rest()
    since = scene.now()
    phrase(scene)
    refused = [entry for entry in scene.window(since) if isinstance(entry.content, RpcError)]
    if refused and scene.first_mark is None:
        raise Inconclusive(f"the node refuses that the operator {phrase}: {refused[-1].content}")
