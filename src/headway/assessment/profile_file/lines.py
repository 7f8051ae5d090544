"""Lines of a profile that are not one yet: what a file holds, joined with what others hold, into a profile."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, TypeVar

from headway.assessment.kinds import kinds
from headway.assessment.profile import MajorInspection, MeasureLine, Profile, SettingLine
from headway.errors import ForPerson
from headway.frameworks import Grade

__all__ = ["JudgementGiven", "Lines", "lines_of", "merge", "profile_from"]


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


_Line = TypeVar("_Line", bound=_Keyed)


@dataclass(frozen=True)
class JudgementGiven:
    """An inspector's judgement as a file gives it: never a grade without its reason."""

    grade: Grade
    because: str


@dataclass(frozen=True)
class Lines:
    """What a file of facts holds; what it does not say is empty or None. ``authority`` is an ONS code."""

    settings: tuple[SettingLine, ...] = ()
    inspections: tuple[MajorInspection, ...] = ()
    measures: tuple[MeasureLine, ...] = ()
    judgement: JudgementGiven | None = None
    notes: tuple[str, ...] = ()
    authority: str = ""
    name: str = ""
    year: int | None = None
    as_of: date | None = None
    neighbours: str = ""


def lines_of(profile: Profile) -> Lines:
    """The lines of a profile, to join others to."""
    return Lines(
        profile.settings,
        profile.inspections,
        profile.measures,
        None,
        profile.notes,
        profile.authority,
        profile.name,
        profile.year,
        profile.as_of,
        profile.neighbours,
    )


def merge(first: Lines, *later: Lines) -> Lines:
    """All lines; where two have the same key the later one stands, in the place of the earlier.

    Refused where the files are of different authorities or years.
    """
    for each in later:
        first = _two(first, each)
    return first


def profile_from(
    *lines: Lines,
    authority: str = "",
    name: str = "",
    year: int | None = None,
    as_of: date | None = None,
    neighbours: str = "",
) -> Profile:
    """A profile of these lines, later ones before earlier; what is named here goes before what they say.

    ``as_of`` is otherwise the latest day that a file names, and the year's last day where none does.
    """
    told = merge(Lines(), *lines)
    authority, year = authority or told.authority, year or told.year
    if not authority or year is None:
        raise ForPerson(
            "The facts name no authority and year. Fill the columns authority and year of the file."
        )
    return Profile(
        authority=authority,
        name=name or told.name or authority,
        year=year,
        as_of=as_of or told.as_of or date(year, 12, 31),
        settings=told.settings,
        inspections=told.inspections,
        measures=told.measures,
        neighbours=neighbours or told.neighbours,
        notes=told.notes,
    )


def _two(first: Lines, later: Lines) -> Lines:
    for what, one, other in (
        ("authority", first.authority, later.authority),
        ("year", first.year, later.year),
    ):
        if one and other and one != other:
            raise ForPerson(
                f"The facts are of two: {what} {one} and {what} {other}. Give facts of one {what} at a time."
            )
    order = {each.id: place for place, each in enumerate(kinds())}
    settings = _joined(first.settings, later.settings)
    return replace(
        first,
        settings=tuple(sorted(settings, key=lambda line: order.get(line.kind, len(order)))),
        inspections=_joined(first.inspections, later.inspections),
        measures=_joined(first.measures, later.measures),
        judgement=later.judgement or first.judgement,
        notes=tuple(dict.fromkeys((*first.notes, *later.notes))),
        authority=first.authority or later.authority,
        name=later.name or first.name,
        year=first.year or later.year,
        as_of=max(filter(None, (first.as_of, later.as_of)), default=None),
        neighbours=later.neighbours or first.neighbours,
    )


def _joined(first: Iterable[_Line], later: Iterable[_Line]) -> tuple[_Line, ...]:
    found: Mapping[str, _Line] = {each.key: each for each in (*first, *later)}
    return tuple(found.values())
