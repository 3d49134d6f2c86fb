"""The specification's own linter: what behave accepts and reviewers must not meet.

Reads features/ and steps/ with behave's parser and matchers; runs nothing. `conformance lint`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from behave.parser import parse_file
from behave.runner_util import load_step_modules
from behave.step_registry import registry

LONGEST_EXAMPLE = 8  # sentences, Background included
LONGEST_FEATURE = 140  # lines
ID = re.compile(r"^[A-Z][A-Z0-9]+-\d{3}$")
NEGATIVE = re.compile(r"\b(not|no|nothing|nobody|never|neither)\b")
CODE_WORDS = re.compile(
    r"\b(should|correctly|properly|successfully|RPC|TCP|0x[0-9a-f]+|localhost|stdout|json|mocktime)\b",
    re.IGNORECASE,
)
TAGS = re.compile(
    r"^([A-Z][A-Z0-9]+-\d{3}|bip\.\d+|core\.pr\.\d+|source\.(bip|policy)|connection\.[a-z-]+|"
    r"connection\.<[a-z_]+>|smoke|slow|known\.deviation|fixture\.[a-z_]+|"
    r"(use|not)\.with_[a-z_0-9.]+=[\w.]+)$"
)
COMPLETE = ("CONN",)  # prefixes of which every ID must be stated or declared unobserved
NOT_OBSERVED = "## Not observed"


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing to mend.

    Attributes:
        place: file, or file:line.
        words: what is wrong and what would be right.
    """

    place: str
    words: str

    def __str__(self) -> str:
        """Return the line that an editor can jump to."""
        return f"{self.place}: {self.words}"


def lint(project: Path) -> list[Complaint]:
    """Return everything that is wrong with the specification of a project."""
    files = sorted((project / "features").rglob("*.feature"))
    features = [parse_file(str(path)) for path in files]
    registry.steps = {"given": [], "when": [], "then": [], "step": []}
    load_step_modules([str(project / "steps")])
    complaints = [
        *_titles(features),
        *_sentences(features),
        *_ids(project, features),
    ]
    for path, feature in zip(files, features, strict=True):
        complaints += _feature(path, feature)
    here = f"{project}/"
    return [Complaint(each.place.removeprefix(here), each.words) for each in complaints]


def _feature(path: Path, feature: Any) -> Iterator[Complaint]:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    if lines > LONGEST_FEATURE:
        yield Complaint(str(path), f"{lines} lines; split it, {LONGEST_FEATURE} at most")
    if not feature.description:
        yield Complaint(_place(feature), "the Feature does not say why anyone cares")
    if [each for each in feature.run_items if each.type != "rule"]:
        yield Complaint(_place(feature), "an example stands outside any Rule")
    for rule in feature.rules:
        yield from _rule(rule)


def _rule(rule: Any) -> Iterator[Complaint]:
    tags = set(map(str, rule.tags))
    if not any(ID.match(tag) for tag in tags):
        yield Complaint(_place(rule), "the Rule has no ID; take the next one of its prefix")
    if not tags & {"source.bip", "source.policy"}:
        yield Complaint(_place(rule), "the Rule has no source: add @source.bip or @source.policy")
    if "source.bip" in tags and not any(
        tag.startswith("bip.") for tag in tags | _feature_tags(rule)
    ):
        yield Complaint(_place(rule), "@source.bip without the number of the BIP")
    if not rule.description:
        yield Complaint(_place(rule), "the Rule does not say where it comes from and why")
    if not list(rule.walk_scenarios()):
        yield Complaint(_place(rule), "the Rule has no example")
    for scenario in rule.walk_scenarios(with_outlines=False):
        yield from _scenario(scenario)
    for item in (rule, *rule.walk_scenarios(with_outlines=True)):
        for tag in item.tags:
            if not TAGS.match(str(tag)):
                yield Complaint(_place(item), f"unknown tag @{tag}")


def _scenario(scenario: Any) -> Iterator[Complaint]:
    steps = list(scenario.all_steps)
    if len(steps) > LONGEST_EXAMPLE:
        yield Complaint(_place(scenario), f"{len(steps)} sentences; {LONGEST_EXAMPLE} at most")
    if not any(step.step_type == "then" for step in steps):
        yield Complaint(_place(scenario), "nothing is stated: the example has no Then")
    outcome = [step for step in steps if step.step_type == "then"]
    negative = [step for step in outcome if NEGATIVE.search(step.name)]
    if negative and len(negative) == len(outcome) and not _has_given_control(steps):
        yield Complaint(
            _place(scenario),
            f"silence without control: nothing happens beside {negative[0].name!r}",
        )
    for step in steps:
        word = CODE_WORDS.search(step.name)
        if word is not None:
            yield Complaint(_place(step), f"{word.group()!r} is no word for a reviewer")


def _has_given_control(steps: Iterable[Any]) -> bool:
    """Whether what the node can do was shown before: in a Given of what it has done already."""
    return any(
        step.step_type == "given"
        and re.search(r"\bhas\b .*(accepted|told|refused|reached)", step.name)
        for step in steps
    )


def _titles(features: Iterable[Any]) -> Iterator[Complaint]:
    features = list(features)
    rules = [rule for feature in features for rule in feature.rules]
    yield from _doubles(features, "two Features are called the same")
    yield from _doubles(rules, "two Rules are called the same")
    for rule in rules:
        yield from _doubles(list(rule.walk_scenarios()), "two examples are called the same")


def _doubles(items: Iterable[Any], words: str) -> Iterator[Complaint]:
    items = list(items)
    counts = Counter(item.name for item in items)
    for item in items:
        if counts[item.name] > 1:
            yield Complaint(_place(item), f"{words}: {item.name}")


def _sentences(features: Iterable[Any]) -> Iterator[Complaint]:
    used = set()
    for feature in features:
        for scenario in feature.walk_scenarios():
            for step in scenario.all_steps:
                match = registry.find_match(step)
                if match is None:
                    yield Complaint(_place(step), f"no step is defined for: {step.name}")
                else:
                    used.add(match.func)
    for kind, matchers in registry.steps.items():
        for matcher in matchers:
            if kind != "step" and matcher.func not in used:
                yield Complaint(str(matcher.location), f"unused sentence: {matcher.pattern}")
            if not matcher.func.__doc__:
                yield Complaint(str(matcher.location), f"no docstring: {matcher.pattern}")


def _ids(project: Path, features: Iterable[Any]) -> Iterator[Complaint]:
    known = catalogue(project)
    stated = {
        str(tag)
        for feature in features
        for rule in feature.rules
        for tag in (*rule.tags, *(tag for item in rule.walk_scenarios() for tag in item.tags))
        if ID.match(str(tag))
    }
    declared = unobserved(project)
    place = str(project / "features" / "catalogue.tsv")
    for each in sorted(stated - known.keys()):
        yield Complaint(place, f"{each} is stated in features/ but not in the catalogue")
    for each in sorted(declared & stated):
        yield Complaint(place, f"{each} is stated and also declared as not observed")
    for each in sorted(known.keys() - stated - declared):
        if each.split("-")[0] in COMPLETE:
            yield Complaint(place, f"{each} is neither stated nor declared as not observed")


def catalogue(project: Path) -> dict[str, str]:
    """Return the IDs that the project carries, and what each is about."""
    lines = (project / "features" / "catalogue.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines[1:] if line]
    return {row[0]: row[2] for row in rows}


def unobserved(project: Path) -> set[str]:
    """Return the IDs that features/README.md declares as not observed, with a reason beside."""
    readme = project / "features" / "README.md"
    if not readme.exists():
        return set()
    _, _, rest = readme.read_text(encoding="utf-8").partition(NOT_OBSERVED)
    section = rest.split("\n## ")[0]
    return set(re.findall(r"\b[A-Z][A-Z0-9]+-\d{3}\b", section))


def _feature_tags(rule: Any) -> set[str]:
    return set(map(str, rule.feature.tags))


def _place(item: Any) -> str:
    return f"{Path(item.filename).resolve()}:{item.line}"
