"""What the pages of a plan share: the head with its views, what the person may do, the way here.

What other rooms may take for pages with forms or lists is in headway.web.form_pages, paging and access.
"""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.plans.models import Action, Item, Plan
from headway.web.plans.rules import Progress, Standing, standing
from headway.web.plans.states import Answer

__all__ = ["crumbs", "may_report", "permissions", "plan_context", "stand_of"]


def plan_context(request: HttpRequest, plan: Plan, here: str, title: str = "") -> dict[str, Any]:
    """What the head of each page of a plan shows: its name, its views, and what this person may do with it."""
    return {
        "plan": plan,
        "here": here,
        "trail": crumbs(plan, title) if title else crumbs(),
        "views": [
            {"text": text, "href": reverse(name, args=[plan.pk]), "current": name == here}
            for text, name in _VIEWS
        ],
        "can": permissions(request, plan.authority_id),
    }


_VIEWS = (
    ("Recommendations", "plan"),
    ("Board", "plan_board"),
    ("Table", "plan_table"),
    ("Timeline", "plan_timeline"),
    ("What changed", "plan_changes"),
    ("Health", "plan_health"),
    ("Statement", "plan_statement"),
)


def permissions(request: HttpRequest, authority: str) -> dict[str, bool]:
    """What the person may do in the plan's authority, by the words that templates ask with."""
    wanted = {
        "write": May.WRITE_PLAN,
        "publish": May.PUBLISH,
        "decide": May.DECIDE_CLOSURE,
        "update_any": May.UPDATE_ANY_ACTION,
        "update_own": May.UPDATE_OWN_ACTIONS,
        "evidence": May.SEE_EVIDENCE,
        "trail": May.SEE_TRAIL,
        "export": May.EXPORT,
        "import": May.IMPORT,
        "ask": May.ASK,
    }
    return {name: may(request.user, what, authority) for name, what in wanted.items()}


def stand_of(item: Item, progress: Iterable[Progress]) -> Standing:
    """How far an item has come. Another issue is the council's own, so nobody waits for an answer to it."""
    taken_up = item.recommendation_id is None and item.answer == Answer.NONE
    return standing(Answer.ACCEPTED if taken_up else item.answer, progress)


def may_report(request: HttpRequest, action: Action) -> bool:
    """Whether the person may report on this action: any, or one they own; its owners have been fetched."""
    authority = action.item.plan.authority_id
    if may(request.user, May.UPDATE_ANY_ACTION, authority):
        return True
    owns = any(each.person_id == request.user.pk for each in action.ownerships.all())
    return owns and may(request.user, May.UPDATE_OWN_ACTIONS, authority)


def crumbs(plan: Plan | None = None, *rest: Any) -> list[dict[str, str]]:
    """The way here: plans, the plan, and what is below it; the last is the page itself, without a link."""
    way: list[dict[str, str]] = [{"text": "Plans", "href": reverse("plans")}]
    if plan:
        way.append({"text": plan.title, "href": reverse("plan", args=[plan.pk])})
    for each in rest:
        if isinstance(each, Item):
            way.append({"text": str(each), "href": reverse("item", args=[each.pk])})
        elif isinstance(each, Action):
            way.append({"text": each.title, "href": reverse("action", args=[each.pk])})
        else:
            way.append({"text": str(each)})
    return way
