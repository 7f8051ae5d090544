"""The health rules about one action."""

from datetime import date

from headway.web.plans.health.facts import ActionFacts, PlanFacts
from headway.web.plans.health.rule import AppliesTo, Rule, Severity
from headway.web.plans.health.wording import is_an_activity
from headway.web.plans.rules import is_overdue, is_silent
from headway.web.plans.states import MeasureKind, Rag, Stage

EMBEDDED_WITHIN_MONTHS = 6


def day(value: date) -> str:
    """13 June 2017."""
    return f"{value.day} {value:%B %Y}"


def months_after(start: date, months: int) -> date:
    """The same day some months on, or the last of a shorter month."""
    month = start.month - 1 + months
    year, month = start.year + month // 12, month % 12 + 1
    for last in (start.day, 30, 29, 28):
        try:
            return date(year, month, min(start.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has a 28th")


def _no_owner(action: ActionFacts, _plan: PlanFacts, _on: date) -> str | None:
    return "" if action.is_open and not action.owners else None


def _owner_left(action: ActionFacts, _plan: PlanFacts, on: date) -> str | None:
    gone = [each.name for each in action.owners if each.has_left(on)]
    return f"{', '.join(gone)}." if action.is_open and gone else None


def _no_measure(action: ActionFacts, _plan: PlanFacts, _on: date) -> str | None:
    return "" if action.is_live and not action.measure.strip() else None


def _measure_is_an_activity(action: ActionFacts, _plan: PlanFacts, _on: date) -> str | None:
    # A milestone is a deed by its nature, and says so.
    if not action.is_live or action.measure_kind == MeasureKind.MILESTONE:
        return None
    return f'"{action.measure.strip()}".' if is_an_activity(action.measure) else None


def _no_measure_kind(action: ActionFacts, _plan: PlanFacts, _on: date) -> str | None:
    return "" if action.is_live and action.measure.strip() and not action.measure_kind else None


def _no_due_date(action: ActionFacts, _plan: PlanFacts, _on: date) -> str | None:
    return "" if action.is_open and action.due is None else None


def _due_before_start(action: ActionFacts, _plan: PlanFacts, _on: date) -> str | None:
    if action.start is None or action.due is None or action.due >= action.start:
        return None
    return f"It starts on {day(action.start)} and is due on {day(action.due)}."


def _milestone_outside(action: ActionFacts, _plan: PlanFacts, _on: date) -> str | None:
    early = [each for each in action.milestones_due if action.start and each < action.start]
    late = [each for each in action.milestones_due if action.due and each > action.due]
    days = [day(each) for each in sorted({*early, *late})]
    return f"{', '.join(days)}." if action.is_open and days else None


def _silent(action: ActionFacts, on: date) -> bool:
    return is_silent(action.stage, action.start, action.last_update or action.added, on)


def _overdue(action: ActionFacts, _plan: PlanFacts, on: date) -> str | None:
    if not is_overdue(action.stage, action.due, on) or _silent(action, on) or action.due is None:
        return None
    return f"It was due on {day(action.due)}."


def _overdue_and_silent(action: ActionFacts, _plan: PlanFacts, on: date) -> str | None:
    if not is_overdue(action.stage, action.due, on) or not _silent(action, on) or action.due is None:
        return None
    last = f"its last update was on {day(action.last_update)}" if action.last_update else "it has no update"
    return f"It was due on {day(action.due)}; {last}."


def _silent_only(action: ActionFacts, _plan: PlanFacts, on: date) -> str | None:
    if is_overdue(action.stage, action.due, on) or not _silent(action, on):
        return None
    return f"The last was on {day(action.last_update)}." if action.last_update else "There has been none."


def _without_narrative(action: ActionFacts, _plan: PlanFacts, _on: date) -> str | None:
    unexplained = action.rag in (Rag.AMBER, Rag.RED) and not action.last_narrative.strip()
    return "" if action.is_open and unexplained else None


def _closed_without_evidence(action: ActionFacts, _plan: PlanFacts, _on: date) -> str | None:
    return "" if action.stage in (Stage.DELIVERED, Stage.EMBEDDED) and not action.has_evidence else None


def _closed_without_decision(action: ActionFacts, _plan: PlanFacts, _on: date) -> str | None:
    return "" if not action.is_open and not action.decided else None


def _never_embedded(action: ActionFacts, _plan: PlanFacts, on: date) -> str | None:
    if action.stage != Stage.DELIVERED or action.delivered_on is None:
        return None
    if on <= months_after(action.delivered_on, EMBEDDED_WITHIN_MONTHS):
        return None
    return f"It was delivered on {day(action.delivered_on)}."


def _waits_for_a_later_one(action: ActionFacts, plan: PlanFacts, _on: date) -> str | None:
    if not action.is_open or action.due is None or not action.needs:
        return None
    later = [
        f'"{other.title}" (due {day(other.due)})'
        for need in action.needs
        if (other := plan.by_id.get(need)) and other.is_open and other.due and other.due > action.due
    ]
    return f"It is due on {day(action.due)} and waits for {' and '.join(later)}." if later else None


def _waits_in_a_circle(action: ActionFacts, plan: PlanFacts, _on: date) -> str | None:
    return "" if action.id in plan.in_circles else None


_ACTION, _MUST, _SHOULD, _CHECK = AppliesTo.ACTION, Severity.MUST, Severity.SHOULD, Severity.CHECK

RULES = (
    Rule("no-owner", _MUST, _ACTION, "Nobody owns this action.", "What nobody owns is not done.", _no_owner),
    Rule(
        "owner-left",
        _MUST,
        _ACTION,
        "An owner has left, or their role here has ended:",
        "Owners who have gone stay on paper and answer no reminder.",
        _owner_left,
    ),
    Rule(
        "no-measure",
        _MUST,
        _ACTION,
        "Nothing says how anybody would know that this worked.",
        "Without a measure an action can be delivered but never shown to have held.",
        _no_measure,
    ),
    Rule(
        "measure-is-an-activity",
        _CHECK,
        _ACTION,
        "The measure reads like something to do, not like a result for children:",
        "An activity can be complete and change nothing. The rule goes by the words alone, so a person judges.",
        _measure_is_an_activity,
    ),
    Rule(
        "no-measure-kind",
        _SHOULD,
        _ACTION,
        "The measure is of no kind: say whether it is an indicator, an audit result, feedback or a milestone.",
        "The kind says where the proof will come from.",
        _no_measure_kind,
    ),
    Rule(
        "no-due-date",
        _MUST,
        _ACTION,
        "The action has no due date.",
        "The statement must give the period for the action: Education and Inspections Act 2006 s.137(3).",
        _no_due_date,
    ),
    Rule(
        "due-before-start",
        _MUST,
        _ACTION,
        "The action is due before it starts.",
        "One of the two days is wrong.",
        _due_before_start,
    ),
    Rule(
        "milestone-outside",
        _SHOULD,
        _ACTION,
        "A milestone lies outside the action's period:",
        "A step after the end, or before the beginning, is a slip of the pen or a delay that nobody has owned up to.",
        _milestone_outside,
    ),
    Rule(
        "overdue",
        _MUST,
        _ACTION,
        "The action is overdue.",
        "A new date needs a reason, and both are kept.",
        _overdue,
    ),
    Rule(
        "overdue-and-silent",
        _MUST,
        _ACTION,
        "The action is overdue, and nobody has reported on it for 30 days.",
        "Silence after a missed date is what members should hear of first.",
        _overdue_and_silent,
    ),
    Rule(
        "silent",
        _SHOULD,
        _ACTION,
        "Nobody has reported on this action for 30 days.",
        "Owners forget what nobody asks them for.",
        _silent_only,
    ),
    Rule(
        "amber-or-red-without-narrative",
        _MUST,
        _ACTION,
        "The action is amber or red, and its latest update does not say why.",
        "A colour without words tells members nothing that they can test.",
        _without_narrative,
    ),
    Rule(
        "closed-without-evidence",
        _MUST,
        _ACTION,
        "The action is closed, and no evidence is attached to it.",
        "An inspector follows a claim back to its evidence.",
        _closed_without_evidence,
    ),
    Rule(
        "closed-without-decision",
        _MUST,
        _ACTION,
        "The action is closed, and no decision of the owning body is on record.",
        "Only the owning body closes an action.",
        _closed_without_decision,
    ),
    Rule(
        "never-embedded",
        _SHOULD,
        _ACTION,
        "Delivered more than six months ago, and never shown to have held.",
        "Performance can dip after an action is complete (Peterborough 2015-17). Six months is this house's choice.",
        _never_embedded,
    ),
    Rule(
        "waits-for-a-later-one",
        _SHOULD,
        _ACTION,
        "The action waits for one that is due after it.",
        "It cannot be done in time.",
        _waits_for_a_later_one,
    ),
    Rule(
        "waits-in-a-circle",
        _MUST,
        _ACTION,
        "The action waits, by way of others, for itself.",
        "None of them can begin.",
        _waits_in_a_circle,
    ),
)
