"""The specification's linter: each complaint is provoked once, and the real features have none."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
GOOD = """
Feature: Colours
  Somebody cares.

  @CONN-001 @source.policy
  Rule: The node is blue
    Source: its painter.

    Example: By day
      Given a node
      When the sun rises
      Then it is blue
"""
STEPS = '''
from behave import given, then, when


@given("a node")
def a_node(context):
    """A node."""


@when("the sun rises")
def sun_rises(context):
    """Morning."""


@then("it is blue")
def it_is_blue(context):
    """Blue."""


@then("it is not red")
def it_is_not_red(context):
    """Not red."""
'''
LINT = (
    "import sys; from pathlib import Path; import harness.language.lint as l; l.COMPLETE = ();"
    "print(*l.lint(Path(sys.argv[1])), sep='\\n')"
)


def complaints(tmp_path, feature, steps=STEPS):
    """Lint a small project in a process of its own: behave keeps its steps in a global table."""
    (tmp_path / "features").mkdir()
    (tmp_path / "steps").mkdir()
    (tmp_path / "features" / "colours.feature").write_text(feature)
    (tmp_path / "steps" / "colours.py").write_text(steps)
    (tmp_path / "features" / "catalogue.tsv").write_text("id\tchapter\tshort\nCONN-001\tc\tx\n")
    done = subprocess.run(
        [sys.executable, "-c", LINT, str(tmp_path)],
        check=True,
        capture_output=True,
        text=True,
        cwd=PROJECT,
    )
    return done.stdout


def with_red(text):
    return text.replace(
        "      Then it is blue\n", "      Then it is blue\n      But it is not red\n"
    )


def test_a_good_feature_has_nothing_to_mend(tmp_path):
    """No complaint is raised for what is as it must be."""
    assert complaints(tmp_path, with_red(GOOD)).strip() == ""


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda t: t, "unused sentence: it is not red"),
        (lambda t: t.replace("it is blue\n", "it is green\n"), "no step is defined"),
        (lambda t: with_red(t).replace("@CONN-001 ", ""), "no ID"),
        (lambda t: with_red(t).replace("@CONN-001 ", "@CONN-999 "), "not in the catalogue"),
        (lambda t: with_red(t).replace(" @source.policy", ""), "no source"),
        (lambda t: with_red(t).replace("@source.policy", "@source.bip"), "number of the BIP"),
        (lambda t: with_red(t).replace("    Source: its painter.\n", ""), "where it comes from"),
        (lambda t: with_red(t).replace("  Somebody cares.\n", ""), "why anyone cares"),
        (lambda t: t.replace("Then it is blue", "Then it is not red"), "silence without control"),
        (
            lambda t: with_red(t).replace("@source.policy", "@source.policy @wip"),
            "unknown tag @wip",
        ),
        (lambda t: with_red(t) + t[t.index("    Example") :], "called the same"),
        (lambda t: with_red(t) + "      And it is blue\n" * 8, "sentences; 8 at most"),
        (
            lambda t: with_red(t).replace("      Then it is blue\n      But it is not red\n", ""),
            "no Then",
        ),
    ],
)
def test_each_fault_is_named(tmp_path, change, complaint):
    """One fault, one complaint that says what to do."""
    assert complaint in complaints(tmp_path, change(GOOD))


def test_a_sentence_without_docstring_is_named(tmp_path):
    """The glossary is made of the docstrings."""
    steps = STEPS.replace('    """Not red."""\n', "    pass\n")
    assert "no docstring: it is not red" in complaints(tmp_path, with_red(GOOD), steps)


def test_the_specification_of_this_project_is_in_order():
    """What is committed has nothing to mend."""
    command = shutil.which("conformance", path=str(Path(sys.executable).parent))
    done = subprocess.run(
        [command, "lint"], check=False, capture_output=True, text=True, cwd=PROJECT
    )
    assert done.returncode == 0, done.stdout + done.stderr
