"""What a subcommand is: a function with a name, arguments and an exit code.

A function becomes a subcommand by its decorator, which names it and its arguments; the first line
of its docstring is its help; what it returns is the exit code. What it may raise ends as one line
on stderr and exit code 2 (cli.py).
"""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

EXIT_DONE = 0
EXIT_TO_MEND = 1
EXIT_UNUSABLE = 2
EXIT_INTERRUPTED = 130  # 128 + SIGINT, as a shell says it

Action = Callable[[argparse.Namespace], int]


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a subcommand, as argparse takes it."""

    flags: tuple[str, ...]
    options: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Subcommand:
    """A subcommand's function and its arguments."""

    run: Action
    arguments: tuple[Argument, ...]


SUBCOMMANDS: dict[str, Subcommand] = {}


def argument(*flags: str, **options: Any) -> Argument:
    """Describe an argument with the words of `ArgumentParser.add_argument`."""
    return Argument(flags, options)


def positive(text: str) -> int:
    """Read a number of 1 or more, as the type of an argument."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not 1 or more")
    return number


def subcommand(name: str, *arguments: Argument) -> Callable[[Action], Action]:
    """Make a function the subcommand of this name."""

    def register(run: Action) -> Action:
        SUBCOMMANDS[name] = Subcommand(run, arguments)
        return run

    return register


def tell(line: str) -> None:
    """Say on stderr what goes on."""
    print(f"conformance: {line}", file=sys.stderr, flush=True)
