"""Inbound peers in groups: they connect together, and sentences speak of them as one.

An entry holds what the peers of a group have in common.
"""

from harness.acts import inbound
from harness.acts.inbound import Sort
from harness.acts.whereabouts import public
from harness.errors import HarnessFault
from harness.language import wire, words
from harness.language.cells import Cell
from harness.language.lexicon import Kind, Phrase, Shows
from harness.language.thing import Thing
from harness.p2p.messages import Services
from harness.scene.scene import Scene

__all__ = ["GROUPS", "words"]

GROUPS: Kind[Sort | None] = Kind("group", "inbound peers that have something in common")

GROUPS.add("inbound peer(s)", "All inbound peers of whatever group.", None)


def group(phrase: str, meaning: str, sort: Sort, *, shows: Shows = ()) -> None:
    """Add a group that can connect."""
    GROUPS.add(phrase, meaning, sort, shows=shows)


SLOW = {"answers_pings": False}
DECLINING = {"relay": False}
MOST_OF_MANY = 100  # public network groups beyond this number are for the slow ones of many


def _many(number: int) -> str:
    return public(inbound.FIRST_OF_MANY + number)


def _others_of_many(number: int) -> str:
    return _many(MOST_OF_MANY + number)


def _one(number: int) -> str:
    return f"{inbound.ONE_NETWORK}.{number + 1}.2"


def _trusted(number: int) -> str:
    return f"{inbound.TRUSTED_RANGE}.{number + 1}"


# from the node's own machine

group(
    "ordinary inbound peer(s)",
    "Connect from the node's own machine, want transactions, offer what nodes offer, answer pings; "
    "so do all other groups, in what is not said of them.",
    Sort(),
)
group(
    "inbound peer(s) that decline transactions",
    "Their version messages ask for no announcements of transactions (relay flag, BIP 37).",
    Sort(DECLINING),
)
group(
    "inbound peer(s) that decline transactions and offer no services",
    "The same, and their version messages name no services at all.",
    Sort({**DECLINING, "services": 0}),
)
group(
    "inbound peer(s) that decline transactions and offer blocks without witnesses",
    "The same, but their version messages offer all blocks, and not the witnesses in them.",
    Sort({**DECLINING, "services": Services.NETWORK}),
)
group(
    "inbound peer(s) that decline transactions and offer recent blocks with witnesses",
    "The same, but their version messages offer the latest blocks only, as pruned nodes do.",
    Sort({**DECLINING, "services": Services.NETWORK_LIMITED | Services.WITNESS}),
)
group(
    "inbound peer(s) with the noban permission",
    "Connect from a subnet of addresses that the node's whitelist names.",
    Sort(home=_trusted),
    shows=(Cell.NOBAN,),
)
group(
    "inbound peer(s) that send nothing",
    "Connect, and send no version message, nor anything else.",
    Sort({"speaks": False}),
)
group("slow inbound peer(s)", "Leave the node's pings unanswered: nobody is slower.", Sort(SLOW))
group(
    "slow inbound peer(s) at the address of {peer}",
    "All of them connect from where this peer lives, and leave pings unanswered.",
    Sort(SLOW, at_named_peer=True),
)

# from elsewhere

group(
    "inbound peer(s) from many network groups",
    "Connect from public addresses, each in a network group of its own (its first two numbers).",
    Sort(home=_many),
)
group(
    "inbound peer(s) from many network groups that decline transactions",
    "The same, but their version messages ask for no announcements of transactions.",
    Sort(DECLINING, home=_many),
)
group(
    "inbound peer(s) from many network groups that offer no services",
    "The same, but their version messages name no services at all; they want transactions.",
    Sort({"services": 0}, home=_many),
)
group(
    "inbound peer(s) from many network groups that decline transactions and offer no services",
    "Both: the version messages ask for no announcements of transactions, and name no services.",
    Sort({**DECLINING, "services": 0}, home=_many),
)
group(
    "inbound peer(s) from one network group",
    "Connect from different public addresses that have their first two numbers in common.",
    Sort(home=_one),
)
group(
    "slow inbound peer(s) from many network groups",
    "Each from a network group of its own, as nobody else; they leave pings unanswered.",
    Sort(SLOW, home=_others_of_many),
)
group(
    "slow inbound peer(s) from one network group",
    "All from the same network group; they leave pings unanswered.",
    Sort(SLOW, home=_one),
)
group(
    "slow inbound peer(s) from one network group that decline transactions",
    "The same, and their version messages ask for no announcements of transactions.",
    Sort({**SLOW, **DECLINING}, home=_one),
)
group(
    "slow inbound peer(s) from Tor",
    "Connect to the onion listening port of the node, and leave pings unanswered.",
    Sort(SLOW, home=_one, by_second_port=True),
)


def connect(scene: Scene, phrase: Phrase[Sort | None], count: int) -> None:
    """Let so many peers of a group connect together, and wait for their handshakes.

    Raises:
        HarnessFault: the group is none that can connect.
        Inconclusive: the node did not accept them all.
    """
    if phrase.use is None:
        raise HarnessFault(f"say which {phrase} connect")
    host = scene.peer(phrase.arguments[0]).host if phrase.use.at_named_peer else None
    inbound.gather(scene, name(phrase), count, phrase.use, host=host)


def each_sends(scene: Scene, phrase: Phrase[Sort | None], thing: Phrase[Thing]) -> None:
    """Let each peer of a group send a thing of this kind, one after the other."""
    for peer in members(scene, phrase):
        wire.let_peer(scene, wire.Verb.SEND, thing, peer)


def members(scene: Scene, phrase: Phrase[Sort | None]) -> list[str]:
    """Return the names of the peers of a group."""
    if phrase.use is None:
        return inbound.everybody(scene)
    return inbound.members(scene, name(phrase))


def name(phrase: Phrase[Sort | None]) -> str:
    """Return the name of a group, the same for one and for many."""
    words = phrase.entry.phrase.replace("(s)", "s")
    return words.replace("{peer}", *phrase.arguments) if phrase.arguments else words


GROUPS.close()
