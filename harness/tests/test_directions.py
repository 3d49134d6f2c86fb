"""The directions of the house: who may import what, said as sentences and checked."""

import ast
import tomllib
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
MODULES = [
    path
    for folder in ("harness", "steps")
    for path in (PROJECT / folder).rglob("*.py")
    if "tests" not in path.parts
] + [PROJECT / "environment.py"]


def imports_of(path):
    """Return the modules that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return found


def calls_of(path):
    """Return the dotted names that a file calls."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}


def place(path):
    return path.relative_to(PROJECT).as_posix()


def those_that_import(*packages):
    return {
        place(path)
        for path in MODULES
        for name in imports_of(path)
        if any(name == each or name.startswith(f"{each}.") for each in packages)
    }


def within(folder):
    return {place(path) for path in MODULES if place(path).startswith(folder)}


# The house from the ground up: what each room may import beside itself and the ground. No arrow
# runs back up.
GROUND = {"terms", "errors", "patience"}
MAY_KNOW = {
    "terms": set(),
    "errors": set(),
    "patience": set(),
    "project": set(),
    "p2p": set(),
    "record": set(),
    "report": {"record"},
    "network": {"p2p", "record"},
    "node": {"network", "record"},
    "scene": {"p2p", "record", "network", "node"},
    "claims": {"p2p", "record"},
    "acts": {"p2p", "record", "network", "node", "scene", "claims"},
    "language": {"p2p", "record", "scene", "claims", "acts"},
    "linter": {"record", "language"},
    "deviations": {"p2p", "record", "network", "node", "scene", "claims", "acts", "language"},
    "running": {"record", "report", "network", "node", "scene", "claims", "deviations", "project"},
    "campaigns": {"record", "report", "network", "node", "deviations", "running", "project"},
    "steps": {"p2p", "claims", "acts", "language"},
    "environment": {"running"},
}
MAY_KNOW["commands"] = set(MAY_KNOW) - {"steps", "environment"}
MAY_KNOW["cli"] = {"commands"} | MAY_KNOW["commands"]


def room(path):
    parts = path.relative_to(PROJECT).with_suffix("").parts
    return parts[1] if parts[0] == "harness" else parts[0]


def rooms_known_to(path):
    return {
        name.split(".")[1]
        for name in imports_of(path)
        if name.startswith("harness.") and name.split(".")[1] in MAY_KNOW
    }


def test_every_file_stands_in_a_room():
    """At the top there are the command line, the words that all rooms share, and where they are."""
    top = {path.name for path in MODULES if path.parent == PROJECT / "harness"}
    assert top == {"__init__.py", "cli.py", "terms.py", "errors.py", "patience.py", "project.py"}
    assert {room(path) for path in MODULES} - {"__init__"} == set(MAY_KNOW)


def test_every_room_is_installed():
    """The list of packages names each folder of modules."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    folders = {place(path.parent).replace("/", ".") for path in MODULES if "harness" in path.parts}
    assert set(project["tool"]["setuptools"]["packages"]) == folders


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_no_arrow_runs_back_up(path):
    """A file imports its own room, rooms below it, and what all share."""
    if room(path) == "p2p":
        assert rooms_known_to(path) <= {"p2p"}  # the protocol stands alone
    elif room(path) != "__init__":
        assert rooms_known_to(path) <= {room(path)} | GROUND | MAY_KNOW[room(path)]


def test_no_modules_import_each_other_in_a_circle():
    """Within a room, too, one can say which module comes first."""
    names = {place(path).removesuffix(".py").replace("/", "."): path for path in MODULES}
    names = {name.removesuffix(".__init__"): path for name, path in names.items()}
    left = {name: imports_of(path) & names.keys() - {name} for name, path in names.items()}
    while free := [name for name, known in left.items() if not known & left.keys()]:
        for name in free:
            del left[name]
    assert not left


def test_only_steps_runner_and_linter_import_behave():
    """The specification's engine stays at the rim; environment.py gets its objects handed in."""
    rim = {"harness/running/runner.py", "harness/linter/lint.py"}
    assert those_that_import("behave") <= within("steps/") | rim


def test_only_the_network_and_the_record_know_asyncio():
    """One loop in one thread; the record wakes whoever waits on it."""
    allowed = within("harness/network/") | {"harness/record/transcript.py"}
    assert those_that_import("asyncio") <= allowed


def test_the_protocol_knows_neither_sockets_nor_clocks_nor_threads():
    """harness/p2p is free of input, output and time."""
    forbidden = ("socket", "asyncio", "threading", "time", "select", "os", "subprocess")
    assert not those_that_import(*forbidden) & within("harness/p2p/")


def test_reports_know_what_a_run_has_written_only():
    """Of the record they know its files, not the one that is being written."""
    live = ("harness.record.transcript", "harness.record.evidence")
    assert not those_that_import(*live) & within("harness/report/")


def test_the_machinery_of_lies_knows_no_single_lie():
    """Only the catalogue gathers what stands in deviations/lies."""
    lies = those_that_import("harness.deviations.lies") - within("harness/deviations/lies/")
    assert lies <= {"harness/deviations/catalogue.py"}


def test_only_the_node_starts_processes_with_pexpect():
    """Pexpect has its home where bitcoind is started."""
    assert those_that_import("pexpect") <= within("harness/node/")


def test_the_library_s_rpc_has_its_home():
    """bitcoin.rpc is used by the call to the node, and by the probe before there is a run."""
    assert those_that_import("bitcoin.rpc") <= {"harness/node/rpc.py", "harness/node/probing.py"}


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_nothing_sleeps(path):
    """Waiting is for an entry, with a timeout in the signature."""
    assert not {call for call in calls_of(path) if call.split(".")[-1] == "sleep"}


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_nothing_prints_but_the_command_line(path):
    """Output goes through the run's progress and the reports."""
    if room(path) not in ("cli", "commands"):
        assert "print" not in calls_of(path)


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_no_exception_is_swallowed_whatever_it_is(path):
    """There is no bare except."""
    handlers = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
    ]
    assert all(handler.type is not None for handler in handlers)
