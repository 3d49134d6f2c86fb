"""Version messages that break off."""

from dataclasses import replace

from harness.acts import handshakes


def test_a_version_message_that_breaks_off_is_the_peer_s_own():
    """What it says up to there counts: here the protocol version, its first four bytes."""
    old = replace(handshakes.PLAIN_VERSION, protocol=31799)
    assert handshakes.cut_version(47, old).payload == (
        (31799).to_bytes(4, "little") + handshakes.cut_version(47).payload[4:]
    )


def test_a_version_message_of_81_bytes_breaks_off_in_its_user_agent():
    """An empty one would end there, and the message would be whole, like those of old programs."""
    whole = handshakes.cut_version(1000).payload
    assert whole[80] > 0
    assert handshakes.cut_version(81).payload == whole[:81]
