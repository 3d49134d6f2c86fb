"""The little Markdown that our own README files use, as HTML: enough for the book's glossary.

Headings, paragraphs, lists, tables, code, bold, italic and links. Every text is escaped first; what
is not understood stays as it is written.
"""

import re
from collections.abc import Callable, Iterator

from markupsafe import Markup, escape

_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_ITEM = re.compile(r"(?:[-*+]|\d+[.)])\s+(.*)")
_RULER = re.compile(r"\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?")
_INLINE = (
    (re.compile(r"\*\*(.+?)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"(?<![\w*])[*_]([^*_\s][^*_]*)[*_](?![\w*])"), r"<em>\1</em>"),
    (re.compile(r"\[([^\]]+)\]\((https?://[^\s)]+)\)"), r'<a href="\2">\1</a>'),
    (re.compile(r"\[([^\]]+)\]\([^\s)]+\)"), r"\1"),
)


def to_html(markdown: str, *, deeper: int = 0) -> Markup:
    """Return Markdown as HTML, with its headings moved down by some levels."""
    return Markup("\n").join(_blocks(markdown.splitlines(), deeper))


def _blocks(source: list[str], deeper: int) -> Iterator[Markup]:
    at = 0
    while at < len(source):
        line = source[at].strip()
        heading = _HEADING.fullmatch(line)
        following = source[at + 1].strip() if at + 1 < len(source) else ""
        end = at + 1
        if heading:
            level = min(6, len(heading[1]) + deeper)
            yield Markup("<h{0}>{1}</h{0}>").format(level, _inline(heading[2]))
        elif line.startswith("```"):
            end = next((i for i in range(at + 1, len(source)) if _fences(source[i])), len(source))
            yield Markup("<pre>{}</pre>").format("\n".join(source[at + 1 : end]))
            end += 1
        elif "|" in line and _RULER.fullmatch(following):
            end = _while(source, at, lambda text: "|" in text)
            yield _table([line, *source[at + 2 : end]])
        elif _ITEM.match(line):
            end = _while(source, at, bool)
            yield _list(source[at:end])
        elif line.startswith("<!--"):  # a mark for programs
            pass
        elif line:
            end = _while(source, at, lambda text: bool(text) and not _HEADING.match(text))
            yield Markup("<p>{}</p>").format(_inline(" ".join(source[at:end])))
        at = end


def _while(source: list[str], at: int, holds: Callable[[str], bool]) -> int:
    """Return where the lines end that belong together."""
    return next((i for i in range(at, len(source)) if not holds(source[i].strip())), len(source))


def _fences(line: str) -> bool:
    return line.strip().startswith("```")


def _list(source: list[str]) -> Markup:
    is_numbered = source[0].strip()[0].isdigit()
    items: list[list[str]] = []
    for line in source:
        if found := _ITEM.fullmatch(line.strip()):
            items.append([found[1]])
        else:
            items[-1].append(line.strip())
    body = Markup("").join(Markup("<li>{}</li>").format(_inline(" ".join(item))) for item in items)
    return Markup("<{0}>{1}</{0}>").format("ol" if is_numbered else "ul", body)


def _table(source: list[str]) -> Markup:
    rows = [
        [_inline(cell.strip()) for cell in line.strip().strip("|").split("|")] for line in source
    ]
    head, *body = rows
    top = Markup("").join(Markup('<th scope="col">{}</th>').format(cell) for cell in head)
    rest = Markup("").join(
        Markup("<tr>{}</tr>").format(Markup("").join(Markup("<td>{}</td>").format(c) for c in row))
        for row in body
    )
    return Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(top, rest)


def _inline(text: str) -> Markup:
    """Escape, then mark up; what stands between backticks is left alone."""
    parts = re.split(r"`([^`]+)`", str(escape(text)))
    for place, part in enumerate(parts):
        if place % 2:
            parts[place] = f"<code>{part}</code>"
            continue
        for pattern, replacement in _INLINE:
            parts[place] = pattern.sub(replacement, parts[place])
    return Markup("".join(parts))  # noqa: S704  (escaped above)
