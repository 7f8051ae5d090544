"""The health rules about what the plan answers, and about the plan as a whole."""

from collections import Counter
from datetime import date

from headway.web.plans.health.facts import ItemFacts, PlanFacts
from headway.web.plans.health.of_actions import day
from headway.web.plans.health.rule import AppliesTo, Rule, Severity
from headway.web.plans.states import Answer

STATEMENT_SOON_DAYS = 28
_FEW = 3
"""Fewer actions than this may well share a day."""
_SHARED = 4
"""Of fewer actions than this one owner may well hold most."""


def _unanswered(item: ItemFacts, _plan: PlanFacts, _on: date) -> str | None:
    return "" if item.is_recommendation and item.answer == Answer.NONE else None


def _no_action(item: ItemFacts, _plan: PlanFacts, _on: date) -> str | None:
    """Accepted in whole or part, or another issue that the council itself put into the plan."""
    promised = item.answer in (Answer.ACCEPTED, Answer.PARTLY) or (
        not item.is_recommendation and item.answer != Answer.REJECTED
    )
    return "" if promised and not any(each.is_live for each in item.actions) else None


def _rejected_without_reason(item: ItemFacts, _plan: PlanFacts, _on: date) -> str | None:
    return "" if item.answer == Answer.REJECTED and not item.reason.strip() else None


def _partly_without_reason(item: ItemFacts, _plan: PlanFacts, _on: date) -> str | None:
    return "" if item.answer == Answer.PARTLY and not item.reason.strip() else None


def _all_due_one_day(plan: PlanFacts, _whole: PlanFacts, _on: date) -> str | None:
    days = [each.due for each in plan.actions if each.is_live and each.due]
    if len(days) < _FEW or len(set(days)) > 1:
        return None
    return f"{day(days[0])}, for {len(days)} actions."


def _no_childs_voice(plan: PlanFacts, _whole: PlanFacts, _on: date) -> str | None:
    live = [each for each in plan.actions if each.is_live]
    return "" if live and not any(each.hears_children for each in live) else None


def _one_owner_for_most(plan: PlanFacts, _whole: PlanFacts, _on: date) -> str | None:
    open_ones = [each for each in plan.actions if each.is_open]
    if len(open_ones) < _SHARED:
        return None
    names: dict[object, str] = {}
    held: Counter[object] = Counter()
    for action in open_ones:
        for owner in action.owners:
            key = owner.person if owner.person is not None else owner.name.casefold()
            names.setdefault(key, owner.name)
            held[key] += 1
    most = [
        f"{names[key]} owns {count} of {len(open_ones)}"
        for key, count in held.items()
        if 2 * count > len(open_ones)
    ]
    return f"{'; '.join(sorted(most))}." if most else None


def _statement_soon(plan: PlanFacts, _whole: PlanFacts, on: date) -> str | None:
    if plan.published or plan.statement_due is None:
        return None
    left = (plan.statement_due - on).days
    if not 0 <= left <= STATEMENT_SOON_DAYS:
        return None
    days = "today is the last day" if left == 0 else f"{left} day{'' if left == 1 else 's'} left"
    return f"It is due on {day(plan.statement_due)}: {days}."


def _statement_late(plan: PlanFacts, _whole: PlanFacts, on: date) -> str | None:
    if plan.published or plan.statement_due is None or on <= plan.statement_due:
        return None
    return f"It was due on {day(plan.statement_due)}."


def _published_late(plan: PlanFacts, _whole: PlanFacts, _on: date) -> str | None:
    if plan.published is None or plan.statement_due is None or plan.published <= plan.statement_due:
        return None
    return f"It was due on {day(plan.statement_due)} and published on {day(plan.published)}."


_PLAN, _ITEM, _MUST, _SHOULD = AppliesTo.PLAN, AppliesTo.ITEM, Severity.MUST, Severity.SHOULD

RULES = (
    Rule(
        "statement-due-soon",
        _SHOULD,
        _PLAN,
        "The statement of proposed action is not published yet.",
        "Education and Inspections Act 2006 s.137, S.I. 2007/462: the clock runs from the day of receipt.",
        _statement_soon,
    ),
    Rule(
        "statement-late",
        _MUST,
        _PLAN,
        "The statement of proposed action is not published, and its day has passed.",
        "Education and Inspections Act 2006 s.137, S.I. 2007/462.",
        _statement_late,
    ),
    Rule(
        "published-late",
        _SHOULD,
        _PLAN,
        "The statement was published after its day.",
        "It cannot be mended; whoever reads the record should find the reason in it.",
        _published_late,
    ),
    Rule(
        "no-answer",
        _MUST,
        _ITEM,
        "The council has not answered this recommendation.",
        "The statement answers every recommendation; it cannot be published before.",
        _unanswered,
    ),
    Rule(
        "no-action",
        _MUST,
        _ITEM,
        "Accepted, and no action is promised.",
        'Practitioners warn that "accepted in principle" often means that nothing will happen.',
        _no_action,
    ),
    Rule(
        "rejected-without-reason",
        _MUST,
        _ITEM,
        "Rejected without a reason.",
        "A refusal is an answer only with its reason.",
        _rejected_without_reason,
    ),
    Rule(
        "partly-without-reason",
        _MUST,
        _ITEM,
        "Accepted in part, without saying which part, or why.",
        "A reader must be able to tell what will not be done.",
        _partly_without_reason,
    ),
    Rule(
        "all-due-one-day",
        _SHOULD,
        _PLAN,
        "Every action is due on the same day:",
        "It is the sign of dates filled in for the form's sake; nothing can be checked on the way.",
        _all_due_one_day,
    ),
    Rule(
        "no-childs-voice",
        _SHOULD,
        _PLAN,
        "Children's own views are part of no action and of no measure.",
        "Whether children are better off is for children to say too.",
        _no_childs_voice,
    ),
    Rule(
        "one-owner-for-most",
        _SHOULD,
        _PLAN,
        "One person owns more than half of the open actions.",
        "A plan that hangs on one person stops with them.",
        _one_owner_for_most,
    ),
)
