"""Beginning an assessment, building its profile again, dropping one."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from headway.assessment.examples import example
from headway.assessment.judging import assess
from headway.assessment.profile_file import as_csv, as_dict
from headway.assessment.rulebook import Rulebook, rulebook
from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.assessment.actions.common import OPEN, demand_keeper, refuse_unless, told
from headway.web.assessment.building import build
from headway.web.assessment.models import Assessment, FactsFile, ProfileEdition
from headway.web.assessment.queries.assessments import in_the_way, latest_edition, profile_of, rulebook_of
from headway.web.assessment.states import State
from headway.web.pages import day
from headway.web.plans.actions.common import prose
from headway.web.register.models import Authority
from headway.web.trail.actions import Actor, record, take_turn
from headway.web.versions import claim

__all__ = [
    "as_told",
    "assessed_again",
    "begin_assessment",
    "bring_example",
    "drop_assessment",
    "open_again",
    "rebuild_assessment",
]


@transaction.atomic
def begin_assessment(
    *, by: Actor, authority: Authority, year: int, as_of: date, rules: str, is_example: bool = False
) -> Assessment:
    """Begin the assessment of a year by a rulebook (its id) and build its profile as known on ``as_of``."""
    demand_keeper(by, authority.code)
    take_turn()  # two who begin the same year: the second sees the first
    book = rulebook(rules)
    _refuse_year(book, year)
    _refuse_day(year, as_of)
    if other := in_the_way(authority.code, year, rules):
        raise ForPerson(
            f"There is an assessment of {authority.name} for {year} already: it is {other.get_state_display().lower()}"
            ". Go on with that one, or withdraw it first."
        )
    made = Assessment.objects.create(
        authority=authority, year=year, as_of=as_of, rulebook=rules, is_example=is_example
    )
    edition = _built(by, made)
    told(
        by,
        "assessment.begun",
        made,
        after={"year": year, "as_of": as_of, "rulebook": rules} | as_told(edition),
    )
    return made


@transaction.atomic
def rebuild_assessment(*, by: Actor, assessment: Assessment, version: int | str, as_of: date) -> bool:
    """Build the profile again, as known on ``as_of``; whether anything changed. If so it has to be judged again."""
    demand_keeper(by, assessment.authority_id)
    refuse_unless(assessment, OPEN, "built again")
    _refuse_day(assessment.year, as_of)
    claim(assessment, version)
    before = latest_edition(assessment)
    assessment.as_of = as_of
    edition = _built(by, assessment)
    if before is not None and edition.pk == before.pk:
        assessment.save()
        return False
    open_again(assessment)
    assessment.save()
    told(by, "assessment.rebuilt", assessment, after={"as_of": as_of} | as_told(edition))
    return True


@transaction.atomic
def bring_example(*, by: Person, assessment: Assessment, version: int | str) -> FactsFile:
    """Bring in the facts of this authority and year that ship with Headway, and build the profile with them: as known
    on the day at which they stand, where that is later. Raises ForPerson where there are none.
    """
    demand_keeper(by, assessment.authority_id)
    refuse_unless(assessment, OPEN, "given facts")
    known = example(assessment.authority_id, assessment.year)
    title = f"{known.name} {known.year}: facts that ship with Headway"
    if FactsFile.objects.filter(
        authority=assessment.authority_id, year=assessment.year, title=title, removed=None
    ).exists():
        raise ForPerson("These facts are there already.")
    made = FactsFile.objects.create(
        authority_id=assessment.authority_id,
        year=assessment.year,
        title=title,
        text=as_csv(known),
        by_name=by.name,
    )
    record(
        by=by,
        action="assessment_facts.example_brought",
        subject=made,
        authority=assessment.authority_id,
        thread=f"assessment:{assessment.pk}",
        after={"title": title},
    )
    rebuild_assessment(
        by=by, assessment=assessment, version=version, as_of=max(assessment.as_of, known.as_of)
    )
    return made


@transaction.atomic
def drop_assessment(*, by: Person, assessment: Assessment, version: int | str, because: str) -> Assessment:
    """Give up one that nobody has signed off; it stays on the record, and the year can be begun again."""
    demand_keeper(by, assessment.authority_id)
    because = prose(because, "The reason")
    refuse_unless(assessment, OPEN, "dropped")
    claim(assessment, version)
    assessment.state, assessment.why = State.WITHDRAWN, because
    assessment.save()
    told(by, "assessment.dropped", assessment, why=because)
    return assessment


def _refuse_day(year: int, as_of: date) -> None:
    if as_of > timezone.localdate():
        raise ForPerson(
            f"{day(as_of)} is still to come. Give the day to which everything is known: today or before."
        )
    if as_of.year < year:
        raise ForPerson(f"On {day(as_of)} the year {year} had not begun. Give a day in that year or later.")


def _refuse_year(book: Rulebook, year: int) -> None:
    if not book.covers(year):
        years = f"from {book.from_year} on" if book.to_year is None else f"{book.from_year} to {book.to_year}"
        raise ForPerson(
            f"“{book.title}” is for the years {years}, not for {year}. Choose another year or other rules."
        )


def _built(by: Actor, assessment: Assessment) -> ProfileEdition:
    """A new edition of the profile, or the last one where nothing is different."""
    profile = build(assessment.authority, year=assessment.year, as_of=assessment.as_of)
    assessed = assess(profile, rulebook_of(assessment))
    return _kept(by, assessment, as_dict(profile), assessed.as_dict())


def assessed_again(by: Actor, assessment: Assessment) -> ProfileEdition:
    """The same profile by other rules."""
    last = latest_edition(assessment)
    if last is None:
        return _built(by, assessment)
    assessed = assess(profile_of(last), rulebook_of(assessment))
    return _kept(by, assessment, last.profile, assessed.as_dict())


def _kept(
    by: Actor, assessment: Assessment, profile: dict[str, Any], assessed: dict[str, Any]
) -> ProfileEdition:
    last = latest_edition(assessment)
    if last is not None and (last.profile, last.assessed) == (profile, assessed):
        return last
    return ProfileEdition.objects.create(
        assessment=assessment,
        number=(last.number if last else 0) + 1,
        profile=profile,
        assessed=assessed,
        made_by_name=by.name,
    )


def open_again(assessment: Assessment) -> None:
    """What was judged on other figures, or by other rules, waits for its judge; what they wrote stays in the form."""
    assessment.state = State.DRAFT


def as_told(edition: ProfileEdition) -> dict[str, Any]:
    """An edition as the trail tells it: how many lines it has, and what is permitted."""
    lines = {block: len(edition.profile[block]) for block in ("settings", "inspections", "measures")}
    permitted = [each["label"] for each in edition.assessed["permitted"]]
    return {"edition": edition.number, "permitted": permitted} | lines
