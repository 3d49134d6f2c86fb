"""What did not pass, as GitHub shows it beside the lines of a change: one annotation for a cause.

GitHub shows ten of a step, so the rest is counted. A contradicted claim is an error, a verdict that
was not reached a warning. Format: "Workflow commands for GitHub Actions", setting an error message.
"""

from harness.report import table, text
from harness.report.causes import Cause, failures
from harness.report.results import Results
from harness.terms import Verdict

MOST = 9
MOST_LINES = 6


def annotations(results: Results) -> str:
    """Return the commands, a line each; nothing where nothing failed."""
    found = failures(results)
    said = [_command(results, cause) for cause in found[:MOST]]
    if len(found) > MOST:
        rest = sum(len(cause.scenarios) for cause in found[MOST:])
        said.append(f"::error::{rest} more scenarios did not pass; the report names them")
    return "".join(f"{line}\n" for line in said)


def _command(results: Results, cause: Cause) -> str:
    first = cause.first
    kind = "warning" if cause.verdict is Verdict.INCONCLUSIVE else "error"
    title = f"{cause.verdict.value}: {' '.join(first.ids)} {first.rule}"
    lines = [
        first.scenario,
        *table.verdict_lines(first)[:MOST_LINES],
        table.again(results.run, first),
    ]
    if len(cause.scenarios) > 1:
        lines.append(f"and {len(cause.scenarios) - 1} more for the same reason")
    place = f"file={_property(first.feature_file)},line={first.line}"
    message = "%0A".join(_data(text.visible(line)) for line in lines)
    return f"::{kind} {place},title={_property(text.visible(title))}::{message}"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
