"""Rule by Rule, the values of each dimension: shown, varied, elsewhere, left out, missing.

A value is shown by an example that bears its tag, says a sentence or uses an entry of the lexicon
that declares it; varied where a variation brings it about (`conformance variations`); left out
where the Rule says why it need not be shown: "Not shown: VALUE, VALUE; REASON." in its description.
Elsewhere: another Rule with one of its IDs shows it. Whether a dimension concerns a Rule at all is
told from its title, places and examples.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Any

from harness.language.cells import VALUES, Cell, Dimension
from harness.language.lexicon import Phrase
from harness.record.citations import citations_of
from harness.terms import ConnectionType, Variation

LEFT_OUT = re.compile(r"Not shown: (?P<values>[^;]+); (?P<reason>[^.]+)\.")
SAID_BY_SENTENCES = {  # beside what the lexicon declares
    "{peer} disconnects": (Cell.ENDED_BY_PEER,),
    "the node restarts": (Cell.RESTARTED,),
    "all {direction} slots are taken": (Cell.FULL,),
    "the node connects to {peer} again": (Cell.SECOND,),
}
VARIED = {  # what a variation brings about
    Variation.PREDECESSOR: Cell.SECOND,
    Variation.RESTARTED: Cell.RESTARTED,
}
MOST_TYPES = (
    ConnectionType.OUTBOUND_FULL_RELAY,
    ConnectionType.BLOCK_RELAY_ONLY,
    ConnectionType.ADDR_FETCH,
    ConnectionType.MANUAL,
    ConnectionType.INBOUND,
)
EXCEPT = re.compile(
    r"\b(only|exactly|but for|except|unless|other|alone|all types)\b", re.IGNORECASE
)
MAY_BE_SPARED = re.compile(r"^the node (disconnects|refuses|stays connected|evicts)\b")
ENDS = re.compile(r"\b(ends?|ended|lost|frees?|free|gained)\b")
ENCRYPTION = re.compile(r"\b(un)?encrypted|\bv[12] (transport|handshake)", re.IGNORECASE)
SLOTS = re.compile(r"CreateNodeFromAcceptedSocket|AddConnection|AttemptToEvictConnection")
CONSTANT = re.compile(
    r"(MAX|MIN|DEFAULT|NUM)(_[A-Z0-9]+)+|([A-Z0-9]+_)+(TIMEOUT|INTERVAL|TIME|AGE|SIZE|SZ|LENGTH|BASE)"
)
NUMBER = re.compile(r"-?\b\d+\b")


class State(StrEnum):
    """How a Rule deals with a value."""

    SHOWN = "shown"
    VARIED = "varied"
    ELSEWHERE = "elsewhere"  # by another Rule with the same ID
    LEFT_OUT = "left out"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Layout:
    """One dimension of one Rule.

    Attributes:
        ids: of the Rule.
        rule: its title.
        place: file:line.
        dimension: which.
        cells: each value that concerns the Rule, and how it deals with it.
    """

    ids: tuple[str, ...]
    rule: str
    place: str
    dimension: Dimension
    cells: dict[str, State]

    def values(self, state: State) -> list[str]:
        """Return the values that are dealt with in this way."""
        return [value for value, each in self.cells.items() if each is state]


def lay_out(features: Iterable[Any], registry: Any) -> list[Layout]:
    """Return all dimensions that concern the Rules of some features, said in these sentences."""
    shown = [(rule, _Shown.of(rule, registry)) for each in features for rule in each.rules]
    by_id: dict[str, set[str]] = defaultdict(set)
    for rule, each in shown:
        for name in _ids(rule):
            by_id[name] |= each.values
    return [
        layout
        for rule, each in shown
        for layout in _layouts(rule, each, set().union(*(by_id[name] for name in _ids(rule))))
    ]


def left_out(description: Iterable[str]) -> dict[str, str]:
    """Return the values that a description leaves out, each with the reason."""
    found = LEFT_OUT.finditer(" ".join(description))
    return {
        value: each["reason"] for each in found for value in re.split(r", | and ", each["values"])
    }


def wrongly_left_out(feature: Any, registry: Any) -> Iterator[tuple[Any, str]]:
    """Return what is wrong with the values that the Rules of a feature leave out."""
    for rule in (feature, *feature.rules):
        said = left_out(rule.description)
        if any("Not shown:" in line for line in rule.description) and not said:
            yield rule, 'write it as "Not shown: VALUE, VALUE; REASON."'
        shown = _Shown.of(rule, registry).values if said and rule is not feature else set()
        for value in said:
            if value not in VALUES:
                yield rule, f"not shown is no value of a dimension: {value!r}"
            elif value in shown:
                yield rule, f"is shown, though said not to be: {value!r}"


@dataclass(slots=True)
class _Shown:
    """What the examples of a Rule show."""

    values: set[str]
    varied: set[str]
    outcomes: list[str]
    has_event: bool

    @classmethod
    def of(cls, rule: Any, registry: Any) -> "_Shown":
        shown = cls(set(), set(), [], has_event=False)
        numbers: dict[str, set[int]] = defaultdict(set)
        for scenario in rule.walk_scenarios(with_outlines=False):
            shown._take(scenario, registry, numbers)
        if any(b - a == 1 for each in numbers.values() for a, b in pairwise(sorted(each))):
            shown.values.add(Cell.BOTH_SIDES)
        return shown

    def _take(self, scenario: Any, registry: Any, numbers: dict[str, set[int]]) -> None:
        tags = set(map(str, scenario.effective_tags))
        self.values |= {each for each in ConnectionType if f"connection.{each}" in tags}
        if "fixture.initial_download" in tags:
            self.values.add(Cell.INITIAL_DOWNLOAD)
        self.varied |= {
            cell for variation, cell in VARIED.items() if f"not.with.{variation}" not in tags
        }
        events: set[str] = set()
        for step in scenario.all_steps:
            said, event = _said(step, registry)
            self.values |= said
            if step.step_type == "then":
                self.outcomes.append(step.name)
                continue
            self.has_event |= step.step_type == "when"
            self.values |= {Cell.SECOND} if event in events else set()
            events.add(event)
            numbers[NUMBER.sub("#", event)] |= set(map(int, NUMBER.findall(step.name)))


def _said(step: Any, registry: Any) -> tuple[set[str], str]:
    """Return the values that a step shows, and what it says, whoever the peer is."""
    for matcher in registry.steps[step.step_type]:
        arguments = matcher.check_match(step.name)
        if arguments is None:
            continue
        shown: set[str] = set(SAID_BY_SENTENCES.get(matcher.pattern, ()))
        shown |= {each.value for each in arguments if isinstance(each.value, ConnectionType)}
        for argument in arguments:
            shown |= set(_declared(argument.value))
        said = [step.step_type == "when" and "when", matcher.pattern]
        said += [str(each.value) for each in arguments if not _is_name(each.value)]
        return shown, " ".join(map(str, said))
    return set(), step.name


def _is_name(value: object) -> bool:
    """Whether this is a peer, or several: who it is makes no difference."""
    names = value if isinstance(value, list) else [value]
    return all(isinstance(each, str) and each[:1].isupper() for each in names)


def _declared(value: object) -> Iterator[str]:
    if not isinstance(value, Phrase):
        return
    shows = value.entry.shows
    yield from shows(*value.arguments) if callable(shows) else shows
    for inner in value.arguments:
        yield from _declared(inner)


def _ids(rule: Any) -> tuple[str, ...]:
    return tuple(str(tag) for tag in rule.tags if str(tag)[:1].isupper())


def _layouts(rule: Any, shown: _Shown, elsewhere: set[str]) -> Iterator[Layout]:
    out = {**left_out(rule.feature.description), **left_out(rule.description)}
    for dimension, values in _concerned(rule, shown).items():
        cells = {
            str(value): State.SHOWN
            if value in shown.values
            else State.LEFT_OUT
            if str(value) in out
            else State.VARIED
            if value in shown.varied
            else State.ELSEWHERE
            if value in elsewhere
            else State.MISSING
            for value in dimension.value
            if value in values or value in shown.values
        }
        if cells:
            place = f"{Path(rule.filename)}:{rule.line}"
            yield Layout(_ids(rule), rule.name, place, dimension, cells)


def _concerned(rule: Any, shown: _Shown) -> dict[Dimension, set[str]]:
    """Return which values of which dimensions a Rule could depend on."""
    places = citations_of(rule.description)
    names = [name for each in places for name in each.names]
    title = rule.name
    words = f"{title} {' '.join(rule.description)}"
    types = _types(rule, shown)
    spares = any(MAY_BE_SPARED.match(each) for each in shown.outcomes)
    permissions: set[str] = set()
    if spares and ConnectionType.INBOUND in types:
        permissions.add(Cell.NOBAN)
    if spares and ConnectionType.MANUAL in types:
        permissions.add(Cell.NOBAN_OUT)
    if re.search(r"\b(noban|permissions?)\b", title):
        permissions.add(Cell.OTHER_PERMISSION)
    of_messages = any(each.file == "net_processing.cpp" for each in places)
    of_slots = any(SLOTS.search(name) for name in names)
    has_limit = any(CONSTANT.fullmatch(name) for name in names)
    return {
        Dimension.TYPE: set(types),
        Dimension.PERMISSION: permissions,
        Dimension.TRANSPORT: {Cell.V2} if ENCRYPTION.search(words) else set(),
        Dimension.END: set(Dimension.END.value) if ENDS.search(title) else set(),
        Dimension.OCCASION: {Cell.SECOND} if shown.has_event else set(),
        Dimension.STATE: {Cell.RESTARTED}
        | ({Cell.INITIAL_DOWNLOAD} if of_messages else set())
        | ({Cell.FULL} if of_slots else set()),
        Dimension.LIMIT: {Cell.BOTH_SIDES} if has_limit else set(),
    }


def _types(rule: Any, shown: _Shown) -> set[ConnectionType]:
    """Return the connection types that a Rule speaks of: as tagged, as named, else most."""
    tags = {*map(str, rule.tags), *map(str, rule.feature.tags)}
    tagged = {each for each in ConnectionType if f"connection.{each}" in tags}
    named = {each for each in ConnectionType if re.search(rf"\b{each}\b", rule.name)}
    if tagged:
        return tagged
    if named and not EXCEPT.search(rule.name):
        return named
    return set(MOST_TYPES) if shown.values & set(ConnectionType) else set()
