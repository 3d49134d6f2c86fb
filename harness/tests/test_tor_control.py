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
