"""Peers to whom nothing but a proxy leads."""

import ipaddress
from pathlib import Path
from types import SimpleNamespace

import pytest

from harness.acts import proxies, proxy_places


@pytest.mark.parametrize("network", proxies.HOSTS)
@pytest.mark.parametrize("number", [0, 7])
def test_addresses_are_spelt_as_the_node_spells_them(network, number):
    """The proxy finds a peer by what the node asks for: an IPv6 address in its shortest form."""
    host = proxies.HOSTS[network](number)
    if network == "onion":
        assert proxies.is_onion((host, 1))
    else:
        assert not proxies.is_onion((host, 1))
        assert str(ipaddress.ip_address(host.strip("[]"))) == host.strip("[]")


def test_each_peer_has_an_address_of_its_own():
    """It follows from how many there are."""
    peers = {}

    def peer(name):
        return peers.setdefault(name, SimpleNamespace())

    scene = SimpleNamespace(peer=peer, head_count=lambda: len(peers))
    proxies.move_behind(scene, "Bob", "ipv6")
    proxies.move_behind(scene, "Carol", "ipv6")
    assert peers["Bob"].home != peers["Carol"].home
    proxies.move_behind_name(scene, "Dave")
    assert peers["Dave"].home[0] == proxies.OWN_NAME


def test_each_of_two_proxies_has_a_port_of_its_own():
    """By it a proxy tells its own peers from the other's."""
    ports = {proxies.port_of(which) for which in proxies.BY_PROXY}
    assert len(ports) == len(proxies.BY_PROXY)
    assert proxies.PUBLIC_PORT not in ports


def test_a_path_is_as_long_as_said():
    """In bytes, and there is nothing there yet."""
    closing = []
    scene = SimpleNamespace(at_close=closing.append)
    path = Path(proxy_places.new_path(scene, proxy_places.LONGEST_PATH))
    assert len(str(path).encode()) == proxy_places.LONGEST_PATH
    assert path.parent.is_dir()
    assert not path.exists()
    closing.pop()()
    assert not path.parent.exists()
