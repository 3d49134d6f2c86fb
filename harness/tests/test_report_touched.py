"""Which Rules a change concerns: the closest first, and the command that says so."""

import subprocess
import sys
from pathlib import Path

import pytest

from harness.report.change import Spot
from harness.report.touched import Level, citing_rules, closest, places, told, touched

PROJECT = Path(__file__).resolve().parents[2]
FEATURE = """
Feature: Colours
  Somebody cares.

  @CONN-001 @source.policy
  Rule: The node is blue
    Bitcoin Core: paint.cpp Painter::Paint, BLUE
    Blue is seen from afar.

    Example: By day
      Given a node

  @CONN-002
  Rule: The node is painted
    Bitcoin Core: paint.cpp Painter::Paint
    BIP 1
    Bare wood rots.

    Example: By day
      Given a node

    Example: By night
      Given a node

  @CONN-003
  Rule: The node is clean
    Bitcoin Core: paint.cpp Painter::Clean, Painter::Rinse
    Dirt.

    Example: By day
      Given a node
"""


PING = (
    "--- a/src/net_processing.cpp\n+++ b/src/net_processing.cpp\n"
    "@@ -1 +1 @@ void PeerManagerImpl::MaybeSendPing(CNode& node)\n-a\n+b\n"
)


@pytest.fixture
def rules(tmp_path):
    """Return the Rules of a small specification."""
    (tmp_path / "features" / "01_paint").mkdir(parents=True)
    (tmp_path / "features" / "01_paint" / "colours.feature").write_text(FEATURE)
    return citing_rules(tmp_path / "features")


def of(found):
    return [(each.level, each.rule.ids[0]) for each in found]


def spot(function, *words, file="paint.cpp"):
    return Spot(file, function, frozenset(words))


def test_a_name_comes_before_a_function_before_a_file(rules):
    """So a reviewer reads the Rule first that is about this very line."""
    found = touched(rules, [spot("Painter::Paint", "BLUE")])
    assert of(found) == [
        (Level.NAME, "CONN-001"),
        (Level.FUNCTION, "CONN-002"),
        (Level.FILE, "CONN-003"),
    ]
    assert [each.rule.ids[0] for each in closest(found)] == ["CONN-001", "CONN-002"]


def test_a_name_counts_in_its_function_only(rules):
    """Elsewhere it is another use of it."""
    found = touched(rules, [spot("Painter::Clean", "BLUE")])
    assert of(closest(found)) == [(Level.FUNCTION, "CONN-003")]


def test_the_definition_of_a_constant_counts_wherever_it_stands(rules):
    """A limit that is defined in a header changes what is done in another file."""
    found = touched(rules, [spot("", "BLUE", file="paint.h")])
    assert of(found) == [(Level.NAME, "CONN-001")]


def test_further_functions_of_a_citation_count(rules):
    """They stand where constants do."""
    found = touched(rules, [spot("Painter::Rinse")])
    assert of(closest(found)) == [(Level.FUNCTION, "CONN-003")]
    assert closest(found)[0].by == "paint.cpp Painter::Rinse"


def test_a_class_counts_where_both_name_one(rules):
    """A function of the same name elsewhere is another one."""
    assert of(closest(touched(rules, [spot("Clean")]))) == [(Level.FUNCTION, "CONN-003")]
    assert {each.level for each in touched(rules, [spot("Maid::Clean")])} == {Level.FILE}


def test_a_file_of_another_folder_is_another_file(rules):
    """net.cpp and rpc/net.cpp are both cited."""
    assert touched(rules, [spot("Painter::Paint", file="gui/paint.cpp")]) == []


def test_where_no_function_is_cited_the_file_has_to_do(rules):
    """Better many Rules than none."""
    found = touched(rules, [spot("Painter::Dry")])
    assert len(closest(found)) == len(rules)


def test_the_text_names_place_rule_and_line(rules):
    """Those left out are counted."""
    found = touched(rules, [spot("Painter::Paint", "BLUE")])
    said = told(closest(found), found)
    assert "paint.cpp Painter::Paint, BLUE\n  CONN-001  features/01_paint/colours.feature:6" in said
    assert "1 more cite a touched file only" in said
    assert told([], []).startswith("No Rule cites")


def test_every_example_is_judged(rules):
    """Behave finds each by its line."""
    (painted,) = [each for each in touched(rules, [spot("Painter::Paint")]) if each.rule.line == 14]
    assert len(places([painted])) == len(painted.rule.examples) == 2


@pytest.mark.parametrize(
    ("diff", "code", "words"),
    [
        ("", 2, "conformance: stdin holds no unified diff"),
        ("--- a/x.cpp\n+++ b/x.cpp\n@@ -1 +1 @@\n-a\n+b\n", 0, "No Rule cites anything"),
        (
            PING,
            0,
            "LIVE-003",
        ),
    ],
)
def test_the_command(diff, code, words):
    """One line for what cannot be used; nothing touched is no error."""
    done = subprocess.run(
        [sys.executable, "-m", "harness.cli", "touched"],
        input=diff,
        capture_output=True,
        text=True,
        check=False,
        cwd=PROJECT,
    )
    assert done.returncode == code
    assert words in done.stdout + done.stderr
