"""Short words for tests of the rules: an inspection, a visit, a profile with only these."""

from datetime import date

from headway.assessment import Counts, Major, MajorInspection, Origin, Profile, SettingLine
from headway.frameworks import Grade, Mark, scales

ORIGIN = Origin("Made for a test", "", Mark.PRIMARY)


def grade(scale: str, grade_id: str) -> Grade:
    """A grade by its scale and id."""
    return scales()[scale].by_id(grade_id)


def full(on: date, published: date | None = None, when: str = "", **grades: str) -> MajorInspection:
    """A safeguarding and looked after inspection: ``full(day, safeguarding_overall="inadequate")``."""
    given = tuple((judgement, grade("slac_4", word)) for judgement, word in grades.items())
    return MajorInspection(
        id=f"full-{on.isoformat()}",
        kind=Major.FULL,
        on=on,
        when=when or f"{on:%B %Y}",
        origin=ORIGIN,
        framework="slac",
        published=published,
        grades=given,
    )


def visit(
    on: date, serious: bool | None = True, actions: int | None = None, kind: Major = Major.UNANNOUNCED
) -> MajorInspection:
    """An unannounced inspection of contact, referral and assessment."""
    return MajorInspection(
        id=f"{kind}-{on.isoformat()}",
        kind=kind,
        on=on,
        when=f"{on:%B %Y}",
        origin=ORIGIN,
        framework="ucra",
        serious=serious,
        priority_actions=actions,
    )


def settings(kind: str, inspected: int, good: int, inadequate: int = 0) -> SettingLine:
    """A kind of setting with its own counts and no other."""
    return SettingLine(kind, ORIGIN, here=Counts(inspected, good, inadequate))


def profile(*inspections: MajorInspection, as_of: date = date(2010, 12, 9), **more: object) -> Profile:
    """A profile with these inspections."""
    return Profile(
        "E10000099",
        "Examplebury",
        as_of.year,
        as_of,
        inspections=inspections,
        **more,  # type: ignore[arg-type]
    )


def ids(grades: tuple[Grade, ...]) -> list[str]:
    """The grades by their ids."""
    return [each.id for each in grades]
