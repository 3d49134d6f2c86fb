"""A Tor daemon's control port: who is let in, what he gets, and how answers travel."""

import hmac

import pytest

from harness.p2p import tor_control
from harness.p2p.tor_control import (
    CLIENT_KEY,
    COOKIE,
    SERVER_NONCE,
    Dialogue,
    Program,
    Reading,
    Way,
)

NEW = "ADD_ONION NEW:ED25519-V3 Port=18444,127.0.0.1:7004"


def said(dialogue, *lines):
    """Return the answer to the last of some lines."""
    return [dialogue.receive(line.encode() + b"\r\n")[0][1] for line in lines][-1]


def test_nobody_gets_anything_before_he_is_let_in():
    """Neither an onion service nor the place of the proxy."""
    assert said(Dialogue(Program()), NEW) == b"514 Authentication required.\r\n"
    assert said(Dialogue(Program()), "GETINFO net/listeners/socks").startswith(b"514")


def test_a_key_leads_to_the_same_service_again_and_a_new_one_to_another():
    """As long as the program runs, on another connection, too."""
    program = Program()
    first = said(Dialogue(program), "AUTHENTICATE", NEW).decode()
    key = first.partition("PrivateKey=")[2].split("\r\n")[0]
    again = said(Dialogue(program), "AUTHENTICATE", f"ADD_ONION {key} Port=18444,127.0.0.1:1")
    assert again.decode().split("\r\n")[0] == first.split("\r\n")[0]
    assert said(Dialogue(program), "AUTHENTICATE", NEW).decode().split()[0] != first.split()[0]
    assert said(Dialogue(program), "AUTHENTICATE", "ADD_ONION ED25519-V3:x Port=1").startswith(
        b"512"
    )


@pytest.mark.parametrize(
    ("told", "is_right"), [('"a\\"b"', True), ('"a"b"', False), ('"ab"', False), ("", False)]
)
def test_a_password_is_right_if_it_is_quoted_as_it_must_be(told, is_right):
    """Whoever is wrong is not heard any further."""
    password = 'a"b'  # noqa: S105  (of a program that we play)
    dialogue = Dialogue(Program(ways=(Way.PASSWORD,), password=password))
    said(dialogue, f"AUTHENTICATE {told}".rstrip())
    assert (dialogue.is_let_in, dialogue.is_over) == (is_right, not is_right)


def test_a_cookie_is_proved_and_never_sent():
    """By the proof that only he can give who knows it, for these two random numbers."""
    for cookie in (COOKIE, bytes(32)):
        dialogue = Dialogue(Program(ways=(Way.COOKIE,)))
        said(dialogue, "AUTHCHALLENGE SAFECOOKIE 0102")
        proof = hmac.digest(CLIENT_KEY, cookie + b"\x01\x02" + SERVER_NONCE, "sha256").hex()
        said(dialogue, f"AUTHENTICATE {proof}")
        assert dialogue.is_let_in is (cookie == COOKIE)


@pytest.mark.parametrize(
    ("reading", "lines", "longest"),
    [(Reading(first_lines=1000), 1000, 0), (Reading(first_length=100_000), 5, 100_000)],
)
def test_a_first_answer_is_as_long_as_is_asked_for(reading, lines, longest):
    """What ends a line, a line feed, does not count; the carriage return before it does."""
    answer = said(Dialogue(Program(reading=reading)), "PROTOCOLINFO 1")
    parts = answer.split(b"\n")[:-1]
    assert len(parts) == lines
    assert not longest or max(map(len, parts)) == longest


def test_half_of_an_answer_comes_with_the_one_before():
    """And the other half not before the next question but one has come."""
    program = Program(listeners=("127.0.0.1:9",), reading=Reading(in_pieces=True))
    dialogue = Dialogue(program)
    first = said(dialogue, "AUTHENTICATE")
    assert first.startswith(b"250 OK\r\n250-net")
    assert said(dialogue, tor_control.SOCKS_QUESTION) == b""
    whole = first + said(dialogue, NEW)
    assert b'250-net/listeners/socks="127.0.0.1:9"\r\n250 OK\r\n250-ServiceID=' in whole


def test_a_daemon_says_how_it_lets_others_in():
    """And where its cookie lies, if it has one."""
    plain = said(Dialogue(Program()), "PROTOCOLINFO 1")
    assert b"250-AUTH METHODS=NULL\r\n" in plain
    ways = (Way.COOKIE, Way.OLD_COOKIE)
    answer = said(Dialogue(Program(ways=ways, cookie_file="/there")), "PROTOCOLINFO 1")
    assert b'250-AUTH METHODS=SAFECOOKIE,COOKIE COOKIEFILE="/there"\r\n' in answer


def test_what_a_daemon_does_not_know_is_refused():
    """Commands, its own proxy where it cannot say, proofs and defences that are not offered."""
    assert said(Dialogue(Program()), "HSFETCH x").startswith(b"510")
    assert said(Dialogue(Program(listeners=None)), "AUTHENTICATE", "GETINFO x").startswith(b"510")
    assert said(Dialogue(Program()), "AUTHCHALLENGE SAFECOOKIE 01").startswith(b"512")
    defended = f"{NEW} PoWDefensesEnabled=1"
    assert b"ServiceID" in said(Dialogue(Program()), "AUTHENTICATE", defended)
    old = Program(knows_defences=False)
    assert said(Dialogue(old), "AUTHENTICATE", defended).startswith(b"512")
    assert b"ServiceID" in said(Dialogue(old), "AUTHENTICATE", NEW)


@pytest.mark.parametrize(("told", "is_right"), [(COOKIE.hex(), True), ("00", False)])
def test_an_old_daemon_takes_the_cookie_itself(told, is_right):
    """Whoever is wrong is told so, and nothing more."""
    dialogue = Dialogue(Program(ways=(Way.OLD_COOKIE,)))
    answer = said(dialogue, f"AUTHENTICATE {told.upper()}")
    assert answer.startswith(b"250" if is_right else b"515")
    assert (said(dialogue, NEW) == b"") is not is_right


def test_an_impostor_proves_another_cookie_and_lets_everybody_in():
    """Its proof is not that of the daemon."""
    proofs = [
        said(Dialogue(Program(ways=(Way.COOKIE,), is_impostor=one)), "AUTHCHALLENGE SAFECOOKIE 01")
        for one in (True, False)
    ]
    assert proofs[0] != proofs[1]
    assert b"ServiceID" in said(Dialogue(Program(is_impostor=True)), "AUTHENTICATE x", NEW)


def test_a_service_leads_where_it_is_told_and_a_known_key_is_not_said_again():
    """Without a target it leads to the same port of the machine."""
    dialogue = Dialogue(Program())
    answer = said(dialogue, "AUTHENTICATE", NEW).decode()
    assert dialogue.targets == {18444: "127.0.0.1:7004"}
    key = answer.partition("PrivateKey=")[2].split("\r\n")[0]
    again = said(dialogue, f"ADD_ONION {key} Port=8333")
    assert b"PrivateKey" not in again
    assert dialogue.targets[8333] == "127.0.0.1:8333"


def test_a_daemon_that_falls_silent_does_so_after_its_first_answer():
    """On its first connection alone."""
    program = Program(reading=Reading(falls_silent=True))
    first = Dialogue(program)
    assert said(first, "PROTOCOLINFO 1")
    assert said(first, "AUTHENTICATE") == b""
    assert said(Dialogue(program, is_first=False), "PROTOCOLINFO 1", "AUTHENTICATE")


def test_asynchronous_replies_come_before_answers():
    """Each answer has one."""
    reading = Reading(with_notices=True)
    answer = said(Dialogue(Program(reading=reading)), "AUTHENTICATE")
    assert answer.startswith(b"650")
    assert answer.endswith(b"250 OK\r\n")


def test_only_the_first_answer_on_the_first_connection_is_stretched():
    """The others are as long as ever."""
    program = Program(reading=Reading(first_lines=1000))
    assert said(Dialogue(program, is_first=False), "PROTOCOLINFO 1").count(b"\n") == 4
    assert said(Dialogue(program), "PROTOCOLINFO 1", "PROTOCOLINFO 1").count(b"\n") == 4


@pytest.mark.parametrize("text", ["a", '"', "ab", '"a"b"', '"a'])
def test_what_is_not_quoted_says_nothing(text):
    """Nor does a quotation that ends too early."""
    assert tor_control.unquoted(text) is None
