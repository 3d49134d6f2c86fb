"""The page as a person meets it: opened from disk in Chromium, by keyboard, wide and narrow."""

import pytest

from harness.record.files import replace
from harness.report.book import book
from harness.report.write import write_all
from harness.tests import report_samples as samples
from harness.tests.report_browser import CHROMIUM, Browser

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")

TAB, ENTER = ("Tab", 9), ("Enter", 13, "\r")


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    """Open the sample run, once for all tests, with hostile words in its record."""
    folder = samples.write_run(
        tmp_path_factory.mktemp("page"), evidence=lambda: samples.conversation(samples.HOSTILE)
    )
    path = write_all(folder)["index.html"]
    with Browser(path.as_uri()) as opened:
        yield opened


@pytest.fixture
def fresh(browser):
    """Return the page as it is when it has just been opened."""
    browser.resize(1280, 900)
    browser.run("location.hash = ''")
    browser.reload()
    return browser


def shown(browser):
    """Return the scenarios that the filters leave."""
    found = browser.run(
        "[...document.querySelectorAll('.rule > details')].filter(s => s.checkVisibility())"
        ".map(s => s.id).join(' ')"
    )
    return found.split()


def choose(browser, name, value):
    """Set one filter as a person does."""
    browser.run(
        f"(() => {{ const field = document.querySelector('.filters').elements['{name}'];"
        f" field.value = '{value}';"
        " field.dispatchEvent(new Event('input', {bubbles: true})); })()"
    )


def test_the_page_opens_without_a_complaint(fresh):
    """No error on the console, no request that leaves the disk."""
    assert fresh.run("document.querySelector('h1').textContent") == "Bitcoin Knots 29.4.3"
    assert fresh.complaints() == ([], [])


@pytest.mark.parametrize(
    ("name", "value", "left"),
    [
        ("verdict", "fail", ["s2"]),
        ("verdict", "not applicable", ["s5"]),
        ("connection", "outbound-full-relay", ["s1"]),
        ("chapter", "connections", ["s2", "s4", "s5"]),
        ("text", "REFUSED ninth", ["s2"]),
        ("text", "conn-008", ["s4"]),
        ("text", "nothing of the kind", []),
    ],
)
def test_each_filter_leaves_what_it_names(fresh, name, value, left):
    """Scenarios, Rules and rows of the matrix that do not fit are gone; a reset brings all back."""
    choose(fresh, name, value)
    assert shown(fresh) == left
    said = fresh.run("document.querySelector('.filters output').textContent")
    assert said == f"{len(left)} of 5 scenarios"
    rows = "[...document.querySelectorAll('tr[data-rule]')].filter(row => !row.hidden).length"
    rules = "[...document.querySelectorAll('.rule')].filter(rule => !rule.hidden).length"
    assert fresh.run(rows) == fresh.run(rules) == len(left)
    fresh.run("document.querySelector('.filters').reset()")
    fresh.wait("document.querySelector('.filters output').textContent === '5 scenarios'")
    assert len(shown(fresh)) == 5


def test_filters_and_opened_scenarios_stand_in_the_address(fresh):
    """A link shows another reader the same; the address of one scenario stays short."""
    fresh.run("document.querySelector('#s2').open = true")
    fresh.wait("location.hash === '#s2'")
    choose(fresh, "verdict", "fail")
    fresh.wait("location.hash === '#verdict=fail&open=s2'")
    fresh.run("location.hash = '#connection=feeler&open=s2,s4'")
    fresh.wait("document.querySelector('#s4').open")
    assert shown(fresh) == ["s2", "s4"]
    fresh.reload()
    fresh.wait("document.querySelector('#s4 .seq')")
    assert shown(fresh) == ["s2", "s4"]
    fresh.run("document.querySelector('.filters').reset()")
    fresh.wait("location.hash === '#open=s2,s4'")
    assert fresh.complaints() == ([], [])


def test_a_failed_scenario_is_opened_by_keyboard(fresh):
    """Tab to the list of what did not pass, Enter: the record stands there as a chart."""
    for _ in range(40):
        fresh.press(*TAB)
        if fresh.run("document.activeElement.getAttribute('href')") == "#s2":
            break
    fresh.press(*ENTER)
    fresh.wait("document.querySelector('#s2').open && document.querySelector('#s2 .seq')")
    fresh.run("document.querySelector('#s4 summary').focus()")
    fresh.press(*ENTER)
    fresh.wait("document.querySelector('#s4').open && document.querySelector('#s4 .seq')")


def test_the_chart_marks_what_the_verdict_rests_on(fresh):
    """Cited entries, control and fence are marked; the log is folded away; bytes come on demand."""
    fresh.run("document.querySelector('#s2').open = true")
    fresh.wait("document.querySelector('#s2 .seq')")
    rows = "[...document.querySelectorAll('#s2 .seq tbody tr{}')].map(r => r.cells[0].textContent)"
    assert fresh.run(rows.format(".cited")) == ["10", "12"]
    assert fresh.run(rows.format(".control")) == ["10"]
    assert fresh.run(rows.format(".fence")) == ["12"]
    fresh.run("document.querySelectorAll('#s2 .jump button')[1].click()")
    assert fresh.run("document.activeElement.cells[0].textContent") == "12"
    assert not fresh.run("document.querySelector('#s2 tr.l').checkVisibility()")
    fresh.run("document.querySelector('#s2 .tools input').click()")
    assert fresh.run("document.querySelector('#s2 tr.l').checkVisibility()")
    fresh.run("document.querySelector('#s2 .raw').open = true")
    fresh.wait("document.querySelector('#s2 .raw pre')")
    said = fresh.run("document.querySelector('#s2 .raw pre').textContent")
    assert said.startswith("header: magic, type, length, checksum\n000000  fa bf b5 da 76 65 72")


def test_an_arrow_points_to_whoever_is_told(fresh):
    """The node's messages go right to their peer, a peer's messages left to the node."""
    fresh.run("document.querySelector('#s2').open = true")
    fresh.wait("document.querySelector('#s2 .seq')")
    heads = fresh.run(
        "Object.fromEntries([...document.querySelectorAll('#s2 .seq .head')].map((head) =>"
        " [head.closest('tr').cells[0].textContent, parseInt(head.getAttribute('d').slice(1))]))"
    )
    node, bob, alice = heads["5"], heads["4"], heads["10"]
    assert node < bob < alice
    assert (heads["7"], heads["12"]) == (node, bob)


def test_hostile_words_are_shown_and_do_not_run(fresh):
    """A node that names itself with a script shows its letters and nothing else."""
    fresh.run("document.querySelector('#s2').open = true")
    fresh.wait("document.querySelector('#s2 .seq')")
    assert fresh.run("typeof window.broken") == "undefined"
    assert "<script>window.broken=1</script>" in fresh.run(
        "document.querySelector('#s2 .seq').textContent"
    )
    assert fresh.run("document.querySelectorAll('script:not([type])').length") == 1


def test_the_policy_stops_a_script_that_slipped_through(fresh):
    """Even an element that were made from markup could not run."""
    fresh.run(
        "window.stopped = []; document.addEventListener('securitypolicyviolation',"
        " (event) => window.stopped.push(event.violatedDirective));"
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"broken=1\">');"
        "document.body.append(Object.assign(document.createElement('script'),"
        " {textContent: 'broken = 1'}))"
    )
    for directive in ("script-src-attr", "script-src-elem", "img-src"):
        fresh.wait(f"window.stopped.includes('{directive}')")
    assert fresh.run("typeof window.broken") == "undefined"
    fresh.events.clear()


@pytest.mark.parametrize("width", [1280, 400])
def test_nothing_is_wider_than_the_window(fresh, width):
    """Tables scroll inside their frames; the page itself does not."""
    fresh.resize(width, 900)
    fresh.run("document.querySelectorAll('.rule > details').forEach(s => { s.open = true; })")
    fresh.wait("document.querySelectorAll('.seq').length === 4")
    assert fresh.run("document.documentElement.scrollWidth <= innerWidth")


def test_the_book_opens_and_prints(tmp_path):
    """The book opens from disk without a complaint, fits a telephone, and prints."""
    features = tmp_path / "features" / "connections"
    replace(features / "a.feature", b"Feature: F\n  Rule: R\n    Example: E\n      When x opens\n")
    path = replace(tmp_path / "book.html", book(features.parent).encode())
    with Browser(path.as_uri(), width=400) as opened:
        assert opened.complaints() == ([], [])
        assert opened.run("document.documentElement.scrollWidth <= innerWidth")
        opened.print(tmp_path / "book.pdf")
    printed = (tmp_path / "book.pdf").read_bytes()
    assert printed.startswith(b"%PDF")
    assert b"/Outlines" in printed  # bookmarks


@pytest.fixture
def crowd(tmp_path):
    """Open a scenario with thirty peers of one group, one of their own, and a list of all."""
    names = [f"ordinary inbound peers, number {number}" for number in range(1, 31)]
    record = [
        samples.entry(place, "received", "ping", peer=name, connection=place)
        for place, name in enumerate([*names, "Erin"], start=1)
    ]
    answer = [
        {"id": place, "addr": f"127.0.0.1:{place}", "connection_type": "inbound", "relaytxes": True}
        for place in range(31)
    ]
    record.append({**samples.entry(40, "rpc", "getpeerinfo", "31 entries"), "answer": answer})
    one = samples.scenario(
        1,
        "Many",
        "pass",
        cited=[40],
        addresses={f"127.0.0.1:{place}": name for place, name in enumerate([*names, "Erin"])},
        fields=["relaytxes"],
        steps=[
            {
                "keyword": "Then",
                "text": "the node lists Erin with transaction relay",
                "status": "passed",
                "seconds": 0.1,
                "entries": [32, 40],
            }
        ],
    )
    folder = samples.write_run(tmp_path, [one], evidence=lambda: record)
    with Browser(write_all(folder)["index.html"].as_uri() + "#s1") as opened:
        opened.wait("document.querySelector('#s1 .seq')")
        yield opened


def test_thirty_peers_of_a_group_share_a_lane(crowd):
    """The chart stays legible: three lanes, a legend, and the number of the peer in each line."""
    labels = crowd.run(
        "[...document.querySelectorAll('.seq th.lanes text')].map(t => t.textContent).join('|')"
    )
    assert labels == "node|A \u00d730|Erin"
    assert "A \u00d730: ordinary inbound peers" in crowd.run(
        "document.querySelector('.tools').textContent"
    )
    lines = "[...document.querySelectorAll('.seq td.what')].map(d => d.textContent).join('|')"
    assert "to ordinary inbound peers, number 7: 7: ping" in crowd.run(lines)
    heads = crowd.run(
        "new Set([...document.querySelectorAll('.head')].map(h =>"
        " parseInt(h.getAttribute('d').slice(1)))).size"
    )
    assert heads == 2


def test_the_peer_list_is_a_table_with_the_rows_of_the_sentence_marked(crowd):
    """What a verdict rests on stands there: our names, the cited columns, the peer in question."""
    heads = "[...document.querySelectorAll('.answer th')].map(h => h.textContent).join(', ')"
    assert crowd.run(heads) == "peer, connection type, relaytxes, addr"
    assert crowd.run("document.querySelectorAll('.answer tr').length") == 32
    marked = "[...document.querySelectorAll('.answer tr.marked')].map(r => r.textContent).join('|')"
    assert crowd.run(marked) == "Erininboundyes127.0.0.1:30"
    crowd.run("document.querySelector('.answer button').click()")
    assert crowd.run(heads).endswith("addr, id")
