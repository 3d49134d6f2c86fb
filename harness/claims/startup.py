"""Claims about how the node starts, or refuses to."""

from dataclasses import replace

from harness.claims.core import fail, holds
from harness.errors import Inconclusive
from harness.record.findings import Finding
from harness.record.transcript import Entry, Window
from harness.terms import Direction

WORDS_OF_FAILURE = "Error: "  # noderesult and init errors, every version
UNKNOWN_OPTION = "Invalid parameter"  # common/args.cpp, every version
BAD_PORT = 'This port is considered "bad"'  # init.cpp, BadPortWarning
EXIT = "(exit 1)"  # as the record says it
SEEDING, NOT_SEEDING = "dnsseed thread start", "DNS seeding disabled"  # net.cpp, util/thread.cpp


def refused_to_start(
    window: Window,
    *,
    words: str = "",
    expected: str = "the node refuses to start and says why",
) -> Finding:
    """Claim that the node ended by itself at start, cleanly, and said why.

    The node writes the word Error and the reason one after the other, so that another of its
    threads may come between them with a line of its own (noui.cpp, tinyformat.h): the reason then
    begins a later line.

    Args:
        window: the record since the event began, which is the start.
        words: what the reason must hold, in the spelling of every version.
        expected: the claim in words.

    Raises:
        Inconclusive: it does not know an option, so that it says nothing about the mistake.
    """
    first = window.only(Direction.NODE).where(lambda entry: entry.type in ("started", "stopped"))
    if not first or first.entries[0].type == "started" or EXIT not in first.entries[0].words:
        how = first.entries[0].words if first else "it is not started"
        fail(expected, how, first.numbers()[:1])
    ended = first.entries[0]
    log = window.only(Direction.LOG).where(lambda entry: entry.number < ended.number)
    said = log.where(lambda entry: WORDS_OF_FAILURE in entry.words)
    unknown = said.where(lambda entry: UNKNOWN_OPTION in entry.words)
    if unknown:
        raise Inconclusive(f"the node does not know an option: {unknown.entries[0].words}")
    told = log.where(lambda entry: bool(said) and entry.number >= said.entries[0].number)
    reasons = told.where(lambda entry: words in entry.words.rpartition(WORDS_OF_FAILURE)[2])
    if not reasons:
        actual = "; ".join(entry.words for entry in said) or "it says no reason"
        fail(expected, actual, said.numbers())
    return Finding(expected, cited=(*reasons.numbers(), ended.number))


def says_once(window: Window, words: str, *, expected: str) -> Finding:
    """Claim that one line of the node's log holds some words, and no further one does.

    Args:
        window: the record of what counts.
        words: what the line holds.
        expected: the claim in words.
    """
    said = window.only(Direction.LOG).where(lambda entry: words in entry.words)
    return holds(
        len(said.entries) == 1,
        expected=expected,
        actual="; ".join(entry.words for entry in said) or "the node says nothing of the kind",
        entries=said.numbers(),
    )


def warns(window: Window, words: str, *, expected: str) -> Finding:
    """Claim that the node warns of something: in its log and to whoever has started it (noui.cpp).

    Args:
        window: the record of what counts.
        words: what both say.
        expected: the claim in words.
    """
    said = window.only(Direction.LOG).where(lambda entry: words in entry.words)
    return holds(
        len(said.entries) == 2,
        expected=expected,
        actual="; ".join(entry.words for entry in said) or "it does not warn of that",
        entries=said.numbers(),
    )


def does_not_say(window: Window, words: str, *, expected: str, control: str) -> Finding:
    """Claim that no line of the node's log holds some words, though one holds the control's.

    Raises:
        Inconclusive: none does.
    """
    log = window.only(Direction.LOG)
    said = log.where(lambda entry: words in entry.words)
    if said:
        fail(expected, "; ".join(entry.words for entry in said), said.numbers())
    shown = log.where(lambda entry: control in entry.words)
    if not shown:
        raise Inconclusive(f"no control: the node never says '{control}'")
    return Finding(expected, cited=shown.numbers()[-1:], sample=words)


def warns_of_port(window: Window, number: int) -> Finding:
    """Claim that the node has called the port bad at which it is to listen.

    It says so twice, in its log and to whoever has started it (noui.cpp), and of no other port.
    """
    words = f"listen on port {number}. {BAD_PORT}"
    said = window.only(Direction.LOG).where(lambda entry: BAD_PORT in entry.words)
    return holds(
        len(said.entries) == 2 and all(words in entry.words for entry in said),
        expected=f"the node warns of the port {number}",
        actual="; ".join(entry.words for entry in said) or "it does not warn of any port",
        entries=said.numbers(),
    )


def is_word_of_seeding(entry: Entry) -> bool:
    """Recognise the log's word whether the node sets about querying DNS seeds."""
    said = SEEDING in entry.words or NOT_SEEDING in entry.words
    return entry.direction is Direction.LOG and said


def seeding(window: Window, *, expected: bool) -> Finding:
    """Claim whether the node, at its start, set about querying DNS seeds.

    Raises:
        Inconclusive: it said neither.
    """
    said = window.where(is_word_of_seeding)
    if not said:
        raise Inconclusive("the node does not say whether it queries DNS seeds")
    does = SEEDING in said.entries[-1].words
    wish = {True: "queries DNS seeds", False: "queries no DNS seeds"}
    finding = holds(
        does is expected,
        expected=f"the node {wish[expected]}",
        actual=f"it {wish[does]}",
        entries=said.numbers()[-1:],
    )
    return replace(finding, sample=NOT_SEEDING if does else SEEDING)
