"""The dimensions in which a Rule can be shown, and their values.

A node is seldom wrong everywhere: it is wrong for one type, for a peer with one permission, the
second time, in initial block download, one second too early. Entries of the lexicon say which of
these values an example shows that uses them.
"""

from enum import Enum, StrEnum

from harness.terms import ConnectionType


class Cell(StrEnum):
    """A value of a dimension, beside the connection types."""

    NOBAN = "noban"
    NOBAN_OUT = "noban for outbound peers"
    OTHER_PERMISSION = "other permissions"
    V2 = "v2 transport"
    ENDED_BY_PEER = "ended by the peer"
    ENDED_BY_OPERATOR = "ended by the operator"
    ENDED_BY_BAN = "ended by a ban"
    ENDED_BY_TIMEOUT = "ended by a timeout"
    ENDED_BY_MISBEHAVIOUR = "ended by misbehaviour"
    ENDED_BY_NETWORK_OFF = "ended by network activity off"
    SECOND = "a second time"
    INITIAL_DOWNLOAD = "initial block download"
    RESTARTED = "after a restart"
    FULL = "all slots taken"
    BOTH_SIDES = "both sides of the limit"


class Dimension(Enum):
    """What a Rule can depend on, with its values; what is usual is no value."""

    TYPE = tuple(ConnectionType)
    PERMISSION = (Cell.NOBAN, Cell.NOBAN_OUT, Cell.OTHER_PERMISSION)
    TRANSPORT = (Cell.V2,)
    END = (
        Cell.ENDED_BY_PEER,
        Cell.ENDED_BY_OPERATOR,
        Cell.ENDED_BY_BAN,
        Cell.ENDED_BY_TIMEOUT,
        Cell.ENDED_BY_MISBEHAVIOUR,
        Cell.ENDED_BY_NETWORK_OFF,
    )
    OCCASION = (Cell.SECOND,)
    STATE = (Cell.INITIAL_DOWNLOAD, Cell.RESTARTED, Cell.FULL)
    LIMIT = (Cell.BOTH_SIDES,)

    @property
    def words(self) -> str:
        """What it is called."""
        return {
            Dimension.TYPE: "connection type",
            Dimension.PERMISSION: "permission",
            Dimension.TRANSPORT: "transport",
            Dimension.END: "way in which a connection ended",
            Dimension.OCCASION: "occasion",
            Dimension.STATE: "state of the node",
            Dimension.LIMIT: "side of the limit",
        }[self]


VALUES: dict[str, Dimension] = {str(value): each for each in Dimension for value in each.value}


def of_permissions(granted: list[str], *_rest: object) -> tuple[Cell, ...]:
    """Return what a grant of permissions shows."""
    words = set(granted)
    shown = []
    if "noban" in words:
        shown.append(Cell.NOBAN_OUT if "out" in words else Cell.NOBAN)
    if words - {"noban", "in", "out"}:
        shown.append(Cell.OTHER_PERMISSION)
    return tuple(shown)
