"""Whether a behaviour applies to the node: reads active tags, says the obstacle in words.

`@use.with_X=value` wants X to have the value, `@not.with_X=value` wants it not to; several of one
kind about the same X are alternatives, but bounds of the version hold all. X is
`node.min_version`, `node.max_version`, or the name of a fact. Pure.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from harness.errors import HarnessFault
from harness.terms import Variation

ACTIVE_TAG = re.compile(r"^(?P<kind>use|not)\.with_(?P<about>[a-z0-9_.]+)=(?P<value>.+)$")
MIN_VERSION, MAX_VERSION = "node.min_version", "node.max_version"
BOUNDS = {
    (MIN_VERSION, True): "at least version",
    (MAX_VERSION, True): "at most version",
    (MIN_VERSION, False): "a version before",
    (MAX_VERSION, False): "a version after",
}
DEVELOPMENT = 99  # second number of a version between two release lines
VERSION = re.compile(r"^\d+(\.\d+)*$")
YES_OR_NO = {"yes": True, "no": False, "true": True, "false": False}
KNOTS = "knots"
UNBORNE = "does not bear the variation"  # @not.with.<variation>
# How a reviewer calls a fact, where its name does not read well.
WORDS = {
    "abortprivatebroadcast": "the command that aborts a private broadcast",
    "addconnection": "the test call addconnection",
    "addpeeraddress": "the test call addpeeraddress",
    "bloom_by_default_on_loopback": "bloom filters by default on loopback",
    "common_send_rate": "one limit of announcements for all peers together",
    "forceinbound": "the permission forceinbound",
    "mockscheduler": "the test call mockscheduler",
    "public_addresses": "peers at public addresses",
    "sendmsgtopeer": "the test call sendmsgtopeer",
    "txreconciliation": "transaction reconciliation",
    "v2transport": "transport v2",
    "wallet": "a wallet",
    "whitelist_out": "whitelists for outbound connections",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the node and its surroundings.

    Attributes:
        version: as numbers, most significant first.
        known: yes-or-no facts and others by name.
        reasons: why a fact is not so, where there is more to say.
        variations: circumstances that are different in this run.
    """

    version: tuple[int, ...]
    known: Mapping[str, Any]
    reasons: Mapping[str, str]
    variations: frozenset[Variation] = frozenset()


@dataclass(frozen=True, slots=True)
class _Wish:
    about: str
    wanted: bool
    values: tuple[str, ...]


def obstacle(tags: Iterable[str], facts: Facts) -> str | None:
    """Return why a behaviour does not apply, None when it does.

    Raises:
        HarnessFault: a tag asks for something that is not known at all.
    """
    tags = list(tags)
    for variation in sorted(facts.variations):
        if f"not.with.{variation}" in tags:
            return f"{UNBORNE} {variation}: it is about what that changes"
    for wish in _wishes(tags):
        if not _granted(wish, facts):
            return _in_words(wish, facts)
    return None


def _wishes(tags: Iterable[str]) -> list[_Wish]:
    groups: dict[tuple[str, bool, str], list[str]] = {}
    for tag in tags:
        if match := ACTIVE_TAG.match(tag):
            about, value = match["about"], match["value"]
            alone = value if about in (MIN_VERSION, MAX_VERSION) else ""
            groups.setdefault((about, match["kind"] == "use", alone), []).append(value)
    return [_Wish(about, wanted, tuple(values)) for (about, wanted, _), values in groups.items()]


def _granted(wish: _Wish, facts: Facts) -> bool:
    return any(_holds(wish.about, value, facts) for value in wish.values) is wish.wanted


def _holds(about: str, value: str, facts: Facts) -> bool:
    if about in (MIN_VERSION, MAX_VERSION):
        if not VERSION.match(value):
            raise HarnessFault(f"the tag for {about} has no version number: {value}")
        bound = _numbers(value)
        if about == MIN_VERSION:
            return facts.version >= bound and not _may_lack(bound, facts.version)
        return facts.version[: len(bound)] <= bound and not _may_have(bound, facts.version)
    if about not in facts.known:
        raise HarnessFault(f"no such fact for an active tag: {about}")
    fact = facts.known[about]
    if isinstance(fact, bool):
        if value not in YES_OR_NO:
            raise HarnessFault(f"the tag for {about} says neither yes nor no: {value}")
        return fact is YES_OR_NO[value]
    return value in fact if isinstance(fact, list | tuple) else value == str(fact)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _may_lack(bound: tuple[int, ...], version: tuple[int, ...]) -> bool:
    """Whether a development version (X.99) may lack what a point release (X.1, ...) got.

    While releases of a line get mends, the development version has the number of that line or of
    the next one.
    """
    first, *rest = bound
    lines = ((first, DEVELOPMENT), (first + 1, DEVELOPMENT))
    return bool(rest) and rest[0] < DEVELOPMENT and version[:2] in lines


def _may_have(bound: tuple[int, ...], version: tuple[int, ...]) -> bool:
    """Whether a development version (X.99) may have what came with the release after a bound."""
    first, *rest = bound
    return version[:2] == (first, DEVELOPMENT) and DEVELOPMENT not in rest


def _in_words(wish: _Wish, facts: Facts) -> str:
    about, values = wish.about, " or ".join(wish.values)
    this = ".".join(str(part) for part in facts.version)
    if about in (MIN_VERSION, MAX_VERSION):
        bound = BOUNDS[about, wish.wanted]
        if about == MIN_VERSION and _may_lack(_numbers(wish.values[0]), facts.version):
            this += ", a development version, which may have come before that"
        if about == MAX_VERSION and _may_have(_numbers(wish.values[0]), facts.version):
            this += ", a development version, which may have what came after that"
        return f"needs a node of {bound} {values} (this is {this})"
    fact = facts.known[about]
    words = WORDS.get(about, about.replace("_", " "))
    if not isinstance(fact, bool):
        has = ", ".join(map(str, fact)) if isinstance(fact, list | tuple) else fact
        what = values if wish.wanted else f"anything but {values}"
        return f"needs {words}: {what} (this node: {has or 'none'})"
    if about == KNOTS:
        return "not for Bitcoin Knots" if fact else "only for Bitcoin Knots"
    if fact:
        return f"only for a node without {words}"
    why = facts.reasons.get(about)
    return f"needs {words}" + (f": {why}" if why else ", which this node does not have")
