"""What the node answers its operator.

An entry is a function of the node's answer to the latest order of the event, the claim in words,
the scene and the placeholders' values; it returns a finding. Error numbers: Bitcoin Core,
rpc/protocol.h.
"""

from collections.abc import Callable

from harness.claims import orders as claims
from harness.language import words
from harness.language.lexicon import Kind, Phrase
from harness.record.findings import Finding
from harness.record.transcript import Entry
from harness.scene.scene import Scene

__all__ = ["ANSWERS", "judge", "words"]

Judge = Callable[..., Finding]
ANSWERS: Kind[Judge] = Kind("answer", "what the node answers an order")
answer = ANSWERS.entry


def judge(scene: Scene, phrase: Phrase[Judge]) -> Finding:
    """Claim what the node answered the latest order of the event."""
    given = claims.latest_answer(scene.window())
    return phrase(given, f"the node answers that {phrase}", scene)  # type: ignore[no-any-return]


def refusal(phrase: str, meaning: str, code: int, said: str = "") -> None:
    """Add an answer that refuses, by the number of the error and words of the message."""

    def judge(given: Entry, expected: str, _scene: Scene) -> Finding:
        return claims.refused(given, code, expected=expected, words=said)

    ANSWERS.add(phrase, meaning, judge)


@answer("it does so")
def agrees(given: Entry, expected: str, _scene: Scene) -> Finding:
    """The node grants the order, whatever comes of it."""
    return claims.granted(given, expected=expected)


refusal("no slot is free", "All slots that such a connection could take are in use.", -34)
refusal("there is no such peer", "The node has no connection to whoever was named.", -29)
refusal("this is banned already", "The same address or range is on the ban list.", -23)


ANSWERS.close()
