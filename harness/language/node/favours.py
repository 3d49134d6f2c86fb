"""What the node asks of other programs that its operator runs on the same machine: Tor, I2P.

An entry says how the question begins in the record, the program's name first.
"""

from dataclasses import dataclass

from harness import claims
from harness.acts import i2p_router, tor_daemon
from harness.language import words
from harness.language.lexicon import Kind, Phrase
from harness.language.wire import since_event
from harness.scene.scene import Scene

__all__ = ["FAVOURS", "words"]

TOR = "Tor: "


@dataclass(frozen=True, slots=True)
class Favour:
    """What may be asked of a program.

    Attributes:
        question: a regular expression for how the question is written in the record.
        example: such a question.
    """

    question: str
    example: str


FAVOURS: Kind[Favour] = Kind(
    "favour", "which of the operator's programs the node asks, and for what"
)


def favour(phrase: str, meaning: str, question: str, example: str = "") -> None:
    """Add an entry."""
    FAVOURS.add(phrase, meaning, Favour(question, example or question))


favour(
    "Tor how it lets others in",
    "The first question of all (PROTOCOLINFO).",
    "Tor: PROTOCOLINFO",
)
favour(
    "Tor to prove that it knows the cookie",
    "Before the node proves that it knows the same (AUTHCHALLENGE).",
    "Tor: AUTHCHALLENGE SAFECOOKIE",
)
favour(
    "Tor to let it in",
    "By a password, by the proof that it knows the cookie, or by nothing at all (AUTHENTICATE).",
    "Tor: AUTHENTICATE",
)
favour(
    "Tor for anything else",
    "For whatever but how it lets others in.",
    "Tor: (?!PROTOCOLINFO)",
    "Tor: AUTHENTICATE",
)
favour(
    "Tor for its onion service again",
    "By the key of the one that it has had (ADD_ONION).",
    "Tor: ADD_ONION ED25519-V3:",
)

favour(
    "I2P for {peer}",
    "Where that peer is in I2P (NAMING LOOKUP), or for a connection to it.",
    "I2P: .*NAME={0}",
    "I2P: NAMING LOOKUP NAME={0}",
)

FAVOURS.close()


def asks(scene: Scene, phrase: Phrase[Favour]) -> None:
    """Claim that the node has asked for something since the event began."""
    window = since_event(scene, scene.window())
    question = _with_names(phrase, phrase.use.question)
    scene.accept(claims.asked(window, question, expected=f"the node asks {phrase}"))


def does_not_ask(scene: Scene, phrase: Phrase[Favour]) -> None:
    """Claim that the node has never asked for something, though the program has said all it can."""
    if phrase.use.question.startswith(TOR):
        tor_daemon.hear_out(scene)
    else:
        scene.rest()
    scene.accept(
        claims.never_asked(
            scene.window(),
            _with_names(phrase, phrase.use.question),
            expected=f"the node does not ask {phrase}",
            example=_with_names(phrase, phrase.use.example),
        )
    )


def _with_names(phrase: Phrase[Favour], words: str) -> str:
    """Return words with the names in I2P of the peers that the phrase speaks of."""
    return words.format(*map(i2p_router.name_in_i2p, phrase.arguments))
