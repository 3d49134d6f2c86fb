"""The list of anchors that we write: two peers as the node itself saves them."""

import hashlib

from harness.acts import anchors


def test_list_has_magic_rows_and_a_checksum() -> None:
    """Two rows of 17 bytes behind magic and number; the hash covers all that."""
    file = anchors.listing(["45.1.1.1", "45.2.2.1"], seen=0x01020304)
    content, checksum = file[:-32], file[-32:]
    assert content[:5] == bytes.fromhex("fabfb5da02")
    row = bytes.fromhex("605b0320040302010901042d010101208d")
    assert content[5:22] == row
    assert content[22:].endswith(bytes.fromhex("2d020201208d"))
    assert len(content) == 5 + 2 * len(row)
    assert checksum == hashlib.sha256(hashlib.sha256(content).digest()).digest()
