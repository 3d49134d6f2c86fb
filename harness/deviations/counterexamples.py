"""Counter-examples that come with a claim: the least visible ways in which a node could break it.

Pure. A finding says on which entries of the record a claim rests. From those follow records in
which the node did something else: what it said is missing, comes to another peer, too early, twice,
or is another thing; what it may not say comes once, at the opening, at once, after each move of the
clock, or as the last thing before the fence; a connection ends or stays; a row of a list is
missing, twice, or altered. Each must make the claim fail. Numbers of inserted entries are fractions
between those of their neighbours.
"""

import dataclasses
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from bitcoin.core import CBlockHeader, CMutableTransaction, CTransaction

from harness.errors import RpcError
from harness.p2p import messages
from harness.record.findings import Finding
from harness.record.transcript import Entry, Window
from harness.terms import Direction, Side

SOMEBODY = "somebody else"  # no scenario has a peer of this name
NO_CONNECTION = -1
BEFORE, AFTER = -0.5, 0.5
READING = ("get", "list", "help")  # how the names of questions begin that change nothing
SOMEWHERE = {  # a row of whichever list
    "address": "203.0.113.1/32",
    "addr": "203.0.113.1:8333",
    "addednode": "203.0.113.1",
    "connected": False,
    "connection_type": "manual",
    "inbound": False,
}
OTHER_REFUSAL = RpcError(-99999, "another refusal")  # no node has this number
MOST_ITEMS = 16  # of a long list so many are altered, one after the other
MOST_VARIANTS = 2  # of a number or a word: another one, and none
TOO_LATE = 86_400.0  # seconds; nothing that is timed takes as long


@dataclass(frozen=True, slots=True)
class CounterExample:
    """What the node did instead, and the records in which it did.

    Attributes:
        name: what the node did, in words.
        windows: the records, made when they are wanted; the claim has to fail on one of them.
    """

    name: str
    windows: Iterable[Window]


DEEDS = (
    "closed",
    "handshake completed",
    "encrypted greeting",
    "encrypted",
)  # rather than the opening before


def derive(finding: Finding, record: Window, began: int | None) -> Iterator[CounterExample]:
    """Return the counter-examples of a claim.

    Args:
        finding: what the claim came to.
        record: the whole record at that moment.
        began: the mark at which the event began, None for an example without an event.
    """
    entries = {entry.number: entry for entry in record}
    cited = [entries[number] for number in finding.cited if number in entries]
    control = [entries[number] for number in finding.control if number in entries]
    if control and all(entry.type == "opened" for entry in control):
        yield from _connections(finding, record, control[0], began)
    elif finding.about is not None:  # without a sample there is nothing to say: none is derived
        if finding.sample is not None:
            yield from _silence(finding, record, began)
    elif finding.fence and not any(entry.type == "closed" for entry in cited):
        yield from _end(record, cited)
    else:
        yield from _deed(finding, record, cited, began)


# what the node may not do


def _silence(finding: Finding, record: Window, began: int | None) -> Iterator[CounterExample]:
    own = record.of(str(finding.about))
    opened = own.events("opened").entries[-1:]
    if not opened:
        return
    link = own.on(opened[0].connection)
    ends = [*link.events("fence"), *link.events("closed")]
    fences = [*record.events("fence")]
    last = (ends or fences or list(record))[-1].number
    ready = [*opened, *link.events("handshake completed")][-1].number
    start = max(ready, began or 0)

    def said(at: float, clock: int | None) -> Entry:
        return Entry(
            number=at,  # type: ignore[arg-type]
            seconds=0.0,
            clock=clock,
            peer=finding.about,
            connection=opened[0].connection,
            direction=Direction.RECEIVED,
            type=getattr(finding.sample, "type", "ping"),
            words="what it may not say",
            content=finding.sample,
        )

    if began is not None and ready < began and not finding.is_further:
        yield _one("says it when the connection opens", _with(record, said(ready + AFTER, None)))
    yield _one("says it at once", _with(record, said(start + AFTER, None)))
    yield _one("says it before the fence", _with(record, said(last + BEFORE, None)))
    for clock in record.only(Direction.NODE, "clock"):
        if start < clock.number < last:
            late = said(clock.number + AFTER, clock.clock)
            yield _one(f"says it when the clock shows {clock.clock}", _with(record, late))
    if not link.events("closed"):
        late = said(last + BEFORE, None)
        yield _one("says it and disconnects", _with(record, late, _closed(late, AFTER - BEFORE)))


def _connections(
    finding: Finding, record: Window, sample: Entry, began: int | None
) -> Iterator[CounterExample]:
    last = record.entries[-1].number
    moments = [("at once", (began or 0) + AFTER), ("late", last + AFTER)]
    if began and not finding.is_further:
        moments.append(("before the event", began + BEFORE))
    for name, at in moments:
        call = _at(sample, at, peer=finding.about, connection=NO_CONNECTION)
        yield _one(f"connects {name}", _with(record, call))


def _end(record: Window, cited: list[Entry]) -> Iterator[CounterExample]:
    for name, at in (("before the fence", BEFORE), ("as the last thing", AFTER)):
        gone = _closed(cited[-1], at)
        yield _one(f"disconnects {name}", _with(record, gone))


def _closed(entry: Entry, at: float) -> Entry:
    """Return that the node closes the connection of an entry, so much behind it."""
    return _at(
        entry,
        entry.number + at,
        direction=Direction.EVENT,
        type="closed",
        words="the node closes the connection",
        content=Side.NODE,
    )


# what the node has to do


def _deed(
    finding: Finding, record: Window, cited: list[Entry], began: int | None
) -> Iterator[CounterExample]:
    said = [entry for entry in cited if entry.direction is Direction.RECEIVED]
    events = [entry for entry in cited if entry.direction is Direction.EVENT]
    if said and "version message to" in finding.claim:
        yield _version(record, said)
        return
    if said:
        yield from _messages(finding, record, said, began)
    else:
        yield from _events(finding, record, events, began)
    for entry in cited:
        if entry.direction is Direction.RPC:
            yield from _answers(finding, record, entry)
    others = [entry for entry in cited if entry.direction in (Direction.LOG, Direction.NODE)]
    if not said and not events:
        for entry in others:
            changed = _otherwise(finding, [entry])
            yield _one(f"shows another {entry.type}", _with_changed(record, changed))


def _version(record: Window, said: list[Entry]) -> CounterExample:
    """Return that a version message says something else, or what another one says."""
    if len(said) == 1:
        return _altered(record, said)
    same = replace(said[-1], content=said[0].content)
    return _one("says the same twice", _with_changed(record, {same.number: same}))


def _messages(
    finding: Finding, record: Window, said: list[Entry], began: int | None
) -> Iterator[CounterExample]:
    yield _one("does not say it", _without(record, {entry.number for entry in said}))
    yield _one("says it to somebody else", _moved(record, said))
    is_of_all = "in this order" in finding.claim  # all that was sent on the connection
    if not is_of_all and _was_there(record, said, began):
        yield _one("says it before the event only", _earlier(record, said, began))
    if finding.is_named:
        yield _altered(record, said)
    for name, second in (("a second earlier", -1), ("a second later", 1)):
        if finding.is_timed and said[0].clock is not None:
            other = replace(said[0], clock=said[0].clock + second)
            yield _one(f"says it {name}", _with_changed(record, {other.number: other}))
    if finding.is_exact:
        again = _at(said[-1], said[-1].number + AFTER)
        yield _one("says it once more", _with(record, again))
        for entry in said if len(said) > 1 else ():
            yield _one(f"leaves {entry.type} out", _without(record, {entry.number}))
        yield from _in_one_message(record, said[-1])
    if is_of_all:
        yield from _out_of_order(record, said)
    if finding.is_counted:
        yield from _to_another_number(finding, record, said)


def _in_one_message(record: Window, said: Entry) -> Iterator[CounterExample]:
    """Return that what may be said once stands twice in one message."""
    items = getattr(said.content, "items", ())
    if items:
        twice = replace(said, content=replace(said.content, items=(*items, *items)))
        yield _one("says it twice in one message", _with_changed(record, {said.number: twice}))


def _out_of_order(record: Window, said: list[Entry]) -> Iterator[CounterExample]:
    """Return that two messages changed places, and that another one came between.

    Of messages of one type the claim is about what they hold, whatever comes between.
    """
    for one, other in itertools.pairwise(said):
        if one.type != other.type:
            swapped = {
                one.number: replace(other, number=one.number),
                other.number: replace(one, number=other.number),
            }
            name = f"says {other.type} before {one.type}"
            yield _one(name, _with_changed(record, swapped))
    if len({each.type for each in said}) > 1:
        more = _at(said[0], said[0].number + AFTER, type="ping", content=messages.Ping(0))
        yield _one("says something else in between", _with(record, more))


def _to_another_number(
    finding: Finding, record: Window, said: list[Entry]
) -> Iterator[CounterExample]:
    """Return that one of several peers is left out, or one more is told."""
    for peer in sorted({str(entry.peer) for entry in said}):
        gone = {entry.number for entry in said if entry.peer == peer}
        yield _one(f"leaves {peer} out", _without(record, gone))
    for peer in finding.others:
        more = _at(said[-1], said[-1].number + AFTER, peer=peer, connection=NO_CONNECTION)
        yield _one(f"says it to {peer} too", _with(record, more))


def _otherwise(finding: Finding, shown: list[Entry]) -> dict[int, Entry]:
    """Return files and lines of the log as they are not: empty, or there, or the sample's words."""
    words = finding.sample if isinstance(finding.sample, str) else ""
    return {
        entry.number: replace(entry, words=words, content=b"x" if entry.content is None else None)
        for entry in shown
    }


def _events(
    finding: Finding, record: Window, events: list[Entry], began: int | None
) -> Iterator[CounterExample]:
    deeds = [entry for entry in events if entry.type in DEEDS]
    deeds = deeds or [entry for entry in events if entry.type in ("opened", "refused")]
    if not deeds:
        return
    if deeds[-1].type == "refused":
        taken = replace(deeds[-1], type="opened", content=Side.PEER)
        yield _one("accepts it", _with_changed(record, {taken.number: taken}))
        return
    yield _one("does not", _without(record, {entry.number for entry in deeds}))
    if len(deeds) > 1 and (finding.is_exact or finding.is_counted):
        yield _one("does so once less", _without(record, {deeds[-1].number}))
    if finding.is_timed:
        late = replace(deeds[-1], seconds=deeds[-1].seconds + TOO_LATE)
        yield _one("is too late", _with_changed(record, {late.number: late}))
    yield _one("does so to somebody else", _moved(record, deeds))
    if _was_there(record, deeds, began):
        yield _one("does so before the event", _earlier(record, deeds, began))
    if deeds[-1].type == "closed":
        theirs = {entry.number: replace(entry, content=Side.PEER) for entry in deeds}
        yield _one("leaves that to the peer", _with_changed(record, theirs))
    if finding.is_exact:
        again = _at(deeds[-1], deeds[-1].number + AFTER)
        yield _one("does so once more", _with(record, again))
    if finding.fence and deeds[-1].type == "closed":
        alive = next(entry for entry in record if entry.number == finding.fence[-1])
        yield _one("does so to another as well", _with(record, _closed(alive, AFTER)))


def _answers(finding: Finding, record: Window, answer: Entry) -> Iterator[CounterExample]:
    content = answer.content
    if isinstance(content, Exception):
        yield _one("agrees", _answering(record, answer, None))
        yield _one("refuses for another reason", _answering(record, answer, OTHER_REFUSAL))
        other = RpcError(OTHER_REFUSAL.code, getattr(content, "message", ""))
        yield _one("refuses with another number", _answering(record, answer, other))
    elif finding.is_timed:
        for name, seconds in (("is quicker", 0.0), ("is too late", answer.seconds + TOO_LATE)):
            other_time = replace(answer, seconds=seconds)
            yield _one(name, _with_changed(record, {answer.number: other_time}))
    elif not answer.type.startswith(READING):
        yield _one("refuses", _answering(record, answer, OTHER_REFUSAL))
        for variant in _variants(content) if finding.is_exact else ():
            yield _one("answers otherwise", _answering(record, answer, variant))
    elif isinstance(content, str) and isinstance(finding.sample, str):
        yield _one("says so too", _answering(record, answer, f"{content}\n{finding.sample}\n"))
    else:
        yield from _told(finding, record, answer)


def _told(finding: Finding, record: Window, answer: Entry) -> Iterator[CounterExample]:
    """Return that a list or summary of the node says something else."""
    content, sample = answer.content, finding.sample
    for column in finding.fields:
        yield _any(f"tells {column} otherwise", record, answer, _with_column(content, column))
    if finding.is_any:
        return
    if isinstance(content, list) and (finding.is_exact or sample is not None):
        more = _one_more(content, sample)
        yield _one("lists one more", _answering(record, answer, [*content, more]))
    if isinstance(content, list) and sample is not None:  # that row is what the claim is about
        for row in [row for row in content if isinstance(sample, dict) and _is_like(row, sample)]:
            fewer = [each for each in content if each is not row]
            yield _one("lists one less", _answering(record, answer, fewer))
        return
    if isinstance(content, list) and content:
        shorter = (content[:at] + content[at + 1 :] for at in range(len(content)))
        yield _any("leaves a row out", record, answer, shorter)
    if content not in ([], None):
        yield _any("tells one thing otherwise", record, answer, _variants(content))


def _is_like(row: dict[str, Any], sample: dict[str, Any]) -> bool:
    return sample.items() <= row.items()


def _one_more(rows: list[Any], sample: Any) -> Any:
    """Return another row of a list: the sample, or one such as others are."""
    if isinstance(sample, str):
        return sample
    pattern = rows[-1] if rows and isinstance(rows[-1], dict) else SOMEWHERE
    return {**pattern, **(sample or {})}


def _with_column(content: Any, column: str) -> Iterator[Any]:
    """Return answers that differ in one column: in every row of a list, or in the only one.

    A column may be one of a row within the row: "outer.inner".
    """
    rows = content if isinstance(content, list) else [content]
    for which in range(MOST_VARIANTS):
        changed = [_with_other(row, column.split("."), which) for row in rows]
        yield changed if isinstance(content, list) else changed[0]


def _with_other(row: dict[str, Any], path: list[str], which: int) -> dict[str, Any]:
    column, *inner = path
    value = row.get(column)
    other = _with_other(value or {}, inner, which) if inner else _variant(value, which)
    return {**row, column: other}


def _variant(value: Any, which: int) -> Any:
    variants = [*_variants(value)]
    return variants[which % len(variants)]


# records


def _one(name: str, window: Window) -> CounterExample:
    return CounterExample(name, (window,))


def _any(name: str, record: Window, answer: Entry, contents: Iterable[Any]) -> CounterExample:
    return CounterExample(name, (_answering(record, answer, content) for content in contents))


def _answering(record: Window, answer: Entry, content: Any) -> Window:
    """Return the record with another answer, whenever the same was asked."""
    same = {
        entry.number: replace(entry, content=content)
        for entry in record.only(Direction.RPC, answer.type)
        if entry.words.partition(":")[0] == answer.words.partition(":")[0]
    }
    return _with_changed(record, same)


def _altered(record: Window, said: list[Entry]) -> CounterExample:
    variants = [list(_variants(entry.content)) for entry in said]

    def window(which: int) -> Window:
        return _with_changed(
            record,
            {
                entry.number: replace(entry, content=others[which % len(others)])
                for entry, others in zip(said, variants, strict=True)
                if others
            },
        )

    most = max(map(len, variants))
    return CounterExample("says another one", (window(which) for which in range(most)))


def _at(entry: Entry, number: float, **changes: Any) -> Entry:
    """Return an entry at another place, between two numbers."""
    return replace(entry, number=number, **changes)  # type: ignore[arg-type]


def _with(record: Window, *entries: Entry) -> Window:
    return Window(tuple(sorted((*record, *entries), key=lambda entry: entry.number)))


def _without(record: Window, numbers: Iterable[int]) -> Window:
    gone = set(numbers)
    return record.where(lambda entry: entry.number not in gone)


def _with_changed(record: Window, changed: dict[int, Entry]) -> Window:
    return Window(tuple(changed.get(entry.number, entry) for entry in record))


def _moved(record: Window, entries: list[Entry]) -> Window:
    elsewhere = {
        entry.number: replace(entry, peer=SOMEBODY, connection=NO_CONNECTION) for entry in entries
    }
    return _with_changed(record, elsewhere)


def _was_there(record: Window, entries: list[Entry], began: int | None) -> bool:
    """Whether the connections of these entries were there before the event began."""
    links = {entry.connection for entry in entries}
    opened = {entry.connection for entry in record.events("opened") if entry.number < (began or 0)}
    return bool(began) and links <= opened and all(entry.type != "opened" for entry in entries)


def _earlier(record: Window, entries: list[Entry], began: int | None) -> Window:
    numbers = [entry.number for entry in entries]
    before = [_at(entry, (began or 0) + BEFORE + at / 1000) for at, entry in enumerate(entries)]
    return _with(_without(record, numbers), *before)


# values


def _variants(value: Any) -> Iterator[Any]:  # noqa: C901, PLR0912  (a table of types)
    """Return values that differ from one in a single place."""
    match value:
        case bool():
            yield not value
        case int() | float():
            yield value + 1
            if value:
                yield 0
        case str():
            yield f"{value}x"
            if value:
                yield ""
        case bytes():
            yield value[:-1] + bytes((value[-1] ^ 1,)) if value else b"\x01"
            if value:
                yield b""
        case dict():
            for key, inner in value.items():
                for other in _variants(inner):
                    yield {**value, key: other}
        case list() | tuple():
            for at, inner in enumerate(value[:MOST_ITEMS]):
                for other in _variants(inner):
                    yield type(value)((*value[:at], other, *value[at + 1 :]))
            yield type(value)(value[:-1] if value else ("x",))
        case CTransaction():
            changed = CMutableTransaction.from_tx(value)
            changed.nLockTime ^= 1
            yield CTransaction.from_tx(changed)
        case CBlockHeader():
            yield _with_other_nonce(value)
        case None:
            yield 1
        case _ if dataclasses.is_dataclass(value):
            for each in dataclasses.fields(value):
                for other in _variants(getattr(value, each.name)):
                    yield replace(value, **{each.name: other})  # type: ignore[type-var]
        case _:
            yield messages.Unknown("another", b"")


def _with_other_nonce(header: CBlockHeader) -> CBlockHeader:
    raw = bytearray(header.serialize())
    raw[76] ^= 1  # where the nonce begins
    return type(header).deserialize(bytes(raw))
