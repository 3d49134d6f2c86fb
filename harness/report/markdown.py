"""The summary of a run as Markdown, for a comment on a pull request: short first, then details."""

from tabulate import tabulate

from harness.report import table, text
from harness.report.results import CLEAN, Results, ScenarioRecord

# A comment on a pull request holds 65536 characters; what is too long is named, not cut.
LONGEST = 60_000
MOST_ACCOUNTS = 40


def summary_markdown(results: Results) -> str:
    """Return the summary; sections that would make a comment too long are left to the page."""
    said = _head(results)
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
        if len(said) + len(section) > LONGEST:
            section = f"*{name}: too long for a comment, see the page.*\n"
        said += f"\n{section}"
    return said


def _head(results: Results) -> str:
    target = results.run.target
    judged = (
        f"**{text.markdown(target.name)}** ({text.markdown(target.user_agent)}, "
        f"SHA-256 {text.markdown(target.sha256[:16])}): "
        f"**{text.counts_line(results.counts)}**; {results.seconds:.1f} s"
    )
    lines = [judged, *(text.markdown(remark) for remark in table.remarks(results))]
    unclean = [scenario for scenario in results.scenarios if scenario.verdict not in CLEAN]
    listed = [f"- {_name(s)} ({text.markdown(s.cause or 'unknown')})" for s in unclean]
    del listed[MOST_ACCOUNTS:]
    if len(unclean) > MOST_ACCOUNTS:
        listed.append(f"- and {len(unclean) - MOST_ACCOUNTS} more")
    return "\n\n".join(lines) + "\n" + ("\n" + "\n".join(listed) + "\n" if listed else "")


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
    unclean = [scenario for scenario in results.scenarios if scenario.verdict not in CLEAN]
    return "\n\n".join(_account(results, scenario) for scenario in unclean[:MOST_ACCOUNTS])


def _account(results: Results, scenario: ScenarioRecord) -> str:
    stopped = scenario.stopped_at
    sentence = f"  \n{text.markdown(stopped.sentence)}" if stopped else ""
    ground = [*table.verdict_lines(scenario), "", *table.cited_entries(results, scenario)]
    place = table.again(results.run, scenario) if results.run.variations else scenario.place
    return f"{_name(scenario)}  \n{text.markdown(place)}{sentence}\n\n{text.fenced(ground)}"


def _not_applicable(results: Results) -> str:
    return "\n".join(
        f"- {text.markdown(reason)}: "
        + "; ".join(text.markdown(f"{' '.join(s.ids)} {s.scenario}") for s in scenarios)
        for reason, scenarios in table.not_applicable(results)
    )
