"""An editor that knows Cucumber expressions understands every sentence of the specification."""

import json

import pytest
from cucumber_expressions.expression import CucumberExpression
from cucumber_expressions.parameter_type import ParameterType
from cucumber_expressions.parameter_type_registry import ParameterTypeRegistry

from harness.linter.editor import expressions, glue, loosely, parameter_types, write_settings
from harness.project import PROJECT
from harness.report.gherkin import read_feature


@pytest.mark.parametrize(
    ("phrase", "pattern"),
    [
        ("a new block", "a new block"),
        ("sends {thing} (again)", "sends .+ (?:again)?"),
        ("address(es) of {peer}", "address(?:es)? of .+"),
        ("has a/an {type} connection", "has (?:a|an) .+ connection"),
        ("2.5 s", r"2\.5 s"),
    ],
)
def test_a_phrase_becomes_a_regular_expression(phrase, pattern):
    """Placeholders take any words, optional words may be missing, the rest is literal."""
    assert loosely(phrase) == pattern


def sentences():
    """Return all sentences, rows of outlines filled in."""
    found = set()
    for path in (PROJECT / "features").rglob("*.feature"):
        feature = read_feature(path, path.name)
        homes = [feature, *feature.rules]
        scenarios = [each for home in homes for each in (*home.scenarios, home.background) if each]
        for scenario in scenarios:
            rows = [
                dict(zip(examples.table[0], row, strict=True))
                for examples in scenario.examples
                for row in examples.table[1:]
            ]
            for step in scenario.steps:
                for row in rows or [{}]:
                    words = step.text
                    for name, value in row.items():
                        words = words.replace(f"<{name}>", value)
                    found.add(words)
    return found


def test_every_sentence_is_understood():
    """With the written types and the steps as they stand, as the language server reads them."""
    registry = ParameterTypeRegistry()
    for each in parameter_types():
        registry.define_parameter_type(
            ParameterType(each["name"], each["regexp"], object, lambda *said: said, False, True)
        )
    known = [CucumberExpression(words, registry) for words in expressions(PROJECT)]
    assert len(known) > 80
    unknown = [
        words for words in sentences() if not any(each.match(words) is not None for each in known)
    ]
    assert not unknown, unknown[:5]


def test_other_settings_stay(tmp_path):
    """What stands in the file already is kept; all of it is small enough for an editor."""
    (tmp_path / ".vscode").mkdir()
    (tmp_path / ".vscode" / "settings.json").write_text('{"editor.rulers": [100]}')
    path = write_settings(tmp_path)
    written = json.loads(path.read_text())
    assert written["editor.rulers"] == [100]
    assert written["cucumber.glue"] == [".vscode/steps.js"]
    assert path.stat().st_size < 100_000


def test_the_glue_names_each_step_and_its_place():
    """Who follows a step finds where it is written."""
    assert 'Given("{duration} pass(es)", () => {}); // steps/time.py:' in glue(PROJECT)
