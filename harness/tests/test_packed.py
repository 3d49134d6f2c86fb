"""A record as one small file: all of it comes back, and what several records say stands once."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.record.evidence import lines_of, records_of
from harness.record.packed import SHORT, pack, path_of, share, shared, unpack, whole
from harness.record.transcript import Entry
from harness.terms import Direction
from harness.tests.report_browser import CHROMIUM, Browser


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_packed_comes_back(tmp_path_factory, text):
    """Whatever characters it holds; head and lines apart."""
    folder = tmp_path_factory.mktemp("run")
    assert unpack(pack(folder, 7, "{}", text)) == ("{}", text)


@pytest.mark.parametrize("damage", [lambda script: script[:-9], lambda script: script[9:]])
def test_a_damaged_file_is_empty(tmp_path, damage):
    """What a crash has cut off is absent, not an error."""
    path = pack(tmp_path, 7, "{}", "a line\n" * 99)
    path.write_bytes(damage(path.read_bytes()))
    assert unpack(path) == ("", "")


def test_what_several_records_hold_stands_once(tmp_path):
    """Fifty records of one long message take little more room than one."""
    long = "".join(f"{number:064x}" for number in range(5_000))
    names = {share(tmp_path, long) for _ in range(50)}
    assert len(names) == 1
    assert len(list((tmp_path / "evidence" / "shared").iterdir())) == 1
    line = {"number": 1, "raw_in": names.pop(), "bytes": len(long) // 2}
    assert whole(tmp_path, line) == {"number": 1, "raw": long}


def test_the_blocks_of_a_chain_stand_once(tmp_path):
    """Two scenarios that mine the same chain share its blocks; each entry gets its own back."""
    blocks = [
        Entry(n, 0.0, None, "Bob", 1, Direction.SENT, "block", "", bytes([n]) * 200)
        for n in range(99)
    ]
    for order in (blocks, blocks[::-1]):
        lines = lines_of(tmp_path, order, records_of(order, ()))
        found = [whole(tmp_path, json.loads(line)) for line in lines.splitlines()]
        assert [each["raw"] for each in found] == [each.raw.hex() for each in order]
        assert len(lines) < 99 * 200
    assert len(list((tmp_path / "evidence" / "shared").iterdir())) == 1


def test_a_name_leads_nowhere_else(tmp_path):
    """What is lost is empty; a name that is none opens no file."""
    (tmp_path / "secret.js").write_text('conformanceShared("x","")\n')
    assert shared(tmp_path, "../../secret") == shared(tmp_path, "0" * 16) == ""


def test_a_run_can_be_read_with_another_dictionary(tmp_path, monkeypatch):
    """The dictionary lies beside the records, so a later suite may have another one."""
    path = pack(tmp_path, 7, "{}", "a line\n")
    for cached in ("_typical", "_packer"):
        monkeypatch.setattr(f"harness.record.packed.{cached}", lambda: pytest.fail("used"))
    assert unpack(path) == ("{}", "a line\n")


@pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")
def test_a_browser_reads_every_byte(tmp_path):
    """All values of a byte get through, the four that a script would take for its own, too."""
    noise = bytes(range(256)) * 8 + b'\\"\n\r\\n\xef\xbb\xbf\xe2\x80\xa8'
    lines = "".join(json.dumps({"n": n, "raw": noise[n:].hex()}) + "\n" for n in range(60))
    pack(tmp_path, 7, "{}", lines)
    page = tmp_path / "page.html"
    page.write_text(
        "<script>var got; function conformanceRecord(n, name, packed)"
        " { got = [...packed].map(c => c.charCodeAt(0) & 255); }</script>"
        f'<script src="{path_of(7)}" charset="x-user-defined"></script>'
    )
    with Browser(page.as_uri()) as opened:
        got = bytes(opened.run("got"))
    assert len(set(got)) > 20
    script = (tmp_path / path_of(7)).read_bytes()
    assert len(got) <= len(script) < len(got) * 1.05 + 60  # what the string of a script costs
    assert len(got) > SHORT
