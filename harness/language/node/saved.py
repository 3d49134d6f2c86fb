"""What the node has saved for its next start, judged by the files that it leaves behind.

An entry is a function of the scene and the placeholders' values; it returns a finding.
"""

import socket
from collections.abc import Callable

from harness import claims
from harness.acts import address_book, captures, restarts
from harness.language import words
from harness.language.lexicon import Kind
from harness.record.findings import Finding
from harness.scene.scene import Scene

__all__ = ["SAVED", "words"]

SAVED: Kind[Callable[..., Finding]] = Kind("saved", "what the node has saved for its next start")
saved = SAVED.entry


def _is_anchor(scene: Scene, name: str, *, named: bool) -> Finding:
    file = restarts.read_file(scene, restarts.ANCHORS)
    address = socket.inet_aton(scene.peers[name].host)
    return claims.file_names(file, address, name, named=named)


@saved("{peer} as an anchor")
def anchor(scene: Scene, name: str) -> Finding:
    """The list of anchors holds the peer's address."""
    return _is_anchor(scene, name, named=True)


@saved("anchors without {peer}")
def anchors_without(scene: Scene, name: str) -> Finding:
    """There is a list of anchors, and it does not hold the peer's address."""
    return _is_anchor(scene, name, named=False)


@saved("the messages from {peer} and those to it, in order")
def captured_messages(scene: Scene, name: str) -> Finding:
    """Two files hold type and bytes of each, and of no others; those that it dropped are not there.

    It has dropped what had a wrong checksum, or a type that cannot be read.
    """
    window = scene.rest()
    came, went = captures.files_of(scene, name)
    return claims.has_captured(captures.spoken_at(scene, window, name), came, went, peer=name)


@saved("its addresses")
def addresses(scene: Scene) -> Finding:
    """There is a file with the addresses of the address manager."""
    return claims.file_is_there(restarts.read_file(scene, restarts.ADDRESS_BOOK))


@saved("its addresses as the operator has left them")
def addresses_untouched(scene: Scene) -> Finding:
    """The file with the addresses is still, byte for byte, the damaged one."""
    return claims.files_are_equal(
        restarts.read_file(scene, restarts.ADDRESS_BOOK),
        restarts.read_file(scene, address_book.LEFT),
    )


@saved("the addresses of before in a file of their own")
def addresses_set_aside(scene: Scene) -> Finding:
    """Beside the file with the addresses there is the one that the operator has changed."""
    return claims.files_are_equal(
        restarts.read_file(scene, address_book.ASIDE),
        restarts.read_file(scene, address_book.LEFT),
    )


@saved("no anchors")
def no_anchors(scene: Scene) -> Finding:
    """There is no list of anchors, though there is a file with addresses."""
    beside = restarts.read_file(scene, restarts.ADDRESS_BOOK)
    return claims.file_is_missing(restarts.read_file(scene, restarts.ANCHORS), beside=beside)


SAVED.close()
