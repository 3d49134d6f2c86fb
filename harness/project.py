"""Where the project's own folders lie, and which version of it this is."""

import subprocess
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
LATEST = PROJECT / "reports" / "latest"
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
