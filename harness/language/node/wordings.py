"""How a test's request for a connection is worded, where that is not as usual.

An entry is a function of the scene, the peer's name and the placeholders' values; it makes the
request and waits for what comes of it, if anything does. The usual request names the address, the
type, and whether the connection is to be encrypted (this since version 27). Source: Bitcoin Core,
rpc/net.cpp.
"""

from collections.abc import Callable
from typing import Any

from harness.acts import requests
from harness.acts.requests import ADDRESS
from harness.language.lexicon import Kind
from harness.scene.scene import Scene
from harness.terms import ConnectionType

WORDINGS: Kind[Callable[..., Any]] = Kind("wording", "how a request for a connection is worded")
wording = WORDINGS.entry
USUAL = ConnectionType.OUTBOUND_FULL_RELAY.value


@wording("the type {string}")
def by_type(scene: Scene, name: str, word: str) -> None:
    """The request has this word where the connection type belongs."""
    requests.ask_by_word(scene, word, name)


@wording("named arguments")
def by_names(scene: Scene, name: str) -> None:
    """The request is for outbound-full-relay, its arguments named, in another order than usual."""
    requests.ask_by_names(scene, name)


def arguments(phrase: str, meaning: str, *given: object) -> None:
    """Add a wording that has these arguments and no others."""

    def ask(scene: Scene, name: str) -> None:
        requests.ask_in_parts(scene, given, name)

    WORDINGS.add(phrase, meaning, ask)


arguments("no arguments", "Nobody and nothing is named.")
arguments("an address", "No type is named.", ADDRESS)
arguments("an address and a type", "Encryption is not mentioned.", ADDRESS, USUAL)
arguments("an address, a type and false", "Encryption is declined.", ADDRESS, USUAL, False)
arguments(
    "an address, a type, false and one more",
    "Behind the usual arguments there is another.",
    *(ADDRESS, USUAL, False, False),
)
arguments(
    "an address, a type and a word",
    "Where the request says whether to encrypt there is a word, not a yes or no.",
    *(ADDRESS, USUAL, "false"),
)
arguments(
    "an address, a type and null",
    "Where the request says whether to encrypt there is nothing (null).",
    *(ADDRESS, USUAL, None),
)

WORDINGS.close()
