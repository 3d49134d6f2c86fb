"""Signatures of what spends an output that pays to a public key."""

import pytest
from bitcoin.core import COutPoint, CTransaction, CTxIn, CTxOut
from bitcoin.core.key import CPubKey
from bitcoin.core.script import SIGHASH_ALL, SignatureHash

from harness.scene import chain

UNSIGNED = CTransaction(
    [CTxIn(COutPoint(b"\x11" * 32, 0)), CTxIn(COutPoint(b"\x22" * 32, 1))],
    [CTxOut(1000, chain.COIN_SCRIPT)],
)


@pytest.mark.parametrize("number", [0, 1])
def test_the_signature_is_that_of_the_key_for_this_input_and_no_other(number):
    """The key in the script verifies it, less its last byte, which says what was signed."""
    key = CPubKey(next(iter(chain.KEY_SCRIPT)))
    signature = next(iter(chain.sign(UNSIGNED, number)))
    digest, other = (
        SignatureHash(chain.KEY_SCRIPT, UNSIGNED, each, SIGHASH_ALL)
        for each in (number, 1 - number)
    )
    assert signature[-1] == SIGHASH_ALL
    assert key.verify(digest, signature[:-1])
    assert not key.verify(other, signature[:-1])
