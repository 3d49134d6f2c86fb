"""The SOCKS5 door: for whom a call is, whatever the pieces it comes in."""

import pytest

from harness.p2p.socks import Answer, Dialogue, SocksError, Step

METHODS = bytes((5, 2, 0, 2))
REQUEST = bytes((5, 1, 0, 3, 7)) + b"a.onion" + (8333).to_bytes(2, "big")


@pytest.mark.parametrize("size", [1, 3, 100])
def test_a_call_in_pieces_names_whom_it_is_for(size):
    """The destination is known with the last byte of the request, and what follows is kept."""
    dialogue, said = Dialogue(), b""
    whole = METHODS + REQUEST + b"hello"
    for start in range(0, len(whole), size):
        said += dialogue.receive(whole[start : start + size])
    assert (said, dialogue.destination, dialogue.rest) == (b"\x05\x00", ("a.onion", 8333), b"hello")


@pytest.mark.parametrize("data", [bytes((4, 1, 0)), bytes((5, 1, 2)), METHODS + bytes((5, 2)) * 6])
def test_other_calls_are_refused(data):
    """An older version, a password, another command: none of them is a call by name."""
    with pytest.raises(SocksError):
        Dialogue().receive(data)


USER = bytes((1, 3)) + b"ann" + bytes((4,)) + b"0001"


@pytest.mark.parametrize("size", [1, 3, 100])
def test_a_call_with_a_user_s_name_in_pieces_tells_both(size):
    """The name with its password, and then whom the call is for (RFC 1929)."""
    dialogue, said = Dialogue(asks_name=True), b""
    whole = METHODS + USER + REQUEST
    for start in range(0, len(whole), size):
        said += dialogue.receive(whole[start : start + size])
    assert said == b"\x05\x02\x01\x00"
    assert (dialogue.user, dialogue.password) == (b"ann", b"0001")
    assert (dialogue.destination, dialogue.rest) == (("a.onion", 8333), b"")


def test_a_call_that_offers_no_name_is_refused_where_one_is_asked_for():
    """It would come without isolation from others."""
    with pytest.raises(SocksError):
        Dialogue(asks_name=True).receive(bytes((5, 1, 0)))


def test_answers_say_whether_the_caller_is_put_through():
    """The second byte of the reply decides."""
    assert Dialogue().accepted()[1] == 0
    assert Dialogue().refused()[1] != 0


def test_an_ipv6_address_stands_in_brackets():
    """The caller names it without them (netbase.cpp, ConnectThroughProxy)."""
    dialogue = Dialogue()
    dialogue.receive(METHODS + bytes((5, 1, 0, 3, 7)) + b"2a01::7" + (8333).to_bytes(2, "big"))
    assert dialogue.destination == ("[2a01::7]", 8333)


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (Step.METHODS, b"no\x01\x00"),
        (Step.USER, b"\x05\x02no"),
        (Step.REQUEST, b"\x05\x02\x01\x00"),
    ],
)
def test_a_dialogue_goes_on_after_another_answer(step, said):
    """At that step alone it says something else; the answer to the request is given by others."""
    dialogue = Dialogue(asks_name=True, answer=Answer(step, b"no"))
    assert dialogue.receive(METHODS + USER + REQUEST) == said
    assert dialogue.destination == ("a.onion", 8333)
    assert (dialogue.accepted() == b"no") is (step is Step.REQUEST)
    assert all(map(dialogue.has_answered, Step))


def test_no_step_is_answered_before_its_question():
    """The methods are, as soon as they have come."""
    dialogue = Dialogue(asks_name=True, answer=Answer(Step.USER, b"no"))
    assert not any(map(dialogue.has_answered, Step))
    dialogue.receive(METHODS)
    assert [dialogue.has_answered(step) for step in Step] == [True, False, False]
