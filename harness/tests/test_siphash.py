"""The hash by which a node tells apart when addresses change the peers they go to."""

import pytest

from harness.p2p.siphash import siphash

KEY = (0x0706050403020100, 0x0F0E0D0C0B0A0908)


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        (0, 0x726FDB47DD0E0E31),
        (1, 0x74F839C593DC67FD),
        (8, 0x93F5F5799A932462),
        (15, 0xA129CA6149BE45E5),
    ],
)
def test_the_published_vectors_come_out(length, expected):
    """The hashes of 00 01 02 ... are those of the reference implementation."""
    assert siphash(KEY, bytes(range(length))) == expected
