"""Sentences about time. The node's clock is ours: nothing ever waits for real time."""

from behave import given, when

from harness.acts import blocks, chain_tip, packages


@given("{duration} pass(es)")
@when("{duration} pass(es)")
def time_passes(context, seconds):
    """The node's clock moves on, and the node has its say on every open connection."""
    context.scene.only_wait()
    context.scene.settle(advance=seconds)


@when("{int} times {duration} pass(es)")
def time_passes_often(context, count, seconds):
    """The same so often; peers show the chain tip before, so that none of them is given up."""
    context.scene.only_wait()
    chain_tip.wait_often(context.scene, count, seconds)


@given("the next {timer} is/are due")
@when("the next {timer} is/are due")
def timer_is_due(context, timer):
    """The node's clock moves past the latest moment at which the node does this."""
    context.scene.only_wait()
    timer(context.scene)


@given("{int} new blocks are mined")
@when("{int} new blocks are mined")
def new_blocks_are_mined(context, count):
    """So many blocks are found, each on top of the one before, and the node has them first."""
    blocks.mine(context.scene, count)


@given("a new block is mined")
@when("a new block is mined")
def block_is_mined(context):
    """A block with what its mempool holds is found on top of the node's chain; it has it first."""
    blocks.mine(context.scene)


@given("a block with {transaction} is mined")
@when("a block with {transaction} is mined")
def block_with_transaction_is_mined(context, transaction):
    """The same; the block holds this transaction and no other, whether the node knew it or not."""
    packages.mine(context.scene, transaction(context.scene))
