"""How sentences are judged that say when, and in which order, the node announces things."""

from harness import claims
from harness.language.lexicon import Phrase
from harness.language.thing import Thing
from harness.language.wire import Verb, recogniser, since_event
from harness.p2p.consensus import txid, wtxid
from harness.scene.scene import Scene


def together(scene: Scene, thing: Phrase[Thing], peers: list[str]) -> None:
    """Claim that the node announced it to these peers in the same seconds."""
    _moments(scene, thing, peers, same=True)


def apart(scene: Scene, thing: Phrase[Thing], peers: list[str]) -> None:
    """Claim that the node did not announce it to any two of these peers in the same seconds."""
    _moments(scene, thing, peers, same=False)


def _moments(scene: Scene, thing: Phrase[Thing], peers: list[str], *, same: bool) -> None:
    window = since_event(scene, scene.rest())
    meant = {peer: recogniser(scene, Verb.ANNOUNCE, thing, peer) for peer in peers}
    how = "the same moments" if same else "different moments"
    expected = f"the node announces {thing} to {', '.join(peers)} at {how}"
    scene.accept(claims.seen_at_moments(window, meant, same=same, expected=expected))


def in_messages(
    scene: Scene, thing: Phrase[Thing], peers: list[str], bounds: tuple[int, int]
) -> None:
    """Claim in how many messages the node announced it to these peers, to all together."""
    window = since_event(scene, scene.rest())
    meant = {peer: recogniser(scene, Verb.ANNOUNCE, thing, peer) for peer in peers}
    least, most = bounds
    expected = f"the node announces {thing} to {', '.join(peers)} in {least} to {most} messages"
    scene.accept(claims.seen_in_messages(window, meant, bounds, expected=expected))


def in_order(scene: Scene, peer: str, names: list[str]) -> None:
    """Claim that the node announced these transactions in this order, each once."""
    window = since_event(scene, scene.rest())
    made = [scene.numbered[name] for name in names]
    hashes = [{txid(each), wtxid(each)} for each in made]
    expected = f"the node announces to {peer} in this order: {', '.join(names)}"
    scene.accept(claims.announced_in_order(window, peer, hashes, expected=expected))
