"""What did not pass, by cause: one group for all that ended with the same words.

Figures, hashes and ports do not tell causes apart. The gravest verdict comes first, then the group
with the most members.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from harness.record.records import CLEAN, GRAVITY
from harness.report.baseline import stable
from harness.report.results import Results, ScenarioRecord
from harness.terms import Verdict


@dataclass(frozen=True, slots=True)
class Cause:
    """Scenarios with one verdict and one reason."""

    verdict: Verdict
    scenarios: tuple[ScenarioRecord, ...]

    @property
    def first(self) -> ScenarioRecord:
        """The one that is told in full."""
        return self.scenarios[0]


def causes(scenarios: Iterable[ScenarioRecord]) -> list[Cause]:
    """Group scenarios by verdict and reason, grave first."""
    groups: dict[tuple[Verdict, str], list[ScenarioRecord]] = {}
    for scenario in scenarios:
        groups.setdefault((scenario.verdict, stable(scenario.reason)), []).append(scenario)
    found = [Cause(verdict, tuple(members)) for (verdict, _), members in groups.items()]
    return sorted(found, key=lambda each: (-GRAVITY.index(each.verdict), -len(each.scenarios)))


def failures(results: Results) -> list[Cause]:
    """Return what nobody has declared: failed, without a verdict, our own faults."""
    aside = CLEAN | {Verdict.KNOWN_DEVIATION}
    return causes(each for each in results.scenarios if each.verdict not in aside)


def known_deviations(results: Results) -> list[Cause]:
    """Return what today's nodes are known to do otherwise than their Rule says."""
    known = Verdict.KNOWN_DEVIATION
    return causes(each for each in results.scenarios if each.verdict is known)
