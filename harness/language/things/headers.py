"""Which headers are requested and sent. A block is named by its height in the node's chain."""

from harness.acts import headers
from harness.acts.block_download import replaced
from harness.language.thing import Make, thing
from harness.p2p import recognise
from harness.p2p.recognise import Recogniser
from harness.scene.scene import Scene


def _requested(scene: Scene, _peer: str, height: int) -> Recogniser:
    return recognise.requests_headers_after(headers.locator(scene, height))


def _requested_in_headers_chain(scene: Scene, _peer: str, number: int) -> Recogniser:
    start = headers.locator(scene, scene.node.peek("getblockcount"))
    latest = headers.headers_chain(scene, number)[-1].GetHash() if number else start[0]
    return recognise.requests_headers_after([latest, *start])


def _sent(scene: Scene, _peer: str, first: int, last: int) -> Recogniser:
    return recognise.has_headers(headers.hashes_between(scene, first, last))


def _only(*, known: bool) -> Make:
    def request(scene: Scene, peer: str, height: int | None = None) -> None:
        headers.request(scene, peer, until=height, only=not known)

    return request


def _requested_after_stored(scene: Scene, _peer: str, number: int) -> Recogniser:
    return recognise.requests_headers_after(headers.locator_in_headers_chain(scene, number))


# requests

thing(
    "headers after block {int}",
    "Whatever headers follow on this block of the node's chain, its height named; the genesis "
    "block has height 0 (getheaders). A peer's locator names this block alone; the node's names "
    "the block and the eleven below it, then others 2, 4, 8 blocks below each other and so on, and "
    "at last the genesis block; it names no block at which to stop.",
    request=headers.request,
    requested=_requested,
)
thing(
    "headers after block {int} up to block {int}",
    "The same, and this block is to be the last.",
    request=lambda scene, peer, known, last: headers.request(scene, peer, known, until=last),
)
thing(
    "headers after an unknown block",
    "The locator names one block, which nobody has.",
    request=lambda scene, peer: headers.request(scene, peer, None),
)
thing(
    "headers after an unknown block, block {int} or block {int}",
    "The locator names these three in this order.",
    request=lambda scene, peer, first, second: headers.request(scene, peer, None, first, second),
)
thing(
    "headers after the stale block or block {int}",
    "The locator names the block that was the chain tip before others have replaced it, then this "
    "one of the node's chain.",
    request=lambda scene, peer, height: headers.request_after(
        scene, peer, replaced(scene), headers.hash_at(scene, height)
    ),
)
thing(
    "headers after header {int} of the headers chain or block {int}",
    "The locator names this header, then this block of the node's chain.",
    request=lambda scene, peer, number, height: headers.request_after(
        scene,
        peer,
        headers.headers_chain(scene, number)[-1].GetHash(),
        headers.hash_at(scene, height),
    ),
)
thing(
    "the header of block {int} alone",
    "The locator is empty, and the request names this block of the node's chain as the last.",
    request=_only(known=True),
)
thing(
    "the header of an unknown block alone",
    "The same with a block that nobody has.",
    request=_only(known=False),
)

# answers

thing(
    "the headers of blocks {int} to {int}",
    "Those of the node's chain from this height to that, and no others, in one message.",
    send=headers.send_known,
    sent=_sent,
)
thing(
    "the header of block {int}",
    "That of the node's chain at this height, and no other, in one message.",
    sent=lambda scene, peer, height: _sent(scene, peer, height, height),
)
thing(
    "an empty headers message",
    "Says that the sender has no headers beyond those of the request.",
    send=headers.send_none,
    sent=lambda _scene, _peer: recognise.has_headers(()),
)

# forks, and chains of headers

thing(
    "{int} header(s) of a fork that ends {int} block(s) below the chain tip",
    "So many headers in one message, each with its proof of work, on top of a block of the node's "
    "chain from which the fork begins; the height of the last is so much lower than "
    "that of the chain tip.",
    send=headers.send_fork,
)
thing(
    "the full first block of a fork, {int} block(s) below the chain tip",
    "A valid block on top of a block of the node's chain from which the fork begins; "
    "its height is so much lower than that of the chain tip. Nothing announces it.",
    send=headers.send_fork_block,
)
thing(
    "headers {int} to {int} of the headers chain",
    "The headers chain is one of blocks of which nobody has more than the header, each on top of "
    "the one before, the first on top of the node's chain tip; the first has the number 1.",
    send=headers.send_headers_chain,
)
thing(
    "headers {int} to {int} of the headers chain, 2000 at a time",
    "These, in messages that are full, one right after the other; the last may be shorter.",
    send=headers.send_in_full_messages,
)
thing(
    "headers {int} to {int} of another headers chain, 2000 at a time",
    "The same of a chain that begins on the same block and has no block of the headers chain.",
    send=lambda scene, peer, first, last: headers.send_in_full_messages(
        scene, peer, first, last, other=True
    ),
)
thing(
    "headers after header {int} of the headers chain",
    "Whatever headers follow on it; the locator names this one, and then the blocks of the node's "
    "chain that it names for its chain tip. Header 0 is that of the chain tip itself.",
    requested=_requested_in_headers_chain,
)
thing(
    "headers after stored header {int} of the headers chain",
    "The same, but the locator names the eleven headers below it, too, then others 2, 4, 8 below "
    "each other and so on, as the node knows them all, and at last the genesis block.",
    requested=_requested_after_stored,
)
thing(
    "block {int} of the headers chain by its hash",
    "An inv that names the hash of this block.",
    announce=headers.announce_in_headers_chain,
)
thing(
    "blocks {int} and {int} of the headers chain by their hashes",
    "One inv that names these two, in this order.",
    announce=headers.announce_some_in_headers_chain,
)
thing(
    "header {int} of the headers chain alone",
    "This header in a message of its own. A peer requests it by an empty locator.",
    request=headers.request_in_headers_chain,
    send=lambda scene, peer, number: headers.send_headers_chain(scene, peer, number, number),
)
thing(
    "block {int} of the headers chain",
    "The block that belongs to this header.",
    requested=lambda scene, _peer, number: recognise.requests(
        {headers.headers_chain(scene, number)[-1].GetHash()}
    ),
)

thing(
    "its own chain of {int} blocks, which forks from the node's at block {int}, as requested",
    "The headers that the node requests from the peer, 2000 at most at a time, of a chain that has "
    "the node's blocks up to this height and others from there on; the peer sends them whenever "
    "the node requests headers, until it requests no more.",
    send=lambda scene, peer, length, parts: headers.send_chain_as_requested(
        scene, peer, parts, length
    ),
)

# blocks from the future

thing(
    "a block dated {int} second(s) ahead",
    "A block on top of the node's chain, good in all else, dated so far ahead of the node's clock; "
    "the peer announces it by its header and sends it in full.",
    send=headers.bring_ahead,
)
thing(
    "the same block again",
    "The block that a peer has sent like this, unchanged, sent in the same way.",
    send=headers.bring_again,
)
