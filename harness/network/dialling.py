"""How our peers connect to the node: one, or several at once."""

import asyncio
import socket
from collections.abc import Coroutine, Sequence
from typing import Any

from harness.network.link import Address, Link
from harness.record.transcript import Transcript

IPV6_FREEBIND = 78  # linux/in6.h: from any address that is local by its route


async def dial(link: Link, address: Address, *, source: Address | None) -> None:
    """Connect our peer to the node; the system chooses what the source leaves open (None, port 0).

    Raises:
        OSError: the system refused the connection.
    """
    loop = asyncio.get_running_loop()
    is_ipv6 = ":" in address[0]
    calling = socket.socket(socket.AF_INET6 if is_ipv6 else socket.AF_INET)
    try:
        calling.setblocking(False)
        if source is not None:
            calling.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, int(source[1] != 0))
            if is_ipv6:
                calling.setsockopt(socket.IPPROTO_IPV6, IPV6_FREEBIND, 1)
            calling.bind(_plain(source))
        await loop.sock_connect(calling, _plain(address))
        await loop.create_connection(lambda: link, sock=calling)
    except BaseException:
        calling.close()
        raise


async def dial_together(calls: Sequence[tuple[Link, str]], address: Address) -> None:
    """Connect several of our peers to the node at once, each from its own source address.

    Raises:
        OSError: the system refused one of the connections.
    """
    await asyncio.gather(*(dial(link, address, source=(source, 0)) for link, source in calls))


async def await_acceptance(
    calling: Coroutine[Any, Any, None], *, transcript: Transcript, timeout: float
) -> None:
    """Wait until the node, or rather its system, has accepted what our peers open.

    Raises:
        OSError: the system refused it.
        TimeoutError: nobody answered, though there was time enough.
    """
    try:
        await transcript.await_patiently(asyncio.ensure_future(calling), timeout=timeout)
    except TimeoutError:
        raise TimeoutError("the node accepts no connection") from None


def _plain(place: Address) -> Address:
    """Return an address as the system wants it, an IPv6 one without brackets."""
    return place[0].strip("[]"), place[1]
