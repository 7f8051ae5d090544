"""Which inspections a rule reads: known by the day, recent enough, the latest that speaks of the matter."""

from collections.abc import Iterator
from datetime import date

from headway.assessment.profile import Major, MajorInspection, Profile
from headway.frameworks import Grade


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last of that month where it is shorter."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(years, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def known_by(inspection: MajorInspection, day: date) -> bool:
    """Whether it was published by the day; where its publication is not known, whether its fieldwork was over."""
    return (inspection.published or inspection.on) <= day


def in_window(profile: Profile, majors: tuple[Major, ...], months: int) -> Iterator[MajorInspection]:
    """Inspections of these kinds, known by the day and no older than so many months."""
    first = months_before(profile.as_of, months)
    for each in profile.inspections:
        if each.kind in majors and known_by(each, profile.as_of) and each.on >= first:
            yield each


def latest(found: list[MajorInspection]) -> list[MajorInspection]:
    """The latest; more than one where they are of the same day. In the order of their keys."""
    last = max((each.on for each in found), default=None)
    return sorted((each for each in found if each.on == last), key=lambda each: each.key)


def latest_graded(
    profile: Profile, majors: tuple[Major, ...], judgements: tuple[str, ...], months: int
) -> list[tuple[MajorInspection, Grade]]:
    """The latest inspection that graded any of the judgements, with each such grade. Silence replaces nothing."""
    found = [
        each
        for each in in_window(profile, majors, months)
        if any(judgement in judgements for judgement, _ in each.grades)
    ]
    return [
        (each, grade)
        for each in latest(found)
        for judgement, grade in sorted(each.grades, key=lambda pair: pair[0])
        if judgement in judgements
    ]


def latest_visits(profile: Profile, majors: tuple[Major, ...], months: int) -> list[MajorInspection]:
    """The latest visit of which it is known whether it found serious weakness."""
    return latest(
        [
            each
            for each in in_window(profile, majors, months)
            if each.serious is not None or each.priority_actions is not None
        ]
    )


def is_serious(visit: MajorInspection) -> bool:
    """Serious weakness, or at least one area for priority action."""
    return bool(visit.serious) or bool(visit.priority_actions)
