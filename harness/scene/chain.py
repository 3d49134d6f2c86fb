"""Blocks and transactions to feed the node, without a wallet and without signatures.

Coins pay to the witness script OP_TRUE (BIP 141), so anybody may spend them and the txid of a
transaction differs from its wtxid. Consensus objects are python-bitcoinlib's.
"""

import hashlib
import itertools
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from bitcoin.core import (
    CBlock,
    CBlockHeader,
    COutPoint,
    CTransaction,
    CTxIn,
    CTxInWitness,
    CTxOut,
    CTxWitness,
    Hash,
    Hash160,
)
from bitcoin.core.script import (
    OP_0,
    OP_16,
    OP_CHECKSIG,
    OP_DROP,
    OP_EQUAL,
    OP_HASH160,
    OP_RETURN,
    OP_TRUE,
    SIGHASH_ALL,
    CScript,
    CScriptWitness,
    SignatureHash,
)

WITNESS_SCRIPT = CScript([OP_TRUE])
COIN_SCRIPT = CScript([OP_0, hashlib.sha256(WITNESS_SCRIPT).digest()])
LOOSE_SCRIPT = CScript([OP_DROP, OP_TRUE])  # whatever stands before it in the witness will do
LOOSE_COIN_SCRIPT = CScript([OP_0, hashlib.sha256(LOOSE_SCRIPT).digest()])
COIN_DESCRIPTOR = f"raw({COIN_SCRIPT.hex()})"
OLD_COIN_KEY = CScript([bytes(WITNESS_SCRIPT)])  # what spends a coin of before SegWit (BIP 16)
OLD_COIN_SCRIPT = CScript([OP_HASH160, Hash160(WITNESS_SCRIPT), OP_EQUAL])
OLD_COIN_DESCRIPTOR = f"raw({OLD_COIN_SCRIPT.hex()})"
FUTURE_COIN_SCRIPT = CScript([OP_16, bytes(32)])  # the last witness version (BIP 141)
# SEC 2, secp256k1: the x coordinate of the base point, and its order. The base point is the public
# key of the private key 1, so that to sign with that key and the nonce 1 takes no arithmetic.
BASE = 0x79BE667EF9DCBBAC55A06295CE870B07029BFCDB2DCE28D959F2815B16F81798
ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
KEY_SCRIPT = CScript([b"\x02" + BASE.to_bytes(32, "big"), OP_CHECKSIG])
COINBASE_MATURITY = 100  # consensus/consensus.h: blocks until a mined coin may be spent
BLOCK_VERSION = 0x20000000  # BIP 9
EASIEST_TARGET = 0x207FFFFF  # chainparams.cpp, regtest, powLimit
OTHER_TARGET = 0x207FFFFE  # hardly less easy
OLD_VERSION = 1  # before BIP 34
HIGHEST_BIT = 0x80  # of the byte of a hash that is shown first: set above the easiest target
WITNESS_MARK = bytes.fromhex("aa21a9ed")  # BIP 141
RESERVED = bytes(32)  # the coinbase's witness, a value that may stand for more one day (BIP 141)
REWARD = 100_000_000  # satoshi; less than any block of the private test network may take
FEE = 2000  # satoshi; about 20 per virtual byte, above every node's minimum
TOO_MUCH = 51 * 100_000_000  # satoshi; more than any block may take (validation.cpp)
SEQUENCE_REPLACEABLE = 0xFFFFFFFD  # BIP 125


@dataclass(frozen=True, slots=True)
class Coin:
    """An output that may be spent.

    Attributes:
        outpoint: where it is.
        value: satoshi.
    """

    outpoint: COutPoint
    value: int


@dataclass(slots=True)
class Purse:
    """The coins of a scene, oldest first.

    Attributes:
        coins: those that want a witness and were not spent.
        old_coins: those that want none: what spends them has one id, its txid and wtxid in one.
        spent: those that were spent, by where they are.
        invented: how many were made up, which nobody knows.
    """

    coins: deque[Coin] = field(default_factory=deque)
    old_coins: deque[Coin] = field(default_factory=deque)
    kept: deque[Coin] = field(default_factory=deque)
    kept_old: deque[Coin] = field(default_factory=deque)
    spent: dict[COutPoint, Coin] = field(default_factory=dict)
    invented: int = 0

    def invent(self) -> Coin:
        """Return an output that nobody knows."""
        number = self.invented.to_bytes(4, "big")
        self.invented += 1
        unknown = hashlib.sha256(b"an output that nobody knows" + number).digest()
        return Coin(COutPoint(unknown, 0), REWARD)

    def keep_half(self) -> None:
        """Lay half of the coins aside, for a second time."""
        for coins, kept in ((self.coins, self.kept), (self.old_coins, self.kept_old)):
            for _ in range(len(coins) // 2):
                kept.append(coins.pop())

    def refill(self) -> None:
        """Take up what was laid aside, and leave what is left of the first time."""
        self.coins, self.kept = self.kept, self.coins
        self.old_coins, self.kept_old = self.kept_old, self.old_coins

    def put_coinbase(self, block: CBlock) -> None:
        """Take the reward of a block that paid to one of our scripts."""
        coinbase = block.vtx[0]
        coin = Coin(COutPoint(coinbase.GetTxid(), 0), coinbase.vout[0].nValue)
        is_old = coinbase.vout[0].scriptPubKey == OLD_COIN_SCRIPT
        (self.old_coins if is_old else self.coins).append(coin)

    def spend(self, *, fee: int = FEE, pays_to: CScript = COIN_SCRIPT) -> CTransaction:
        """Return a new segwit transaction that spends the oldest coin to ourselves.

        Raises:
            IndexError: no coin is left.
        """
        return self._spend(self.coins.popleft(), fee=fee, pays_to=pays_to)

    def spend_output(self, parent: CTransaction, *, fee: int = FEE) -> CTransaction:
        """Return a new segwit transaction that spends the output of another one to ourselves."""
        return self._spend(self.output(parent), fee=fee)

    @staticmethod
    def output(parent: CTransaction) -> Coin:
        """Return the output of a transaction."""
        return Coin(COutPoint(parent.GetTxid(), 0), parent.vout[0].nValue)

    def _spend(self, coin: Coin, *, fee: int, pays_to: CScript = COIN_SCRIPT) -> CTransaction:
        self.spent[coin.outpoint] = coin
        return spend(coin, fee=fee, pays_to=pays_to)


def sign(transaction: CTransaction, number: int) -> CScript:
    """Return what lets an input of a transaction spend an output that pays to KEY_SCRIPT."""
    digest = SignatureHash(KEY_SCRIPT, transaction, number, SIGHASH_ALL)
    proof = (int.from_bytes(digest, "big") + BASE) % ORDER  # ECDSA, key and nonce 1
    numbers = [_der(BASE), _der(min(proof, ORDER - proof))]  # the lower one (BIP 146)
    body = b"".join(b"\x02" + bytes([len(each)]) + each for each in numbers)
    return CScript([b"\x30" + bytes([len(body)]) + body + bytes([SIGHASH_ALL])])


def _der(number: int) -> bytes:
    return number.to_bytes(number.bit_length() // 8 + 1, "big")  # a positive one, as BIP 66 wants


def spend(
    coin: Coin, *, fee: int = FEE, pays_to: CScript = COIN_SCRIPT, outputs: int = 1
) -> CTransaction:
    """Return a segwit transaction of one input; its txid differs from its wtxid.

    Args:
        coin: what it spends.
        fee: satoshi that it pays.
        pays_to: the script of each output.
        outputs: how many equal ones it has.
    """
    witness = CTxInWitness(CScriptWitness([bytes(WITNESS_SCRIPT)]))
    return CTransaction(
        [CTxIn(coin.outpoint, nSequence=SEQUENCE_REPLACEABLE)],
        [CTxOut((coin.value - fee) // outputs, pays_to)] * outputs,
        0,
        2,
        CTxWitness([witness]),
    )


def spend_twice(coin: Coin) -> CTransaction:
    """Return a transaction that spends a coin twice: its two inputs are the same (not allowed)."""
    one = spend(coin)
    return CTransaction(one.vin * 2, one.vout, 0, 2, CTxWitness(one.wit.vtxinwit * 2))


def spread(coin: Coin, *, outputs: int, fee: int = 10 * FEE) -> CTransaction:
    """Return a segwit transaction that pays a coin to so many outputs of ours."""
    one = spend(coin)
    each = CTxOut((coin.value - fee) // outputs, COIN_SCRIPT)
    return CTransaction(one.vin, [each] * outputs, 0, 2, one.wit)


def outputs_of(transaction: CTransaction) -> list[Coin]:
    """Return the outputs of a transaction of ours as coins."""
    return [
        Coin(COutPoint(transaction.GetTxid(), place), output.nValue)
        for place, output in enumerate(transaction.vout)
    ]


def with_any_witness(transaction: CTransaction, item: bytes) -> CTransaction:
    """Return a transaction that spends an output to LOOSE_SCRIPT, with this in its witness."""
    witness = CTxInWitness(CScriptWitness([item, bytes(LOOSE_SCRIPT)]))
    return CTransaction(
        transaction.vin,
        transaction.vout,
        transaction.nLockTime,
        transaction.nVersion,
        CTxWitness([witness]),
    )


def block_on(
    parent: bytes,
    *,
    height: int,
    time: int,
    reward: int = REWARD,
    transactions: Sequence[CTransaction] = (),
) -> CBlock:
    """Return a block on top of another one, for the private network.

    Args:
        parent: hash of the block below, in wire byte order.
        height: of the new block (BIP 34).
        time: Unix seconds; later than the median of the eleven blocks below.
        reward: satoshi that it takes.
        transactions: what it holds beside its reward.
    """
    outputs = [CTxOut(reward, COIN_SCRIPT)]
    witness = CTxWitness()
    if transactions:
        outputs.append(CTxOut(0, _commitment(transactions)))
        witness = CTxWitness([CTxInWitness(CScriptWitness([RESERVED]))])
    coinbase = CTransaction([CTxIn(COutPoint(), CScript([height, OP_0]))], outputs, 0, 1, witness)
    everything = (coinbase, *transactions)
    root = CBlock.build_merkle_tree_from_txids([each.GetTxid() for each in everything])[-1]
    candidates = (
        CBlock(BLOCK_VERSION, parent, root, time, EASIEST_TARGET, nonce, everything)
        for nonce in itertools.count()
    )
    return next(block for block in candidates if block.GetHash()[-1] < HIGHEST_BIT)


def _commitment(transactions: Sequence[CTransaction]) -> CScript:
    """Return the script by which a coinbase stands for the witnesses of the others (BIP 141)."""
    wtxids = [bytes(32), *(each.GetHash() for each in transactions)]
    root = CBlock.build_merkle_tree_from_txids(wtxids)[-1]
    return CScript([OP_RETURN, WITNESS_MARK + Hash(root + RESERVED)])


@dataclass(slots=True)
class Branch:
    """Blocks on top of each other, made as they are needed and always the same.

    They take no reward: what a block may take halves every 150 blocks, and a branch may be long.

    Attributes:
        parent: hash of the block below the first one, in wire byte order.
        height: of the first one.
        time: of the first one, Unix seconds; each of the others is a second later.
        blocks: those that were made so far.
    """

    parent: bytes
    height: int
    time: int
    blocks: list[CBlock] = field(default_factory=list)

    def up_to(self, count: int) -> list[CBlock]:
        """Return the first so many."""
        while len(self.blocks) < count:
            made = len(self.blocks)
            parent = self.blocks[-1].GetHash() if made else self.parent
            height, time = self.height + made, self.time + made
            self.blocks.append(block_on(parent, height=height, time=time, reward=0))
        return self.blocks[:count]


def altered(block: CBlock) -> CBlock:
    """Return a block whose header names other transactions than it holds."""
    return _holding(block, *block.vtx, spend(Coin(COutPoint(block.vtx[0].GetTxid(), 0), REWARD)))


def doubled(block: CBlock) -> CBlock:
    """Return a block of three transactions with the last of them twice, under the same header.

    Its header stands for both lists: where their number is odd, the last one is hashed with itself.
    """
    return _holding(block, *block.vtx, block.vtx[-1])


def with_another_witness(block: CBlock) -> CBlock:
    """Return a block whose last transaction has another witness, under the same header."""
    return _holding(block, *block.vtx[:-1], with_any_witness(block.vtx[-1], b""))


def _holding(block: CBlock, *transactions: CTransaction) -> CBlock:
    other = CBlock.deserialize(block.serialize())
    object.__setattr__(other, "vtx", transactions)  # made otherwise, it would be checked
    return other


def header_on(
    parent: bytes,
    *,
    time: int,
    works: bool = True,
    target: int = EASIEST_TARGET,
    version: int = BLOCK_VERSION,
) -> CBlockHeader:
    """Return a header on top of a block, with the work that the network demands or without it."""
    candidates = (
        CBlockHeader(version, parent, bytes(32), time, target, nonce) for nonce in itertools.count()
    )
    return next(each for each in candidates if (each.GetHash()[-1] < HIGHEST_BIT) is works)
