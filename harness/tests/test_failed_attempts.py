"""When an attempt to connect is over, by what the node's log says."""

from types import SimpleNamespace

import pytest

from harness.acts import failed_attempts
from harness.errors import Inconclusive
from harness.record.transcript import Transcript
from harness.terms import Direction


def scene_of(*lines):
    """Return a scene whose log holds these lines; who waits for another one waits in vain."""
    transcript = Transcript()
    entries = [transcript.append(Direction.LOG, "", line) for line in lines]

    def first(is_wanted, *, since, timeout):
        assert timeout > 0
        return lambda: next(each for each in entries if each.number > since and is_wanted(each))

    def call(work):
        try:
            return work()
        except StopIteration:
            raise TimeoutError from None

    bob = SimpleNamespace(address=("45.1.1.1", 8333))
    return SimpleNamespace(
        peers={"Bob": bob},
        transcript=SimpleNamespace(first=first),
        network=SimpleNamespace(call=call),
    )


def test_an_attempt_is_one_to_this_peer():
    """In the words of every version; others, and other words about the peer, do not count."""
    scene = scene_of(
        "trying connection 45.1.1.2:8333 lastseen=0.0hrs",
        "Selected 45.1.1.1:8333 from new",
        "trying connection 45.1.1.1:8333 lastseen=0.0hrs",
        "trying v1 connection (outbound-full-relay) to 45.1.1.1:8333, lastseen=0.0hrs",
    )
    first = failed_attempts.await_attempt(scene, "Bob", since=0)
    assert failed_attempts.await_attempt(scene, "Bob", since=first) == first + 1
    with pytest.raises(Inconclusive):
        failed_attempts.await_attempt(scene, "Bob", since=first + 1)
