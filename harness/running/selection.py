"""Which scenarios were asked for, and whether the words for them are any that exist."""

import re
from collections.abc import Collection, Iterable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from harness.running.settings import nearest

# A tag as features and --tags write it, `<column>` of a table and `*` included.
_TAG = re.compile(r"@?[\w.\-=<>*?\[\]]+")
_WORDS = frozenset({"and", "or", "not"})


def told(config: Any, whole: Path) -> str:
    """Return what restricts a run to some scenarios, as it was typed; empty for all of them.

    Args:
        config: behave's configuration.
        whole: the folder of all features.
    """
    paths = [str(path) for path in config.paths or []]
    if any(Path(path).resolve() in (whole, whole.parent) for path in paths):
        paths = []
    tags = [f'--tags="{text}"' for text in _texts(config.tags)]
    names = [f'--name="{name}"' for name in config.name or []]
    return " ".join([*tags, *names, *paths])


def unknown_tags(asked: Any, known: Collection[str]) -> str:
    """Say which tag of --tags no scenario bears, and which one may be meant; empty for none."""
    for text in _texts(asked):
        for word in _TAG.findall(text):
            tag = word.removeprefix("@")
            if tag not in _WORDS and not _is_borne(tag, known):
                plain = {each for each in known if "<" not in each}
                return f"@{tag}, which no scenario bears: {nearest(tag, plain, '@{}')}"
    return ""


def tags_of(features: Iterable[Path]) -> set[str]:
    """Return every tag that features write; `<column>` stands for any word."""
    lines = (
        line.strip() for path in features for line in path.read_text(encoding="utf-8").splitlines()
    )
    return {
        word.removeprefix("@") for line in lines if line.startswith("@") for word in line.split()
    }


def _is_borne(tag: str, known: Collection[str]) -> bool:
    if any(mark in tag for mark in "*?["):
        return any(fnmatchcase(each, tag) for each in known)
    return tag in known or any(
        re.fullmatch(re.sub(r"<[^>]+>", "[^.]+", re.escape(each)), tag)
        for each in known
        if "<" in each
    )


def _texts(asked: Any) -> Iterable[str]:
    if not asked:
        return []
    return [asked] if isinstance(asked, str) else [str(each) for each in asked]
