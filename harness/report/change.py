"""A change of a node's source, read from a unified diff: which functions and names it touches.

Knows as much C++ as Bitcoin Core's style needs: what stands at the left margin begins a function, a
closing brace there ends it; inside a class, four spaces in, the same. Git writes the function into
the head of a hunk; with the source tree at hand the real one is looked up, and the blocks around
the line with it. Blank lines and comments touch nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from harness.report.results import ReportError

_HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@ ?(.*)")
_NO_FUNCTION = r"(?!if\b|for\b|while\b|switch\b|return\b|namespace\b|using\b|typedef\b|else\b)"
_FUNCTION = re.compile(rf"{_NO_FUNCTION}[A-Za-z_\[][^;=#]*?([A-Za-z_~][\w:~]*)\s*\(")
_CLASS = re.compile(r"(?:class|struct)\s+(?:\w+\s+)*?(\w+)\b[^;(]*$")
_WORD = re.compile(r"[A-Za-z_]\w*(?:::\w+)*")
_COMMENT = re.compile(r"\s*(//|\*|/\*).*|\s*")
_QUOTED = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])\'|//.*')


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of one file that a change touches.

    Attributes:
        file: below src/, as Rules name it.
        function: the function around it, with its class where that is known; empty outside any.
        words: the names in the changed lines, and in the conditions of the blocks around them.
    """

    file: str
    function: str
    words: frozenset[str]


def read_change(diff: str, tree: Path | None = None) -> list[Spot]:
    """Return what a unified diff touches.

    Args:
        diff: its text.
        tree: the source, before or after the change, None where there is none at hand.

    Raises:
        ReportError: this is no unified diff.
    """
    touched: dict[tuple[str, str], set[str]] = {}
    reader = _Reader(tree)
    for line in diff.splitlines():
        reader.take(line)
    for file, function, words in reader.finish():
        touched.setdefault((file, function), set()).update(words)
    return [Spot(file, function, frozenset(words)) for (file, function), words in touched.items()]


@dataclass(slots=True)
class _Hunk:
    """One hunk: its lines with the numbers they have before and after the change."""

    file: str
    section: str
    old: int
    new: int
    old_left: int
    new_left: int
    lines: list[tuple[str, str, int, int]] = field(default_factory=list)


class _Reader:
    """Takes one line of a diff after the other."""

    def __init__(self, tree: Path | None) -> None:
        self._tree = tree
        self._file = ""
        self._hunks: list[_Hunk] = []
        self._renamed: list[str] = []

    def take(self, line: str) -> None:
        hunk = self._hunks[-1] if self._hunks else None
        if hunk is not None and (hunk.old_left or hunk.new_left):
            self._take_inside(hunk, line)
        elif line.startswith("--- "):
            self._file = _file_of(line[4:])
        elif line.startswith("+++ "):
            self._file = _file_of(line[4:]) or self._file
        elif line.startswith("rename from "):
            self._renamed.append(_below_src(line.removeprefix("rename from ")))
        elif (head := _HUNK.match(line)) and self._file:
            old, new = int(head[1]), int(head[3])
            self._hunks.append(
                _Hunk(self._file, head[5], old, new, int(head[2] or 1), int(head[4] or 1))
            )

    def _take_inside(self, hunk: _Hunk, line: str) -> None:
        mark, text = line[:1] or " ", line[1:]
        if mark == "\\":  # no newline at the end of the file
            return
        if mark not in "+- ":
            raise ReportError(f"the diff breaks off in a hunk of {hunk.file}: hand over all of it")
        hunk.lines.append((mark, text, hunk.old, hunk.new))
        if mark != "+":
            hunk.old, hunk.old_left = hunk.old + 1, hunk.old_left - 1
        if mark != "-":
            hunk.new, hunk.new_left = hunk.new + 1, hunk.new_left - 1

    def finish(self) -> Iterator[tuple[str, str, set[str]]]:
        if not self._hunks and not self._renamed:
            raise ReportError(
                "stdin holds no unified diff; try `git diff master... | conformance touched`"
            )
        last = self._hunks[-1] if self._hunks else None
        if last is not None and (last.old_left > 0 or last.new_left > 0):
            raise ReportError(f"the diff breaks off in a hunk of {last.file}: hand over all of it")
        for file in self._renamed:
            yield file, "", set()
        for hunk in self._hunks:
            yield from _spots_of(hunk, self._tree)


def _file_of(path: str) -> str:
    """Return a file as Rules name it; empty for /dev/null."""
    path = path.split("\t", maxsplit=1)[0].strip('"')
    if path == "/dev/null":
        return ""
    return _below_src(re.sub(r"^[a-z]/", "", path))


def _below_src(path: str) -> str:
    return path.rpartition("src/")[2] if path.startswith("src/") or "/src/" in path else path


def _spots_of(hunk: _Hunk, tree: Path | None) -> Iterator[tuple[str, str, set[str]]]:
    source = _matching(hunk, tree)
    scope = _Scope()
    scope.enter(hunk.section)
    for mark, text, old, new in hunk.lines:
        if source is None:
            scope.take(text)
        if mark == " " or _COMMENT.fullmatch(text):
            continue
        function, around = scope.name, ""
        if source is not None:
            function, around = source.around(new if source.is_after else old)
        yield hunk.file, function, _words(f"{text}\n{around}")


def _words(text: str) -> set[str]:
    found = set(_WORD.findall(text))
    return found | {part for word in found for part in word.split("::")}


class _Scope:
    """Where one is, going through the lines of a file: in which class, in which function."""

    def __init__(self) -> None:
        self._class = ""
        self._function = ""
        self._ended = False

    @property
    def name(self) -> str:
        """The function, qualified by its class; empty outside any."""
        return self._function

    def enter(self, section: str) -> None:
        """Begin where the head of a hunk says that it lies."""
        if section:
            self.take(section.removesuffix("{").rstrip())

    def take(self, line: str) -> None:
        """Go past a line; the one that closes a function still belongs to it."""
        if self._ended:
            self._function, self._ended = "", False
        if found := _CLASS.match(line):
            self._class, self._function = found[1], ""
        elif line.startswith("}"):
            self._ended, self._class = True, ""
        elif not line.startswith((" ", "\t")):
            self._begin(line, "")
        elif self._class and re.match(r" {4}\S", line):
            if line.startswith("    }"):
                self._ended = True
            else:
                self._begin(line.strip(), self._class)

    def _begin(self, line: str, class_name: str) -> None:
        found = _FUNCTION.match(line)
        if found is None or line.rstrip().endswith(";"):
            return
        name = found[1]
        self._function = f"{class_name}::{name}" if class_name and "::" not in name else name


@dataclass(slots=True)
class _Source:
    """A file of the tree at hand, and whether it is that after the change."""

    lines: list[str]
    is_after: bool

    def around(self, number: int) -> tuple[str, str]:
        """Return the function around a line, and the conditions of the blocks around it."""
        scope = _Scope()
        blocks: list[str] = []
        head = ""
        for line in self.lines[: max(number - 1, 0)]:
            scope.take(line)
            code = _QUOTED.sub("", line)
            head = f"{head} {code.strip()}"
            for sign in code:
                if sign == "{":
                    blocks.append(head)
                elif sign == "}" and blocks:
                    blocks.pop()
            if code.rstrip().endswith((";", "{", "}")):
                head = ""
        if number <= len(self.lines):
            scope.take(self.lines[number - 1])
        return scope.name, "\n".join(blocks)


def _matching(hunk: _Hunk, tree: Path | None) -> _Source | None:
    """Return the file of the tree if the hunk fits it, before or after the change."""
    if tree is None:
        return None
    paths = [tree / "src" / hunk.file, tree / hunk.file]
    path = next((each for each in paths if each.is_file()), None)
    if path is None:
        return None
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    for is_after, gone in ((True, "-"), (False, "+")):
        here = [
            (text, new if is_after else old) for mark, text, old, new in hunk.lines if mark != gone
        ]
        if all(at <= len(lines) and lines[at - 1] == text for text, at in here):
            return _Source(lines, is_after)
    return None
