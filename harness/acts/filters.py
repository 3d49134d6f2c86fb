"""Filters that peers set: for feerates (BIP 133) and for transactions (BIP 37)."""

from functools import partial

from bitcoin.bloom import CBloomFilter
from bitcoin.core import CTransaction
from bitcoin.core.script import CScript

from harness.acts import startup
from harness.errors import Inconclusive
from harness.p2p import messages
from harness.p2p.consensus import txid
from harness.p2p.recognise import Recogniser
from harness.scene.scene import Scene

FUNCTIONS = 5  # hash functions of our bloom filters
ELEMENTS, RATE = 10, 1e-6  # of a filter made for something: room for so many, and false positives
TWEAK = 0xDEADBEEF  # of its hash functions
UPDATES = {  # what else the node adds when an output matches, by the flag's name (BIP 37)
    "BLOOM_UPDATE_NONE": CBloomFilter.UPDATE_NONE,
    "BLOOM_UPDATE_ALL": CBloomFilter.UPDATE_ALL,
    "BLOOM_UPDATE_P2PUBKEY_ONLY": CBloomFilter.UPDATE_P2PUBKEY_ONLY,
}
EMPTY, FULL = bytes(100), b"\xff" * 100
KVB = 100_000_000  # satoshi in one coin; the node names feerates in coins per 1000 virtual bytes
# policy/fees: fee filters are rounded to steps of a tenth from half the incremental relay fee up
# to 0.1 coins per 1000 virtual bytes; the highest step below that depends on where they begin.
HIGHEST = frozenset({9170997, 9936506})
STEP = 1.1  # block_policy_estimator.h, FEE_FILTER_SPACING


def load(data: bytes, functions: int = FUNCTIONS) -> messages.FilterLoad:
    """Return a message that sets a bloom filter."""
    return messages.FilterLoad(data, functions, 0, 0)


def add(transaction: CTransaction) -> messages.FilterAdd:
    """Return a message that adds a transaction to a bloom filter."""
    return messages.FilterAdd(txid(transaction))


def made_for(*elements: bytes, update: str = "BLOOM_UPDATE_NONE") -> messages.FilterLoad:
    """Return a message that sets a bloom filter that these match, and hardly anything else."""
    made = CBloomFilter(ELEMENTS, RATE, TWEAK, UPDATES[update])
    for each in elements:
        made.insert(each)
    return messages.FilterLoad(bytes(made.vData), made.nHashFuncs, made.nTweak, made.nFlags)


def data_of_output(transaction: CTransaction) -> bytes:
    """Return the first data that the script of a transaction's first output pushes."""
    return _first_data(transaction.vout[0].scriptPubKey)


def data_of_input(transaction: CTransaction) -> bytes:
    """Return the first data that the script of a transaction's first input pushes."""
    return _first_data(transaction.vin[0].scriptSig)


def _first_data(script: CScript) -> bytes:
    return next(bytes(data) for _, data, _ in script.raw_iter() if data)


def spent_by(transaction: CTransaction) -> bytes:
    """Return the first outpoint that a transaction spends, as it is serialised."""
    return bytes(transaction.vin[0].prevout.serialize())


def send(scene: Scene, name: str, message: messages.Message) -> None:
    """Let a peer send a message, and let the node deal with it."""
    scene.peers[name].send_frame(message)
    scene.settle()


def offer_bloom_filters(scene: Scene) -> None:
    """Let the node offer bloom filters to every peer (BIP 111)."""
    startup.tell(scene, "peerbloomfilters", "1")


def is_minimum(scene: Scene) -> Recogniser:
    """Recognise a fee filter at the lowest feerate for which the node relays."""
    lowest = round(float(scene.node.peek("getmempoolinfo")["minrelaytxfee"]) * KVB)
    return partial(_is_filter, frozenset({lowest}))


def is_highest(_scene: Scene) -> Recogniser:
    """Recognise a fee filter that asks for more than usual transactions pay."""
    return partial(_is_filter, HIGHEST)


def is_raised(scene: Scene) -> Recogniser:
    """Recognise a fee filter that is the mempool's limit, rounded up or down."""
    about = scene.node.peek("getmempoolinfo")
    limit = round(float(about["mempoolminfee"]) * KVB)
    if limit <= round(float(about["minrelaytxfee"]) * KVB):
        raise Inconclusive("the mempool is not full")
    step = float(scene.node.peek("getnetworkinfo")["incrementalfee"])
    lower, upper = 0.0, max(1.0, step * KVB / 2)
    while upper < limit:
        lower, upper = upper, upper * STEP
    return partial(_is_filter, frozenset({int(lower), int(upper)}))


def _is_filter(rates: frozenset[int], message: object) -> bool:
    return isinstance(message, messages.FeeFilter) and message.fee_rate_sat_per_kvb in rates
