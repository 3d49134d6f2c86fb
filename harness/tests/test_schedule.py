"""The longest first, with or without the durations of earlier runs."""

import pytest

from harness.running.schedule import Durations, longest_first, part_of, rest


def test_the_longest_go_first_and_the_unknown_before_them():
    """Those equally long keep the order of the features."""
    durations = Durations({"a": 1.0, "b": 3.0, "c": 1.0})
    names = {1: "a", 2: "b", 3: "new", 4: "c"}
    assert longest_first(names, durations) == [3, 2, 1, 4]
    assert longest_first(names, Durations()) == [1, 2, 3, 4]


def test_durations_are_remembered(tmp_path):
    """What one run has learnt the next one knows."""
    durations = Durations()
    durations.learn("a", 2.0)
    durations.learn("a", 4.0)
    durations.write(tmp_path / "durations.json")
    again = Durations.read(tmp_path / "durations.json")
    assert again.expected("a") == 3.0
    assert again.expected("never seen") == 3.0


@pytest.mark.parametrize("content", ["", "{", "[]", '{"a": "long"}', '{"a": null}', "\xff"])
def test_an_unreadable_file_is_as_good_as_none(tmp_path, content):
    """A broken help does no harm."""
    file = tmp_path / "durations.json"
    file.write_text(content, encoding="latin-1")
    assert Durations.read(file).seconds == {}
    assert Durations.read(tmp_path / "absent.json").seconds == {}


def test_what_cannot_be_written_is_forgotten(tmp_path):
    """A folder that is gone does not end a run."""
    Durations({"a": 1.0}).write(tmp_path / "gone" / "durations.json")


def test_the_rest_is_bounded_by_the_work_and_by_the_longest_piece():
    """Ten seconds of work on two places take five; one long piece takes its own time."""
    assert rest([4.0, 4.0], [(3.0, 1.0)], jobs=2) == 5.0
    assert rest([1.0], [(9.0, 1.0)], jobs=4) == 8.0
    assert rest([], [], jobs=2) == 0.0


@pytest.mark.parametrize("parts", [1, 2, 3, 7, 40])
def test_parts_are_disjoint_complete_and_balanced(parts):
    """Each scenario runs in exactly one part, and no part waits for another for long."""
    names = {key: f"scenario {key}" for key in range(1, 31)}
    durations = Durations({name: 0.1 * key for key, name in names.items()})
    found = [part_of(names, durations, part, parts) for part in range(1, parts + 1)]
    assert sorted(key for part in found for key in part) == sorted(names)
    loads = [sum(durations.expected(names[key]) for key in part) for part in found]
    assert max(loads) - min(loads) <= max(durations.seconds.values())
    assert found == [part_of(dict(names), durations, part, parts) for part in range(1, parts + 1)]
