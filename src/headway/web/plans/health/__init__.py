"""Plan health: rules as data, each with its id, severity and what it applies to.

In: a plan, loaded once as plain values, and a day. Out: signs, each one sentence about one subject. The rules are
Headway's own, from what goes wrong in real plans; docs/reference/plan-health.md lists them.
"""

from datetime import date
from typing import TYPE_CHECKING

from headway.web.plans.health import of_actions, of_plans
from headway.web.plans.health.facts import ActionFacts, ItemFacts, OwnerFacts, PlanFacts
from headway.web.plans.health.rule import AppliesTo, Rule, Severity, Sign, signs_of

if TYPE_CHECKING:
    from headway.web.plans.models import Plan

__all__ = [
    "RULES",
    "ActionFacts",
    "AppliesTo",
    "ItemFacts",
    "OwnerFacts",
    "PlanFacts",
    "Rule",
    "Severity",
    "Sign",
    "health",
    "signs",
]

RULES: tuple[Rule, ...] = (*of_plans.RULES, *of_actions.RULES)
_WORST_FIRST = list(Severity)


def signs(plan: PlanFacts, on: date) -> tuple[Sign, ...]:
    """What every rule says about a plan on a day, the worst first; rules and subjects keep their order."""
    found = [sign for rule in RULES for sign in signs_of(rule, plan, on)]
    return tuple(sorted(found, key=lambda sign: _WORST_FIRST.index(sign.severity)))


def health(plan: "Plan", on: date) -> tuple[Sign, ...]:
    """The same for a plan in the database: a fixed number of queries."""
    from headway.web.plans.health.loading import facts_of  # the rules themselves need no database

    return signs(facts_of(plan), on)
