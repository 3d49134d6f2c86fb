"""The variation second_time: the sentences of an example are gone through again.

Knows behave's objects by what they look like, never imports behave.
"""

from typing import Any

from harness.running.model import match_of
from harness.scene.second_time import SETTING
from harness.terms import Variation

AGAIN = "the second time"


def repeat(context: Any, scenario: Any, begin: Any) -> BaseException | None:
    """Go through an example that has held once more; returns what went wrong.

    Args:
        context: behave's.
        scenario: behave's.
        begin: does what is done before each sentence.
    """
    scene, step = context.scene, None
    if Variation.SECOND_TIME not in scene.stage.variations:
        return None
    steps = list(scenario.all_steps)
    scene.circumstances.occasion = f"between the first and {AGAIN}"
    try:
        if not scene.begin_anew([each.name for each in steps]):
            return None
        if context.doubles is not None:
            context.doubles.begin_anew()
        for step in steps:
            if step.name.startswith(SETTING):
                continue
            scene.circumstances.occasion = f"{AGAIN}, {step.keyword} {step.name}"
            begin(context, step, said=AGAIN)
            match_of(context, step).run(context)
            if context.doubles is not None:
                context.doubles.follow()
                if context.doubles.trouble is not None:
                    break
    except Exception as error:  # noqa: BLE001  (judged like what a step raises)
        return error
    trouble: BaseException | None = None if context.doubles is None else context.doubles.trouble
    if trouble is None:
        scene.circumstances.occasion = f"at the end of {AGAIN}"
    return trouble
