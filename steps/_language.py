"""Sentences are Cucumber expressions; their parameter types are the kinds of the lexicon."""

from collections.abc import Callable
from typing import Any

from behave import use_default_step_matcher
from behave.cucumber_expression import StepMatcher4CucumberExpressions
from behave.matchers import Matcher, register_step_matcher_class
from behave.model_type import Argument

from harness.language.expression import Expression
from harness.language.lexicon import ANYTHING, PARAMETERS
from harness.language.vocabulary import KINDS

assert KINDS  # noqa: S101  (importing them has defined the parameter types)


class SentenceMatcher(StepMatcher4CucumberExpressions):
    """Matches as behave's own, but makes ready only what lines of features may be.

    A line that has not the words around the placeholders is another sentence; that needs no phrase.
    """

    NAME = "sentences"

    def __init__(
        self, func: Callable[..., Any], pattern: str, step_type: str | None = None
    ) -> None:
        """Prepare; see behave's."""
        Matcher.__init__(self, func, pattern, step_type=step_type)
        self.cucumber_expression = Expression(pattern, PARAMETERS)
        self._form = Expression(pattern, ANYTHING)

    def check_match(self, step_text: str) -> list[Argument] | None:
        """Return what stands in the placeholders, None where a line is another sentence.

        No phrase holds a brace: what does is the pattern of another sentence, which behave holds
        against those that it knows. (That two may match one line is for the linter to find.)
        """
        may_be = "{" not in step_text and self._form.fits(step_text)
        return super().check_match(step_text) if may_be else None


register_step_matcher_class(SentenceMatcher.NAME, SentenceMatcher)
use_default_step_matcher(SentenceMatcher.NAME)
