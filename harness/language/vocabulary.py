"""The whole lexicon: importing this makes every kind known to sentences."""

from harness.language import family, numbered, places, things, words
from harness.language.lexicon import KINDS
from harness.language.node import (
    answers,
    commands,
    favours,
    learnt,
    listed,
    origins,
    refusals,
    reports,
    requests,
    saved,
    senders,
    settings,
    timers,
    versions,
    wordings,
)
from harness.language.peers import conducts, groups

__all__ = [
    "KINDS",
    "answers",
    "commands",
    "conducts",
    "family",
    "favours",
    "groups",
    "learnt",
    "listed",
    "numbered",
    "origins",
    "places",
    "refusals",
    "reports",
    "requests",
    "saved",
    "senders",
    "settings",
    "things",
    "timers",
    "versions",
    "wordings",
    "words",
]
