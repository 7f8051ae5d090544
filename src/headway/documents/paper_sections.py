"""The sections of the paper, each a function of the facts: runs become numbered paragraphs, blocks stand as
they are.
"""

from headway.clocks import Derivation
from headway.documents.described import body_name, has_no_overall_by_rule, judgement_rows
from headway.documents.facts import Facts
from headway.documents.sentences import Value, sentence
from headway.documents.tree import Block, Runs, Table, plain
from headway.documents.wording import listed, sentence_case, weekday
from headway.reports.record import Addressee, Recommendation, RecommendationKind, ReportFramework

Parts = tuple[Runs | Block, ...]

_NONE_READ = "[Grades: none was read from the {document}. Give them, or say that there are none]"


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
    return (
        f"{{inspectorate}} {verb} {{services}} in {{in_place}} {{when}}. "
        "The {document} was published on {published}."
    )


def _overall(facts: Facts) -> Runs:
    if facts.record.judgements.overall:
        return say(
            " Overall effectiveness was judged ‘{grade}’.", facts, grade=facts.record.judgements.overall
        )
    if has_no_overall_by_rule(facts.record):
        return plain(" Inspections of this kind give no overall grade from April 2026.")
    if facts.words.ungraded:
        return plain(" No grade was given.")
    return say(" Overall effectiveness was judged [grade, or leave this sentence out].", facts)


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
    visit = facts.record.framework is ReportFramework.FOCUSED_VISIT
    did = "made a focused visit to" if visit else "carried out this {event} of"
    act = " and section 136 of the Education and Inspections Act 2006" if facts.words.under_s137 else ""
    return (
        say(
            f"{{inspectorate}} {did} {{services}} in {{in_place}} {{when}}, under {{framework}}{act}.", facts
        ),
        say("The {document} was published on {published}. The Council received it on {received}.", facts),
    )


def judgements(facts: Facts) -> Parts:
    """The table of grades, or the words that say why there is none."""
    rows = judgement_rows(facts.record)
    if not rows:
        return (plain(facts.words.ungraded),) if facts.words.ungraded else (say(_NONE_READ, facts),)
    table = Table(
        "Judgements",
        ("Judgement", "Grade"),
        tuple(((plain(name),), (plain(grade),)) for name, grade in rows),
        (3, 2),
        whole=True,
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
            "There is no overall effectiveness grade. Until March 2026 Ofsted gave one beside the other "
            "judgements; "
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
    caption = f"{sentence_case(many)} {facts.towards(kind)} {body_name(addressee)}"
    return Table(caption, header, rows, (1, 10, 2, 1.1) if banded else (1, 12, 1.2))


def _row(place: int, item: Recommendation, *, banded: bool) -> tuple[tuple[Runs, ...], ...]:
    lines = (plain(item.text), *(plain(f"• {each}") for each in item.sub_items))
    band = ((plain(item.due_band or "–"),),) if banded else ()
    return ((plain(item.number or f"({place})"),), lines, *band, (plain(str(item.page)),))


def next_steps(facts: Facts) -> Parts:
    """What the plan will hold. Its content is for the Council to decide, so nothing of it is foretold."""
    noun = facts.noun
    return (
        plain(
            f"A plan is to be prepared. For each item in the {noun}, and for other issues found, it is to "
            f"say whether "
            "the Council accepts it, what will be done, by whom and by when, and how members will know "
            "that it "
            "has worked."
        ),
    )
