"""The kinds of setting that Block A counts, from ``kinds.toml``, in the letters' order."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from headway.errors import ForPerson

__all__ = ["SettingKind", "kind", "kinds"]


@dataclass(frozen=True)
class SettingKind:
    """One kind; ``group`` joins kinds that a letter speaks of together."""

    id: str
    singular: str
    plural: str
    group: str


@cache
def kinds() -> tuple[SettingKind, ...]:
    """Every kind, in the letters' order."""
    text = files(__package__).joinpath("kinds.toml").read_text(encoding="utf-8")
    return tuple(SettingKind(**each) for each in tomllib.loads(text)["kind"])


def kind(name: str) -> SettingKind:
    """The kind of this id; refused with those there are."""
    for each in kinds():
        if each.id == name:
            return each
    raise ForPerson(
        f'"{name}" is not a kind of setting. Use one of: {", ".join(each.id for each in kinds())}.'
    )
