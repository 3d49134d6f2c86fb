"""The whole lexicon: importing this makes every kind known to sentences."""

from harness.language import (
    answers,
    conducts,
    groups,
    listed,
    orders,
    origins,
    places,
    refusals,
    reports,
    requests,
    saved,
    settings,
    things,
    timers,
    versions,
    wordings,
    words,
)
from harness.language.lexicon import KINDS

__all__ = [
    "KINDS",
    "answers",
    "conducts",
    "groups",
    "listed",
    "orders",
    "origins",
    "places",
    "refusals",
    "reports",
    "requests",
    "saved",
    "settings",
    "things",
    "timers",
    "versions",
    "wordings",
    "words",
]
