"""A Tor daemon beside the node, for its onion service and as its way to onion addresses."""

from harness.acts import tor_daemon
from harness.language.node.settings.kind import setting
from harness.p2p.tor_control import Program, Reading, Way
from harness.scene.peer import LOOPBACK
from harness.scene.scene import Scene

FURTHER = ("127.0.0.2", "127.0.0.3")  # addresses of the same machine


@setting("a Tor daemon")
def tor(scene: Scene) -> None:
    """The node may ask it for an onion service (listenonion); it lets in whoever comes."""
    tor_daemon.run(scene, Program())


@setting("a Tor daemon that is not there")
def no_tor(scene: Scene) -> None:
    """The node is to ask it for an onion service, and nobody listens where it should."""
    tor_daemon.miss(scene)


@setting("a Tor daemon that asks for a password")
def tor_with_password(scene: Scene) -> None:
    """It lets in whoever knows the password; if the node is not told it, nobody."""
    tor_daemon.run_with_password(scene, Way.PASSWORD, last=tor_daemon.INTRODUCTION)


@setting("a Tor daemon that asks for a password, which the node is told")
def tor_with_known_password(scene: Scene) -> None:
    """The same; the node is told the password (torpassword), in which there are quotation marks."""
    tor_daemon.run_with_password(scene, Way.PASSWORD)
    tor_daemon.tell_password(scene)


@setting("a Tor daemon that asks for a password, which the node is told, or for a cookie")
def tor_with_either(scene: Scene) -> None:
    """The same; who has no password may use the cookie instead, which the node could read."""
    tor_daemon.run_with_cookie(scene, ways=(Way.PASSWORD, Way.COOKIE))
    tor_daemon.tell_password(scene)


@setting("a Tor daemon that asks for nothing, and a password for it")
def tor_with_needless_password(scene: Scene) -> None:
    """It lets in whoever comes, but the node is told a password (torpassword)."""
    tor_daemon.run_with_password(scene, Way.NOTHING, last=tor_daemon.INTRODUCTION)
    tor_daemon.tell_password(scene)


@setting("a Tor daemon that asks for a cookie")
def tor_with_cookie(scene: Scene) -> None:
    """It lets in whoever proves to know the 32 bytes of a file, whose place it names."""
    tor_daemon.run_with_cookie(scene)


@setting("a Tor daemon whose cookie is one byte short")
def tor_with_short_cookie(scene: Scene) -> None:
    """The same, but the file has 31 bytes."""
    tor_daemon.run_with_cookie(scene, tor_daemon.ONE_BYTE_SHORT, last=tor_daemon.INTRODUCTION)


@setting("a Tor daemon whose cookie is not there")
def tor_without_cookie(scene: Scene) -> None:
    """The same, but there is no file at that place."""
    tor_daemon.run_with_cookie(scene, None, last=tor_daemon.INTRODUCTION)


@setting("a Tor daemon that asks for the cookie itself")
def tor_with_bare_cookie(scene: Scene) -> None:
    """It knows only the older way, in which the other side sends the cookie as it is."""
    tor_daemon.run_with_cookie(scene, ways=(Way.OLD_COOKIE,), last=tor_daemon.INTRODUCTION)


@setting("a program that poses as Tor")
def impostor(scene: Scene) -> None:
    """It asks for a cookie that it does not itself know, and lets in whoever comes."""
    tor_daemon.run_with_cookie(scene, is_impostor=True, last=tor_daemon.CHALLENGE)


@setting("an older Tor daemon")
def old_tor(scene: Scene) -> None:
    """It knows no defences by proof of work, and refuses whoever asks for them (512)."""
    tor_daemon.run(scene, Program(knows_defences=False))


# its proxies


@setting("a Tor daemon with a proxy")
def tor_with_proxy(scene: Scene) -> None:
    """Asked, it names the place of its proxy, at the machine's usual address."""
    tor_daemon.run_with_proxies(scene, (LOOPBACK, True))


@setting("a Tor daemon with a proxy that takes each user name once")
def tor_with_strict_proxy(scene: Scene) -> None:
    """The same; the proxy asks for a user name and a password, and refuses whoever comes again."""
    tor_daemon.run_with_proxies(scene, (LOOPBACK, True), takes_users_once=True)


@setting("a Tor daemon with a proxy that leads nowhere")
def tor_with_useless_proxy(scene: Scene) -> None:
    """The same, but the proxy refuses whatever it is asked for."""
    tor_daemon.run_with_proxies(scene, (LOOPBACK, False))


@setting("a Tor daemon with three proxies, of which the second, at 127.0.0.1, leads to peers")
def tor_with_three_proxies(scene: Scene) -> None:
    """It names them in this order; the others are at 127.0.0.2 and 127.0.0.3, and lead nowhere."""
    before, behind = FURTHER
    tor_daemon.run_with_proxies(scene, (before, False), (LOOPBACK, True), (behind, False))


@setting("a Tor daemon with two proxies, of which the second, at 127.0.0.3, leads to peers")
def tor_with_proxies_elsewhere(scene: Scene) -> None:
    """It names them in this order; the first is at 127.0.0.2, and leads nowhere."""
    before, behind = FURTHER
    tor_daemon.run_with_proxies(scene, (before, False), (behind, True))


@setting("a Tor daemon that does not name its proxy")
def tor_without_word_of_proxy(scene: Scene) -> None:
    """It does not understand the question for it (510)."""
    tor_daemon.run(scene, Program(listeners=None))


# how its answers travel


@setting("a Tor daemon whose answers come in pieces")
def tor_in_pieces(scene: Scene) -> None:
    """Byte by byte, and one in two halves, of which the first comes with the answer before."""
    tor_daemon.run(scene, Program(reading=Reading(in_pieces=True)))


@setting("a Tor daemon that sends asynchronous replies between its answers")
def tor_with_news(scene: Scene) -> None:
    """Before each answer comes a notice that nobody has asked for (650)."""
    tor_daemon.run(scene, Program(reading=Reading(with_notices=True)))


@setting("a Tor daemon that first answers with {int} lines, and takes one connection only")
def tor_with_lines(scene: Scene, count: int) -> None:
    """Most lines of its answer say nothing; whoever disconnects cannot connect again."""
    tor_daemon.run_at_length(scene, lines=count, is_last=False)


@setting("a Tor daemon that first answers with {int} lines, and no more on that connection")
def tor_with_too_many_lines(scene: Scene, count: int) -> None:
    """The same, but it takes each connection; on those after the first its answers are usual."""
    tor_daemon.run_at_length(scene, lines=count, is_last=True)


@setting(
    "a Tor daemon that first answers with a line of {int} characters, and takes one connection only"
)
def tor_with_line(scene: Scene, length: int) -> None:
    """One line of its answer is so long, its end not counted; nobody can connect again."""
    tor_daemon.run_at_length(scene, length=length, is_last=False)


@setting(
    "a Tor daemon that first answers with a line of {int} characters, "
    "and no more on that connection"
)
def tor_with_too_long_line(scene: Scene, length: int) -> None:
    """The same, but it takes each connection; on those after the first its answers are usual."""
    tor_daemon.run_at_length(scene, length=length, is_last=True)
