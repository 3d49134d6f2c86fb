"""Sentences about services: what a peer says it can give."""

from behave import given, register_type, then

from harness import claims
from harness.acts import services
from harness.p2p import messages


def parse_services(text):
    """What a peer offers, in words."""
    return services.IN_WORDS[text]


parse_services.pattern = "|".join(services.IN_WORDS)
register_type(Services=parse_services)


@given("peer {name:Name} offers {offered:Services}")
def peer_offers(context, name, offered):
    """The peer's version message says that it can give this and nothing else."""
    context.scene.conduct(name, services=offered)


@then("the node accepts the version message of {name:Name}")
def node_accepts_version(context, name):
    """The node has acknowledged what the peer said of itself."""
    scene = context.scene
    scene.accept(claims.asked(scene.window(), name, messages.Verack.type))
