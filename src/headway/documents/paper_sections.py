"""The sections of the paper, each a function of the facts: runs become numbered paragraphs, blocks stand as they are."""

from headway.clocks import Derivation
from headway.documents.described import body_name, has_no_overall_by_rule, judgement_rows
from headway.documents.facts import Facts
from headway.documents.sentences import Value, sentence
from headway.documents.tree import Block, BulletList, Paragraph, Runs, Table, plain
from headway.documents.wording import listed, sentence_case, weekday
from headway.reports.record import Addressee, Recommendation, RecommendationKind, ReportFramework

Parts = tuple[Runs | Block, ...]

_UNGRADED = {
    ReportFramework.FOCUSED_VISIT: "A focused visit looks at part of the service and gives no grade.",
    ReportFramework.JTAI: "A joint targeted area inspection gives no grade: its findings are narrative.",
    ReportFramework.AREA_SEND: "The record holds no grade: an area inspection is not graded as a children's services "
    "inspection is.",
}


def say(markup: str, facts: Facts, **more: Value) -> Runs:
    """A sentence of the paper with the facts in it."""
    return sentence(markup, **{**facts.values, **more})


def summary(facts: Facts) -> Runs:
    """What happened, what was judged, what is asked and by when: the whole paper in one paragraph."""
    return (
        *say(_inspected(facts), facts),
        *_overall(facts),
        *plain(f" {facts.noun_makes(facts.totals(numbered=False))}"),
        *_plan_due(facts),
    )


def _inspected(facts: Facts) -> str:
    verb = "visited" if facts.record.framework is ReportFramework.FOCUSED_VISIT else "inspected"
    return f"{{inspectorate}} {verb} {{services}} in {{in_place}} {{when}}. The {{document}} was published on {{published}}."


def _overall(facts: Facts) -> Runs:
    if facts.record.judgements.overall:
        return say(
            " Overall effectiveness was judged ‘{grade}’.", facts, grade=facts.record.judgements.overall
        )
    if has_no_overall_by_rule(facts.record):
        return say(" Inspections of this kind give no overall grade from April 2026.", facts)
    return () if judgement_rows(facts.record) else say(" No grade was given.", facts)


def _plan_due(facts: Facts) -> Runs:
    plan = facts.deadlines.plan
    if plan is None:
        return ()
    return say(" {what} by {due}.", facts, what=_duty(plan), due=weekday(plan.governs))


def _duty(plan: Derivation) -> str:
    return {
        "ofsted-plan": "The Council must publish what it will do in response",
        "focused-visit-final": "The Council must send its final plan in response",
        "jtai-statement": "A joint written statement of proposed action is due",
    }[plan.clock]


def introduction(facts: Facts) -> Parts:
    """What was inspected, under what, when; when the report was published and received."""
    return (
        say(
            "{inspectorate} carried out this {event} of {services} in {in_place} {when}, under {framework}{act}."
            if facts.record.framework is not ReportFramework.FOCUSED_VISIT
            else "{inspectorate} carried out a focused visit to {services} in {in_place} {when}, under {framework}.",
            facts,
            act=" and section 136 of the Education and Inspections Act 2006"
            if facts.words.under_s137
            else "",
        ),
        say("The {document} was published on {published}. The Council received it on {received}.", facts),
    )


def judgements(facts: Facts) -> Parts:
    """The table of grades, or the words that say why there is none."""
    rows = judgement_rows(facts.record)
    if not rows:
        framework = facts.record.framework
        ungraded = _UNGRADED.get(framework) if framework else None
        return (plain(ungraded or "The record of this document holds no grade."),)
    table = Table(
        "Judgements",
        ("Judgement", "Grade"),
        tuple(((plain(name),), (plain(grade),)) for name, grade in rows),
        (3, 2),
    )
    return (
        plain(f"The {facts.noun} gives these judgements."),
        table,
        *_about_overall(facts),
        *_not_judged(rows),
    )


def _about_overall(facts: Facts) -> Parts:
    if not has_no_overall_by_rule(facts.record):
        return ()
    return (
        plain(
            "There is no overall effectiveness grade. Until March 2026 Ofsted gave one beside the other judgements; "
            "from April 2026 each judgement stands by itself."
        ),
    )


def _not_judged(rows: tuple[tuple[str, str], ...]) -> Parts:
    names = [name for name, grade in rows if grade.casefold() == "not judged"]
    if not names:
        return ()
    return (plain(f"‘Not judged’ means that inspectors gave no grade for: {listed(names)}."),)


def requests(facts: Facts) -> Parts:
    """Areas for priority action first, then what each body is asked for, with page numbers."""
    if not facts.record.recommendations:
        return (plain(f"The {facts.noun} makes no {facts.words.item[1]}."),)
    parts: list[Runs | Block] = [plain(facts.noun_makes(facts.totals()))]
    for kind in (RecommendationKind.PRIORITY_ACTION, RecommendationKind.RECOMMENDATION):
        for addressee in Addressee:
            items = facts.asked(addressee, kind)
            if items:
                parts.append(_table(facts, items, kind, addressee))
    return tuple(parts)


def _table(
    facts: Facts, items: tuple[Recommendation, ...], kind: RecommendationKind, addressee: Addressee
) -> Table:
    many = "areas for priority action" if kind is RecommendationKind.PRIORITY_ACTION else facts.words.item[1]
    banded = any(item.due_band for item in items)
    header = ("No.", f"In the words of the {facts.noun}", *(("When",) if banded else ()), "Page")
    rows = tuple(_row(place, item, banded=banded) for place, item in enumerate(items, start=1))
    caption = f"{sentence_case(many)} for {body_name(addressee)}"
    return Table(caption, header, rows, (1, 10, 2, 1.1) if banded else (1, 12, 1.2))


def _row(place: int, item: Recommendation, *, banded: bool) -> tuple[tuple[Runs, ...], ...]:
    lines = (plain(item.text), *(plain(f"• {each}") for each in item.sub_items))
    band = ((plain(item.due_band or "–"),),) if banded else ()
    return ((plain(item.number or f"({place})"),), lines, *band, (plain(str(item.page)),))


def what_must_be_done(facts: Facts) -> Parts:
    """The duty, its source and its dates, with the count shown."""
    plan = facts.deadlines.plan
    if facts.words.under_s137 and plan:
        return _under_s137(facts, plan)
    if plan and plan.clock == "focused-visit-final":
        return _after_priority_visit(facts, plan)
    if plan:
        return _joint_statement(plan)
    return (
        plain(
            f"This paper states no deadline: no rule that sets one for a {facts.noun} of this kind was applied. "
            "A date set by the inspectorate would govern."
        ),
    )


def _under_s137(facts: Facts, plan: Derivation) -> Parts:
    report = facts.deadlines.named("ofsted-report")
    parts: list[Runs | Block] = [
        plain(
            "Section 137 of the Education and Inspections Act 2006 requires the Council to prepare a written statement "
            "of the action it proposes to take in the light of the report, and the period within which it will take it, "
            "and to publish both the report and the statement. This applies whatever the grades."
        )
    ]
    if report:
        parts.append(
            plain(
                f"The Council must publish the report within {report.counted} working days of receiving it: by "
                f"{weekday(report.governs)} (S.I. 2007/462, regulation 2)."
            )
        )
    parts.append(
        plain(
            f"The Council must publish its statement within {plan.counted} working days of receiving the report: by "
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
            f"The letter names areas for priority action. After such a visit the Council sends Ofsted {first}its final "
            f"plan within {plan.counted} working days ({weekday(plan.governs)}) of receiving the letter."
        ),
        *_counting(plan),
    )


def _joint_statement(plan: Derivation) -> Parts:
    return (
        plain(
            "After a joint targeted area inspection the principal authority named in the letter makes one written "
            f"statement of the action that the agencies propose (S.I. 2015/1792, regulation 4), by {weekday(plan.governs)}."
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


def folded(lines: list[str]) -> tuple[str, ...]:
    """The lines of a working, those that are set in joined to the line they belong to."""
    found: list[str] = []
    for line in lines:
        if line.startswith(" ") and found:
            joint = " " if found[-1].endswith((":", ".")) else "; "
            found[-1] += joint + line.strip()
        else:
            found.append(line)
    return tuple(found)


def next_steps(facts: Facts) -> Parts:
    """What the plan will hold. Its content is for the Council to decide, so nothing of it is foretold."""
    noun = facts.noun
    return (
        plain(
            f"A plan is to be prepared. For each item in the {noun}, and for other issues found, it is to say whether "
            "the Council accepts it, what will be done, by whom and by when, and how members will know that it "
            "has worked."
        ),
    )
