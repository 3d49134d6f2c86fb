"""Where the project's own folders lie."""

from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
LATEST = PROJECT / "reports" / "latest"
BASELINES = PROJECT / "reports" / "baselines"
