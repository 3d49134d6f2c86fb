"""What a run was asked for: the values of `-D name=value`, and what the system allows of them."""

import contextlib
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from harness.deviations.catalogue import CATALOGUE
from harness.deviations.deviation import UnknownDeviationError, find
from harness.network import netns
from harness.node.options import OptionError, Options, read_options
from harness.terms import Variation

KEEP = ("failed", "all", "none")
ENDINGS = ("auto", "orderly", "quick")
MOST_PATIENCE = 1000.0
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
    "node_args",
    "patience",
    "ending",
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
        node_args: options that every node is given beside ours, as they were typed.
        patience: how many times as long as usual to wait; None for what the probe advises.
        ending: how nodes end: orderly, quick, or auto for orderly where somebody reads last words.
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
    node_args: str = ""
    patience: float | None = None
    ending: str = "auto"
    counterexamples: bool = False

    @property
    def node_options(self) -> Options:
        """The options that every node is given beside ours."""
        return read_options(self.node_args)

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
        keep_runs = given.get("keep_runs", "0")
        if not re.fullmatch(r"[0-9]{1,4}", keep_runs):
            raise SettingError(f"-D keep_runs={keep_runs}: use a number, for example 5")
        deviation = given.get("deviation") or None
        try:
            if deviation is not None:
                find(deviation, CATALOGUE)
        except UnknownDeviationError as error:
            raise SettingError(f"-D deviation={deviation}: {error}") from error
        node_args = given.get("node_args", "")
        try:
            read_options(node_args)
        except OptionError as error:
            raise SettingError(f"-D node_args={node_args}: {error}") from error
        reports = given.get("reports")
        return cls(
            bitcoind=given.get("bitcoind") or None,
            keep=_one_of(given, "keep", KEEP, "failed"),
            keep_runs=int(keep_runs),
            pause=_one_of(given, "pause", ("no", "yes"), "no") == "yes",
            network=_one_of(given, "network", NETWORKS, "auto"),
            reports=Path(reports) if reports else None,
            deviation=deviation,
            shard=Shard.read(given["shard"]) if "shard" in given else None,
            variations=_variations(given.get("variation", "")),
            node_args=node_args,
            patience=_patience(given.get("patience")),
            ending=_one_of(given, "ending", ENDINGS, "auto"),
        )


def nearest(name: str, known: Collection[str], form: str = "{}") -> str:
    """Say that a name is unknown, and which one was meant or which ones there are."""
    meant = get_close_matches(name, known, 1)
    if meant:
        return f"there is no such name; did you mean {form.format(meant[0])}?"
    return f"there is no such name; use one of {', '.join(sorted(known))}"


def _one_of(given: Mapping[str, str], name: str, choices: Sequence[str], usual: str) -> str:
    """Read a setting that has only these values.

    Raises:
        SettingError: it has another one.
    """
    value = given.get(name, usual)
    if value not in choices:
        raise SettingError(f"-D {name}={value}: use one of {', '.join(choices)}")
    return value


def _patience(text: str | None) -> float | None:
    """Read what -D patience= says.

    Raises:
        SettingError: it is no factor.
    """
    if text is None:
        return None
    with contextlib.suppress(ValueError):
        if 1 <= float(text) <= MOST_PATIENCE:
            return float(text)
    raise SettingError(f"-D patience={text}: use a factor from 1 to {MOST_PATIENCE:.0f}")


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
