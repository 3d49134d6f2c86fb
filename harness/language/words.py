"""The small placeholders: names, connection types, numbers with units, lists of fixed words."""

import re

from harness.acts import services
from harness.language.lexicon import define
from harness.terms import ConnectionType

NAME = "[A-Z][a-z]+"
UNITS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}  # in seconds
WORDS = "[a-z0-9]+(?:, [a-z0-9]+)*"


def names(text: str) -> list[str]:
    """Return the names of a list such as "Alice, Bob and Carol"."""
    return re.findall(NAME, text)


def seconds(text: str) -> int:
    """Return how many seconds "2 minutes" are."""
    number, unit = text.split()
    return int(number) * UNITS[unit.removesuffix("s")]


define("peer", NAME, str)
define("peers", f"{NAME}(?:(?:, | and ){NAME})+", names)
define("type", "|".join(ConnectionType), ConnectionType)
define("duration", rf"\d+ (?:{'|'.join(UNITS)})s?", seconds)
define("permissions", "[a-z]+(?:, [a-z]+)*", lambda text: text.split(", "))
define("messages", WORDS, lambda text: text.split(", "))
define("services", "|".join(services.IN_WORDS), lambda text: services.IN_WORDS[text])
define("count", r"none|\d+", lambda text: 0 if text == "none" else int(text))
define("switch", "on|off", lambda text: text == "on")
