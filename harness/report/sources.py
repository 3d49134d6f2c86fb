"""What the tags of a Rule mean: where a requirement comes from, as words and as a link."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_BIP = re.compile(r"bip\.(\d{1,4})", re.ASCII)
_CORE_PULL = re.compile(r"core\.pr\.(\d{1,6})", re.ASCII)
_MEANINGS = {
    "source.bip": "demanded by a BIP",
    "source.policy": "the node's choice, no BIP demands it",
}


# Tags that steer a run and tell a reader nothing.
_INTERNAL = ("connection.", "fixture.", "smoke")


@dataclass(frozen=True, slots=True)
class Source:
    """One source of a Rule; `link` is empty where there is nothing to open."""

    words: str
    link: str


def citations(tags: Iterable[str]) -> list[Source]:
    """Return what a reader may look up or quote: the IDs and the sources."""
    return [source(tag) for tag in tags if not tag.startswith(_INTERNAL)]


def source(tag: str) -> Source:
    """Say what a tag refers to; an unknown tag stands for itself."""
    if found := _BIP.fullmatch(tag):
        number = int(found[1])
        return Source(
            f"BIP {number}",
            f"https://github.com/bitcoin/bips/blob/master/bip-{number:04}.mediawiki",
        )
    if found := _CORE_PULL.fullmatch(tag):
        number = int(found[1])
        return Source(
            f"Bitcoin Core #{number}", f"https://github.com/bitcoin/bitcoin/pull/{number}"
        )
    return Source(_MEANINGS.get(tag, tag), "")
