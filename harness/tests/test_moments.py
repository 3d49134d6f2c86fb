"""How long a node may leave pings unanswered before it counts as deaf."""

from types import SimpleNamespace

import pytest

from harness.errors import Deaf, Inconclusive
from harness.patience import HadTime
from harness.scene.moments import Moments


class Network:
    """A thread on which round trips end one after the other as is said beforehand."""

    def __init__(self, *ends):
        self.ends = list(ends)

    def call(self, trips):
        trips.close()
        end = self.ends.pop(0)
        if end is not None:
            raise end


def fence(*ends, begun=True):
    """Fence a link of a node whose round trips end so; return what is left of them."""
    network = Network(*ends)
    link = SimpleNamespace(serial=1, is_open=True, is_dealt_with=False)
    stage = SimpleNamespace(network=network, transcript=None, retelling=None)
    moments = Moments(stage, None, SimpleNamespace(open_links=lambda: [link]))
    moments.first_mark = 0 if begun else None
    moments.fence()
    return network.ends


def test_a_node_that_answers_late_is_not_deaf():
    """It is looked at once more, and was busy."""
    assert fence(HadTime(), None) == []
    assert fence(None, "not asked again") == ["not asked again"]


def test_a_node_that_answers_nothing_twice_is_deaf():
    """It has had the time, and a long time more."""
    with pytest.raises(Deaf):
        fence(HadTime(), HadTime())


@pytest.mark.parametrize("ends", [[TimeoutError()], [HadTime(), TimeoutError()]])
def test_where_only_the_clock_went_on_nothing_is_said_of_the_node(ends):
    """Neither at first nor at the second look."""
    with pytest.raises(Inconclusive) as error:
        fence(*ends)
    assert not isinstance(error.value, Deaf)


def test_before_the_event_nobody_looks_again():
    """The example is without ground in any case."""
    with pytest.raises(Inconclusive) as error:
        fence(HadTime(), begun=False)
    assert not isinstance(error.value, Deaf)
