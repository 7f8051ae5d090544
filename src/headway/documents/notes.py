"""What the author must settle before the paper is published: dates that sit oddly, and what the reader doubted."""

from datetime import date

from headway.clocks import Derivation
from headway.documents.deadlines import Deadlines
from headway.documents.described import document_noun, has_no_overall_by_rule, judgement_rows
from headway.documents.meetings import Meeting
from headway.documents.wording import weekday
from headway.reports.record import InspectionRecord, Link, ReportFramework


def notes_for(
    record: InspectionRecord,
    deadlines: Deadlines,
    *,
    received: date,
    meeting: Meeting,
    stated: date | None = None,
) -> tuple[str, ...]:
    """Each note a sentence or two; the reader's own warnings last."""
    return (
        *_receipt(record, received),
        *_meeting(record, received, meeting, deadlines),
        *_plan(record, deadlines, stated),
        *(_difference(each) for each in deadlines.every if each.difference),
        *(f"{each.title}: {caution}" for each in deadlines.every for caution in each.cautions),
        *_missing(record),
        *_proposed(record),
        *(f"The reader was unsure: {warning}" for warning in record.warnings),
    )


def _receipt(record: InspectionRecord, received: date) -> list[str]:
    ends = [window.end for window in record.inspection]
    noun = document_noun(record)
    if ends and received < max(ends):
        return [
            f"The {noun} is said to have been received on {weekday(received)}, before the fieldwork ended on "
            f"{weekday(max(ends))}. Check the date of receipt: the deadlines run from it."
        ]
    if record.published and received > record.published:
        return [
            f"The {noun} is said to have been received on {weekday(received)}, after it was published on "
            f"{weekday(record.published)}. If a copy came earlier, the deadlines run from that day."
        ]
    return []


def _meeting(record: InspectionRecord, received: date, meeting: Meeting, deadlines: Deadlines) -> list[str]:
    noun = document_noun(record)
    if meeting.on < received:
        return [
            f"The meeting on {weekday(meeting.on)} is before the {noun} was received on {weekday(received)}. "
            "Check both dates."
        ]
    last = deadlines.agenda.governs
    found = []
    known = [day for day in (received, record.published) if day]
    if last < max(known):
        found.append(
            f"The agenda for {weekday(meeting.on)} had to be published by {weekday(last)}, before the {noun} "
            "was received and published. The item needs the chairman's agreement as urgent, with the special "
            "circumstances recorded (Local Government Act 1972 s.100B(4)(b)), or a later meeting."
        )
    if record.published and meeting.on < record.published:
        found.append(
            f"The meeting is before the {noun} was published on {weekday(record.published)}. Until then the "
            f"{noun} may not be for the public."
        )
    return found


def _plan(record: InspectionRecord, deadlines: Deadlines, stated: date | None) -> list[str]:
    if deadlines.plan is None:
        said = (
            f" The date given, {weekday(stated)}, is shown in the paper as stated, without a count."
            if stated
            else ""
        )
        return [
            f"No deadline for a plan is calculated: Headway knows of no rule that sets one for this kind of "
            f"{document_noun(record)}. If the {document_noun(record)} or the inspectorate sets one, it governs.{said}"
        ]
    if record.framework is ReportFramework.JTAI and stated is None:
        return [
            "A joint targeted area inspection letter usually prints the date for the statement, and names who makes "
            "it. That date governs; give it, and the count shown here becomes the check on it."
        ]
    return []


def _difference(derivation: Derivation) -> str:
    readings = derivation.difference.readings if derivation.difference else ()
    reasons = f" Possible reason: {'; or '.join(readings)}." if readings else ""
    return (
        f"{derivation.title}: the document states {weekday(derivation.governs)}, and the count gives "
        f"{weekday(derivation.due)}. The stated date governs; settle the difference.{reasons}"
    )


def _missing(record: InspectionRecord) -> list[str]:
    graded = (ReportFramework.SIF, ReportFramework.ILACS, ReportFramework.LAC_2013)
    found = []
    if record.framework in graded and not judgement_rows(record):
        found.append(
            "No judgement was read from the report. Check the report before the paper says anything of grades."
        )
    elif (
        record.framework in graded
        and record.judgements.overall is None
        and not has_no_overall_by_rule(record)
    ):
        found.append("No overall judgement was read, though this kind of report gives one. Check the report.")
    return found


def _proposed(record: InspectionRecord) -> list[str]:
    proposed = sum(link.link is Link.PROPOSED for item in record.recommendations for link in item.findings)
    if not proposed:
        return []
    return [
        f"{proposed} of the links between recommendations and findings in the plan "
        f"{'is' if proposed == 1 else 'are'} proposed by the machine. A person has yet to confirm them."
    ]
