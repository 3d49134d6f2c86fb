"""The pause at the first failure (-D pause=yes): the node lives, and the user may talk to it."""

import os
import shlex
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from harness.record.evidence import ScenarioText
from harness.running.progress import say
from harness.scene.scene import Scene


class Pause:
    """Stops once; made before the process enters another network."""

    def __init__(self) -> None:
        """Remember where the user's terminals are."""
        self._home = _namespaces()
        self._paused = False

    def at(self, scene: Scene, text: ScenarioText, what: str, again: str) -> None:
        """Stop at the first failure, the node alive, until the user has seen enough.

        Args:
            scene: in which it happened.
            text: of the scenario.
            what: verdict and reason.
            again: the command that runs this scenario once more.

        Raises:
            KeyboardInterrupt: the user ends the run.
        """
        if self._paused or not scene.has_running_node:
            return
        self._paused = True
        say(f"paused at scenario {text.index}, {text.scenario}: {what}")
        say(f"the node lives, as process {scene.node_as_is.pid}; talk to it with:")
        say(f"  {shlex.join(_client_line(scene, self._home))} getpeerinfo")
        say("look into it with:")
        say(f"  {_debugger()} -p {scene.node_as_is.pid}")
        say("run just this scenario again with:")
        say(f"  {again}")
        say(f"  {again} -D pause=yes")
        if not sys.stdin.isatty():
            say("pause=yes waits on a terminal only: going on")
            return
        say("Enter goes on, Ctrl-C ends the run")
        sys.stdin.readline()


def _client_line(scene: Scene, home: Mapping[str, str]) -> list[str]:
    """Return the beginning of the command that talks to the scene's node from another terminal."""
    beside = scene.target.path.with_name("bitcoin-cli")
    client = str(beside) if os.access(beside, os.X_OK) else "bitcoin-cli"
    node = scene.node_as_is
    line = [client, f"-datadir={node.folder}", "-regtest", f"-rpcport={node.ports.rpc}"]
    here = _namespaces()
    if here == home:
        return line
    as_user = ["-U", "--preserve-credentials"] if here["user"] != home["user"] else []
    return ["nsenter", "-t", str(os.getpid()), *as_user, "-n", *line]


def _debugger() -> str:
    """Return the name of a debugger, the one that is here if there is one."""
    found = [each for each in ("gdb", "lldb") if shutil.which(each)]
    return found[0] if found else ("lldb" if sys.platform == "darwin" else "gdb")


def _namespaces() -> dict[str, str]:
    """Return what names the namespaces of this process; nothing where there are none."""
    try:
        return {kind: str(Path(f"/proc/self/ns/{kind}").readlink()) for kind in ("user", "net")}
    except OSError:
        return {}
