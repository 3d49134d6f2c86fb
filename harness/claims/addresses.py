"""Claims about the addresses of nodes: who is told about them, and in which form."""

from collections.abc import Sequence

from harness.claims.core import holds
from harness.claims.recognise import names_address
from harness.record.findings import Finding
from harness.record.transcript import Window

FORMS = {"newer": "addrv2", "older": "addr"}  # BIP 155


def passed_on(window: Window, ip: bytes, peers: Sequence[str], count: int) -> Finding:
    """Claim that exactly so many of these peers were told about an address."""
    told = window.received().where(names_address(ip)).where(lambda entry: entry.peer in peers)
    names = sorted({str(entry.peer) for entry in told})
    return holds(
        len(names) == count,
        expected=f"the node tells {count} of {', '.join(peers)} about the address",
        actual=f"it tells {', '.join(names) or 'nobody'}",
        entries=told.numbers() or window.events("fence").numbers()[-2:],
    )


def told_in_form(window: Window, peer: str, ip: bytes, form: str) -> Finding:
    """Claim that a peer was told about an address in the newer or in the older form, in no other.

    A peer that is told in the wrong form may be unable to read it.
    """
    told = window.of(peer).received().where(names_address(ip))
    forms = sorted({entry.type for entry in told})
    return holds(
        forms == [FORMS[form]],
        expected=f"{peer} is told about the address in the {form} form ({FORMS[form]})",
        actual=f"{peer} is told by {' and '.join(forms)}" if forms else f"{peer} is not told",
        entries=told.numbers() or window.of(peer).events("fence").numbers()[-2:],
    )
