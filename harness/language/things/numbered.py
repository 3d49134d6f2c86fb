"""Named transactions, as they are announced, requested and sent. Sources: BIP 37, 144, 339."""

from functools import partial

from bitcoin.core import CTransaction

from harness.acts import numbered, transactions
from harness.language import numbered as names
from harness.language.lexicon import Phrase
from harness.language.thing import thing
from harness.p2p import messages, recognise
from harness.p2p.consensus import txid, wtxid
from harness.p2p.messages import InventoryKind
from harness.p2p.recognise import Recogniser
from harness.scene.scene import Scene

__all__ = ["names"]

Named = Phrase[object]
BOUND = transactions.ANNOUNCEMENT_BOUND


def _hashes(transaction: CTransaction) -> set[bytes]:
    return {txid(transaction), wtxid(transaction)}


def _announced(scene: Scene, _peer: str, which: Named) -> Recogniser:
    return recognise.announces(_hashes(which(scene)))


def _announced_by(kind: InventoryKind) -> object:
    def announced(scene: Scene, _peer: str, which: Named) -> Recogniser:
        transaction = which(scene)
        item = numbered.item_of(transaction, kind)
        other = _hashes(transaction)
        return lambda message: (
            isinstance(message, messages.Inv)
            and {each for each in message.items if each.hash in other} == {item}
        )

    return announced


def _requested(scene: Scene, _peer: str, which: Named) -> Recogniser:
    return recognise.requests(_hashes(which(scene)))


def _sent(scene: Scene, _peer: str, which: Named) -> Recogniser:
    return recognise.is_transaction(wtxid(which(scene)))


def _sent_bare(scene: Scene, _peer: str, which: Named) -> Recogniser:
    return recognise.is_transaction(txid(which(scene)))


def _not_found(scene: Scene, _peer: str, which: Named) -> Recogniser:
    hashes = _hashes(which(scene))
    return lambda message: (
        isinstance(message, messages.NotFound)
        and len(message.items) == 1
        and message.items[0].hash in hashes
    )


thing(
    "{transaction}",
    "This one, named by its txid or its wtxid; peers use the hash that was negotiated, and send it "
    "unasked; sent by the node, it comes with its witness.",
    announce=lambda scene, peer, which: numbered.announce(scene, peer, which(scene)),
    request=lambda scene, peer, which: numbered.request(scene, peer, which(scene)),
    send=lambda scene, peer, which: numbered.deliver(scene, peer, which(scene)),
    announced=_announced,
    requested=_requested,
    sent=_sent,
    delay=BOUND,
)
for word, kind in (("txid", InventoryKind.TX), ("wtxid", InventoryKind.WTX)):
    thing(
        f"{{transaction}} by its {word}",
        f"The same, named by its {word} whatever was negotiated, and by no other hash.",
        announce=partial(
            lambda scene, peer, which, kind: numbered.announce(
                scene, peer, which(scene), kind=kind
            ),
            kind=kind,
        ),
        request=partial(
            lambda scene, peer, which, kind: numbered.request(scene, peer, which(scene), kind=kind),
            kind=kind,
        ),
        announced=_announced_by(kind),
        delay=BOUND,
    )
thing(
    "{transaction} by its txid, with its witness,",
    "The same, named by its txid and the flag that asks for the witness too (BIP 144).",
    request=lambda scene, peer, which: numbered.request(
        scene, peer, which(scene), kind=InventoryKind.WITNESS_TX
    ),
)
thing(
    "{transaction} with its witness",
    "The same with all that BIP 144 brought.",
    sent=_sent,
)
thing(
    "{transaction} without its witness",
    "The same as it was before SegWit: with its txid, and no witness (BIP 144).",
    sent=_sent_bare,
)
thing(
    "the transactions",
    "All that the example has named, by their txids or their wtxids.",
    announced=lambda scene, _peer: recognise.announces(
        {each for known in scene.numbered.values() for each in _hashes(known)}
    ),
    delay=BOUND,
)
thing(
    "{int} transactions in one message",
    "An inv message that names exactly so many transactions.",
    announced=lambda _scene, _peer, count: (
        lambda message: (
            isinstance(message, messages.Inv)
            and [item.kind in recognise.TRANSACTION_KINDS for item in message.items]
            == [True] * count
        )
    ),
)
thing(
    "a notfound message about {transaction}",
    "Says that this one, and nothing else, was requested and is not there.",
    sent=_not_found,
)
