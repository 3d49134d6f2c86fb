"""The `conformance` command: one function per subcommand.

A function becomes a subcommand by its decorator, which names it and its arguments; the first line
of its docstring is its help; what it returns is the exit code. It may raise TargetError or
ProvideError: they end as one line on stderr and exit code 2. Only this module prints.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tabulate import tabulate

from harness.campaigns.bench import BenchError, compare
from harness.campaigns.cluster import PARTS_PER_PLACE, ClusterError, dask_executor, run_parts
from harness.campaigns.merge import merge
from harness.campaigns.soak import SoakError, soak
from harness.campaigns.variations import VariationError, drawn, vary
from harness.deviations.catalogue import CATALOGUE
from harness.node.provide import CORE_VERSION, ProvideError, provide
from harness.node.target import Target, TargetError, choose, require_addconnection
from harness.project import BASELINES, HOME, LATEST, PROJECT, suite_version
from harness.record.files import replace
from harness.record.records import ACCEPTABLE
from harness.report import dimensions
from harness.report.annotations import annotations
from harness.report.book import book
from harness.report.change import read_change
from harness.report.gate import gate_main
from harness.report.matrix import read_matrix, write_matrix
from harness.report.pcapng import capture_path, pcapng
from harness.report.reading import read_book, write_reading
from harness.report.results import RESULTS_FILE as RESULTS
from harness.report.results import ReportError, Results, ScenarioRecord, load
from harness.report.touched import citing_rules, closest, places, told, touched
from harness.report.variations import write_variations
from harness.report.write import write_all
from harness.running.jobs import best_jobs
from harness.terms import Variation

EXIT_DONE = 0
EXIT_TO_MEND = 1
EXIT_UNUSABLE = 2
EXIT_INTERRUPTED = 130  # 128 + SIGINT, as a shell says it

Action = Callable[[argparse.Namespace], int]


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a subcommand, as argparse takes it."""

    flags: tuple[str, ...]
    options: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Subcommand:
    """A subcommand's function and its arguments."""

    run: Action
    arguments: tuple[Argument, ...]


SUBCOMMANDS: dict[str, Subcommand] = {}


def argument(*flags: str, **options: Any) -> Argument:
    """Describe an argument with the words of `ArgumentParser.add_argument`."""
    return Argument(flags, options)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not 1 or more")
    return number


def subcommand(name: str, *arguments: Argument) -> Callable[[Action], Action]:
    """Make a function the subcommand of this name."""

    def register(run: Action) -> Action:
        SUBCOMMANDS[name] = Subcommand(run, arguments)
        return run

    return register


@subcommand(
    "report",
    argument("folder", type=Path, nargs="?", default=LATEST),
    argument("--partial", action="store_true", help="even if the run did not come to its end"),
)
def render_report(options: argparse.Namespace) -> int:
    """Render the views of a run again from its records, without a node."""
    results = load(options.folder)
    if results.truncated and not options.partial:
        raise ReportError(
            f"{results.path}: the run did not come to its end; --partial renders what is there"
        )
    for name, path in write_all(options.folder, baselines=BASELINES).items():
        print(f"{name}: {path}")
    return EXIT_DONE


CHOSEN = (
    argument("which", nargs="+", metavar="ID|NUMBER", help="scenarios, by ID or by number"),
    argument("--run", type=Path, default=LATEST, help="folder of the run"),
)


@subcommand("pcapng", *CHOSEN)
def write_captures(options: argparse.Namespace) -> int:
    """Write what scenarios have sent and received for Wireshark."""
    results = load(options.run)
    for scenario in _chosen(results, options.which):
        path = results.path.parent / capture_path(scenario)
        print(replace(path, pcapng(results, scenario)))
    return EXIT_DONE


@subcommand("record", *CHOSEN)
def print_records(options: argparse.Namespace) -> int:
    """Print all that was seen in scenarios, one line of JSON for each entry."""
    results = load(options.run)
    for scenario in _chosen(results, options.which):
        for line in results.entries(scenario):
            print(json.dumps(line, ensure_ascii=False, separators=(",", ":")))
    return EXIT_DONE


def _chosen(results: Results, which: Sequence[str]) -> list[ScenarioRecord]:
    chosen = [
        scenario
        for scenario in results.scenarios
        if {str(scenario.index), *scenario.ids} & set(which) and scenario.evidence
    ]
    if not chosen:
        raise ReportError(
            f"{results.path}: no scenario has the ID or number {' '.join(which)}; "
            "the page shows both"
        )
    return chosen


@subcommand(
    "gate",
    argument("folder", type=Path, nargs="?", default=LATEST, help="the run"),
    argument("--baselines", type=Path, default=BASELINES),
    argument("--update", action="store_true", help="write the baseline instead of comparing"),
    argument(
        "--reason",
        action="append",
        default=[],
        metavar="ID=TEXT",
        help="why a deviation is accepted, with --update",
    ),
)
def hold_against_baseline(options: argparse.Namespace) -> int:
    """Compare a run with the baseline of its target: 0 clean, 1 regression, 2 suite trouble."""
    pairs = [each.partition("=") for each in options.reason]
    for name, equals, reason in pairs:
        if not (name and equals and reason):
            raise ReportError(f"--reason {name}{equals}{reason}: write it as ID=TEXT")
    reasons = {name: reason for name, _, reason in pairs}
    outcome = gate_main(options.folder, options.baselines, update=options.update, reasons=reasons)
    print(outcome.text, end="", file=sys.stderr if outcome.code == EXIT_UNUSABLE else sys.stdout)
    return outcome.code


@subcommand(
    "matrix",
    argument(
        "targets",
        nargs="+",
        metavar="[LABEL=]TARGET",
        help="path of a bitcoind, or the folder of a run that has judged one",
    ),
    argument("--folder", type=Path, default=HOME / "reports" / "matrix"),
    argument("--select", action="append", default=[], metavar="ARG", help="handed to behave"),
)
def judge_several(options: argparse.Namespace) -> int:
    """Judge several bitcoinds and tell what differs between them: 0 verdicts alike, 1 they differ.

    A label names a target in what is told; without one it is named by its version, two of one
    version by their paths.
    """
    named = [_label_of(each) for each in options.targets]
    folder = options.folder.absolute()
    runs = [
        Path(path) if (Path(path) / RESULTS).is_file() else folder / f"{number}"
        for number, (_, path) in enumerate(named, start=1)
    ]
    wanted = [(path, run) for (_, path), run in zip(named, runs, strict=True) if Path(path) != run]
    code = _judge_each([path for path, _ in wanted], [run for _, run in wanted], options.select)
    if code != EXIT_DONE:
        return code
    laid = read_matrix(runs, [label for label, _ in named])
    views = write_matrix(laid, folder)
    print(views["matrix.txt"].read_text(encoding="utf-8"))
    for name, path in views.items():
        print(f"{name}: {path}")
    return EXIT_TO_MEND if laid.differs else EXIT_DONE


def _label_of(target: str) -> tuple[str, str]:
    """Return label and path of a target; the label is empty where none is given."""
    label, equals, path = target.partition("=")
    return (label, path) if equals and label and "/" not in label else ("", target)


def _judge_each(targets: Sequence[str], runs: Sequence[Path], what: Sequence[str]) -> int:
    """Let behave judge several bitcoinds by the same; return what it says if it cannot."""
    for path in targets:  # all of them, before anything is overwritten
        choose(path, {}, HOME)
    for path, run in zip(targets, runs, strict=True):
        settings = ["-D", f"bitcoind={path}", "-D", f"reports={run}"]
        command = [sys.executable, "-m", "behave", *settings, *what]
        done = subprocess.run(command, check=False, cwd=PROJECT)
        if done.returncode not in (0, 1):
            return done.returncode
    return EXIT_DONE


@subcommand(
    "touched",
    argument("--source", type=Path, metavar="TREE", help="the node's source, for exact functions"),
    argument("--all", action="store_true", help="also Rules that merely cite a touched file"),
    argument(
        "--run", nargs=2, metavar=("BEFORE", "AFTER"), help="judge two bitcoinds by the Rules"
    ),
    argument("--folder", type=Path, default=HOME / "reports" / "touched", help="with --run"),
)
def name_touched_rules(options: argparse.Namespace) -> int:
    """Name the Rules that a change of a node concerns, from a unified diff on stdin.

    With --run: 0 the verdicts are the same before and after, 1 they differ.
    """
    if options.source is not None and not options.source.is_dir():
        raise ReportError(f"--source {options.source}: there is no such folder")
    diff = "" if sys.stdin.isatty() else sys.stdin.buffer.read().decode("utf-8", "replace")
    spots = read_change(diff, options.source)
    found = touched(citing_rules(PROJECT / "features"), spots)
    shown = found if options.all else closest(found)
    print(told(shown, found), end="")
    if not options.run or not shown:
        return EXIT_DONE
    runs = [options.folder.absolute() / name for name in ("before", "after")]
    code = _judge_each(options.run, runs, places(shown))
    if code != EXIT_DONE:
        return code
    laid = read_matrix(runs)
    page = write_matrix(laid, options.folder)["matrix.html"]
    (change,) = laid.changes
    print(f"\n{change.earlier} and {change.later}:")
    print(*(f"  {line}" for line in change.lines), sep="\n")
    print(f"the page: {page}")
    return EXIT_TO_MEND if change.verdicts else EXIT_DONE


@subcommand(
    "spec",
    argument("--run", type=Path, help="folder of a run whose verdicts are shown beside the Rules"),
    argument("--output", type=Path, default=HOME / "reports" / "specification.html"),
)
def bind_book(options: argparse.Namespace) -> int:
    """Write the specification as one printable document."""
    results = load(options.run) if options.run else None
    text = book(PROJECT / "features", results, suite_version())
    print(replace(options.output, text.encode("utf-8")))
    return EXIT_DONE


@subcommand(
    "reading",
    argument("--run", type=Path, default=LATEST, help="the run that is told of"),
    argument("--output", type=Path, default=HOME / "reports" / "reading"),
)
def bind_reading(options: argparse.Namespace) -> int:
    """Write pages for reading: one for each type of connection, numbers, the catalogue's state."""
    laid = read_book(load(options.run), PROJECT / "features")
    for path in write_reading(laid, options.output.absolute(), suite_version()).values():
        print(path)
    return EXIT_DONE


@subcommand(
    "selftest",
    argument("names", nargs="*", metavar="NAME", help="these lies, or feature files, only"),
    argument("--bitcoind", metavar="PATH", help="lie on behalf of this one"),
    argument("--reports", type=Path, default=HOME / "reports" / "selftest"),
    argument("--jobs", type=int, help="how many at a time"),
    argument("--against-everything", action="store_true", help="no sample: all others must pass"),
    argument("--record", action="store_true", help="write reports/baselines/proofs.json"),
    argument("--claims-only", action="store_true", help="no lies: derived counter-examples only"),
    argument("--sample", type=_positive, default=0, help="of the claims: so many scenarios only"),
    argument("--seed", default="", help="another sample with each, for example a commit"),
)
def test_the_suite(options: argparse.Namespace) -> int:
    """See every claim of every scenario fail, then make the node lie in every known way."""
    if options.claims_only:
        return _falsify_claims(options)
    codes = [] if options.names else [_falsify_claims(options)]
    return max(*codes, _tell_lies(options), EXIT_DONE)


def _falsify_claims(options: argparse.Namespace) -> int:
    settings = {
        "reports": options.reports,
        "bitcoind": options.bitcoind,
        "sample": options.sample,
        "seed": options.seed,
    }
    runner = "harness.campaigns.falsification:Falsification"
    return _behave_with(runner, settings, options, options.names)


def _tell_lies(options: argparse.Namespace) -> int:
    settings = {
        "reports": options.reports,
        "bitcoind": options.bitcoind,
        "deviations": ",".join(options.names),
        "against": "everything" if options.against_everything else None,
        "record": "yes" if options.record else None,
    }
    return _behave_with("harness.campaigns.selftest:SelfTest", settings, options)


def _behave_with(
    runner: str,
    settings: Mapping[str, Any],
    options: argparse.Namespace,
    files: Sequence[str] = (),
) -> int:
    command = [sys.executable, "-m", "behave", f"--runner={runner}"]
    command += [f"-D{name}={value}" for name, value in settings.items() if value]
    command += [f"--jobs={options.jobs}"] if options.jobs else []
    chosen = [str(Path(file).absolute()) for file in files] or [str(PROJECT / "features")]
    return subprocess.run([*command, *chosen], check=False, cwd=PROJECT).returncode


@subcommand("editor")
def prepare_editor(_options: argparse.Namespace) -> int:
    """Write .vscode/settings.json, so that editors which know Cucumber know our sentences."""
    from harness.linter.editor import write_settings  # noqa: PLC0415  (see `lint`)

    print(write_settings(PROJECT))
    return EXIT_DONE


@subcommand("deviations")
def list_deviations(_options: argparse.Namespace) -> int:
    """List the lies that a node can be made to tell (behave: -D deviation=NAME)."""
    for each in CATALOGUE:
        print(f"{each.name}\n    A node that {each.breaks}. Noticed by {', '.join(each.ids)}.")
    return EXIT_DONE


@subcommand(
    "run",
    argument("--shard", metavar="K/N", help="one part of the specification (behave: -D shard=)"),
    argument(
        "--scheduler", metavar="URL", help="run on a Dask cluster, for example tcp://host:8786"
    ),
    argument("--parts", type=_positive, help="in how many parts, with --scheduler"),
    argument("--output", type=Path, default=LATEST, help="folder of the report"),
    argument("--keep-runs", type=_positive, metavar="N", help="keep N earlier runs beside it"),
    argument("behave", nargs=argparse.REMAINDER, help="what else behave is told"),
)
def run_specification(options: argparse.Namespace) -> int:
    """Run the specification: on this machine, or in parts on a cluster."""
    told = [each for each in options.behave if each != "--"]
    if options.scheduler is None:
        shard = ["-D", f"shard={options.shard}"] if options.shard else []
        reports = [] if options.output == LATEST else ["-D", f"reports={options.output.absolute()}"]
        asked = [_in_project(each) for each in told]
        whole = [] if asked != told or any(map(_is_feature, told)) else [str(PROJECT / "features")]
        behave = [sys.executable, "-m", "behave", *whole, *shard, *reports, *asked]
        os.execv(sys.executable, behave)  # noqa: S606  (behave from here on, signals included)
    if options.shard:
        raise ClusterError("--shard and --scheduler: a cluster shares the parts out itself")
    with dask_executor(options.scheduler) as (executor, places):
        parts = options.parts or PARTS_PER_PLACE * places
        _tell(f"{parts} parts on {places} places of {options.scheduler}")
        run_parts(executor, parts, options.output, arguments=told, say=_tell)
    return _conclude(options.output)


def _is_feature(word: str) -> bool:
    """Tell whether a word for behave names features."""
    return not word.startswith("-") and Path(word.partition(":")[0]).exists()


def _in_project(word: str) -> str:
    """Return a word for behave; features that are not here are those of the project."""
    there = PROJECT / word.partition(":")[0]
    if not word.startswith("features") or _is_feature(word) or not there.exists():
        return word
    return str(PROJECT / word)


def _conclude(folder: Path) -> int:
    """Render and print the report; the exit code follows the verdicts."""
    print(write_all(folder, baselines=BASELINES)["terminal.txt"].read_text(encoding="utf-8"))
    results = load(folder)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        print(annotations(results), end="")
    clean = all(each.verdict in ACCEPTABLE for each in results.scenarios)
    return EXIT_DONE if clean else EXIT_TO_MEND


@subcommand(
    "merge",
    argument("folders", nargs="+", type=Path, metavar="FOLDER", help="what each shard has written"),
    argument("--output", type=Path, default=HOME / "reports" / "merged"),
)
def merge_shards(options: argparse.Namespace) -> int:
    """Join the records of shards into one report: 0 clean, 1 not, 2 when they do not fit."""
    merge(options.folders, options.output)
    return _conclude(options.output)


@subcommand(
    "bench",
    argument("--bitcoind", metavar="PATH", help="judge this one"),
    argument("--jobs", type=_positive, help="how many at a time, of both (default: as the suite)"),
    argument("--rounds", type=_positive, default=1, help="how often; the mean counts"),
    argument("--all", action="store_true", help="also what waits for timers of the node (@slow)"),
    argument("--parts", action="store_true", help="also a quarter and a half of the scenarios"),
)
def measure_cost(options: argparse.Namespace) -> int:
    """Compare what a scenario costs with a bare start and stop of the node."""
    target = choose(options.bitcoind, os.environ, HOME)
    require_addconnection(target)
    jobs = options.jobs or best_jobs(())
    selected = [] if options.all else ["--tags", "not @slow"]
    shares = ["1/4", "1/2", "1/1"] if options.parts else ["1/1"]
    whole = None
    for share in shares:
        whole = compare(
            target,
            PROJECT,
            jobs=jobs,
            rounds=options.rounds,
            arguments=[*selected, "-D", f"shard={share}"],
            say=_tell,
        )
        busy = os.getloadavg()[0]
        print(f"shard {share}, {jobs} at a time, {target.user_agent}, load {busy:.1f}")
        print(tabulate(whole.rows(), headers=["", "floor", "suite", "times the floor"]))
    return EXIT_DONE if whole is not None and whole.is_near else EXIT_TO_MEND


@subcommand(
    "soak",
    argument("--runs", type=_positive, default=100),
    argument(
        "--at-once",
        type=_positive,
        default=3,
        help="how many runs go on at a time, each the load of the others (default: 3)",
    ),
    argument("--folder", type=Path, default=HOME / "reports" / "soak"),
    argument("--select", action="append", default=[], metavar="ARG", help="handed to behave"),
)
def hunt_flakes(options: argparse.Namespace) -> int:
    """Run the specification again and again, and tell which verdicts differ."""
    jobs = max(1, best_jobs(()) * 3 // (2 * options.at_once))  # together half as many again as one
    flakes = soak(
        PROJECT,
        options.folder,
        runs=options.runs,
        at_once=options.at_once,
        arguments=[f"--jobs={jobs}", *options.select],
        say=_tell,
    )
    count, found = len(flakes.verdicts), flakes.rows()
    if found:
        print(tabulate(found, headers=["scenario", "verdicts", "rate", "records that differ"]))
    print(f"{flakes.runs} runs of {count} scenarios: {len(found)} flakes")
    return EXIT_TO_MEND if found else EXIT_DONE


@subcommand(
    "variations",
    argument("names", nargs="*", metavar="VARIATION", help="these only; several at once: a,b"),
    argument(
        "--draw", metavar="SEED", help="one of them only, drawn by this text: a commit, for example"
    ),
    argument("--plain", type=Path, metavar="RUN", help="hold them against this run of the whole"),
    argument("--folder", type=Path, default=HOME / "reports" / "variations"),
    argument("--select", action="append", default=[], metavar="ARG", help="handed to behave"),
)
def vary_circumstances(options: argparse.Namespace) -> int:
    """Run the specification in other circumstances, which must not matter to any verdict."""
    names = options.names or list(map(str, Variation))
    if options.draw:
        names = [drawn(options.draw, names)]
    arguments = options.select
    laid = vary(PROJECT, options.folder, names, plain=options.plain, arguments=arguments, say=_tell)
    views = write_variations(laid, options.folder)
    print(views["variations.txt"].read_text(encoding="utf-8"))
    print(f"Report: {options.folder}/: {', '.join(views)}")
    return EXIT_TO_MEND if laid.differences else EXIT_DONE


@subcommand(
    "lint",
    argument("--dimensions", action="store_true", help="Rule x dimension: what each shows"),
    argument("--output", type=Path, default=HOME / "reports" / "dimensions.html"),
    argument("files", nargs="*", metavar="FEATURE", help="with --dimensions: these files only"),
)
def lint_specification(options: argparse.Namespace) -> int:
    """Check features/ and steps/ for what reviewers must not meet."""
    from harness.linter.lint import lint, read  # noqa: PLC0415  (imports behave, unlike others)

    specification = read(PROJECT)
    if options.dimensions:
        return _show_dimensions(specification, options)
    complaints = lint(specification)
    for complaint in complaints:
        print(complaint)
    print(*specification.census.lines(), sep="\n")
    print(f"{len(complaints)} to mend" if complaints else "the specification is in order")
    return EXIT_TO_MEND if complaints else EXIT_DONE


def _show_dimensions(specification: Any, options: argparse.Namespace) -> int:
    from harness.linter.dimensions import lay_out  # noqa: PLC0415  (see `lint`)

    wanted = {str(Path(file).resolve()) for file in options.files}
    features = [
        each
        for each in specification.features
        if not wanted or str(Path(each.filename).resolve()) in wanted
    ]
    rows = [
        dimensions.Row(
            each.ids,
            each.rule,
            each.place.removeprefix(f"{PROJECT / 'features'}/"),
            each.dimension.words,
            tuple((value, str(state)) for value, state in each.cells.items()),
        )
        for each in lay_out(features, specification.registry)
    ]
    page = dimensions.dimensions_html(rows).encode("utf-8")
    print(dimensions.dimensions_text(rows), end="")
    print(f"the page: {replace(options.output, page)}")
    return EXIT_DONE


@subcommand("glossary")
def write_glossary(_options: argparse.Namespace) -> int:
    """Write the contents, the sentences and the lexicon into features/README.md."""
    from harness.linter.lint import read, write_glossary  # noqa: PLC0415  (see `lint`)

    print(write_glossary(read(PROJECT)))
    return EXIT_DONE


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand and return the exit code of the process."""
    options = build_parser().parse_args(_divided(sys.argv[1:] if argv is None else argv))
    try:
        return SUBCOMMANDS[options.subcommand].run(options)
    except (
        TargetError,
        ProvideError,
        ReportError,
        BenchError,
        SoakError,
        ClusterError,
        VariationError,
    ) as error:
        print(f"conformance: {error}", file=sys.stderr)
        return EXIT_UNUSABLE
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:  # whoever read has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_DONE


def _divided(words: Sequence[str]) -> list[str]:
    """Return the arguments with a divider before what `run` hands on to behave."""
    if words[:1] != ["run"] or "--" in words:
        return list(words)
    takes = {
        flag for each in SUBCOMMANDS["run"].arguments for flag in each.flags if flag != "behave"
    }
    place = 1
    while place < len(words) and words[place].partition("=")[0] in takes | {"-h", "--help"}:
        place += 2 if words[place] in takes else 1
    return [*words[:place], "--", *words[place:]]


def build_parser() -> argparse.ArgumentParser:
    """Build the parser from the table of subcommands."""
    parser = argparse.ArgumentParser(prog="conformance", description=__doc__.partition("\n")[0])
    choices = parser.add_subparsers(dest="subcommand", required=True, metavar="SUBCOMMAND")
    for name, command in SUBCOMMANDS.items():
        summary = (command.run.__doc__ or "").partition("\n")[0]
        chosen = choices.add_parser(name, help=summary, description=summary)
        for each in command.arguments:
            chosen.add_argument(*each.flags, **each.options)
    return parser


@subcommand(
    "target",
    argument("--bitcoind", metavar="PATH", help="judge this one (behave: -D bitcoind=PATH)"),
    argument("--json", action="store_true", help="print it as one JSON object"),
)
def show_target(options: argparse.Namespace) -> int:
    """Say which bitcoind would be judged, why this one, and what it can do."""
    target = choose(options.bitcoind, os.environ, HOME)
    print(json.dumps(target.as_dict(), indent=2) if options.json else describe(target))
    return EXIT_DONE


def describe(target: Target) -> str:
    """Lay the target out for a terminal."""
    facts = {
        "path": target.path,
        "chosen": f"{target.origin}: {target.why}",
        "implementation": target.implementation,
        "version": f"{target.version} ({target.version_text})",
        "user agent": target.user_agent,
        "services": f"0x{target.local_services:x}",
        "SHA-256": target.sha256,
    }
    lines = [f"{name:<15} {value}" for name, value in facts.items()]
    lines += ["", "capabilities"]
    lines += [
        f"  {name.replace('_', ' '):<30} {_in_words(value)}"
        for name, value in target.capabilities.as_dict().items()
    ]
    return "\n".join(lines)


def _in_words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, list) else str(value)


@subcommand(
    "provide",
    argument("--if-needed", action="store_true", help="not when BITCOIND or PATH names one"),
    argument("--renew", action="store_true", help="get it again, even when it is there"),
    argument(
        "--from",
        dest="way",
        choices=("debian", "core"),
        help=f"Debian's bitcoin-knots, or the release archive of Bitcoin Core {CORE_VERSION}",
    ),
)
def provide_target(options: argparse.Namespace) -> int:
    """Get a bitcoind into .bitcoind/, without root."""
    named = os.environ.get("BITCOIND") or shutil.which("bitcoind")
    if options.if_needed and named:
        return EXIT_DONE
    path = provide(HOME, renew=options.renew, way=options.way, say=_tell)
    print(path)
    return EXIT_DONE


def _tell(line: str) -> None:
    print(f"conformance: {line}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
