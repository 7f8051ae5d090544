"""The minutes of a meeting as a document's content, with what the person may read and no more."""

from headway.documents.content import MinutesContent
from headway.minutes import Minute, Outcome, OutcomeKind, Paragraph, Part, Resolution
from headway.web.accounts.queries import Somebody
from headway.web.pages import day
from headway.web.scrutiny.models import Attendance, Correction, Declaration, Meeting, MinuteParagraph
from headway.web.scrutiny.queries.minutes import ItemShown, MinutesPage, minutes_page
from headway.web.scrutiny.states import MinutesState

__all__ = ["minutes_content"]


def minutes_content(person: Somebody, meeting: Meeting) -> MinutesContent:
    """Restricted items are left out for those who may not read them, and the head says which of the two it is."""
    page = minutes_page(person, meeting)
    return MinutesContent(
        body=meeting.body.name,
        on=meeting.on,
        place=meeting.place,
        state=_state(page),
        present=tuple(_named(each) for each in page.present),
        apologies=tuple(_named(each) for each in page.apologies),
        in_attendance=tuple(_named(each) for each in page.in_attendance),
        declarations=tuple(_declared(each) for each in page.declarations),
        items=tuple((each.item.number, _minute(each)) for each in page.items if each.minute),
        corrections=tuple(_corrected(each, one) for each in page.items for one in each.corrections),
    )


def _state(page: MinutesPage) -> str:
    meeting = page.meeting
    if meeting.minutes_state == MinutesState.CONFIRMED and meeting.confirmed_at:
        said = f"confirmed as a correct record on {day(meeting.confirmed_at.on)}"
    elif meeting.minutes_state == MinutesState.PUBLISHED:
        said = "draft, published and not confirmed yet"
    else:
        said = "draft, not published and not confirmed"
    if page.left_out:
        said += f"; {page.left_out} restricted item{'s are' if page.left_out > 1 else ' is'} left out"
    inside = sum(bool(each.minute) and not (each.minute.is_open and each.item.is_open) for each in page.items)
    if inside:
        said += f"; NOT FOR PUBLICATION: {inside} restricted item{'s are' if inside > 1 else ' is'} in it"
    return said


def _named(each: Attendance) -> str:
    post = f", {each.post}" if each.post else ""
    return f"{each.name}{post}{f' (for {each.stands_in_for})' if each.stands_in_for else ''}"


def _declared(each: Declaration) -> str:
    item = f", item {each.item.number}" if each.item else ""
    said = "a sensitive interest, which is not told" if each.is_sensitive else each.text
    left = " Left the room." if each.left_the_room else ""
    return f"{each.name}{item} ({each.get_kind_display().lower()}): {said}{left}"


def _minute(shown: ItemShown) -> Minute:
    minute = shown.minute
    return Minute(
        title=shown.item.title,
        purpose=shown.item.description,
        attendance=minute.attendance if minute else "",
        paragraphs=tuple(_paragraph(each) for each in shown.paragraphs),
    )


def _paragraph(row: MinuteParagraph) -> Paragraph:
    outcomes = tuple(Outcome(OutcomeKind(each.kind), each.text, each.due_said) for each in row.outcomes.all())
    return Paragraph(
        row.number,
        row.text,
        tuple(Part(each.letter, each.text) for each in row.parts.all()),
        Resolution(row.text, outcomes) if row.is_resolution else None,
    )


def _corrected(shown: ItemShown, correction: Correction) -> str:
    later = correction.resolved_by.paragraph.minute.item.meeting.on
    return (
        f"Item {shown.item.number}: “{correction.was}” is corrected to “{correction.becomes}”, "
        f"resolved by the meeting of {day(later)}."
    )
