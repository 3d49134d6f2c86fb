"""The book: the specification alone as one printable document, for review meetings.

Rendered from the feature files; verdict badges are added when a run is given. Chapters stand in the
order of their folders; the glossary is the README of the features.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from harness.report import prose, templates
from harness.report.gherkin import Feature, Rule, Scenario, read_feature
from harness.report.results import ReportError, Results, worst
from harness.terms import Verdict, chapter_name

GLOSSARY = "README.md"


@dataclass(frozen=True, slots=True)
class Chapter:
    """One folder of features."""

    name: str
    features: tuple[Feature, ...]


@dataclass(frozen=True, slots=True)
class Badges:
    """The verdicts of a run, found by file and line."""

    verdicts: dict[tuple[str, int], Verdict]

    def at(self, feature: Feature, lines: Iterable[int]) -> Verdict | None:
        """Return the gravest verdict that was booked on some lines of a feature."""
        places = ((feature.file, line) for line in lines)
        found = [self.verdicts[place] for place in places if place in self.verdicts]
        return worst(found) if found else None

    def scenario(self, feature: Feature, scenario: Scenario) -> Verdict | None:
        """Return the verdict of an example, of an Outline the gravest of its rows."""
        return self.at(feature, scenario.lines)

    def rule(self, feature: Feature, rule: Rule) -> Verdict | None:
        """Return the verdict of a Rule."""
        return self.at(feature, (line for each in rule.scenarios for line in each.lines))


def book(features: Path, results: Results | None = None, version: str = "") -> str:
    """Return the document; `version` is the suite's, for the foot of each page.

    Raises:
        ReportError: there is no feature to print, or one cannot be read.
    """
    glossary = features / GLOSSARY
    booked = results.scenarios if results else ()
    return templates.render(
        "book.html",
        style="book.css",
        more_style=templates.footer(version),
        version=version,
        chapters=read_chapters(features),
        glossary=prose.to_html(glossary.read_text(encoding="utf-8"), deeper=2)
        if glossary.is_file()
        else "",
        results=results,
        badges=Badges({(each.feature_file, each.line): each.verdict for each in booked}),
    )


def read_chapters(features: Path) -> tuple[Chapter, ...]:
    """Read all features below a folder, chapter by chapter."""
    found: dict[str, list[Feature]] = {}
    for path in sorted(features.rglob("*.feature")):
        inside = path.relative_to(features)
        chapter = inside.parts[0] if len(inside.parts) > 1 else features.name
        try:
            feature = read_feature(path, f"{features.name}/{inside.as_posix()}")
        except (OSError, UnicodeDecodeError) as error:
            raise ReportError(f"{path}: cannot be read ({error}); mend the file") from error
        found.setdefault(chapter, []).append(feature)
    if not found:
        raise ReportError(f"{features}: holds no feature; name the folder of the specification")
    return tuple(Chapter(chapter_name(name), tuple(found[name])) for name in sorted(found))
