"""Indicators that the returns Headway reads cannot give, and which source would: ``elsewhere.toml``.

So every indicator of the field is either counted or answered for.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True)
class Elsewhere:
    """An indicator that is not counted here. `source` would give it; `why` the returns cannot."""

    id: str
    title: str
    theme: str
    source: str
    why: str


@cache
def elsewhere() -> Mapping[str, Elsewhere]:
    """Every indicator that is known and not counted, by its name."""
    told = tomllib.loads(files(__package__).joinpath("elsewhere.toml").read_text(encoding="utf-8"))
    return MappingProxyType({name: Elsewhere(id=name, **each) for name, each in told.items()})


def not_counted(name: str) -> str:
    """What to tell a person who asks for an indicator that the catalogue does not count."""
    known = elsewhere().get(name)
    if known is None:
        return f'there is no indicator "{name}". See `headway indicators list`.'
    return f"{name} ({known.title}) is not counted from the returns: {known.why}. It would come from {known.source}."
