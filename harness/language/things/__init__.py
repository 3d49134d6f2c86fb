"""What travels on connections, by subject; the entries of the lexicon's kind `thing`."""

from harness.language.thing import THINGS
from harness.language.things import addresses, blocks, messages, transactions

__all__ = ["addresses", "blocks", "messages", "transactions"]

THINGS.close()
