"""Which values of which dimensions the Rules show, and how what they leave out is said."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from harness.language.cells import Cell, of_permissions
from harness.report.dimensions import Row, dimensions_html, dimensions_text, sums

PROJECT = Path(__file__).resolve().parents[2]
FEATURE = """
@source.policy
Feature: Colours
  Somebody cares.

  @CONN-001
  Rule: The node disconnects a peer that is not blue
    Bitcoin Core: net_processing.cpp Painter::Look, MAX_LAYERS
    Blue is seen from afar.
    {left_out}
    Scenario Outline: A <connection> peer, after <seconds> seconds
      Given Bob has a loopback address of its own
      And the node is started with the permissions noban for Bob
      And the node has a <connection> connection to Bob
      When <seconds> seconds pass
      Then the node disconnects Bob

      Examples: all
        | connection | seconds |
        | inbound    | 60      |
        | manual     | {other} |

    @fixture.initial_download {tag}
    Example: Two peers
      Given the node has inbound connections to Alice and Bob
      When Bob sends the node a ping
      And Alice sends the node a {what}
      Then the node disconnects Bob
"""
SHOW = """
import sys; from pathlib import Path
from harness.linter.dimensions import lay_out
from harness.linter.lint import lint, read
specification = read(Path(sys.argv[1]))
for layout in lay_out(specification.features, specification.registry):
    for value, state in layout.cells.items():
        print(f"{value}: {state}")
print(*[each for each in lint(specification) if "shown" in str(each) or "VALUE" in str(each)])
"""


def told(tmp_path, left_out="", other="61", what="ping", tag=""):
    """Lay a small specification out, in the language of ours, in a process of its own."""
    (tmp_path / "features" / "01_x").mkdir(parents=True)
    text = FEATURE.format(left_out=left_out, other=other, what=what, tag=tag)
    (tmp_path / "features" / "01_x" / "colours.feature").write_text(text)
    (tmp_path / "features" / "catalogue.tsv").write_text("id\tchapter\tshort\n")
    shutil.copytree(PROJECT / "steps", tmp_path / "steps")
    done = subprocess.run(
        [sys.executable, "-c", SHOW, str(tmp_path)],
        check=True,
        capture_output=True,
        text=True,
        cwd=PROJECT,
    )
    *cells, complaints = done.stdout.splitlines()
    return dict(each.split(": ") for each in cells), complaints


def test_tags_sentences_and_entries_show_values(tmp_path):
    """Also two numbers next to each other, and the same event twice, whoever the peer is."""
    cells, complaints = told(tmp_path)
    shown = {value for value, state in cells.items() if state == "shown"}
    assert shown == {
        "inbound",
        "manual",
        "noban",
        "initial block download",
        "a second time",
        "both sides of the limit",
    }
    assert cells["after a restart"] == "varied"
    assert cells["addr-fetch"] == cells["noban for outbound peers"] == "missing"
    assert not complaints


def test_what_differs_is_no_second_time_and_no_limit(tmp_path):
    """Another message is another event; 60 and 70 leave room between them."""
    cells, _ = told(tmp_path, other="70", what="pong")
    assert cells["a second time"] == "varied"
    assert cells["both sides of the limit"] == "missing"


def test_what_a_rule_leaves_out_is_not_missing(tmp_path):
    """The reason stands in its description, for readers too."""
    left_out = "Not shown: addr-fetch, noban for outbound peers; the colour is all that counts."
    cells, complaints = told(tmp_path, left_out)
    assert cells["addr-fetch"] == cells["noban for outbound peers"] == "left out"
    assert not complaints


@pytest.mark.parametrize(
    ("left_out", "complaint"),
    [
        ("Not shown: addr-fetch.", "write it as"),
        ("Not shown: purple; nobody likes it.", "no value of a dimension: 'purple'"),
        ("Not shown: manual; it is left out.", "is shown, though said not to be: 'manual'"),
    ],
)
def test_the_linter_wants_a_value_and_a_reason(tmp_path, left_out, complaint):
    """And none that is shown all the same."""
    assert complaint in told(tmp_path, left_out)[1]


def test_a_grant_of_permissions_shows_by_its_direction():
    """Directions are no permissions."""
    assert of_permissions(["noban"]) == (Cell.NOBAN,)
    assert of_permissions(["noban", "out"], "Bob") == (Cell.NOBAN_OUT,)
    assert of_permissions(["relay", "in"]) == (Cell.OTHER_PERMISSION,)


def test_the_views_show_and_count_the_cells():
    """Foreign text is escaped."""
    rows = [
        Row(("X-001",), "A <b> Rule", "a.feature:3", "occasion", (("a second time", "missing"),)),
        Row(("X-001",), "A <b> Rule", "a.feature:3", "state", (("x", "shown"), ("y", "varied"))),
    ]
    assert sums(rows)[-1] == ["all", 3, 1, 1, 0, 0, 1]
    assert "a second time" in dimensions_text(rows)
    page = dimensions_html(rows)
    assert "A &lt;b&gt; Rule" in page
    assert 'class="differs"' in page
