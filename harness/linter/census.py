"""Counts of the language: which sentences and entries there are, who uses them, which are twins.

Reads behave's registry of steps, the parsed features and the lexicon; runs no step.
"""

import ast
import functools
import inspect
import re
import textwrap
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from harness.language.lexicon import Entry, Kind, Phrase
from harness.language.thing import Thing

MOST_SENTENCES = 120
PLACEHOLDER = re.compile(r"\{(\w*)\}")


@dataclass(slots=True)
class Sentence:
    """One sentence: its words, whatever keywords it goes with.

    Attributes:
        pattern: the words, with placeholders.
        keywords: given, when, then, as far as it goes with them.
        functions: what is run for it, by keyword.
        place: file:line of its first definition.
        scenarios: the places of the scenario texts that use it.
    """

    pattern: str
    place: str
    keywords: list[str] = field(default_factory=list)
    functions: list[Callable[..., Any]] = field(default_factory=list)
    scenarios: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a step, read.

    Attributes:
        patterns: of the sentences that recognise them.
        entries: what the first of these takes from the lexicon, by kind and phrase.
    """

    patterns: tuple[str, ...]
    entries: frozenset[tuple[str, str]]


@dataclass(slots=True)
class Census:
    """All sentences, all entries, and how often each is used.

    Attributes:
        sentences: by pattern, in the order of their definition.
        kinds: the lexicon.
        uses: in how many scenario texts an entry occurs, by kind and phrase.
        doubtful: steps that more than one sentence recognises: place, words, patterns.
        undefined: steps that no sentence recognises: place, words.
    """

    sentences: dict[str, Sentence]
    kinds: list[Kind[Any]]
    uses: Counter[tuple[str, str]] = field(default_factory=Counter)
    doubtful: list[tuple[str, str, list[str]]] = field(default_factory=list)
    undefined: list[tuple[str, str]] = field(default_factory=list)

    def used_once(self) -> list[Sentence]:
        """Return the sentences that a single scenario text uses."""
        return [each for each in self.sentences.values() if len(each.scenarios) == 1]

    def unused(self) -> list[Sentence]:
        """Return the sentences that nobody uses."""
        return [each for each in self.sentences.values() if not each.scenarios]

    def unused_entries(self) -> Iterator[tuple[Kind[Any], Entry[Any]]]:
        """Return the entries that nobody uses, in none of their tenses."""
        for kind in self.kinds:
            for entry in kind:
                if entry.form_of is None and not self.uses[kind.name, entry.phrase]:
                    yield kind, entry

    def twins(self) -> list[tuple[str, str]]:
        """Return pairs of sentences, and of entries of a kind, behind which the same is done."""
        acts: dict[str, list[str]] = defaultdict(list)
        for sentence in self.sentences.values():
            objects = sorted(PLACEHOLDER.findall(sentence.pattern))  # of other kinds, another act
            for function in sentence.functions:
                acts[f"{objects}: {body_of(function)}"].append(sentence.pattern)
        for kind in self.kinds:
            for entry in kind:
                if entry.form_of is None:
                    acts[f"{kind.name}: {_use_of(entry)}"].append(f"{kind.name} {entry.phrase}")
        groups = [list(dict.fromkeys(patterns)) for patterns in acts.values()]
        return [(group[0], other) for group in groups for other in group[1:]]

    def lines(self) -> list[str]:
        """Say the numbers, one a line."""
        entries = [
            f"{sum(each.form_of is None for each in kind)} {kind.name}" for kind in self.kinds
        ]
        meanings = [entry for kind in self.kinds for entry in kind if not entry.meaning]
        mute = [
            each
            for each in self.sentences.values()
            if not all(function.__doc__ for function in each.functions)
        ]
        total = sum(entry.form_of is None for kind in self.kinds for entry in kind)
        return [
            f"sentences: {len(self.sentences)} (at most {MOST_SENTENCES})",
            f"lexicon entries: {total} ({', '.join(entries)})",
            f"sentences used once: {len(self.used_once())}",
            f"undocumented: {len(meanings) + len(mute)}",
            f"near-duplicates: {len(self.twins())}",
        ]


def take(features: Iterable[Any], registry: Any, kinds: list[Kind[Any]]) -> Census:
    """Count what features, as behave has parsed them, say in the sentences of a registry."""
    census = Census(_sentences(registry), kinds)

    @functools.cache  # the same words stand in many rows
    def read(step_type: str, name: str) -> Words:
        return _read(registry.steps[step_type], name, kinds)

    for feature in features:
        for text in feature.walk_scenarios(with_outlines=True):
            if text.type == "scenario_outline":
                _count(census, read, f"{text.filename}:{text.line}", text.scenarios)
            elif getattr(text.parent, "type", "") != "scenario_outline":
                _count(census, read, f"{text.filename}:{text.line}", [text])
    return census


def _sentences(registry: Any) -> dict[str, Sentence]:
    found: dict[str, Sentence] = {}
    for keyword in ("given", "when", "then"):
        for matcher in registry.steps[keyword]:
            place = f"{Path(matcher.location.filename).name}:{matcher.location.line}"
            sentence = found.setdefault(matcher.pattern, Sentence(matcher.pattern, place))
            sentence.keywords.append(keyword)
            if matcher.func not in sentence.functions:
                sentence.functions.append(matcher.func)
    return found


def _count(
    census: Census, read: Callable[[str, str], Words], place: str, rows: Iterable[Any]
) -> None:
    entries: set[tuple[str, str]] = set()
    for row in rows:
        for step in row.all_steps:
            words = read(step.step_type, step.name)
            here = f"{step.filename}:{step.line}"
            if not words.patterns:
                census.undefined.append((here, step.name))
                continue
            if len(words.patterns) > 1:
                census.doubtful.append((here, step.name, list(words.patterns)))
            census.sentences[words.patterns[0]].scenarios.add(place)
            entries |= words.entries
    census.uses.update(entries)


def _read(matchers: Iterable[Any], name: str, kinds: list[Kind[Any]]) -> Words:
    matched = [
        (matcher.pattern, arguments)
        for matcher in matchers
        if (arguments := matcher.check_match(name)) is not None
    ]
    first = matched[0][1] if matched else []
    entries = {entry for argument in first for entry in _entries(argument.value, kinds)}
    return Words(tuple(pattern for pattern, _ in matched), frozenset(entries))


def _entries(value: Any, kinds: list[Kind[Any]]) -> Iterator[tuple[str, str]]:
    if not isinstance(value, Phrase):
        return
    for kind in kinds:
        if value.entry in kind.entries:
            yield kind.name, value.entry.form_of or value.entry.phrase
    for inner in value.arguments:
        yield from _entries(inner, kinds)


def _use_of(entry: Entry[Any]) -> str:
    use = entry.use
    if callable(use):
        return body_of(use)
    if isinstance(use, Thing):
        parts = (use.announce, use.request, use.send, use.announced, use.requested, use.sent)
        return ", ".join(str(part and body_of(part)) for part in parts)
    return repr(use)


def body_of(function: Callable[..., Any]) -> str:
    """Return what a function does, whatever it and its arguments are called.

    A function that was made by another one is only like itself.
    """
    if getattr(function, "__closure__", None):
        return f"{function!r} {id(function)}"
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    except (OSError, TypeError, SyntaxError):  # part of a larger expression
        return f"{function!r} {id(function)}"
    (definition,) = tree.body[:1]
    if not isinstance(definition, ast.FunctionDef):
        return f"{function!r} {id(function)}"
    names = {each.arg: f"_{at}" for at, each in enumerate(definition.args.args)}
    for node in ast.walk(definition):
        if isinstance(node, ast.Name):
            node.id = names.get(node.id, node.id)
    body = definition.body[ast.get_docstring(definition) is not None :]
    return "\n".join(map(ast.dump, body)) or f"{function!r} {id(function)}"
