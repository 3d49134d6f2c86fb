"""Cucumber expressions that are made ready when they are first needed."""

import pytest
from cucumber_expressions.errors import UndefinedParameterTypeError
from cucumber_expressions.expression import CucumberExpression

from harness.language.expression import Expression
from harness.language.lexicon import ANYTHING, PARAMETERS
from harness.language.vocabulary import KINDS

PHRASES = [entry.phrase for kind in KINDS for entry in kind]
USUAL = {phrase: CucumberExpression(phrase, PARAMETERS) for phrase in PHRASES}


@pytest.mark.parametrize(
    "text",
    [
        "the 3 latest blocks",
        "an inv of 50000 blocks",
        "a getdata for 1 transaction",
        "the headers of blocks 1 to 2000",
        "the",
        "",
    ],
)
def test_it_matches_as_the_library_does(text):
    """Every phrase of the lexicon, with the same values in its placeholders."""
    seen = 0
    for phrase, usual in USUAL.items():
        ours = Expression(phrase, PARAMETERS).match(text)
        theirs = usual.match(text)
        assert Expression(phrase, PARAMETERS).regexp == usual.regexp
        assert (ours is None) == (theirs is None)
        assert ours is None or [x.value for x in ours] == [x.value for x in theirs]
        seen += ours is not None
    assert seen == (text.count(" ") > 1)


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        ("the node announces {thing} to {peer}", "the node announces whatever to X", True),
        ("the node announces {thing} to {peer}", "the node announces whatever", False),
        ("a/an {thing} comes", "an hour comes", True),
        ("peer(s) come", "peer come", True),
        ("peer(s) come", "peers go", False),
    ],
)
def test_the_words_around_the_placeholders_tell_sentences_apart(pattern, text, fits):
    """What stands in the placeholders does not matter for it."""
    assert Expression(pattern, ANYTHING).fits(text) is fits


def test_an_unknown_kind_is_told_at_once():
    """Not only when a line of a feature needs the sentence."""
    with pytest.raises(UndefinedParameterTypeError, match="wonder"):
        Expression("the node sends {wonder}", ANYTHING)
