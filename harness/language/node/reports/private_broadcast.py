"""What the node reports of its private broadcasts: whom it told of what, and when."""

from collections.abc import Callable
from typing import Any

from harness import claims
from harness.acts import private_broadcast
from harness.language.lexicon import Phrase
from harness.language.node.reports.kind import report
from harness.record.findings import Finding
from harness.scene.scene import Scene


@report("it broadcasts no transaction privately")
def broadcasts_nothing_privately(scene: Scene) -> Finding:
    """Asked about its private broadcasts, the node names none."""
    return claims.broadcasts_none(*private_broadcast.state(scene))


@report("it told {peers} of {transaction}, which {peer} alone has acknowledged")
def has_been_acknowledged(
    scene: Scene, told: list[str], which: Phrase[Callable[..., Any]], acknowledged: str
) -> Finding:
    """The node broadcasts this one, and names these peers and no others, and who acknowledged."""
    return claims.broadcasts_to(
        *private_broadcast.state(scene),
        which(scene),
        told=[scene.peers[name].home for name in told],
        acknowledged=[scene.peers[acknowledged].home],
    )


@report("it told {int} peers of {transaction}")
def told_so_many(scene: Scene, count: int, which: Phrase[Callable[..., Any]]) -> Finding:
    """The node broadcasts this one, and names so many peers, however many have acknowledged."""
    scene.rest()
    transaction = which(scene)

    def told(answer: Any) -> int:
        return private_broadcast.told(answer["transactions"], transaction)

    answer, entry = scene.ask_until("getprivatebroadcastinfo", lambda got: told(got) == count)
    return claims.told_so_many(told(answer), entry, wanted=count)


@report("it has broadcast {transaction} privately for {duration}")
def has_broadcast_for(scene: Scene, which: Phrase[Callable[..., Any]], ago: int) -> Finding:
    """The node names this one, by txid, wtxid and in full, and as submitted so long ago."""
    since = scene.node.clock - ago
    return claims.broadcasts_since(*private_broadcast.state(scene), which(scene), since=since)


@report("it told {peer} of {transaction} {duration} ago")
def told_peer_ago(scene: Scene, name: str, which: Phrase[Callable[..., Any]], ago: int) -> Finding:
    """The node broadcasts this one, names the peer by its address, and no acknowledgement of it."""
    rows, entry = private_broadcast.state(scene)
    sent, whom = scene.node.clock - ago, scene.peers[name].home
    return claims.told_at(rows, entry, which(scene), whom=whom, sent=sent, received=None)


@report("it told {peer} of {transaction} {duration} ago, who acknowledged it {duration} ago")
def was_acknowledged_ago(
    scene: Scene, name: str, which: Phrase[Callable[..., Any]], ago: int, later: int
) -> Finding:
    """The same, but the peer has acknowledged it (pong), and that so long ago."""
    rows, entry = private_broadcast.state(scene)
    now, whom = scene.node.clock, scene.peers[name].home
    return claims.told_at(
        rows, entry, which(scene), whom=whom, sent=now - ago, received=now - later
    )
