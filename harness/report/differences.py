"""What differs between two runs of the same specification, on two builds of a node.

Three kinds: examples that both could be judged by and that came to different verdicts; behaviours
that one of the two has and the other has not, each with its counterpart, if there is one, as one
change; what each says first, where both pass (`order.py`). Pure.
"""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from harness.record.records import CLEAN
from harness.report import text
from harness.report.baseline import Key, by_key, stable
from harness.report.results import Results, ScenarioRecord
from harness.terms import Verdict

NOT_RUN = "not run"
MOST_ENTRIES = 3  # of a side, in words
BOUND = re.compile(r"use\.with_node\.(min|max)_version=([\d.]+)")
WORDS = {"min": "since", "max": "until"}
THIS_NODE = re.compile(r" \(this is [^)]*\)$|, which this node does not have$")


@dataclass(frozen=True, slots=True)
class Side:
    """What one of two builds has shown.

    Attributes:
        results: its run.
        scenario: None where it was not run.
        sentence: at which one of the two ended.
    """

    results: Results
    scenario: ScenarioRecord | None
    sentence: str = ""

    @property
    def verdict(self) -> str:
        """The verdict in words."""
        return self.scenario.verdict.value if self.scenario else NOT_RUN

    @property
    def reason(self) -> list[str]:
        """Expected and actual; of a side that passed, the sentence that held."""
        if self.scenario is None:
            return []
        if self.scenario.verdict in CLEAN:
            return [text.visible(f"as expected: {self.sentence}")] if self.sentence else []
        return [each for each in text.lines(self.scenario.reason) if "entries:" not in each]

    @property
    def entries(self) -> list[str]:
        """Return the entries that show it, in words: of its last sentence, or those it cites."""
        if self.scenario is None:
            return []
        cited, spans = set(self.scenario.cited), [(0, 0)]
        if self.scenario.verdict in CLEAN:
            said = (step for step in self.scenario.steps if step.sentence == self.sentence)
            spans = [(step.entries[0], step.entries[1]) for step in said if step.entries]
            control = {*self.scenario.control, *self.scenario.fence}
            cited = cited - control or cited
        record = self.results.evidence(self.scenario) if cited else []
        found = [each for each in record if each.number in cited]
        inside = [each for each in found if any(a <= each.number <= b for a, b in spans)]
        return [text.entry_line(each) for each in (inside or found)[:MOST_ENTRIES]]

    def link(self, folder: Path) -> str:
        """Return where the record of this side is shown, seen from a folder; empty for none."""
        if self.scenario is None:
            return ""
        page = os.path.relpath(self.results.path.parent / "index.html", folder)
        return f"{page}#s{self.scenario.index}"


@dataclass(frozen=True, slots=True)
class Pair:
    """One example that the two were judged by, with different verdicts."""

    key: Key
    place: str
    earlier: Side
    later: Side

    @property
    def line(self) -> str:
        """All of it in a line."""
        return f"{self.key}: {self.earlier.verdict}, then {self.later.verdict}"


@dataclass(frozen=True, slots=True)
class Difference:
    """Examples that differ alike: the same two verdicts, for the same reason."""

    pairs: tuple[Pair, ...]

    @property
    def first(self) -> Pair:
        """The one that is told in full."""
        return self.pairs[0]

    @property
    def rules(self) -> dict[tuple[tuple[str, ...], str], list[Pair]]:
        """The examples by their Rule."""
        found: dict[tuple[tuple[str, ...], str], list[Pair]] = {}
        for pair in self.pairs:
            found.setdefault((pair.key.ids, pair.key.rule), []).append(pair)
        return found


@dataclass(frozen=True, slots=True)
class Gated:
    """Examples of one Rule that apply to one of the two builds only.

    Attributes:
        ids: of the Rule.
        rule: its title.
        when: since or until which version, or what the other build lacks.
        sides: the examples, where they were judged.
    """

    ids: tuple[str, ...]
    rule: str
    when: str
    sides: tuple[Side, ...]

    @property
    def examples(self) -> list[str]:
        """The titles of the examples."""
        return [each.scenario.scenario for each in self.sides if each.scenario]


@dataclass(frozen=True, slots=True)
class Change:
    """A behaviour that has changed, as the specification knows it: what was, and what is."""

    before: tuple[Gated, ...]
    after: tuple[Gated, ...]


def differing(earlier: Results, later: Results) -> tuple[Difference, ...]:
    """Return the examples that both were judged by and that differ, by cause."""
    old, new = by_key(earlier), by_key(later)
    groups: dict[tuple[str, str, str], list[Pair]] = {}
    for key in {**old, **new}:
        pair = _pair(key, Side(earlier, old.get(key)), Side(later, new.get(key)))
        verdicts = (pair.earlier.verdict, pair.later.verdict)
        if verdicts[0] == verdicts[1] or Verdict.NOT_APPLICABLE.value in verdicts:
            continue
        unclean = next(
            (
                side.scenario
                for side in (pair.later, pair.earlier)
                if side.scenario and side.scenario.verdict not in CLEAN
            ),
            None,
        )
        groups.setdefault((*verdicts, stable(unclean.reason) if unclean else ""), []).append(pair)
    return tuple(Difference(tuple(pairs)) for pairs in groups.values())


def _pair(key: Key, earlier: Side, later: Side) -> Pair:
    ends = [side.scenario.stopped_at for side in (earlier, later) if side.scenario]
    sentence = next((end.sentence for end in ends if end), "")
    shown = later.scenario or earlier.scenario
    return Pair(
        key,
        shown.place if shown else "",
        Side(earlier.results, earlier.scenario, sentence),
        Side(later.results, later.scenario, sentence),
    )


def changed(earlier: Results, later: Results) -> tuple[Change, ...]:
    """Return what applies to one of two builds only, each Rule beside its counterpart."""
    before = _gated(earlier, later)
    after = _gated(later, earlier)
    changes: list[Change] = []
    left = dict(after)
    for key, old in before.items():
        partners = [other for other in left if _belong_together(key, other)]
        changes.append(Change((old,), tuple(left.pop(other) for other in partners)))
    changes += [Change((), (new,)) for new in left.values()]
    return tuple(_joined(changes))


_RuleKey = tuple[str, str, tuple[str, ...]]  # file, title, IDs


def _belong_together(key: _RuleKey, other: _RuleKey) -> bool:
    """Say whether two gated Rules speak of one behaviour: one file, and an ID in common."""
    return key[0] == other[0] and (key[1] == other[1] or bool({*key[2]} & {*other[2]}))


def _gated(has: Results, lacks: Results) -> dict[_RuleKey, Gated]:
    """Return by Rule the examples that apply to the one and not to the other."""
    there, elsewhere = by_key(has), by_key(lacks)
    aside = Verdict.NOT_APPLICABLE
    found: dict[_RuleKey, list[tuple[Side, str]]] = {}
    for key, scenario in there.items():
        other = elsewhere.get(key)
        if other is None or scenario.verdict is aside or other.verdict is not aside:
            continue
        rule = (scenario.feature_file, scenario.rule, scenario.ids)
        found.setdefault(rule, []).append((Side(has, scenario), _when(scenario, other)))
    return {
        (file, rule, ids): Gated(
            ids,
            rule,
            "; ".join(dict.fromkeys(when for _, when in sides)),
            tuple(side for side, _ in sides),
        )
        for (file, rule, ids), sides in found.items()
    }


def _when(scenario: ScenarioRecord, other: ScenarioRecord) -> str:
    """Say since or until when, if a version decides, else what the other build lacks."""
    reason = THIS_NODE.sub("", text.visible(other.reason))
    if "version" not in reason:
        return reason
    bounds = [found for tag in scenario.tags if (found := BOUND.fullmatch(tag))]
    deciding = [found for found in bounds if f" version {found[2]}" in reason]
    return " ".join(f"{WORDS[found[1]]} {found[2]}" for found in deciding) or reason


def _joined(changes: Iterable[Change]) -> list[Change]:
    """Put together what only one of the two has, for one and the same reason."""
    kept: list[Change] = []
    alone: dict[tuple[bool, str], list[Gated]] = {}
    for change in changes:
        if change.before and change.after:
            kept.append(change)
            continue
        for gated in (*change.before, *change.after):
            alone.setdefault((bool(change.before), gated.when), []).append(gated)
    for (is_before, _), group in alone.items():
        kept.append(Change(tuple(group), ()) if is_before else Change((), tuple(group)))
    return kept


def alike(runs: Mapping[str, Results]) -> int:
    """Return how many Rules have the same verdict in every run to whose node they apply."""
    verdicts: dict[tuple[str, str], list[Verdict]] = {}
    for results in runs.values():
        for rule in results.rules:
            verdicts.setdefault((rule.feature_file, rule.rule), []).append(rule.verdict)
    aside = {Verdict.NOT_APPLICABLE}
    return sum(len(each) == len(runs) and len({*each} - aside) < 2 for each in verdicts.values())
