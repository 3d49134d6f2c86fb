"""Transactions without names, as they are announced, requested and sent. Sources: BIP 37, 339."""

from functools import partial

from harness.acts import packages, transactions
from harness.language.thing import thing
from harness.p2p import recognise
from harness.p2p.messages import InventoryKind

BOUND = transactions.ANNOUNCEMENT_BOUND


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
    "{int} other transactions",
    "So many that nobody has, announced in one inv by the kind of hash that was agreed on.",
    announce=packages.announce_many,
)
thing(
    "{int} large orphan transactions",
    "So many, one after the other, each of 390000 weight units; nobody has their parents.",
    send=packages.send_large_orphans,
)
thing(
    "{int} small orphan transactions",
    "The same, but each has one input and one output.",
    send=packages.send_small_orphans,
)
thing(
    "an orphan transaction of {int} weight units",
    "One with exactly this weight; nobody has its parent.",
    send=packages.send_orphan_of,
)
thing(
    "{int} orphan transactions with {int} inputs",
    "So many, each of which spends so many outputs that nobody has.",
    send=packages.send_orphans_with_inputs,
)
thing(
    "{int} shared orphan transactions",
    "So many small ones, for each peer the same: the first one sends them, all others announce "
    "them in one inv.",
    send=packages.send_shared_orphans,
)
thing(
    "{int} large shared orphan transactions",
    "The same, but each of 390000 weight units.",
    send=partial(packages.send_shared_orphans, outputs=packages.OUTPUTS_OF_LARGE),
)
thing(
    "a transaction without a fee",
    "A transaction that breaks no rule but pays nothing, so that the node does not accept it.",
    send=transactions.deliver_worthless,
)
