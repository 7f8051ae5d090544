"""What the council does about it: actions of its plans, lessons taken from elsewhere, what was found again at home."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone

from headway.assessment.self_evaluation import Evidence, Kind, Says
from headway.assessment.self_evaluation.practice import bearing
from headway.web.accounts.queries import Somebody
from headway.web.assessment.queries.evidence_inspections import areas_of_text
from headway.web.lessons.models import Lesson, Recurrence
from headway.web.lessons.queries.decisions import lessons_for
from headway.web.lessons.queries.recurrence import recurrences_for
from headway.web.lessons.rules.recurrence import when
from headway.web.lessons.states import ThemeState
from headway.web.pages import day
from headway.web.plans.queries.rows import ActionRow, rows
from headway.web.plans.queries.scope import actions_seen
from headway.web.plans.states import Stage
from headway.web.register.models import Authority
from headway.web.register.states import Confirmation

__all__ = ["actions_taken", "lessons_read"]

_MOST = 200
"""Actions or lessons that are read; a council has fewer in a year."""


def actions_taken(person: Somebody, authority: Authority, on: date) -> Iterator[Evidence]:
    """Actions that are open, or that were found embedded: those speak for strength. Two queries."""
    found = actions_seen(person).filter(
        item__plan__authority=authority, stage__in=(Stage.OPEN, Stage.EMBEDDED)
    )
    for each in rows(found.order_by("item__order", "order", "pk")[:_MOST], on):
        yield _action(each)


def _action(row: ActionRow) -> Evidence:
    action = row.action
    plan, asked = action.item.plan, action.item.recommendation
    is_embedded = action.stage == Stage.EMBEDDED
    due = f", due {day(action.due)}" if action.due and not is_embedded else ""
    how = "embedded" if is_embedded else f"overdue by {row.days_late} days" if row.is_overdue else row.status
    return Evidence(
        key=f"action:{action.pk}",
        kind=Kind.ACTION,
        areas=areas_of_text(f"{asked.text if asked else action.item.issue} {action.title}"),
        says=Says.STRENGTH if is_embedded else Says.NEITHER,
        text=f"{action.title}{due}: {how.lower() if is_embedded else how}.",
        public=f"{action.title}{due}{': embedded' if is_embedded else ''}." if plan.published else "",
        on=row.last_word or timezone.localdate(action.created),
        address=reverse("action", args=[action.pk]),
        public_address=reverse("plan_statement", args=[plan.pk]) if plan.published else "",
        proposed="Its area was found by its words; nobody has confirmed it.",
    )


def lessons_read(person: Somebody, authority: Authority, on: date) -> Iterator[Evidence]:
    """Lessons judged relevant here, and what was met again and confirmed. Three queries."""
    read = lessons_for(person).filter(authority=authority, relevant=True, decided_on__lte=on)
    for each in read.prefetch_related("passage__themes").order_by("-decided_on", "-pk")[:_MOST]:
        yield _lesson(each)
    again = recurrences_for(person).filter(authority=authority, state=Confirmation.CONFIRMED)
    for met in again.order_by("pk")[:_MOST]:
        if (found := _recurrence(met)).on and found.on <= on:
            yield found


def _lesson(lesson: Lesson) -> Evidence:
    report = lesson.passage.report
    themes = [each.theme for each in lesson.passage.themes.all() if each.state != ThemeState.REJECTED]
    came = lesson.get_outcome_display().lower()
    return Evidence(
        key=f"lesson:{lesson.pk}",
        kind=Kind.LESSON,
        areas=bearing(themes=themes) or ("whole",),
        says=Says.NEITHER,
        text=f"A lesson from {report.authority_name}, judged relevant here: {came}.",
        public=f"A lesson from an inspection of {report.authority_name} was judged relevant here.",
        on=lesson.decided_on,
        address=reverse("lesson", args=[lesson.pk]),
    )


def _recurrence(met: Recurrence) -> Evidence:
    later = met.later or met.finding
    text = (
        f"{met.earlier} of {day(when(met.earlier.inspection))} was met again at the inspection of "
        f"{day(when(later.inspection))}."
    )
    return Evidence(
        key=f"again:{met.pk}",
        kind=Kind.LESSON,
        areas=areas_of_text(met.earlier.text),
        says=Says.WEAKNESS,
        text=text,
        public=text,
        on=when(later.inspection),
        address=reverse("recurrence", args=[met.pk]),
        public_address=reverse("inspection", args=[later.inspection_id]),
        proposed="Its area was found by its words; nobody has confirmed it.",
    )
