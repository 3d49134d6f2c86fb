"""Cucumber expressions that are made ready when they are first needed.

The regular expression of a sentence holds every phrase that may stand in it: to compile all of them
takes seconds, of which a run of one feature needs a few sentences.
"""

import re
from functools import cached_property
from typing import TYPE_CHECKING

from cucumber_expressions.argument import Argument
from cucumber_expressions.expression import CucumberExpression
from cucumber_expressions.expression_parser import CucumberExpressionParser
from cucumber_expressions.parameter_type_registry import ParameterTypeRegistry
from cucumber_expressions.tree_regexp import TreeRegexp

if TYPE_CHECKING:
    from cucumber_expressions.parameter_type import ParameterType

NO_LITERAL = re.compile(r"[({/\\]")  # where an expression is more than its own text


class Expression(CucumberExpression):  # type: ignore[misc]  # it ships no types
    """A Cucumber expression; matches as any does."""

    def __init__(self, expression: str, registry: ParameterTypeRegistry) -> None:
        """Prepare; the parameter types must be defined already.

        Raises:
            CucumberExpressionError: it is none, or a parameter type is not defined.
        """
        self.expression = expression
        self.parameter_type_registry = registry
        self.parameter_types: list[ParameterType] = []
        self._regexp: str = self.rewrite_to_regex(CucumberExpressionParser().parse(expression))
        more = NO_LITERAL.search(expression)
        self._head = expression[: more.start()].rpartition(" ")[0] if more else expression

    @property
    def regexp(self) -> str:
        """The regular expression."""
        return self._regexp

    @cached_property
    def tree_regexp(self) -> TreeRegexp:
        """The regular expression, compiled, and its groups."""
        return TreeRegexp(self._regexp)

    def match(self, text: str) -> list[Argument] | None:
        """Return what stands in the placeholders, None where a text is not of this form."""
        return super().match(text) if text.startswith(self._head) else None

    def fits(self, text: str) -> bool:
        """Return whether a text is of this form."""
        return text.startswith(self._head) and bool(self.tree_regexp.regexp.match(text))
