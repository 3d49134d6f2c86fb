"""behave's hooks: open and close things; no domain knowledge."""

from behave.model import Status
from behave.tag_matcher import ActiveTagMatcher, BoolValueObject, ValueObject

from harness.claims import ClaimFailed
from harness.runner import error_of, show, steps_of, text_of
from harness.terms import Verdict


class AtLeast(ValueObject):
    """`min_version=27` and `max_version=26.1` of a behaviour, against the node's version."""

    def matches(self, tag_value):
        return self.compare(self.value, float(tag_value))


def before_all(context):
    run = context.run = context.config.conformance
    facts = run.facts()
    version = facts.pop("version")
    known = {name: BoolValueObject(bool(value)) for name, value in facts.items()}
    known["node.min_version"] = AtLeast(version, lambda have, want: have >= want)
    known["node.max_version"] = AtLeast(version, lambda have, want: have < want + 0.1)
    context.applicable = ActiveTagMatcher(known)
    context.applicable.use_skip_reason = True


def before_scenario(context, scenario):
    context.sentences = {}
    if context.applicable.should_skip_with_tags(scenario.effective_tags):
        reason = f"not for this node: {context.applicable.skip_reason}"
        scenario.skip(reason)
        context.run.skip(text_of(scenario, context.run), reason)
        context.scene = None
        return
    context.scene = context.run.begin(scenario.effective_tags)


def before_step(context, step):
    if step.step_type == "when":
        context.scene.begin_event()
    context.began = context.scene.transcript.mark()
    context.scene.note_sentence(f"{step.keyword} {step.name}")


def after_step(context, step):
    position = next(i for i, each in enumerate(context.scenario.all_steps) if each is step)
    context.sentences[position] = (context.began + 1, context.scene.transcript.mark())


def after_scenario(context, scenario):
    if context.scene is None:
        return
    run, text = context.run, text_of(scenario, context.run)
    steps = steps_of(scenario, context.sentences)
    outcome = run.end(context.scene, text, steps, error_of(scenario))
    show(text, outcome, len(run.indexes))
    if outcome.verdict is Verdict.FAIL and not any(s.status.has_failed() for s in scenario.steps):
        last = scenario.all_steps[-1] if isinstance(scenario.all_steps, list) else scenario.steps[-1]
        last.set_status(Status.failed)
        last.exception = ClaimFailed("", outcome.reason)
