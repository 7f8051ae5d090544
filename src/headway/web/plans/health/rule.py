"""What a health rule is, and what it says when it speaks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from headway.web.plans.health.facts import ActionFacts, ItemFacts, PlanFacts


class Severity(StrEnum):
    """How much a sign matters."""

    MUST = "must"
    """The plan breaks a duty or its own promise: mend it."""
    SHOULD = "should"
    """The plan is weaker for it: look into it."""
    CHECK = "check"
    """The machine is not sure: a person judges."""

    @property
    def in_words(self) -> str:
        """The severity as it stands on screen."""
        return {
            "must": "Must be mended",
            "should": "Should be looked into",
            "check": "For a person to check",
        }[self]


class AppliesTo(StrEnum):
    """What a rule looks at."""

    PLAN = "plan"
    ITEM = "recommendation or other issue"
    ACTION = "action"


Check = Callable[[Any, PlanFacts, date], str | None]
"""Looks at one subject; says what is wrong as the rest of a sentence, "" where the message says it all, or None."""


@dataclass(frozen=True)
class Rule:
    """One rule. ``message`` is what a person is told, ``why`` why it matters or where it comes from."""

    id: str
    severity: Severity
    applies_to: AppliesTo
    message: str
    why: str
    check: Check


@dataclass(frozen=True)
class Sign:
    """A rule that speaks about one subject of a plan."""

    rule: Rule
    subject_id: int
    subject: str
    message: str

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.rule.severity


def signs_of(rule: Rule, plan: PlanFacts, on: date) -> Iterator[Sign]:
    """What one rule says about a plan on a day."""
    for subject_id, label, subject in _subjects(rule.applies_to, plan):
        said = rule.check(subject, plan, on)
        if said is not None:
            yield Sign(rule, subject_id, label, " ".join((rule.message, said)).strip())


def _subjects(
    kind: AppliesTo, plan: PlanFacts
) -> Iterator[tuple[int, str, PlanFacts | ItemFacts | ActionFacts]]:
    if kind is AppliesTo.PLAN:
        yield plan.id, plan.title, plan
    elif kind is AppliesTo.ITEM:
        yield from ((each.id, each.label, each) for each in plan.items)
    else:
        yield from ((each.id, each.title, each) for each in plan.actions)
