"""Answers to recommendations, and the other issues found."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.plans.actions.common import demand, prose, told
from headway.web.plans.models import Item, Plan
from headway.web.plans.states import Answer
from headway.web.trail.actions import plain
from headway.web.versions import claim

_ANSWER = ("answer", "reason", "answered_on")


@transaction.atomic
def answer(*, by: Person, item: Item, version: int, answer: str, reason: str = "", on: date) -> Item:
    """Say what the council makes of a recommendation. Partly accepted and rejected need a reason."""
    demand(by, May.WRITE_PLAN, item.plan.authority_id)
    if answer not in (Answer.ACCEPTED, Answer.PARTLY, Answer.REJECTED):
        raise ForPerson("Answer with accepted, partly accepted or rejected.")
    reason = reason.strip()
    if answer != Answer.ACCEPTED and not reason:
        raise ForPerson(f"Say why the recommendation is {Answer(answer).label.lower()}.")
    claim(item, version)
    before = plain(item, *_ANSWER)
    item.answer, item.reason, item.answered_on = answer, reason, on
    item.save(update_fields=_ANSWER)
    told(by, "item.answered", item, item=item, before=before, after=plain(item, *_ANSWER), why=reason)
    return item


@transaction.atomic
def add_issue(*, by: Person, plan: Plan, issue: str) -> Item:
    """Add another issue found: something inspectors raised beside their recommendations, or the council itself."""
    demand(by, May.WRITE_PLAN, plan.authority_id)
    plan = Plan.objects.select_for_update().get(pk=plan.pk)  # two issues at once get two numbers
    held = plan.items.aggregate(last=Max("order"), number=Max("number"))
    item = Item.objects.create(
        plan=plan,
        issue=prose(issue, "The issue"),
        number=(held["number"] or 0) + 1,
        order=0 if held["last"] is None else held["last"] + 1,
    )
    told(by, "issue.added", item, item=item, after=plain(item, "issue"))
    return item


@transaction.atomic
def change_issue(*, by: Person, item: Item, version: int, issue: str) -> Item:
    """Put another issue in better words. A recommendation's words are the inspectorate's, and stay."""
    demand(by, May.WRITE_PLAN, item.plan.authority_id)
    if item.recommendation_id:
        raise ForPerson("A recommendation's words are the inspectorate's. Correct them in the register.")
    text = prose(issue, "The issue")
    claim(item, version)
    before = plain(item, "issue")
    item.issue = text
    item.save(update_fields=["issue"])
    told(by, "issue.changed", item, item=item, before=before, after=plain(item, "issue"))
    return item
