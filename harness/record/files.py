"""Puts a file in place in one step: a reader sees the old or the new, never a half."""

import os
from pathlib import Path


def replace(path: Path, content: bytes) -> Path:
    """Write beside the place, then rename; the folder is made if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return path
