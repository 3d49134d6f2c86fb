"""A synthetic run with all common verdicts, and text that a hostile node might send."""

import hashlib
import json
import struct

MAGIC = bytes.fromhex("fabfb5da")  # regtest, Core chainparams.cpp
HOSTILE = (
    "</script><script>window.broken=1</script>]]> a|b `tick` [x](http://y) \x1b[2J\x07\u202e @all"
    "</script x><!--<script y"
)
USER_AGENT = "/Satoshi:29.4.3/Knots:20260508/"


def frame(kind, payload=b""):
    """Return a v1 frame as it is on the wire."""
    checksum = hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:4]
    return (
        MAGIC
        + kind.encode().ljust(12, b"\0")
        + struct.pack("<I", len(payload))
        + checksum
        + payload
    )


def entry(  # noqa: PLR0917  (in the order of a line of evidence)
    number, direction, kind, words="", peer=None, raw=b"", *, connection=None
):
    """Return one line of evidence."""
    return {
        "number": number,
        "seconds": number / 100,
        "clock": 1767225600,
        "peer": peer,
        "direction": direction,
        "type": kind,
        "words": words or kind,
        "raw": raw.hex(),
        "connection": connection,
    }


def conversation(words="inv (announces transaction ab12)"):
    """Return the record of a scenario in which two peers are met and one is told something."""
    return [
        entry(1, "sentence", "Given", "Given the node has a block-relay-only connection to Bob"),
        entry(2, "node", "started", "the node started"),
        entry(
            3,
            "event",
            "opened",
            "node opened a block-relay-only connection to Bob",
            "Bob",
            connection=1,
        ),
        entry(
            4, "received", "version", "version", "Bob", frame("version", b"v" * 80), connection=1
        ),
        entry(5, "sent", "verack", "verack", "Bob", frame("verack"), connection=1),
        entry(6, "event", "opened", "Alice opened an inbound connection", "Alice", connection=2),
        entry(
            7,
            "sent",
            "version",
            "version (asks)",
            "Alice",
            frame("version", b"w" * 90),
            connection=2,
        ),
        entry(8, "sentence", "When", "When a new transaction reaches the node"),
        entry(9, "rpc", "sendrawtransaction", "asked sendrawtransaction: accepted"),
        entry(10, "received", "inv", words, "Alice", frame("inv", b"i" * 37), connection=2),
        entry(11, "sentence", "But", "But Bob is not told about the transaction"),
        entry(12, "received", "pong", "pong", "Bob", frame("pong", b"p" * 8), connection=1),
        entry(13, "log", "net", "sending pong (8 bytes) peer=1"),
    ]


def steps(*statuses):
    """Return three sentences with these statuses."""
    texts = (
        ("Given", "the node has a block-relay-only connection to Bob", [1, 7]),
        ("When", "a new transaction reaches the node", [8, 10]),
        ("But", "Bob is not told about the transaction", [11, 13]),
    )
    return [
        {"keyword": key, "text": text, "status": status, "seconds": 0.1, "entries": span}
        for (key, text, span), status in zip(texts, statuses, strict=True)
    ]


def scenario(index, name, verdict, **more):
    """Return one line of results."""
    identifier = more.pop("id", "TXR-015")
    connections = more.pop("connections", ["block-relay-only"])
    return {
        "record": "scenario",
        "index": index,
        "ids": [identifier],
        "chapter": "transactions",
        "feature": "What each kind of connection is told",
        "feature_file": "features/transactions/silence.feature",
        "feature_description": ["A node that tells everyone everything", "reveals its peers."],
        "rule": "A node never announces transactions on a block-relay-only connection",
        "rule_description": ["Core keeps no relay state there."],
        "scenario": name,
        "line": 10 * index,
        "tags": [identifier, "core.pr.19315", *(f"connection.{kind}" for kind in connections)],
        "connections": connections,
        "sources": ["bip.37", "core.pr.19315", "source.policy"],
        "verdict": verdict,
        "reason": "",
        "cause": "",
        "seconds": 0.4,
        "steps": steps("passed", "passed", "passed"),
        "cited": [10, 12],
        "control": [10],
        "fence": [12],
        "node": {"cpu_seconds": 0.12, "peak_rss_kib": 90000, "starts": 1},
        "suite": {"cpu_seconds": 0.03, "peak_rss_kib": 60000},
        "evidence": f"evidence/{index:04}-{identifier}.ndjson",
        "kept": None,
        **more,
    }


def scenarios():
    """Return five scenarios, one of each common verdict, out of order as workers write them."""
    limits = {
        "feature": "Limits on connections",
        "feature_file": "features/connections/limits.feature",
        "chapter": "connections",
    }
    return [
        scenario(
            2,
            "The ninth is refused",
            "fail",
            id="CONN-007",
            rule="At most eight outbound-full-relay connections are kept",
            reason=f"expected: nothing\nactual: inv {HOSTILE}\nentries: 10, 12",
            cause="node",
            connections=["feeler"],
            steps=steps("passed", "passed", "failed"),
            kept="/kept/0002",
            **limits,
        ),
        scenario(
            1,
            "Another peer is told at the same moment",
            "pass",
            connections=["block-relay-only", "outbound-full-relay"],
        ),
        scenario(
            3,
            "Nobody else is connected",
            "inconclusive",
            reason="no control: nobody was told",
            cause="ground not reached",
            steps=steps("passed", "error", "untested"),
            cited=[],
        ),
        scenario(
            4,
            "The tenth is refused",
            "suite error",
            id="CONN-008",
            rule="A refused connection frees its place",
            reason="KeyError: 'Carol'",
            cause="suite",
            connections=["feeler"],
            steps=steps("error", "untested", "untested"),
            cited=[99],
            **limits,
        ),
        scenario(
            5,
            "Encrypted",
            "not applicable",
            id="CONN-009",
            rule="An encrypted connection | is listed as one",
            reason="the target has no v2transport",
            cause="missing feature",
            connections=[],
            steps=[],
            cited=[],
            evidence="",
            **limits,
        ),
    ]


def known_deviation():
    """Return a scenario whose failure its Rule declares."""
    return scenario(
        6,
        "The node counts one too many",
        "known deviation",
        id="CONN-015",
        rule="A refused connection is counted once",
        rule_description=["Seen in every version; upstream knows."],
        reason="expected: 1\nactual: 2\nentries: 10",
        cause="node",
        connections=["manual"],
        steps=steps("passed", "passed", "failed"),
    )


def target(**more):
    """Return the target of a run."""
    return {
        "path": "/x/bitcoind",
        "origin": "BITCOIND",
        "version": 290403,
        "version_text": "29.4.3",
        "user_agent": USER_AGENT,
        "sha256": "ab" * 32,
        "implementation": "Bitcoin Knots",
        "capabilities": {"addconnection_arguments": 3, "v2transport": False},
        **more,
    }


def write_run(folder, of=None, *, end=True, evidence=conversation, variations=(), **target_facts):
    """Write a run into a folder and return the folder; `end=False` leaves the end line out."""
    of = scenarios() if of is None else of
    records = [
        {
            "record": "run",
            "schema": 1,
            "started": "2026-11-22T15:50:00Z",
            "suite": "0.1.0",
            "network": "namespace",
            "network_reason": "",
            "deviation": None,
            "target": target(**target_facts),
            "variations": list(variations),
        },
        *of,
    ]
    if end:
        records.append({"record": "end", "seconds": 31.2, "interrupted": False, "counts": {}})
    folder.mkdir(parents=True, exist_ok=True)
    write_lines(folder / "results.ndjson", records)
    for record in of:
        if record["evidence"]:
            write_lines(folder / record["evidence"], evidence())
    return folder


def write_lines(path, records):
    """Write records as NDJSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
