"""A real bitcoind, started, asked, moved in time, stopped; and programs that fail to be one."""

import os
import signal
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from harness.errors import HarnessFault, NodeUnavailable, NotOffered, RpcError
from harness.network.ports import Reservations
from harness.network.thread import NetworkThread
from harness.node.choosing import choose
from harness.node.process import EPOCH, Node, base_options
from harness.record.transcript import Transcript
from harness.tests.real import BITCOIND, PROJECT, needs_bitcoind

pytestmark = needs_bitcoind


@pytest.fixture
def network():
    thread = NetworkThread().open()
    yield thread
    thread.close()


@pytest.fixture
def node(network):
    target = choose(BITCOIND, os.environ, PROJECT)
    with Reservations() as reservations:
        ports = reservations.ports()
        made = Node(target, network, Transcript(), ports, base_options(target, ports=ports))
        yield made
        made.close()


def has_ended(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return True
    return state in "ZX"


def test_a_node_starts_answers_and_stops(node):
    """The life of a node, and that its folder goes with it."""
    node.start()
    assert node.ask("getblockcount") == 0
    folder = node.folder
    assert folder.exists()
    node.stop()
    assert node.exit_status == "exit 0"
    node.close()
    assert not folder.exists()


def test_the_pipe_of_a_stopped_node_is_closed_once_and_by_its_owner(node):
    """Closed by number, it would be closed again later, when the number is somebody else's."""
    node.start()
    pipe = node._process.stdout
    node.stop()
    assert pipe.closed


def test_the_clock_begins_where_it_was_told_and_only_moves_on(node):
    """The node's own time is ours."""
    node.start()
    assert node.ask("uptime") is not None
    node.set_clock(EPOCH + 100)
    with pytest.raises(HarnessFault, match="go back"):
        node.set_clock(EPOCH)


def test_a_refusal_carries_number_and_words_and_is_recorded(node):
    """An error of the node is an error with its number."""
    node.start()
    with pytest.raises(RpcError) as refusal:
        node.ask("getblockhash", 99)
    assert refusal.value.code == -8
    assert node.transcript.entries[-1].content is refusal.value


def test_named_arguments_reach_the_node(node):
    """A question may name its arguments."""
    node.start()
    assert node.ask("getblockhash", height=0)


def test_a_node_that_dies_ends_every_wait_with_its_last_words(node, network):
    """Death is noticed at once, not by a timeout."""
    node.start()
    os.kill(node.pid, signal.SIGKILL)
    with pytest.raises(NodeUnavailable, match="died"):
        network.call(node.transcript.first(lambda _: False, since=0, timeout=20))
    with pytest.raises(NodeUnavailable):
        node.ask("getblockcount")


def test_wrong_options_end_with_the_node_s_own_words(node):
    """A node that exits at start says why."""
    node.options["rpcport"] = "0"
    with pytest.raises(NodeUnavailable, match=r"exited at start.*rpcport"):
        node.start()
    assert not node.is_running


def test_an_option_that_the_node_does_not_know_is_not_offered(node):
    """What needs it does not apply to that node."""
    node.options["thisisnooption"] = "1"
    with pytest.raises(NotOffered, match="the node has no option -thisisnooption"):
        node.start()
    assert not node.is_running


def test_an_option_that_the_help_does_not_list_is_left_out(node):
    """A node that knows fewer options is still one of ours; what it cannot turn off it has not."""
    few = replace(node.target.capabilities, unknown_options=("fixedseeds",))
    target = replace(node.target, capabilities=few)
    given = base_options(target, ports=node.ports)
    assert "fixedseeds" not in given
    assert given == {key: value for key, value in node.options.items() if key != "fixedseeds"}


def test_a_port_that_somebody_has_is_told_first(node):
    """What the node says after that on its way out does not hide it."""
    with (
        socket.create_server(("127.0.0.1", node.ports.p2p)),
        pytest.raises(NodeUnavailable, match=r"exited at start: Error: Unable to bind"),
    ):
        node.start()


def test_a_node_that_hangs_is_killed(node):
    """One that never gets ready does not outlive its time."""
    node.options["mocktime"] = None
    command = ["sh", "-c", "echo busy; exec sleep 60"]
    type(node).command, before = property(lambda _self: command), type(node).command
    try:
        with pytest.raises(NodeUnavailable, match=r"not ready after.*busy"):
            node.start(timeout=2)
    finally:
        type(node).command = before
    assert not node.is_running


KILLED = """
import os, sys
from harness.network.thread import NetworkThread
from harness.node.process import Node, base_options
from harness.network.ports import Reservations
from harness.node.choosing import choose
from harness.record.transcript import Transcript
target = choose(sys.argv[1], os.environ, __import__("pathlib").Path(sys.argv[2]))
ports = Reservations().ports()
node = Node(target, NetworkThread().open(), Transcript(), ports, base_options(target, ports=ports))
node.start()
print(node.pid, node.folder, flush=True)
input()
"""


def test_a_node_does_not_outlive_a_parent_that_is_killed():
    """SIGKILL of the parent takes the node along."""
    parent = subprocess.Popen(
        [sys.executable, "-c", KILLED, BITCOIND, str(PROJECT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=PROJECT,
    )
    pid, folder = parent.stdout.readline().split()
    watch = os.pidfd_open(int(pid))
    parent.kill()
    parent.wait()
    import select  # noqa: PLC0415

    ended, _, _ = select.select([watch], [], [], 10)
    os.close(watch)
    subprocess.run(["rm", "-r", folder], check=True)
    assert ended or has_ended(pid)


def test_a_node_may_have_so_many_files_open_and_no_more(node):
    """The limit is that of the system, which the node cannot raise; it is the same process."""
    node.open_files = 190
    node.start()
    limits = Path(f"/proc/{node.pid}/limits").read_text(encoding="ascii")
    assert [line.split()[3:5] for line in limits.splitlines() if line.startswith("Max open")] == [
        ["190", "190"]
    ]
    node.stop()
    assert node.exit_status == "exit 0"
