"""Which bitcoind is judged, and how one is got."""

import argparse
import json
import os
import shutil

from harness.commands.subcommand import EXIT_DONE, argument, subcommand, tell
from harness.node.choosing import choose
from harness.node.provide import CORE_VERSION, provide
from harness.node.target import Target
from harness.project import HOME


@subcommand(
    "target",
    argument("--bitcoind", metavar="PATH", help="judge this one (behave: -D bitcoind=PATH)"),
    argument("--json", action="store_true", help="print it as one JSON object"),
)
def show_target(options: argparse.Namespace) -> int:
    """Say which bitcoind would be judged, why this one, and what it can do."""
    target = choose(options.bitcoind, os.environ, HOME)
    print(json.dumps(target.as_dict(), indent=2) if options.json else describe(target))
    return EXIT_DONE


def describe(target: Target) -> str:
    """Lay the target out for a terminal."""
    facts = {
        "path": target.path,
        "chosen": f"{target.origin}: {target.why}",
        "implementation": target.implementation,
        "version": f"{target.version} ({target.version_text})",
        "user agent": target.user_agent,
        "services": f"0x{target.local_services:x}",
        "SHA-256": target.sha256,
    }
    lines = [f"{name:<15} {value}" for name, value in facts.items()]
    lines += ["", "capabilities"]
    lines += [
        f"  {name.replace('_', ' '):<30} {_in_words(value)}"
        for name, value in target.capabilities.as_dict().items()
    ]
    return "\n".join(lines)


def _in_words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, list) else str(value)


@subcommand(
    "provide",
    argument("--if-needed", action="store_true", help="not when BITCOIND or PATH names one"),
    argument("--renew", action="store_true", help="get it again, even when it is there"),
    argument(
        "--from",
        dest="way",
        choices=("debian", "core"),
        help=f"Debian's bitcoin-knots, or the release archive of Bitcoin Core {CORE_VERSION}",
    ),
)
def provide_target(options: argparse.Namespace) -> int:
    """Get a bitcoind into .bitcoind/, without root."""
    named = os.environ.get("BITCOIND") or shutil.which("bitcoind")
    if options.if_needed and named:
        return EXIT_DONE
    path = provide(HOME, renew=options.renew, way=options.way, say=tell)
    print(path)
    return EXIT_DONE
