"""The parts of features/README.md that are written from the code, so that none of them goes stale.

The contents of the specification, its sentences, and the lexicon stand there between marks; `write`
renews them, and the linter says when they are not as the code has them.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from harness.language.lexicon import Kind
from harness.linter.census import PLACEHOLDER, Census
from harness.terms import chapter_name

MARK = "<!-- {}: written by `conformance glossary` -->"
END = "<!-- end -->"
TENSE = {"given": "Given", "when": "When", "then": "Then"}


def sections(features: Iterable[Any], census: Census, folder: Path) -> dict[str, str]:
    """Return the text of each part by its name."""
    return {
        "contents": _contents(features, folder),
        "sentences": _sentences(census),
        "lexicon": "\n".join(_kind(kind) for kind in census.kinds),
    }


def renewed(readme: str, parts: dict[str, str]) -> str:
    """Return the README with its written parts as they must be.

    Raises:
        ValueError: a part has no mark.
    """
    for name, text in parts.items():
        mark = MARK.format(name)
        head, found, rest = readme.partition(mark)
        _, ended, tail = rest.partition(END)
        if not found or not ended:
            raise ValueError(f"features/README.md has no part {mark} … {END}")
        readme = f"{head}{mark}\n{text.strip()}\n{END}{tail}"
    return readme


def _contents(features: Iterable[Any], folder: Path) -> str:
    lines: list[str] = []
    chapter = ""
    for feature in features:
        path = Path(feature.filename).resolve().relative_to(folder.resolve())
        if path.parts[0] != chapter:
            chapter = path.parts[0]
            lines += ["", f"**{chapter_name(chapter).capitalize()}**", ""]
        lines.append(f"- [{feature.name}]({path.as_posix()})")
    return "\n".join(lines)


def _sentences(census: Census) -> str:
    rows = ["| sentence | | meaning |", "|---|---|---|"]
    for sentence in census.sentences.values():
        keywords = ", ".join(TENSE[each] for each in sentence.keywords)
        meanings = [" ".join((each.__doc__ or "").split()) for each in sentence.functions]
        words = _shown(sentence.pattern)
        rows.append(f"| {words} | {keywords} | {' — '.join(dict.fromkeys(meanings))} |")
    return "\n".join(rows)


def _kind(kind: Kind[Any]) -> str:
    rows = [f"### *{kind.name}*: {kind.about}", "", "| phrase | meaning |", "|---|---|"]
    past = {entry.form_of: entry.phrase for entry in kind if entry.form_of}
    for entry in kind:
        if entry.form_of is None:
            words = _shown(entry.phrase)
            if entry.phrase in past:
                words += f"; {_shown(past[entry.phrase])}"
            rows.append(f"| {words} | {entry.meaning} |")
    return "\n".join([*rows, ""])


def _shown(pattern: str) -> str:
    """Return a pattern for readers: placeholders in italics."""
    return PLACEHOLDER.sub(lambda found: f"*{found[1]}*", pattern).replace("\\", "")
