"""A major inspection as a person writes it down → the lines of a file of facts."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from django.utils.text import slugify

from headway.assessment.profile import Major
from headway.assessment.profile_file import COLUMNS
from headway.assessment.profile_file.rows import Row
from headway.frameworks import frameworks, scales

__all__ = ["Told", "What", "as_facts", "title_of", "whats"]

_KINDS = {
    "slac": Major.FULL,
    "sif": Major.FULL,
    "ilacs": Major.FULL,
    "ucra": Major.UNANNOUNCED,
    "focused_visit": Major.FOCUSED,
}
"""Families of framework that stand in Block B."""
_WITHOUT = {
    Major.CASE_REVIEW: ("slac_4",),
    Major.FOSTERING: ("settings_2005", "settings_2012"),
    Major.ADOPTION: ("settings_2005", "settings_2012"),
    Major.PRIVATE_FOSTERING: ("settings_2005", "settings_2012"),
}
"""Kinds whose frameworks Headway does not hold, with the scales of their overall grade. That evaluations of serious
case reviews bore the words of the inspections of their day is an assumption.
"""
_OVERALL = (("overall", "Overall"),)
_COUNTED = (Major.FULL, Major.UNANNOUNCED, Major.FOCUSED)


@dataclass(frozen=True)
class What:
    """What can be written down: judgements as pairs of id and label, grades by "scale:id" and label.

    ``first`` are the judgements that stand under no other.
    """

    id: str
    name: str
    kind: Major
    family: str
    framework: str = ""
    judgements: tuple[tuple[str, str], ...] = ()
    first: frozenset[str] = frozenset()
    grades: tuple[tuple[str, str], ...] = ()

    @property
    def counts_actions(self) -> bool:
        """Whether priority actions and serious weakness are asked for."""
        return self.kind in _COUNTED


@dataclass(frozen=True)
class Told:
    """What a person wrote. ``grades`` are pairs of a judgement and "scale:id"; a day or ``when`` is there."""

    what: What
    year: int
    last_day: date | None
    when: str
    published: date | None
    grades: Sequence[tuple[str, str]]
    priority_actions: int | None
    serious: str
    note: str
    source: str
    address: str
    mark: str

    @property
    def said(self) -> str:
        """When it was, as known."""
        return self.when or (f"{self.last_day:%B %Y}" if self.last_day else "")


@cache
def whats() -> Mapping[str, What]:
    """By id: the frameworks, by family, then the kinds without one."""
    every = [each for each in frameworks().values() if each.family in _KINDS and not each.planned]
    known = sorted(every, key=lambda each: list(_KINDS).index(each.family))
    found = [
        What(
            each.id,
            each.name,
            _KINDS[each.family],
            each.family,
            each.id,
            tuple((one.id, one.label) for one in each.judgements) if each.scale else (),
            frozenset(one.id for one in each.judgements if not one.parent),
            _grades((each.scale.id,)) if each.scale else (),
        )
        for each in known
    ]
    found += [
        What(
            kind.value,
            kind.label[0].upper() + kind.label[1:],
            kind,
            kind.value,
            "",
            _OVERALL,
            frozenset({"overall"}),
            _grades(names),
        )
        for kind, names in _WITHOUT.items()
    ]
    return {each.id: each for each in found}


def title_of(told: Told) -> str:
    """What the file of facts is called."""
    return f"{told.what.name}, {told.said}"[:200]


def as_facts(told: Told, authority: str) -> str:
    """The file. The inspection bears the id that the register gives it, so that it takes the place of the same one."""
    when = told.last_day.isoformat() if told.last_day else slugify(told.when)
    same = Row(
        authority=authority,
        year=str(told.year),
        block="B",
        item=f"{told.what.family}-{when}",
        title=told.what.name,
        about=told.what.kind.value,
        source=told.source,
        address=told.address,
        mark=told.mark,
    )
    rows = [replace(same, aspect=aspect, value=value) for aspect, value in _values(told) if value]
    for judgement, chosen in told.grades:
        scale, _, grade = chosen.partition(":")
        rows.append(
            replace(same, aspect=f"grade:{judgement}", value=scales()[scale].grade(grade).label, unit=scale)
        )
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\n")
    write.writerows([COLUMNS, *(each.cells() for each in rows)])
    return out.getvalue()


def _values(told: Told) -> list[tuple[str, str]]:
    return [
        ("framework", told.what.framework),
        ("last day", told.last_day.isoformat() if told.last_day else ""),
        ("when", told.said),
        ("published", told.published.isoformat() if told.published else ""),
        ("priority actions", "" if told.priority_actions is None else str(told.priority_actions)),
        ("serious", told.serious),
        ("note", " ".join(told.note.split())),
    ]


def _grades(names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Of several scales each label names its scale."""
    return tuple(
        (f"{name}:{each.id}", each.label if len(names) == 1 else f"{each.label} ({scales()[name].name})")
        for name in names
        for each in scales()[name].grades
    )
