"""What a committee's documents say, as values: what people write in the browser, what is read from a file, what the
writers set, and what the lint checks. Texts are a small Markdown: blank lines part paragraphs, ``-`` a bullet,
``**bold**``, ``###`` a numbered part of a section and ``---`` its end.
"""

from dataclasses import dataclass
from datetime import date

from headway.minutes.record import Minute

__all__ = [
    "AgendaContent",
    "AgendaLine",
    "AppendixContent",
    "BriefingContent",
    "BriefingQuestion",
    "Contact",
    "LetterContent",
    "MessageContent",
    "MinutesContent",
    "PaperContent",
    "PathwayRow",
    "Section",
    "Sourced",
]


@dataclass(frozen=True)
class Contact:
    """Somebody to ask about a paper; ``role`` is "Report Author", "Lead Officer", "Relevant Director" ..."""

    role: str
    name: str = ""
    post: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class PathwayRow:
    """One body that a paper went or goes to; ``on`` is None where the day is not known."""

    body: str
    on: date | None = None
    role: str = ""
    outcome: str = ""


@dataclass(frozen=True)
class Section:
    """A numbered section; its paragraphs take their numbers ("1.1") from their place when they are written out."""

    heading: str
    text: str


@dataclass(frozen=True)
class AppendixContent:
    """Something attached: its number and title; ``pages`` 0 where it is not known."""

    number: str
    title: str
    pages: int = 0


@dataclass(frozen=True)
class PaperContent:
    """A paper to a body.

    ``previous`` and ``future`` are None where the form has no pathway or it was left blank, () where it says "None".
    ``background`` is None where nobody has chosen, () for "None". ``classification`` is the line as it stands on the
    paper ("Unrestricted"; "Exempt: paragraph 3 of ..."). ``template`` is the council template's name.
    """

    body: str
    on: date | None
    subject: str
    from_lines: tuple[str, ...] = ()
    classification: str = ""
    previous: tuple[PathwayRow, ...] | None = None
    future: tuple[PathwayRow, ...] | None = None
    division: str = ""
    summary: str = ""
    recommendations: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    recommendations_again: tuple[str, ...] | None = None
    """The recommendations as the body of the paper repeats them; None: the same text, set by the writer."""
    background: tuple[str, ...] | None = None
    contacts: tuple[Contact, ...] = ()
    appendices: tuple[AppendixContent, ...] = ()
    template: str = "default"


@dataclass(frozen=True)
class LetterContent:
    """A letter: who writes and from where, the day, to whom, the subject, sections, the close."""

    sender_lines: tuple[str, ...]
    on: date | None
    addressee_lines: tuple[str, ...]
    salutation: str
    subject: str
    opening: str
    sections: tuple[Section, ...]
    closing: str = ""
    sign_off: str = "Yours sincerely"
    signatory: tuple[str, ...] = ()


@dataclass(frozen=True)
class MessageContent:
    """The weekly message to staff: whose it is, its title and day, an opening line, the text in sections."""

    sender: str
    title: str
    on: date | None
    standfirst: str
    salutation: str
    sections: tuple[Section, ...]
    signatory: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sourced:
    """A sentence and where it comes from: "3 of 12 open actions are overdue." / "The plan's table, 14 June 2017"."""

    text: str
    source: str = ""


@dataclass(frozen=True)
class BriefingQuestion:
    """A question that a member can ask officers: why now, on what evidence, and what was said to it the last time."""

    text: str
    why: str = ""
    evidence: str = ""
    """What it rests on, as the link to it reads."""
    last_answer: str = ""
    """The last answer with who gave it and when; "" where it was never asked."""
    brings: str = ""
    """What a good answer brings with it."""


@dataclass(frozen=True)
class BriefingContent:
    """A note for members before a meeting, from live data: where things stand, what to look at, what to ask officers.

    ``body`` and ``on`` are the meeting's, "" and None for a note for no meeting; ``about`` is the inspection or plan.
    """

    title: str
    body: str
    on: date | None
    about: str = ""
    position: tuple[Sourced, ...] = ()
    pointers: tuple[Sourced, ...] = ()
    questions: tuple[BriefingQuestion, ...] = ()
    owed: tuple[Sourced, ...] = ()
    """What was promised to the body and is due or late."""
    prepared_on: date | None = None


@dataclass(frozen=True)
class MinutesContent:
    """The minutes of a meeting; ``state`` is "draft" or "confirmed on ..." as it stands at the head."""

    body: str
    on: date
    place: str
    state: str
    present: tuple[str, ...]
    apologies: tuple[str, ...]
    in_attendance: tuple[str, ...]
    declarations: tuple[str, ...]
    items: tuple[tuple[str, Minute], ...]
    """The agenda number and the minute of each item."""
    corrections: tuple[str, ...] = ()


@dataclass(frozen=True)
class AgendaLine:
    """One item of an agenda. ``in_private`` is the reason for excluding the public, "" for an open item."""

    number: str
    title: str
    description: str = ""
    papers: tuple[str, ...] = ()
    late: str = ""
    """The special circumstances of a late item (Local Government Act 1972 s.100B(4)(b)); "" for one in time."""
    in_private: str = ""


@dataclass(frozen=True)
class AgendaContent:
    """The agenda of a meeting, with its members and whom to ask."""

    body: str
    on: date
    time: str
    place: str
    members: tuple[str, ...]
    lines: tuple[AgendaLine, ...]
    published: date | None = None
    contact: Contact | None = None
