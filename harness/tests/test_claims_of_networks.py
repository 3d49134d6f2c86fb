"""Which networks a node says that it reaches, and by which proxies."""

import pytest

from harness import claims
from harness.record.findings import ClaimFailed


def row(name, proxy="", *, reachable=True, limited=False, isolates=False):
    """Return what the summary says of one network."""
    return {
        "name": name,
        "reachable": reachable,
        "limited": limited,
        "proxy": proxy,
        "proxy_randomize_credentials": isolates,
    }


def summary(*rows):
    """Return a summary with these rows, and with all other networks, limited."""
    others = sorted({"ipv4", "ipv6", "onion", "i2p", "cjdns"} - {each["name"] for each in rows})
    limited = [row(name, reachable=False, limited=True) for name in others]
    return {"networks": [*rows, *limited]}


def test_a_network_is_either_reachable_or_limited():
    """One that is both, or neither, contradicts the claim; so does one too many, or too few."""
    good = summary(row("ipv4"))
    assert claims.reaches_networks(good, 3, networks=["ipv4"]).cited == (3,)
    both = summary(row("ipv4", limited=True))
    neither = summary(row("ipv4"), row("onion", reachable=False))
    missing = {"networks": good["networks"][:-1]}
    for about, networks in (
        (good, ["ipv4", "onion"]),
        (good, []),
        (good, ["ipv4", "i2p"]),
        (both, ["ipv4"]),
        (neither, ["ipv4"]),
        (missing, ["ipv4"]),
    ):
        with pytest.raises(ClaimFailed):
            claims.reaches_networks(about, 3, networks=networks)


def test_a_proxy_is_named_for_its_networks_alone():
    """With its place and with whether it isolates."""
    about = summary(row("ipv4", "127.0.0.1:9050", isolates=True))

    def claim(networks, place="127.0.0.1:9050", *, isolates=True):
        return claims.has_proxies(about, 3, networks, place=place, isolates=isolates)

    assert claim(["ipv4"]).cited == (3,)
    for networks, place, isolates in (
        (["ipv4", "i2p"], "127.0.0.1:9050", True),
        ([], "", False),
        (["ipv4"], "127.0.0.1:9051", True),
        (["ipv4"], "127.0.0.1:9050", False),
        (["ipv4", "ipv6"], "127.0.0.1:9050", True),
    ):
        with pytest.raises(ClaimFailed):
            claim(networks, place, isolates=isolates)
