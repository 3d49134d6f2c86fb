"""Claims about what the node's address manager holds."""

import itertools
from collections.abc import Mapping, Sequence
from typing import Any

from harness.claims.core import exactly, fail, holds
from harness.claims.versions import EXPERIMENTS
from harness.errors import Inconclusive
from harness.record.findings import Finding


def knows_address(
    rows: Sequence[Mapping[str, Any]], entry: int, host: str, *, seen: int
) -> Finding:
    """Claim that the address manager holds an address, last seen at a moment."""
    found = [row["time"] for row in rows if row["address"] == host]
    return holds(
        found == [seen],
        expected=f"the address manager holds {host}, seen at {seen}",
        actual=f"it holds it, seen at {found}" if found else "it does not hold it",
        entries=[entry],
    )


def knows_services(
    rows: Sequence[Mapping[str, Any]], entry: int, host: str, *, services: int
) -> Finding:
    """Claim that an address is held with these services; those of experiments do not count."""
    found = [int(row["services"]) & ~EXPERIMENTS for row in rows if row["address"] == host]
    return holds(
        found == [services],
        expected=f"the address manager holds {host} with the services {services:#x}",
        actual=f"it holds it with {found[0]:#x}" if found else "it does not hold it",
        entries=[entry],
    )


def knows_no_address(rows: Sequence[Mapping[str, Any]], entry: int, host: str) -> Finding:
    """Claim that the address manager does not hold an address.

    Raises:
        Inconclusive: it holds none at all, so that the absence says nothing.
    """
    expected = f"the address manager does not hold {host}"
    if any(row["address"] == host for row in rows):
        fail(expected, "it does", [entry])
    if not rows:
        raise Inconclusive("no control: the address manager holds no address at all")
    return Finding(expected, cited=(entry,), sample={"address": host})


def knows_some(rows: Sequence[Mapping[str, Any]], entry: int, hosts: Sequence[str]) -> Finding:
    """Claim that the address manager holds at least one of these addresses."""
    expected = f"the address manager holds some of {len(hosts)} addresses"
    if not any(row["address"] in hosts for row in rows):
        fail(expected, f"it holds none of them, of {len(rows)} in all", [entry])
    return Finding(expected, cited=(entry,), fields=("address",), is_any=True)


def holds_in_table(
    tables: Mapping[str, Mapping[str, Mapping[str, Any]]], entry: int, host: str, *, table: str
) -> Finding:
    """Claim that the address manager holds an address once, in this of its two tables."""
    found = [
        name for name, rows in tables.items() for row in rows.values() if row["address"] == host
    ]
    return holds(
        found == [table],
        expected=f"the address manager holds {host} as {table}",
        actual=f"it holds it as {', '.join(found)}" if found else "it does not hold it",
        entries=[entry],
    )


def counts_addresses(
    counts: Mapping[str, Mapping[str, int]], entry: int, network: str, *, new: int, tried: int
) -> Finding:
    """Claim how many addresses of a network the node counts in each of its tables, and in both."""
    expected = {"new": new, "tried": tried, "total": new + tried}
    actual = dict(counts.get(network, {}))
    return exactly(
        actual == expected,
        expected=f"{network}: {new} new and {tried} tried addresses, {new + tried} in all",
        actual=str(actual),
        entry=entry,
        fields=(network,),
    )


def has_addresses_in(
    counts: Mapping[str, Mapping[str, int]], entry: int, networks: Sequence[str]
) -> Finding:
    """Claim in which networks the address manager holds addresses, and that it does in no other."""
    found = [name for name, each in counts.items() if each["total"] and name != "all_networks"]
    return holds(
        sorted(found) == sorted(networks),
        expected=f"the address manager holds addresses in {', '.join(networks)} alone",
        actual=f"it holds some in {', '.join(found)}",
        entries=[entry],
    )


def holds_in_system(
    tables: Mapping[str, Mapping[str, Mapping[str, Any]]], entry: int, host: str, *, number: int
) -> Finding:
    """Claim that the address manager holds an address, as one of this autonomous system."""
    found = [row.get("mapped_as", 0) for row in _rows_of(tables, host)]
    return holds(
        found == [number],
        expected=f"the address manager holds {host} in the autonomous system {number}",
        actual=f"it holds it in {found}" if found else "it does not hold it",
        entries=[entry],
    )


def holds_from(
    tables: Mapping[str, Mapping[str, Mapping[str, Any]]], entry: int, host: str, *, source: str
) -> Finding:
    """Claim that the address manager holds an address, and from whom it says to have it."""
    found = sorted({row["source"] for row in _rows_of(tables, host)})
    return holds(
        found == [source],
        expected=f"the address manager holds {host}, heard from {source}",
        actual=f"it holds it, heard from {found}" if found else "it does not hold it",
        entries=[entry],
    )


def _rows_of(
    tables: Mapping[str, Mapping[str, Mapping[str, Any]]], host: str
) -> list[Mapping[str, Any]]:
    """Return what both tables of the address manager hold of an address."""
    rows = itertools.chain.from_iterable(table.values() for table in tables.values())
    return [row for row in rows if row["address"] == host]
