"""Transactions that sentences call T1, T2 and so on: made at first mention, the same ever after.

The node's clock stands still when one is sent or submitted, so that nothing random is due; it goes
on when a sentence says so.
"""

from bitcoin.core import CTransaction

from harness.acts import blocks
from harness.acts.transactions import ANNOUNCEMENT_BOUND, kind_of_hash
from harness.errors import Inconclusive
from harness.p2p import messages
from harness.p2p.consensus import txid, wtxid
from harness.p2p.messages import InventoryItem, InventoryKind
from harness.scene import chain
from harness.scene.scene import Scene
from harness.terms import ConnectionType

SIZE = 96  # virtual bytes of a transaction with one input and one output of ours (BIP 141)
MOST_IN_A_ROW = 25  # policy.h, DEFAULT_ANCESTOR_LIMIT
LARGE_COINS = 60  # so many large transactions there are at most
LARGE_OUTPUTS = 2000  # of a large transaction, 86000 virtual bytes in all
LARGE_FEE = 300_000  # satoshi; more than three times what any node relays for
DEAR_FEE = 500_000  # of all but the first: for half the minimum fee more, at any step of it
REBROADCAST_BOUND = (
    900  # seconds; net_processing.cpp, ReattemptInitialBroadcast: 10 min and up to 5 more
)
PATIENCE = 600  # seconds of the node's clock, three times the bound of an announcement


def make(
    scene: Scene,
    name: str,
    *,
    fee: int = chain.FEE,
    parent: str | None = None,
    rival: str | None = None,
) -> CTransaction:
    """Return a transaction by its name, made if it is new.

    Args:
        scene: the scene.
        name: of the transaction.
        fee: satoshi that it pays.
        parent: the transaction whose output it spends; else it spends a coin of its own.
        rival: the transaction whose coin it spends as well, and that it replaces.
    """
    if name not in scene.numbered:
        coins = _purse(scene)
        if rival is not None:
            other = scene.numbered[rival]
            spent = coins.spent[other.vin[0].prevout]
            fee = spent.value - other.vout[0].nValue + 10 * chain.FEE
            scene.numbered[name] = chain.spend(spent, fee=fee)
        elif parent is not None:
            scene.numbered[name] = coins.spend_output(scene.numbered[parent], fee=fee)
        else:
            scene.numbered[name] = coins.spend(fee=fee)
    return scene.numbered[name]


def make_large(scene: Scene, name: str, fee: int) -> CTransaction:
    """Return a transaction by its name that has ten outputs, made if it is new."""
    if name not in scene.numbered:
        coin = _purse(scene).coins.popleft()
        scene.numbered[name] = chain.spread(coin, outputs=10, fee=fee)
    return scene.numbered[name]


def make_loose(scene: Scene, name: str) -> CTransaction:
    """Return a transaction whose output can be spent with various witnesses."""
    if name not in scene.numbered:
        scene.numbered[name] = _purse(scene).spend(pays_to=chain.LOOSE_COIN_SCRIPT)
    return scene.numbered[name]


def make_version(scene: Scene, name: str, parent: str) -> CTransaction:
    """Return a spend of such an output; the witness depends on the name alone."""
    if name not in scene.numbered:
        bare = chain.spend(scene.purse.output(scene.numbered[parent]))
        scene.numbered[name] = chain.with_any_witness(bare, name.encode())
    return scene.numbered[name]


def _purse(scene: Scene) -> chain.Purse:
    """Return the coins, which are there once the node has its chain."""
    _ = scene.node
    return scene.purse


def submit(scene: Scene, transaction: CTransaction) -> None:
    """Hand the node a transaction as its operator."""
    scene.node.ask("sendrawtransaction", transaction.serialize().hex())
    scene.settle()


def submit_package(scene: Scene, *package: CTransaction) -> None:
    """Hand the node several transactions at once as its operator."""
    scene.node.ask("submitpackage", [each.serialize().hex() for each in package])
    scene.settle()


def deliver(scene: Scene, name: str, transaction: CTransaction) -> None:
    """Let a peer send a transaction."""
    scene.peers[name].send(messages.Tx(transaction))
    scene.settle()


def request(
    scene: Scene, name: str, *transactions: CTransaction, kind: InventoryKind | None = None
) -> None:
    """Let a peer request transactions, by the kind of hash that it has agreed on or another."""
    kind = kind or kind_of_hash(scene, name)
    items = tuple(item_of(each, kind) for each in transactions)
    scene.peers[name].send(messages.GetData(items))
    scene.settle()


def item_of(transaction: CTransaction, kind: InventoryKind) -> InventoryItem:
    """Return how an inventory names a transaction by this kind of hash."""
    own = wtxid if kind is InventoryKind.WTX else txid
    return InventoryItem(kind, own(transaction))


def without_witness(transaction: CTransaction) -> CTransaction:
    """Return a transaction without its witness (BIP 144)."""
    return CTransaction(
        transaction.vin, transaction.vout, transaction.nLockTime, transaction.nVersion
    )


def submit_many(scene: Scene, count: int) -> None:
    """Hand the node so many transactions at once, in chains of which each spends a coin.

    Where its coins do not suffice, a block is found before that splits one of them.
    """
    provide_coins(scene, -(-count // MOST_IN_A_ROW))
    coins = len(_purse(scene).coins)
    for number in range(1, count + 1):
        parent = f"T{number - coins}" if number > coins else None
        transaction = make(scene, f"T{number}", parent=parent)
        scene.node.ask("sendrawtransaction", transaction.serialize().hex())
    scene.settle()


def provide_coins(scene: Scene, count: int) -> None:
    """Have a block split a coin if there are not so many."""
    coins = _purse(scene).coins
    if count <= len(coins):
        return
    split = chain.spread(coins.popleft(), outputs=count)
    scene.node.ask("generateblock", chain.COIN_DESCRIPTOR, [split.serialize().hex()])
    scene.settle()
    coins.extend(chain.outputs_of(split))


def submit_every(scene: Scene, count: int, seconds: int) -> None:
    """Hand the node so many transactions, and let so many seconds pass behind each."""
    coins = len(_purse(scene).coins)
    for number in range(1, count + 1):
        parent = f"T{number - coins}" if number > coins else None
        transaction = make(scene, f"T{number}", parent=parent)
        scene.node.ask("sendrawtransaction", transaction.serialize().hex())
        scene.settle(advance=seconds)


def submit_in_turn(scene: Scene, count: int) -> None:
    """Hand the node transactions, each when all that may be told know the one before.

    The node's clock goes on by one second at a time.

    Raises:
        Inconclusive: a peer is not told.
    """
    for number in range(1, count + 1):
        name = f"T{number}"
        since = scene.now()
        parent = f"T{number - 1}" if number > 1 else None
        submit(scene, make(scene, name, parent=parent))
        hashes = {txid(scene.numbered[name]), wtxid(scene.numbered[name])}
        for _ in range(PATIENCE):
            if _all_told(scene, hashes, since):
                break
            scene.settle(advance=1)
        else:
            raise Inconclusive(f"not every peer is told of {name}")


def _all_told(scene: Scene, hashes: set[bytes], since: int) -> bool:
    told = {
        entry.peer
        for entry in scene.window(since).received("inv")
        if any(item.hash in hashes for item in entry.content.items)
    }
    return told.issuperset(
        name
        for name, peer in scene.peers.items()
        if peer.is_connected
        and peer.kind is not ConnectionType.BLOCK_RELAY_ONLY
        and peer.conduct.relay is not False
    )


def fill_mempool(scene: Scene) -> None:
    """Hand the node large transactions until it drops the first, the only cheap one.

    Raises:
        Inconclusive: it keeps them all.
    """
    node, coins = scene.node, _purse(scene)
    split = chain.spread(coins.coins.popleft(), outputs=LARGE_COINS)
    node.peek("sendrawtransaction", split.serialize().hex())
    blocks.mine(scene)
    for number, coin in enumerate(chain.outputs_of(split)):
        fee = DEAR_FEE + number * chain.FEE if number else LARGE_FEE
        large = chain.spread(coin, outputs=LARGE_OUTPUTS, fee=fee)
        node.peek("sendrawtransaction", large.serialize().hex(), 0)
        about = node.peek("getmempoolinfo")
        if about["mempoolminfee"] > about["minrelaytxfee"]:
            break
    else:
        raise Inconclusive("the mempool holds everything and is not full")
    scene.settle()


def raise_minimum_fee(scene: Scene) -> None:
    """Hand a full mempool one large transaction more, so that it drops the next cheapest."""
    coin = _purse(scene).coins.popleft()
    large = chain.spread(coin, outputs=LARGE_OUTPUTS, fee=2 * DEAR_FEE)
    scene.node.peek("sendrawtransaction", large.serialize().hex(), 0)
    scene.settle()


def let_rebroadcast(scene: Scene) -> None:
    """Move the node's schedule past its next look at what nobody has requested."""
    move_schedule(scene, REBROADCAST_BOUND)
    scene.settle(advance=ANNOUNCEMENT_BOUND)


def move_schedule(scene: Scene, seconds: int) -> None:
    """Let so much of the time pass by which the node's schedule goes, and what is due be done.

    The schedule has one thread, which also carries what the second question waits for.
    """
    scene.settle()
    scene.node.ask("mockscheduler", seconds)
    scene.node.peek("syncwithvalidationinterfacequeue")
