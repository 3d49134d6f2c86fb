"""The private network namespace, entered in forked children only."""

import os
import socket
import threading
from pathlib import Path

import pytest

from harness.network import netns
from harness.network.dialling import IPV6_FREEBIND
from harness.network.listening import is_local


def in_child(work):
    """Run in a forked child; return what it returned, as text."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            told = str(work())
        except Exception as error:  # noqa: BLE001  (whatever it is goes to the parent)
            told = f"{type(error).__name__}: {error}"
        os.write(write_end, told.encode())
        os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end) as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return told


def enter_and(work):
    def both():
        netns.enter()
        return work()

    return both


UNAVAILABLE = in_child(enter_and(lambda: ""))
needs_namespace = pytest.mark.skipif(bool(UNAVAILABLE), reason=UNAVAILABLE)


def call_across(listen, source):
    """Connect between two addresses and return what the called side sees."""
    with (
        socket.create_server((listen, 8333)) as server,
        socket.create_connection((listen, 8333), source_address=(source, 0)),
    ):
        return server.accept()[1][0]


@needs_namespace
def test_every_address_is_local():
    """A peer may live at any public address and is seen there."""
    assert in_child(enter_and(lambda: call_across("8.8.4.4", "45.1.1.1"))) == "45.1.1.1"


@needs_namespace
def test_two_namespaces_do_not_meet():
    """The same port of the same address can be taken twice, once in each."""

    def inner():
        with socket.create_server(("127.0.0.1", 18444)):
            return in_child(enter_and(lambda: call_across("127.0.0.1", "127.0.0.1")))

    assert in_child(enter_and(inner)) == "127.0.0.1"


@needs_namespace
def test_the_parent_stays_where_it_was():
    """Only the process that enters is moved."""
    before = Path("/proc/self/ns/net").readlink()
    assert in_child(enter_and(lambda: Path("/proc/self/ns/net").readlink())) != before
    assert Path("/proc/self/ns/net").readlink() == before


def test_a_process_with_threads_is_refused():
    """Entering is for processes of one thread; the reason is said."""

    def with_thread():
        done = threading.Event()
        thread = threading.Thread(target=done.wait)
        thread.start()
        try:
            netns.enter()
        finally:
            done.set()
            thread.join()

    assert "threads are running" in in_child(with_thread)


def call_across_cjdns():
    """Connect between two addresses in CJDNS, and return what the called side sees."""
    with (
        socket.create_server(("::", 8333), family=socket.AF_INET6) as server,
        socket.socket(socket.AF_INET6) as caller,
    ):
        caller.setsockopt(socket.IPPROTO_IPV6, IPV6_FREEBIND, 1)
        caller.bind(("fc00:5::7", 0))
        caller.connect(("fc00:1::7", 8333))
        connection, source = server.accept()
        return connection.getsockname()[0], source[0]


@needs_namespace
def test_every_address_in_cjdns_is_local():
    """Where the machine has IPv6; a peer may live at any of them and come from there."""
    if in_child(enter_and(lambda: is_local("fc00::1"))) == "False":
        pytest.skip("the machine has no IPv6")
    assert in_child(enter_and(call_across_cjdns)) == "('fc00:1::7', 'fc00:5::7')"
