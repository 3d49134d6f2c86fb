"""Permissions that its operator grants to addresses."""

from collections.abc import Callable

from harness.acts import startup
from harness.language.cells import of_permissions
from harness.language.lexicon import Phrase
from harness.language.node.settings.kind import setting
from harness.scene.scene import Scene


@setting("the permissions {permissions} for {peer}", shows=of_permissions)
def permissions(scene: Scene, granted: list[str], name: str) -> None:
    """The whitelist grants these permissions to the peer's address."""
    startup.tell_also(scene, "whitelist", f"{','.join(granted)}@{scene.peer(name).host}")


@setting("the permissions {permissions} for {place}", shows=of_permissions)
def permissions_in(scene: Scene, granted: list[str], where: Phrase[Callable[..., str]]) -> None:
    """The whitelist grants these permissions to whoever lives there."""
    startup.tell_also(scene, "whitelist", f"{','.join(granted)}@{where(scene)}")


@setting("the implicit permissions for {peer}")
def implicit_permissions(scene: Scene, name: str) -> None:
    """The whitelist names the peer's address and no permissions."""
    startup.tell_also(scene, "whitelist", scene.peer(name).host)


@setting("an empty list of permissions for {peer}")
def empty_list(scene: Scene, name: str) -> None:
    """The whitelist names the peer's address, and expressly no permission."""
    startup.tell_also(scene, "whitelist", f"@{scene.peer(name).host}")


@setting("relay left out of the implicit permissions")
def no_implicit_relay(scene: Scene) -> None:
    """An address that is whitelisted without named permissions has no relay (whitelistrelay)."""
    startup.tell(scene, "whitelistrelay", "0")


@setting("forcerelay added to the implicit permissions")
def implicit_forcerelay(scene: Scene) -> None:
    """An address that is whitelisted without named permissions has it (whitelistforcerelay)."""
    startup.tell(scene, "whitelistforcerelay", "1")
