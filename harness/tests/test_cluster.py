"""Parts run by any engine that has the interface of concurrent.futures."""

import io
import json
import sys
import tarfile
from concurrent.futures import ThreadPoolExecutor

import pytest

from harness.campaigns import cluster
from harness.campaigns.cluster import ClusterError, Part, dask_executor, run_parts
from harness.report.results import load
from harness.tests import report_samples as samples


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """Answer each part from a run that was made before; returns that run and how it may fail."""
    whole = samples.write_run(tmp_path / "whole")
    about, *records = map(json.loads, (whole / "results.ndjson").read_text().splitlines())
    trouble = {}

    def run_part(part):
        if error := trouble.get(part.number):
            raise error
        mine = [each for each in records if each.get("index", 0) % part.parts == part.number - 1]
        shard = f"{part.number}/{part.parts}"
        end = {"record": "end", "seconds": 1.0, "interrupted": False}
        lines = [json.dumps(each) + "\n" for each in (about | {"shard": shard}, *mine, end)]
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w:gz") as archive:
            told = tarfile.TarInfo("results.ndjson")
            told.size = len("".join(lines).encode())
            archive.addfile(told, io.BytesIO("".join(lines).encode()))
            archive.add(whole / "evidence", "evidence")
        return packed.getvalue()

    monkeypatch.setattr(cluster, "run_part", run_part)
    return whole, trouble


def test_the_parts_become_the_whole(machine, tmp_path):
    """Each scenario once, in the order of the features."""
    whole, _ = machine
    said = []
    with ThreadPoolExecutor(3) as executor:
        run_parts(executor, 5, tmp_path / "report", say=said.append)
    one, other = load(whole), load(tmp_path / "report")
    assert [s.index for s in other.scenarios] == [s.index for s in one.scenarios]
    assert other.end is not None
    assert said[-1] == "5 of 5 parts done"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ClusterError("part 2/3 came to no verdicts: no bitcoind"), "no bitcoind"),
        (RuntimeError("three workers died"), "part 2/3 was given up: three workers died"),
    ],
)
def test_a_part_without_verdicts_ends_the_run(machine, tmp_path, error, words):
    """One line names the part; nothing is written."""
    _, trouble = machine
    trouble[2] = error
    with ThreadPoolExecutor(1) as executor, pytest.raises(ClusterError, match=words):
        run_parts(executor, 3, tmp_path / "report")
    assert not (tmp_path / "report").exists()


def test_an_answer_cannot_write_elsewhere(tmp_path, monkeypatch):
    """A machine is trusted with verdicts, not with paths."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        archive.addfile(tarfile.TarInfo("../../outside"))
    monkeypatch.setattr(cluster, "run_part", lambda _: packed.getvalue())
    with ThreadPoolExecutor(1) as executor, pytest.raises(ClusterError, match="not taken"):
        run_parts(executor, 1, tmp_path / "report")


def test_without_dask_one_line_says_what_to_install(monkeypatch):
    """It is an optional extra."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match="pip install"), dask_executor("tcp://127.0.0.1:1"):
        pass


def test_a_scheduler_that_does_not_answer_is_one_line(monkeypatch):
    """Nothing waits for ever."""
    pytest.importorskip("distributed")
    monkeypatch.setattr(cluster, "ANSWER_TIMEOUT", 0.5)
    with (
        pytest.raises(ClusterError, match="no scheduler answers"),
        dask_executor("tcp://127.0.0.1:1"),
    ):
        pass


def test_a_part_without_a_run_says_why():
    """The last words of behave are passed on."""
    arguments = ("-D", "bitcoind=/nonexistent")
    with pytest.raises(
        ClusterError, match=r"part 1/1 came to no verdicts: .*there is no such file"
    ):
        cluster.run_part(Part(1, 1, arguments))
