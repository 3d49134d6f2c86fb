"""What costs a peer its connection, and what is close to it but does not.

Facts: Bitcoin Core, net_processing.cpp and validation.cpp. Some faults are no misbehaviour: an
overlong locator and a message that cannot be read end any connection, whatever its permissions.
"""

from harness.acts import misbehaviour
from harness.acts.transactions import invent_hash
from harness.language.cells import Cell
from harness.language.thing import Make, thing
from harness.p2p import recognise
from harness.scene.scene import Scene


def _header(fault: str) -> Make:
    return lambda scene, peer: misbehaviour.send_faulty_header(scene, peer, fault)


def _header_on_unknown(scene: Scene, peer: str) -> None:
    misbehaviour.send_header_on(scene, peer, invent_hash(scene))


def _header_on_invalid(scene: Scene, peer: str) -> None:
    assert scene.block_hash is not None  # noqa: S101  (for the type checker)
    misbehaviour.send_header_on(scene, peer, scene.block_hash)


def _invalid(*, whole: bool) -> Make:
    return lambda scene, peer: misbehaviour.send_condemned(scene, peer, whole=whole)


def _after(*, headers: bool) -> Make:
    return lambda scene, peer, count: misbehaviour.ask_after(scene, peer, count, headers=headers)


# headers

thing(
    "a header without proof of work",
    "The header of a block on top of the node's chain on which no computing power was spent: its "
    "hash is larger than its target.",
    send=misbehaviour.send_worthless_header,
    shows=(Cell.ENDED_BY_MISBEHAVIOUR,),
)
thing(
    "a header with a time at or below the median time past",
    "On top of the node's chain, with its proof of work; its time is not later than the middle "
    "one of the times of the eleven blocks below it.",
    send=_header(misbehaviour.TOO_EARLY),
)
thing(
    "a header dated too far in the future",
    "The same, but its time is two hours and one second ahead of the node's clock.",
    send=_header(misbehaviour.TOO_LATE),
)
thing(
    "a header with a wrong difficulty",
    "The same, but the work that it has to show (its target) is not what the rules demand at this "
    "height.",
    send=_header("with another difficulty"),
)
thing(
    "a header of an outdated version",
    "The same, but its version is 1, from before BIP 34.",
    send=_header("of an outdated version"),
)
thing(
    "{int} consecutive headers",
    "So many headers in one message, each on top of the one before, the first on top of the node's "
    "chain, each with its proof of work. The peer does not deliver the blocks; sentences about the "
    "block mean the first of them.",
    send=misbehaviour.send_headers,
)
thing(
    "two non-continuous headers",
    "Two headers in one message, both on top of the node's chain, each with its proof of work.",
    send=misbehaviour.send_headers_apart,
)
thing(
    "two headers, and one more on top of none of them",
    "In one message: the second follows the first, and the third does not; it is on top of the "
    "node's chain, as the first is.",
    send=misbehaviour.send_headers_and_one_apart,
)
thing(
    "a header on top of an unknown block",
    "With its proof of work; nobody has the block below.",
    send=_header_on_unknown,
)
thing(
    "{int} headers on top of as many unknown blocks",
    "Each in a message of its own, with its proof of work.",
    send=misbehaviour.send_headers_on_unknown,
)
thing(
    "a header on top of the invalid block",
    "Good in itself, on top of the block that the node's operator has marked as invalid.",
    send=_header_on_invalid,
)

# blocks

thing(
    "the header of the invalid block",
    "Of the block that the node's operator has marked as invalid.",
    send=_invalid(whole=False),
)
thing(
    "the invalid block",
    "The full block that the node's operator has marked as invalid.",
    send=_invalid(whole=True),
)
thing(
    "a block on top of an unknown block",
    "A full block with its proof of work, sent unasked; nobody has the block below.",
    send=misbehaviour.bring_orphan,
)
thing(
    "a mutated block",
    "A full block on top of the node's chain, announced by its header; it holds a transaction "
    "more than its header stands for. The header is that of a valid block.",
    send=misbehaviour.bring_altered_block,
)
thing(
    "a mutated block with its last transaction twice",
    "The same, but of three transactions, the last of which stands there twice. The header stands "
    "for both: where their number is odd, the last is counted twice.",
    send=misbehaviour.bring_doubled_block,
)
thing(
    "a mutated block with another witness",
    "The same, but of three transactions, the last of which has a witness that is not its own.",
    send=misbehaviour.bring_block_with_another_witness,
)
thing(
    "the block unmutated",
    "The valid block of which a peer has sent the mutated one, announced by its header.",
    send=misbehaviour.bring_unaltered_block,
)

# too much in one message

thing(
    "an inv of {int} block(s)",
    "One message that announces so many blocks, which nobody has.",
    send=misbehaviour.announce_blocks,
)
thing(
    "a getdata for {int} transaction(s)",
    "One message that requests so many transactions; those that a peer requests nobody has.",
    send=misbehaviour.request_transactions,
    sent=lambda _scene, _peer, count: recognise.requests_transactions(count),
)
thing(
    "headers with a locator of {int} block(s)",
    "A request for headers (getheaders) whose list has so many blocks, which nobody else knows.",
    request=_after(headers=True),
)
thing(
    "blocks with a locator of {int} block(s)",
    "A request for blocks (getblocks) whose list has so many blocks, which nobody else knows.",
    request=_after(headers=False),
)

# what cannot be read

thing(
    "a message with the magic of another chain",
    "A ping that begins with the four bytes (magic) of the main chain, not of regtest.",
    send=misbehaviour.speak_of_another_network,
)
thing(
    "its version message with the magic of another chain",
    "The same, but what follows is the peer's usual version message.",
    send=misbehaviour.introduce_as_of_another_network,
)
