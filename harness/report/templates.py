"""Jinja2 as all HTML views use it: everything is escaped, nothing may be undefined.

A document is self-contained. Its style and script stand inside it, and a Content-Security-Policy
names their hashes: even markup that slipped through could neither run nor load anything.
"""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from harness.report import text
from harness.report.sources import citations, source

HERE = Path(__file__).parent


def render(
    template: str, *, style: str, script: str = "", more_style: str = "", **values: Any
) -> str:
    """Render a template with its style sheet and, if it has one, its script."""
    sheet = _asset(style) + more_style
    program = _asset(script) if script else ""
    policy = "; ".join(
        [
            "default-src 'none'",
            f"style-src {_hash(sheet)}",
            f"script-src {_hash(program)} 'self' file:" if program else "script-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
    return (
        _environment()
        .get_template(template)
        .render(
            style=Markup(sheet),  # noqa: S704  (our own file)
            script=Markup(program),  # noqa: S704  (our own file)
            policy=policy,
            **values,
        )
    )


def footer(version: str) -> str:
    """Return the style of a printed page's foot: number of the page, and version of the suite."""
    said = re.sub(r"[^\w .,+-]", "", version)
    left = f'@bottom-left {{ content: "suite {said}"; font: 8pt sans-serif; }}' if said else ""
    right = "@bottom-right { content: counter(page) ' of ' counter(pages); font: 8pt sans-serif; }"
    return f"@page {{ margin: 18mm 16mm; {left} {right} }}\n"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = text.visible
    environment.filters["lines"] = text.lines
    environment.filters["plain"] = text.without_row
    environment.filters["source"] = source
    environment.filters["citations"] = citations
    environment.filters["slug"] = lambda value: str(value).replace(" ", "-")
    return environment


@cache
def _asset(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
