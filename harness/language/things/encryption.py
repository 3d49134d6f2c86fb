"""What peers send that only v2 transport has, and what begins like v1 transport (BIP 324)."""

from harness.acts import encryption
from harness.acts.encryption import MOST_CONTENTS
from harness.acts.envelopes import PING
from harness.language.cells import Cell
from harness.language.thing import thing
from harness.scene.scene import Scene

thing(
    "a decoy packet that holds a ping",
    "An encrypted packet that says of itself that it is to be ignored; else it would be a ping.",
    shows=(Cell.V2,),
    send=encryption.send_decoy,
)
thing(
    "an altered packet that holds a ping",
    "An encrypted packet of which one bit, in its last byte, has been changed on the way.",
    send=encryption.send_altered,
)
thing(
    f"the length of a packet of {MOST_CONTENTS + 1} bytes",
    "The three bytes with which an encrypted packet begins; nothing of it follows.",
    send=lambda scene, peer: encryption.send_length(scene, peer, MOST_CONTENTS + 1),
)
thing(
    "a packet that holds a ping with its type spelled out",
    "Four letters and eight zeros stand for the type, which has a number, too.",
    send=encryption.send_spelt_out,
)
thing(
    "a packet that breaks off within the message type",
    "It promises a type of twelve letters and holds four of them.",
    send=encryption.send_cut_type,
)
thing(
    "a ping with a letter behind the zeros of its type",
    "Four letters and seven zeros stand for the type, and last comes another letter.",
    send=lambda scene, peer: encryption.send_type_of(scene, peer, b"ping" + bytes(7) + b"x"),
)


def _send_number(scene: Scene, peer: str, number: int) -> None:
    encryption.send_contents(scene, peer, bytes([number]) + PING)


thing(
    "a packet with message type ID {int}",
    "The number stands for a type of message; eight bytes follow.",
    send=_send_number,
)
thing(
    "an empty packet",
    "It holds not even the type of a message.",
    send=lambda scene, peer: encryption.send_contents(scene, peer, b""),
)
thing(
    "{int} pings",
    "So many pings, one right behind the other; the matching pong is that of the last one.",
    send=encryption.send_pings,
)


def _send_wrong_beginning(scene: Scene, peer: str, size: int) -> None:
    encryption.send_beginning(scene, peer, size, wrong=True)


thing(
    "the first {int} byte(s) of an unencrypted version message",
    "The magic of the chain and the type of the message have sixteen bytes (v1 transport).",
    send=encryption.send_beginning,
)
thing(
    "the first {int} byte(s) of an unencrypted version message, the last one altered",
    "Up to its last bit this could be v1 transport; it is the beginning of a public key.",
    send=_send_wrong_beginning,
)
