"""A claim that held is judged again on every record that must contradict it.

Called behind each Then of the self-test, while the scenario goes on: the record of the moment is
told otherwise (deviations/counterexamples.py), and the sentence has to fail on it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from harness.deviations.counterexamples import CounterExample, derive
from harness.record.findings import ClaimFailed, Finding
from harness.record.retelling import Retelling
from harness.scene.scene import Scene

FAILS, HOLDS = "the claim fails", "the claim holds"


@dataclass(frozen=True, slots=True)
class Tried:
    """A counter-example, and what became of the claim.

    Attributes:
        sentence: the Then.
        name: what the node did instead; empty when nothing could be derived.
        outcome: FAILS as it must be, HOLDS, or what else came of it.
    """

    sentence: str
    name: str
    outcome: str

    @property
    def survives(self) -> bool:
        """Whether a node could do this and the claim would not notice."""
        return self.outcome != FAILS


def falsify(
    scene: Scene, sentence: str, again: Callable[[], object], findings: Iterable[Finding]
) -> list[Tried]:
    """Try every counter-example of what a sentence has just found.

    Args:
        scene: the scene, at rest.
        sentence: the Then.
        again: judges it once more.
        findings: what it came to.
    """
    record = scene.window()
    tried = []
    for finding in findings:
        examples = [*derive(finding, record, scene.first_mark)]
        tried += [Tried(sentence, each.name, _try(scene, each, again)) for each in examples]
        if not examples:
            tried.append(Tried(sentence, "", "nothing to change"))
    return tried or [Tried(sentence, "", "nothing to change")]


def _try(scene: Scene, example: CounterExample, again: Callable[[], object]) -> str:
    outcome = HOLDS
    refusal = scene.refusal
    try:
        for window in example.windows:
            scene.stage.retelling = Retelling(window)
            try:
                again()
            except ClaimFailed:
                return FAILS
            except Exception as error:  # noqa: BLE001  (no verdict at all is no failure of a claim)
                outcome = f"{type(error).__name__}: {error}"
        return outcome
    finally:
        scene.stage.retelling = None
        scene.refusal = refusal
