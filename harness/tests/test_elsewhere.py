"""The loopback way as on a system that is not Linux: without its calls, its /proc, its addresses.

It shows that there is a fallback for each, not that another system behaves so.
"""

import json
import os
import shutil
import subprocess
import sys

import pytest

from harness.tests.real import BITCOIND, PROJECT, needs_bitcoind

DRIVER = """
import asyncio, ctypes, os, selectors, signal, socket, subprocess, sys, time
import bitcoin.rpc, jinja2, pexpect.fdpexpect, behave.__main__  # they look at the platform, too
sys.platform = "darwin"
gone = {
    os: ["sched_getaffinity", "pidfd_open", "memfd_create", "prlimit"],
    socket: ["AF_NETLINK", "MSG_NOSIGNAL"],
    time: ["pthread_getcpuclockid"],
    selectors: ["EpollSelector"],
}
for module, names in gone.items():
    for name in names:
        if hasattr(module, name):
            delattr(module, name)
sys.exit(behave.__main__.main(sys.argv[1:]))
"""
LIKE_ELSEWHERE = """
mount -t tmpfs none /proc && mount -t tmpfs none /dev/shm && chmod 000 /dev/shm &&
ip link set lo up && ip addr del 127.0.0.1/8 dev lo && ip addr add 127.0.0.1/32 dev lo &&
exec "$@"
"""
FEATURE = """
Feature: A small one
  Rule: One
    Example: stays
      Given the node has an inbound connection to Bob
      And the node has an outbound-full-relay connection to Alice
      When 1 second passes
      Then the node stays connected to Bob
    Example: starts again
      Given the node has an inbound connection to Bob
      When the node restarts
      And an inbound connection to Alice opens
      Then the node stays connected to Alice
    Example: wants an address
      Given Bob has a loopback address of its own
      And the node has an addr-fetch connection to Bob
      When 1 second passes
      Then the node stays connected to Bob
"""
CAN_BE_SHOWN = (
    sys.platform == "linux"
    and shutil.which("unshare") is not None
    and shutil.which("ip") is not None
    and subprocess.run(["unshare", "-Urmn", "true"], check=False, capture_output=True).returncode
    == 0
)


@needs_bitcoind
@pytest.mark.skipif(not CAN_BE_SHOWN, reason="no system of our own to take things from")
def test_nothing_of_linux_is_needed_on_loopback(tmp_path):
    """Verdicts come; an address that is not there makes an example not applicable."""
    (tmp_path / "features").mkdir()
    (tmp_path / "features" / "small.feature").write_text(FEATURE)
    (tmp_path / "drive.py").write_text(DRIVER)
    for each in ("steps", "environment.py", "pyproject.toml"):
        (tmp_path / each).symlink_to(PROJECT / each)
    command = [sys.executable, "drive.py", "-D", "network=loopback", "-D", "reports=out/latest"]
    done = subprocess.run(
        ["unshare", "-Urmn", "sh", "-c", LIKE_ELSEWHERE, "sh", *command],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "BITCOIND": str(BITCOIND)},
    )
    lines = (tmp_path / "out" / "latest" / "results.ndjson").read_text().splitlines()
    seen = {each.get("scenario"): each for each in map(json.loads, lines)}
    assert seen["stays"]["verdict"] == "pass", done.stdout + done.stderr
    assert seen["starts again"]["verdict"] == "pass"
    assert seen["wants an address"]["verdict"] == "not applicable"
    assert "lacks a loopback address" in seen["wants an address"]["reason"]
