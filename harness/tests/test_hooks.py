"""What the hooks do before a scenario begins."""

import tomllib

from behave.configuration import Configuration

from harness.project import PROJECT
from harness.running.hooks import OURS


def test_who_starts_elsewhere_gets_the_project_s_settings():
    """What pyproject.toml tells behave and what we tell it in another folder is the same."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    settings = project["tool"]["behave"]
    told = vars(Configuration(list(OURS), load_config=False))
    assert len(OURS) == len(settings) - len({"paths", "default_format"})
    for name in settings.keys() - {"paths", "default_format"}:
        assert told[name] == settings[name], name
    assert settings["default_format"] == "null"  # begin_all adds it where the user names none
