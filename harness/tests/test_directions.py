"""The directions of the house: who may import what, said as sentences and checked."""

import ast
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


def test_only_steps_environment_runners_and_linter_import_behave():
    """The specification's engine stays at the rim."""
    rim = {"environment.py", "harness/running/runner.py", "harness/language/lint.py"}
    allowed = within("steps/") | rim
    assert those_that_import("behave") <= allowed


def test_only_the_network_and_the_record_know_asyncio():
    """One loop in one thread; the record wakes whoever waits on it."""
    allowed = within("harness/network/") | {"harness/record/transcript.py"}
    assert those_that_import("asyncio") <= allowed


def test_the_protocol_knows_neither_sockets_nor_clocks_nor_threads():
    """harness/p2p is free of input, output and time."""
    forbidden = ("socket", "asyncio", "threading", "time", "select", "os", "subprocess")
    assert not those_that_import(*forbidden) & within("harness/p2p/")


def test_the_protocol_imports_nothing_of_the_house_but_itself():
    """harness/p2p stands on the standard library and bitcoin.core alone."""
    for path in MODULES:
        if place(path).startswith("harness/p2p/"):
            house = {name for name in imports_of(path) if name.startswith("harness")}
            assert all(name.startswith("harness.p2p") for name in house), place(path)


def test_claims_and_audit_wait_for_nothing():
    """Judging is pure: no network, node, scene or peer is within reach."""
    live = ("harness.network", "harness.node", "harness.scene")
    assert not those_that_import(*live) & within("harness/claims/")


def test_reports_know_records_only():
    """harness/report reads what a run wrote and imports no live object."""
    live = ("network", "node", "scene", "record.transcript", "running", "claims")
    assert not those_that_import(*(f"harness.{each}" for each in live)) & within("harness/report/")


def test_steps_reach_claims_and_acts_only():
    """A sentence is one call: steps import neither node nor network nor record."""
    deep = ("harness.network", "harness.node", "harness.record", "harness.running")
    assert not those_that_import(*deep) & within("steps/")


def test_only_the_node_and_the_target_start_processes_with_pexpect():
    """Pexpect has its home where bitcoind is started."""
    assert those_that_import("pexpect") <= {"harness/node/process.py", "harness/node/target.py"}


def test_the_library_s_rpc_has_its_home():
    """bitcoin.rpc is used by the call to the node, and by the probe before there is a run."""
    assert those_that_import("bitcoin.rpc") <= {"harness/node/rpc.py", "harness/node/target.py"}


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_nothing_sleeps(path):
    """Waiting is for an entry, with a timeout in the signature."""
    assert not {call for call in calls_of(path) if call.split(".")[-1] == "sleep"}


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_nothing_prints_but_the_command_line(path):
    """Output goes through the run's progress and the reports."""
    if place(path) != "harness/cli.py":
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
