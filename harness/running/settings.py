"""What a run was asked for: the values of `-D name=value`, and what the system allows of them."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from harness.deviations.catalogue import CATALOGUE
from harness.deviations.deviation import UnknownDeviationError, find
from harness.network import netns
from harness.terms import Variation

KEEP = ("failed", "all", "none")
NETWORKS = ("auto", "namespace", "loopback")
NAMES = (
    "bitcoind",
    "keep",
    "keep_runs",
    "pause",
    "network",
    "reports",
    "deviation",
    "shard",
    "variation",
)


class SettingError(Exception):
    """A setting cannot be used; the text is one line and names the mend."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One of several parts of the specification, run side by side on several machines."""

    part: int
    parts: int

    @classmethod
    def read(cls, text: str) -> "Shard":
        """Read what -D shard= says.

        Raises:
            SettingError: it names no part.
        """
        match = re.fullmatch(r"([0-9]{1,6})/([0-9]{1,6})", text)
        if match is None or not 1 <= int(match[1]) <= int(match[2]):
            raise SettingError(f"-D shard={text}: use K/N with K from 1 to N, for example 2/5")
        return cls(int(match[1]), int(match[2]))

    def __str__(self) -> str:
        return f"{self.part}/{self.parts}"


@dataclass(frozen=True, slots=True)
class Settings:
    """What `-D name=value` says.

    Attributes:
        bitcoind: path of the bitcoind, None to look for one.
        keep: of which scenarios to keep the node's folder and log: failed, all, none.
        keep_runs: how many earlier runs stay beside the folder of the results.
        pause: whether to stop at the first failure with the node alive.
        network: namespace, loopback, or auto for the first where the system allows it.
        reports: folder of the results, None for reports/latest.
        deviation: name of a lie that the node is made to tell, None for none.
        shard: which part of the scenarios to run, None for all.
        variations: circumstances that are different, though they must not matter.
        counterexamples: whether each claim is judged on what must contradict it, too.
    """

    bitcoind: str | None = None
    keep: str = "failed"
    keep_runs: int = 0
    pause: bool = False
    network: str = "auto"
    reports: Path | None = None
    deviation: str | None = None
    shard: Shard | None = None
    variations: frozenset[Variation] = frozenset()
    counterexamples: bool = False

    @classmethod
    def read(cls, given: Mapping[str, str], more: Collection[str] = ()) -> "Settings":
        """Read behave's user data.

        Args:
            given: name and value of each.
            more: names that somebody else reads.

        Raises:
            SettingError: a name or a value is none of those that exist.
        """
        known = [*NAMES, *more]
        for name, value in given.items():
            if name not in known:
                raise SettingError(f"-D {name}={value}: {nearest(name, known, '-D {}=')}")
        keep = given.get("keep", "failed")
        if keep not in KEEP:
            raise SettingError(f"-D keep={keep}: use one of {', '.join(KEEP)}")
        keep_runs = given.get("keep_runs", "0")
        if not re.fullmatch(r"[0-9]{1,4}", keep_runs):
            raise SettingError(f"-D keep_runs={keep_runs}: use a number, for example 5")
        network = given.get("network", "auto")
        if network not in NETWORKS:
            raise SettingError(f"-D network={network}: use one of {', '.join(NETWORKS)}")
        pause = given.get("pause", "no")
        if pause not in ("yes", "no"):
            raise SettingError(f"-D pause={pause}: use yes or no")
        deviation = given.get("deviation") or None
        try:
            if deviation is not None:
                find(deviation, CATALOGUE)
        except UnknownDeviationError as error:
            raise SettingError(f"-D deviation={deviation}: {error}") from error
        reports = given.get("reports")
        return cls(
            bitcoind=given.get("bitcoind") or None,
            keep=keep,
            keep_runs=int(keep_runs),
            pause=pause == "yes",
            network=network,
            reports=Path(reports) if reports else None,
            deviation=deviation,
            shard=Shard.read(given["shard"]) if "shard" in given else None,
            variations=_variations(given.get("variation", "")),
        )


def nearest(name: str, known: Collection[str], form: str = "{}") -> str:
    """Say that a name is unknown, and which one was meant or which ones there are."""
    meant = get_close_matches(name, known, 1)
    if meant:
        return f"there is no such name; did you mean {form.format(meant[0])}?"
    return f"there is no such name; use one of {', '.join(sorted(known))}"


def _variations(text: str) -> frozenset[Variation]:
    """Read what -D variation= says.

    Raises:
        SettingError: one of the names is none.
    """
    names = [name.strip() for name in text.split(",") if name.strip()]
    known = list(map(str, Variation))
    for name in names:
        if name not in known:
            raise SettingError(f"-D variation={name}: use {', '.join(known)}, with commas between")
    return frozenset(map(Variation, names))


def network_kind(wanted: str) -> tuple[str, str]:
    """Decide where peers live, by trying in a child; returns the kind and why it is not better.

    Raises:
        SettingError: the system forbids what was asked for.
    """
    if wanted == "loopback":
        return "loopback", "asked for by -D network=loopback"
    reason = netns.obstacle()
    if reason is None:
        return "namespace", ""
    if wanted == "namespace":
        raise SettingError(f"-D network=namespace: {reason}; use -D network=loopback")
    return "loopback", reason
