"""The bitcoind that is judged: where it lies, what it calls itself, what it can be asked to do."""

import os
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, Self

Origin = Literal["-D bitcoind", "BITCOIND", "PATH", "provided"]

SLOW_START = 0.4  # CPU seconds of a start, five times the usual
MOST_SLOW = 30.0  # what valgrind needs

WRAPPED_BINARY = re.compile(rb"^# binary: (?P<path>.+)$", re.MULTILINE)


class TargetError(Exception):
    """There is no usable bitcoind; the text is one line and names the mend."""


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What this bitcoind can be asked to do, read from its own help."""

    addconnection: bool
    addconnection_arguments: int
    connection_types: tuple[str, ...]
    v2transport: bool
    wallet: bool
    sendmsgtopeer: bool
    mockscheduler: bool
    addpeeraddress: bool
    private_broadcast: bool
    txreconciliation: bool
    bloom_by_default_on_loopback: bool
    forceinbound: bool
    whitelist_out: bool
    inbound_relay_percent: bool
    common_send_rate: bool = False
    abortprivatebroadcast: bool = False
    unknown_options: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return the abilities as JSON-ready values, in the order of their declaration."""
        several = ("connection_types", "unknown_options")
        return asdict(self) | {name: list(getattr(self, name)) for name in several}


@dataclass(frozen=True, slots=True)
class Target:
    """The bitcoind under judgement, and what is known of it before the first scenario.

    Attributes:
        instruments: what it was built with that speaks when it ends in good order.
        start_cpu_seconds: what its start has computed.
    """

    path: Path
    origin: Origin
    why: str
    version: int
    version_text: str
    user_agent: str
    implementation: str
    sha256: str
    local_services: int
    capabilities: Capabilities
    instruments: tuple[str, ...] = ()
    start_cpu_seconds: float = 0.0

    def as_dict(self) -> dict[str, Any]:
        """Return everything as JSON-ready values, in the order of declaration."""
        return asdict(self) | {
            "path": str(self.path),
            "capabilities": self.capabilities.as_dict(),
            "instruments": list(self.instruments),
        }

    @property
    def slowness(self) -> float:
        """How many times as much as usual its start has computed; from 1."""
        return max(1.0, min(MOST_SLOW, round(self.start_cpu_seconds / SLOW_START)))

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Self:
        """Undo `as_dict`; raises KeyError, TypeError or ValueError for anything else."""
        abilities = dict(values["capabilities"])
        for name in ("connection_types", "unknown_options"):
            abilities[name] = tuple(abilities[name])
        rest = {
            "path": Path(values["path"]),
            "capabilities": Capabilities(**abilities),
            "instruments": tuple(values["instruments"]),
        }
        return cls(**(values | rest))


def require_addconnection(target: Target) -> None:
    """Raise TargetError when the node cannot be told to open a connection of a given type."""
    if not target.capabilities.addconnection:
        raise TargetError(
            f"{target.path} ({target.version_text}) has no addconnection"
            " (it came with Bitcoin Core 22.0): choose a newer bitcoind"
        )


def binary_of(path: Path) -> Path:
    """Return the program itself: a wrapper script names it in a line `# binary: <path>`."""
    with path.open("rb") as file:
        head = file.read(2048)
    named = WRAPPED_BINARY.search(head) if head.startswith(b"#!") else None
    if named is None:
        return path
    return path.resolve().parent / os.fsdecode(named["path"].strip())
