"""What an authority makes of a passage about another: relevant or not, and what came of it.

What was decided before stays on the trail, on the lesson's own line; what leads to an action stands on the line of the
plan's item too. Each write first waits for its turn at the trail: two at once come one after the other, and none holds
what the other waits for.
"""

from datetime import date
from typing import Any

from django.db import transaction

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.lessons.models import Lesson, Passage
from headway.web.lessons.rules.decisions import GONE, cannot_be_a_lesson
from headway.web.lessons.states import Outcome
from headway.web.plans.actions import add_action, add_issue
from headway.web.plans.models import Action, Item, Plan
from headway.web.plans.states import Stage
from headway.web.register.models import Authority
from headway.web.scrutiny.actions.common import demand, not_to_come, prose, told
from headway.web.trail.actions import plain, take_turn
from headway.web.versions import Conflict, claim

__all__ = ["change", "lead_to_action", "lead_to_new_action", "mark", "no_action", "take_back"]

_JUDGED = ("relevant", "reason", "decided_by_name", "decided_on")


@transaction.atomic
def mark(
    *,
    by: Person,
    authority: Authority,
    passage: Passage,
    relevant: bool,
    reason: str,
    on: date,
    version: int | str | None = None,
) -> Lesson:
    """Say whether a passage is a lesson for an authority, and why. One passage is judged once; later, it is changed.

    ``version`` is that of the judgement a form was opened on, None where there was none. Sent twice, it records once.
    """
    demand(by, May.DECIDE_LESSONS, authority.pk)
    take_turn()  # of two who judge at once the second finds what the first said
    if not Passage.objects.filter(pk=passage.pk).exists():
        raise ForPerson(GONE)
    if fault := cannot_be_a_lesson(authority, passage):
        raise ForPerson(fault)
    reason = prose(reason, "The reason")
    not_to_come(on, "The decision")
    held = Lesson.objects.filter(authority=authority, passage=passage).first()
    if held is not None:
        if version in (None, ""):
            return _as_sent_before(by, held, relevant, reason)
        return change(by=by, lesson=held, version=version, relevant=relevant, reason=reason, on=on)
    lesson = Lesson(authority=authority, passage=passage, relevant=relevant, reason=reason)
    _decided(lesson, by, on)
    lesson.save()
    _told(by, "lesson.judged", lesson, after=_quoted(lesson) | plain(lesson, *_JUDGED), why=reason)
    return lesson


@transaction.atomic
def change(
    *, by: Person, lesson: Lesson, version: int | str, relevant: bool, reason: str, on: date
) -> Lesson:
    """Judge again, with a new reason. One that led to an action is first taken back from it."""
    demand(by, May.DECIDE_LESSONS, lesson.authority_id)
    take_turn()
    reason = prose(reason, "The reason")
    not_to_come(on, "The decision")
    claim(lesson, version)
    if not relevant and lesson.action_id:
        raise ForPerson(
            f"This lesson led to the action “{lesson.action}”. Take that back first, with the reason."
        )
    before = _outcome(lesson) | plain(lesson, *_JUDGED)
    lesson.relevant, lesson.reason = relevant, reason
    if not relevant:  # nothing is left to be decided
        lesson.outcome, lesson.because = Outcome.OPEN, ""
    _decided(lesson, by, on)
    lesson.save()
    _told(
        by,
        "lesson.changed",
        lesson,
        before=before,
        after=_outcome(lesson) | plain(lesson, *_JUDGED),
        why=reason,
    )
    return lesson


@transaction.atomic
def no_action(*, by: Person, lesson: Lesson, version: int | str, because: str, on: date) -> Lesson:
    """A relevant lesson leads to no action, because."""
    take_turn()
    because = prose(because, "Why there is no action")
    not_to_come(on, "The decision")
    _claim_open(by, lesson, version)
    before = _outcome(lesson)
    lesson.outcome, lesson.because = Outcome.NONE, because
    lesson.save(update_fields=["outcome", "because"])
    _told(by, "lesson.no_action", lesson, before=before, after=_outcome(lesson) | {"on": on}, why=because)
    return lesson


@transaction.atomic
def lead_to_action(*, by: Person, lesson: Lesson, version: int | str, action: Action, on: date) -> Lesson:
    """A relevant lesson is answered by an action that the authority's plan has already."""
    take_turn()
    not_to_come(on, "The decision")
    _must_be_of_its_plan(lesson, action.item.plan)
    if action.stage == Stage.SUPERSEDED:
        raise ForPerson("That action was superseded. Choose the one that took its place.")
    _claim_open(by, lesson, version)
    return _join(by, lesson, action, on)


@transaction.atomic
def lead_to_new_action(
    *,
    by: Person,
    lesson: Lesson,
    version: int | str,
    on: date,
    item: Item | None = None,
    plan: Plan | None = None,
    issue: str = "",
    **fields: Any,
) -> Lesson:
    """A relevant lesson is answered by a new action: under an item of the plan, or under a new other issue of it.

    ``fields`` are those of :func:`headway.web.plans.actions.add_action`, which asks for its own permission.
    """
    if (item is None) == (plan is None):
        raise ForPerson("Choose what the action answers: an item of the plan, or a new issue in it.")
    if plan is not None:  # a new issue locks its plan: in the order in which the plan's own actions lock
        Plan.objects.select_for_update().get(pk=plan.pk)
    take_turn()
    not_to_come(on, "The decision")
    _must_be_of_its_plan(lesson, item.plan if item else plan)
    _claim_open(by, lesson, version)
    if item is None:
        item = add_issue(by=by, plan=plan, issue=issue)  # type: ignore[arg-type] - one of the two is given
    return _join(by, lesson, add_action(by=by, item=item, **fields), on)


@transaction.atomic
def take_back(*, by: Person, lesson: Lesson, version: int | str, reason: str) -> Lesson:
    """What a lesson led to is to be decided again. An action that was made for it stays in the plan."""
    demand(by, May.DECIDE_LESSONS, lesson.authority_id)
    take_turn()
    reason = prose(reason, "The reason")
    claim(lesson, version)
    if lesson.outcome == Outcome.OPEN:
        raise ForPerson("Nothing has been decided that could be taken back.")
    before, action = _outcome(lesson), lesson.action
    lesson.outcome, lesson.because, lesson.action = Outcome.OPEN, "", None
    lesson.save(update_fields=["outcome", "because", "action"])
    _told(by, "lesson.taken_back", lesson, before=before, after=_outcome(lesson), why=reason)
    if action:
        _told_of(by, "action.lesson_left", lesson, action, why=reason)
    return lesson


def _join(by: Person, lesson: Lesson, action: Action, on: date) -> Lesson:
    before = _outcome(lesson)
    lesson.outcome, lesson.because, lesson.action = Outcome.ACTION, "", action
    lesson.save(update_fields=["outcome", "because", "action"])
    _told(by, "lesson.action", lesson, before=before, after=_outcome(lesson) | {"on": on}, why=lesson.reason)
    _told_of(by, "action.lesson_joined", lesson, action, why=lesson.reason)
    return lesson


def _claim_open(by: Person, lesson: Lesson, version: int | str) -> None:
    demand(by, May.DECIDE_LESSONS, lesson.authority_id)
    claim(lesson, version)
    if not lesson.relevant:
        raise ForPerson(
            "This lesson was judged not relevant, so nothing follows from it. Judge it again first."
        )
    if lesson.outcome != Outcome.OPEN:
        raise ForPerson("What came of this lesson has been decided. Take that back first, with the reason.")


def _must_be_of_its_plan(lesson: Lesson, plan: Plan | None) -> None:
    if plan is None or plan.authority_id != lesson.authority_id:
        raise ForPerson("That is another authority's plan. Choose one of your own authority.")


def _as_sent_before(by: Person, held: Lesson, relevant: bool, reason: str) -> Lesson:
    """The same again from the same person is the same; anything else was written past a decision that stands."""
    if (held.relevant, held.reason, held.decided_by_id) == (relevant, reason, by.pk):
        return held
    raise Conflict(held, held)


def _decided(lesson: Lesson, by: Person, on: date) -> None:
    lesson.decided_by, lesson.decided_by_name, lesson.decided_on = by, by.name, on


def _quoted(lesson: Lesson) -> dict[str, Any]:
    passage = lesson.passage
    return {"passage": passage.text, "page": passage.page, "report": str(passage.report)}


def _outcome(lesson: Lesson) -> dict[str, Any]:
    return {
        "outcome": Outcome(lesson.outcome).label,
        "because": lesson.because,
        "action": str(lesson.action) if lesson.action else None,
    }


def _told(by: Person, action: str, lesson: Lesson, **more: Any) -> None:
    told(by, action, lesson, lesson.authority_id, thread=lesson.thread, **more)


def _told_of(by: Person, name: str, lesson: Lesson, action: Action, why: str) -> None:
    """The same on the line of what the plan's action answers."""
    after = {"lesson": lesson.pk} | _quoted(lesson)
    told(by, name, action, lesson.authority_id, after=after, why=why, thread=action.item.thread)
