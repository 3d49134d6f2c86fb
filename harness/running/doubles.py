"""The variation twice: beside each peer of an example there is a second one, in all things alike.

Each sentence that names peers is said of their doubles first, and then as it stands: the double is
of the same type and conduct, at an address of its own, does the same with things of its own, and
what is claimed of the one must hold for the other. Where no slot is left, a peer has no double.

Knows behave's objects by what they look like, never imports behave.
"""

import contextlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, runtime_checkable

from harness.errors import Inconclusive
from harness.scene.drafts import Drafts
from harness.scene.scene import Scene
from harness.scene.second_time import NAME, SETTING
from harness.terms import ConnectionType, Variation

SECOND = "the second "
NO_CAPACITY = -34  # rpc/protocol.h
THINGS = (
    "transaction",
    "block_hash",
    "address",
    "address_entry",
    "numbered",
    "branches",
    "drafts",
)  # of a scene: what its sentences are about
ANSWER = "the node answers that "  # the latest command's, which names the peer itself
OBSTACLES = (  # what the sentences of an example say, one a line
    (
        re.compile(rf"^{SETTING}(?!.*\bpermissions\b).*\b[A-Z][a-z]+\b", re.MULTILINE),
        "a setting names a peer",
    ),
    (
        re.compile(r"(?s)(?=.*\bpermissions\b)(?=.*\baddress (?:of|in|as)\b)"),
        "a setting names a peer at an address of its own",
    ),
    (
        re.compile(
            r"(?ms)^the operator submits the parent$"
            r"|(?=.*^the operator [^\n]*\b(?:T\d|transactions?)\b)(?=.*^[A-Z][^\n]*\bT\d)"
        ),
        "the operator submits what a peer has named",
    ),
    (
        re.compile(r"after \d+ seconds?$", re.MULTILINE),
        "it is said to the second when",
    ),
    (
        re.compile(
            r"(?ms)(?=.*^the node requests [^\n]*\b(?:transaction|parent|child)\b)"
            r"(?=.*\b(?:blocks?|chain tip|submitted)\b)"
        ),
        "what comes between is there for both",
    ),
    (re.compile(r"\bthat replace \d"), "a block is replaced once"),
    (
        re.compile(
            r"(?ms)(?=.*^[A-Z]\w+ (?:has |have )?(?:sends?|sent|announces?|announced)\b[^\n]*"
            r"\b(?:blocks?|transactions)\b)(?=.*^the node announces (?:the )?blocks?\b)"
        ),
        "of blocks as high as each other the first becomes the chain tip",
    ),
    (re.compile(r"\bhas the height\b"), "the chain has one height"),
    (re.compile(r"\bchain tip that is \d+ seconds old"), "with an old tip it attends to one peer"),
    (re.compile(r"\bslots?\b|^the node evicts", re.MULTILINE), "each slot is meant for somebody"),
    (
        re.compile(
            r"\b(?:\d+|no|each|every) (?:[a-z-]+ )*(?:connections?|peers?)\b|\b\d+ of [A-Z]"
            r"|in this order: \d|\bkeeps \d+\b|\b(?:is|are) connected$",
            re.MULTILINE,
        ),
        "it counts peers, connections or transactions",
    ),
    (
        re.compile(
            r"^the (?:ban|added-node) list holds|^the node reports that the ban", re.MULTILINE
        ),
        "it says all of a list",
    ),
    (
        re.compile(
            r"^the node (?:sends (?:[A-Z]\w+ (?:the|any|\d+)|the) address|announces addresses)",
            re.MULTILINE,
        ),
        "the node relays an address to two peers only",
    ),
)


@runtime_checkable
class Renamable(Protocol):
    """A phrase of the lexicon."""

    def renamed(self, rename: Callable[[Any], Any]) -> Any:
        """Return the same said of others."""


@dataclass(slots=True)
class Doubles:
    """The doubles of one scene; it asks them for a slot when a Given finds none.

    Attributes:
        trouble: what went wrong when a sentence was said of the doubles, None for nothing.
    """

    scene: Scene
    trouble: BaseException | None = None
    _single: set[str] = field(default_factory=set)
    _things: tuple[Any, ...] = ()
    _before: tuple[Any, ...] = ()
    _took_part: bool = False

    def __post_init__(self) -> None:
        """Begin with nothing that they speak of."""
        self.begin_anew()

    def begin_anew(self) -> None:
        """Forget what they speak of."""
        self._things = (None, None, None, None, {}, {}, Drafts(self.scene.purse))

    def precede(self, context: Any, step: Any, match: Any) -> None:
        """Let the doubles do, or be judged by, what a sentence is about to say of the peers."""
        self._before, self._took_part = self._shown(), False
        if self.trouble is not None or not self._are_wanted(step):
            return
        leading = [self._doubled(each.value) for each in match.arguments if each.name is None]
        named = {each.name: self._doubled(each.value) for each in match.arguments if each.name}
        values = [*leading, *named.values()]
        if values == [each.value for each in sorted(match.arguments, key=lambda a: bool(a.name))]:
            return
        self._took_part = True
        self._show(self._things)
        circumstances = self.scene.circumstances
        circumstances.occasion = f"with doubles, {step.keyword} {step.name}"
        try:
            acts = step.step_type != "then"
            with self.scene.hurry() if acts else contextlib.nullcontext():
                match.func(context, *leading, **named)
            circumstances.occasion = ""
        except Exception as error:  # noqa: BLE001  (judged like what a step raises)
            if not self._is_for_want_of_a_slot(step, error):
                self.trouble = error
                return
            circumstances.occasion = ""
            self._do_without(values)
        self._things = self._shown()
        self._show(self._before)

    def follow(self) -> None:
        """Let the doubles share what a sentence has brought about that named nobody."""
        if not self._took_part:
            triples = zip(self._things, self._before, self._shown(), strict=True)
            self._things = tuple(_shared(*each) for each in triples)

    def make_room(self, kind: ConnectionType) -> bool:
        """Let a double of a type go, whose slot a named peer needs; whether there was one."""
        for name, peer in self.scene.peers.items():
            if name.startswith(SECOND) and peer.kind is kind and peer.is_connected:
                peer.disconnect()
                self.scene.await_absence(name)
                self._do_without_one(name)
                return True
        return False

    def _are_wanted(self, step: Any) -> bool:
        circumstances = self.scene.circumstances
        if Variation.TWICE in circumstances.left_out or step.name.startswith((SETTING, ANSWER)):
            return False
        if circumstances.node_connects_by_itself():
            circumstances.leave_out(
                Variation.TWICE, "the node connects by itself, to one at a time"
            )
            return False
        return True

    def _doubled(self, value: Any) -> Any:
        match value:
            case Renamable():
                return value.renamed(self._doubled)
            case list():
                return [self._doubled(each) for each in value]
            case str() if NAME.fullmatch(value) and value not in self._single:
                return double_of(value)
            case _:
                return value

    def _is_for_want_of_a_slot(self, step: Any, error: BaseException) -> bool:
        refusal = self.scene.refusal
        return (
            step.step_type == "given"
            and isinstance(error, Inconclusive)
            and refusal is not None
            and refusal.code == NO_CAPACITY
        )

    def _do_without(self, values: Iterable[Any]) -> None:
        """Let those who found no slot have no double from now on."""
        for value in values:
            for double in value if isinstance(value, list) else [value]:
                peer = self.scene.peers.get(double) if isinstance(double, str) else None
                if peer is not None and not peer.is_connected:
                    self._do_without_one(double)

    def _do_without_one(self, double: str) -> None:
        self._single.add(double.removeprefix(SECOND))
        self.scene.forget(double)

    def _shown(self) -> tuple[Any, ...]:
        return tuple(_kept(getattr(self.scene, each)) for each in THINGS)

    def _show(self, things: tuple[Any, ...]) -> None:
        for name, thing in zip(THINGS, things, strict=True):
            setattr(self.scene, name, _kept(thing))


def _kept(thing: Any) -> Any:
    return dict(thing) if isinstance(thing, dict) else thing


def _shared(theirs: Any, before: Any, now: Any) -> Any:
    """Return what the doubles speak of, when it was one thing before for all and is another now."""
    if isinstance(now, Drafts):
        plans = {each: replace(now.plans[each]) for each in now.plans if each not in theirs.made}
        theirs.plans |= plans
        return theirs
    if isinstance(now, dict):
        return theirs | {each: now[each] for each in now if now[each] is not before.get(each)}
    return theirs if now is before else now


def double_of(name: str) -> str:
    """Return the name of a peer's double."""
    return SECOND + name


def doubles_for(scene: Scene, sentences: Iterable[str]) -> Doubles | None:
    """Return the doubles of a scene, None where there are to be none.

    Args:
        scene: the scene.
        sentences: of its example.
    """
    if Variation.TWICE not in scene.stage.variations:
        return None
    if not scene.stage.near_tip:
        reason = "in initial block download the node attends to one peer"
        scene.circumstances.leave_out(Variation.TWICE, reason)
        return None
    text = "\n".join(sentences)
    for pattern, reason in OBSTACLES:
        if pattern.search(text):
            scene.circumstances.leave_out(Variation.TWICE, reason)
            return None
    doubles = Doubles(scene)
    scene.circumstances.doubles_go = doubles.make_room
    return doubles
