"""What the terminal shows: plain lines for files, one moving line for people."""

import io

from harness.running.progress import ERASE, Progress
from harness.running.schedule import Durations

NAMES = {1: "f | r | first", 2: "f | r | second", 3: "f | r | third"}
KNOWN = Durations({"f | r | first": 2.0, "f | r | second": 4.0})


class Terminal(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self):
        return True


def record(index, verdict="pass", reason="", kept=None):
    name = NAMES[index].rpartition(" | ")[2]
    return {
        "index": index,
        "verdict": verdict,
        "ids": ["CONN-001"],
        "scenario": name,
        "reason": reason,
        "kept": kept,
    }


def test_plain_lines_where_nobody_looks():
    """One line for each end, the reason of what did not pass, no control characters."""
    out = io.StringIO()
    progress = Progress(NAMES, KNOWN, jobs=2, out=out)
    progress.begin()
    progress.show_running({1: 0.5, 2: 0.1})
    progress.tell(record(2))
    progress.tell(record(1, "fail", "expected: this\nactual: that", "/kept"))
    progress.close()
    assert progress.tick is None
    assert out.getvalue().splitlines() == [
        "3 scenarios, 2 at a time, about 4 s",
        "1/3  pass           CONN-001   second",
        "2/3  fail           CONN-001   first",
        "           expected: this",
        "           actual: that",
        "           kept: /kept",
    ]


def test_a_moving_line_on_a_terminal():
    """Done, rest, and what runs for how long; nothing of it stays."""
    out = Terminal()
    progress = Progress(NAMES, KNOWN, jobs=2, out=out)
    progress.tell(record(1))
    progress.show_running({2: 1.2, 3: 3.0})
    status = out.getvalue().rpartition(ERASE)[2]
    assert status == "1/3 done, about 3 s left, third (3 s), second (1 s)"
    progress.close()
    assert out.getvalue().endswith(ERASE)


def test_no_estimate_without_experience():
    """Where most scenarios were never seen, nothing is promised."""
    out = io.StringIO()
    Progress(NAMES, Durations(), jobs=1, out=out).begin()
    assert out.getvalue() == "3 scenarios, one at a time\n"


def test_of_many_scenarios_passes_are_counted():
    """What did not pass is told as ever; the others are a number now and then."""
    names = {number: f"f | r | number {number}" for number in range(1, 101)}
    out = io.StringIO()
    progress = Progress(names, KNOWN, jobs=2, out=out, is_brief=True)
    for number in names:
        verdict = "fail" if number == 55 else "not applicable" if number == 10 else "pass"
        told = {"ids": [], "scenario": f"number {number}", "kept": None, "reason": "why"}
        progress.tell({"index": number, "verdict": verdict, **told})
    lines = out.getvalue().splitlines()
    assert lines[0] == " 10/100  have ended"
    assert lines[-1] == "100/100  have ended"
    assert len(lines) == 10 + 2
    assert " 55/100  fail                      number 55" in lines
