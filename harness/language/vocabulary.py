"""The whole lexicon: importing this makes every kind known to sentences."""

from harness.language import (
    answers,
    conducts,
    groups,
    listed,
    orders,
    places,
    reports,
    requests,
    settings,
    things,
    timers,
    versions,
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
    "places",
    "reports",
    "requests",
    "settings",
    "things",
    "timers",
    "versions",
    "words",
]
