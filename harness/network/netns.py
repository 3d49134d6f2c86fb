"""A network of its own: a private network namespace in which all of IPv4 is local, and CJDNS.

Entered once, before any thread starts. Without root where the system allows unprivileged user
namespaces; otherwise the caller is told why not and stays on the loopback addresses.
Facts: unshare(2), user_namespaces(7), rtnetlink(7), linux/rtnetlink.h. Linux only.
"""

import contextlib
import ctypes
import errno
import fcntl
import os
import socket
import struct
import sys
import threading
from pathlib import Path

CLONE_NEWUSER = 0x10000000  # linux/sched.h
CLONE_NEWNET = 0x40000000  # linux/sched.h
SIOCSIFFLAGS = 0x8914  # linux/sockios.h
IFF_UP_RUNNING = 0x1 | 0x40  # linux/if.h
RTM_NEWROUTE = 24  # linux/rtnetlink.h
NLM_F_REQUEST_ACK_CREATE_REPLACE = 0x1 | 0x4 | 0x400 | 0x100  # linux/netlink.h
RT_TABLE_LOCAL = 255  # linux/rtnetlink.h
RTPROT_BOOT, RT_SCOPE_HOST, RTN_LOCAL = 3, 254, 2  # linux/rtnetlink.h
RTA_DST, RTA_OIF = 1, 4  # linux/rtnetlink.h
CJDNS = socket.inet_pton(socket.AF_INET6, "fc00::")
CJDNS_BITS = 8  # all addresses in CJDNS begin alike so far
# unshare(2): what the numbers mean here, whose usual words are about something else
REFUSALS = {
    errno.ENOSPC: "no further namespace is allowed (sysctl user.max_user_namespaces and"
    " user.max_net_namespaces)",
    errno.EUSERS: "namespaces are nested too deeply",
    errno.EPERM: "not permitted (what may forbid it: a container's seccomp profile, sysctl"
    " kernel.unprivileged_userns_clone=0, kernel.apparmor_restrict_unprivileged_userns=1)",
}


class NamespaceUnavailable(OSError):
    """The system forbids what we need; the text is the reason for the report."""


def enter() -> None:
    """Move this process (one thread so far) into a network namespace of its own.

    Loopback is up afterwards, and every IPv4 address answers locally, as does every one in CJDNS
    where the machine has IPv6. There is no way back, and nothing to close: the namespace ends with
    the last process in it.

    Raises:
        NamespaceUnavailable: not Linux, forbidden, or threads are running already.
    """
    if sys.platform != "linux":
        raise NamespaceUnavailable("network namespaces exist on Linux only")
    if threading.active_count() > 1:
        raise NamespaceUnavailable("threads are running already")
    _unshare()
    _bring_loopback_up()
    _route_all_of_ipv4_to_loopback()
    with contextlib.suppress(NamespaceUnavailable):  # a machine without IPv6 does without
        _route_to_loopback(socket.AF_INET6, CJDNS, CJDNS_BITS)


def obstacle() -> str | None:
    """Return why no namespace can be had, None when one can; tried in a forked child."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        reason = ""
        try:
            enter()
        except OSError as error:
            reason = str(error)
        os.write(write_end, reason.encode())
        os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end) as told:
        reason = told.read()
    os.waitpid(child, 0)
    return reason or None


def _unshare() -> None:
    user, group = os.geteuid(), os.getegid()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0:
        try:
            Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
            Path("/proc/self/uid_map").write_text(f"0 {user} 1", encoding="ascii")
            Path("/proc/self/gid_map").write_text(f"0 {group} 1", encoding="ascii")
        except OSError as error:
            raise NamespaceUnavailable(f"user namespace without rights: {error}") from error
        return
    number = ctypes.get_errno()
    if libc.unshare(CLONE_NEWNET) != 0:  # root without user namespaces
        why = REFUSALS.get(number, os.strerror(number))
        raise NamespaceUnavailable(f"the system forbids a private network namespace: {why}")


def _bring_loopback_up() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        request = struct.pack("16sH14x", b"lo", IFF_UP_RUNNING)
        try:
            fcntl.ioctl(control, SIOCSIFFLAGS, request)
        except OSError as error:
            raise NamespaceUnavailable(f"loopback cannot be brought up: {error}") from error


def _route_all_of_ipv4_to_loopback() -> None:
    """Do what `ip route add local 0.0.0.0/0 dev lo` does."""
    _route_to_loopback(socket.AF_INET, b"", 0)


def _route_to_loopback(family: socket.AddressFamily, beginning: bytes, bits: int) -> None:
    """Make all addresses local that begin with so many bits, by one netlink message."""
    route = struct.pack(
        "BBBBBBBBI",
        family,
        bits,  # destination length: 0 is everything
        0,
        0,
        RT_TABLE_LOCAL,
        RTPROT_BOOT,
        RT_SCOPE_HOST,
        RTN_LOCAL,
        0,
    )
    destination = struct.pack("HH", 4 + len(beginning), RTA_DST) + beginning if beginning else b""
    outgoing = struct.pack("HHI", 8, RTA_OIF, socket.if_nametoindex("lo"))
    body = route + destination + outgoing
    header = struct.pack(
        "IHHII", 16 + len(body), RTM_NEWROUTE, NLM_F_REQUEST_ACK_CREATE_REPLACE, 1, 0
    )
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, socket.NETLINK_ROUTE) as link:
        link.send(header + body)
        answer = link.recv(4096)
    (error,) = struct.unpack_from("i", answer, 16)
    if error:
        raise NamespaceUnavailable(f"addresses cannot be made local: {os.strerror(-error)}")
