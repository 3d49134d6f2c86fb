"""The node's saved addresses, and the map by which it groups addresses: files that it reads.

Facts: Bitcoin Core addrdb.cpp (LoadAddrman), addrman.cpp (Serialize), init.cpp (-asmap). The map is
one of Bitcoin Core's contrib/asmap, made for these tests.
"""

import contextlib
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from harness.acts import restarts, startup
from harness.scene.scene import Scene

# 101.0/16, 101.1/16 and 2a01:4f8::/32 are of system 64501; 101.2.0/17 of 64502, 101.2.128/17 of
# 64503; everything else is of none.
MAP = bytes.fromhex(
    "8b4e7ec3fe00fb03ec0fb03fc0fe00fb03ec0fb03fc0fe00fbf3efffbfffe6fe0241f27e19cffb75cafb6d4fed0fb8"
    "3fc8fe1ff27e01"
)
MAGIC = slice(0, 4)  # addrdb.cpp, SerializeDB
LOWEST = slice(5, 6)  # addrman.cpp: behind the format, 32 and the lowest that can read the file
NEW_ADDRESSES, TRIED_ADDRESSES = slice(38, 42), slice(42, 46)  # behind a secret of 32 bytes
MAIN = bytes.fromhex("f9beb4d9")  # chainparams.cpp
ASIDE = f"{restarts.ADDRESS_BOOK}.bak"  # addrdb.cpp, LoadAddrman
LEFT = f"{restarts.ADDRESS_BOOK}.left"
SOUND = "sound"  # ends the name of a copy of the file as it was before the operator changed it


def write_map(scene: Scene, content: bytes) -> str:
    """Write a map that lasts as long as the scene, and return its path."""
    place = scene.stage.workspace
    with tempfile.NamedTemporaryFile(suffix=".asmap", dir=place, delete=False) as file:
        file.write(content)
    path = Path(file.name)
    scene.at_close(lambda: path.unlink(missing_ok=True))
    return str(path)


def restart_with_map(scene: Scene) -> None:
    """End the node cleanly and start it again, with the map from now on."""
    scene.node.options |= {"asmap": write_map(scene, MAP)}
    startup.restart(scene)


def restart_without_map(scene: Scene) -> None:
    """End the node cleanly and start it again, without a map from now on."""
    scene.node.options |= {"asmap": None}
    startup.restart(scene)


def damage(scene: Scene, how: Callable[[bytes], bytes]) -> None:
    """End the node and change the file of its addresses; copies of both states are kept."""
    restarts.stop(scene)
    path = restarts.file_of(scene, restarts.ADDRESS_BOOK)
    sound = path.read_bytes()
    left = how(sound)
    path.write_bytes(left)
    _beside(path, SOUND).write_bytes(sound)
    restarts.file_of(scene, LEFT).write_bytes(left)


def remove(scene: Scene) -> None:
    """End the node and remove the file of its addresses."""
    restarts.stop(scene)
    restarts.file_of(scene, restarts.ADDRESS_BOOK).unlink()


@contextlib.contextmanager
def mended(scene: Scene) -> Iterator[None]:
    """Let the node meanwhile find the file as it was before it was damaged, if it was."""
    path = restarts.file_of(scene, restarts.ADDRESS_BOOK)
    sound = _beside(path, SOUND)
    if not sound.exists() or not path.exists() or scene.stage.retelling is not None:
        yield
        return
    found = path.read_bytes()
    path.write_bytes(sound.read_bytes())
    yield
    path.write_bytes(found)


def _beside(path: Path, name: str) -> Path:
    return path.with_name(f"{path.name}.{name}")


def put(content: bytes, where: slice, wanted: bytes) -> bytes:
    """Return a file with other bytes in one place."""
    return content[: where.start] + wanted + content[where.stop :]


def flip(content: bytes, at: int) -> bytes:
    """Return a file one byte of which is another one."""
    return content[:at] + bytes((content[at] ^ 1,)) + content[at + 1 :]
