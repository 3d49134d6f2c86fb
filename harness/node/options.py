"""Options that the user gives to every node (-D node_args), beside those that sentences ask for.

Facts: Bitcoin Core common/args.cpp (names, values, -no...), init.cpp.
"""

import shlex
from collections.abc import Mapping, Sequence

# What the suite itself must decide: where the node lives, how it is reached, which time it has.
OURS = frozenset(
    (
        *("bind", "port", "regtest", "chain", "signet", "test", "testnet", "testnet4", "connect"),
        *("blocksdir", "datadir", "conf", "includeconf", "pid", "daemon", "daemonwait", "mocktime"),
        *("debuglogfile", "logtimestamps", "printtoconsole", "server", "rpcallowip", "rpcauth"),
        *("rpcbind", "rpccookiefile", "rpcpassword", "rpcport", "rpcuser"),
    )
)
SEVERAL = frozenset({"debug", "debugexclude", "loglevel"})  # each value counts

Option = str | Sequence[str] | None
Options = dict[str, str | list[str]]


class OptionError(ValueError):
    """These are no options for a node; the text is one line."""


def read_options(text: str) -> Options:
    """Read what stands on a command line.

    Raises:
        OptionError: it is no option, or one that is ours.
    """
    found: Options = {}
    try:
        words = shlex.split(text)
    except ValueError as error:
        raise OptionError(f"{error}") from error
    for word in words:
        name, _, value = word.lstrip("-").partition("=")
        if not word.startswith("-") or not name:
            raise OptionError(f"{word} is no option: write it as -name=value")
        if name.removeprefix("no") in OURS or name in OURS:
            raise OptionError(f"-{name} is decided by the suite")
        value = value if "=" in word else "1"
        if name in SEVERAL:
            values = found.setdefault(name, [])
            assert isinstance(values, list)  # noqa: S101  (for the type checker)
            values.append(value)
        else:
            found[name] = value
    return found


def with_options(ours: Mapping[str, Option], more: Options) -> dict[str, Option]:
    """Return options with the user's instead of ours, or beside them where each value counts."""
    both: dict[str, Option] = dict(ours)
    for name, value in more.items():
        base = name.removeprefix("no") if name.startswith("no") else name
        before = both.pop(base, None)
        if name in SEVERAL and isinstance(value, list) and isinstance(before, str):
            both[name] = [before, *value]
        else:
            both[name] = value
    return both
