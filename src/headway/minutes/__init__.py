"""In: a published minute as text, as the HTML of an agenda item's page, or as the XML of a committee system. Out: the
minute as values: paragraphs, lettered parts, what was RESOLVED, and the promises that the narrative holds, proposed.
The form is that of English councils' minutes (Local Government Act 1972 sch. 12 para. 41 asks only for a record).
"""

from headway.minutes.files import read_bytes, read_minutes
from headway.minutes.pages import read_agenda_item_html, read_meeting_html
from headway.minutes.reading_text import read_minute_text
from headway.minutes.record import (
    Attendee,
    Minute,
    Outcome,
    OutcomeKind,
    Paragraph,
    Part,
    Promise,
    ReadItem,
    ReadMeeting,
    Resolution,
)
from headway.minutes.web_service import read_web_service_xml

__all__ = [
    "Attendee",
    "Minute",
    "Outcome",
    "OutcomeKind",
    "Paragraph",
    "Part",
    "Promise",
    "ReadItem",
    "ReadMeeting",
    "Resolution",
    "read_agenda_item_html",
    "read_bytes",
    "read_meeting_html",
    "read_minute_text",
    "read_minutes",
    "read_web_service_xml",
]
