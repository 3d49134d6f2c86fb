"""Claims about the networks that the node's summary names: which it reaches, by which proxy."""

from collections.abc import Mapping, Sequence
from typing import Any

from harness.claims.core import exactly
from harness.record.findings import Finding
from harness.record.plain import plainly

FIELDS = ("networks",)
ALL = ("cjdns", "i2p", "ipv4", "ipv6", "onion")  # since version 23; the summary names each once
NO_PROXY = ("", False)


def reaches_networks(about: Mapping[str, Any], entry: int, *, networks: Sequence[str]) -> Finding:
    """Claim which networks the node reaches; each is either reachable or limited."""
    rows = _rows(about)
    actual = {name: (row["reachable"], row["limited"]) for name, row in rows.items()}
    expected = {name: (name in networks, name not in networks) for name in rows}
    return exactly(
        actual == expected and _names_all(about),
        expected=f"the node reports that it reaches {plainly(sorted(networks))} and no others",
        actual="it calls (reachable, limited): "
        + ", ".join(f"{name} {plainly(list(value))}" for name, value in actual.items()),
        entry=entry,
        fields=FIELDS,
    )


def has_proxies(
    about: Mapping[str, Any], entry: int, networks: Sequence[str], *, place: str, isolates: bool
) -> Finding:
    """Claim for which networks the node has a proxy, for all of them this one, and none for others.

    Args:
        about: the summary.
        entry: where the record has it.
        networks: that have the proxy.
        place: where it is.
        isolates: whether the node tells it another user name for each connection.
    """
    rows = _rows(about)
    actual = {
        name: (row["proxy"], row["proxy_randomize_credentials"]) for name, row in rows.items()
    }
    expected = {name: (place, isolates) if name in networks else NO_PROXY for name in rows}
    words = f"{place} for {plainly(sorted(networks))}, isolation: {plainly(isolates)}"
    return exactly(
        actual == expected and _names_all(about),
        expected=f"the node reports a proxy {words}, and no other",
        actual=", ".join(f"{name} {plainly(list(value))}" for name, value in actual.items()),
        entry=entry,
        fields=FIELDS,
    )


def _names_all(about: Mapping[str, Any]) -> bool:
    return sorted(row["name"] for row in about["networks"]) == list(ALL)


def _rows(about: Mapping[str, Any]) -> dict[str, Any]:
    return {row["name"]: row for row in about["networks"]}
