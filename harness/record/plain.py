"""Values as a reader reads them: no notation of a program.

For the words of questions and answers in the record, and of what a claim says that it has found.
"""

from collections.abc import Mapping
from typing import Any

LONGEST = 200  # characters of an answer in the words of an entry; the record has the whole


def plainly(value: Any, *, nothing: str = "nothing") -> str:
    """Say a value in words: yes, no, nothing, lists with commas, fields with their names."""
    match value:
        case None:
            return nothing
        case bool():
            return "yes" if value else "no"
        case bytes():
            return value.hex()
        case Mapping():
            return ", ".join(f"{key} {_inside(inner)}" for key, inner in value.items()) or nothing
        case list() | tuple() | set() | frozenset():
            return ", ".join(_inside(inner) for inner in value) or nothing
        case _:
            return str(value)


def _inside(value: Any) -> str:
    is_several = isinstance(value, Mapping | list | tuple | set | frozenset)
    return f"({plainly(value)})" if is_several else plainly(value)


def answered(answer: Any) -> str:
    """Say an answer of the node in a line: of a list how long it is, of nothing that it is done."""
    if isinstance(answer, list):
        return "1 entry" if len(answer) == 1 else f"{len(answer)} entries"
    said = plainly(answer, nothing="done")
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}\u2026"


def asked(question: Any) -> str:
    """Say the arguments of a question, each after a blank."""
    if isinstance(question, Mapping):
        return "".join(f" {key}={plainly(value)}" for key, value in question.items())
    return "".join(f" {plainly(part)}"[:80] for part in question)
