"""Which verbs there are and where each is; a verb's module is imported only when it is called: all start quickly."""

from functools import cache
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command, get_group

__all__ = ["Verbs"]

VERBS = {
    "assess": "assess:assess",
    "backup": "backup:backup",
    "check": "check:check",
    "demo": "demo:demo",
    "export": "exchange:export",
    "import": "exchange:import_",
    "lint": "lint:lint",
    "load": "load:load",
    "minutes": "minutes:minutes",
    "read": "read:read",
    "remind": "remind:remind",
    "respond": "respond:respond",
    "serve": "serve:serve",
    "synth": "synth:synth",
    "manage": "manage:manage",
    "restore": "backup:restore",
    "benchmark": "benchmark:app",
    "clock": "clock:app",
    "framework": "framework:app",
    "indicators": "indicators:app",
    "lessons": "lessons:app",
    "people": "people:app",
    "performance": "performance:app",
    "register": "register:app",
    "settings": "settings:app",
    "store": "store:app",
    "trail": "trail:app",
}
"""Verb to ``module:name`` in this package: a function is one command, an ``app`` has commands of its own."""


class Verbs(TyperGroup):
    """The ``headway`` command with its verbs; asked for all of them, as for help, it imports all."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - asked for so
        return list(VERBS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        return _verb(cmd_name) if cmd_name in VERBS else None

    @property  # type: ignore[override]
    def commands(self) -> dict[str, Any]:
        return {name: _verb(name) for name in VERBS}

    @commands.setter
    def commands(self, given: dict[str, Any]) -> None:
        """Typer's own list, which is empty: the verbs are in ``VERBS``."""


@cache
def _verb(name: str) -> Any:
    module, _, what = VERBS[name].partition(":")
    found = import_module(f"headway.cli.{module}")
    thing = getattr(found, what)
    if isinstance(thing, typer.Typer):
        made: Any = get_group(thing)
    else:
        alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
        alone.command(name, context_settings=getattr(found, "PASSES_ON", None))(thing)
        made = get_command(alone)
    made.name = name
    return made
