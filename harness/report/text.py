"""How a record is put into words, and how foreign text is made harmless.

Whatever comes from the wire may hold control characters, escape sequences for terminals, or signs
that turn the direction of reading; `visible` spells them out. Each kind of document has its own
escaping on top of that.
"""

import re
import textwrap
import unicodedata
from collections.abc import Iterable

from harness.record.records import EntryRecord, ScenarioRecord
from harness.terms import ConnectionType, Direction, Verdict

# The columns of every matrix; the last one is shown only where a Rule speaks of it (Core 31+).
CONNECTION_TYPES = tuple(kind.value for kind in ConnectionType)
SELDOM = ConnectionType.PRIVATE_BROADCAST.value

# Of one entry on a terminal; the page and the evidence have the whole.
LONGEST_WORDS = 200

ROW = re.compile(r" -- @\d+\.\d+ ?(.*)$")  # behave's scenario_outline_annotation_schema
_MARKDOWN = re.compile(r"([\\`*_\[\]#|~$])")
_HIDDEN = ("Cc", "Cf", "Zl", "Zp", "Co", "Cs")
_CELLS = {
    Verdict.PASS: "pass",
    Verdict.FAIL: "FAIL",
    Verdict.KNOWN_DEVIATION: "known",
    Verdict.INCONCLUSIVE: "inconcl.",
    Verdict.NOT_APPLICABLE: "n.a.",
    Verdict.SUITE_ERROR: "suite err.",
}


def visible(text: str, keep: str = "") -> str:
    """Spell out every character that a reader would not see; `keep` names exceptions."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        character
        if character in keep or unicodedata.category(character) not in _HIDDEN
        else character.encode("unicode_escape").decode("ascii")
        for character in text
    )


def lines(text: str) -> list[str]:
    """Return the lines of a text, each of them visible; no text is no line."""
    return [visible(line.rstrip("\r")) for line in text.split("\n")] if text else []


def html_escape(text: str) -> str:
    """Escape for HTML inside Markdown."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def markdown(text: str) -> str:
    """Escape one line for Markdown: no markup, no HTML, no table cell, nobody mentioned."""
    return html_escape(_MARKDOWN.sub(r"\\\1", visible(text))).replace("@", "@\u2060")


def fenced(text_lines: Iterable[str]) -> str:
    """Put lines into a Markdown code block whose fence none of them can close."""
    body = "\n".join(text_lines)
    longest = max((len(run) for run in re.findall(r"`+", body)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{body}\n{fence}"


def cell(verdict: Verdict | None) -> str:
    """Return a verdict as a cell of a matrix, nothing for no verdict."""
    return _CELLS[verdict] if verdict else ""


def folded(line: str, width: int) -> str:
    """Fold one line into a cell of some width."""
    return "\n".join(textwrap.wrap(line, width))


def shown_types(connections: Iterable[str]) -> tuple[str, ...]:
    """Return the columns of a matrix: all connection types, the seldom one if it is named."""
    named = set(connections)
    return tuple(kind for kind in CONNECTION_TYPES if kind != SELDOM or kind in named)


def who(entry: EntryRecord) -> str:
    """Say who speaks to whom, or what kind of thing happened."""
    peer = entry.peer or "a peer"
    if entry.direction is Direction.RECEIVED:
        return f"node -> {peer}"
    if entry.direction is Direction.SENT:
        return f"{peer} -> node"
    if entry.direction is Direction.EVENT and entry.peer:
        return f"{entry.direction.value}, {peer}"
    return entry.direction.value


def entry_line(entry: EntryRecord) -> str:
    """Say one entry of the record in one line."""
    words = shortened(visible(entry.words or entry.type), LONGEST_WORDS)
    return f"{entry.number:>4}  {entry.seconds:8.3f} s  {visible(who(entry))}: {words}"


def shortened(line: str, width: int) -> str:
    """Cut a line that is too long, and show that it was cut."""
    return line if len(line) <= width else f"{line[: width - 1]}\u2026"


def numbers(entries: Iterable[int]) -> str:
    """Write entry numbers with runs drawn together: 41, 46-49."""
    runs: list[list[int]] = []
    for number in sorted(set(entries)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(f"{a}" if a == b else f"{a}-{b}" for a, b in runs)


def without_row(name: str) -> str:
    """Return the title of an example without the number and the heading of its row."""
    return ROW.sub("", name)


def title(scenario: ScenarioRecord) -> str:
    """Name a scenario so that it can be found: the Rule and what the example adds."""
    return " \u2014 ".join(part for part in (scenario.rule, scenario.scenario) if part)


def counts_line(counts: dict[Verdict, int]) -> str:
    """Say how many came to each verdict; a verdict that nobody came to is left out."""
    total = sum(counts.values())
    if not total:
        return "no scenario was run"
    parts = ", ".join(f"{number} {verdict.value}" for verdict, number in counts.items() if number)
    return f"{total} {'scenario' if total == 1 else 'scenarios'}: {parts}"
