"""Assessments: for those who make them, for everybody once they are published; and what they are made of."""

from collections.abc import Iterable
from functools import lru_cache

from django.db.models import Q, QuerySet

from headway.assessment.examples import examples
from headway.assessment.judging import Assessed, printed
from headway.assessment.profile import Profile
from headway.assessment.profile_file import from_dict, grade_from_dict
from headway.assessment.rulebook import Rulebook, read_rulebook, rulebook, rulebook_text, rulebooks
from headway.frameworks import Grade
from headway.web.accounts.queries import Somebody, authorities_where
from headway.web.accounts.roles import May
from headway.web.assessment.models import Assessment, FactsFile, ProfileEdition
from headway.web.assessment.rules.content import is_altered
from headway.web.assessment.rules.shown import Shown, of_content
from headway.web.assessment.states import State

__all__ = [
    "assessed_of",
    "assessments_for",
    "drafts_for",
    "facts_of",
    "grade_of",
    "has_example",
    "history",
    "in_the_way",
    "latest_edition",
    "profile_of",
    "rulebook_of",
    "rules_text_of",
    "shown",
    "shown_or_withdrawn",
    "with_grades",
]


def drafts_for(person: Somebody) -> QuerySet[Assessment]:
    """Assessments in every state, of the authorities in which the person sees drafts."""
    mine = authorities_where(person, May.SEE_DRAFTS)
    return Assessment.objects.filter(authority__in=mine).select_related("authority")


def shown_or_withdrawn() -> QuerySet[Assessment]:
    """What the public has been given; what was withdrawn since is among it."""
    given = Assessment.objects.filter(published__isnull=False, state__in=(State.PUBLISHED, State.WITHDRAWN))
    return given.select_related("authority")


def assessments_for(person: Somebody) -> QuerySet[Assessment]:
    """What the person may read: everything where they see drafts, what is published everywhere."""
    mine = authorities_where(person, May.SEE_DRAFTS)
    found = Assessment.objects.filter(Q(authority__in=mine) | Q(state=State.PUBLISHED))
    return found.select_related("authority")


def in_the_way(authority: str, year: int, rules: str) -> Assessment | None:
    """Another of the same year by the same rulebook that was not withdrawn."""
    same = Assessment.objects.filter(authority=authority, year=year, rulebook=rules)
    return same.exclude(state=State.WITHDRAWN).first()


def facts_of(authority: str, year: int) -> list[FactsFile]:
    """The files of facts that people brought for the year, oldest first: a later line wins."""
    return list(FactsFile.objects.filter(authority=authority, year=year, removed=None).order_by("id"))


def has_example(authority: str, year: int) -> bool:
    """Whether facts of this authority (its ONS code) and year ship with Headway."""
    return any((each.authority, each.year) == (authority, year) for each in examples())


def latest_edition(assessment: Assessment) -> ProfileEdition | None:
    """The profile as it was built last."""
    return assessment.editions.order_by("-number").first()


def profile_of(edition: ProfileEdition) -> Profile:
    """The profile of an edition."""
    return from_dict(edition.profile)


def assessed_of(edition: ProfileEdition) -> Assessed:
    """What the rules made of it."""
    return Assessed.from_dict(edition.assessed)


def rules_text_of(assessment: Assessment) -> str:
    """The rules by which it is made, TOML: the council's, or those that ship with Headway."""
    return assessment.rules or rulebook_text(assessment.rulebook)


def rulebook_of(assessment: Assessment) -> Rulebook:
    """The rules by which it is made, as read."""
    return _read(assessment.rules) if assessment.rules else rulebook(assessment.rulebook)


@lru_cache(maxsize=32)
def _read(text: str) -> Rulebook:
    return read_rulebook(text, "the rules of this assessment")


def grade_of(assessment: Assessment) -> Grade | None:
    """The grade that a person gave; None before that, and where the scale has none such: it has to be judged again.

    A council's own rules stay on the scale of those shipped.
    """
    if not assessment.grade or assessment.rulebook not in rulebooks():
        return None
    grades = rulebook(assessment.rulebook).scale.grades
    return next((each for each in grades if each.id == assessment.grade), None)


def with_grades(found: Iterable[Assessment]) -> list[tuple[Assessment, str]]:
    """Each with its grade as printed, "" where nobody has judged; of what was signed off, the grade that was."""
    return [(each, _in_a_list(each)) for each in found]


def _in_a_list(assessment: Assessment) -> str:
    if is_altered(assessment):
        return "Not shown: it is not what was signed off"
    if assessment.content:
        return printed(grade_from_dict(assessment.content["judgement"]["grade"]))
    grade = grade_of(assessment)
    return printed(grade) if grade else ""


def history(person: Somebody, codes: Iterable[str]) -> list[tuple[Assessment, str]]:
    """The assessments of an authority, under any of its codes, that the person may read, latest first. One query."""
    found = assessments_for(person).filter(authority__in=codes)
    return with_grades(found.order_by("-year", "-id"))


def shown(assessment: Assessment) -> Shown | None:
    """What its pages show: what was frozen, or the latest edition as judged. None: no profile is built. One query."""
    if assessment.content:
        return of_content(assessment.content)
    edition = latest_edition(assessment)
    if edition is None:
        return None
    return Shown(
        name=assessment.authority.name,
        year=assessment.year,
        as_of=assessment.as_of,
        edition=edition.number,
        profile=profile_of(edition),
        assessed=assessed_of(edition),
        rulebook=rulebook_of(assessment),
        rules_text=rules_text_of(assessment),
        rules_changed=bool(assessment.rules),
        grade=grade_of(assessment),
        because=assessment.because,
        judged_by=assessment.judged_by_name,
        judged_at=assessment.judged,
    )
