"""How connections are fenced: ping round trips on all of them at once."""

import asyncio
from collections.abc import Iterable

from harness.network.link import Link
from harness.record.transcript import Transcript


async def go_round(
    links: Iterable[Link], *, rounds: int, transcript: Transcript, timeout: float
) -> None:
    """Let links make so many ping round trips; more than one is a fence, and recorded as such.

    Raises:
        TimeoutError: a connection is open but its ping was not answered in time.
    """
    left = list(links)
    for _ in range(rounds):
        answers = asyncio.gather(*(link.ping() for link in left))
        alive = await transcript.await_patiently(answers, timeout=timeout)
        left = [link for link, answers in zip(left, alive, strict=True) if answers]
    for link in left if rounds > 1 else ():
        link.note("fence", f"the node has dealt with everything before ({rounds} round trips)")
