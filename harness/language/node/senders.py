"""From which address of its own the node connects to peers in I2P, as the I2P router tells them.

An entry is a function of the scene and of the peers' names; it returns a finding.
"""

from collections.abc import Callable

from harness import claims
from harness.acts import i2p_router
from harness.language import words
from harness.language.lexicon import Kind, Phrase
from harness.record.findings import Finding
from harness.scene.scene import Scene

__all__ = ["SENDERS", "words"]

SENDERS: Kind[Callable[..., Finding]] = Kind(
    "sender", "from which of its addresses the node connects to somebody"
)
sender = SENDERS.entry


@sender("its own I2P address")
def own_address(scene: Scene, names: list[str]) -> Finding:
    """The one under which others can reach the node in I2P, as long as it keeps its key."""
    called = i2p_router.calls(scene, names)
    return claims.called_from(called, "its own I2P address", are=i2p_router.OWN_NAME)


@sender("a new I2P address each")
def other_address(scene: Scene, names: list[str]) -> Finding:
    """For each of them another one than for the others, and none of them its own."""
    called = i2p_router.calls(scene, names)
    return claims.called_from_others(called, without=i2p_router.OWN_NAME)


@sender("the I2P address of its vain attempt to reach {peer}")
def address_of_failure(scene: Scene, names: list[str], other: str) -> Finding:
    """Its attempt to connect to that peer, who did not accept, came from the same address."""
    called = i2p_router.calls(scene, [other, *names])
    return claims.called_from(called, f"the address from which it has not reached {other}")


SENDERS.close()


def connects_from(scene: Scene, names: list[str], phrase: Phrase[Callable[..., Finding]]) -> None:
    """Claim from where the node has connected to peers, on the latest connection to each."""
    scene.rest()
    scene.accept(phrase.use(scene, names, *phrase.arguments))
