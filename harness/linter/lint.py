"""The specification's own linter: what behave accepts and reviewers must not meet.

Reads features/ and steps/ with behave's parser and matchers; runs nothing. `conformance lint`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from behave.parser import parse_file
from behave.runner_util import load_step_modules
from behave.step_registry import registry

from harness.language.lexicon import KINDS
from harness.linter import glossary
from harness.linter.census import MOST_SENTENCES, Census, take
from harness.linter.dimensions import wrongly_left_out
from harness.record.citations import SOURCE
from harness.terms import Variation, without_number

MOST_IN_FOLDER = 12  # files
NOT_WITH = {  # how the line begins that says why a Rule does not bear a variation
    Variation.BYSTANDERS: "Not with bystanders",
    Variation.PREDECESSOR: "Not with predecessors",
    Variation.RESTARTED: "Not after a restart",
    Variation.DRESSED: "Not with uncommon version messages",
    Variation.LATER: "Not a day later",
    Variation.SECOND_TIME: "Not a second time",
    Variation.ENCRYPTED: "Not encrypted",
    Variation.TWICE: "Not with twice as many peers",
}
MOST_UNBORNE = 0.15  # of all examples may not bear a variation
LONGEST_EXAMPLE = 8  # sentences, Background included
LONGEST_FEATURE = 170  # lines
WIDEST_LINE = 120  # columns
WHOLE = re.compile(  # lines that cannot be wrapped: tables, tags, titles and sentences
    r"\s*(\||@|(Feature|Rule|Background|Examples?|Scenario|Scenario Outline):|"
    r"(Given|When|Then|And|But) )"
)
ID = re.compile(r"^[A-Z][A-Z0-9]+-\d{3}$")
NEGATIVE = re.compile(r"\b(not|no|nothing|nobody|never|neither)\b")
CODE_WORDS = re.compile(
    r"\b(should|correctly|properly|successfully|RPC|TCP|0x[0-9a-f]+|localhost|stdout|json|mocktime)\b",
    re.IGNORECASE,
)
MADE_UP = re.compile(  # the field has words of its own
    r"\b(callers?|newcomers?|greet(s|ed|ing|ings)?|hang(s|ing)? up|hung up|turn(s|ed) away|"
    r"takes? the call|vouch(es|ed)?|lowest fee|newest block|catching up|in plain words|"
    r"owe[sd]?|held up|holds? up|spoilt|wrong witness|side blocks?|branch(es)?|whole blocks?|"
    r"poor|famil(y|ies)|announce[sd]? anew|offence|hidden network|minimum of work)\b",
    re.IGNORECASE,
)
TAG_ORDER = (  # in which tags stand, by what they begin with
    "bip.",
    "core.pr.",
    "source.",
    "connection.",
    "smoke",
    "slow",
    "known.deviation",
    "fixture.",
    "use.",
    "first.",
    "few.",
    "not.",
)
TAGS = re.compile(
    r"^([A-Z][A-Z0-9]+-\d{3}|bip\.\d+|core\.pr\.\d+|source\.(bip|policy)|connection\.[a-z-]+|"
    r"connection\.<[a-z_]+>|smoke|slow|known\.deviation|fixture\.[a-z_]+|"
    rf"first\.with\.{Variation.LATER}|few\.with\.{Variation.BYSTANDERS}|"
    rf"not\.with\.({'|'.join(Variation)})|(use|not)\.with_[a-z_0-9.]+=[\w.]+)$"
)
COMPLETE = ("CONN", "BLK")  # prefixes of which every ID must be stated or declared unobserved
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


@dataclass(frozen=True, slots=True)
class Specification:
    """What a project states: its features as behave reads them, and its language."""

    project: Path
    features: list[Any]
    census: Census
    registry: Any

    @property
    def folder(self) -> Path:
        """Where the features are."""
        return self.project / "features"

    @property
    def readme(self) -> Path:
        """Where its words are explained."""
        return self.folder / "README.md"


def read(project: Path) -> Specification:
    """Return the specification of a project."""
    files = sorted((project / "features").rglob("*.feature"))
    features = [parse_file(str(path)) for path in files]
    registry.steps = {"given": [], "when": [], "then": [], "step": []}
    load_step_modules([str(project / "steps")])
    return Specification(project, features, take(features, registry, KINDS), registry)


def lint(specification: Specification) -> list[Complaint]:
    """Return everything that is wrong with a specification."""
    project, features = specification.project, specification.features
    complaints = [
        *_titles(features),
        *_sentences(specification.census),
        *_entries(specification.census),
        *_ids(project, features),
        *_folders(features),
        *_readme(specification),
        *_unborne(features),
        *_unexplained(features),
    ]
    for feature in features:
        complaints += _feature(Path(feature.filename), feature)
        complaints += [
            Complaint(_place(at), words)
            for at, words in wrongly_left_out(feature, specification.registry)
        ]
    here = f"{project}/"
    return [Complaint(each.place.removeprefix(here), each.words) for each in complaints]


def write_glossary(specification: Specification) -> Path:
    """Write the parts of features/README.md that come from the code; return where it is.

    Raises:
        ValueError: a part has no mark there.
    """
    parts = glossary.sections(specification.features, specification.census, specification.folder)
    path = specification.readme
    path.write_text(glossary.renewed(path.read_text(encoding="utf-8"), parts), encoding="utf-8")
    return path


def _readme(specification: Specification) -> Iterator[Complaint]:
    path = specification.readme
    if not path.exists() or not specification.census.kinds:
        return
    parts = glossary.sections(specification.features, specification.census, specification.folder)
    readme = path.read_text(encoding="utf-8")
    try:
        stale = glossary.renewed(readme, parts) != readme
    except ValueError as error:
        yield Complaint(str(path), str(error))
        return
    if stale:
        yield Complaint(str(path), "is not what the code says; run `conformance glossary`")


def _unexplained(features: Iterable[Any]) -> Iterator[Complaint]:
    """What does not bear a variation says why, in its Rule's or Feature's description."""
    for feature in features:
        everywhere = set(map(str, feature.tags))
        for rule in feature.rules:
            tags = {str(tag) for each in (rule, *rule.walk_scenarios()) for tag in each.tags}
            for variation, words in NOT_WITH.items():
                names = {f"{how}.with.{variation}" for how in ("not", "first", "few")}
                above = bool(names & everywhere)
                said = feature.description if above else rule.description
                wanted = above or names & tags
                if wanted and f"{words}: " not in " ".join(said):
                    place = f"{feature.filename}:{rule.line}"
                    yield Complaint(place, f'does not bear {variation}; say why: "{words}: ..."')


def _unborne(features: Iterable[Any]) -> Iterator[Complaint]:
    """Too many examples that do not bear a variation: make them robust instead."""
    tags = [
        set(map(str, scenario.effective_tags))
        for feature in features
        for scenario in feature.walk_scenarios()
    ]
    for variation in Variation:
        count = sum(f"not.with.{variation}" in each for each in tags)
        if count > MOST_UNBORNE * len(tags):
            yield Complaint("features", f"{count} of {len(tags)} examples do not bear {variation}")


def _folders(features: Iterable[Any]) -> Iterator[Complaint]:
    paths = [Path(feature.filename) for feature in features]
    counts = Counter(path.parent for path in paths)
    for folder, count in counts.items():
        if count > MOST_IN_FOLDER:
            yield Complaint(str(folder.resolve()), f"{count} files; {MOST_IN_FOLDER} at most")
        numbers = sorted(
            number
            for path in paths
            if path.parent == folder and (number := path.name.partition("_")[0]).isdigit()
        )
        if len(set(map(len, numbers))) > 1:
            yield Complaint(
                str(folder.resolve()), "10 is listed before 2; number files 01, 02, ..."
            )
        if sorted(map(int, numbers)) != list(range(1, len(numbers) + 1)):
            told = ", ".join(map(str, sorted(map(int, numbers))))
            yield Complaint(str(folder.resolve()), f"files numbered {told}; from 1 on, each once")
    names = Counter(without_number(path.stem) for path in paths)
    for path in paths:
        if names[without_number(path.stem)] > 1:
            yield Complaint(str(path.resolve()), "another file of another folder is named the same")


def _feature(path: Path, feature: Any) -> Iterator[Complaint]:
    lines = path.read_text(encoding="utf-8").splitlines()
    if len(lines) > LONGEST_FEATURE:
        yield Complaint(str(path), f"{len(lines)} lines; split it, {LONGEST_FEATURE} at most")
    for number, line in enumerate(lines, start=1):
        if len(line) > WIDEST_LINE and not WHOLE.match(line):
            wrap = f"{len(line)} columns; wrap the text, {WIDEST_LINE} at most"
            yield Complaint(f"{path}:{number}", wrap)
    if not feature.description:
        yield Complaint(_place(feature), "the Feature does not say why anyone cares")
    if [each for each in feature.run_items if each.type != "rule"]:
        yield Complaint(_place(feature), "an example stands outside any Rule")
    for rule in feature.rules:
        yield from _rule(rule)
    yield from _shared_tags(feature)


def _shared_tags(feature: Any) -> Iterator[Complaint]:
    own = set(map(str, feature.tags))
    rules = [{str(tag) for tag in rule.tags if not ID.match(str(tag))} for rule in feature.rules]
    for tag in sorted(set.intersection(*rules) if len(rules) > 1 else set()):
        yield Complaint(_place(feature), f"@{tag} stands at every Rule; put it at the Feature")
    for rule, tags in zip(feature.rules, rules, strict=True):
        for tag in sorted(tags & own):
            yield Complaint(_place(rule), f"@{tag} stands at the Feature already")
    for item in (feature, *feature.rules, *feature.walk_scenarios(with_outlines=True)):
        if getattr(item.parent, "type", "") == "scenario_outline":
            continue
        ranks = [_rank(str(tag)) for tag in item.tags]
        if any(one > other for one, other in pairwise(ranks)):
            order = "IDs, " + ", ".join(f"@{each}" for each in TAG_ORDER)
            yield Complaint(_place(item), f"tags stand in another order than {order}")


def _rank(tag: str) -> int:
    found = [at for at, beginning in enumerate(TAG_ORDER, start=1) if tag.startswith(beginning)]
    return found[0] if found else 0


def _rule(rule: Any) -> Iterator[Complaint]:
    tags = set(map(str, rule.tags)) | _feature_tags(rule)
    if not any(ID.match(str(tag)) for tag in rule.tags):
        yield Complaint(_place(rule), "the Rule has no ID; take the next one of its prefix")
    if not tags & {"source.bip", "source.policy"}:
        yield Complaint(_place(rule), "the Rule has no source: add @source.bip or @source.policy")
    if "source.bip" in tags and not any(tag.startswith("bip.") for tag in tags):
        yield Complaint(_place(rule), "@source.bip without the number of the BIP")
    yield from _rule_words(rule)
    if not list(rule.walk_scenarios()):
        yield Complaint(_place(rule), "the Rule has no example")
    for scenario in rule.walk_scenarios(with_outlines=False):
        yield from _scenario(scenario)
    for item in (rule, *rule.walk_scenarios(with_outlines=True)):
        for tag in item.tags:
            if not TAGS.match(str(tag)):
                yield Complaint(_place(item), f"unknown tag @{tag}")


def _rule_words(rule: Any) -> Iterator[Complaint]:
    sources = [line for line in rule.description if SOURCE.match(line)]
    if not sources:
        form = "`Bitcoin Core: <file> <function>[, <constant>]` or `BIP <number>`"
        yield Complaint(_place(rule), f"the Rule does not say where it comes from: {form}")
    if len(sources) == len(rule.description):
        yield Complaint(_place(rule), "the Rule does not say why anyone cares")
    word = MADE_UP.search(rule.name)
    if word is not None:
        yield Complaint(_place(rule), f"{word.group()!r} is not the field's word")


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
    for item in (scenario, *steps):
        word = MADE_UP.search(item.name)
        if word is not None:
            yield Complaint(_place(item), f"{word.group()!r} is not the field's word")


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
    for feature in features:
        texts = [
            each
            for each in feature.walk_scenarios(with_outlines=True)
            if getattr(each.parent, "type", "") != "scenario_outline"
        ]
        yield from _doubles(texts, "two examples of the file are called the same")


def _doubles(items: Iterable[Any], words: str) -> Iterator[Complaint]:
    items = list(items)
    counts = Counter(item.name for item in items)
    for item in items:
        if counts[item.name] > 1:
            yield Complaint(_place(item), f"{words}: {item.name}")


def _sentences(census: Census) -> Iterator[Complaint]:
    for place, words in census.undefined:
        yield Complaint(_resolved(place), f"no step is defined for: {words}")
    for place, words, patterns in census.doubtful:
        said = "; ".join(patterns)
        yield Complaint(_resolved(place), f"more than one sentence recognises {words!r}: {said}")
    if len(census.sentences) > MOST_SENTENCES:
        count = len(census.sentences)
        yield Complaint("steps", f"{count} sentences; {MOST_SENTENCES} at most")
    for sentence in census.sentences.values():
        if not sentence.scenarios:
            yield Complaint(sentence.place, f"unused sentence: {sentence.pattern}")
        if not all(function.__doc__ for function in sentence.functions):
            yield Complaint(sentence.place, f"no docstring: {sentence.pattern}")
    for one, other in census.twins():
        yield Complaint(one, f"does the same as: {other}")


def _entries(census: Census) -> Iterator[Complaint]:
    for kind, entry in census.unused_entries():
        yield Complaint(f"the lexicon's {kind.name}", f"unused: {entry.phrase}")
    for kind in census.kinds:
        for entry in kind:
            if not entry.meaning:
                yield Complaint(f"the lexicon's {kind.name}", f"no meaning: {entry.phrase}")


def _resolved(place: str) -> str:
    path, _, line = place.rpartition(":")
    return f"{Path(path).resolve()}:{line}"


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
