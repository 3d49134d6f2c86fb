"""Settings for editors that know Cucumber, so that they know our sentences.

For the Cucumber extension of Visual Studio Code, and any editor that runs
`@cucumber/language-server`. Steps are Cucumber expressions in `steps/`; in Python it takes those
with parentheses for regular expressions, so they are written for it as JavaScript, each with the
place where it stands. Our parameter types, which the lexicon defines, become regular expressions:
the phrases of each kind, with any words where a phrase names another kind.
"""

import ast
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from cucumber_expressions.parameter_type_registry import ParameterTypeRegistry

from harness.language.lexicon import PARAMETERS
from harness.language.vocabulary import KINDS

BUILT_IN = ParameterTypeRegistry().parameter_type_by_name  # Cucumber's own
FOLDER = Path(".vscode")
GLUE = FOLDER / "steps.js"
_PART = re.compile(
    r"\\(?P<escaped>.)|\{(?P<type>\w*)\}|\((?P<optional>[^)]*)\)|(?P<either>[^\s/]+(?:/[^\s/]+)+)"
)
_SPECIAL = re.compile(r"[.*+?^${}()|[\]\\]")


def settings() -> dict[str, Any]:
    """Return the settings."""
    return {
        "cucumber.features": ["features/**/*.feature"],
        "cucumber.glue": [GLUE.as_posix()],
        "cucumber.parameterTypes": parameter_types(),
    }


def parameter_types() -> list[dict[str, str]]:
    """Return each of our parameter types with a regular expression."""
    entries = {kind.name: [entry.phrase for entry in kind] for kind in KINDS}
    found = []
    for name, kind in PARAMETERS.parameter_type_by_name.items():
        if name in BUILT_IN:
            continue
        phrases = entries.get(name)
        patterns = map(loosely, phrases) if phrases else map(str, kind.regexps)
        found.append({"name": name, "regexp": _joined(patterns)})
    return found


def loosely(phrase: str) -> str:
    """Return a phrase as a regular expression, with any words in its placeholders."""
    parts, at = [], 0
    for part in _PART.finditer(phrase):
        parts.append(_literally(phrase[at : part.start()]))
        at = part.end()
        if part["type"] is not None:
            parts.append(".+")
        elif part["optional"] is not None:
            parts.append(f"(?:{_literally(part['optional'])})?")
        elif part["either"] is not None:
            parts.append(f"(?:{'|'.join(map(_literally, part['either'].split('/')))})")
        else:
            parts.append(_literally(part["escaped"]))
    return "".join([*parts, _literally(phrase[at:])])


def _literally(words: str) -> str:
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", words)


def _joined(patterns: Iterable[str]) -> str:
    """Return alternatives, the longest first: the first that fits is taken."""
    return "|".join(sorted(dict.fromkeys(patterns), key=len, reverse=True))


def expressions(project: Path) -> dict[str, str]:
    """Return every step's expression, and where it stands."""
    found: dict[str, str] = {}
    for path in sorted((project / "steps").glob("*.py")):
        functions = (
            node
            for node in ast.parse(path.read_text(encoding="utf-8")).body
            if isinstance(node, ast.FunctionDef)
        )
        for function in functions:
            for decorator in function.decorator_list:
                if isinstance(decorator, ast.Call):
                    words = ast.literal_eval(decorator.args[0])
                    found.setdefault(words, f"steps/{path.name}:{function.lineno}")
    return found


def glue(project: Path) -> str:
    """Return the steps as the language server reads them."""
    head = "// Written by `conformance editor` for @cucumber/language-server; nothing runs it.\n"
    return head + "".join(
        f"Given({json.dumps(words)}, () => {{}}); // {place}\n"
        for words, place in expressions(project).items()
    )


def write_settings(project: Path) -> Path:
    """Write the settings into the project's folder, beside others that are there."""
    path = project / FOLDER / "settings.json"
    path.parent.mkdir(exist_ok=True)
    (project / GLUE).write_text(glue(project), encoding="utf-8")
    there = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    path.write_text(json.dumps(there | settings(), indent=1) + "\n", encoding="utf-8")
    return path
