"""Areas of practice and what bears on each, with the rules by which evidence speaks, from ``areas.toml``.

Which judgement, measure or theme belongs where, and every threshold, is Headway's assumption: none was published.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from headway.errors import ForPerson

__all__ = [
    "WHOLE",
    "Area",
    "AuditRules",
    "area",
    "areas",
    "audit_rules",
    "bearing",
    "old_after",
    "rules_in_words",
]

WHOLE = "whole"
"""The area that stands for all of them."""


@dataclass(frozen=True)
class Area:
    """One area. ``judgements`` are ids by family of framework, ``measures`` themes of the catalogue of indicators,
    ``indicators`` single ones beside them, ``themes`` keys of ``headway.themes``.
    """

    id: str
    name: str
    judgements: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    measures: frozenset[str] = frozenset()
    indicators: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    whole: bool = False
    shares_judgement: bool = False
    """Whether its judgement is another area's first, so that the judgement alone suggests no claim about it."""


@dataclass(frozen=True)
class AuditRules:
    """When a round of audits speaks, in cases and whole per cent (``areas.toml``, assumptions)."""

    fewest: int
    strength_from: int
    weakness_below: int
    weakness_inadequate: int
    changed_from: int


@cache
def areas() -> tuple[Area, ...]:
    """Every area, in the order in which a self-evaluation speaks of them."""
    return tuple(_area(each) for each in _tables()["area"])


def area(name: str) -> Area:
    """The area of this id; refused with those there are."""
    for each in areas():
        if each.id == name:
            return each
    raise ForPerson(
        f'"{name}" is not an area of practice. Use one of: {", ".join(each.id for each in areas())}.'
    )


@cache
def audit_rules() -> AuditRules:
    """When a round of audits speaks for strength, against it, or not at all."""
    return AuditRules(**_tables()["audits"])


def old_after(kind: str) -> int | None:
    """Months after which evidence of this kind is too old to stand on; None of a kind with a rule of its own."""
    found: int | None = _tables()["old"].get(kind)
    return found


def bearing(
    *,
    indicator: str = "",
    measure_theme: str = "",
    judgement: tuple[str, str] | None = None,
    themes: Iterable[str] = (),
) -> tuple[str, ...]:
    """The ids of the areas on which a thing bears: an indicator with its theme, a judgement as (family of framework,
    id), or themes of what was asked for.
    """
    named = set(themes)
    return tuple(
        each.id
        for each in areas()
        if indicator in each.indicators
        or measure_theme in each.measures
        or named & each.themes
        or (judgement is not None and judgement[1] in each.judgements.get(judgement[0], ()))
    )


def rules_in_words() -> tuple[str, ...]:
    """By which rules evidence speaks, a sentence each: Headway's own, since nobody published any."""
    rules, audit, judgement = audit_rules(), old_after("audit"), old_after("judgement")
    audits = (
        f"Audits: the newest round of {rules.fewest} cases or more has fewer than {rules.weakness_below}% good or "
        "better, or a case was found inadequate."
    )
    inspection = (
        "Inspection: the newest judgement that bears on the area is below good, or the last inspection asked for "
        "improvement in it. What that bears on is found by its words."
    )
    old = (
        f"Evidence is too old to stand on {audit} months after an audit, {judgement} months after an inspection; a "
        "measure by its own rule."
    )
    return (
        "By these rules evidence speaks against a claim of strength. Headway assumes them: none was published.",
        audits,
        "Measures: the target is missed, or the figure has moved the wrong way by more than chance explains.",
        inspection,
        old,
    )


@cache
def _tables() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("areas.toml").read_text(encoding="utf-8"))


def _area(told: Mapping[str, Any]) -> Area:
    return Area(
        id=told["id"],
        name=told["name"],
        judgements={family: tuple(ids) for family, ids in told.get("judgements", {}).items()},
        measures=frozenset(told.get("measures", ())),
        indicators=frozenset(told.get("indicators", ())),
        themes=frozenset(told.get("themes", ())),
        whole=told.get("whole", False),
        shares_judgement=told.get("shares_judgement", False),
    )
