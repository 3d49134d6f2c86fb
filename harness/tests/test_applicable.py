"""Active tags: whether a behaviour applies, and the obstacle in words."""

import pytest

from harness.errors import HarnessFault
from harness.running.applicable import Facts, obstacle

CORE_26 = Facts(
    version=(26, 1, 0),
    known={
        "knots": False,
        "public_addresses": False,
        "private_broadcast": False,
        "v2transport": True,
        "connection_types": ["feeler", "addr-fetch"],
    },
    reasons={"public_addresses": "the system forbids a private network namespace"},
)


@pytest.mark.parametrize(
    ("tags", "words"),
    [
        (["use.with_node.min_version=27"], "needs a node of at least version 27 (this is 26.1.0)"),
        (["use.with_node.min_version=26.1"], None),
        (
            ["use.with_node.min_version=23", "use.with_node.min_version=27"],
            "needs a node of at least version 27 (this is 26.1.0)",
        ),
        (
            ["use.with_node.min_version=26.2"],
            "needs a node of at least version 26.2 (this is 26.1.0)",
        ),
        (["use.with_node.max_version=26"], None),
        (
            ["use.with_node.max_version=26.0"],
            "needs a node of at most version 26.0 (this is 26.1.0)",
        ),
        (
            ["use.with_node.max_version=25.2"],
            "needs a node of at most version 25.2 (this is 26.1.0)",
        ),
        (["use.with_knots=yes"], "only for Bitcoin Knots"),
        (["not.with_knots=yes"], None),
        (
            ["use.with_private_broadcast=yes"],
            "needs private broadcast, which this node does not have",
        ),
        (
            ["use.with_public_addresses=yes"],
            "needs peers at public addresses: the system forbids a private network namespace",
        ),
        (["not.with_v2transport=yes"], "only for a node without transport v2"),
        (["use.with_connection_types=feeler"], None),
        (["use.with_connection_types=private", "use.with_connection_types=feeler"], None),
        (
            ["use.with_connection_types=private"],
            "needs connection types: private (this node: feeler, addr-fetch)",
        ),
        (["CONN-001", "connection.feeler", "use.with_v2transport=yes"], None),
    ],
)
def test_the_obstacle_is_said_in_words(tags, words):
    """A reviewer reads why a behaviour was not judged."""
    assert obstacle(tags, CORE_26) == words


@pytest.mark.parametrize(
    "tag",
    ["use.with_typo=yes", "use.with_node.min_version=new", "use.with_knots=perhaps"],
)
def test_a_tag_that_asks_for_the_unknown_is_our_fault(tag):
    """A slip in a tag does not silently skip or run a behaviour."""
    with pytest.raises(HarnessFault):
        obstacle([tag], CORE_26)


@pytest.mark.parametrize(
    ("bound", "applies"),
    [
        ("28.3", False),
        ("28", True),
        ("28.99", True),
        ("27.2", False),
        ("26.2", True),
        ("29", False),
    ],
)
def test_a_development_version_may_lack_what_a_point_release_got(bound, applies):
    """28.99 can be older than 28.3 or 27.2, which got what was made in the meantime."""
    developed = Facts(version=(28, 99, 0), known={}, reasons={})
    reason = obstacle([f"use.with_node.min_version={bound}"], developed)
    assert (reason is None) is applies
    assert bound != "28.3" or "a development version" in reason


@pytest.mark.parametrize(
    ("bound", "applies"),
    [("28", False), ("28.3", False), ("28.99", True), ("29", True), ("27", False)],
)
def test_a_development_version_may_have_what_comes_with_the_next_release(bound, applies):
    """28.99 is on its way to 29: what holds up to 28 need not hold of it."""
    developed = Facts(version=(28, 99, 0), known={}, reasons={})
    reason = obstacle([f"use.with_node.max_version={bound}"], developed)
    assert (reason is None) is applies
    assert bound != "28" or "a development version" in reason
