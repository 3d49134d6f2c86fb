"""Where the project's own folders lie, where what it writes goes, and which version of it this is.

In a copy of the project both are the project's folder. Installed otherwise, the package carries the
specification with it (setup.py), and what is written goes where the user stands.
"""

import os
import subprocess
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CARRIED = _PACKAGE / "suite"
_STANDS = "CONFORMANCE_HOME"  # tells further processes where the user stands

IS_INSTALLED = _CARRIED.is_dir()
PROJECT = _CARRIED if IS_INSTALLED else _PACKAGE.parent
HOME = Path(os.environ.setdefault(_STANDS, str(Path.cwd()))) if IS_INSTALLED else PROJECT
LATEST = HOME / "reports" / "latest"
BASELINES = PROJECT / "reports" / "baselines"
VERSION = "0.1.0"
COMMIT = ("git", "describe", "--always", "--dirty", "--abbrev=12", "--exclude=*")


def suite_version() -> str:
    """Return the suite's version, with the commit where the project is a work tree of git."""
    if not (PROJECT / ".git").exists():
        return VERSION
    try:
        told = subprocess.run(
            COMMIT, cwd=PROJECT, check=True, capture_output=True, text=True, timeout=10
        )
    except (OSError, subprocess.SubprocessError):
        return VERSION
    commit, dirty, _ = told.stdout.strip().partition("-dirty")
    return f"{VERSION}, commit {commit}{' with changes' if dirty else ''}"
