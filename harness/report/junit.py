"""The run as JUnit XML, for machines: failure, error and skipped told apart.

A claim that the node contradicted is a *failure*; a verdict that was not reached and a fault of
ours are *errors*; what the target cannot do is *skipped*, with the reason. One suite per Feature.
"""

import re
from collections import Counter
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from harness.report import table, text
from harness.report.results import Results, ScenarioRecord
from harness.terms import Verdict

# XML 1.0, section 2.2: everything else cannot stand in a document, not even escaped.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit_xml(results: Results) -> str:
    """Return the document; a run that did not come to its end carries an error of its own."""
    variations = ",".join(results.run.variations)
    root = ET.Element("testsuites", name=_named("bitcoin-connection-conformance", variations))
    features: dict[str, list[ScenarioRecord]] = {}
    for scenario in results.scenarios:
        features.setdefault(scenario.feature_file, []).append(scenario)
    for scenarios in features.values():
        root.append(_suite(results, scenarios))
    if results.truncated or results.interrupted:
        root.append(_unfinished(results))
    count(root, root.iter("testcase"), results.seconds)
    return document(root)


def document(root: ET.Element) -> str:
    """Return the text of a document."""
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=False).join(
        ('<?xml version="1.0" encoding="UTF-8"?>\n', "\n")
    )


def _suite(results: Results, scenarios: list[ScenarioRecord]) -> ET.Element:
    first = scenarios[0]
    variations = ",".join(results.run.variations)
    name = _named(legal(first.feature), legal(variations))
    suite = ET.Element("testsuite", name=name, file=legal(first.feature_file))
    suite.set("timestamp", legal(results.run.started.removesuffix("Z")))
    target = results.run.target
    _properties(
        suite,
        [
            ("target", target.name),
            ("target.user_agent", target.user_agent),
            ("target.sha256", target.sha256),
            ("target.path", target.path),
            ("suite", results.run.suite),
            ("variations", variations),
        ],
    )
    for scenario, case_name in zip(scenarios, names(scenarios), strict=True):
        suite.append(_case(results, scenario, case_name))
    count(suite, suite.iter("testcase"), sum(scenario.seconds for scenario in scenarios))
    return suite


def names(scenarios: Iterable[ScenarioRecord]) -> list[str]:
    """Name the scenarios of one file: each once, and the same when a row is added beside it.

    The number of a row, which behave writes behind its title, is left out. Where titles are alike
    then, the heading of the table tells them apart, and after it their order.
    """
    of = list(scenarios)
    plain = [text.without_row(text.title(each)) for each in of]
    counted = Counter(plain)
    headed = [
        text.ROW.sub(r" -- \1", text.title(each)) if counted[name] > 1 else name
        for each, name in zip(of, plain, strict=True)
    ]
    seen: Counter[str] = Counter()
    found = []
    for name in headed:
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return found


def _class(file: str) -> str:
    """Return a file as a class that viewers group by its folder: features.07_blocks.requests."""
    return file.removesuffix(".feature").replace(".", "_").replace("/", ".")


def _case(results: Results, scenario: ScenarioRecord, name: str) -> ET.Element:
    case = ET.Element(
        "testcase",
        name=legal(name),
        classname=legal(_class(scenario.feature_file)),
        file=legal(scenario.feature_file),
        line=str(scenario.line),
        time=f"{scenario.seconds:.3f}",
    )
    _properties(
        case,
        [
            ("ids", " ".join(scenario.ids)),
            ("sources", " ".join(scenario.sources)),
            ("connections", " ".join(scenario.connections)),
            ("verdict", scenario.verdict.value),
            ("cause", scenario.cause),
            ("evidence", scenario.evidence),
            ("target", results.run.target.name),
        ],
    )
    if scenario.verdict is Verdict.PASS:
        return case
    message = "; ".join(scenario.reason.split("\n")[:2])
    if scenario.verdict is Verdict.KNOWN_DEVIATION:
        message = f"known deviation: {message}"
    if scenario.verdict in (Verdict.NOT_APPLICABLE, Verdict.KNOWN_DEVIATION):
        ET.SubElement(case, "skipped", message=legal(message))
        return case
    kind = "failure" if scenario.verdict is Verdict.FAIL else "error"
    outcome = ET.SubElement(case, kind, type=scenario.verdict.value, message=legal(message))
    stopped = scenario.stopped_at
    outcome.text = legal(
        "\n".join(
            [
                table.again(results.run, scenario),
                *([stopped.sentence] if stopped else []),
                *table.verdict_lines(scenario),
                *table.cited_entries(results, scenario),
            ]
        )
    )
    return case


def _named(name: str, variations: str) -> str:
    """Tell suites apart that say the same in other circumstances."""
    return f"{name} [{variations}]" if variations else name


def _unfinished(results: Results) -> ET.Element:
    suite = ET.Element("testsuite", name="the run")
    case = ET.SubElement(suite, "testcase", name="comes to its end", classname="run", time="0")
    message = "; ".join(table.remarks(results))
    ET.SubElement(case, "error", type="suite error", message=legal(message)).text = legal(message)
    count(suite, [case], 0.0)
    return suite


def _properties(parent: ET.Element, facts: list[tuple[str, str]]) -> None:
    properties = ET.SubElement(parent, "properties")
    for name, value in facts:
        if value:
            ET.SubElement(properties, "property", name=name, value=legal(value))


def count(element: ET.Element, cases: Iterable[ET.Element], seconds: float) -> None:
    """Write down how many cases there are, and how many of them failed, erred and were skipped."""
    every = list(cases)
    element.set("tests", str(len(every)))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        element.set(name, str(sum(case.find(tag) is not None for case in every)))
    element.set("time", f"{seconds:.3f}")


def legal(value: str) -> str:
    """Spell out what cannot stand in a document."""
    return _ILLEGAL.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), value)
