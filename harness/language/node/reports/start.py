"""What the node says in its log when it starts: its warnings, its limit, DNS and fixed seeds."""

from harness import claims
from harness.acts import looking, startup
from harness.language.node.reports.kind import report
from harness.record.findings import Finding
from harness.scene.scene import Scene

CORRELATED = "Tor circuits for private broadcast connections may be correlated"  # init.cpp
ADDED_FIXED_SEEDS = "fixed seeds from reachable networks"  # net.cpp, ThreadOpenConnections
REDUCING = "Reducing -maxconnections"  # init.cpp, AppInitParameterInteraction


@report("it has lowered its connection limit from {int} to {int}")
def lowered_limit(scene: Scene, wanted: int, limit: int) -> Finding:
    """When it starts it says so, and that the system leaves it no choice."""
    return claims.warns(
        startup.this_life(scene),
        f"{REDUCING} from {wanted} to {limit}, because of system limitations",
        expected=f"the node reports that it has lowered its connection limit to {limit}",
    )


@report("it keeps its connection limit")
def did_not_lower_limit(scene: Scene) -> Finding:
    """When it starts it says where it listens, and nothing of the kind."""
    return _does_not_say(scene, REDUCING, "the node reports that it keeps its connection limit")


@report("it warns that peers hardly connect to the port {int}")
def warns_of_port(scene: Scene, number: int) -> Finding:
    """When it starts it names the port at which it listens, and calls it bad."""
    return claims.warns_of_port(startup.this_life(scene), number)


@report("it does not warn of its port")
def does_not_warn_of_port(scene: Scene) -> Finding:
    """When it starts it says where it listens, and nothing of the kind."""
    expected = "the node reports that it does not warn of its port"
    return _does_not_say(scene, claims.BAD_PORT, expected)


@report("it warns that Tor may join its private broadcasts to other connections")
def warns_of_isolation(scene: Scene) -> Finding:
    """When it starts it says that their circuits may be correlated, and what would help."""
    return claims.warns(
        startup.this_life(scene), CORRELATED, expected="the node warns of correlated circuits"
    )


@report("it is content with its way to the peers of private broadcast")
def does_not_warn_of_isolation(scene: Scene) -> Finding:
    """When it starts it does not warn of circuits, though it says where it listens."""
    return _does_not_say(scene, CORRELATED, "the node does not warn of correlated circuits")


@report("{int} known addresses lie in {int} autonomous systems, and {int} in none")
def known_addresses_in_systems(scene: Scene, count: int, systems: int, none: int) -> Finding:
    """At its start it has looked at the IPv4 and IPv6 addresses that it knows, and says so once."""
    words = f"{count} clearnet peers are mapped to {systems} ASNs with {none} peers being unmapped"
    what = f"{count} known addresses lie in {systems} autonomous systems, and {none} in none"
    return _said(scene, words, what)


@report("it queries DNS seeds")
def queries_dns_seeds(scene: Scene) -> Finding:
    """At its start the node says that it sets about asking well-known servers for addresses."""
    startup.await_word_of_seeding(scene)
    return claims.seeding(scene.window(), expected=True)


@report("it does not query DNS seeds")
def queries_no_dns_seeds(scene: Scene) -> Finding:
    """At its start the node says that it leaves the well-known servers alone."""
    startup.await_word_of_seeding(scene)
    return claims.seeding(scene.window(), expected=False)


def _said(scene: Scene, words: str, what: str) -> Finding:
    """Claim that the node, in this life, has said these words in its log, and once only."""
    startup.await_log(scene, words)
    window = startup.this_life(scene)
    return claims.says_once(window, words, expected=f"the node reports that {what}")


@report("it waits {duration} before it queries DNS seeds")
def waits_before_seeds(scene: Scene, seconds: int) -> Finding:
    """It says once how long it is going to look for peers by itself first."""
    words = f"Waiting {seconds} seconds before querying DNS seeds"
    return _said(scene, words, f"it waits {seconds} seconds before it queries DNS seeds")


@report("it waits for network activity before it queries DNS seeds")
def waits_for_activity(scene: Scene) -> Finding:
    """It says once that it is about to query them, and that network activity is off."""
    words = "Waiting for network to be reactivated before querying DNS seeds"
    return _said(scene, words, "it waits for network activity before it queries DNS seeds")


@report("it needs no DNS seeds, as it has found peers")
def needs_no_seeds(scene: Scene) -> Finding:
    """It says once that it leaves them out, as it has enough peers."""
    words = "Skipping DNS seeds. Enough peers have been found"
    return _said(scene, words, "it needs no DNS seeds, as it has found peers")


@report("it has added fixed seeds")
def has_added_fixed_seeds(scene: Scene) -> Finding:
    """It says once that it has looked for addresses in its program, and how many it has taken."""
    return _said(scene, ADDED_FIXED_SEEDS, "it has added fixed seeds")


@report("it has not added fixed seeds")
def has_added_no_fixed_seeds(scene: Scene) -> Finding:
    """It says nothing of the kind, though it has looked for somebody to connect to, thrice."""
    looking.let_look(scene)
    return claims.does_not_say(
        startup.this_life(scene),
        ADDED_FIXED_SEEDS,
        expected="the node reports that it has not added fixed seeds",
        control="Selected ",
    )


def _does_not_say(scene: Scene, words: str, expected: str) -> Finding:
    """Claim that the node, which says where it listens, has not said this since it started."""
    window = startup.this_life(scene)
    return claims.does_not_say(window, words, expected=expected, control="Bound to ")
