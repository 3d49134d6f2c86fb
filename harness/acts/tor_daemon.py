"""A Tor daemon of the node's operator: control port, proxies, and the onion service it makes.

We play the program. By the onion service peers come to the node, by the proxies it comes to them.
Facts: Bitcoin Core, torcontrol.cpp; init.cpp, AppInitMain; chainparams.cpp, regtest.
"""

import contextlib
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from harness.acts import automatic, startup, whereabouts
from harness.acts.private_broadcast import link_by_home, onion_in_words
from harness.acts.version_contents import OWN_KEY
from harness.errors import Inconclusive
from harness.network.listening import TorDoor
from harness.network.tor_daemon import ASKED, LEFT, TorControl
from harness.node.process import P2P_PORT
from harness.p2p.tor_control import COOKIE, Program, Reading, Way
from harness.record.transcript import Entry
from harness.scene.peer import LOOPBACK, PATIENCE
from harness.scene.scene import Scene

ENDING = ".onion"
SERVICE, CHALLENGE, INTRODUCTION = "ADD_ONION", "AUTHCHALLENGE", "PROTOCOLINFO"
PASSWORD = 'open "sesame"'  # noqa: S105  (of a program that we play)
ONE_BYTE_SHORT = COOKIE[:-1]


def name_of_service(number: int) -> str:
    """Return the name of the onion service of the first key that the program makes, or a later."""
    return onion_in_words(OWN_KEY[number:] + OWN_KEY[:number]).removesuffix(ENDING)


def own_place() -> str:
    """Return the address and port of the onion service of the first key."""
    return f"{name_of_service(0)}{ENDING}:{P2P_PORT}"


def run(
    scene: Scene, program: Program, *, last: str = SERVICE, takes_one_connection: bool = False
) -> None:
    """Let a Tor daemon run, and the node ask it for an onion service.

    Args:
        scene: the scene.
        program: how it is.
        last: the last command that a node gives it for good; for that its start waits.
        takes_one_connection: whether nobody may come again, once the node has come.
    """
    program.address_of = name_of_service
    scene.tor = tor = TorControl(
        program, scene.transcript, takes_one_connection=takes_one_connection
    )
    host, port = scene.network.call(tor.open(LOOPBACK))
    scene.at_close(lambda: scene.network.run(tor.end))
    startup.tell(scene, "listenonion", "1")
    startup.tell(scene, "torcontrol", f"{host}:{port}")
    scene.stage.once_started.append(lambda: await_last(scene, last))


def miss(scene: Scene) -> None:
    """Let the node want an onion service, though there is no Tor daemon that it could ask."""
    startup.tell(scene, "listenonion", "1")
    startup.tell(scene, "torcontrol", f"{LOOPBACK}:{scene.reservations.port()}")


def run_with_password(scene: Scene, *ways: Way, last: str = SERVICE) -> None:
    """Let a Tor daemon run that lets in whoever comes by one of these ways."""
    run(scene, Program(ways=ways, password=PASSWORD), last=last)


def tell_password(scene: Scene) -> None:
    """Let the operator tell the node the Tor daemon's password."""
    startup.tell(scene, "torpassword", PASSWORD)


def run_with_cookie(
    scene: Scene,
    cookie: bytes | None = COOKIE,
    *,
    ways: Sequence[Way] = (Way.OLD_COOKIE, Way.COOKIE, Way.PASSWORD),
    is_impostor: bool = False,
    last: str = SERVICE,
) -> None:
    """Let a Tor daemon run that lets in whoever can read its cookie, a file; None without it."""
    folder = Path(tempfile.mkdtemp(prefix="conformance-tor-", dir=scene.stage.workspace))
    file = folder / "control auth cookie"
    scene.at_close(folder.rmdir)
    scene.at_close(lambda: file.unlink(missing_ok=True))  # what is remembered last goes first
    if cookie is not None:
        file.write_bytes(cookie)
    run(
        scene,
        Program(
            ways=tuple(ways),
            password=PASSWORD,
            cookie_file=str(file),
            cookie=cookie or b"",
            is_impostor=is_impostor,
        ),
        last=last,
    )


def run_with_proxies(
    scene: Scene, *proxies: tuple[str, bool], takes_users_once: bool = False
) -> None:
    """Let a Tor daemon run with proxies: where each listens, and whether it leads to peers."""
    automatic.look_for_nobody(scene)
    places = [
        open_proxy(scene, host, leads=leads, takes_users_once=takes_users_once)
        for host, leads in proxies
    ]
    run(scene, Program(listeners=tuple(places)))


def open_proxy(scene: Scene, host: str, *, leads: bool, takes_users_once: bool) -> str:
    """Open a proxy at an address of the machine, and return where."""
    door = TorDoor(
        lambda wanted: link_by_home(scene, wanted) if leads else None,
        takes_users_once=takes_users_once,
    )
    place = scene.network.call(door.open(host))
    scene.at_close(lambda: scene.network.run(door.close))
    return "{}:{}".format(*place)


def run_at_length(scene: Scene, *, lines: int = 0, length: int = 0, is_last: bool) -> None:
    """Let a Tor daemon run whose first answer has so many lines, or a line of such a length.

    If that is to be its last on that connection, it says nothing more before the next one; else
    there is no other connection.
    """
    reading = Reading(first_lines=lines, first_length=length, falls_silent=is_last)
    run(scene, Program(reading=reading), takes_one_connection=not is_last)


def await_last(scene: Scene, last: str) -> None:
    """Wait until the node, in this life, has given its last command, and has what it asked for.

    That it does not is left to be judged.
    """
    if scene.stage.retelling is not None:
        return
    await_asked(scene, last, since=scene.window().this_life())


def await_asked(scene: Scene, what: str, *, since: int) -> None:
    """Wait until the node has given a command, and has the onion service if it is for that."""
    asked = scene.transcript.first(partial(is_asked, what=what), since=since, timeout=PATIENCE)
    with contextlib.suppress(TimeoutError):
        scene.network.call(asked)
        if what == SERVICE:
            scene.ask_until("getnetworkinfo", _has_onion)


def is_asked(entry: Entry, *, what: str) -> bool:
    """Recognise that the node has given the Tor daemon a command."""
    return entry.type == ASKED and f": {what}" in entry.words


def at_work(scene: Scene) -> TorControl:
    """Return the Tor daemon that has made the node its onion service.

    Raises:
        Inconclusive: the node has none.
    """
    _ = scene.node  # it asks for the service when it starts
    if scene.tor is None or scene.tor.target(P2P_PORT) is None:
        raise Inconclusive("the node has no onion service at the usual port of its network")
    return scene.tor


def come_by_service(scene: Scene, name: str) -> None:
    """Let a peer connect to where the node's onion service leads; without one, to nobody."""
    _ = scene.node  # it asks for the service when it starts
    target = scene.tor.target(P2P_PORT) if scene.tor is not None else None
    nowhere = (LOOPBACK, scene.reservations.port())
    scene.peer(name).aim = whereabouts.in_two(target) if target else nowhere


def end(scene: Scene) -> None:
    """End the Tor daemon, so that it leads nobody to the node and its control port is gone."""
    if scene.stage.retelling is None:
        scene.network.run(at_work(scene).end)
        scene.ask_until("getnetworkinfo", lambda about: not _has_onion(about))


def begin_anew(scene: Scene) -> None:
    """End the Tor daemon's connections and services, as if it were started again at once."""
    if scene.stage.retelling is None:
        tor, since = at_work(scene), scene.now()
        scene.network.run(tor.hang_up)
        await_asked(scene, SERVICE, since=since)


def _has_onion(about: dict[str, list[dict[str, str]]]) -> bool:
    return any(each["address"].endswith(ENDING) for each in about["localaddresses"])


def hear_out(scene: Scene) -> None:
    """Wait until the node has read all that the Tor daemon has said, and said what it wants to.

    The program says no more; a node that has read that it ends ends the connection, too.

    Raises:
        Inconclusive: the node does not.
    """
    tor = scene.tor
    if tor is None or scene.stage.retelling is not None:
        return
    since = scene.now()
    scene.network.run(tor.hang_up)
    left = scene.transcript.first(lambda entry: entry.type == LEFT, since=since, timeout=PATIENCE)
    try:
        scene.network.call(left)
    except TimeoutError:
        raise Inconclusive("the node does not end its connection to the Tor daemon") from None
