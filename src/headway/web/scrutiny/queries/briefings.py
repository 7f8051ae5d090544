"""A member briefing note from live data: the position, what to look at, the questions to ask, what is owed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from headway.web.accounts.queries import Somebody, authorities_where
from headway.web.accounts.roles import May
from headway.web.plans.models import Plan
from headway.web.plans.queries import (
    actions_seen,
    health_of,
    items_seen,
    plans_worked_on,
)
from headway.web.plans.queries.rows import rows
from headway.web.register.models import Inspection
from headway.web.register.states import Confirmation
from headway.web.scrutiny.models import Body, Meeting, Question
from headway.web.scrutiny.queries.briefings_open import open_commitments, open_questions
from headway.web.scrutiny.queries.briefings_pointers import NAMES, pointers
from headway.web.scrutiny.queries.briefings_position import Said, position
from headway.web.scrutiny.queries.questions import Asked, Promised, asked, promise
from headway.web.scrutiny.queries.scope import meetings_for
from headway.web.scrutiny.rules.pointers import Chosen, Pointer, chosen_questions
from headway.web.scrutiny.rules.questions import Kept
from headway.web.scrutiny.states import CommitmentState, MeetingState

__all__ = [
    "Briefing",
    "Group",
    "Offered",
    "briefing",
    "inspections_without_plan",
    "meetings_to_brief_for",
    "plans_to_brief_about",
]

SHOWN = 5
"""Pointers of one sign that the note names one by one; the rest are counted."""


@dataclass(frozen=True)
class Group:
    """The pointers of one sign. ``more``: how many beyond those that are named."""

    name: str
    weight: int
    pointers: tuple[Pointer, ...]
    more: int


@dataclass(frozen=True)
class Offered:
    """A question to ask, with the last answer to it, or to its subject; None where nothing was ever answered."""

    chosen: Chosen
    last: Asked | None

    @property
    def about(self) -> Pointer | None:
        """The pointer that the question is put about: the gravest that is about an action or a recommendation."""
        return next((each for each in self.chosen.pointers if each.action or each.recommendation), None)


@dataclass(frozen=True)
class Briefing:
    """The note. ``body`` and ``meeting`` are None where it is for no meeting."""

    plan: Plan
    body: Body | None
    meeting: Meeting | None
    on: date
    position: tuple[Said, ...]
    groups: tuple[Group, ...]
    questions: tuple[Offered, ...]
    owed: tuple[Promised, ...]
    """Promises to the body that are not met: the late ones first, then those next due."""

    @property
    def looked_at(self) -> int:
        """How many things there are to look at."""
        return sum(len(each.pointers) + each.more for each in self.groups)


def plans_to_brief_about(person: Somebody) -> QuerySet[Plan]:
    """The plans whose progress the person sees, the latest inspection first."""
    return plans_worked_on(person).order_by("-inspection__published", "-pk")


def inspections_without_plan(person: Somebody) -> QuerySet[Inspection]:
    """Confirmed inspections of the person's authorities that no plan answers, the latest first, with what they ask."""
    found = Inspection.objects.filter(
        authority__in=authorities_where(person, May.SEE_DRAFTS), state=Confirmation.CONFIRMED, plan=None
    )
    asked_for = Count("recommendations", filter=~Q(recommendations__state=Confirmation.REJECTED))
    found = found.select_related("authority").defer("record").annotate(asked_for=asked_for)
    return found.order_by("-published", "-pk")


def meetings_to_brief_for(person: Somebody, plan: Plan, on: date) -> QuerySet[Meeting]:
    """Meetings of the plan's authority from a day on, the next first."""
    found = meetings_for(person).filter(body__authority=plan.authority_id, on__gte=on)
    return found.exclude(state=MeetingState.CANCELLED).order_by("on", "pk")


def briefing(person: Somebody, plan: Plan, meeting: Meeting | None, on: date) -> Briefing:
    """The note as it stands on a day: a fixed number of queries. Nothing of a restricted item is in it."""
    body = meeting.body if meeting else None
    actions = rows(actions_seen(person).filter(item__plan=plan).prefetch_related("updates__status"), on)
    items = {each.pk: each for each in items_seen(person).filter(plan=plan)}
    promises = _promises(person, body, on) if body else ()
    found = pointers(
        person,
        plan,
        body,
        actions,
        items,
        health_of(person, plan, on),
        _waiting(person, plan, body),
        promises,
        on,
    )
    return Briefing(
        plan=plan,
        body=body,
        meeting=meeting,
        on=on,
        position=tuple(position(person, plan, body, actions, [each.kept for each in promises], on)),
        groups=_groups(found),
        questions=_offered(person, plan, body, chosen_questions(found, NAMES), on),
        owed=promises,
    )


def _promises(person: Somebody, body: Body, on: date) -> tuple[Promised, ...]:
    found = open_commitments(person).filter(body=body, state=CommitmentState.OPEN)
    kept = [promise(each, on) for each in found.select_related("due_meeting")]
    return tuple(sorted(kept, key=lambda each: (each.kept is not Kept.LATE, each.due or date.max)))


def _waiting(person: Somebody, plan: Plan, body: Body | None) -> QuerySet[Question]:
    """Questions without an answer: about the plan, and the body's own."""
    about = Q(recommendation__item__plan=plan) | Q(action__item__plan=plan)
    if body:
        about |= Q(body=body)
    found = open_questions(person).filter(about, reply="", authority=plan.authority_id)
    return found.order_by("asked_on", "pk").distinct()


def _groups(found: Sequence[Pointer]) -> tuple[Group, ...]:
    signs = list(dict.fromkeys(each.sign for each in found))
    grouped = [(sign, [each for each in found if each.sign == sign]) for sign in signs]
    return tuple(
        Group(NAMES.get(sign, sign), mine[0].weight, tuple(mine[:SHOWN]), max(0, len(mine) - SHOWN))
        for sign, mine in grouped
    )


def _offered(
    person: Somebody, plan: Plan, body: Body | None, chosen: Iterable[Chosen], on: date
) -> tuple[Offered, ...]:
    """Each question with its last answer: one to the same words, else about the same thing, else on its subject."""
    questions = tuple(chosen)
    answered = list(
        open_questions(person)
        .filter(authority=plan.authority_id, category__in={each.category.id for each in questions})
        .exclude(reply="")
        .order_by("-answered_on", "-pk")
        .select_related("meeting__body", "part__paragraph__minute__item", "recommendation")[:_LOOKED_BACK]
    )
    last = [_last_of(each, answered, body) for each in questions]
    whole = {
        each.question.pk: each
        for each in asked(person, {each.pk: each for each in last if each}.values(), on)
    }
    return tuple(
        Offered(each, whole[found.pk] if found else None) for each, found in zip(questions, last, strict=True)
    )


_LOOKED_BACK = 500


def _last_of(chosen: Chosen, answered: list[Question], body: Body | None) -> Question | None:
    """The latest answer that fits best: by its words, then by what it is about, then by who asked."""
    words = chosen.question.ask.casefold()
    about = {each.recommendation for each in chosen.pointers if each.recommendation}
    fits = [each for each in answered if each.category == chosen.category.id]
    return max(
        fits,
        key=lambda each: (
            each.text.strip().casefold() == words,
            each.recommendation_id in about,
            body is not None and each.body_id == body.pk,
            each.answered_on,
            each.pk,
        ),
        default=None,
    )
