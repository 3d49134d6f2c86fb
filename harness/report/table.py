"""The summary of a run as text: for the terminal and `summary.txt`.

The first line says which bitcoind was judged. The summary goes on with the Rules, the matrix of
connection types and what is not applicable; the terminal with a count for each chapter. What did
not pass comes last, where one looks, with the entries its verdict rests on, one account for each
cause. `markdown.py` says the same for a pull request.
"""

import shlex
import textwrap
from collections import Counter

from tabulate import tabulate

from harness.report import news as reports_news
from harness.report import text
from harness.report.causes import Cause, failures, known_deviations
from harness.report.results import (
    EntryRecord,
    Results,
    RuleResult,
    RunRecord,
    ScenarioRecord,
    TargetRecord,
)
from harness.terms import Verdict

RULE_WIDTH = 56
MATRIX_RULE_WIDTH = 24
SHOWN_ENTRIES = 30
LAST_ENTRIES = 5
SHOWN_OTHERS = 8  # scenarios that ended for the same reason
LONGEST_UNTAGGED = 60.0  # seconds of the node's time
FILES = "index.html (the page), summary.md, junit.xml, results.ndjson, evidence/"


def judged(target: TargetRecord) -> str:
    """Say which bitcoind was judged."""
    return text.visible(
        f"Judged: {target.name}, user agent {target.user_agent or 'unknown'}, "
        f"SHA-256 {target.sha256[:16] or 'unknown'}"
    )


def rule_rows(results: Results) -> list[list[str]]:
    """Return one row per Rule: ID, sentence, verdict, number of scenarios."""
    return [
        [
            " ".join(rule.ids),
            text.visible(rule.rule),
            text.cell(rule.verdict),
            str(len(rule.scenarios)),
        ]
        for rule in results.rules
    ]


def matrix_columns(results: Results) -> tuple[str, ...]:
    """Return the connection types that the matrix of this run shows."""
    return text.shown_types(name for rule in results.rules for name in rule.connections)


def matrix_rows(results: Results) -> list[tuple[RuleResult, list[str]]]:
    """Return the Rules that speak of connection types, with one cell per type."""
    columns = matrix_columns(results)
    return [
        (rule, [text.cell(rule.on(kind)) for kind in columns])
        for rule in results.rules
        if rule.connections
    ]


def remarks(results: Results) -> list[str]:
    """Say what a reader must know before trusting the numbers."""
    run = results.run
    said = []
    if run.deviation:
        said.append(f"The node was made to lie: deviation {run.deviation}. Failures are wanted.")
    if run.node_args:
        said.append(f"Every node was given: {run.node_args}")
    if run.variations:
        named = ", ".join(run.variations)
        said.append(f"In other circumstances: {named}. They must not matter to any verdict.")
    if results.interrupted:
        said.append("The run was interrupted: scenarios are missing.")
    elif results.truncated:
        said.append("The run did not come to its end: scenarios may be missing.")
    if run.network == "loopback":
        reason = f": {run.network_reason}" if run.network_reason else ""
        said.append(f"The peers were on loopback addresses only{reason}.")
    if run.baseline not in (None, run.target.name):
        said.append(
            "No baseline is committed for this version; the gate holds it against the nearest, "
            f"that of {run.baseline}."
        )
    late = [each.place for each in results.scenarios if _is_slow_unsaid(each)]
    if late and not run.variations:  # which let some things happen twice
        said.append(
            f"Longer than a minute waited for the node, without the tag @slow: {', '.join(late)}."
        )
    return [text.visible(line) for line in said]


def _is_slow_unsaid(scenario: ScenarioRecord) -> bool:
    """Whether an example takes long by itself, not for the machine's sake, and does not say so."""
    is_long = scenario.suite.waited > LONGEST_UNTAGGED and scenario.verdict is Verdict.PASS
    return is_long and "slow" not in scenario.tags


def verdict_lines(scenario: ScenarioRecord) -> list[str]:
    """Return the reason of a verdict, a failed claim as expected, actual, entries."""
    return text.lines(scenario.reason) or ["no reason was recorded"]


def again(run: RunRecord, scenario: ScenarioRecord) -> str:
    """Return the command that runs a scenario once more, in the same circumstances."""
    return command(run, scenario.place)


def command(run: RunRecord, place: str) -> str:
    """Return the command that runs what stands in a place of a feature, as a run did."""
    given = {
        "bitcoind": run.target.path if run.target.origin in ("-D bitcoind", "BITCOIND") else "",
        "variation": ",".join(run.variations),
        "node_args": run.node_args,
        "deviation": run.deviation or "",
        "network": "loopback" if "-D network=loopback" in run.network_reason else "",
    }
    told = [each for name, value in given.items() if value for each in ("-D", f"{name}={value}")]
    return shlex.join([*run.program.split(), *told, place])


def cited_entries(results: Results, scenario: ScenarioRecord) -> list[str]:
    """Return the entries a verdict rests on in words, or the end of the record if it has none."""
    entries = results.evidence(scenario)
    if not entries:
        return [] if not scenario.cited else ["the record is missing"]
    if not scenario.cited:
        return ["the record ends with", *_in_words(entries[-LAST_ENTRIES:])]
    by_number = {entry.number: entry for entry in entries}
    found = [by_number[number] for number in scenario.cited if number in by_number]
    lost = [number for number in scenario.cited if number not in by_number]
    said = _in_words(found[:SHOWN_ENTRIES])
    if len(found) > SHOWN_ENTRIES:
        said.append(f"and {len(found) - SHOWN_ENTRIES} more")
    if lost:
        said.append(f"not in the record: {text.numbers(lost)}")
    return said


def _in_words(entries: list[EntryRecord]) -> list[str]:
    return [text.entry_line(entry) for entry in entries]


def not_applicable(results: Results) -> list[tuple[str, list[ScenarioRecord]]]:
    """Group what could not be judged on this target by its reason."""
    groups: dict[str, list[ScenarioRecord]] = {}
    for scenario in results.scenarios:
        if scenario.verdict is Verdict.NOT_APPLICABLE:
            reason = text.visible(scenario.reason) or "no reason was recorded"
            groups.setdefault(reason, []).append(scenario)
    return list(groups.items())


def summary_text(results: Results, news: reports_news.News | None = None) -> str:
    """Return the whole summary for a terminal of a hundred columns."""
    parts = [judged(results.run.target), *remarks(results), ""]
    if results.scenarios:
        parts += [_rules_table(results), ""]
    if matrix_rows(results):
        parts += [_matrix_table(results), ""]
    for reason, scenarios in not_applicable(results):
        parts += [*_wrapped(f"not applicable ({len(scenarios)}): {reason}", "", 100)]
        parts += [f"    {text.visible(_name(scenario))}" for scenario in scenarios]
        parts += [""]
    return "\n".join([*parts, *_conclusion(results, news)]) + "\n"


def terminal_text(results: Results, news: reports_news.News | None = None) -> str:
    """Return what is printed at the end of a run: counts, and what did not pass."""
    parts = [judged(results.run.target), *remarks(results), ""]
    if results.scenarios:
        parts += [_chapters_table(results), ""]
    aside = not_applicable(results)
    for reason, scenarios in aside:
        parts += _wrapped(f"not applicable ({len(scenarios)}): {reason}", "", 100)
    parts += [""] if aside else []
    return "\n".join([*parts, *_conclusion(results, news)]) + "\n"


def _conclusion(results: Results, news: reports_news.News | None) -> list[str]:
    """Tell known deviations, then what is new, then failures, the gravest last; then the counts."""
    parts = []
    for cause in known_deviations(results):
        parts += [*_account(results, cause), ""]
    if news:
        parts += [news.headline, *(f"    {reports_news.said(each)}" for each in news.named)]
        parts += [f"    and {news.rest} more"] if news.rest else []
        parts += [""]
    for cause in reversed(failures(results)):
        parts += [*_account(results, cause), ""]
    return [
        *parts,
        f"{text.counts_line(results.counts)}; {results.seconds:.1f} s",
        f"Report: {results.path.parent}/: {FILES}",
    ]


def _name(scenario: ScenarioRecord) -> str:
    return f"{' '.join(scenario.ids)}  {text.title(scenario)}".strip()


def _rules_table(results: Results) -> str:
    table = tabulate(
        [
            [text.folded(a, 9), text.folded(b, RULE_WIDTH), c, d]
            for a, b, c, d in rule_rows(results)
        ],
        headers=["ID", "Rule", "Verdict", "Scenarios"],
        tablefmt="simple",
        disable_numparse=True,
        colalign=("left", "left", "left", "right"),
    )
    return str(table)


def _matrix_table(results: Results) -> str:
    columns = [kind.replace("-", "-\n") for kind in matrix_columns(results)]
    rows = [
        [
            text.folded(" ".join(rule.ids), 9),
            text.folded(text.visible(rule.rule), MATRIX_RULE_WIDTH),
            *row,
        ]
        for rule, row in matrix_rows(results)
    ]
    headers = ["ID", "Rule", *columns]
    return str(tabulate(rows, headers=headers, tablefmt="simple", disable_numparse=True))


def _wrapped(line: str, indent: str, width: int) -> list[str]:
    return textwrap.wrap(line, width, initial_indent=indent, subsequent_indent=indent + "    ")


def _chapters_table(results: Results) -> str:
    counts: dict[str, Counter[Verdict]] = {}
    for scenario in results.scenarios:
        counts.setdefault(scenario.chapter, Counter())[scenario.verdict] += 1
    shown = [verdict for verdict, number in results.counts.items() if number]
    rows = [
        [text.visible(chapter), *(count[verdict] or "" for verdict in shown)]
        for chapter, count in counts.items()
    ]
    headers = ["Chapter", *(verdict.value for verdict in shown)]
    return str(tabulate(rows, headers=headers, tablefmt="simple"))


def _account(results: Results, cause: Cause) -> list[str]:
    """Tell the first scenario of a cause, then name the others."""
    others = [f"{' '.join(each.ids)}  {each.place}" for each in cause.scenarios[1:]]
    said = _account_of_one(results, cause.first)
    if others:
        said.append(f"    and for the same reason {len(others)} more:")
        said += [text.visible(f"        {each}") for each in others[:SHOWN_OTHERS]]
    if len(others) > SHOWN_OTHERS:
        said.append(f"        and {len(others) - SHOWN_OTHERS} that the page names")
    return said


def _account_of_one(results: Results, scenario: ScenarioRecord) -> list[str]:
    """Tell one scenario that did not pass: where, what was claimed, why not, on which ground."""
    head = f"{text.cell(scenario.verdict)}  {' '.join(scenario.ids)}  {scenario.place}"
    facts = [("Rule", scenario.rule), ("Example", scenario.scenario)]
    if scenario.stopped_at:
        facts.append(("Sentence", scenario.stopped_at.sentence))
    facts.append(("Cause", scenario.cause or "unknown"))
    said = [text.visible(head)]
    for label, fact in facts:
        folded = textwrap.wrap(text.visible(fact), 84) or [""]
        said.append(f"    {label:<9} {folded[0]}")
        said += [f"    {'':<9} {more}" for more in folded[1:]]
    said += [f"    {line}" for line in verdict_lines(scenario)]
    said += [f"    {line}" for line in cited_entries(results, scenario)]
    if scenario.kept:
        said.append(text.visible(f"    Kept      {scenario.kept}"))
    return [*said, text.visible(f"    Again     {again(results.run, scenario)}")]  # to be copied
