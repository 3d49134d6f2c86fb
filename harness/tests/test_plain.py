"""Values in the words of a record: nothing that only a program would write."""

import pytest

from harness.record.plain import LONGEST, answered, asked, plainly


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "nothing"),
        (True, "yes"),
        (b"\x01\xff", "01ff"),
        ([], "nothing"),
        (["a", 1, False], "a, 1, no"),
        (
            {"address": "127.0.0.1:1", "connection_type": "feeler"},
            "address 127.0.0.1:1, connection_type feeler",
        ),
        ({"new": {}, "tried": {"at": [1, 2]}}, "new (nothing), tried (at (1, 2))"),
        ([("127.0.0.1:1", "feeler", False)], "(127.0.0.1:1, feeler, no)"),
        ("'quoted'", "'quoted'"),
    ],
)
def test_values_are_said_plainly(value, words):
    """Yes and no, lists with commas, fields with their names."""
    assert plainly(value) == words


def test_questions_and_answers_are_said_in_a_line():
    """Nothing means that it is done; a list says how long it is; what is long is cut."""
    assert asked(["127.0.0.1:1", "feeler", False]) == " 127.0.0.1:1 feeler no"
    assert asked({"height": 7, "verbose": True}) == " height=7 verbose=yes"
    assert answered(None) == "done"
    assert answered([{}]) == "1 entry"
    assert answered([{}, {}]) == "2 entries"
    assert len(answered("x" * 999)) == LONGEST
