"""How sentences about the wire are judged: from when on they count, and past which delay.

One rule of time for all of them. The event of an example is its block of When lines. A positive
claim speaks of what happened since the event began, a negative one of the whole life of the
connection; "further" narrows it to the time since the event, "never" widens it by the day after.
"""

import contextlib
from collections.abc import Callable
from enum import Enum
from typing import Any

from harness.acts import chain_tip
from harness.claims import wire as claims
from harness.claims.core import latest_connection
from harness.errors import HarnessFault
from harness.language.lexicon import Phrase
from harness.language.thing import Thing
from harness.p2p.recognise import Recogniser
from harness.record.findings import Finding
from harness.record.transcript import Entry, Window
from harness.scene.scene import Scene
from harness.terms import ConnectionType, Direction

DAY = (60, 600, 2100, 3 * 3600, 25 * 3600)  # seconds by which the node's clock goes on, in turn
LIVES = {  # how many seconds a connection lasts at most by its nature (net_processing.cpp)
    ConnectionType.ADDR_FETCH: 300,  # ten times AVG_ADDRESS_BROADCAST_INTERVAL
    ConnectionType.PRIVATE_BROADCAST: 180,  # PRIVATE_BROADCAST_MAX_CONNECTION_LIFETIME
}


class Verb(Enum):
    """What the node or a peer does with a thing, and how the claim is put."""

    ANNOUNCE = "announce {thing} to {peer}"
    REQUEST = "request {thing} from {peer}"
    SEND = "send {peer} {thing}"

    def words(self, how: str, thing: Phrase[Thing], peer: str) -> str:
        """Return the claim in words; `how` stands in front of the verb."""
        verb, rest = self.value.split(" ", 1)
        third = {"": "es" if verb.endswith("h") else "s"}.get(how, "")
        return f"the node {how}{verb}{third} {rest}".format(thing=thing, peer=peer)


def let_peer(scene: Scene, verb: Verb, thing: Phrase[Thing], peer: str) -> None:
    """Let a peer announce, request or send a thing when the node has read what was sent before.

    Before the event, until the node is done.

    Raises:
        HarnessFault: the lexicon does not say how.
    """
    make = _use(verb, thing, peers=True)
    scene.let_read()
    make(scene, peer, *thing.arguments)
    if scene.first_mark is None:
        scene.settle()


def let_peers(scene: Scene, verb: Verb, thing: Phrase[Thing], peers: list[str]) -> None:
    """Let each of several peers announce, request or send a thing."""
    for peer in peers:
        let_peer(scene, verb, thing, peer)


def recogniser(scene: Scene, verb: Verb, thing: Phrase[Thing], peer: str) -> Recogniser:
    """Return what recognises that the node does it.

    Raises:
        HarnessFault: the lexicon does not say how.
    """
    how = _use(verb, thing, peers=False)
    return how(scene, peer, *thing.arguments)  # type: ignore[no-any-return]


def _use(verb: Verb, thing: Phrase[Thing], *, peers: bool) -> Callable[..., Any]:
    """Return how a peer does it, or how it is recognised that the node does.

    Raises:
        HarnessFault: the lexicon does not say how.
    """
    use = thing.use
    uses = {
        Verb.ANNOUNCE: (use.announce, use.announced),
        Verb.REQUEST: (use.request, use.requested),
        Verb.SEND: (use.send, use.sent),
    }
    how = uses[verb][0 if peers else 1]
    if how is None:
        who = "a peer" if peers else "the node"
        raise HarnessFault(f"the lexicon does not say how {who} can {verb.name.lower()} {thing}")
    return how


def does(scene: Scene, verb: Verb, thing: Phrase[Thing], peer: str) -> None:
    """Claim that the node did it since the event began."""
    window = since_event(scene, scene.rest())
    meant = recogniser(scene, verb, thing, peer)
    if _is_without_fence(scene, peer):
        window = _await(scene, peer, meant)
    expected = verb.words("", thing, peer)
    scene.accept(claims.seen(window, peer, meant, expected=expected))


def _is_without_fence(scene: Scene, name: str) -> bool:
    """Whether nothing tells that the node has had its turn: the peer cannot answer a ping yet."""
    peer = scene.peers[name]
    if scene.stage.retelling is not None or not peer.has_link or not peer.link.is_open:
        return False
    return peer.link.is_silent or not peer.link.session.is_complete


def _await(scene: Scene, name: str, meant: Recogniser) -> Window:
    """Wait until the node has said it to a peer, or has closed the connection; in vain at last."""
    is_said, since = claims.holding(meant), scene.first_mark or 0

    def is_over(entry: Entry) -> bool:
        return entry.type == "closed" or (entry.direction is Direction.RECEIVED and is_said(entry))

    with contextlib.suppress(TimeoutError):
        scene.peers[name].wait(is_over, since=since)
    return since_event(scene, scene.rest())


def does_after(scene: Scene, verb: Verb, thing: Phrase[Thing], peer: str, seconds: int) -> None:
    """Claim how long after the beginning of the event the node did it, to the second.

    The clock moves to the second before, and then by that second.
    """
    moment = clock_at(scene, scene.first_mark) + seconds
    for until in (moment - 1, moment):
        if until > scene.node.clock:
            pass_time(scene, until - scene.node.clock)
    window = since_event(scene, scene.rest())
    meant = recogniser(scene, verb, thing, peer)
    expected = f"{verb.words('', thing, peer)} after {seconds} seconds"
    scene.accept(claims.seen_at(window, peer, meant, moment, expected=expected))


def does_times(scene: Scene, verb: Verb, thing: Phrase[Thing], peer: str, times: int) -> None:
    """Claim how often the node did it, from the beginning of the event to the end."""
    window = since_event(scene, past_delay(scene, thing, peer))
    meant = recogniser(scene, verb, thing, peer)
    if times and _is_without_fence(scene, peer):
        _await(scene, peer, meant)
        window = since_event(scene, past_delay(scene, thing, peer))
    expected = f"{verb.words('', thing, peer)} {'once' if times == 1 else f'{times} times'}"
    scene.accept(claims.seen_times(window, peer, meant, times, expected=expected))


def does_before(
    scene: Scene, verb: Verb, first: Phrase[Thing], second: Phrase[Thing], peer: str
) -> None:
    """Claim that the node did the one before the other, both since the event began."""
    window = since_event(scene, scene.rest())
    expected = f"{verb.words('', first, peer)} before {second}"
    meant = [recogniser(scene, verb, thing, peer) for thing in (first, second)]
    scene.accept(claims.seen_before(window, peer, meant[0], meant[1], expected=expected))


def does_to_some(
    scene: Scene, verb: Verb, thing: Phrase[Thing], peers: list[str], amount: range
) -> None:
    """Claim to how many of these peers the node did it since the event began."""
    window = since_event(scene, past_delay(scene, thing, *peers))
    meant = {peer: recogniser(scene, verb, thing, peer) for peer in peers}
    some = " or ".join(map(str, amount)) if amount.stop <= len(peers) else f"{amount[0]} or more"
    expected = verb.words("", thing, f"{some} of {', '.join(peers)}")
    scene.accept(claims.seen_by_some(window, meant, amount, expected=expected))


def does_not(
    scene: Scene,
    verb: Verb,
    thing: Phrase[Thing],
    peer: str,
    *,
    further: bool = False,
    yet: bool = False,
) -> None:
    """Claim that the node did not do it, in the whole life of the connection.

    Args:
        scene: the scene.
        verb: what the node may not do.
        thing: with what.
        peer: to whom.
        further: since the event alone.
        yet: not so far; the clock does not go on.
    """
    at_rest = yet or is_over(scene, peer)
    window = scene.rest() if at_rest else past_delay(scene, thing, peer)
    scene.accept(_absence(scene, verb, thing, peer, window, further=further))


def never_does(scene: Scene, verb: Verb, thing: Phrase[Thing], peer: str) -> None:
    """Claim that the node did not do it, in the whole life of the connection and a day later."""
    does_not(scene, verb, thing, peer)
    outlive(scene)
    scene.accept(_absence(scene, verb, thing, peer, scene.rest(), further=False))


def _absence(
    scene: Scene, verb: Verb, thing: Phrase[Thing], peer: str, window: Window, *, further: bool
) -> Finding:
    meant = recogniser(scene, verb, thing, peer)
    control, sample = thing.use.control, thing.use.sample
    if verb is Verb.REQUEST and thing.use.request_control is not None:
        control = thing.use.request_control
    began = scene.first_mark or 0
    return claims.unseen(
        since_event(scene, window, opened=True) if further else window,
        peer,
        meant,
        expected=verb.words("does not ", thing, peer) + (" further" if further else ""),
        control=meant if control is None else control(scene, peer, *thing.arguments),
        control_since=began,
        over=is_over(scene, peer),
        is_further=further,
        sample=None if sample is None else sample(scene, peer, *thing.arguments),
    )


def since_event(scene: Scene, window: Window, *, opened: bool = False) -> Window:
    """Return what happened since the event began; with the openings before it, if wanted."""
    began = scene.first_mark or 0
    return window.where(
        lambda entry: (
            entry.number > began or (opened and entry.type in ("opened", "handshake completed"))
        )
    )


def is_over(scene: Scene, peer: str) -> bool:
    """Tell whether a peer's connection is over, and that was claimed or is in its nature."""
    ends = latest_connection(scene.window(), peer).events("closed").numbers()
    return bool(ends) and scene.explained_entries().issuperset(ends)


def past_delay(scene: Scene, thing: Phrase[Thing], *peers: str) -> Window:
    """Return the record when the node has had every chance since the last act to do something.

    A connection that lasts for some minutes by its nature is looked at before it ends.
    """
    left = thing.use.delay - (scene.node.clock - clock_at(scene, scene.last_mark))
    for peer in peers:
        kind = scene.peers[peer].kind
        if kind in LIVES and scene.peers[peer].has_link:
            left = min(left, LIVES[kind] - age(scene, peer))
    return pass_time(scene, left) if left > 0 else scene.rest()


def pass_time(scene: Scene, seconds: int) -> Window:
    """Let the node's clock go on; connections that end by their nature meanwhile may do so."""
    since = scene.now()
    window = scene.settle(advance=seconds)
    for entry in window.where(lambda entry: entry.number > since).events("closed"):
        peer = str(entry.peer)
        kind = scene.peers[peer].kind
        if kind in LIVES and age(scene, peer) > LIVES[kind]:
            scene.explain([entry])
    return window


def age(scene: Scene, peer: str) -> int:
    """Return how long ago, by the node's clock, a peer's latest connection was opened."""
    opened = scene.window().of(peer).events("opened").entries[-1]
    return scene.node.clock - (opened.clock or scene.node.clock)


def clock_at(scene: Scene, mark: int | None) -> int:
    """Return what the node's clock showed at a mark of the record, as far as that tells."""
    shown = [entry.clock for entry in scene.window(mark or 0) if entry.clock is not None]
    return shown[0] if shown else scene.node.clock


def outlive(scene: Scene) -> None:
    """Let a day of the node's clock pass, in steps, with a fence behind each.

    Peers answer pings and show the tip of the chain meanwhile, so that none of them is given up.
    """
    for seconds in DAY:
        for peer in scene.peers.values():
            if peer.is_connected and peer.link.session.is_complete:
                chain_tip.show_tip(scene, peer.name)
        pass_time(scene, seconds)
