"""Annotations of a CI job stand at the lines of the features, and none is a node's own."""

import re

from harness.report.annotations import MOST, annotations
from harness.report.results import load
from harness.tests import report_samples as samples

COMMAND = re.compile(r"::(error|warning) file=([^,:]+),line=(\d+),title=([^:]*?)::(.*)")


def test_a_failure_stands_at_its_line(tmp_path):
    """File and line of the example, the Rule as title, expected and actual, how to repeat it."""
    lines = annotations(load(samples.write_run(tmp_path))).splitlines()
    kind, file, line, title, message = COMMAND.fullmatch(lines[0]).groups()
    assert (kind, file, line) == ("error", "features/connections/limits.feature", "20")
    assert title.startswith("fail%3A CONN-007 At most eight")
    assert "expected: nothing%0Aactual: inv" in message
    assert message.endswith(" features/connections/limits.feature:20")
    assert [COMMAND.fullmatch(each)[1] for each in lines] == ["error", "error", "warning"]


def test_nothing_from_the_wire_becomes_a_command(tmp_path):
    """A node that says "::stop-commands" says it inside a message."""
    reason = "expected: a\nactual: 100%\r\n::stop-commands::x\x1b"
    one = samples.scenario(1, "a", "fail", reason=reason)
    (line,) = annotations(load(samples.write_run(tmp_path, [one]))).split("\n")[:-1]
    assert line.count("\n") == 0
    assert "100%25" in line
    assert "\x1b" not in line


def test_there_are_no_more_than_are_shown(tmp_path):
    """Same causes are one, the rest is counted."""
    words = [chr(0x4E00 + number) for number in range(30)]
    many = [
        samples.scenario(number, f"n {number}", "fail", reason=words[number // 2])
        for number in range(1, 41)
    ]
    lines = annotations(load(samples.write_run(tmp_path, many))).splitlines()
    assert len(lines) == MOST + 1
    assert "and 1 more for the same reason" in lines[0]
    assert re.fullmatch(r"::error::\d\d more scenarios did not pass.*", lines[-1])


def test_a_clean_run_is_silent(tmp_path):
    """Passes, what does not apply and known deviations need nobody."""
    of = [samples.scenario(1, "a", "pass"), samples.known_deviation()]
    assert annotations(load(samples.write_run(tmp_path, of))) == ""
