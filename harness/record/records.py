"""The typed records that a run consists of: one line of its files each.

Knows the words of schema 1 and how grave each verdict is; reads nothing.
"""

import re
from dataclasses import dataclass
from typing import Any

from harness.terms import Direction, Verdict

# From harmless to grave; a Rule is as good as its worst scenario. "Not applicable" stands below
# "pass": a Rule that was judged for some connection types has been judged.
GRAVITY = (
    Verdict.NOT_APPLICABLE,
    Verdict.PASS,
    Verdict.KNOWN_DEVIATION,
    Verdict.INCONCLUSIVE,
    Verdict.SUITE_ERROR,
    Verdict.FAIL,
)
CLEAN = frozenset({Verdict.PASS, Verdict.NOT_APPLICABLE})
ACCEPTABLE = CLEAN | {Verdict.KNOWN_DEVIATION}  # what ends a run with exit code 0
COMMIT = re.compile(r"(-g[0-9a-f]{12})[0-9a-f]+$")  # of a build between releases, git-describe(1)
_UNREMARKABLE = ("passed", "skipped", "untested")


class ReportError(Exception):
    """The input of a view cannot be used; the text is one line and names the mend."""


@dataclass(frozen=True, slots=True)
class TargetRecord:
    """Which bitcoind was judged."""

    path: str
    origin: str
    version: int
    version_text: str
    user_agent: str
    sha256: str
    implementation: str
    capabilities: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """Implementation and version, as a person says them; also the key of its baseline."""
        number = self.version_text.rpartition(" version ")[2].removeprefix("v")
        number = COMMIT.sub(r"\1", number)
        return f"{self.implementation} {number}".strip()


@dataclass(frozen=True, slots=True)
class RunRecord:
    """The circumstances of a run."""

    started: str
    suite: str
    network: str
    network_reason: str
    deviation: str | None
    target: TargetRecord
    selection: str = ""  # what restricted the run to some scenarios, as it was typed
    baseline: str | None = None  # the target whose baseline the gate holds this run against
    variations: tuple[str, ...] = ()  # circumstances that were different
    program: str = "behave"  # what the user calls to run a scenario
    node_args: str = ""  # options that every node was given beside ours, as they were typed


@dataclass(frozen=True, slots=True)
class StepRecord:
    """One sentence of a scenario; `entries` is its first and last entry of the record."""

    keyword: str
    text: str
    status: str
    seconds: float
    entries: tuple[int, ...]
    table: tuple[tuple[str, ...], ...]

    @property
    def sentence(self) -> str:
        """The sentence as it stands in the feature."""
        return f"{self.keyword} {self.text}"


@dataclass(frozen=True, slots=True)
class Expense:
    """What a process cost during a scenario.

    Attributes:
        cpu_seconds: user and system time.
        peak_rss_kib: the most memory at a time.
        starts: of the node.
        waited: seconds of the node's time for which the suite has waited.
    """

    cpu_seconds: float = 0.0
    peak_rss_kib: int = 0
    starts: int = 0
    waited: float = 0.0


@dataclass(frozen=True, slots=True)
class EntryRecord:
    """One entry of a scenario's record.

    Attributes:
        raw: the frame as it was on the wire, as hex digits.
        payload: what the frame held, where the frame does not show it (encrypted transport).
        answer: the node's, where this is a question to it.
    """

    number: int
    seconds: float
    clock: int | None
    peer: str | None
    connection: int | None
    direction: Direction
    type: str
    words: str
    raw: str
    payload: str | None
    answer: Any = None


@dataclass(frozen=True, slots=True)
class ScenarioRecord:
    """One scenario with its verdict."""

    index: int
    ids: tuple[str, ...]
    chapter: str
    feature: str
    feature_file: str
    feature_description: tuple[str, ...]
    rule: str
    rule_description: tuple[str, ...]
    scenario: str
    line: int
    tags: tuple[str, ...]
    connections: tuple[str, ...]
    sources: tuple[str, ...]
    verdict: Verdict
    reason: str
    cause: str
    seconds: float
    steps: tuple[StepRecord, ...]
    cited: tuple[int, ...]
    control: tuple[int, ...]
    fence: tuple[int, ...]
    node: Expense
    suite: Expense
    evidence: str
    kept: str | None
    addresses: tuple[tuple[str, str], ...] = ()  # where a peer was, and its name
    fields: tuple[str, ...] = ()  # columns of the node's lists that claims rest on
    left_out: tuple[tuple[str, str], ...] = ()  # a variation, and why it changed nothing

    @property
    def place(self) -> str:
        """File and line, as editors and behave take them."""
        return f"{self.feature_file}:{self.line}"

    @property
    def stopped_at(self) -> StepRecord | None:
        """The sentence at which the scenario ended, if one did not hold."""
        if self.verdict in CLEAN:
            return None
        reached = (step for step in self.steps if step.status not in _UNREMARKABLE)
        return next(reached, None)


@dataclass(frozen=True, slots=True)
class EndRecord:
    """How the run ended."""

    seconds: float
    interrupted: bool
