"""Claims about calls, refusals and counts, on records written by hand."""

import pytest

from harness import claims
from harness.errors import Inconclusive
from harness.record.transcript import Transcript
from harness.terms import ConnectionType, Direction, Side


def record(*entries):
    """Write a record: (direction, type, peer, connection, content)."""
    written = Transcript()
    for direction, kind, peer, connection, content in entries:
        words = f"{kind} {peer}"
        written.append(direction, kind, words, peer=peer, connection=connection, content=content)
    return written.window()


def opened(peer, connection, by=Side.NODE):
    return (Direction.EVENT, "opened", peer, connection, by)


def test_calls_are_those_of_the_node_only():
    """A peer that called the node was not called."""
    window = record(opened("Bob", 1), opened("Bob", 2, Side.PEER), opened("Carol", 3))
    assert claims.connections_to(window, "Bob").numbers() == (1,)
    assert claims.connected_times(window, "Bob", 1).cited == (1,)
    with pytest.raises(claims.ClaimFailed):
        claims.connected_times(window, "Bob", 2)


def test_never_called_needs_a_control():
    """That Bob was not called says something only when somebody else was."""
    window = record(opened("Carol", 1))
    finding = claims.never_connected(
        window, "Bob", control=claims.connections_to_others(window, "Bob")
    )
    assert finding.control == (1,)
    with pytest.raises(Inconclusive, match="control"):
        claims.never_connected(record(), "Bob", control=record())
    with pytest.raises(claims.ClaimFailed):
        claims.never_connected(record(opened("Bob", 1)), "Bob", control=window)


def test_connections_are_counted_by_kind():
    """One more and one less both contradict."""
    rows = [{"connection_type": "feeler"}, {"connection_type": "manual"}]
    assert claims.counted(rows, 1, kind=ConnectionType.FEELER, count=1)
    for count in (0, 2):
        with pytest.raises(claims.ClaimFailed):
            claims.counted(rows, 1, kind=ConnectionType.FEELER, count=count)


def test_second_greetings_are_told_apart():
    """Encrypted first and plain on the second call; nothing else will do."""
    first = (opened("Bob", 1), (Direction.EVENT, "encrypted greeting", "Bob", 1, None))
    plain = (opened("Bob", 2), (Direction.RECEIVED, "version", "Bob", 2, None))
    assert claims.unencrypted_at_last(record(*first, *plain), "Bob").cited == (1, 3)
    for window in (record(*first), record(*plain), record(*first, opened("Bob", 2))):
        with pytest.raises(claims.ClaimFailed):
            claims.unencrypted_at_last(window, "Bob")


def test_a_summary_must_agree_with_itself():
    """The parts, their sum and the count of connections are all compared."""
    about = {"connections_in": 2, "connections_out": 1, "connections": 3}
    assert claims.counts_connections(about, 3, (1, 2), parts=(2, 1)).cited == (1, 2)
    for total, parts in ((4, (2, 1)), (3, (1, 2))):
        with pytest.raises(claims.ClaimFailed):
            claims.counts_connections(about, total, (1, 2), parts=parts)


def test_a_network_of_which_nothing_is_said_is_not_off():
    """Nothing is no answer."""
    assert claims.network_said({"networkactive": True}, 3, on=True).cited == (3,)
    with pytest.raises(claims.ClaimFailed):
        claims.network_said({}, 3, on=False)


@pytest.mark.parametrize(
    "column", ["ban_created", "banned_until", "ban_duration", "time_remaining"]
)
def test_the_times_of_a_ban_must_agree(column):
    """One of the four that is off by a second contradicts."""
    row = {"ban_created": 70, "banned_until": 170, "ban_duration": 100, "time_remaining": 60}
    assert claims.ban_times([row], 5, now=110, lasts=100, left=60).cited == (5,)
    for rows in ([{**row, column: row[column] + 1}], [], [row, row]):
        with pytest.raises(claims.ClaimFailed):
            claims.ban_times(rows, 5, now=110, lasts=100, left=60)


def test_the_answer_about_one_entry_names_nobody_else():
    """Two rows, another row, or the right row in the wrong state contradict."""
    there = {"addednode": "a:1", "connected": True, "addresses": [{"connected": "outbound"}]}
    came = {**there, "addresses": [{"connected": "inbound"}]}
    gone = {"addednode": "a:1", "connected": False, "addresses": []}
    ways = {"outbound": there, "inbound": came, None: gone}
    for way, row in ways.items():
        told = claims.told_alone([row], 2, peer="Bob", address="a:1", way=way)
        assert told.cited == (2,)
        others = [[other] for other in ways.values() if other is not row]
        for rows in ([row, gone], [], [{**row, "addednode": "b:1"}], *others):
            with pytest.raises(claims.ClaimFailed):
                claims.told_alone(rows, 2, peer="Bob", address="a:1", way=way)
