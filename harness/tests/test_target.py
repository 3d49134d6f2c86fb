"""Finding and probing a bitcoind, shown on small programs that behave like one or do not."""

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from harness.node import probing
from harness.node.choosing import find, probe
from harness.node.target import TargetError, require_addconnection

PROJECT = Path(__file__).resolve().parents[2]

VERSION = "Bitcoin Core daemon version v27.0.0 bitcoind"

OPTIONS = """\
Connection options:

  -peerbloomfilters
       Support filtering of blocks and transaction with bloom filters
       (default: 0)

  -v2transport
       Support v2 transport (default: 1)

  -whitelist=<[permissions@]IP address or network>
       Add permission flags to the peers using the given IP address. Allowed
       permissions: bloomfilter, noban. Additional flags "in" and
       "out" control whether permissions apply to incoming connections.

"""

ADDCONNECTION = """\
addconnection "address" "connection_type"

Open an outbound connection to a specified node. This RPC is for testing only.

Arguments:
1. address            (string, required) The IP address and port to attempt connecting to.
2. connection_type    (string) Type of connection to open ("block-relay-only" or "feeler").

Result:
{                               (json object)
}
"""

# Answers --version and -help-debug, else serves the RPC interface until told to stop.
FAKE_NODE = """\
#!{python}
import http.server, json, pathlib, sys
HELP = json.loads({help!r})
with open({calls!r}, "a") as calls:
    calls.write(" ".join(sys.argv[1:2]) + "\\n")
options = dict(each.lstrip("-").partition("=")[::2] for each in sys.argv[1:])
if "version" in options:
    sys.exit(print({version!r}))
if "help-debug" in options:
    sys.exit(print({options!r}))

class Rpc(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        result = None
        if request["method"] == "getnetworkinfo":
            result = {{"version": 270000, "subversion": "/Satoshi:27.0.0/",
                      "localservices": "0000000000000c09"}}
        if request["method"] == "help":
            name = request["params"][0]
            result = HELP.get(name, "help: unknown command: " + name)
        self.server.stopped = request["method"] == "stop"
        answer = json.dumps({{"result": result, "error": None, "id": request["id"]}}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)
    def log_message(self, *_):
        pass

server = http.server.HTTPServer(("127.0.0.1", int(options["rpcport"])), Rpc)
chain = pathlib.Path(options["datadir"], "regtest")
chain.mkdir()
(chain / ".cookie").write_text("__cookie__:secret")
print("Done loading", flush=True)
server.stopped = False
while not server.stopped:
    server.handle_request()
"""


def write_program(path: Path, text: str) -> Path:
    """Write an executable file."""
    path.write_text(text)
    path.chmod(0o755)
    return path


def write_node(folder: Path, commands: dict[str, str]) -> Path:
    """Write a node that answers `help` for these commands only, and counts its starts."""
    text = FAKE_NODE.format(
        python=sys.executable,
        help=json.dumps(commands),
        calls=str(folder / "calls"),
        version=VERSION,
        options=OPTIONS,
    )
    return write_program(folder / "bitcoind", text)


def write_starter(folder: Path, start: str) -> Path:
    """Write a program that is a bitcoind by its words, and does `start` when started."""
    answer = f'[ "$1" = --version ] && exec echo "{VERSION}"\n[ "$1" = -help-debug ] && exit 0\n'
    return write_program(folder / "bitcoind", f"#!/bin/sh\n{answer}{start}\n")


def probe_given(path: Path, cache: Path | None = None, **options):
    """Probe a program as if -D bitcoind= had named it."""
    return probe(path, "-D bitcoind", "named by -D bitcoind=", cache=cache, **options)


def starts(folder: Path) -> int:
    """Count how often the fake node was started."""
    return sum(line.startswith("-regtest") for line in (folder / "calls").open())


@pytest.fixture
def temporary_folder(tmp_path, monkeypatch):
    """Let the probe make its folder where the test can see whether it stays."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


# -- finding ---------------------------------------------------------------------------------------


@pytest.fixture
def places(tmp_path):
    """One bitcoind in each of the four places, and the environment that names two of them."""
    project = tmp_path / "project"
    for folder in ("given", "named", "path", "project/.bitcoind/bin"):
        (tmp_path / folder).mkdir(parents=True)
        write_program(tmp_path / folder / "bitcoind", "#!/bin/sh\n")
    environment = {"BITCOIND": str(tmp_path / "named/bitcoind"), "PATH": str(tmp_path / "path")}
    return project, str(tmp_path / "given/bitcoind"), environment


def test_what_is_asked_for_comes_first(places, tmp_path):
    """The order is -D bitcoind=, BITCOIND, PATH, and last the provided one."""
    project, given, environment = places
    origins = [find(given, environment, project).origin]
    origins.append(find(None, environment, project).origin)
    found = find("", environment | {"BITCOIND": ""}, project)
    origins.append(found.origin)
    assert found.path == tmp_path / "path/bitcoind"
    origins.append(find(None, {"PATH": "/nonexistent"}, project).origin)
    assert origins == ["-D bitcoind", "BITCOIND", "PATH", "provided"]


def test_none_at_all_names_three_ways_out(tmp_path):
    """Without any bitcoind the error says what to do."""
    with pytest.raises(TargetError, match=r"no bitcoind found: set BITCOIND=.*make bitcoind"):
        find(None, {}, tmp_path)


def test_missing_file_is_refused(tmp_path):
    """A path that does not exist is named, with who gave it."""
    with pytest.raises(TargetError, match=r"^BITCOIND=.*nowhere: there is no such file: give"):
        find(None, {"BITCOIND": str(tmp_path / "nowhere")}, tmp_path)


def test_directory_is_refused_and_the_program_in_it_named(tmp_path):
    """For a folder that holds a bitcoind the error gives the path to use."""
    write_program(tmp_path / "bitcoind", "#!/bin/sh\n")
    with pytest.raises(TargetError, match=r"is a directory: give .*/bitcoind$"):
        find(str(tmp_path), {}, tmp_path)


def test_file_without_the_executable_bit_is_refused(tmp_path):
    """The mend of a file that cannot be executed is chmod."""
    path = tmp_path / "bitcoind"
    path.write_text("#!/bin/sh\n")
    with pytest.raises(TargetError, match=r"is not executable: run `chmod \+x"):
        find(str(path), {}, tmp_path)


# -- what is not a working bitcoind ----------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    ["hello", "", "GNU bash, version 5.2.15", "Bitcoin Core RPC client version v29.0.0"],
)
def test_another_program_is_refused(tmp_path, said):
    """What does not answer --version as a bitcoind does is not started."""
    path = write_program(tmp_path / "bitcoind", f"#!/bin/sh\necho '{said}'\n")
    with pytest.raises(TargetError, match=r"is not a bitcoind: asked for its --version it says"):
        probe_given(path)


def test_program_for_another_machine_is_refused(tmp_path):
    """A file that the system cannot execute ends as one line, not as a traceback."""
    path = write_program(tmp_path / "bitcoind", "\x7fELF nonsense")
    with pytest.raises(TargetError, match=r"cannot be started: .*built for this machine$"):
        probe_given(path)


def test_program_that_never_answers_is_killed(tmp_path, monkeypatch):
    """Silence after --version is not waited for."""
    monkeypatch.setattr(probing, "VERSION_TIMEOUT", 0.2)
    path = write_program(tmp_path / "bitcoind", "#!/bin/sh\nsleep 60\n")
    with pytest.raises(TargetError, match=r"no answer to --version within 0.2 s"):
        probe_given(path)


def test_exit_at_start_shows_the_last_log_lines(tmp_path, temporary_folder):
    """The error is one line with the last five lines of the log, and the folder is gone."""
    path = write_starter(tmp_path, "for n in 1 2 3 4 5 6; do echo line $n; done; exit 1")
    with pytest.raises(TargetError) as raised:
        probe_given(path)
    said = "exits at start: line 2 | line 3 | line 4 | line 5 | line 6"
    assert str(raised.value) == f"{path} {said}"
    assert not list(temporary_folder.iterdir())


def test_hang_at_start_ends_at_the_timeout_and_leaves_no_process(tmp_path, temporary_folder):
    """The node and its children are dead afterwards: nobody holds the pipe open."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    os.set_blocking(reading, True)
    path = write_starter(tmp_path, f"exec 9>{pipe}; echo alive >&9; echo Waiting; sleep 60 & wait")
    with pytest.raises(TargetError, match=r"is not ready after 2 s and was killed: Waiting$"):
        probe_given(path, startup_timeout=2.0)
    with os.fdopen(reading) as file:
        assert file.read() == "alive\n"  # the end is reached when the last writer has died
    assert not list(temporary_folder.iterdir())


def test_node_that_does_not_answer_is_one_line(tmp_path):
    """A node that says it is ready and offers no cookie cannot be asked."""
    path = write_starter(tmp_path, "echo Done loading; sleep 60")
    with pytest.raises(TargetError, match=r"started but cannot be asked: .*\.cookie"):
        probe_given(path)


# -- what a bitcoind can do ------------------------------------------------------------------------


def test_probe_reads_version_and_capabilities(tmp_path, temporary_folder):
    """Everything known of the target comes from the program itself, and nothing of it stays."""
    path = write_node(tmp_path, {"addconnection": ADDCONNECTION, "createwallet": "createwallet"})
    probed = probe_given(path)
    assert (probed.version, probed.implementation) == (270000, "Bitcoin Core")
    assert (probed.user_agent, probed.local_services) == ("/Satoshi:27.0.0/", 0xC09)
    assert probed.version_text == "27.0.0"
    capabilities = probed.capabilities
    assert capabilities.addconnection_arguments == 2
    assert capabilities.connection_types == ("block-relay-only", "feeler")
    able = {name for name, value in capabilities.as_dict().items() if value is True}
    assert able == {"addconnection", "v2transport", "wallet", "whitelist_out"}
    assert not list(temporary_folder.iterdir())
    require_addconnection(probed)


def test_node_without_addconnection_is_told_apart(tmp_path):
    """A node before 22.0 is probed all the same; what needs the command says so."""
    probed = probe_given(write_node(tmp_path, {}))
    assert not probed.capabilities.addconnection
    assert probed.capabilities.addconnection_arguments == 0
    with pytest.raises(TargetError, match=r"has no addconnection .*22.0\): choose a newer"):
        require_addconnection(probed)


def test_third_argument_and_defaults_of_a_fork_are_read_from_its_help():
    """The v2transport argument, the loopback bloom default and forceinbound show in the help."""
    options = """\
  -inboundrelaypercent=<n>
       Permit a maximum percent of inbound connections to relay transactions

  -peerbloomfilters
       Support filtering of blocks and transactions with bloom filters
       (default: localhost only)

  -privatebroadcast
       Broadcast transactions over short-lived connections

  -whitebind=<[permissions@]addr>
       Allowed permissions: noban, forceinbound (when connections are
       full, evict).
"""
    help_text = ADDCONNECTION.replace("Result:", "3. v2transport  (boolean, required)\n\nResult:")
    commands = dict.fromkeys(probing.ASKED_COMMANDS, "help: unknown command: x")
    read = probing.read_capabilities(options, commands | {"addconnection": help_text})
    assert read.addconnection_arguments == 3
    assert read.bloom_by_default_on_loopback
    assert read.private_broadcast
    assert read.forceinbound
    assert read.inbound_relay_percent
    assert not read.common_send_rate
    assert not read.whitelist_out
    assert not read.v2transport


def test_first_form_of_addconnection_is_read():
    """Version 21.99 names two types without brackets, and knows fewer options than later ones."""
    help_text = ADDCONNECTION.replace(
        '("block-relay-only" or "feeler")', ', either "outbound-full-relay" or "block-relay-only"'
    )
    commands = dict.fromkeys(probing.ASKED_COMMANDS, "help: unknown command: x")
    read = probing.read_capabilities(OPTIONS, commands | {"addconnection": help_text})
    assert read.connection_types == ("outbound-full-relay", "block-relay-only")
    assert read.unknown_options == probing.DISPENSABLE_OPTIONS
    known = "".join(f"  -{each}\n       Some help\n\n" for each in probing.DISPENSABLE_OPTIONS)
    assert probing.read_capabilities(known, commands).unknown_options == ()


# -- the cache -------------------------------------------------------------------------------------


def test_second_probe_is_recalled_with_its_own_origin(tmp_path):
    """An unchanged file is not started again; how it was chosen belongs to this run."""
    path, cache = write_node(tmp_path, {}), tmp_path / "new" / "cache.json"
    first = probe_given(path, cache)
    second = probe(path, "PATH", "on PATH", cache=cache)
    assert starts(tmp_path) == 1
    assert (second.origin, second.why) == ("PATH", "on PATH")
    assert (second.capabilities, second.sha256) == (first.capabilities, first.sha256)
    assert [file.name for file in cache.parent.iterdir()] == ["cache.json"]


def test_changed_file_is_probed_again(tmp_path):
    """A rebuilt bitcoind under the same path is asked anew."""
    path, cache = write_node(tmp_path, {}), tmp_path / "cache.json"
    first = probe_given(path, cache)
    path.write_text(path.read_text() + "# rebuilt\n")
    assert probe_given(path, cache).sha256 != first.sha256
    assert starts(tmp_path) == 2


@pytest.mark.parametrize("content", ["{", "[]", '{"format": 1, "entries": []}', "\0"])
def test_unreadable_cache_is_ignored_and_rewritten(tmp_path, content):
    """A damaged cache costs one probe and no message."""
    path, cache = write_node(tmp_path, {}), tmp_path / "cache.json"
    cache.write_text(content)
    probed = probe_given(path, cache)
    assert json.loads(cache.read_text())["entries"][str(path)]["target"] == probed.as_dict()


def test_damaged_entry_is_ignored(tmp_path):
    """An entry of another shape is asked anew."""
    path, cache = write_node(tmp_path, {}), tmp_path / "cache.json"
    probe_given(path, cache)
    content = json.loads(cache.read_text())
    del content["entries"][str(path)]["target"]["capabilities"]["wallet"]
    cache.write_text(json.dumps(content))
    probe_given(path, cache)
    assert starts(tmp_path) == 2


def test_wrapper_stands_for_the_binary_it_names(tmp_path):
    """The SHA-256 is that of the program, and a new program under an old wrapper is noticed."""
    node = write_node(tmp_path, {})
    binary = node.rename(tmp_path / "node")
    wrapper = write_program(
        tmp_path / "bitcoind", f'#!/bin/sh\n# binary: node\nexec {binary} "$@"\n'
    )
    cache = tmp_path / "cache.json"
    first = probe_given(wrapper, cache)
    assert first.sha256 == probe_given(binary).sha256
    binary.write_text(binary.read_text() + "# rebuilt\n")
    assert probe_given(wrapper, cache).sha256 != first.sha256


# -- a real one ------------------------------------------------------------------------------------


def real_bitcoind() -> str | None:
    """Return the one that a run without -D bitcoind= would judge."""
    provided = PROJECT / ".bitcoind" / "bin" / "bitcoind"
    named = os.environ.get("BITCOIND") or shutil.which("bitcoind")
    return named or (str(provided) if provided.exists() else None)


@pytest.mark.skipif(real_bitcoind() is None, reason="no bitcoind here: run `make bitcoind`")
def test_real_bitcoind_is_probed(temporary_folder):
    """A real bitcoind tells its version, its services and its connection types."""
    found = find(real_bitcoind(), {}, PROJECT)
    probed = probe(*found, cache=None)
    require_addconnection(probed)
    assert probed.version >= 220000
    assert probed.user_agent.startswith("/Satoshi:")
    assert probed.local_services & 0x09 == 0x09  # NETWORK and WITNESS
    assert "block-relay-only" in probed.capabilities.connection_types
    assert not list(temporary_folder.iterdir())
