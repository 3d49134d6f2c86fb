"""Claims about what the node counts: bytes, services by name, the upload target."""

import pytest

from harness import claims
from harness.errors import Inconclusive
from harness.p2p import messages, wire
from harness.record.transcript import Transcript
from harness.terms import Direction, Side

ACCOUNT = {"target": 10, "target_reached": True, "bytes_left_in_cycle": 0, "time_left_in_cycle": 5}


def traffic():
    """A connection that has ended, and one on which half a message has come last."""
    record = Transcript()
    record.append(Direction.SENT, "ping", "ping", peer="Alice", connection=1, raw=bytes(32))
    record.append(Direction.EVENT, "opened", "", peer="Bob", connection=2, content=Side.NODE)
    for direction, kind, size, content in (
        (Direction.SENT, "ping", 32, messages.Ping(1)),
        (Direction.RECEIVED, "pong", 32, messages.Pong(1)),
        (Direction.SENT, "hello", 24, messages.Unknown("hello", b"")),
        (Direction.SENT, "bytes", 12, None),
    ):
        record.append(
            direction, kind, "", peer="Bob", connection=2, raw=bytes(size), content=content
        )
    return record.window()


ROW = {
    "bytesrecv": 68,
    "bytessent": 32,
    "bytesrecv_per_msg": {"ping": 32, "*other*": 24},
    "bytessent_per_msg": {"pong": 32},
}
TOTALS = {"totalbytesrecv": 100, "totalbytessent": 32}


def test_every_byte_counts_and_half_a_message_for_no_type():
    """The row and the totals that are right; any of them a byte off contradicts."""
    assert claims.counts_bytes(traffic(), ROW, TOTALS, (8, 9), peer="Bob").cited == (8, 9)
    halves = {"ping": 44, "*other*": 24}
    wrong = [({**ROW, key: ROW[key] + 1}, TOTALS) for key in ("bytesrecv", "bytessent")]
    wrong += [(ROW, {**TOTALS, key: TOTALS[key] - 1}) for key in TOTALS]
    for row, totals in [*wrong, ({**ROW, "bytesrecv_per_msg": halves}, TOTALS), (None, TOTALS)]:
        with pytest.raises(claims.ClaimFailed):
            claims.counts_bytes(traffic(), row, totals, (8, 9), peer="Bob")


@pytest.mark.parametrize("column", ["target_reached", "bytes_left_in_cycle", "time_left_in_cycle"])
def test_each_column_of_the_upload_target_counts(column):
    """One that differs contradicts; so does it that no byte is left, where some are to be."""
    account = {column: ACCOUNT[column]}
    assert claims.reports_upload({"uploadtarget": ACCOUNT}, 3, account).cited == (3,)
    other = {**ACCOUNT, column: ACCOUNT[column] + 1}
    with pytest.raises(claims.ClaimFailed):
        claims.reports_upload({"uploadtarget": other}, 3, account)
    with pytest.raises(claims.ClaimFailed):
        claims.reports_upload({"uploadtarget": ACCOUNT}, 3, {}, some_left=True)


def test_services_have_a_name_each_and_experiments_none_that_counts():
    """A name for each bit, in order; one too few, too many or another contradicts."""
    row = {"services": f"{1 | 1 << 28 | 1 << 63:016x}", "names": ["NETWORK", "X?", "UNKNOWN[2^63]"]}
    columns = ("services", "names")
    told = claims.names_services(row, 4, columns, names="NETWORK, UNKNOWN[2^63]")
    assert told.cited == (4,)
    for names in (["NETWORK", "X?"], [*row["names"], "BLOOM"], ["WITNESS", "X?", "UNKNOWN[2^63]"]):
        with pytest.raises(claims.ClaimFailed):
            claims.names_services(
                {**row, "names": names}, 4, columns, names="NETWORK, UNKNOWN[2^63]"
            )


def test_received_bytes_lie_between_two_numbers_that_count():
    """Either number is allowed, the next one is not."""
    for count in (4, 8):
        found = claims.has_received({"bytesrecv": count}, 1, peer="Bob", least=4, most=8)
        assert found.cited == (1,)
    for row in ({"bytesrecv": 3}, {"bytesrecv": 9}, None):
        with pytest.raises(claims.ClaimFailed):
            claims.has_received(row, 1, peer="Bob", least=4, most=8)


def test_the_own_end_of_a_connection_is_address_and_port():
    """Another port contradicts."""
    row = {"addrbind": "127.0.0.1:8"}
    assert claims.lists_own_end(row, 2, ("127.0.0.1", 8), peer="Bob").cited == (2,)
    with pytest.raises(claims.ClaimFailed):
        claims.lists_own_end(row, 2, ("127.0.0.1", 9), peer="Bob")


def test_those_who_say_nothing_need_no_fence_to_be_kept():
    """One of two is evicted; the other shows by nothing that it is not, and is not asked to."""
    record = Transcript()
    record.append(Direction.EVENT, "closed", "", peer="silent 1", connection=1, content=Side.NODE)
    crowd = ["silent 1", "silent 2"]
    found = claims.evicted(
        record.window(), crowd, count=1, all_names=crowd, what="the crowd", mute=crowd
    )
    assert found.is_counted
    with pytest.raises(Inconclusive):
        claims.evicted(record.window(), crowd, count=1, all_names=crowd, what="the crowd")


def test_a_message_that_the_node_drops_counts_as_one_of_an_unknown_type():
    """Its checksum does not fit, or its type holds what no type may."""
    for damaged in (
        wire.encode_frame("ping", bytes(8), checksum=bytes(4)),
        wire.encode_frame(b"hel\x80o", b""),
    ):
        record = Transcript()
        record.append(Direction.EVENT, "opened", "", peer="Bob", connection=1)
        record.append(
            Direction.SENT,
            "ping",
            "",
            peer="Bob",
            connection=1,
            raw=damaged,
            content=messages.Undecodable("ping", b"", "damaged"),
        )
        size = len(damaged)
        totals = {"totalbytesrecv": size, "totalbytessent": 0}
        for kind in ("*other*", "ping"):
            row = {
                "bytesrecv": size,
                "bytessent": 0,
                "bytesrecv_per_msg": {kind: size},
                "bytessent_per_msg": {},
            }
            if kind == "*other*":
                claims.counts_bytes(record.window(), row, totals, (3, 4), peer="Bob")
                continue
            with pytest.raises(claims.ClaimFailed, match="of each type"):
                claims.counts_bytes(record.window(), row, totals, (3, 4), peer="Bob")
