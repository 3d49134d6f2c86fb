"""Where the tests find a real bitcoind."""

import os
import shutil
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PROVIDED = PROJECT / ".bitcoind" / "bin" / "bitcoind"
BITCOIND = (
    os.environ.get("BITCOIND")
    or shutil.which("bitcoind")
    or (str(PROVIDED) if PROVIDED.exists() else None)
)
needs_bitcoind = pytest.mark.skipif(
    BITCOIND is None, reason="no bitcoind here: run `make bitcoind`"
)
