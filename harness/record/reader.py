"""Turns one parsed JSON line into a typed record, or says which key of which line is wrong.

Unknown keys are ignored, so that a later writer may add some; a missing key has its empty value.
"""

import gzip
import json
from pathlib import Path
from typing import Any

from harness.record.records import (
    EndRecord,
    EntryRecord,
    Expense,
    ReportError,
    RunRecord,
    ScenarioRecord,
    StepRecord,
    TargetRecord,
)
from harness.terms import Direction, Verdict

CHUNK = 1 << 16  # bytes


def unpacked(path: Path) -> bytes:
    """Return what a file holds, of a compressed one (gzip) as far as it is whole."""
    if path.suffix != ".gz":
        return path.read_bytes()
    parts = []
    with gzip.open(path) as file:
        try:
            while part := file.read(CHUNK):
                parts.append(part)
        except (EOFError, OSError):  # cut off
            pass
    return b"".join(parts)


class Reader:
    """Typed access to one JSON object; a wrong type is a `ReportError` naming line and key."""

    def __init__(self, value: Any, where: str) -> None:
        """Take one parsed line; `where` names it in errors."""
        if not isinstance(value, dict):
            raise ReportError(f"{where}: is not a JSON object; the file is not a run's record")
        self._value = value
        self.where = where

    @property
    def kind(self) -> str:
        """The value of `record`."""
        return self.text("record")

    def _wrong(self, key: str, wanted: str) -> ReportError:
        found = json.dumps(self._value.get(key))[:40]
        return ReportError(
            f"{self.where}: {key} is {found}, not {wanted}; the file is damaged, run again"
        )

    def text(self, key: str) -> str:
        """Return a text."""
        value = self._value.get(key, "")
        if not isinstance(value, str):
            raise self._wrong(key, "a text")
        return storable(value)

    def text_or_none(self, key: str) -> str | None:
        """Return a text, or None for null."""
        return None if self._value.get(key) is None else self.text(key)

    def number(self, key: str) -> int:
        """Return a whole number."""
        value = self._value.get(key, 0)
        if not isinstance(value, int):
            raise self._wrong(key, "a whole number")
        return value

    def number_or_none(self, key: str) -> int | None:
        """Return a whole number, or None for null."""
        return None if self._value.get(key) is None else self.number(key)

    def decimal(self, key: str) -> float:
        """Return a number."""
        value = self._value.get(key, 0.0)
        if not isinstance(value, int | float):
            raise self._wrong(key, "a number")
        return float(value)

    def flag(self, key: str) -> bool:
        """Return a yes or no."""
        return bool(self._value.get(key, False))

    def any(self, key: str) -> Any:
        """Return whatever stands there, None for nothing."""
        return self._value.get(key)

    def _items(self, key: str) -> list[Any]:
        value = self._value.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self._wrong(key, "a list")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(storable(str(item)) for item in self._items(key))

    def numbers(self, key: str) -> tuple[int, ...]:
        """Return a list of whole numbers."""
        items = self._items(key)
        if not all(isinstance(item, int) for item in items):
            raise self._wrong(key, "a list of whole numbers")
        return tuple(items)

    def rows(self, key: str) -> tuple[tuple[str, ...], ...]:
        """Return a table of texts."""
        rows = self._items(key)
        if not all(isinstance(row, list) for row in rows):
            raise self._wrong(key, "a table")
        return tuple(tuple(storable(str(cell)) for cell in row) for row in rows)

    def inner(self, key: str) -> "Reader":
        """Return the object under a key, an empty one for null."""
        return Reader(self._value.get(key) or {}, f"{self.where}, {key}")

    def inners(self, key: str) -> list["Reader"]:
        """Return the objects of a list."""
        return [Reader(item, f"{self.where}, {key}") for item in self._items(key)]

    def facts(self) -> tuple[tuple[str, str], ...]:
        """Return the whole object as words: key and value."""
        return tuple((storable(key), _fact(value)) for key, value in self._value.items())


def run_record(reader: Reader) -> RunRecord:
    """Read the first line of a run."""
    target = reader.inner("target")
    return RunRecord(
        started=reader.text("started"),
        suite=reader.text("suite"),
        network=reader.text("network"),
        network_reason=reader.text("network_reason"),
        deviation=reader.text_or_none("deviation"),
        target=TargetRecord(
            path=target.text("path"),
            origin=target.text("origin"),
            version=target.number("version"),
            version_text=target.text("version_text"),
            user_agent=target.text("user_agent"),
            sha256=target.text("sha256"),
            implementation=target.text("implementation"),
            capabilities=target.inner("capabilities").facts(),
        ),
        selection=reader.text("selection") or _shard(reader),
        baseline=reader.text_or_none("baseline"),
        variations=reader.texts("variations"),
        program=reader.text("program") or "behave",
        node_args=reader.text("node_args"),
    )


def _shard(reader: Reader) -> str:
    shard = reader.text("shard")
    return f"-D shard={shard}" if shard else ""


def scenario_record(reader: Reader) -> ScenarioRecord:
    """Read the line of one scenario."""
    try:
        verdict = Verdict(reader.text("verdict"))
    except ValueError:
        raise ReportError(
            f"{reader.where}: the verdict {reader.text('verdict')!r} is none of ours; "
            "run the specification again with this suite"
        ) from None
    return ScenarioRecord(
        index=reader.number("index"),
        ids=reader.texts("ids"),
        chapter=reader.text("chapter"),
        feature=reader.text("feature"),
        feature_file=reader.text("feature_file"),
        feature_description=reader.texts("feature_description"),
        rule=reader.text("rule"),
        rule_description=reader.texts("rule_description"),
        scenario=reader.text("scenario"),
        line=reader.number("line"),
        tags=reader.texts("tags"),
        connections=reader.texts("connections"),
        sources=reader.texts("sources"),
        verdict=verdict,
        reason=reader.text("reason"),
        cause=reader.text("cause"),
        seconds=reader.decimal("seconds"),
        steps=tuple(_step(step) for step in reader.inners("steps")),
        cited=reader.numbers("cited"),
        control=reader.numbers("control"),
        fence=reader.numbers("fence"),
        node=_expense(reader.inner("node")),
        suite=_expense(reader.inner("suite")),
        evidence=reader.text("evidence"),
        kept=reader.text_or_none("kept"),
        addresses=reader.inner("addresses").facts(),
        fields=reader.texts("fields"),
        left_out=reader.inner("left_out").facts(),
    )


def end_record(reader: Reader) -> EndRecord:
    """Read the last line of a run."""
    return EndRecord(seconds=reader.decimal("seconds"), interrupted=reader.flag("interrupted"))


def _step(reader: Reader) -> StepRecord:
    return StepRecord(
        keyword=reader.text("keyword"),
        text=reader.text("text"),
        status=reader.text("status"),
        seconds=reader.decimal("seconds"),
        entries=reader.numbers("entries"),
        table=reader.rows("table"),
    )


def _expense(reader: Reader) -> Expense:
    return Expense(
        cpu_seconds=reader.decimal("cpu_seconds"),
        peak_rss_kib=reader.number("peak_rss_kib"),
        starts=reader.number("starts"),
        waited=reader.decimal("waited"),
    )


def entry_record(reader: Reader) -> EntryRecord:
    """Read one line of evidence."""
    return EntryRecord(
        number=reader.number("number"),
        seconds=reader.decimal("seconds"),
        clock=reader.number_or_none("clock"),
        peer=reader.text_or_none("peer"),
        connection=reader.number_or_none("connection"),
        direction=Direction(reader.text("direction")),
        type=reader.text("type"),
        words=reader.text("words"),
        raw=reader.text("raw"),
        payload=reader.text_or_none("payload"),
        answer=reader.any("answer"),
    )


def _fact(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return storable(str(value))


def storable(text: str) -> str:
    """Spell out lone surrogates, which no file can hold."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")
