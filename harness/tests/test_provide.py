"""Providing a bitcoind, shown against a small web server and made-up packages."""

import functools
import hashlib
import http.server
import io
import json
import subprocess
import tarfile
import threading
from pathlib import Path

import pytest

from harness import cli
from harness.commands import target
from harness.commands.subcommand import Subcommand
from harness.node import provide
from harness.node.provide import Archive, ProvideError

MACHINE = ("Testos", "test64")
FILE_NAME = "bitcoin-1.0-test.tar.gz"
PROGRAM = b'#!/bin/sh\necho "Bitcoin Core daemon version v1.0.0"\n'


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder; what lies in `cut/` is announced longer than it is."""

    def end_headers(self):
        """Send the headers, with a lie for what is to look cut short."""
        if "/cut/" in self.path:
            self._headers_buffer = [
                line for line in self._headers_buffer if not line.startswith(b"Content-Length")
            ]
            self.send_header("Content-Length", "1000000")
        super().end_headers()

    def log_message(self, *_):
        """Keep the test's output clean."""


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A web server on this machine, and the folder it serves."""
    folder = tmp_path_factory.mktemp("served")
    handler = functools.partial(Handler, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield folder, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def elsewhere(monkeypatch):
    """Let the tests run on a machine that only they know."""
    monkeypatch.setattr(provide, "this_machine", lambda: MACHINE)


def pack(members: dict[str, bytes]) -> bytes:
    """Return a compressed archive of these members."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return packed.getvalue()


GOOD = pack(
    {
        "../../escaped": b"never unpacked",
        "bitcoin-1.0/README.md": b"never unpacked",
        "bitcoin-1.0/bin/bitcoin-cli": PROGRAM,
        "bitcoin-1.0/bin/bitcoind": PROGRAM,
    }
)


def get(project: Path, served, content: bytes = GOOD, *, path: str = "good", **options):
    """Serve the content under the path, and provide from there with the hash of GOOD."""
    folder, address = served
    release = folder / path / "bitcoin-core-1.0"
    release.mkdir(parents=True, exist_ok=True)
    (release / FILE_NAME).write_bytes(content)
    archive = Archive("1.0", FILE_NAME, options.pop("sha256", hashlib.sha256(GOOD).hexdigest()))
    return provide.provide(
        project,
        way="core",
        environment={"BITCOIN_CORE_MIRROR": f"{address}/{path}"},
        archives={MACHINE: archive},
        **options,
    )


def left_in(project: Path) -> set[str]:
    """Return what lies in .bitcoind, but for the lock."""
    return {path.name for path in (project / ".bitcoind").iterdir()} - {"lock"}


@pytest.mark.usefixtures("elsewhere")
class TestReleaseArchive:
    """The way over a release archive."""

    def test_pinned_archive_is_installed(self, tmp_path, served):
        """The two programs run, and what was got is recorded; nothing else reaches the disk."""
        bitcoind = get(tmp_path, served)
        assert subprocess.check_output([bitcoind, "--version"]).startswith(b"Bitcoin Core")
        assert left_in(tmp_path) == {"bin", "provided.json"}
        assert {path.name for path in bitcoind.parent.iterdir()} == {"bitcoind", "bitcoin-cli"}
        recorded = json.loads((tmp_path / ".bitcoind/provided.json").read_text())
        assert recorded["version"] == "1.0"
        assert recorded["sha256"] == hashlib.sha256(PROGRAM).hexdigest()

    def test_other_bytes_are_refused(self, tmp_path, served):
        """An archive with another hash is not unpacked, and nothing of it stays."""
        other = pack({"bitcoin-1.0/bin/bitcoind": b"#!/bin/sh\nexit 1\n"})
        with pytest.raises(ProvideError, match="is not what was pinned: SHA-256"):
            get(tmp_path, served, other)
        assert not left_in(tmp_path)

    def test_absent_archive_is_one_line(self, tmp_path, served):
        """A 404 is told with its address and a way out."""
        _, address = served
        with pytest.raises(ProvideError, match=r"404 .*: name one that you have: BITCOIND=") as no:
            provide.provide(
                tmp_path,
                way="core",
                mirror=f"{address}/absent",
                archives={MACHINE: Archive("1.0", FILE_NAME, "")},
            )
        assert "\n" not in str(no.value)
        assert not left_in(tmp_path)

    def test_truncated_archive_is_refused(self, tmp_path, served):
        """A connection that ends early is told as such."""
        with pytest.raises(ProvideError, match=f"was cut short: {len(GOOD)} of 1000000 bytes"):
            get(tmp_path, served, path="cut")
        assert not left_in(tmp_path)

    def test_unreachable_server_is_one_line(self, tmp_path):
        """A server that is not there ends as an error of one line."""
        with pytest.raises(ProvideError, match="cannot be read: "):
            provide.provide(
                tmp_path,
                way="core",
                mirror="http://127.0.0.1:9",
                archives={MACHINE: Archive("1.0", FILE_NAME, "")},
            )

    def test_address_must_be_of_the_web(self, tmp_path):
        """No file is read through the address of a mirror."""
        with pytest.raises(ProvideError, match="is no web address"):
            provide.provide(
                tmp_path,
                way="core",
                mirror="file:///etc",
                archives={MACHINE: Archive("1.0", FILE_NAME, "")},
            )

    @pytest.mark.parametrize(
        ("content", "complaint"),
        [
            (b"no archive", "cannot be unpacked"),
            (GOOD[: len(GOOD) // 2], "cannot be unpacked"),
            (pack({"bitcoin-1.0/bin/bitcoind": PROGRAM}), "holds no bin/bitcoin-cli"),
            (
                pack({f"b/bin/{name}": b"#!/bin/sh\nexit 3\n" for name in provide.PROGRAMS}),
                "does not run here: bitcoind: exit code 3",
            ),
        ],
        ids=["no archive", "half an archive", "no bitcoin-cli", "does not run"],
    )
    def test_unusable_archive_is_refused(self, tmp_path, served, content, complaint):
        """Even a pinned archive counts only when a bitcoind in it runs."""
        with pytest.raises(ProvideError, match=complaint):
            get(tmp_path, served, content, sha256=hashlib.sha256(content).hexdigest())
        assert not left_in(tmp_path)

    def test_machine_without_a_pinned_archive_is_named(self, tmp_path, served):
        """Where no hash is known nothing is downloaded."""
        _, address = served
        with pytest.raises(ProvideError, match="no pinned Bitcoin Core for Testos test64"):
            provide.provide(tmp_path, way="core", mirror=address)

    def test_second_call_does_nothing(self, tmp_path, served):
        """What is there is not got again, unless it is asked for."""
        bitcoind = get(tmp_path, served)
        before = bitcoind.stat().st_mtime_ns, bitcoind.stat().st_ino
        assert provide.provide(tmp_path, mirror="http://127.0.0.1:9") == bitcoind
        assert (bitcoind.stat().st_mtime_ns, bitcoind.stat().st_ino) == before
        get(tmp_path, served, renew=True)
        assert bitcoind.stat().st_ino != before[1]

    def test_failed_renewal_keeps_what_was_there(self, tmp_path, served):
        """The old bitcoind goes only when the new one stands ready."""
        bitcoind = get(tmp_path, served)
        with pytest.raises(ProvideError):
            get(tmp_path, served, b"other bytes", renew=True)
        assert bitcoind.read_bytes() == PROGRAM
        assert left_in(tmp_path) == {"bin", "provided.json"}

    def test_half_done_set_up_is_done_again(self, tmp_path, served):
        """What a killed set-up left is swept, and other files in the folder stay."""
        home = tmp_path / ".bitcoind"
        (home / ".new-killed" / "core").mkdir(parents=True)
        (home / "provided.json").write_text("{}")
        (home / "probe-cache.json").write_text("{}")
        assert get(tmp_path, served).exists()
        assert left_in(tmp_path) == {"bin", "provided.json", "probe-cache.json"}

    def test_debian_without_its_archive_goes_on_to_the_release(self, tmp_path, monkeypatch, served):
        """On a Debian-like system without a Debian archive the other way is tried, and said."""
        folder, address = served
        release = folder / "next" / "bitcoin-core-1.0"
        release.mkdir(parents=True)
        (release / FILE_NAME).write_bytes(GOOD)
        monkeypatch.setattr(provide.shutil, "which", lambda name: f"/usr/bin/{name}")
        monkeypatch.setattr(provide, "DEBIAN_KEYRINGS", (release / FILE_NAME,))
        monkeypatch.setattr(provide, "debian_mirrors", list)
        said = []
        provide.provide(
            tmp_path,
            mirror=f"{address}/next",
            archives={MACHINE: Archive("1.0", FILE_NAME, hashlib.sha256(GOOD).hexdigest())},
            say=said.append,
        )
        assert "no Debian archive configured; trying the release archive" in said[0]

    def test_missing_keyring_names_its_package(self, tmp_path, monkeypatch):
        """Without Debian's keyring nothing is fetched."""
        monkeypatch.setattr(provide, "DEBIAN_KEYRINGS", (tmp_path / "keyring",))
        with pytest.raises(ProvideError, match="install the package debian-archive-keyring"):
            provide.provide(tmp_path, way="debian")


def test_every_pinned_hash_is_a_sha256():
    """The table names an archive of its own version for each machine, each with its own hash."""
    archives = list(provide.CORE_ARCHIVES.values())
    assert len({archive.sha256 for archive in archives}) == len(archives)
    for archive in archives:
        assert len(bytes.fromhex(archive.sha256)) == 32
        assert archive.file_name.startswith(f"bitcoin-{archive.version}-")


def test_mirror_is_read_from_what_apt_says():
    """What apt knows to be Debian's comes first, then what is called so; security is left out."""
    planned = """\
'http://one.example/debian/dists/bookworm/InRelease' one 0
'http://one.example/debian-security/dists/bookworm-security/InRelease' two 0
'http://other.example/ubuntu/dists/noble/InRelease' three 0
'mirror+file:/etc/apt/mirrors/debian.list/dists/bookworm/InRelease' four 0
"""
    assert provide.parse_mirrors("http://known.example/deb/\n", planned) == [
        "http://known.example/deb",
        "http://one.example/debian",
        "mirror+file:/etc/apt/mirrors/debian.list",
    ]
    assert provide.parse_mirrors("", "") == []


@pytest.mark.parametrize("triplet", ["x86_64-linux-gnu", "aarch64-linux-gnu"])
def test_wrapper_finds_its_loader_after_a_move(tmp_path, triplet):
    """The scripts name no absolute path and take machine and loader from the unpacked files."""
    root = tmp_path / "first" / "root"
    libraries = root / "usr/lib" / triplet
    libraries.mkdir(parents=True)
    loader = libraries / "ld-linux-any.so.1"
    loader.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    loader.chmod(0o755)
    provide.write_wrappers(root, root.parent / "bin")
    moved = root.parent.rename(tmp_path / "second one")
    link = tmp_path / "bitcoind"
    link.symlink_to(moved / "bin/bitcoind")
    for script in (moved / "bin/bitcoind", link):
        printed = subprocess.check_output([script, "-a b"], text=True).splitlines()
        assert printed[0] == "--library-path"
        assert Path(printed[1]).resolve() == moved / "root/usr/lib" / triplet
        assert Path(printed[2]).resolve() == moved / "root/usr/bin/bitcoind"
        assert printed[3:] == ["-a b"]
    assert str(tmp_path) not in (moved / "bin/bitcoind").read_text()


def test_packages_without_a_loader_are_refused(tmp_path):
    """A set of packages that holds no C library makes no wrapper."""
    with pytest.raises(ProvideError, match="no program loader"):
        provide.write_wrappers(tmp_path, tmp_path / "bin")


def test_command_line_ends_errors_as_one_line(tmp_path, monkeypatch, capsys):
    """An unusable target is one line on stderr and exit code 2; Ctrl-C is 130."""
    assert cli.main(["target", "--bitcoind", str(tmp_path / "none")]) == 2
    printed = capsys.readouterr()
    assert printed.err.startswith("conformance: -D bitcoind=")
    assert printed.err.count("\n") == 1
    assert not printed.out

    def interrupted(_options):
        raise KeyboardInterrupt

    monkeypatch.setitem(cli.SUBCOMMANDS, "target", Subcommand(interrupted, ()))
    assert cli.main(["target"]) == 130


def test_provide_if_needed_leaves_a_named_bitcoind_alone(monkeypatch):
    """Nothing is got when BITCOIND or PATH names one."""
    monkeypatch.setenv("BITCOIND", "/somewhere/bitcoind")
    monkeypatch.setattr(target, "provide", None)
    assert cli.main(["provide", "--if-needed"]) == 0
