"""What inspectors said last: the newest judgement on each area, and what the last inspection asked for."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from django.urls import reverse

from headway.assessment.self_evaluation import Evidence, Kind, Says
from headway.assessment.self_evaluation.practice import areas, bearing
from headway.frameworks import Grade
from headway.themes import propose
from headway.web.accounts.queries import Somebody
from headway.web.pages import day
from headway.web.plans.models import Item
from headway.web.plans.queries.plans import standing_of
from headway.web.plans.queries.scope import items_seen
from headway.web.plans.rules import Standing
from headway.web.register.models import Authority, Inspection, Recommendation
from headway.web.register.queries import Known, history_of, visible
from headway.web.register.states import Confirmation

__all__ = ["areas_of_text", "asked_for", "judged"]

_GOOD = "good"
_BOARD = "lscb"
"""What was asked of the safeguarding board alone is not the authority's."""
_LONGEST = 300
_BY_WORDS = "Its area was found by its words; nobody has confirmed it."


def judged(person: Somebody, authority: Authority, on: date) -> Iterator[Evidence]:
    """The newest judgement that bears on each area; one that bears on several is one piece of evidence."""
    known = [each for each in history_of(person, authority.pk) if _is_out(each, on)]
    found: dict[tuple[int, str], list[str]] = {}
    for area in areas():
        if newest := _newest(known, area.judgements):
            found.setdefault(newest, []).append(area.id)
    for (place, key), bears in found.items():
        yield _judgement(known[place], key, tuple(bears))


def _is_out(known: Known, on: date) -> bool:
    """Confirmed, or told by a national register; and published by the day."""
    state = known.inspection.state if known.inspection else Confirmation.CONFIRMED
    return bool(
        state == Confirmation.CONFIRMED and known.published and known.published <= on and known.grades
    )


def _newest(known: list[Known], wanted: Mapping[str, tuple[str, ...]]) -> tuple[int, str] | None:
    for place, each in enumerate(known):
        for key in wanted.get(each.framework.family, ()):
            if key in each.grades:
                return place, key
    return None


def _judgement(known: Known, key: str, bears: tuple[str, ...]) -> Evidence:
    label = next((each.label for each in known.framework.judgements if each.id == key), key)
    grade = known.framework.scale.grade(known.grades[key]) if known.framework.scale else None
    said = grade.label if grade else known.grades[key]
    text = f"{label}: {said.lower()}. {_called(known)}, report of {day(known.published)}."
    address = (
        reverse("inspection", args=[known.inspection.pk])
        if known.inspection
        else reverse("authority", args=[known.code])
    )
    own = (
        known.inspection.pk
        if known.inspection
        else f"{known.code}:{known.framework.family}:{known.published}"
    )
    return Evidence(
        key=f"judgement:{own}:{key}",
        kind=Kind.JUDGEMENT,
        areas=bears,
        says=_says(known, grade),
        text=text,
        public=text,
        on=known.published,
        address=address,
        public_address=address,
    )


def _called(known: Known) -> str:
    return known.framework.known_as[0] if known.framework.known_as else known.framework.name


def _says(known: Known, grade: object) -> Says:
    """Against practice where it is worse than good on its own scale; a value that is no grade says nothing."""
    if known.framework.scale is None or not isinstance(grade, Grade):
        return Says.NEITHER
    good = known.framework.scale.grade(_GOOD)
    return Says.WEAKNESS if isinstance(good, Grade) and grade.worse_than(good) else Says.STRENGTH


def asked_for(person: Somebody, authority: Authority, on: date) -> list[Evidence]:
    """What the last graded inspection asked for, and what visits since then did. Four queries.

    What the plan has embedded says neither: the measure shows that the change has held.
    """
    asked = list(_asked(person, authority, on))
    items = items_seen(person).filter(recommendation__in=[each.pk for each in asked])
    by_asked = {each.recommendation_id: each for each in items.prefetch_related("actions__status")}
    return [_improvement(each, by_asked.get(each.pk)) for each in asked]


def _asked(person: Somebody, authority: Authority, on: date) -> Iterator[Recommendation]:
    found = (
        visible(person, on)
        .filter(authority=authority, state=Confirmation.CONFIRMED, published__lte=on)
        .defer("record")
        .prefetch_related("judgements", "recommendations")
    )
    for inspection in found.order_by("-published", "-pk"):
        for each in inspection.recommendations.all():
            if each.state != Confirmation.REJECTED and each.addressee != _BOARD:
                each.inspection = inspection
                yield each
        if inspection.judgements.all():
            return


def _improvement(asked: Recommendation, item: Item | None) -> Evidence:
    standing = standing_of(item) if item else None
    inspection: Inspection = asked.inspection
    so_far = f" In the plan: {standing.lower()}." if standing else ""
    page = reverse("inspection", args=[inspection.pk])
    return Evidence(
        key=f"asked:{asked.pk}",
        kind=Kind.IMPROVEMENT,
        areas=areas_of_text(asked.text),
        says=Says.NEITHER if standing == Standing.EMBEDDED else Says.WEAKNESS,
        text=f"“{_short(asked.text)}”{so_far}",
        public=f"“{_short(asked.text)}” Report of {day(inspection.published)}.",
        on=inspection.published,
        address=reverse("recommendation_thread", args=[asked.pk]) if item else page,
        public_address=page,
        proposed=_BY_WORDS,
    )


@lru_cache(maxsize=4096)
def areas_of_text(text: str) -> tuple[str, ...]:
    """The areas on which a passage bears, by the themes the machine finds in it; where none, practice as a whole."""
    return bearing(themes=[each.theme for each in propose(text)]) or ("whole",)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"
