"""The record of a scenario as one small file, which a page from disk may load.

Without a server a page may load scripts and nothing else, so the file is one: a call with the
number of the scenario, the name of a dictionary, and what the record holds, compressed (RFC 1951).
Its bytes stand in a string of the script as they are; whoever loads it must name the character set
`x-user-defined`, in which each byte is one character.

Two things keep it small. The dictionary (`typical.txt`: the records of two ordinary scenarios, as
they were written) gives the compressor what nearly every record says, and halves it. And what is
long and comes again in other scenarios (a chain of headers, fifty thousand hashes) stands once a
run, in a file of its own under `evidence/shared/`; the dictionary does, too, so that a run can be
read when a later suite has another one.
"""

import hashlib
import json
import re
import zlib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from harness.record.files import replace

FOLDER = "evidence"
SHARED = f"{FOLDER}/shared"
SHORT = 1_024  # characters: what is longer stands under SHARED; a file of its own costs as much
LEVEL = 9  # of zlib: smaller than 6 by a sixteenth, for one millisecond a scenario
_RAW_DEFLATE = -15  # no header of zlib, the largest window
_ESCAPES = ((b"\\", b"\\\\"), (b'"', b'\\"'), (b"\n", b"\\n"), (b"\r", b"\\r"))
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
_RECORD = re.compile(rb'conformanceRecord\(\d+,"(\w+)","(.*)"\)\n', re.DOTALL)
_CONTENT = re.compile(rb'conformanceShared\("\w+","(.*)"\)\n', re.DOTALL)
_NAME = re.compile(r"[0-9a-f]{16}")


def path_of(index: int) -> str:
    """Return where the record of a scenario lies, seen from the run's folder."""
    return f"{FOLDER}/{index:04d}.js"


def pack(folder: Path, index: int, head: str, lines: str) -> Path:
    """Write the record of a scenario.

    Args:
        folder: of the run.
        index: of the scenario.
        head: one line of JSON, what the page shows beside the record.
        lines: the entries, one line of JSON each.
    """
    name = share(folder, _typical().decode("utf-8"))
    packer = _packer().copy()
    packed = packer.compress(f"{head}\n{lines}".encode("utf-8", "replace")) + packer.flush()
    script = b'conformanceRecord(%d,"%s","%s")\n' % (index, name.encode("ascii"), _quoted(packed))
    return replace(folder / path_of(index), script)


def unpack(path: Path) -> tuple[str, str]:
    """Return head and lines of a packed record; a damaged file has neither."""
    found = _RECORD.fullmatch(path.read_bytes())
    if found is None:
        return "", ""
    try:
        dictionary = shared(path.parent.parent, found[1].decode("ascii")).encode("utf-8")
        packer = zlib.decompressobj(_RAW_DEFLATE, zdict=dictionary)
        text = packer.decompress(_unquoted(found[2])) + packer.flush()
    except zlib.error:
        return "", ""
    head, _, lines = text.decode("utf-8").partition("\n")
    return head, lines


def share(folder: Path, text: str) -> str:
    """Write what is long where all scenarios of a run find it, and return its name."""
    content = text.encode("utf-8")
    name = hashlib.blake2b(content, digest_size=8).hexdigest()
    path = folder / SHARED / f"{name}.js"
    if not path.exists():
        packer = zlib.compressobj(LEVEL, zlib.DEFLATED, _RAW_DEFLATE)
        packed = packer.compress(content) + packer.flush()
        replace(path, b'conformanceShared("%s","%s")\n' % (name.encode("ascii"), _quoted(packed)))
    return name


@lru_cache(maxsize=8)
def shared(folder: Path, name: str) -> str:
    """Return what stands under a name; nothing where it is lost."""
    path = folder / SHARED / f"{name}.js"
    found = (
        _CONTENT.fullmatch(path.read_bytes()) if _NAME.fullmatch(name) and path.exists() else None
    )
    if found is None:
        return ""
    try:
        return zlib.decompress(_unquoted(found[1]), _RAW_DEFLATE).decode("utf-8")
    except zlib.error:
        return ""


def whole(folder: Path, line: Any) -> Any:
    """Return the line of an entry with what stands elsewhere put back into its place."""
    if not isinstance(line, dict):
        return line
    if "raw_in" in line:
        parts = shared(folder, str(line.pop("raw_in"))).split("\n")
        place = int(line.pop("raw_at", 0))
        line["raw"] = parts[place] if place < len(parts) else ""
        line.pop("bytes", None)
    if "answer_in" in line:
        line["answer"] = json.loads(shared(folder, str(line.pop("answer_in"))) or "null")
    return line


@cache
def _typical() -> bytes:
    return Path(__file__).with_name("typical.txt").read_bytes()


@cache
def _packer() -> "zlib._Compress":
    return zlib.compressobj(LEVEL, zlib.DEFLATED, _RAW_DEFLATE, zdict=_typical())


def _quoted(content: bytes) -> bytes:
    for plain, escaped in _ESCAPES:
        content = content.replace(plain, escaped)
    return content


def _unquoted(content: bytes) -> bytes:
    controls = {b"n": b"\n", b"r": b"\r"}
    return _ESCAPED.sub(lambda found: controls.get(found[1], found[1]), content)
