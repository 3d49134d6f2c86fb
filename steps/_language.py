"""Sentences are Cucumber expressions; their parameter types are the kinds of the lexicon."""

from behave import use_default_step_matcher
from behave.cucumber_expression import (
    StepMatcher4CucumberExpressions,
    TypeRegistry4ParameterType,
    use_step_matcher_for_cucumber_expressions,
)

from harness.language.lexicon import PARAMETERS
from harness.language.vocabulary import KINDS

assert KINDS  # noqa: S101  (importing them has defined the parameter types)
StepMatcher4CucumberExpressions.TYPE_REGISTRY = TypeRegistry4ParameterType(PARAMETERS)
use_step_matcher_for_cucumber_expressions()
use_default_step_matcher(StepMatcher4CucumberExpressions.NAME)
