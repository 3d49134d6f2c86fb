"""What can go wrong, told apart by whose fault it is.

A failed claim is an `AssertionError` (record/findings.py); everything here is something else.
"""


class HarnessFault(Exception):
    """We did something wrong: the verdict is *suite error*."""


class LittleRoom(Exception):
    """The machine has too little of something for a run; the text is one line."""


class Inconclusive(Exception):
    """The ground for judging was not reached: the verdict is *inconclusive*."""


class NodeUnavailable(Inconclusive):
    """The node did not start, died, or does not answer; the text carries its last log lines."""


class Deaf(Inconclusive):
    """The node has had time enough, and answers no ping on a connection that is open."""


class NotOffered(NodeUnavailable):
    """The node says that it does not offer what the scenario is about: *not applicable*."""


class NobodyListens(Inconclusive):
    """Our peer cannot connect: the node does not listen there."""


class RpcError(Exception):
    """The node answered with an error.

    Attributes:
        code: the number (rpc/protocol.h).
        message: the node's words.
    """

    def __init__(self, code: int, message: str) -> None:
        """Keep number and words."""
        super().__init__(f"{message} ({code})")
        self.code = code
        self.message = message
