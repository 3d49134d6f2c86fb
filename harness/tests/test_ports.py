"""Ports that are ours until we give them back, seen by others who look for some."""

import os
import socket
import subprocess
import sys

import pytest

from harness.errors import HarnessFault
from harness.network import ports
from harness.network.ports import END, FIRST, Reservations
from harness.tests.real import PROJECT

CORNER = 10000 + os.getpid() % 900 * 8  # where no other run of these tests looks


@pytest.fixture
def few(monkeypatch):
    """As if there were room for two only."""
    monkeypatch.setattr(ports, "FIRST", CORNER)
    monkeypatch.setattr(ports, "END", CORNER + 8)


@pytest.mark.usefixtures("few")
def test_no_two_reservations_have_a_port_in_common():
    """Whoever comes third gets none, as long as neither gave his back."""
    with Reservations() as one, Reservations() as other:
        taken = {*vars_of(one.ports()), *vars_of(other.ports())}
        assert len(taken) == 4
        with (
            Reservations() as third,
            pytest.raises(HarnessFault, match=f"{CORNER} to"),
        ):
            third.port()
        one.close()
        assert one.port() in taken


def vars_of(pair):
    return pair.p2p, pair.rpc


@pytest.mark.usefixtures("few")
def test_a_port_on_which_somebody_listens_is_passed_over():
    """A program that knows nothing of our reservations."""
    with socket.create_server(("127.0.0.1", CORNER + 6)), Reservations() as ours:
        assert ours.ports().p2p == CORNER
        with pytest.raises(HarnessFault):
            ours.port()


def test_no_caller_is_given_a_reserved_port_by_the_system():
    """The range lies below the one for callers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert not FIRST <= server.getsockname()[1] < END


HOLDER = """
import sys
from harness.network import ports
ports.FIRST = int(sys.argv[1])
ports.END = ports.FIRST + 4
ours = ports.Reservations()
ours.port()
print(flush=True)
input()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="names of sockets that go with the process")
@pytest.mark.usefixtures("few")
def test_reservations_go_with_the_process_that_has_them():
    """Another process sees them, and nothing is left of them when it is killed."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(CORNER)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=PROJECT,
    )
    with holder, Reservations() as ours:
        holder.stdout.readline()
        assert ours.port() == CORNER + 4
        holder.kill()
        holder.wait()
        assert ours.port() == CORNER
