"""Transactions, as they are announced, requested and sent. Sources: BIP 37, 144, 339."""

from functools import partial

from harness.acts import transactions
from harness.language.thing import thing
from harness.p2p import recognise
from harness.p2p.consensus import txid, wtxid
from harness.p2p.messages import Inv, InventoryItem, InventoryKind
from harness.p2p.recognise import Recogniser
from harness.scene.scene import Scene

BOUND = transactions.ANNOUNCEMENT_BOUND


def _hashes(scene: Scene, peer: str) -> set[bytes]:
    """Return by which hashes the transaction of the scene goes, the peer's own word included."""
    known = scene.transaction
    named = scene.named.get(peer)
    hashes = set() if known is None else {txid(known), wtxid(known)}
    return hashes if named is None else hashes | {named}


def _announced(scene: Scene, peer: str) -> Recogniser:
    return recognise.announces(_hashes(scene, peer))


def _announced_by(kind: InventoryKind) -> "object":
    def announced(scene: Scene, _peer: str) -> Recogniser:
        assert scene.transaction is not None  # noqa: S101  (for the type checker)
        own = wtxid if kind is InventoryKind.WTX else txid
        item = InventoryItem(kind, own(scene.transaction))
        other = {txid(scene.transaction), wtxid(scene.transaction)}
        return lambda message: (
            isinstance(message, Inv)
            and {each for each in message.items if each.hash in other} == {item}
        )

    return announced


def _requested(scene: Scene, peer: str) -> Recogniser:
    announced = scene.named.get(peer)
    return recognise.requests(_hashes(scene, peer) if announced is None else {announced})


def _sent(scene: Scene, _peer: str) -> Recogniser:
    assert scene.transaction is not None  # noqa: S101  (for the type checker)
    return recognise.is_transaction(wtxid(scene.transaction))


thing(
    "the transaction",
    "The transaction that the example is about, named by its txid or its wtxid; sent, it comes "
    "with its witness.",
    request=transactions.ask_for_it,
    announced=_announced,
    requested=_requested,
    sent=_sent,
    delay=BOUND,
)
thing(
    "the transaction by its wtxid",
    "The same, named by the hash that covers its witness, and by no other (BIP 339).",
    announced=_announced_by(InventoryKind.WTX),
    delay=BOUND,
)
thing(
    "the transaction by its txid",
    "The same, named by the hash that leaves its witness out, and by no other.",
    announced=_announced_by(InventoryKind.TX),
    delay=BOUND,
)
thing(
    "any transaction",
    "Whatever transaction, by whatever hash; one that is sent unasked counts as announced.",
    announced=lambda _scene, _peer: recognise.announces_any_transaction,
    requested=lambda _scene, _peer: recognise.requests_any_transaction,
    sent=lambda _scene, _peer: recognise.is_of_type("tx"),
    delay=BOUND,
)
thing(
    "a new transaction",
    "A valid transaction that the node does not have. A peer announces it by the kind of hash that "
    "it has agreed on with the node, or sends it unasked; then everybody's announcement is due.",
    announce=transactions.announce_unknown,
    send=transactions.deliver,
)
for word, hash_kind in (("txid", InventoryKind.TX), ("wtxid", InventoryKind.WTX)):
    thing(
        f"a new transaction by its {word}",
        f"The same, announced by its {word} whatever has been agreed on.",
        announce=partial(transactions.announce_unknown, kind=hash_kind),
    )
thing(
    "an unknown transaction",
    "A transaction that the node does not have; requested by the kind of hash that was agreed on.",
    request=transactions.ask_for_unknown,
)
thing(
    "a transaction without a fee",
    "A transaction that breaks no rule but pays nothing, so that the node does not accept it.",
    send=transactions.deliver_worthless,
)
