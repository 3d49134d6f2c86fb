"""What behave's hooks do (environment.py): a scenario's world is made, told and closed.

Knows behave's objects by what they look like, never imports behave.
"""

import os
import sys
from typing import Any

from harness.deviations.falsify import falsify
from harness.project import PROJECT
from harness.running.doubles import doubles_for
from harness.running.model import error_of, match_of, steps_of
from harness.running.repetition import repeat
from harness.running.results import CLEAN
from harness.terms import in_good_english

# What pyproject.toml tells behave, for those who start it in another folder than the project's.
OURS = (
    "--runner=harness.running.runner:Runner",
    "--jobs=999",
    "--no-capture",
    "--no-skipped",
    "--no-timings",
)


def begin_all(context: Any) -> None:
    """Start again with the suite's own runner, where behave has not read its settings.

    behave reads them in the folder where it is started, and takes its own runner elsewhere.
    """
    config = context.config
    if hasattr(config, "conformance") or config.dry_run:
        return
    told = sys.argv[1:]
    formats = [] if any(each.startswith(("-f", "--format")) for each in told) else ["--format=null"]
    paths = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join([str(PROJECT), *([paths] if paths else [])])
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "behave", *OURS, *formats, *told])  # noqa: S606


def begin_scenario(context: Any, scenario: Any) -> None:
    """Make the scenario's world."""
    context.sentences = {}
    context.scene = context.config.conformance.begin(context.config.cases[id(scenario)])
    context.event = [step.name for step in scenario.all_steps if step.step_type == "when"]
    context.doubles = doubles_for(context.scene, [step.name for step in scenario.all_steps])


def begin_step(context: Any, step: Any, *, said: str = "") -> None:
    """Record that a sentence begins; a When begins the event that is judged.

    Args:
        context: behave's.
        step: behave's.
        said: on which occasion, where it is not the example's own.
    """
    scene = context.scene
    if step.step_type == "when":
        if scene.first_mark is None:
            scene.circumstances.before_event(context.event)
        scene.begin_event()
    context.began = scene.transcript.mark()
    context.found = len(scene.findings)
    words = in_good_english(f"{step.keyword} {step.name}")
    scene.note_sentence(f"{said}: {words}" if said else words)
    if context.doubles is not None:
        context.doubles.precede(context, step, match_of(context, step))


def end_step(context: Any, step: Any) -> None:
    """Remember which entries belong to the sentence; in the self-test, try to break its claim."""
    scene, run = context.scene, context.config.conformance
    if context.doubles is not None:
        context.doubles.follow()
    context.sentences[id(step)] = (context.began + 1, scene.transcript.mark())
    if run.settings.counterexamples and step.step_type == "then" and step.status.name == "passed":
        match = match_of(context, step)
        found = scene.findings[context.found :]
        run.tried += falsify(scene, step.name, lambda: match.run(context), found)


def end_scenario(context: Any, scenario: Any) -> None:
    """Judge the scenario, unless it was interrupted, and close its world."""
    run = context.config.conformance
    if context.aborted:
        run.worlds.abandon()
        return
    text = context.config.cases[id(scenario)]
    steps = steps_of(scenario, context.sentences)
    error = error_of(scenario)
    if context.doubles is not None:
        error = context.doubles.trouble or error
    if error is None:
        error = repeat(context, scenario, begin_step)
    outcome = run.end(context.scene, text, steps, error)
    if outcome.verdict.value not in CLEAN and not scenario.status.has_failed():
        scenario.set_status("failed")  # the audit objects; behave's formatters say so too
