"""How our peers connect to the node: one, or several at once."""

import asyncio
import socket
from collections.abc import Sequence

from harness.network.link import Address, Link


async def dial(link: Link, address: Address, *, source: Address | None, timeout: float) -> None:
    """Connect our peer to the node; the system chooses what the source leaves open (None, port 0).

    Raises:
        OSError: the system refused the connection.
        TimeoutError: nobody answered in time.
    """
    loop = asyncio.get_running_loop()
    calling = socket.socket()
    try:
        calling.setblocking(False)
        if source is not None:
            calling.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, int(source[1] != 0))
            calling.bind(source)
        async with asyncio.timeout(timeout):
            await loop.sock_connect(calling, address)
        await loop.create_connection(lambda: link, sock=calling)
    except BaseException:
        calling.close()
        raise


async def dial_together(
    calls: Sequence[tuple[Link, str]], address: Address, *, timeout: float
) -> None:
    """Connect several of our peers to the node at once, each from its own source address.

    Raises:
        OSError: the system refused one of the connections.
        TimeoutError: nobody answered in time.
    """
    await asyncio.gather(
        *(dial(link, address, source=(source, 0), timeout=timeout) for link, source in calls)
    )
