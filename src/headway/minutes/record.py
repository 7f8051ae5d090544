"""What a minute says, as values: the record that reading, writing and the website share."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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
]


class OutcomeKind(StrEnum):
    """What a body does by one part of a resolution."""

    NOTED = "noted"
    AGREED = "agreed"
    APPROVED = "approved"
    ENDORSED = "endorsed"
    ASKED_FOR = "asked for"
    """A report, an update or an action is to come."""
    RECOMMENDED = "recommended"
    """To another body, which decides."""
    REFERRED = "referred"
    DEFERRED = "deferred"
    CORRECTED = "corrected"
    """An earlier minute is amended."""
    OTHER = "other"


@dataclass(frozen=True)
class Outcome:
    """One thing resolved: its kind, its words, and when it is due as the words say ("next meeting"); "" if not."""

    kind: OutcomeKind
    text: str
    due_said: str = ""


@dataclass(frozen=True)
class Resolution:
    """The paragraph that starts RESOLVED: its words whole, and what they come to."""

    text: str
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True)
class Part:
    """A lettered part of a paragraph ("a"): a question or comment with what was said to it."""

    letter: str
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A numbered paragraph with its lettered parts; ``resolution`` where it starts RESOLVED."""

    number: str
    text: str
    parts: tuple[Part, ...] = ()
    resolution: Resolution | None = None


@dataclass(frozen=True)
class Promise:
    """Something promised in a minute, as the machine proposes it: a person confirms it, or turns it down.

    ``where`` is the paragraph and letter ("1 d)"); ``quote`` the words it rests on, exactly as they stand in the text;
    ``rule`` the rule that proposed it. ``owed_by``, ``owed_to`` and ``due_said`` are "" where the words do not say.
    ``start`` and ``end`` place the quote in the minute's ``source``; -1 where there is none. ``same_as`` is the text of
    the outcome that resolves the same thing, so that it is not counted twice; "" where nothing does.
    """

    text: str
    quote: str
    where: str
    rule: str
    owed_by: str = ""
    owed_to: str = ""
    due_said: str = ""
    start: int = -1
    end: int = -1
    same_as: str = ""


@dataclass(frozen=True)
class Minute:
    """The minute of one agenda item. ``purpose`` is what the item was for; ``attendance`` who came for it."""

    title: str
    purpose: str = ""
    attendance: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    promises: tuple[Promise, ...] = ()
    documents: tuple[str, ...] = ()
    """Titles of the supporting documents that the page names."""
    warnings: tuple[str, ...] = ()
    source: str = ""
    """The text that was read: what a person pasted, or the words of a page. Quotes stand in it exactly."""

    @property
    def resolutions(self) -> tuple[Resolution, ...]:
        """What was resolved, in order."""
        return tuple(each.resolution for each in self.paragraphs if each.resolution)


@dataclass(frozen=True)
class ReadItem:
    """One item of a published meeting. A restricted item keeps its number alone: no title and no words."""

    number: str
    minute: Minute
    restricted: bool = False


@dataclass(frozen=True)
class Attendee:
    """Somebody on the attendance list: ``role`` in the body, ``attendance`` as the list has it ("Present")."""

    name: str
    role: str = ""
    attendance: str = ""


@dataclass(frozen=True)
class ReadMeeting:
    """What a published page or file says of a meeting. ``body`` is "" and ``on`` None where it does not say."""

    body: str
    on: date | None
    items: tuple[ReadItem, ...]
    time: str = ""
    place: str = ""
    attendees: tuple[Attendee, ...] = ()
    warnings: tuple[str, ...] = ()
