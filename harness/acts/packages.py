"""Named transactions: how peers announce, send and withhold them; what it takes to relay some."""

from collections.abc import Iterator

from bitcoin.core import COutPoint, CTransaction, CTxIn, CTxInWitness, CTxOut, CTxWitness
from bitcoin.core.script import CScriptWitness

from harness.acts import startup
from harness.acts.numbered import without_witness
from harness.acts.transactions import invent_hash, kind_of_hash
from harness.p2p import messages
from harness.p2p.consensus import txid, wtxid
from harness.p2p.messages import InventoryItem, InventoryKind
from harness.scene import chain, drafts
from harness.scene.scene import Scene

COUNTER = 4  # bytes of a made-up hash that tell it from the others
OUTPUTS_OF_LARGE = 2265  # of 43 bytes each, which weigh four times as much (BIP 141)
WEIGHT_OF_OUTPUT = 4 * 43
WEIGHT_BESIDE_OUTPUTS = 230  # a little more than that of all else in such a transaction
SIZE = 96  # virtual bytes of a transaction with one input and one output of ours
SATOSHI = 100_000_000  # in a bitcoin
KNOTS = "Bitcoin Knots"
THE_ONE = "the transaction"  # that sentences speak of without another name


def named(scene: Scene, *, name: str) -> CTransaction:
    """Return the transaction of a name, and keep the one that sentences are about in mind."""
    if name == THE_ONE and scene.transaction is not None:
        return scene.transaction
    made = scene.drafts.make(name)
    if name == THE_ONE:
        scene.transaction = made
    return made


def fee_for_one(scene: Scene) -> int:
    """Return one and a half times the least fee for one of our transactions, in satoshi."""
    rate = scene.node.peek("getmempoolinfo")["minrelaytxfee"]  # bitcoins per 1000 virtual bytes
    return int(float(rate) * SATOSHI * SIZE / 1000 * 1.5)


def enforce_truc(scene: Scene) -> None:
    """Let the node treat transactions of version 3 by the rules of BIP 431, if it does not anyway.

    Bitcoin Knots takes them for ordinary ones unless its operator asks for those rules.
    """
    if scene.target.implementation == KNOTS and "mempooltruc" not in scene.options:
        startup.tell(scene, "mempooltruc", "enforce")


def item(
    scene: Scene, peer: str, transaction: CTransaction, kind: InventoryKind | None = None
) -> InventoryItem:
    """Return how a peer names a transaction: by the kind of hash agreed on, if no other is said."""
    kind = kind or kind_of_hash(scene, peer)
    own = wtxid if kind is InventoryKind.WTX else txid
    return InventoryItem(kind, own(transaction))


def announce(
    scene: Scene,
    peer: str,
    *transactions: CTransaction,
    kind: InventoryKind | None = None,
    behind: InventoryItem | None = None,
) -> None:
    """Let a peer announce transactions in one inv, perhaps behind something else."""
    items = tuple(item(scene, peer, each, kind) for each in transactions)
    scene.peers[peer].send(messages.Inv(items if behind is None else (behind, *items)))
    scene.settle()


def announce_many(scene: Scene, peer: str, count: int) -> None:
    """Let a peer announce so many transactions that nobody has, in one inv."""
    kind = kind_of_hash(scene, peer)
    scene.peers[peer].send(messages.Inv(tuple(_unknown(scene, kind, count))))
    scene.settle()


def _unknown(scene: Scene, kind: int, count: int) -> Iterator[InventoryItem]:
    beginning = invent_hash(scene)[:-COUNTER]
    for number in range(count):
        yield InventoryItem(kind, beginning + number.to_bytes(COUNTER, "big"))


def mine(scene: Scene, *transactions: CTransaction) -> None:
    """Let a block with these transactions be found on top of the node's chain."""
    raw = [each.serialize().hex() for each in transactions]
    found = scene.node.ask("generateblock", chain.COIN_DESCRIPTOR, raw)
    scene.block_hash = bytes.fromhex(found["hash"])[::-1]
    scene.settle()


def send_large_orphans(scene: Scene, peer: str, count: int) -> None:
    """Let a peer send so many transactions of almost the greatest size, whose parents are unknown.

    Their weight lies below that of a standard transaction, 400000 (policy.h, BIP 141).
    """
    for _ in range(count):
        coin = chain.Coin(COutPoint(invent_hash(scene), 0), chain.REWARD)
        scene.peers[peer].send(messages.Tx(chain.spend(coin, outputs=OUTPUTS_OF_LARGE)))
    scene.settle()


def send_small_orphans(scene: Scene, peer: str, count: int) -> None:
    """Let a peer send so many ordinary transactions whose parents are unknown."""
    for _ in range(count):
        coin = chain.Coin(COutPoint(invent_hash(scene), 0), chain.REWARD)
        scene.peers[peer].send(messages.Tx(chain.spend(coin)))
    scene.settle()


def send_orphan_of(scene: Scene, peer: str, weight: int) -> None:
    """Let a peer send a transaction of exactly this weight (BIP 141), whose parent is unknown."""
    outputs = (weight - WEIGHT_BESIDE_OUTPUTS) // WEIGHT_OF_OUTPUT
    coin = chain.Coin(COutPoint(invent_hash(scene), 0), chain.REWARD)
    bare = chain.spend(coin, outputs=outputs)
    padding = bytes(weight - weight_of(bare) - 1)  # and the byte that says how long it is
    stack = [padding, *bare.wit.vtxinwit[0].scriptWitness.stack]
    witness = CTxWitness([CTxInWitness(CScriptWitness(stack))])
    padded = CTransaction(bare.vin, bare.vout, bare.nLockTime, bare.nVersion, witness)
    scene.peers[peer].send(messages.Tx(padded))
    scene.settle()


def weight_of(transaction: CTransaction) -> int:
    """Return the weight of a transaction: each byte counts four, of the witness one (BIP 141)."""
    return len(transaction.serialize()) + 3 * len(without_witness(transaction).serialize())


def send_orphans_with_inputs(scene: Scene, peer: str, count: int, inputs: int) -> None:
    """Let a peer send so many transactions that spend so many unknown outputs each."""
    for _ in range(count):
        unknown = invent_hash(scene)
        spent = [CTxIn(COutPoint(unknown, number)) for number in range(inputs)]
        output = CTxOut(chain.REWARD, chain.COIN_SCRIPT)
        scene.peers[peer].send(messages.Tx(CTransaction(spent, [output], 0, drafts.VERSION)))
    scene.settle()


def send_shared_orphans(scene: Scene, peer: str, count: int, outputs: int = 1) -> None:
    """Let a peer send so many transactions whose parents are unknown, or announce them if known."""
    names = [f"shared orphan {number} of {outputs}" for number in range(1, count + 1)]
    is_first = names[0] not in scene.numbered
    for name in names:
        if is_first:
            coin = chain.Coin(COutPoint(invent_hash(scene), 0), chain.REWARD)
            scene.numbered[name] = chain.spend(coin, outputs=outputs)
            scene.peers[peer].send(messages.Tx(scene.numbered[name]))
    if is_first:
        scene.settle()
    else:
        announce(scene, peer, *(scene.numbered[name] for name in names))


def decline(
    scene: Scene,
    peer: str,
    *transactions: CTransaction,
    kind: InventoryKind | None = None,
    others: int = 0,
) -> None:
    """Let a peer say that it does not have transactions that it has announced, and others.

    Args:
        scene: the scene.
        peer: who says it.
        transactions: named first.
        kind: by which kind of hash; by the one agreed on, if None.
        others: how many entries follow, of transactions that nobody has.
    """
    own = kind or kind_of_hash(scene, peer)
    asked = InventoryKind.WITNESS_TX if own == InventoryKind.TX else own
    hashes = [item(scene, peer, each, own).hash for each in transactions]
    items = [InventoryItem(asked, each) for each in hashes]
    scene.peers[peer].send(messages.NotFound((*items, *_unknown(scene, asked, others))))
    scene.settle()
