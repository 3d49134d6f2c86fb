"""The small placeholders: names, connection types, numbers with units, lists of fixed words."""

import re

from harness.acts import proxies, requests, services
from harness.acts.slots import Direction, Outcome
from harness.language.lexicon import define
from harness.terms import ConnectionType

NAME = "[A-Z][a-z]+"
UNITS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}  # in seconds
COUNTED = rf"\d+ (?:{'|'.join(ConnectionType)})"
TYPES = f"{COUNTED}(?:, {COUNTED})*"
ORDINALS = {"fifth": 4, "last": -1}  # where in a list
MANY = 1000  # more than any number of named peers
WORDS = "[a-z0-9]+(?:, [a-z0-9]+)*"


def names(text: str) -> list[str]:
    """Return the names of a list such as "Alice, Bob and Carol"."""
    return re.findall(NAME, text)


def types(text: str) -> list[ConnectionType]:
    """Return "2 feeler, 1 manual" one by one."""
    counts = [part.split(" ", 1) for part in text.split(", ")]
    return [ConnectionType(kind) for count, kind in counts for _ in range(int(count))]


def seconds(text: str) -> int:
    """Return how many seconds "2 minutes" are."""
    number, unit = text.split()
    return int(number) * UNITS[unit.removesuffix("s")]


def amount(text: str) -> range:
    """Return which numbers "2", "1 or 2" and "more than 2" are."""
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if text.startswith("more"):
        return range(numbers[0] + 1, MANY)
    return range(numbers[0], numbers[-1] + 1)


define("peer", [NAME, r"added node \d+"], str)
define("peers", f"{NAME}(?:(?:, | and ){NAME})+", names)
define("whom", f"{NAME}(?:(?:, | and ){NAME})*", names)
define("type", "|".join(ConnectionType), ConnectionType)
define("types", TYPES, types)
define("duration", rf"-?\d+ (?:{'|'.join(UNITS)})s?", seconds)
define("permissions", "[a-z]+(?:, [a-z]+)*", lambda text: text.split(", "))
define("network", "ipv4|ipv6|onion|i2p|cjdns|not_publicly_routable", str)
define(
    "networks",
    "(?:ipv4|ipv6|onion|i2p|cjdns)(?:, (?:ipv4|ipv6|onion|i2p|cjdns))*",
    lambda text: text.split(", "),
)
define("messages", WORDS, lambda text: text.split(", "))
define("services", "|".join(services.IN_WORDS), lambda text: services.IN_WORDS[text])
define("count", r"none|\d+", lambda text: 0 if text == "none" else int(text))
define("number", r"T\d+", str)
define("numbers", r"T\d+(?:, T\d+)+", lambda text: text.split(", "))
define("amount", r"(?:more than )?\d+|\d+ or \d+", amount)
define("which", list(proxies.BY_PROXY), str)
define("direction", "|".join(Direction), Direction)
define("outcome", "|".join(Outcome), Outcome)
define("ordinal", list(ORDINALS), lambda text: ORDINALS[text])
define("chain", "main|test|testnet4|signet", str)
define("requests", list(requests.FOR_WHAT), lambda text: requests.FOR_WHAT[text])
define("table", "tried|new", str)
define("switch", "on|off", lambda text: text == "on")
