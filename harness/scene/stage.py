"""What a scenario is given before anything happens in it."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from harness.network.lens import Lens
from harness.network.ports import Ports, Reservations
from harness.network.thread import NetworkThread
from harness.node.options import Option, Options
from harness.node.target import Target
from harness.record.retelling import Retelling
from harness.record.transcript import Transcript
from harness.terms import Variation


@dataclass(slots=True)
class Stage:
    """The circumstances of one scenario, known to all parts of its scene.

    Attributes:
        target: which bitcoind is judged.
        network: the network thread.
        transcript: the record.
        ports: where the node listens.
        reservations: further ports, ours until the scene is closed.
        lens: makes the node look like another one (a deviation), None for none.
        node_options: what the user gives to every node, beside what sentences ask for.
        workspace: where the node's folder is made, None for the usual place.
        options: what sentences asked the node to be started with.
        open_files: how many files the system lets the node have open, None for as many as us.
        with_coins: whether the node starts with coins that may be spent.
        near_tip: whether the node starts with a fresh block, out of initial download.
        public: whether peers live at public addresses, each in a network group of its own.
        variations: circumstances that must not matter, and are different in this scene.
        day_first: whether the day of the variation later passes before everything else, since what
            the Givens bring about does not last so long.
        few_bystanders: whether the variation bystanders adds no more than an inbound peer that
            serves no blocks, since others would take part.
        retelling: a record told otherwise, on which claims are judged instead; None as a rule.
        once_started: what is waited for each time that the node has started, beside its own word.
        closing: what is given back when the scene is over.
    """

    target: Target
    network: NetworkThread
    transcript: Transcript
    ports: Ports
    reservations: Reservations = field(default_factory=Reservations)
    lens: Lens | None = None
    node_options: Options = field(default_factory=dict)
    workspace: Path | None = None
    options: dict[str, Option] = field(default_factory=dict)
    open_files: int | None = None
    with_coins: bool = False
    near_tip: bool = True
    public: bool = False
    variations: frozenset[Variation] = frozenset()
    day_first: bool = False
    few_bystanders: bool = False
    retelling: Retelling | None = None
    once_started: list[Callable[[], None]] = field(default_factory=list)
    closing: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)
