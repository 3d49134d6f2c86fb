"""Which bitcoind is judged: where one may come from, and what is remembered of it.

What was learned by asking is kept beside the provided bitcoind, so that the next run costs
milliseconds. It does not provide one (`provide.py`) and does not run the one that is judged
(`process.py`).
"""

import contextlib
import json
import os
import shlex
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from harness.node.probing import examine
from harness.node.target import Origin, Target, TargetError, binary_of

STARTUP_TIMEOUT = 60.0
CACHE_FORMAT = 6  # raise it when Target or Capabilities change: older caches are then asked anew


class Found(NamedTuple):
    """Where a bitcoind lies, and why this one."""

    path: Path
    origin: Origin
    why: str


def find(requested: str | None, environment: Mapping[str, str], project: Path) -> Found:
    """Choose a bitcoind: `-D bitcoind=`, then BITCOIND, then PATH, then the provided one.

    Raises TargetError when a path was given that cannot be started, or when there is none at all.
    """
    if requested:
        return Found(_given(requested, "-D bitcoind"), "-D bitcoind", "named by -D bitcoind=")
    named = environment.get("BITCOIND")
    if named:
        return Found(_given(named, "BITCOIND"), "BITCOIND", "named by the variable BITCOIND")
    on_path = shutil.which("bitcoind", path=environment.get("PATH", ""))
    if on_path:
        why = "neither -D bitcoind= nor BITCOIND is set; it is the first bitcoind on PATH"
        return Found(Path(on_path).absolute(), "PATH", why)
    provided = project / ".bitcoind" / "bin" / "bitcoind"
    if os.access(provided, os.X_OK) and provided.is_file():
        why = "neither -D bitcoind= nor BITCOIND is set and PATH has none; this one was provided"
        return Found(provided.absolute(), "provided", why)
    raise TargetError(
        "no bitcoind found: set BITCOIND=/path/to/bitcoind, put bitcoind on PATH,"
        " or run `make bitcoind`"
    )


def _given(name: str, source: str) -> Path:
    path = Path(name).expanduser().absolute()
    if not path.exists():
        raise TargetError(f"{source}={name}: there is no such file: give the path of a bitcoind")
    if path.is_dir():
        inside = path / "bitcoind"
        mend = f"give {inside}" if inside.is_file() else "give the path of the program in it"
        raise TargetError(f"{source}={name} is a directory: {mend}")
    if not os.access(path, os.X_OK):
        raise TargetError(f"{source}={name} is not executable: run `chmod +x {path}`")
    return path


def probe(
    path: Path,
    origin: Origin,
    why: str,
    *,
    cache: Path | None,
    arguments: Sequence[str] = (),
    startup_timeout: float = STARTUP_TIMEOUT,
) -> Target:
    """Ask the bitcoind what it is and what it can do, or recall it when the file is unchanged.

    Arguments are what every node of the run will be given beside ours.

    It is started once on a private chain and stopped again; neither process nor folder stays,
    whatever happens. Raises TargetError for anything that is not a working bitcoind.
    """
    files = _identity(path)
    target = _recall(cache, path, files, arguments)
    if target is None:
        target = examine(path, origin, why, arguments, startup_timeout)
        _remember(cache, files, target, arguments)
    return replace(target, origin=origin, why=why)


def choose(
    requested: str | None,
    environment: Mapping[str, str],
    project: Path,
    *,
    arguments: Sequence[str] = (),
    startup_timeout: float = STARTUP_TIMEOUT,
) -> Target:
    """Find and probe in one call, with the cache at its usual place in the project."""
    found = find(requested, environment, project)
    cache = project / ".bitcoind" / "probe-cache.json"
    return probe(*found, cache=cache, arguments=arguments, startup_timeout=startup_timeout)


def _identity(path: Path) -> list[list[int]]:
    """Return what tells a changed file without reading it, for a wrapper and its binary alike."""
    try:
        stats = [file.stat() for file in (path, binary_of(path))]
    except OSError as error:
        mend = "choose another bitcoind, or run `make bitcoind`"
        raise TargetError(f"cannot read {error.filename}: {error.strerror}: {mend}") from error
    return [[stat.st_mtime_ns, stat.st_size, stat.st_ino] for stat in stats]


def _entries(cache: Path) -> dict[str, Any]:
    try:
        content = json.loads(cache.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(content, dict) or content.get("format") != CACHE_FORMAT:
        return {}
    entries = content.get("entries")
    return entries if isinstance(entries, dict) else {}


def _key(path: Path, arguments: Sequence[str]) -> str:
    return shlex.join([str(path), *arguments]) if arguments else str(path)


def _recall(
    cache: Path | None, path: Path, files: list[list[int]], arguments: Sequence[str]
) -> Target | None:
    entry = _entries(cache).get(_key(path, arguments)) if cache else None
    try:
        return Target.from_dict(entry["target"]) if entry and entry["files"] == files else None
    except (KeyError, TypeError, ValueError):
        return None


def _remember(
    cache: Path | None, files: list[list[int]], target: Target, arguments: Sequence[str]
) -> None:
    """Keep the answer; a folder that cannot be written costs the next run a probe, no more."""
    if cache is None:
        return
    entry = {"files": files, "target": target.as_dict()}
    content: dict[str, Any] = {"format": CACHE_FORMAT, "entries": _entries(cache)}
    content["entries"] = _entries(cache) | {_key(target.path, arguments): entry}
    fresh = cache.with_name(f"{cache.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        cache.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
        fresh.replace(cache)
