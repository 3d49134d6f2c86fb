"""The I2P router: identities, sessions, names, and for whom a stream is."""

import pytest

from harness.p2p import sam
from harness.p2p.sam import Dialogue, Program, Use

BOB = sam.destination("peer Bob")


def said(dialogue, line):
    """Return the answer to a line, as what it names."""
    answer = dialogue.receive(line.encode() + b"\n")[0][1].decode()
    return dict(each.partition("=")[::2] for each in answer.split())


def program():
    """Return a program that knows Bob."""
    return Program(lambda name: BOB if name == sam.name_of(BOB) else None)


def session(of, ident="a", key=sam.NEW):
    """Return a connection that holds a session, and what was answered."""
    dialogue = Dialogue(of)
    return dialogue, said(dialogue, f"SESSION CREATE STYLE=STREAM ID={ident} DESTINATION={key}")


def test_a_destination_is_as_long_as_one_of_i2p_and_its_name_too():
    """387 bytes and a certificate of four; 52 letters and the ending."""
    assert len(BOB) == 391
    assert (BOB[384], int.from_bytes(BOB[385:387], "big")) == (5, 4)
    assert len(sam.name_of(BOB)) == 52 + len(sam.ENDING)
    assert sam.from_words(sam.in_words(BOB)) == BOB


def test_a_key_makes_the_same_address_again_but_not_twice_at_a_time():
    """A second session with the key is refused as long as there is the first."""
    of = program()
    key = said(Dialogue(of), "DEST GENERATE SIGNATURE_TYPE=7")["PRIV"]
    first, answer = session(of, "a", key)
    assert answer["RESULT"] == "OK"
    place = of.sessions["a"]
    assert session(of, "b", key)[1]["RESULT"] == "DUPLICATED_DEST"
    first.end()
    assert session(of, "c", key)[1]["RESULT"] == "OK"
    assert of.sessions == {"c": place}


def test_each_passing_session_has_an_address_of_its_own():
    """And another one than the one that lasts."""
    of = program()
    key = said(Dialogue(of), "DEST GENERATE SIGNATURE_TYPE=7")["PRIV"]
    session(of, "a", key)
    session(of, "b")
    session(of, "c")
    assert len(set(of.sessions.values())) == 3


@pytest.mark.parametrize("size", [1, 5, 5000])
def test_a_call_in_pieces_tells_whom_it_is_for(size):
    """What follows is kept for whoever takes the stream over."""
    of = program()
    session(of, "a")
    dialogue = Dialogue(of)
    lines = f"STREAM CONNECT ID=a DESTINATION={sam.in_words(BOB)} SILENT=false\nhello".encode()
    for start in range(0, len(lines), size):
        dialogue.receive(lines[start : start + size])
    dialogue.receive(b"!")
    assert (dialogue.use, dialogue.wanted, dialogue.rest) == (Use.CALL, BOB, b"hello!")


def test_names_and_sessions_must_be_known():
    """Whatever else is asked for."""
    dialogue = Dialogue(program())
    assert said(dialogue, f"NAMING LOOKUP NAME={sam.name_of(BOB)}")["VALUE"] == sam.in_words(BOB)
    assert said(dialogue, "NAMING LOOKUP NAME=nobody.i2p")["RESULT"] == "KEY_NOT_FOUND"
    assert said(dialogue, "STREAM CONNECT ID=b DESTINATION=x")["RESULT"] == "INVALID_ID"
    assert said(dialogue, "STREAM ACCEPT ID=b SILENT=false")["RESULT"] == "INVALID_ID"


def test_a_program_that_leads_one_peer_lets_nobody_wait_afterwards():
    """Before that it does."""
    of = program()
    of.leads_one = True
    session(of, "a")
    assert said(Dialogue(of), "STREAM ACCEPT ID=a SILENT=false")["RESULT"] == "OK"
    of.led = 1
    assert said(Dialogue(of), "STREAM ACCEPT ID=a SILENT=false")["RESULT"] == "I2P_ERROR"


def test_the_router_greets_and_refuses_what_it_does_not_know():
    """Every answer is one line."""
    dialogue = Dialogue(program())
    assert dialogue.receive(b"HELLO VERSION MIN=3.1 MAX=3.1\n") == [
        ("HELLO VERSION MIN=3.1 MAX=3.1", b"HELLO REPLY RESULT=OK VERSION=3.1\n")
    ]
    assert said(dialogue, "STREAM FORWARD ID=a")["RESULT"] == "I2P_ERROR"


def test_a_session_has_one_name_and_ends_with_its_own_connection():
    """Another connection that ends takes none along."""
    of = program()
    first, _ = session(of, "a")
    assert session(of, "a")[1]["RESULT"] == "DUPLICATED_ID"
    Dialogue(of).end()
    assert "a" in of.sessions
    first.end()
    assert not of.sessions


def test_who_waits_or_calls_is_told_apart():
    """A stream is called for without an answer; it is waited for with one."""
    of = program()
    session(of, "a")
    waiting, calling = Dialogue(of), Dialogue(of)
    assert said(waiting, "STREAM ACCEPT ID=a SILENT=false")["RESULT"] == "OK"
    assert (waiting.use, waiting.session) == (Use.WAITS, "a")
    line = f"STREAM CONNECT ID=a DESTINATION={sam.in_words(BOB)} SILENT=false"
    assert calling.receive(line.encode() + b"\n") == [(line, b"")]


def test_what_comes_before_a_stream():
    """The answer to who called, and to who waited from whom it is."""
    assert sam.put_through() == b"STREAM STATUS RESULT=OK\n"
    assert sam.unreachable() == b"STREAM STATUS RESULT=CANT_REACH_PEER\n"
    assert sam.from_words(sam.announced(BOB).decode().rstrip("\n")) == BOB
