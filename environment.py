"""behave's hooks: open and close things; no domain knowledge (harness/running does the work)."""

from harness.running import hooks


def before_all(context):
    """Hand over to the suite's own runner, where behave was started in another folder."""
    hooks.begin_all(context)


def before_scenario(context, scenario):
    """Make the scenario's world, in this process or in the worker that runs it."""
    hooks.begin_scenario(context, scenario)


def before_step(context, step):
    """Record that a sentence begins."""
    hooks.begin_step(context, step)


def after_step(context, step):
    """Remember what belongs to the sentence."""
    hooks.end_step(context, step)


def after_scenario(context, scenario):
    """Judge, and close the world."""
    hooks.end_scenario(context, scenario)
