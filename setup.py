"""What a wheel carries beside the packages: the specification, its steps, and the baselines.

All else about the project stands in pyproject.toml.
"""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

CARRIED = ("features", "steps", "environment.py", "pyproject.toml", "reports/baselines")
INSIDE = "harness/suite"  # harness/project.py looks there


class WithSpecification(build_py):
    """Builds the packages, and lays what they judge by beside them."""

    def run(self) -> None:
        """Build; an editable installation reads everything where it is."""
        super().run()
        if self.editable_mode:
            return
        for each in CARRIED:
            source, target = Path(each), Path(self.build_lib, INSIDE, each)
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                ignored = shutil.ignore_patterns("__pycache__")
                shutil.copytree(source, target, dirs_exist_ok=True, ignore=ignored)
            else:
                shutil.copyfile(source, target)


setup(cmdclass={"build_py": WithSpecification})
