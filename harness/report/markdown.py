"""The summary of a run as Markdown, for a comment on a pull request: short first, then details."""

from tabulate import tabulate

from harness.report import table, text
from harness.report.causes import Cause, failures, known_deviations
from harness.report.news import News, said
from harness.report.results import Results, ScenarioRecord

# A comment on a pull request holds 65536 characters; what is too long is named, not cut.
LONGEST = 60_000
MOST_ACCOUNTS = 40


def summary_markdown(results: Results, news: News | None = None) -> str:
    """Return the summary; sections that would make a comment too long are left to the page."""
    summary = _head(results, news)
    sections = (
        ("What did not pass", _accounts),
        ("Connection types", _matrix),
        ("Rules", _rules),
        ("Not applicable", _not_applicable),
    )
    for name, render in sections:
        body = render(results)
        if not body:
            continue
        section = f"<details>\n<summary>{name}</summary>\n\n{body}\n\n</details>\n"
        if len(summary) + len(section) > LONGEST:
            section = f"*{name}: too long for a comment, see the page.*\n"
        summary += f"\n{section}"
    return summary


def _head(results: Results, news: News | None) -> str:
    target = results.run.target
    judged = (
        f"**{text.markdown(target.name)}** ({text.markdown(target.user_agent)}, "
        f"SHA-256 {text.markdown(target.sha256[:16])}): "
        f"**{text.counts_line(results.counts)}**; {results.seconds:.1f} s"
    )
    parts = [judged, *(text.markdown(remark) for remark in table.remarks(results))]
    parts.append(_causes(failures(results)))
    if news:
        named = "".join(f"\n- {text.markdown(said(each))}" for each in news.named)
        more = f"\n- and {news.rest} more" if news.rest else ""
        parts.append(f"{text.markdown(news.headline)}\n{named}{more}")
    if known := known_deviations(results):
        parts.append(f"Known deviations:\n\n{_causes(known)}")
    return "\n\n".join(part for part in parts if part) + "\n"


def _causes(found: list[Cause]) -> str:
    listed = [
        f"- {_name(cause.first)} ({text.markdown(cause.first.cause or 'unknown')}){_others(cause)}"
        for cause in found[:MOST_ACCOUNTS]
    ]
    if len(found) > MOST_ACCOUNTS:
        listed.append(f"- and {len(found) - MOST_ACCOUNTS} other causes")
    return "\n".join(listed)


def _others(cause: Cause) -> str:
    others = len(cause.scenarios) - 1
    return f", and {others} more for the same reason" if others else ""


def _name(scenario: ScenarioRecord) -> str:
    ids = text.markdown(" ".join(scenario.ids))
    return f"**{text.cell(scenario.verdict)} {ids}** {text.markdown(text.title(scenario))}"


def _rows(rows: list[list[str]], headers: list[str]) -> str:
    escaped = [[text.markdown(cell) for cell in row] for row in rows]
    return str(tabulate(escaped, headers=headers, tablefmt="pipe", disable_numparse=True))


def _rules(results: Results) -> str:
    rows = table.rule_rows(results)
    return _rows(rows, ["ID", "Rule", "Verdict", "Scenarios"]) if rows else ""


def _matrix(results: Results) -> str:
    rows = [
        [" ".join(rule.ids), text.visible(rule.rule), *cells]
        for rule, cells in table.matrix_rows(results)
    ]
    return _rows(rows, ["ID", "Rule", *table.matrix_columns(results)]) if rows else ""


def _accounts(results: Results) -> str:
    found = [*failures(results), *known_deviations(results)]
    return "\n\n".join(
        _account(results, cause.first) + _others(cause).replace(", and", "\nAnd", 1)
        for cause in found[:MOST_ACCOUNTS]
    )


def _account(results: Results, scenario: ScenarioRecord) -> str:
    stopped = scenario.stopped_at
    sentence = f"  \n{text.markdown(stopped.sentence)}" if stopped else ""
    ground = [*table.verdict_lines(scenario), "", *table.cited_entries(results, scenario)]
    place = table.again(results.run, scenario)
    return f"{_name(scenario)}  \n{text.markdown(place)}{sentence}\n\n{text.fenced(ground)}"


def _not_applicable(results: Results) -> str:
    return "\n".join(
        f"- {text.markdown(reason)}: "
        + "; ".join(text.markdown(f"{' '.join(s.ids)} {s.scenario}") for s in scenarios)
        for reason, scenarios in table.not_applicable(results)
    )
