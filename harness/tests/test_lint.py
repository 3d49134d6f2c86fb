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
    Bitcoin Core: paint.cpp Painter::Paint, BLUE
    Blue is seen from afar.

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
    "import sys; from pathlib import Path; import harness.linter.lint as l; l.COMPLETE = ();"
    "print(*l.lint(l.read(Path(sys.argv[1]))), sep='\\n')"
)


def complaints(tmp_path, feature, steps=STEPS):
    """Lint a small project in a process of its own: behave keeps its steps in a global table."""
    (tmp_path / "features").mkdir(exist_ok=True)
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


def another_rule(text):
    rule = text[text.index("  @CONN-001") :]
    return rule.replace("is blue\n    B", "is dark blue\n    B").replace("By day", "By night")


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
        (lambda t: with_red(t).replace("Core: paint.cpp", "Core, paint"), "where it comes from"),
        (lambda t: with_red(t).replace("    Blue is seen from afar.\n", ""), "why anyone cares"),
        (lambda t: with_red(t).replace("is blue\n    Bit", "greets\n    Bit"), "the field's word"),
        (lambda t: with_red(t).replace("By day", "A caller comes"), "the field's word"),
        (
            lambda t: with_red(t).replace("@CONN-001 @source", "@smoke @CONN-001 @source"),
            "tags stand in another order",
        ),
        (
            lambda t: with_red(t).replace("Feature:", "@source.policy\nFeature:"),
            "stands at the Feature already",
        ),
        (lambda t: with_red(t) + another_rule(t), "stands at every Rule; put it at the Feature"),
        (lambda t: with_red(t).replace("  Somebody cares.\n", ""), "why anyone cares"),
        (lambda t: t.replace("Then it is blue", "Then it is not red"), "silence without control"),
        (
            lambda t: with_red(t).replace("@source.policy", "@source.policy @wip"),
            "unknown tag @wip",
        ),
        (lambda t: with_red(t) + t[t.index("    Example") :], "called the same"),
        (lambda t: with_red(t) + "      And it is blue\n" * 8, "sentences; 8 at most"),
        (lambda t: with_red(t).replace("Blue is", "Blue " * 30 + "is"), "wrap the text"),
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


AMBIGUOUS = (
    STEPS
    + '''

@then("it {what}")
def it_does(context, what):
    """Whatever."""
'''
)
TWINS = (
    STEPS
    + '''

@then("it is azure")
def it_is_azure(context):
    """Another word."""
    context.scene.look("blue")


@then("it is navy")
def it_is_navy(scenario):
    """Another word."""
    scenario.scene.look("blue")
'''
)


def test_a_line_that_two_sentences_recognise_is_named(tmp_path):
    """Which of them is run must not depend on the order of files."""
    said = complaints(tmp_path, with_red(GOOD), AMBIGUOUS)
    assert "more than one sentence recognises 'it is blue': it is blue; it {what}" in said


def test_two_sentences_for_one_claim_are_named(tmp_path):
    """They differ in words alone."""
    assert "it is azure: does the same as: it is navy" in complaints(tmp_path, GOOD, TWINS)


def test_a_folder_of_too_many_files_and_two_files_of_one_name_are_named(tmp_path):
    """A chapter is read at a sitting, and a file is called by its name."""
    for number in range(13):
        folder = tmp_path / "features" / ("crowd" if number else "alone")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number:02}_{max(number, 1)}th.feature").write_text(
            f"Feature: {number}\n  Why.\n"
        )
    (tmp_path / "features" / "crowd" / "13_other.feature").write_text("Feature: 13\n  Why.\n")
    said = complaints(tmp_path, with_red(GOOD))
    assert "features/crowd: 13 files; 12 at most" in said
    assert "another file of another folder is named the same" in said
    assert "features/crowd: files numbered" not in said


def test_files_numbered_with_one_digit_and_with_two_are_named(tmp_path):
    """A list of them has the tenth before the second."""
    folder = tmp_path / "features" / "chapter"
    folder.mkdir(parents=True)
    for number in range(1, 11):
        (folder / f"{number}_the_{number}th.feature").write_text(f"Feature: {number}\n  Why.\n")
    said = complaints(tmp_path, with_red(GOOD))
    assert "features/chapter: 10 is listed before 2; number files 01, 02, ..." in said


@pytest.mark.parametrize("numbers", [(1, 2, 2), (1, 3), (2, 3)])
def test_files_that_are_not_numbered_one_after_the_other_are_named(tmp_path, numbers):
    """Whoever reads a chapter in order finds neither two files in one place nor a gap."""
    folder = tmp_path / "features" / "chapter"
    folder.mkdir(parents=True)
    for place, number in enumerate(numbers):
        (folder / f"{number}_{'abc'[place]}.feature").write_text(f"Feature: {place}\n  Why.\n")
    told = ", ".join(map(str, numbers))
    said = complaints(tmp_path, with_red(GOOD))
    assert f"features/chapter: files numbered {told}; from 1 on, each once" in said
