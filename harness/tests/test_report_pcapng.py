"""A capture holds every byte of the wire, in order, and the sentences beside it."""

import shutil
import struct
import subprocess

import pytest

from harness.report.pcapng import LONGEST_SEGMENT, capture_path, pcapng
from harness.report.results import load
from harness.tests import report_samples as samples

TSHARK = shutil.which("tshark")


def capture(tmp_path, evidence=samples.conversation):
    """Return the capture of a scenario with this record."""
    results = load(
        samples.write_run(tmp_path, [samples.scenario(1, "x", "pass")], evidence=evidence)
    )
    return pcapng(results, results.scenarios[0])


def blocks(content):
    """Read pcapng blocks: kind and body, both lengths checked."""
    at = 0
    while at < len(content):
        kind, length = struct.unpack_from("<II", content, at)
        assert length % 4 == 0
        assert struct.unpack_from("<I", content, at + length - 4)[0] == length
        yield kind, content[at + 8 : at + length - 4]
        at += length


def comments(options):
    """Read the comments of a block."""
    at = 0
    while at < len(options):
        code, length = struct.unpack_from("<HH", options, at)
        if code == 0:
            assert at + 4 == len(options)
            return
        assert code == 1
        yield options[at + 4 : at + 4 + length].decode()
        at += 4 + length + -length % 4


def packets(content):
    """Read the packets: addresses, ports, sequence, payload, comments; checksums are checked."""
    for kind, body in blocks(content):
        if kind != 6:
            continue
        length, whole = struct.unpack_from("<II", body, 12)
        assert length == whole
        packet = body[20 : 20 + length]
        assert struct.unpack_from("!H", packet, 2)[0] == length
        assert internet_sum(packet[:20]) == 0xFFFF
        tcp = packet[20:]
        assert internet_sum(packet[12:20] + struct.pack("!HH", 6, len(tcp)) + tcp) == 0xFFFF
        source, target, sequence, acknowledged = struct.unpack_from("!HHII", tcp)
        yield {
            "from": (packet[12:16], source),
            "to": (packet[16:20], target),
            "sequence": sequence,
            "acknowledged": acknowledged,
            "payload": tcp[20:],
            "comments": list(comments(body[20 + length + -length % 4 :])),
        }


def internet_sum(data):
    """Add 16-bit words in one's complement; a right checksum makes it all ones."""
    total = sum(struct.unpack(f"!{(len(data) + 1) // 2}H", data + b"\0" * (len(data) % 2)))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return total


def test_every_message_is_a_packet_between_node_and_peer(tmp_path):
    """The bytes are those of the wire; the node is always the same end."""
    found = list(packets(capture(tmp_path)))
    node = (bytes((127, 0, 0, 1)), 18444)
    assert [each["payload"][4:16].rstrip(b"\0") for each in found] == [
        b"version",
        b"verack",
        b"version",
        b"inv",
        b"pong",
    ]
    assert [each["from"] == node for each in found] == [True, False, False, True, True]
    peers = {each["to"] if each["from"] == node else each["from"] for each in found}
    assert len({address for address, _ in peers}) == 2


def test_sequence_numbers_run_on(tmp_path):
    """Each side continues where it stopped and acknowledges what the other has sent."""
    found = list(packets(capture(tmp_path)))
    version, verack, pong = found[0], found[1], found[4]
    assert (version["sequence"], version["acknowledged"]) == (1, 1)
    assert verack["acknowledged"] == 1 + len(version["payload"])
    assert pong["sequence"] == 1 + len(version["payload"])
    assert pong["acknowledged"] == 1 + len(verack["payload"])


def test_sentences_stand_at_the_packet_after_them(tmp_path):
    """A reader of Wireshark sees which sentence a message belongs to."""
    told = [each["comments"] for each in packets(capture(tmp_path))]
    assert told == [
        ["Given the node has a block-relay-only connection to Bob"],
        [],
        [],
        ["When a new transaction reaches the node"],
        ["But Bob is not told about the transaction"],
    ]


def test_a_sentence_after_the_last_packet_is_kept(tmp_path):
    """What came after all messages stands at the last one and says so; without any, at the top."""
    lines = [*samples.conversation(), samples.entry(14, "sentence", "And", "And that is all")]
    *_, last = packets(capture(tmp_path / "1", lambda: lines))
    assert last["comments"][-1] == "after this packet: And that is all"
    alone = [samples.entry(1, "sentence", "Given", "Given nothing")]
    (_, head), _ = blocks(capture(tmp_path / "2", lambda: alone))
    assert "Given nothing" in list(comments(head[16:]))


def test_the_head_names_scenario_and_target(tmp_path):
    """The capture says what it is."""
    (kind, head), (_, interface), *_ = blocks(capture(tmp_path))
    assert kind == 0x0A0D0D0A
    assert struct.unpack_from("<H", interface)[0] == 101
    (about,) = comments(head[16:])
    assert about.endswith("x (pass), Bitcoin Knots 29.4.3")


def test_a_long_message_is_cut_into_segments_that_join_again(tmp_path):
    """Nothing is lost of a message that no packet can hold."""
    whole = samples.frame("block", bytes(range(256)) * 800)
    lines = [samples.entry(1, "received", "block", raw=whole, peer="Bob")]
    found = list(packets(capture(tmp_path, lambda: lines)))
    assert len(found) == -(-len(whole) // LONGEST_SEGMENT) > 3
    assert b"".join(each["payload"] for each in found) == whole
    assert found[1]["sequence"] == 1 + LONGEST_SEGMENT


def test_an_encrypted_message_is_shown_in_the_clear(tmp_path):
    """Wireshark knows no BIP 324: the decrypted message comes in the dress it knows."""
    line = samples.entry(1, "sent", "ping", raw=b"\x93" * 40, peer="Bob")
    lines = [{**line, "payload": "0102030405060708"}]
    (packet,) = packets(capture(tmp_path, lambda: lines))
    assert packet["payload"] == samples.frame("ping", bytes(range(1, 9)))


def test_two_connections_of_one_peer_are_two_streams(tmp_path):
    """A peer that comes back has its address, another port and numbers from the start."""
    lines = [
        samples.entry(n, "sent", "ping", raw=samples.frame("ping"), peer="Bob", connection=n)
        for n in (1, 2)
    ]
    first, second = packets(capture(tmp_path, lambda: lines))
    assert first["from"][0] == second["from"][0]
    assert first["from"][1] != second["from"][1]
    assert second["sequence"] == 1


def test_a_file_is_named_by_index_and_id(tmp_path):
    """The name is safe whatever the ID holds."""
    one = [samples.scenario(7, "x", "pass", id="../A B", evidence="")]
    results = load(samples.write_run(tmp_path, one))
    assert capture_path(results.scenarios[0]) == "pcapng/0007-___A_B.pcapng"


@pytest.mark.skipif(not TSHARK, reason="tshark is not installed")
def test_wireshark_dissects_the_messages(tmp_path):
    """Types and comments come out as they went in, with no complaint about the packets."""
    version = bytes.fromhex(
        "7f110100"
        "0900000000000000"
        "00e1546600000000" + "00" * 52 + "0000000000000000"
        "04"
        "2f613a2f"
        "00000000"
        "01"
    )
    big = samples.frame("headers", b"\x00" * (2 * LONGEST_SEGMENT))
    lines = [
        samples.entry(1, "sentence", "Given", "Given a node"),
        samples.entry(2, "received", "version", peer="Bob", raw=samples.frame("version", version)),
        samples.entry(3, "sent", "verack", peer="Bob", raw=samples.frame("verack")),
        samples.entry(4, "received", "headers", peer="Bob", raw=big),
        samples.entry(5, "received", "ping", peer="Bob", raw=samples.frame("ping", b"12345678")),
    ]
    path = tmp_path / "x.pcapng"
    path.write_bytes(capture(tmp_path / "run", lambda: lines))
    fields = ["bitcoin.command", "frame.comment", "tcp.analysis.flags", "_ws.malformed"]
    said = subprocess.run(
        [TSHARK, "-n", "-r", path, "-T", "fields", *(x for f in fields for x in ("-e", f))],
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    ).stdout
    rows = [line.split("\t") for line in said.splitlines()]
    commands = [row[0] for row in rows if row[0]]
    assert commands == ["version", "verack", "headers", "ping"]
    assert rows[0][1] == "Given a node"
    assert not any("".join(row[2:]) for row in rows)
