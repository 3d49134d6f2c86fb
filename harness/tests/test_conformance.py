"""The whole suite on a real bitcoind, in both kinds of network and beside itself."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from harness.record.packed import unpack
from harness.tests.real import BITCOIND, PROJECT, needs_bitcoind
from harness.tests.test_netns import needs_namespace

pytestmark = needs_bitcoind
BEHAVE = str(Path(sys.executable).parent / "behave")
SMALL = "features/01_connection_types/1_the_types.feature"


def start(reports, network):
    return subprocess.Popen(
        [BEHAVE, "-D", f"network={network}", "-D", f"reports={reports}", SMALL],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=PROJECT,
        env={**os.environ, "BITCOIND": BITCOIND},
    )


def verdicts(reports):
    lines = (reports / "results.ndjson").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    return {
        (each["rule"], each["scenario"]): each["verdict"]
        for each in records
        if each["record"] == "scenario"
    }


@pytest.mark.parametrize("network", [pytest.param("namespace", marks=needs_namespace), "loopback"])
def test_both_kinds_of_network_give_the_same_verdicts(tmp_path, network):
    """Where peers live does not matter to what needs no public address."""
    run = start(tmp_path / "r", network)
    said, _ = run.communicate(timeout=120)
    assert run.returncode == 0, said
    assert set(verdicts(tmp_path / "r").values()) == {"pass"}


def test_four_suites_at_once_do_not_disturb_each_other(tmp_path):
    """No port, folder or report is shared by accident."""
    kinds = ("loopback", "loopback", "auto", "auto")
    runs = [start(tmp_path / str(n), kind) for n, kind in enumerate(kinds)]
    for run in runs:
        said, _ = run.communicate(timeout=240)
        assert run.returncode == 0, said
    first, *others = (verdicts(tmp_path / str(n)) for n in range(len(kinds)))
    assert first
    assert all(other == first for other in others)


# 3,300 scenarios are to fit into 25 MB: 7.5 KB each. A tenth of them hold hundreds of messages or
# more, so that an ordinary one has to do with less.
MOST_BYTES = 5_500
ONCE = 70_000  # bytes: style and script of the page, the dictionary


def test_the_report_takes_little_room(tmp_path):
    """All files together: records, page, JUnit, summaries; the page opens at once."""
    run = start(tmp_path / "r", "auto")
    run.communicate(timeout=120)
    room = sum(path.stat().st_size for path in (tmp_path / "r").rglob("*") if path.is_file())
    assert room < ONCE + MOST_BYTES * len(verdicts(tmp_path / "r"))


def test_the_evidence_of_every_scenario_can_be_read(tmp_path):
    """Each record names a file that holds its entries, the cited ones among them."""
    run = start(tmp_path / "r", "auto")
    run.communicate(timeout=120)
    for line in (tmp_path / "r" / "results.ndjson").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["record"] != "scenario":
            continue
        entries = unpack(tmp_path / "r" / record["evidence"])[1].splitlines()
        numbers = {json.loads(entry)["number"] for entry in entries}
        assert numbers
        assert {*record["cited"], *record["control"], *record["fence"]} <= numbers
