"""The README can be read in a diff, and the commands that it names exist."""

import re

from harness.cli import SUBCOMMANDS
from harness.deviations.catalogue import CATALOGUE
from harness.project import PROJECT
from harness.running.settings import NAMES

README = (PROJECT / "README.md").read_text(encoding="utf-8")


def test_no_line_is_longer_than_a_diff_is_wide():
    """A hundred columns; rows of tables cannot be broken."""
    lines = enumerate(README.splitlines(), start=1)
    assert [n for n, line in lines if len(line) > 100 and not line.startswith("|")] == []


def test_every_command_and_setting_that_is_named_exists():
    """`conformance NAME`, `make NAME` and `-D name=`."""
    goals = set(re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text(), re.MULTILINE))
    said = set(re.findall(r"(?:bin/|`)conformance ([a-z]+)", README))
    assert said <= set(SUBCOMMANDS), said - set(SUBCOMMANDS)
    made = set(re.findall(r"(?:`|^)make ([a-z-]+)", README, re.MULTILINE))
    assert made <= goals, made - goals
    assert set(re.findall(r"-D ([a-z_]+)=", README)) <= set(NAMES)
    lies = re.findall(r'deviation\(\n    "([a-z-]+)"', README)
    assert lies
    assert set(lies) <= {each.name for each in CATALOGUE}
