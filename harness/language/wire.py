"""How sentences about the wire are judged: from when on they count, and past which delay.

One rule of time for all of them. The event of an example is its block of When lines. A positive
claim speaks of what happened since the event began, a negative one of the whole life of the
connection; "further" narrows it to the time since the event, "never" widens it by the day after.
"""

from enum import Enum

from harness.acts import catching_up
from harness.claims import wire as claims
from harness.errors import HarnessFault
from harness.language.lexicon import Phrase
from harness.language.thing import Thing
from harness.p2p.recognise import Recogniser
from harness.record.findings import Finding
from harness.record.transcript import Window
from harness.scene.scene import Scene
from harness.terms import ConnectionType

DAY = (60, 600, 2100, 3 * 3600, 25 * 3600)  # seconds by which the node's clock goes on, in turn


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
    """Let a peer announce, request or send a thing.

    Raises:
        HarnessFault: the lexicon does not say how.
    """
    use = thing.use
    make = {Verb.ANNOUNCE: use.announce, Verb.REQUEST: use.request, Verb.SEND: use.send}[verb]
    if make is None:
        raise HarnessFault(f"the lexicon does not say how a peer can {verb.name.lower()} {thing}")
    make(scene, peer, *thing.arguments)


def recogniser(scene: Scene, verb: Verb, thing: Phrase[Thing], peer: str) -> Recogniser:
    """Return what recognises that the node does it.

    Raises:
        HarnessFault: the lexicon does not say how.
    """
    use = thing.use
    how = {Verb.ANNOUNCE: use.announced, Verb.REQUEST: use.requested, Verb.SEND: use.sent}[verb]
    if how is None:
        raise HarnessFault(f"the lexicon cannot tell that the node {verb.name.lower()}s {thing}")
    return how(scene, peer, *thing.arguments)


def does(scene: Scene, verb: Verb, thing: Phrase[Thing], peer: str) -> None:
    """Claim that the node did it since the event began."""
    window = since_event(scene, scene.rest())
    meant = recogniser(scene, verb, thing, peer)
    expected = verb.words("", thing, peer)
    scene.accept(claims.seen(window, peer, meant, expected=expected))


def does_times(scene: Scene, verb: Verb, thing: Phrase[Thing], peer: str, times: int) -> None:
    """Claim how often the node did it, from the beginning of the event to the end."""
    window = since_event(scene, past_delay(scene, thing))
    meant = recogniser(scene, verb, thing, peer)
    expected = f"{verb.words('', thing, peer)} {'once' if times == 1 else f'{times} times'}"
    scene.accept(claims.seen_times(window, peer, meant, times, expected=expected))


def does_not(
    scene: Scene, verb: Verb, thing: Phrase[Thing], peer: str, *, further: bool = False
) -> None:
    """Claim that the node did not do it, in the whole life of the connection.

    Args:
        scene: the scene.
        verb: what the node may not do.
        thing: with what.
        peer: to whom.
        further: since the event alone.
    """
    window = past_delay(scene, thing)
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
    control = thing.use.control
    began = scene.first_mark or 0

    def forbidden(message: object) -> bool:
        return meant(message)

    return claims.unseen(
        since_event(scene, window, opened=True) if further else window,
        peer,
        forbidden,
        expected=verb.words("does not ", thing, peer) + (" further" if further else ""),
        control=meant if control is None else control(scene, peer, *thing.arguments),
        control_since=began,
    )


def since_event(scene: Scene, window: Window, *, opened: bool = False) -> Window:
    """Return what happened since the event began; with the openings before it, if wanted."""
    began = scene.first_mark or 0
    return window.where(
        lambda entry: (
            entry.number > began or (opened and entry.type in ("opened", "handshake completed"))
        )
    )


def past_delay(scene: Scene, thing: Phrase[Thing]) -> Window:
    """Return the record when the node has had every chance since the event to do something."""
    left = thing.use.delay - (scene.node.clock - clock_at_event(scene))
    return scene.settle(advance=left) if left > 0 else scene.rest()


def clock_at_event(scene: Scene) -> int:
    """Return what the node's clock showed when the event began, as far as the record tells."""
    began = scene.first_mark or 0
    shown = [
        entry.clock for entry in scene.window() if entry.number > began and entry.clock is not None
    ]
    return shown[0] if shown else scene.node.clock


def outlive(scene: Scene) -> None:
    """Let a day of the node's clock pass, in steps, with a fence behind each.

    Peers answer pings and show the tip of the chain meanwhile, so that none of them is given up.
    Addr-fetch connections end by their nature.
    """
    for seconds in DAY:
        for peer in scene.peers.values():
            if peer.is_connected and peer.link.session.is_complete:
                catching_up.show_tip(scene, peer.name)
        since = scene.now()
        scene.settle(advance=seconds)
        scene.explain(
            entry
            for entry in scene.window(since).events("closed")
            if scene.peers[str(entry.peer)].kind is ConnectionType.ADDR_FETCH
        )
