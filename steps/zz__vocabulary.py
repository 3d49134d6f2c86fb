"""The placeholder types of our sentences, in one place."""

from behave import register_type, use_step_matcher

from harness.acts import addresses, interjections, misbehaviour, requests, services
from harness.acts.startup import NONSENSE
from harness.claims import MERITS, REASONS
from harness.terms import ConnectionType

use_step_matcher("parse")


def parse_name(text):
    """A peer's name: one capitalised word."""
    return text


def parse_connection_type(text):
    """A connection type in the spelling of the node's peer list."""
    return ConnectionType(text)


def parse_quoted(text):
    """A word of a request, as it is; may be empty."""
    return text


def parse_services(text):
    """What a peer offers, in words."""
    return services.IN_WORDS[text]


def parse_parts(text):
    """The parts of a request, in words."""
    return requests.PARTS[text]


def parse_purpose(text):
    """What a request for tests is for; gives its name."""
    return requests.FOR_TESTS[text]


def parse_reason(text):
    """Why the node refuses a request of its operator."""
    return text


def parse_state(text):
    """Whether the network is on."""
    return text == "on"


def parse_words(text):
    """A list of fixed words, with commas."""
    return text.split(", ")


def parse_nonsense(text):
    """A mistake in the operator's whitelist."""
    return text


def parse_fault(text):
    """What is wrong with a header."""
    return text


def parse_merit(text):
    """What a peer may have brought."""
    return text


def parse_interjection(text):
    """What a peer says out of turn."""
    return text


def parse_names(text):
    """Several peers' names."""
    return text.split(", ")


def parse_address(text):
    """What kind of address a peer sends."""
    return text


def parse_form(text):
    """One of the two forms of addresses."""
    return text


def parse_message_types(text):
    """Types of messages, as the protocol spells them, in order."""
    return text.split(", ")


parse_name.pattern = r"[A-Z][a-z]+"
parse_connection_type.pattern = "|".join(ConnectionType)

parse_quoted.pattern = r'[^"]*'
parse_services.pattern = "|".join(services.IN_WORDS)
parse_parts.pattern = "|".join(requests.PARTS)
parse_purpose.pattern = "|".join(requests.FOR_TESTS)
parse_state.pattern = "on|off"
parse_reason.pattern = "|".join(REASONS)
parse_words.pattern = r"(?!nothing)[a-z]+(?:, [a-z]+)*"
parse_fault.pattern = "|".join(misbehaviour.FAULTS)
parse_merit.pattern = "|".join(MERITS)
parse_interjection.pattern = "|".join(interjections.IN_WORDS)
parse_names.pattern = r"[A-Z][a-z]+(?:, [A-Z][a-z]+)+"
parse_address.pattern = "|".join(addresses.UNFIT)
parse_form.pattern = "newer|older"
parse_message_types.pattern = r"[a-z0-9]+(?:, [a-z0-9]+)*"
parse_nonsense.pattern = "|".join(NONSENSE)

register_type(
    Name=parse_name,
    ConnectionType=parse_connection_type,
    Quoted=parse_quoted,
    Services=parse_services,
    Parts=parse_parts,
    Purpose=parse_purpose,
    Reason=parse_reason,
    State=parse_state,
    Words=parse_words,
    Nonsense=parse_nonsense,
    Interjection=parse_interjection,
    MessageTypes=parse_message_types,
    Names=parse_names,
    Address=parse_address,
    Form=parse_form,
    Merit=parse_merit,
    Fault=parse_fault,
)
