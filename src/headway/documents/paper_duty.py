"""What the Council must do, by when and under what, with the count shown; nothing without a clock."""

from headway.clocks import Derivation
from headway.documents.facts import Facts
from headway.documents.tree import Block, BulletList, Paragraph, Runs, plain
from headway.documents.wording import folded, weekday

Parts = tuple[Runs | Block, ...]


def what_must_be_done(facts: Facts) -> Parts:
    """The duty, its source and its dates, with the count shown."""
    plan = facts.deadlines.plan
    if facts.words.under_s137 and plan:
        return _under_s137(facts, plan)
    if plan and plan.clock == "focused-visit-final":
        return _after_priority_visit(facts, plan)
    if plan:
        return _joint_statement(plan)
    if stated := facts.deadlines.stated:
        return (plain(f"The {facts.noun} states that a plan is due by {weekday(stated)}."),)
    return (
        plain(
            f"This paper states no deadline: no rule is known that sets one for a {facts.noun} of this kind. "
            "A date set by the inspectorate would govern."
        ),
    )


def _under_s137(facts: Facts, plan: Derivation) -> Parts:
    report = facts.deadlines.named("ofsted-report")
    parts: list[Runs | Block] = [
        plain(
            "Section 137 of the Education and Inspections Act 2006 requires the Council to prepare a "
            "written statement "
            "of the action it proposes to take in the light of the report, and the period within which it "
            "will take it, "
            "and to publish both the report and the statement. This applies whatever the grades."
        )
    ]
    if report:
        parts.append(
            plain(
                f"The Council must publish the report within {report.counted} working days of receiving "
                f"it: by "
                f"{weekday(report.governs)} (S.I. 2007/462, regulation 2)."
            )
        )
    parts.append(
        plain(
            f"The Council must publish its statement within {plan.counted} working days of receiving the "
            f"report: by "
            f"{weekday(plan.governs)} (S.I. 2007/462, regulation 3)."
        )
    )
    return (*parts, *_counting(plan))


def _after_priority_visit(facts: Facts, plan: Derivation) -> Parts:
    draft = facts.deadlines.named("focused-visit-draft")
    first = (
        f"a draft plan within {draft.counted} working days ({weekday(draft.governs)}) and " if draft else ""
    )
    return (
        plain(
            f"The letter names areas for priority action. After such a visit the Council sends Ofsted "
            f"{first}its final "
            f"plan within {plan.counted} working days ({weekday(plan.governs)}) of receiving the letter."
        ),
        *_counting(plan),
    )


def _joint_statement(plan: Derivation) -> Parts:
    return (
        plain(
            "After a joint targeted area inspection the principal authority named in the letter makes one "
            "written "
            f"statement of the action that the agencies propose (S.I. 2015/1792, regulation 4), by "
            f"{weekday(plan.governs)}."
        ),
        *_counting(plan),
    )


def _counting(plan: Derivation) -> Parts:
    """The count, shown, so that a member can check it."""
    heading = (
        f"How {weekday(plan.due)} was counted:"
        if plan.difference is None
        else f"The document itself states {weekday(plan.governs)}, and that date governs. A count gives "
        f"{weekday(plan.due)}, thus:"
    )
    return (
        plain(heading),
        BulletList(tuple(map(plain, folded(plan.working())))),
        Paragraph(plain(f"Calendar: {plan.calendar}.")),
    )
