"""Lies about the limit on uploads: what counts, for how long, whom it does not concern."""

from collections.abc import Callable

from harness.deviations.answers import starts_with
from harness.deviations.deviation import Deviation, Lie, deviation
from harness.deviations.twists import INBOUND, disconnects, peer_says
from harness.network.link import Link

ALMOST_A_DAY = 86_399  # seconds


def instead_of(wrong: str, right: str) -> Callable[[str | None], str | None]:
    """Return what reads one value of an option where another one is given."""
    return lambda asked: wrong if asked == right else asked


def beside_one_of_yesterday(lie: Lie, link: Link) -> bool:
    """Mean inbound peers that came a day later than another one that is still there."""
    old = any(lie.age(each) - lie.age(link) > ALMOST_A_DAY for each in lie.links())
    return lie.kind(link) in INBOUND and old


DEVIATIONS: tuple[Deviation, ...] = (
    deviation(
        "overlooks-the-limit-on-uploads",
        "gives old blocks to block-relay-only peers although the limit is near",
        starts_with(maxuploadtarget=None),
        caught_by=[("CONN-078", "block-relay-only peers request"), ("CONN-078", "549 MiB, at")],
    ),
    deviation(
        "keeps-less-upload-in-reserve",
        "keeps less than the upload of a day as a buffer",
        starts_with(maxuploadtarget=instead_of("550", "549")),
        caught_by=[("CONN-078", "549 MiB, at")],
    ),
    deviation(
        "keeps-more-upload-in-reserve",
        "keeps more than the upload of a day as a buffer",
        starts_with(maxuploadtarget=instead_of("549", "550")),
        caught_by=[("CONN-078", "target of 550 MiB, at")],
    ),
    deviation(
        "takes-no-limit-for-a-limit",
        "takes a limit of nothing for a limit",
        starts_with(maxuploadtarget=instead_of("1", "0")),
        caught_by=[("CONN-078", "target of 0 MiB, at")],
    ),
    deviation(
        "counts-no-uploads",
        "does not count what it sends towards the limit",
        starts_with(maxuploadtarget=instead_of("600", "550")),
        caught_by=[("CONN-078", "enough, or not quite -- @1")],
    ),
    deviation(
        "counts-uploads-for-ever",
        "counts what it has sent on earlier days towards the limit of a day",
        disconnects(beside_one_of_yesterday, peer_says("getdata")),
        caught_by=[("CONN-078", "A day later")],
    ),
    deviation(
        "overlooks-the-download-permission",
        "denies old blocks to peers that may download without limit",
        starts_with(whitelist=None),
        caught_by=[("CONN-078", "inbound.* download --"), ("CONN-078", "inbound.* noban --")],
        also=["permission"],
    ),
)
