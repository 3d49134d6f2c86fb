"""Bloom filters that are made for a part of a transaction (BIP 37)."""

import pytest
from bitcoin.bloom import CBloomFilter
from bitcoin.core import COutPoint, CTransaction, CTxIn, CTxOut
from bitcoin.core.script import CScript

from harness.acts import filters
from harness.p2p.consensus import txid

KEY = bytes(range(1, 34))
SPENT = COutPoint(b"\x11" * 32, 2)
PAYMENT = CTransaction([CTxIn(SPENT)], [CTxOut(1000, CScript([KEY, 0xAC]))])
OTHER = CTransaction([CTxIn(COutPoint(b"\x22" * 32, 2))], [CTxOut(1000, CScript([KEY[::-1]]))])


def matches(message, element):
    """Tell whether an element matches the filter that a message sets."""
    loaded = CBloomFilter(1, 0.1, message.tweak, message.flags)
    loaded.vData, loaded.nHashFuncs = bytearray(message.data), message.hash_functions
    return loaded.contains(element)


@pytest.mark.parametrize("part", [txid, filters.data_of_output, filters.spent_by])
def test_what_a_filter_is_made_for_matches_and_its_like_of_another_transaction_does_not(part):
    """Several hash functions and a tweak, so that a node has to compute all of it."""
    message = filters.made_for(part(PAYMENT))
    assert message.hash_functions > 1
    assert message.tweak != 0
    assert matches(message, part(PAYMENT))
    assert not matches(message, part(OTHER))


def test_the_data_of_an_input_are_what_its_script_pushes_first():
    """Here the key; an input without a script has none."""
    spending = CTransaction([CTxIn(SPENT, CScript([KEY, b"\x51"]))], PAYMENT.vout)
    assert filters.data_of_input(spending) == KEY


def test_the_parts_are_those_that_a_wallet_looks_for():
    """The key that the script pushes; the outpoint as it is serialised: hash, then number."""
    assert filters.data_of_output(PAYMENT) == KEY
    assert filters.spent_by(PAYMENT) == b"\x11" * 32 + b"\x02\x00\x00\x00"


@pytest.mark.parametrize("update", filters.UPDATES)
def test_the_flag_of_a_filter_goes_with_it(update):
    """It says what the node adds to the filter by itself."""
    assert filters.made_for(KEY, update=update).flags == filters.UPDATES[update]
    assert filters.made_for(KEY).flags == filters.UPDATES["BLOOM_UPDATE_NONE"]
