"""Transactions, blocks and headers as fields of messages, and the names of transactions.

The objects are python-bitcoinlib's. It reads more than the protocol allows (counts in a long form,
an empty witness, other flags than the witness flag), so what it read must write back to the same
bytes. Facts: BIP 144; Bitcoin Core src/primitives/transaction.h, UnserializeTransaction.
"""

import struct
from typing import Any

from bitcoin.core import CBlock, CBlockHeader, CTransaction
from bitcoin.core.serialize import SerializationError

from harness.p2p.fields import COMPACT, Field, Malformed, Reader

_FAULTS = (SerializationError, struct.error, ValueError, OverflowError, AssertionError)


def _read_exactly(kind: Any, reader: Reader) -> Any:
    """Read an object of the library and insist that its bytes are the only way to write it."""
    start = reader.stream.tell()
    try:
        value = kind.stream_deserialize(reader.stream)
        written = value.serialize()
    except _FAULTS as fault:
        raise Malformed(f"not a {kind.__name__}: {fault}") from fault
    if written != reader.payload[start : reader.stream.tell()]:
        raise Malformed(f"not a {kind.__name__} in its one valid encoding")
    return value


def _refuse_unknown_flag(transaction: CTransaction) -> None:
    """Refuse outputs without inputs: on the wire that is a marker with an unknown flag."""
    if transaction.vout and not transaction.vin:
        raise Malformed("not a CTransaction: unknown optional data")


def _read_transaction(reader: Reader) -> CTransaction:
    transaction = _read_exactly(CTransaction, reader)
    _refuse_unknown_flag(transaction)
    return transaction


def _read_block(reader: Reader) -> CBlock:
    block = _read_exactly(CBlock, reader)
    for transaction in block.vtx:
        _refuse_unknown_flag(transaction)
    return block


def _read_header(reader: Reader) -> CBlockHeader:
    return _read_exactly(CBlockHeader, reader)


def _write(value: Any) -> bytes:
    written: bytes = value.serialize()
    return written


def _write_header(header: CBlockHeader) -> bytes:
    """Write 80 bytes, also of a whole block."""
    return _write(header.get_header() if isinstance(header, CBlock) else header)


def _read_announced_header(reader: Reader) -> CBlockHeader:
    """Read a header and the count of transactions behind it, of which any value will do."""
    header = _read_header(reader)
    COMPACT.read(reader)
    return header


def _write_announced_header(header: CBlockHeader) -> bytes:
    return _write_header(header) + COMPACT.write(0)


TRANSACTION: Field[CTransaction] = Field(least=10, read=_read_transaction, write=_write)
BLOCK: Field[CBlock] = Field(least=81, read=_read_block, write=_write)
HEADER: Field[CBlockHeader] = Field(least=80, read=_read_header, write=_write_header)
ANNOUNCED_HEADER: Field[CBlockHeader] = Field(
    least=81, read=_read_announced_header, write=_write_announced_header
)


def txid(transaction: CTransaction) -> bytes:
    """Return the txid in wire byte order."""
    return bytes(transaction.GetTxid())


def wtxid(transaction: CTransaction) -> bytes:
    """Return the wtxid in wire byte order (BIP 141)."""
    return bytes(transaction.GetHash())
