"""The large transactions by which the minimum fee of a mempool rises."""

import pytest
from bitcoin.core import COutPoint

from harness.acts import numbered
from harness.acts.filters import STEP
from harness.scene import chain


def rate(fee):
    """Return what a large transaction that pays a fee pays for each 1000 virtual bytes."""
    coin = chain.Coin(COutPoint(bytes(32), 0), chain.REWARD)
    large = chain.spread(coin, outputs=numbered.LARGE_OUTPUTS, fee=fee)
    return fee * 1000 / (len(large.serialize()) - len(large.wit.serialize()) * 3 / 4)


@pytest.mark.parametrize("step", [100, 1000])
def test_the_minimum_fee_of_a_full_mempool_rises_by_over_a_third_of_the_last_filter(step):
    """Whichever way that was rounded; and it does not double."""
    before, after = (rate(fee) + step for fee in (numbered.LARGE_FEE, numbered.DEAR_FEE))
    assert after > before * STEP * 4 / 3
    assert after < before / STEP * 2
