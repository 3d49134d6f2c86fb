"""What the node says in its log when it starts, and how it counts the addresses that it knows."""

import pytest

from harness import claims
from harness.errors import Inconclusive
from harness.record.findings import ClaimFailed
from harness.record.transcript import Transcript
from harness.terms import Direction

SAID = "Waiting 11 seconds before querying DNS seeds."


def log_of(*lines):
    """Return the record of a node that has said these lines."""
    transcript = Transcript()
    for line in lines:
        transcript.append(Direction.LOG, "log", line)
    return transcript.window()


def test_a_word_counts_if_it_is_said_once():
    """Not at all, or twice, is something else."""
    assert claims.says_once(log_of("begins", SAID), "Waiting 11", expected="it waits").cited == (2,)
    for lines in (["Waiting 300 seconds"], [SAID, SAID]):
        with pytest.raises(ClaimFailed):
            claims.says_once(log_of(*lines), "Waiting 11", expected="it waits")


def test_silence_in_the_log_needs_another_word():
    """A node that says nothing at all may not have come so far."""
    lines = ["Selected 1.2.3.4:8333", "Added 0 fixed seeds"]
    wanted = {"words": "Added", "expected": "it adds none", "control": "Selected"}
    assert claims.does_not_say(log_of(lines[0]), **wanted).cited == (1,)
    with pytest.raises(ClaimFailed):
        claims.does_not_say(log_of(*lines), **wanted)
    with pytest.raises(Inconclusive):
        claims.does_not_say(log_of("begins"), **wanted)


COUNTS = {
    "ipv4": {"new": 1, "tried": 2, "total": 3},
    "onion": {"new": 0, "tried": 0, "total": 0},
    "all_networks": {"new": 1, "tried": 2, "total": 3},
}


def test_each_table_of_a_network_counts():
    """Both numbers and their sum have to be right."""
    assert claims.counts_addresses(COUNTS, 7, "ipv4", new=1, tried=2).cited == (7,)
    for new, tried in ((2, 1), (1, 3), (0, 2)):
        with pytest.raises(ClaimFailed):
            claims.counts_addresses(COUNTS, 7, "ipv4", new=new, tried=tried)


def test_a_network_without_addresses_does_not_count():
    """Nor does the sum of all networks."""
    assert claims.has_addresses_in(COUNTS, 7, ["ipv4"]).cited == (7,)
    for networks in (["ipv4", "onion"], ["onion"], []):
        with pytest.raises(ClaimFailed):
            claims.has_addresses_in(COUNTS, 7, networks)


def test_a_warning_is_said_twice_and_names_the_port():
    """In the log, and to whoever has started the node."""
    warning = f"-bind request to listen on port 6667. {claims.BAD_PORT}"
    assert claims.warns_of_port(log_of("begins", warning, warning), 6667).cited == (2, 3)
    for lines, number in (([], 6667), ([warning], 6667), ([warning, warning], 6668)):
        with pytest.raises(ClaimFailed):
            claims.warns_of_port(log_of(*lines), number)


def test_a_warning_stands_in_the_log_and_before_the_operator():
    """The same words come twice; once, or other words, are no warning of that."""
    words = "Reducing -maxconnections from 125 to 30"
    lines = [f"Warning: {words}, because", f"[warning] {words}, because"]
    assert claims.warns(log_of(*lines), words, expected="it warns").cited == (1, 2)
    for said in ([], lines[:1], ["Warning: Reducing -maxconnections from 125 to 31"] * 2):
        with pytest.raises(ClaimFailed):
            claims.warns(log_of(*said), words, expected="it warns")


def test_own_addresses_are_all_that_the_node_names():
    """With their ports, and the score above that of one that the operator names."""
    rows = [{"address": "60.1.2.3", "port": 7, "score": 6}]
    about = {"localaddresses": rows}
    assert claims.has_own_addresses(about, 3, places=["60.1.2.3:7"]).cited == (3,)
    assert claims.has_own_address_confirmed(about, 3, "60.1.2.3:7", times=2).cited == (3,)
    for places in ([], ["60.1.2.3:8"], ["60.1.2.3:7", "[2a01::1]:7"]):
        with pytest.raises(ClaimFailed):
            claims.has_own_addresses(about, 3, places=places)
    with pytest.raises(ClaimFailed):
        claims.has_own_address_confirmed(about, 3, "60.1.2.3:7", times=1)


def test_a_file_is_equal_byte_by_byte():
    """One that is not there is equal to none."""
    transcript = Transcript()
    same, too, other, gone = (
        transcript.append(Direction.NODE, "file", "peers.dat", content=content)
        for content in (b"ab", b"ab", b"ac", None)
    )
    assert claims.files_are_equal(same, too).cited == (same.number,)
    for file, model in ((same, other), (gone, same), (gone, gone)):
        with pytest.raises(ClaimFailed):
            claims.files_are_equal(file, model)


TABLES = {"new": {"1/2": {"address": "101.1.2.3", "mapped_as": 9}}, "tried": {}}


def test_an_address_lies_in_one_system():
    """One that is not there lies in none."""
    assert claims.holds_in_system(TABLES, 4, "101.1.2.3", number=9).cited == (4,)
    for host, number in (("101.1.2.3", 8), ("101.1.2.4", 9)):
        with pytest.raises(ClaimFailed):
            claims.holds_in_system(TABLES, 4, host, number=number)
