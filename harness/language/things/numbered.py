"""Named transactions, as they are announced, requested and sent. Sources: BIP 37, 144, 339."""

from functools import partial

from bitcoin.core import CTransaction

from harness.acts import blocks, chain_tip, numbered, packages, transactions, upload
from harness.language import family
from harness.language import numbered as names
from harness.language.lexicon import Phrase
from harness.language.thing import thing
from harness.p2p import messages, recognise
from harness.p2p.consensus import txid, wtxid
from harness.p2p.messages import InventoryItem, InventoryKind
from harness.p2p.recognise import Recogniser
from harness.scene.drafts import malleated
from harness.scene.scene import Scene

__all__ = ["family", "names"]

Named = Phrase[object]
BOUND = transactions.ANNOUNCEMENT_BOUND


def _hashes(transaction: CTransaction) -> set[bytes]:
    return {txid(transaction), wtxid(transaction)}


def _known_hashes(scene: Scene, peer: str, which: Named) -> set[bytes]:
    """Return by which hashes a transaction goes; of the one, the peer's own word included."""
    if str(which) != packages.THE_ONE:
        return _hashes(which(scene))
    hashes = set() if scene.transaction is None else _hashes(scene.transaction)
    named = scene.named.get(peer)
    return hashes if named is None else hashes | {named}


def _announced(scene: Scene, peer: str, which: Named) -> Recogniser:
    return recognise.announces(_known_hashes(scene, peer, which))


def _announced_by(kind: InventoryKind) -> object:
    def announced(scene: Scene, _peer: str, which: Named) -> Recogniser:
        return _names_only(messages.Inv, which(scene), kind)

    return announced


def _names_only(
    message_type: type[messages.Inv | messages.GetData],
    transaction: CTransaction,
    kind: InventoryKind,
) -> Recogniser:
    item = numbered.item_of(transaction, kind)
    other = _hashes(transaction)

    def recognises(message: object) -> int:
        if not isinstance(message, message_type):
            return 0
        named = [each for each in message.items if each.hash in other]
        return len(named) if set(named) == {item} else 0

    return recognises


def _announced_in_order(scene: Scene, _peer: str, which: list[Named]) -> Recogniser:
    wanted = [_hashes(each(scene)) for each in which]

    def recognises(message: object) -> bool:
        if not isinstance(message, messages.Inv):
            return False
        known = [item.hash for item in message.items]
        places = [
            next((known.index(each) for each in hashes if each in known), -1) for hashes in wanted
        ]
        return -1 not in places and places == sorted(places)

    return recognises


def _requested(scene: Scene, peer: str, which: Named) -> Recogniser:
    said = scene.named.get(peer) if str(which) == packages.THE_ONE else None
    return recognise.requests({said} if said else _known_hashes(scene, peer, which))


def _requested_by(kind: InventoryKind) -> object:
    def requested(scene: Scene, _peer: str, which: Named) -> Recogniser:
        return _names_only(messages.GetData, which(scene), kind)

    return requested


def _any_requested(_scene: Scene, _peer: str, _which: Named) -> Recogniser:
    return recognise.requests_any_transaction


def _request_of(item: InventoryItem) -> messages.GetData:
    return messages.GetData((item,))


def _send_series(scene: Scene, peer: str, which: list[Named]) -> None:
    for each in which:
        numbered.deliver(scene, peer, each(scene))


def _sent(scene: Scene, _peer: str, which: Named) -> Recogniser:
    return recognise.is_transaction(wtxid(which(scene)))


def _sent_bare(scene: Scene, _peer: str, which: Named) -> Recogniser:
    return recognise.is_transaction(txid(which(scene)))


def _not_found(scene: Scene, _peer: str, *named: Named) -> Recogniser:
    """Recognise a notfound of these transactions, each by a hash of the kind that is named."""
    known = [which(scene) for which in named]

    def names_one(item: InventoryItem, known_one: CTransaction) -> bool:
        hash_of = wtxid if item.kind == InventoryKind.WTX else txid
        return item.hash == hash_of(known_one)

    return lambda message: (
        isinstance(message, messages.NotFound)
        and len(message.items) == len(known)
        and all(map(names_one, message.items, known))
    )


thing(
    "{transaction}",
    "This one, named by its txid or its wtxid; peers use the hash that was negotiated, and send it "
    "unasked; sent by the node, it comes with its witness. That the node does not request it means "
    "something only if it requests another one.",
    announce=lambda scene, peer, which: packages.announce(scene, peer, which(scene)),
    request=lambda scene, peer, which: numbered.request(scene, peer, which(scene)),
    send=lambda scene, peer, which: numbered.deliver(scene, peer, which(scene)),
    announced=_announced,
    requested=_requested,
    request_control=_any_requested,
    sample=lambda scene, peer, which: _request_of(packages.item(scene, peer, which(scene))),
    sent=_sent,
    delay=BOUND,
)
thing(
    "{transactions}",
    "All of them in one message, in this order; announced in one inv.",
    announce=lambda scene, peer, which: packages.announce(
        scene, peer, *(each(scene) for each in which)
    ),
    request=lambda scene, peer, which: numbered.request(
        scene, peer, *(each(scene) for each in which)
    ),
    announced=_announced_in_order,
    delay=BOUND,
)
thing(
    "{series}",
    "One after the other, each when the node has dealt with the one before.",
    send=_send_series,
)
for word, kind in (("txid", InventoryKind.TX), ("wtxid", InventoryKind.WTX)):
    thing(
        f"{{transactions}} by their {word}s",
        f"All of them in one inv, named by their {word}s whatever was negotiated.",
        announce=partial(
            lambda scene, peer, which, kind: packages.announce(
                scene, peer, *(each(scene) for each in which), kind=kind
            ),
            kind=kind,
        ),
    )
    thing(
        f"{{transaction}} by its {word} and {{transaction}}",
        f"Both in one inv: the first named by its {word} whatever was negotiated, the second by "
        "the kind of hash that was.",
        announce=partial(
            lambda scene, peer, first, which, kind: packages.announce(
                scene, peer, which(scene), behind=packages.item(scene, peer, first(scene), kind)
            ),
            kind=kind,
        ),
    )
    thing(
        f"{{transaction}} by its {word}",
        f"The same, named by its {word} whatever was negotiated, and by no other hash; the node "
        "requests it with its witness.",
        announce=partial(
            lambda scene, peer, which, kind: packages.announce(
                scene, peer, which(scene), kind=kind
            ),
            kind=kind,
        ),
        request=partial(
            lambda scene, peer, which, kind: numbered.request(scene, peer, which(scene), kind=kind),
            kind=kind,
        ),
        announced=_announced_by(kind),
        requested=_requested_by(
            InventoryKind.WITNESS_TX if kind is InventoryKind.TX else InventoryKind.WTX
        ),
        delay=BOUND,
    )
thing(
    "an entry of an unknown inventory type and {transaction}",
    "Both in one inv; the inventory type of the first, 0, stands for nothing.",
    announce=lambda scene, peer, which: packages.announce(
        scene, peer, which(scene), behind=InventoryItem(0, wtxid(which(scene)))
    ),
)
thing(
    "{transaction} by its txid, with its witness,",
    "The same, named by its txid and the flag that asks for the witness too (BIP 144).",
    request=lambda scene, peer, which: numbered.request(
        scene, peer, which(scene), kind=InventoryKind.WITNESS_TX
    ),
)
thing(
    "a block {duration} old with {transaction}",
    "A valid block on top of the node's chain that was found so long ago, and holds this "
    "transaction. The peer announces it by its header and sends it.",
    send=lambda scene, peer, ago, which: blocks.bring_dated(scene, peer, ago, which(scene)),
)
thing(
    "{transaction} and the chain tip in one message",
    "Two entries in this order: the transaction by the hash that was negotiated, and the latest "
    "block of the node's chain in full.",
    request=lambda scene, peer, which: upload.ask_for(
        scene,
        peer,
        chain_tip.tip_hash(scene),
        behind=packages.item(scene, peer, which(scene)),
    ),
)
thing(
    "{transaction} by its txid, without its witness",
    "The same, requested as by nodes that do not know, or do not expect, a witness.",
    requested=_requested_by(InventoryKind.TX),
    delay=BOUND,
)
thing(
    "{transaction} with a malleated witness",
    "The same but for its witness, which holds an item too many and too long, so that the node "
    "rejects it: the txid is that of the valid one, the wtxid another.",
    announce=lambda scene, peer, which: packages.announce(scene, peer, malleated(which(scene))),
    send=lambda scene, peer, which: numbered.deliver(scene, peer, malleated(which(scene))),
    requested=lambda scene, _peer, which: recognise.requests({wtxid(malleated(which(scene)))}),
    request_control=_any_requested,
    sample=lambda scene, _peer, which: _request_of(
        numbered.item_of(malleated(which(scene)), InventoryKind.WTX)
    ),
    delay=BOUND,
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
    "{transaction} with a stripped witness",
    "The same without its witness, which it needs, so that the node rejects it: the txid is that "
    "of the valid one.",
    send=lambda scene, peer, which: numbered.deliver(
        scene, peer, numbered.without_witness(which(scene))
    ),
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
    "Says that this one, and nothing else, was requested and is not there; peers name it by the "
    "hash that was negotiated.",
    send=lambda scene, peer, which: packages.decline(scene, peer, which(scene)),
    sent=_not_found,
)
thing(
    "a notfound message about {transactions}",
    "The same of all of them, in one message and in this order.",
    send=lambda scene, peer, which: packages.decline(scene, peer, *(each(scene) for each in which)),
    sent=lambda scene, peer, which: _not_found(scene, peer, *which),
)
thing(
    "a notfound message about {transaction} by its txid",
    "The same, named by its txid, as nodes request missing parents.",
    send=lambda scene, peer, which: packages.decline(
        scene, peer, which(scene), kind=InventoryKind.TX
    ),
)
thing(
    "a notfound message about {transaction} and {int} others",
    "The same, and behind it in the same message so many that nobody has.",
    send=lambda scene, peer, which, others: packages.decline(
        scene, peer, which(scene), others=others
    ),
)
