"""A profile as plain values that JSON holds, and back. A grade keeps its scale; figures stay text, as printed."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from headway.assessment.profile import (
    Better,
    Counts,
    Major,
    MajorInspection,
    MeasureLine,
    Origin,
    Profile,
    SettingLine,
    Stated,
    Value,
)
from headway.errors import ForPerson
from headway.frameworks import Grade, Mark, scales

__all__ = ["as_dict", "from_dict", "grade_as_dict", "grade_from_dict"]


def as_dict(profile: Profile) -> dict[str, Any]:
    """Every field by its name: dates as 2010-10-22, figures as text, a grade as its scale, id and label."""
    return {each.name: _plain(getattr(profile, each.name)) for each in fields(profile)}


def grade_as_dict(grade: Grade) -> dict[str, str]:
    """A grade is never a number in a file."""
    return {"scale": grade.scale, "id": grade.id, "label": grade.label}


def grade_from_dict(told: Mapping[str, Any]) -> Grade:
    """The grade again, by its scale and id; raises ForPerson where the scale has no such grade."""
    scale, name = str(told.get("scale", "")), str(told.get("id", ""))
    if scale not in scales():
        raise ForPerson(f'"{scale}" is not a scale. Use one of: {", ".join(scales())}.')
    found = scales()[scale].grade(name)
    if not isinstance(found, Grade):
        raise ForPerson(f'"{found.label}" of "{scales()[scale].name}" is no grade. Leave the judgement out.')
    return found


def from_dict(told: Mapping[str, Any]) -> Profile:
    """The profile that :func:`as_dict` wrote; raises ForPerson, with the field, for anything else."""
    try:
        return Profile(
            authority=str(told["authority"]),
            name=str(told["name"]),
            year=int(told["year"]),
            as_of=date.fromisoformat(told["as_of"]),
            settings=tuple(map(_setting, told["settings"])),
            inspections=tuple(map(_inspection, told["inspections"])),
            measures=tuple(map(_measure, told["measures"])),
            neighbours=str(told["neighbours"]),
            notes=tuple(map(str, told["notes"])),
        )
    except (KeyError, TypeError, ValueError, InvalidOperation, AttributeError) as error:
        raise ForPerson(
            f"This is not a profile as Headway keeps it ({type(error).__name__}: {error}). Build the profile again."
        ) from None


def _plain(value: object) -> Any:
    if isinstance(value, Grade):
        return grade_as_dict(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value) if isinstance(value, str) else value


def _origin(told: Mapping[str, Any]) -> Origin:
    return Origin(told["title"], told["address"], Mark(told["mark"]))


def _counts(told: Mapping[str, Any] | None) -> Counts | None:
    return (
        None
        if told is None
        else Counts(*(_count(told[each]) for each in ("inspected", "good", "inadequate")))
    )


def _stated(told: Mapping[str, Any]) -> Stated:
    beside = tuple((whose, step) for whose, step in told["beside"])
    return Stated(told["aspect"], told["words"], beside, _origin(told["origin"]))


def _setting(told: Mapping[str, Any]) -> SettingLine:
    counts = {whose: _counts(told[whose]) for whose in ("here", "earlier", "neighbours", "england")}
    return SettingLine(
        told["kind"], _origin(told["origin"]), **counts, stated=tuple(map(_stated, told["stated"]))
    )


def _inspection(told: Mapping[str, Any]) -> MajorInspection:
    published = told["published"]
    return MajorInspection(
        id=told["id"],
        kind=Major(told["kind"]),
        on=date.fromisoformat(told["on"]),
        when=told["when"],
        origin=_origin(told["origin"]),
        framework=told["framework"],
        published=date.fromisoformat(published) if published else None,
        grades=tuple((judgement, grade_from_dict(grade)) for judgement, grade in told["grades"]),
        priority_actions=told["priority_actions"],
        serious=told["serious"],
        note=told["note"],
    )


def _number(told: str | None) -> Decimal | None:
    return None if told is None else _figure(told)


def _figure(told: str) -> Decimal:
    found = Decimal(told)
    if not found.is_finite():
        raise ValueError(f"{told} is no figure")
    return found


def _count(told: object) -> int:
    if isinstance(told, bool) or not isinstance(told, int):
        raise ValueError(f"{told!r} is no count")
    return told


def _value(told: Mapping[str, Any] | None) -> Value | None:
    if told is None:
        return None
    return Value(_number(told["value"]), _number(told["numerator"]), _number(told["denominator"]))


def _measure(told: Mapping[str, Any]) -> MeasureLine:
    return MeasureLine(
        number=told["number"],
        title=told["title"],
        outcome=told["outcome"],
        better=Better(told["better"]),
        unit=told["unit"],
        period=told["period"],
        origin=_origin(told["origin"]),
        here=_value(told["here"]),
        england=_value(told["england"]),
        neighbours=_value(told["neighbours"]),
        neighbour_values=tuple((name, _figure(value)) for name, value in told["neighbour_values"]),
        earlier=_value(told["earlier"]),
        earlier_period=told["earlier_period"],
    )
