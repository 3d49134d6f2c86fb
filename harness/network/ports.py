"""Where nodes listen: ports that nobody else takes before the node does.

Knows sockets and nothing of nodes. A port that was free a moment ago may be taken when a node wants
it, by a caller that the system gave it to or by another run on the machine. So they come from a
range out of which no system serves callers, and a run shows the others which ones it has.
"""

import contextlib
import random
import socket
import sys
from dataclasses import dataclass

from harness.errors import HarnessFault

# Below what Linux gives to callers (net.ipv4.ip_local_port_range, from 32768), above every chain's.
FIRST, END = 20000, 32768
BLOCK = 4  # ports reserved at once: for peers, the node's onion listening port, for questions


@dataclass(frozen=True, slots=True)
class Ports:
    """Where the node listens for peers and for questions."""

    p2p: int
    rpc: int


class Reservations(contextlib.ExitStack):
    """Ports that are ours until this is closed, or this process ends however it may."""

    def ports(self) -> Ports:
        """Return the ports of a node.

        Raises:
            HarnessFault: all are taken.
        """
        first = self.port()
        return Ports(first, first + 2)

    def port(self) -> int:
        """Return a port.

        Raises:
            HarnessFault: all are taken.
        """
        blocks = range(FIRST, END, BLOCK)
        begin = random.SystemRandom().randrange(len(blocks))
        for number in range(begin, begin + len(blocks)):
            first = blocks[number % len(blocks)]
            with contextlib.suppress(OSError), contextlib.ExitStack() as stack:
                if sys.platform == "linux":
                    stack.enter_context(_sign(first))
                for each in range(first, first + BLOCK - 1):
                    with socket.create_server(("127.0.0.1", each)):
                        pass
                self.enter_context(stack.pop_all())
                return first
        raise HarnessFault(f"every port from {FIRST} to {END - 1} is taken")


def _sign(first: int) -> socket.socket:
    """Return a socket whose abstract name only one process of this network can have (unix(7)).

    Raises:
        OSError: another has it.
    """
    sign = socket.socket(socket.AF_UNIX)
    try:
        sign.bind(f"\0conformance-ports-{first}")
    except OSError:
        sign.close()
        raise
    return sign
