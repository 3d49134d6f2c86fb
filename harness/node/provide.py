"""Gets a bitcoind into the project's `.bitcoind/`, without root and without touching the system.

Two ways. On a Debian-like machine: Debian's `bitcoin-knots` from the suite sid, through an apt
state of our own, run with the C library it was built for; apt checks the signatures. Everywhere
else: the release archive of one pinned Bitcoin Core, checked against a SHA-256 that stands below.
Nothing is visible under `.bitcoind/bin` before all of it works: it is built in a folder beside it
and renamed at the end, so that an interrupted set-up leaves nothing half done.

Knows nothing of how a bitcoind is chosen or probed: that is `choosing.py`.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import tarfile
import tempfile
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Literal

Way = Literal["debian", "core"]
Say = Callable[[str], None]

PROGRAMS = ("bitcoind", "bitcoin-cli")
KEEP_OF_DEBIAN = ("usr/lib", "usr/lib64", "usr/share/doc")  # the rest is for an installed system
DEBIAN_SUITE = "sid"  # bitcoin-knots is not in stable
# Naming systemd-standalone-sysusers keeps systemd itself out.
DEBIAN_PACKAGES = ("bitcoin-knots", "systemd-standalone-sysusers")
DEBIAN_KEYRINGS = (
    Path("/usr/share/keyrings/debian-archive-keyring.gpg"),
    Path("/usr/share/keyrings/debian-archive-keyring.pgp"),
)
COMMAND_TIMEOUT = 300.0
DOWNLOAD_TIMEOUT = 30.0
CHUNK = 1 << 20

CORE_VERSION = "28.2"
CORE_MIRROR = "https://bitcoincore.org/bin"  # BITCOIN_CORE_MIRROR replaces it


class ProvideError(Exception):
    """No bitcoind could be provided; the text is one line and names the mend."""


@dataclass(frozen=True, slots=True)
class Archive:
    """A release archive and what its bytes must hash to."""

    version: str
    file_name: str
    sha256: str


# Each sum stands, alike, in two places kept by different people: the attestations of those who
# rebuilt the release (github.com/bitcoin-core/guix.sigs, 28.2/*/all.SHA256SUMS) and the table of
# Bitcoin Core's compatibility tests (github.com/bitcoin/bitcoin, test/get_previous_releases.py).
CORE_ARCHIVES = {
    ("Linux", "x86_64"): Archive(
        CORE_VERSION,
        "bitcoin-28.2-x86_64-linux-gnu.tar.gz",
        "98add5f220c01b387343b70edeb6273403fe081e22cd85fda132704cdcaa98aa",
    ),
    ("Linux", "aarch64"): Archive(
        CORE_VERSION,
        "bitcoin-28.2-aarch64-linux-gnu.tar.gz",
        "10581b6d4aeb091c08c9e69eb4e4ced000038c009286dc1edb8a876656ccf6df",
    ),
    ("Darwin", "arm64"): Archive(
        CORE_VERSION,
        "bitcoin-28.2-arm64-apple-darwin.tar.gz",
        "c0270ed50effc174f7ff3332dba5183a8693999dac2ba78b37d8c8797b3ea2b2",
    ),
    ("Darwin", "x86_64"): Archive(
        CORE_VERSION,
        "bitcoin-28.2-x86_64-apple-darwin.tar.gz",
        "866a4b703a2095301151c17dcc753e19e4dba61ec68d19709ec4f81ff4320103",
    ),
}


@dataclass(frozen=True, slots=True)
class Provided:
    """What was got, as written into `.bitcoind/provided.json`."""

    package: str
    version: str
    suite: str
    sha256: str


Build = Callable[[Path, Say], Provided]


def this_machine() -> tuple[str, str]:
    """Return the system's name and its processor, as in CORE_ARCHIVES."""
    return platform.system(), platform.machine()


def provide(
    project: Path,
    *,
    renew: bool = False,
    way: Way | None = None,
    mirror: str | None = None,
    archives: Mapping[tuple[str, str], Archive] = CORE_ARCHIVES,
    environment: Mapping[str, str] = os.environ,
    say: Say = lambda _line: None,
) -> Path:
    """Return the path of a provided bitcoind, getting it first unless it is there already.

    Without `way`, Debian's package is tried where there is an apt-get and a dpkg, and the Core
    archive where that fails or cannot be. Raises ProvideError with one line when nothing works;
    what `.bitcoind` held before then stays.
    """
    home = project / ".bitcoind"
    bitcoind = home / "bin" / "bitcoind"
    if not renew and _is_complete(home):
        return bitcoind
    address = mirror or environment.get("BITCOIN_CORE_MIRROR") or CORE_MIRROR
    with _sole_use(home):
        if not renew and _is_complete(home):  # another process was faster
            return bitcoind
        with tempfile.TemporaryDirectory(prefix=".new-", dir=home) as folder:
            build = _ways(way, address, archives)
            built, provided = _first_that_works(build, Path(folder), say)
            _put_in_place(built, home)
        say(f"provided {provided.package} {provided.version}")
    return bitcoind


def _is_complete(home: Path) -> bool:
    return os.access(home / "bin" / "bitcoind", os.X_OK) and (home / "provided.json").is_file()


@contextlib.contextmanager
def _sole_use(home: Path) -> Iterator[None]:
    """Let one process at a time build in the folder, and sweep what a killed one left."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        lock = (home / "lock").open("w", encoding="utf-8")
    except OSError as error:
        raise ProvideError(f"cannot write to {home}: {error.strerror}: make it yours") from error
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for left in home.glob(".new-*"):
            shutil.rmtree(left, ignore_errors=True)
        yield


def _ways(
    way: Way | None, address: str, archives: Mapping[tuple[str, str], Archive]
) -> dict[Way, Build]:
    """Return the ways to try on this machine, in their order."""
    known: dict[Way, Build] = {
        "debian": _from_debian,
        "core": lambda built, say: _from_core(built, address, archives, say),
    }
    if way:
        return {way: known[way]}
    debian_like = shutil.which("apt-get") and shutil.which("dpkg")
    return known if debian_like else {"core": known["core"]}


def _first_that_works(ways: Mapping[Way, Build], new: Path, say: Say) -> tuple[Path, Provided]:
    """Fill a folder in `new`; raise ProvideError with every way's reason when none works."""
    refusals: list[str] = []
    for name, build in ways.items():
        if refusals:
            say(f"{refusals[-1]}; trying the release archive of Bitcoin Core {CORE_VERSION}")
        built = new / name
        built.mkdir()
        try:
            provided = build(built, say)
            _check_start(built / "bin" / "bitcoind")
        except ProvideError as error:
            refusals.append(str(error))
            continue
        text = json.dumps(asdict(provided), indent=1) + "\n"
        (built / "provided.json").write_text(text, encoding="utf-8")
        return built, provided
    mend = "name one that you have: BITCOIND=/path/to/bitcoind"
    raise ProvideError(f"no bitcoind could be provided ({'; '.join(refusals)}): {mend}")


def _check_start(bitcoind: Path) -> None:
    try:
        _run([str(bitcoind), "--version"])
    except ProvideError as error:
        raise ProvideError(f"the bitcoind that was got does not run here: {error}") from error


def _put_in_place(built: Path, home: Path) -> None:
    """Replace what was there; `bin` goes first and comes last, so that a program in it is whole."""
    for name in ("bin", "root"):
        if (home / name).exists():
            (home / name).rename(built / f"old-{name}")
    for name in ("root", "provided.json", "bin"):
        if (built / name).exists():
            (built / name).replace(home / name)


# -- Debian's package ------------------------------------------------------------------------------


def _from_debian(built: Path, say: Say) -> Provided:
    keyring = next((path for path in DEBIAN_KEYRINGS if path.is_file()), None)
    if keyring is None:
        raise ProvideError(
            f"{DEBIAN_KEYRINGS[0]} is missing: install the package debian-archive-keyring"
        )
    mirrors = debian_mirrors()
    if not mirrors:
        raise ProvideError("this machine's apt has no Debian archive configured")
    say("getting Debian's bitcoin-knots into .bitcoind (about 20 MB); the system stays as it is")
    apt = built / "apt"
    debs = _download_debs(apt, mirrors, keyring)
    root = built / "root"
    root.mkdir()
    for deb in debs:
        _run(["dpkg", "-x", str(deb), str(root)])
    package = next((deb for deb in debs if deb.name.startswith("bitcoin-knots_")), None)
    if package is None:
        raise ProvideError("apt-get brought no bitcoin-knots")
    version = _run(["dpkg-deb", "-f", str(package), "Version"]).strip()
    shutil.rmtree(apt)
    _prune(root)
    write_wrappers(root, built / "bin")
    sha256 = _sha256(root / "usr" / "bin" / "bitcoind")
    return Provided("bitcoin-knots", version, DEBIAN_SUITE, sha256)


def debian_mirrors() -> list[str]:
    """Return the archive addresses that this machine's apt uses for Debian itself, best first.

    Which repository is Debian's is known from its downloaded Release file. Where nothing was
    downloaded yet (a fresh container), the last part of the address tells; a wrong guess does no
    harm, since apt refuses what Debian's keyring did not sign.
    """
    wanted = ("Created-By: Packages", "Origin: Debian", "Label: Debian", "Component: main")
    printed = _run(["apt-get", "indextargets", "--format", "$(REPO_URI)", *wanted])
    with tempfile.TemporaryDirectory(prefix="conformance-apt-") as empty:
        options = ["-o", f"Dir::State::Lists={empty}", "-o", "Debug::NoLocking=1"]
        planned = _run(["apt-get", *options, "--print-uris", "update"])
    return parse_mirrors(printed, planned)


def parse_mirrors(known: str, planned: str) -> list[str]:
    """Join what apt knows to be Debian with what is called `debian` among what it would fetch."""
    guessed = re.findall(r"^'(\S+)/dists/[^' ]+/InRelease'", planned, re.MULTILINE)
    called_debian = [uri for uri in guessed if re.search(r"/debian(?:\.list)?/*$", uri)]
    mirrors = [uri.rstrip("/") for uri in [*known.split(), *called_debian]]
    return list(dict.fromkeys(mirrors))


def _download_debs(apt: Path, mirrors: list[str], keyring: Path) -> list[Path]:
    """Return the packages and all they need, from the first mirror that has them."""
    for mirror in mirrors[:-1]:
        with contextlib.suppress(ProvideError):
            return _download_debs_from(apt, mirror, keyring)
        shutil.rmtree(apt)
    return _download_debs_from(apt, mirrors[-1], keyring)


def _download_debs_from(apt: Path, mirror: str, keyring: Path) -> list[Path]:
    """Fetch them into an apt state of our own; apt checks the signatures."""
    for folder in ("lists/partial", "cache/archives/partial"):
        (apt / folder).mkdir(parents=True)
    (apt / "status").touch()
    architecture = _run(["dpkg", "--print-architecture"]).strip()
    source = f"deb [arch={architecture} signed-by={keyring}] {mirror} {DEBIAN_SUITE} main\n"
    (apt / "sources.list").write_text(source, encoding="utf-8")
    # The machine's way out (proxies, certificates) is kept; its hooks, pins and sources are not.
    acquire = [
        line for line in _run(["apt-config", "dump"]).splitlines() if line.startswith("Acquire::")
    ]
    settings = {
        "Dir::State": apt,
        "Dir::State::Lists": apt / "lists",
        "Dir::State::status": apt / "status",
        "Dir::Cache": apt / "cache",
        "Dir::Etc::Main": "/dev/null",
        "Dir::Etc::Parts": "/dev/null",
        "Dir::Etc::Preferences": "/dev/null",
        "Dir::Etc::PreferencesParts": "/dev/null",
        "Dir::Etc::SourceList": apt / "sources.list",
        "Dir::Etc::SourceParts": "/dev/null",
        "Acquire::Languages": "none",
        "Acquire::Retries": 2,
        "APT::Sandbox::User": "root",  # the project's folder may be closed to others
        "Debug::NoLocking": 1,
    }
    own = [f'{name} "{value}";' for name, value in settings.items()]
    (apt / "apt.conf").write_text("\n".join([*acquire, *own]) + "\n", encoding="utf-8")
    environment = {**os.environ, "APT_CONFIG": str(apt / "apt.conf"), "LC_ALL": "C"}
    _run(["apt-get", "-q", "-o", "APT::Update::Error-Mode=any", "update"], environment)
    options = ["--download-only", "--no-install-recommends"]
    _run(["apt-get", "-q", "-y", "install", *options, *DEBIAN_PACKAGES], environment)
    return sorted((apt / "cache" / "archives").glob("*.deb"))


def _prune(root: Path) -> None:
    """Keep the two programs, the libraries and the licences."""
    keep = {root / name for name in KEEP_OF_DEBIAN}
    keep |= {root / "usr" / "bin" / name for name in PROGRAMS}
    for path in sorted(root.rglob("*"), reverse=True):  # children before their folder
        if any(path == kept or kept in path.parents or path in kept.parents for kept in keep):
            continue
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        else:
            path.unlink()
    for gconv in root.glob("usr/lib/*/gconv"):  # character sets that no bitcoind asks for
        shutil.rmtree(gconv)


def write_wrappers(root: Path, folder: Path) -> None:
    """Write scripts that start the programs under `root` with the C library unpacked beside them.

    `root` and `folder` are neighbours and stay so: the scripts find it from their own place, which
    lets the project be moved. The machine's word (`x86_64-linux-gnu`) and the loader's name are
    taken from what was unpacked.
    """
    loaders = [path for path in sorted(root.glob("usr/lib/*-linux-*/ld*.so.*")) if path.is_file()]
    if not loaders:
        raise ProvideError("the unpacked packages hold no program loader")
    loader = loaders[0].relative_to(root)
    folder.mkdir()
    for name in PROGRAMS:
        script = WRAPPER.format(
            name=name,
            root=root.name,
            loader=loader,
            libraries=loader.parent,
            program=f"usr/bin/{name}",
        )
        (folder / name).write_text(script, encoding="utf-8")
        (folder / name).chmod(0o755)


WRAPPER = """\
#!/bin/sh
# Starts {name} with the C library it was built for, from the folder beside this one.
# binary: ../{root}/{program}
self=$0
if [ -L "$self" ]; then self=$(readlink -f -- "$self"); fi
case $self in */*) root=${{self%/*}}/../{root} ;; *) root=../{root} ;; esac
exec "$root/{loader}" --library-path "$root/{libraries}" "$root/{program}" "$@"
"""


# -- Bitcoin Core's release archive ----------------------------------------------------------------


def _from_core(
    built: Path, address: str, archives: Mapping[tuple[str, str], Archive], say: Say
) -> Provided:
    machine = this_machine()
    archive = archives.get(machine)
    if archive is None:
        raise ProvideError(f"there is no pinned Bitcoin Core for {' '.join(machine)}")
    url = f"{address.rstrip('/')}/bitcoin-core-{archive.version}/{archive.file_name}"
    say(f"getting {url}")
    packed = built / archive.file_name
    _download(url, packed, archive.sha256)
    _unpack(packed, built / "bin")
    packed.unlink()
    return Provided("bitcoin-core", archive.version, "release", _sha256(built / "bin" / "bitcoind"))


def _download(url: str, packed: Path, sha256: str) -> None:
    """Stream the address into a file, and refuse what is cut short or hashes to something else."""
    if not url.startswith(("https://", "http://")):
        raise ProvideError(f"{url} is no web address: correct BITCOIN_CORE_MIRROR")
    digest = hashlib.sha256()
    try:
        with (
            urllib.request.urlopen(url, timeout=DOWNLOAD_TIMEOUT) as response,  # noqa: S310  (above)
            packed.open("wb") as file,
        ):
            expected = response.headers.get("Content-Length")
            while chunk := response.read(CHUNK):
                digest.update(chunk)
                file.write(chunk)
            got = file.tell()
    except urllib.error.HTTPError as error:
        raise ProvideError(f"{url}: the server says {error.code} {error.reason}") from error
    except (OSError, HTTPException) as error:
        reason = error.reason if isinstance(error, urllib.error.URLError) else error
        raise ProvideError(f"{url} cannot be read: {reason}") from error
    if expected is not None and got != int(expected):
        raise ProvideError(f"{url} was cut short: {got} of {expected} bytes: try again")
    if digest.hexdigest() != sha256:
        raise ProvideError(
            f"{url} is not what was pinned: SHA-256 {digest.hexdigest()}, expected {sha256}"
        )


def _unpack(packed: Path, folder: Path) -> None:
    """Copy the two programs out: no other member of the archive reaches the disk."""
    folder.mkdir()
    try:
        with tarfile.open(packed) as tar:
            for name in PROGRAMS:
                member = next(
                    (each for each in tar if each.isfile() and each.name.endswith(f"/bin/{name}")),
                    None,
                )
                content = tar.extractfile(member) if member else None
                if content is None:
                    raise ProvideError(f"{packed.name} holds no bin/{name}")
                with content, (folder / name).open("wb") as file:
                    shutil.copyfileobj(content, file)
                (folder / name).chmod(0o755)
    except (tarfile.TarError, zlib.error, EOFError, OSError) as error:
        raise ProvideError(f"{packed.name} cannot be unpacked: {error}") from error


# -- small things ----------------------------------------------------------------------------------


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _run(command: list[str], environment: Mapping[str, str] | None = None) -> str:
    """Return what a command prints; its last line of complaint becomes the ProvideError."""
    try:
        done = subprocess.run(
            command,
            check=True,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=COMMAND_TIMEOUT,
            env=environment,
        )
    except subprocess.TimeoutExpired as error:
        raise ProvideError(f"{command[0]}: no end after {COMMAND_TIMEOUT:g} s") from error
    except subprocess.CalledProcessError as error:
        complaint = (error.stderr or error.stdout or "").strip().splitlines()
        errors = [line for line in complaint if line.startswith("E: ")] or complaint
        said = errors[-1].strip() if errors else f"exit code {error.returncode}"
        raise ProvideError(f"{Path(command[0]).name}: {said}") from error
    except OSError as error:
        raise ProvideError(f"{command[0]}: {error.strerror}") from error
    return done.stdout
