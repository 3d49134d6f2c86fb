"""Messages kept as bytes: of a type that is not ours to know, or not as their type requires."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unknown:
    """A message of a type without a codec."""

    name: str
    payload: bytes

    @property
    def type(self) -> str:
        """The message type, as every message has it."""
        return self.name


@dataclass(frozen=True, slots=True)
class Undecodable:
    """A message of a known type whose payload is malformed, and why."""

    name: str
    payload: bytes
    reason: str

    @property
    def type(self) -> str:
        """The message type, as every message has it."""
        return self.name
