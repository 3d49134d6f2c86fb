"""The placeholder types of our sentences, in one place."""

from behave import register_type

from harness.terms import ConnectionType


def parse_name(text):
    """A peer's name: one capitalised word."""
    return text


def parse_connection_type(text):
    """A connection type in the spelling of the node's peer list."""
    return ConnectionType(text)


parse_name.pattern = r"[A-Z][a-z]+"
parse_connection_type.pattern = "|".join(ConnectionType)

register_type(Name=parse_name, ConnectionType=parse_connection_type)
