"""What members should look at: from the plan's health, its ratings, and what is owed to the body."""

from collections.abc import Iterable, Mapping
from datetime import date

from headway.web.accounts.queries import Somebody
from headway.web.pages import day
from headway.web.plans.health import RULES, AppliesTo
from headway.web.plans.health import Sign as HealthSign
from headway.web.plans.models import Item, Plan
from headway.web.plans.queries import ActionRow
from headway.web.plans.states import Rag, Stage
from headway.web.scrutiny.models import Body, Question
from headway.web.scrutiny.queries.briefings_open import open_recommendations
from headway.web.scrutiny.queries.questions import Promised
from headway.web.scrutiny.rules.pointers import Link, Pointer, Sign
from headway.web.scrutiny.rules.questions import Kept
from headway.web.scrutiny.states import Monitor, Response

__all__ = ["NAMES", "pointers"]

_WEIGHT = {"must": 0, "should": 1, "check": 2}
_LEFT_OUT = frozenset({"amber-or-red-without-narrative"})
"""Told with the rating itself, which is a pointer of its own."""
_OF_SILENCE = frozenset({"silent", "overdue-and-silent"})

NAMES: dict[str, str] = {
    **{rule.id: rule.message.rstrip(".:") for rule in RULES},
    Sign.OFF_TRACK: "Off track (red)",
    Sign.AT_RISK: "At risk (amber)",
    Sign.NEVER_UPDATED: "Begun, and never reported on",
    Sign.COMMITMENT_LATE: "Promised, and late",
    Sign.QUESTION_WAITING: "Asked, and not answered",
    Sign.RESPONSE_LATE: "Recommended, and no response after its day",
    Sign.RECOMMENDATION_RED: "Recommended, accepted, and off track",
}
"""Each sign in a few words."""


def pointers(
    person: Somebody,
    plan: Plan,
    body: Body | None,
    actions: Iterable[ActionRow],
    items: Mapping[int, Item],
    health: Iterable[HealthSign],
    waiting: Iterable[Question],
    promises: Iterable[Promised],
    on: date,
) -> tuple[Pointer, ...]:
    """Everything to look at, the gravest first, and within that in the order of the plan."""
    rows = {each.action.pk: each for each in actions}
    health = tuple(health)
    heard = {sign.subject_id for sign in health if sign.rule.id in _OF_SILENCE}
    found = [
        *(each for row in rows.values() for each in _rated(row)),
        *(
            each
            for sign in health
            if sign.rule.id not in _LEFT_OUT
            for each in [_healthy(sign, plan, rows, items)]
        ),
        *(_never_updated(row) for pk, row in rows.items() if pk not in heard and _begun_in_silence(row, on)),
        *(_late(each) for each in promises if each.kept is Kept.LATE),
        *(_waits(each, on) for each in waiting),
        *(_recommended(person, body, on) if body else ()),
    ]
    return tuple(sorted(found, key=lambda each: each.weight))


def _rated(row: ActionRow) -> list[Pointer]:
    if row.action.stage != Stage.OPEN or row.rag not in (Rag.RED, Rag.AMBER):
        return []
    latest = next(iter(row.action.updates.all()), None)
    said = f" {day(row.last_word)}: “{_short(latest.narrative)}”" if latest and latest.narrative else ""
    sign = Sign.OFF_TRACK if row.rag == Rag.RED else Sign.AT_RISK
    detail = f"{row.action.title}.{said or ' Its last update does not say why.'}"
    text = f"{row.status} ({row.rag}): {detail}"
    return [_of_action(sign, 0 if row.rag == Rag.RED else 1, text, row, detail)]


def _healthy(sign: HealthSign, plan: Plan, rows: dict[int, ActionRow], items: Mapping[int, Item]) -> Pointer:
    weight, text = _WEIGHT[sign.severity], f"{sign.subject}: {sign.message}"
    detail = sign.message.removeprefix(sign.rule.message).strip()
    if sign.rule.applies_to is AppliesTo.ACTION and sign.subject_id in rows:
        return _of_action(sign.rule.id, weight, text, rows[sign.subject_id], f"{sign.subject}. {detail}")
    if sign.rule.applies_to is AppliesTo.ITEM:
        item = items.get(sign.subject_id)
        return Pointer(
            sign.rule.id,
            weight,
            text,
            Link(sign.subject, "item", sign.subject_id),
            detail=f"{sign.subject}. {detail}",
            subject=_words(item) if item else "",
            recommendation=item.recommendation_id if item else None,
        )
    health = Link("The plan’s health", "plan_health", plan.pk)
    return Pointer(sign.rule.id, weight, sign.message, health, detail=detail)


def _begun_in_silence(row: ActionRow, on: date) -> bool:
    begun = row.action.start is None or row.action.start <= on
    return row.action.stage == Stage.OPEN and row.last_word is None and begun


def _never_updated(row: ActionRow) -> Pointer:
    begun = f", which began on {day(row.action.start)}" if row.action.start else ""
    return _of_action(Sign.NEVER_UPDATED, 1, f"{row.action.title}{begun}: nobody has reported on it.", row)


def _of_action(sign: str, weight: int, text: str, row: ActionRow, detail: str = "") -> Pointer:
    item = row.action.item
    return Pointer(
        sign,
        weight,
        text,
        Link(row.action.title, "action", row.action.pk),
        detail=detail or text,
        subject=_words(item),
        recommendation=item.recommendation_id,
        action=row.action.pk,
    )


def _late(promised: Promised) -> Pointer:
    commitment = promised.commitment
    text = f"Promised by {commitment.owed_by or 'nobody named'}, due {day(promised.due)}: {_short(commitment.text)}"
    link = Link(f"Promise {commitment.pk}", "commitment", commitment.pk)
    return Pointer(Sign.COMMITMENT_LATE, 0, text, link, detail=text)


def _waits(question: Question, on: date) -> Pointer:
    days = (on - question.asked_on).days
    text = (
        f"Asked by {question.asked_by} on {day(question.asked_on)}, {days} day{'' if days == 1 else 's'} without an "
        f"answer: “{_short(question.text)}”"
    )
    return Pointer(
        Sign.QUESTION_WAITING,
        1,
        text,
        Link(f"Question {question.pk}", "question", question.pk),
        detail=text,
        recommendation=question.recommendation_id,
        action=question.action_id,
    )


def _recommended(person: Somebody, body: Body, on: date) -> list[Pointer]:
    found = []
    for each in open_recommendations(person).filter(body=body, closed_at=None):
        link = Link(each.reference, "scrutiny_recommendation", each.pk)
        if each.response == Response.NONE and each.response_due and each.response_due < on:
            text = f"{each.reference}, {each.area}: no response; it was due by {day(each.response_due)}."
            found.append(Pointer(Sign.RESPONSE_LATE, 0, text, link, detail=text))
        elif each.status == Monitor.OFF_TRACK:
            text = f"{each.reference}, {each.area}: off track. The officer comes to the meeting."
            found.append(Pointer(Sign.RECOMMENDATION_RED, 0, text, link, detail=text))
    return found


def _words(item: Item) -> str:
    """What the item asks for, in the report's words or the council's."""
    return item.recommendation.text if item.recommendation else item.issue


def _short(text: str, most: int = 240) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 1]}…"
