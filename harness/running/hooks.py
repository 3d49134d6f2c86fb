"""What behave's hooks do (environment.py): a scenario's world is made, told and closed.

Knows behave's objects by what they look like, never imports behave.
"""

from typing import Any

from harness.running.model import error_of, steps_of
from harness.running.results import CLEAN
from harness.terms import in_good_english


def begin_scenario(context: Any, scenario: Any) -> None:
    """Make the scenario's world."""
    context.sentences = {}
    context.scene = context.config.conformance.begin(context.config.cases[id(scenario)])


def begin_step(context: Any, step: Any) -> None:
    """Record that a sentence begins; a When begins the event that is judged."""
    scene = context.scene
    if step.step_type == "when":
        scene.begin_event()
    context.began = scene.transcript.mark()
    scene.note_sentence(in_good_english(f"{step.keyword} {step.name}"))


def end_step(context: Any, step: Any) -> None:
    """Remember which entries belong to the sentence."""
    context.sentences[id(step)] = (context.began + 1, context.scene.transcript.mark())


def end_scenario(context: Any, scenario: Any) -> None:
    """Judge the scenario, unless it was interrupted, and close its world."""
    run = context.config.conformance
    if context.aborted:
        run.worlds.abandon()
        return
    text = context.config.cases[id(scenario)]
    steps = steps_of(scenario, context.sentences)
    outcome = run.end(context.scene, text, steps, error_of(scenario))
    if outcome.verdict.value not in CLEAN and not scenario.status.has_failed():
        scenario.set_status("failed")  # the audit objects; behave's formatters say so too
