"""What the author must settle before the paper is published: dates that sit oddly, and what the reader
doubted.
"""

from collections.abc import Iterator
from datetime import date

from headway.clocks import Derivation, Verification
from headway.documents.deadlines import Deadlines
from headway.documents.described import described, document_noun, has_no_overall_by_rule, judgement_rows
from headway.documents.meetings import Meeting
from headway.documents.wording import counted, sentence_case, weekday
from headway.reports.record import InspectionRecord, Link, ReportFramework


def notes_for(
    record: InspectionRecord, deadlines: Deadlines, *, received: date, meeting: Meeting
) -> tuple[str, ...]:
    """Each note a sentence or two; the reader's own warnings last."""
    return (
        *_receipt(record, received),
        *_meeting(record, received, meeting, deadlines),
        *_plan(record, deadlines),
        *_second_hand(deadlines),
        *(_difference(each) for each in deadlines.every if each.difference),
        *(f"{each.title}: {caution}" for each in deadlines.every for caution in each.cautions),
        *_missing(record),
        *_nothing_asked(record),
        *_proposed(record),
        *(f"The reader was unsure: {warning}" for warning in record.warnings),
    )


def _receipt(record: InspectionRecord, received: date) -> Iterator[str]:
    ends = [window.end for window in record.inspection]
    noun = document_noun(record)
    if ends and received < max(ends):
        yield (
            f"The {noun} is said to have been received on {weekday(received)}, before the fieldwork ended on "
            f"{weekday(max(ends))}. Check the date of receipt: the deadlines run from it."
        )
    elif record.published and received > record.published:
        yield (
            f"The {noun} is said to have been received on {weekday(received)}, after it was published on "
            f"{weekday(record.published)}. If a copy came earlier, the deadlines run from that day."
        )


def _meeting(
    record: InspectionRecord, received: date, meeting: Meeting, deadlines: Deadlines
) -> Iterator[str]:
    noun = document_noun(record)
    if meeting.on < received:
        yield (
            f"The meeting on {weekday(meeting.on)} is before the {noun} was received on {weekday(received)}. "
            "Check both dates."
        )
        return
    last = deadlines.agenda.governs
    known = [day for day in (received, record.published) if day]
    if last < max(known):
        yield (
            f"The agenda for {weekday(meeting.on)} had to be published by {weekday(last)}, before the {noun} "
            "was both received and published. Take it to a later meeting, or have the chairman agree that it "
            "is urgent and record the special circumstances (Local Government Act 1972 s.100B(4)(b))."
        )
    if record.published and meeting.on < record.published:
        yield (
            f"The meeting is before the {noun} was published on {weekday(record.published)}. Until then it "
            "may not be for the public."
        )


def _plan(record: InspectionRecord, deadlines: Deadlines) -> Iterator[str]:
    noun = document_noun(record)
    if deadlines.plan is None:
        yield (
            "No deadline for a plan is calculated: Headway knows of no rule that sets one for this kind of "
            f"{noun}. If the {noun} or the inspectorate sets one, it governs."
        )
        if deadlines.stated:
            yield (
                f"The date given as stated, {weekday(deadlines.stated)}, is in the paper and the plan. It is "
                "not in the calendar file, since there is no count to show with it."
            )
    elif record.framework is ReportFramework.JTAI and deadlines.stated is None:
        yield (
            "The letter of a joint targeted area inspection usually prints the date for the statement, and "
            "names who makes it. That date governs: give it, and the count becomes the check on it."
        )


def _nothing_asked(record: InspectionRecord) -> Iterator[str]:
    if not record.recommendations:
        noun, items = document_noun(record), described(record).item[1]
        yield f"No {items} were read from the {noun}. Check that it has none."


def _second_hand(deadlines: Deadlines) -> Iterator[str]:
    """The mark of a rule that was not read in its official text goes with every date that rests on it."""
    for each in deadlines.every:
        if each.verification is not Verification.PRIMARY:
            yield f"{each.title}, by {weekday(each.governs)}. How the rule is known: {each.evidence}"


def _difference(derivation: Derivation) -> str:
    readings = derivation.difference.readings if derivation.difference else ()
    reasons = f" Possible reason: {'; or '.join(readings)}." if readings else ""
    return (
        f"{derivation.title}: the document states {weekday(derivation.governs)}, and the count gives "
        f"{weekday(derivation.due)}. The stated date governs; settle the difference.{reasons}"
    )


def _missing(record: InspectionRecord) -> Iterator[str]:
    if record.framework not in (ReportFramework.SIF, ReportFramework.ILACS, ReportFramework.LAC_2013):
        return
    if not judgement_rows(record):
        yield "No judgement was read, though reports of this kind give them. Check the report."
    elif record.judgements.overall is None and not has_no_overall_by_rule(record):
        yield "No overall judgement was read, though this kind of report gives one. Check the report."


def _proposed(record: InspectionRecord) -> Iterator[str]:
    proposed = sum(link.link is Link.PROPOSED for item in record.recommendations for link in item.findings)
    if proposed:
        yield (
            f"{sentence_case(counted(proposed, 'link', 'links'))} between recommendations and findings in "
            f"the plan {'is' if proposed == 1 else 'are'} proposed by the machine. A person has yet to confirm "
            f"{'it' if proposed == 1 else 'them'}."
        )
