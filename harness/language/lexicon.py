"""What a lexicon is: kinds of phrases, and for each phrase its meaning and what it is good for.

A sentence of the specification is a verb with typed objects. What such an object *is* stands in an
entry of the lexicon: one phrase in one place, with the meaning that the glossary shows and the use
that the harness makes of it (how the thing is made, how it is recognised). Phrases are written as
Cucumber expressions, so that `a/an`, `peer(s)` and placeholders need no second entry. A kind of
entries is a parameter type of the sentences, and of phrases that hold other phrases.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from cucumber_expressions.parameter_type import ParameterType
from cucumber_expressions.parameter_type_registry import ParameterTypeRegistry

from harness.errors import HarnessFault
from harness.language.expression import Expression

Use = TypeVar("Use")
Shows = tuple[str, ...] | Callable[..., tuple[str, ...]]
Function = TypeVar("Function", bound=Callable[..., Any])

PARAMETERS = ParameterTypeRegistry()  # of all sentences and phrases
ANYTHING = ParameterTypeRegistry()  # the same names, each for any words at all
GROUP = re.compile(r"(?<!\\)\((?!\?)")  # where a group begins that would be handed over
NAME = re.compile(r"\b[A-Z][a-z]+\b")  # of a peer
KINDS: "list[Kind[Any]]" = []


@dataclass(frozen=True, slots=True)
class Entry(Generic[Use]):
    """One phrase.

    Attributes:
        phrase: as a Cucumber expression.
        meaning: for the glossary, in one sentence or two.
        use: what the harness makes of it; of one type for all entries of a kind.
        expression: what recognises the phrase.
        form_of: the phrase of which this is another tense, None for a phrase of its own.
        shows: the values of dimensions (cells.py) that an example shows with it; where they depend
            on them, a function of the placeholders' values.
    """

    phrase: str
    meaning: str
    use: Use
    expression: Expression = field(repr=False, compare=False)
    form_of: str | None = None
    shows: Shows = ()

    @property
    def pattern(self) -> str:
        """The regular expression of the phrase, without groups of its own."""
        return GROUP.sub("(?:", self.expression.regexp.removeprefix("^").removesuffix("$"))


@dataclass(frozen=True, slots=True)
class Phrase(Generic[Use]):
    """An entry as a sentence uses it: the words, and what stood in its placeholders."""

    text: str
    entry: Entry[Use]
    arguments: tuple[Any, ...]

    @property
    def use(self) -> Use:
        """What the harness makes of it."""
        return self.entry.use

    def renamed(self, rename: Callable[[Any], Any]) -> "Phrase[Use]":
        """Return the same said of others: each placeholder's value renamed, itself if no name."""
        arguments = tuple(rename(each) for each in self.arguments)
        if arguments == self.arguments:
            return self
        text = NAME.sub(lambda found: str(rename(found.group())), self.text)
        return replace(self, arguments=arguments, text=text)

    def __str__(self) -> str:
        """Return the words."""
        return self.text

    def __call__(self, *leading: Any, **named: Any) -> Any:
        """Call the use, which is a function, with what it wants and the placeholders' values."""
        return self.entry.use(*leading, *self.arguments, **named)  # type: ignore[operator]


class Kind(Generic[Use]):
    """All entries of one kind; also the parameter type of that name."""

    def __init__(self, name: str, about: str) -> None:
        """Begin a kind.

        Args:
            name: as placeholders name it.
            about: what its entries are, for the glossary.
        """
        self.name = name
        self.about = about
        self.entries: list[Entry[Use]] = []
        KINDS.append(self)

    def __iter__(self) -> Iterator[Entry[Use]]:
        """Go through the entries in the order in which they were written."""
        return iter(self.entries)

    def add(
        self,
        phrase: str,
        meaning: str,
        use: Use,
        *,
        form_of: str | None = None,
        shows: Shows = (),
    ) -> None:
        """Add an entry.

        Raises:
            HarnessFault: the phrase is there already.
        """
        if any(phrase == entry.phrase for entry in self.entries):
            raise HarnessFault(f"the lexicon's {self.name} has this phrase already: {phrase}")
        expression = Expression(phrase, PARAMETERS)
        self.entries.append(Entry(phrase, meaning, use, expression, form_of, shows))

    def entry(
        self, phrase: str, past: str | None = None, *, shows: Shows = ()
    ) -> Callable[[Function], Function]:
        """Add a function as an entry; its docstring is the meaning.

        Args:
            phrase: as the event of an example says it.
            past: the same as something that has happened before.
            shows: see `Entry`.
        """

        def add(function: Function) -> Function:
            meaning = " ".join((function.__doc__ or "").split())
            self.add(phrase, meaning, function, shows=shows)  # type: ignore[arg-type]
            if past is not None:
                self.add(past, meaning, function, form_of=phrase, shows=shows)  # type: ignore[arg-type]
            return function

        return add

    def find(self, text: str) -> Phrase[Use]:
        """Return the entry that a text is a phrase of.

        Raises:
            HarnessFault: there is none.
        """
        for entry in self.entries:
            matched = entry.expression.match(text)
            if matched is not None:
                return Phrase(text, entry, tuple(each.value for each in matched))
        raise HarnessFault(f"the lexicon knows no {self.name}: {text}")

    def close(self) -> None:
        """Let sentences and later phrases speak of entries of this kind: no more will come."""
        longest_first = sorted((entry.pattern for entry in self.entries), key=len, reverse=True)
        define(self.name, longest_first, self.find)


def define(name: str, patterns: list[str] | str, transform: Callable[[str], Any]) -> None:
    """Define a parameter type of sentences and phrases."""
    PARAMETERS.define_parameter_type(
        ParameterType(name, patterns, object, transform, use_for_snippets=False)
    )
    ANYTHING.define_parameter_type(ParameterType(name, ".+", str, str, use_for_snippets=False))
