"""Limits and times: slots, timeouts, bans, the upload target; what transport it offers."""

from harness.acts import inbound, startup, timeouts, upload, version_contents
from harness.language.cells import Cell
from harness.language.node.settings.kind import setting
from harness.scene.scene import Scene


@setting("{int} inbound slot(s)", shows=(Cell.FULL,))
def inbound_slots(scene: Scene, count: int) -> None:
    """The connection limit leaves so many slots to inbound peers, whatever these want."""
    inbound.leave_slots(scene, count)


@setting("a connection limit of {int}")
def connection_limit(scene: Scene, limit: int) -> None:
    """So many connections at most (maxconnections); manual ones are not counted."""
    inbound.limit_connections(scene, limit)


@setting("at most {int} open files")
def open_files(scene: Scene, count: int) -> None:
    """The system lets the node have so many files open at once; each connection is one (ulimit)."""
    startup.limit_files(scene, count)


@setting("a connection limit of {int} and the default share for transaction relay")
def connection_limit_with_share(scene: Scene, limit: int) -> None:
    """So many connections at most; half of the inbound ones may want transactions."""
    startup.tell(scene, "maxconnections", str(limit))


@setting("its default peer timeout", shows=(Cell.ENDED_BY_TIMEOUT,))
def default_peer_timeout(scene: Scene) -> None:
    """The time for a handshake, and of inactivity, is the node's own; else it is endless."""
    timeouts.set_peer_timeout(scene, None)


@setting("network activity switched off")
def network_off(scene: Scene) -> None:
    """The node may have no connection until its operator switches network activity on."""
    startup.tell(scene, "networkactive", "0")


@setting("a default ban time of {duration}")
def default_ban_time(scene: Scene, seconds: int) -> None:
    """So long a ban lasts unless the command to ban says otherwise (bantime)."""
    startup.tell(scene, "bantime", str(seconds))


@setting("a peer timeout of {duration}", shows=(Cell.ENDED_BY_TIMEOUT,))
def peer_timeout(scene: Scene, seconds: int) -> None:
    """So long the node waits for a handshake, and before it looks for inactivity."""
    timeouts.set_peer_timeout(scene, seconds)


@setting("an upload target of {int} MiB a day")
def upload_target(scene: Scene, mebibytes: int) -> None:
    """What the node may send in 24 hours (maxuploadtarget); 0 means that there is no target."""
    upload.limit(scene, mebibytes)


@setting("the comments {word} and {word} in its user agent")
def user_agent_comments(scene: Scene, first: str, second: str) -> None:
    """The operator wants these words shown to every peer, behind the name of the program."""
    version_contents.comment(scene, first, second)


@setting("an upload target written as {string}")
def written_upload_target(scene: Scene, words: str) -> None:
    """The operator writes the number of bytes in a day and its unit like this (maxuploadtarget)."""
    startup.tell(scene, "maxuploadtarget", words)


@setting("a connect timeout of {duration}")
def connect_timeout(scene: Scene, seconds: int) -> None:
    """So long the node waits for an answer when it tries to connect (timeout)."""
    timeouts.set_connect_timeout(scene, seconds)


@setting("DNS lookups switched off")
def no_lookups(scene: Scene) -> None:
    """The node takes addresses only, and asks nobody what a name stands for (dns)."""
    startup.tell(scene, "dns", "0")


@setting("v2 transport", shows=(Cell.V2,))
def v2_transport(scene: Scene) -> None:
    """The node encrypts its connections where the peer can (v2transport, BIP 324)."""
    startup.tell(scene, "v2transport", "1")


@setting("v2 transport switched off")
def no_v2_transport(scene: Scene) -> None:
    """The node neither offers nor uses encryption."""
    startup.tell(scene, "v2transport", "0")
