"""What a paper says, between the values of ``headway.documents.content`` and the rows of this app.

``Paper.content`` is JSON of schema 1::

    {"schema": 1,
     "said": {...},          the fields of the content's value that are not rows or columns, by their own names
     "sources": [...],       where the figures of a paper begun from live data come from: see rules/papers_sources.py
     "acknowledged": [...],  errors of the check that somebody let stand, with the reason: see rules/papers_faults.py
     "withdrawn_because": "" }

Subject, kind, classification and the choice about background documents are columns; pathway and appendices are rows.
A paper read and written again is the same: tests/web/scrutiny/test_papers_contents.py.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any

from headway.documents.content import (
    AppendixContent,
    Contact,
    LetterContent,
    MessageContent,
    PaperContent,
    PathwayRow,
    Section,
)
from headway.web.scrutiny.models import Appendix, Paper, PathwayStep
from headway.web.scrutiny.rules.papers_marking import appendix_line, classification_line
from headway.web.scrutiny.states import Background, PaperKind, PathwayRole

__all__ = [
    "SCHEMA",
    "Content",
    "Known",
    "Way",
    "content_from",
    "content_of",
    "empty_content",
    "kept",
    "kind_of_content",
    "role_of",
    "said_by",
    "said_of",
    "way_of",
]

SCHEMA = 1
Content = PaperContent | LetterContent | MessageContent

_ROWS = {"body", "on", "subject", "classification", "previous", "future", "appendices"}
"""What of a paper's content is not in ``said``: columns of the paper, and rows."""

ROLE_WORDS = {
    PathwayRole.CONSULTED: "for consultation",
    PathwayRole.COMMENTS: "for comment",
    PathwayRole.ENDORSES: "for endorsement",
    PathwayRole.DECIDES: "for decision",
    PathwayRole.NOTES: "for information",
}
"""A role as it stands on the paper."""


@dataclass(frozen=True)
class Way:
    """One step of a pathway as plain values: a body kept here by its id or another by name, and its meeting or day."""

    body_name: str
    on: date | None = None
    role: str = PathwayRole.COMMENTS
    outcome: str = ""
    is_this: bool = False
    body: int | None = None
    meeting: int | None = None


@dataclass(frozen=True)
class Known:
    """The bodies kept for an authority by name in small letters, and their meetings by body and day."""

    bodies: Mapping[str, int] = field(default_factory=dict)
    meetings: Mapping[tuple[int, date], int] = field(default_factory=dict)

    def step(self, name: str, on: date | None, **more: Any) -> Way:
        """A step of the pathway; a name that is a body's own is that body, on a day on which it meets that meeting."""
        body = self.bodies.get(" ".join(name.split()).casefold())
        meeting = self.meetings.get((body, on)) if body and on else None
        return Way(body_name=name, on=on, body=body, meeting=meeting, **more)


def kind_of_content(kind: str) -> type[Content]:
    """Which value a kind of paper is written as. A briefing note is set out as a message is."""
    if PaperKind(kind).is_committee_paper:
        return PaperContent
    return LetterContent if kind == PaperKind.LETTER else MessageContent


def empty_content(kind: str, subject: str = "") -> Content:
    """A document of that kind in which nothing is written yet."""
    return content_from(kind, subject, {})


def said_of(content: Content) -> dict[str, Any]:
    """The content's fields that are kept in ``said``, as JSON can hold them."""
    if isinstance(content, PaperContent):
        said = {each.name: getattr(content, each.name) for each in fields(content) if each.name not in _ROWS}
        said |= {
            "previous_said": content.previous is not None,
            "future_said": content.future is not None,
            "background": list(content.background or ()),
        }
    else:
        dropped = {"subject"} if isinstance(content, LetterContent) else {"title"}
        said = {
            each.name: getattr(content, each.name) for each in fields(content) if each.name not in dropped
        }
    found: dict[str, Any] = _plain(said)
    return found


def content_from(
    kind: str,
    subject: str,
    said: Mapping[str, Any],
    *,
    way: Sequence[Way] = (),
    background: str = Background.UNSAID,
    classification: str = "",
    appendices: tuple[AppendixContent, ...] = (),
) -> Content:
    """The value from its parts; what ``said`` lacks is empty."""
    made = kind_of_content(kind)
    if made is LetterContent:
        return _letter(subject, said)
    if made is MessageContent:
        return _message(subject, said)
    return _paper(subject, said, way, background, classification, appendices)


def _letter(subject: str, said: Mapping[str, Any]) -> LetterContent:
    return LetterContent(
        sender_lines=_texts(said, "sender_lines"),
        on=_day(said.get("on")),
        addressee_lines=_texts(said, "addressee_lines"),
        salutation=_text(said, "salutation"),
        subject=subject,
        opening=_text(said, "opening"),
        sections=_sections(said),
        closing=_text(said, "closing"),
        sign_off=str(said.get("sign_off", "Yours sincerely")),
        signatory=_texts(said, "signatory"),
    )


def _message(subject: str, said: Mapping[str, Any]) -> MessageContent:
    return MessageContent(
        sender=_text(said, "sender"),
        title=subject,
        on=_day(said.get("on")),
        standfirst=_text(said, "standfirst"),
        salutation=_text(said, "salutation"),
        sections=_sections(said),
        signatory=_texts(said, "signatory"),
    )


def _paper(
    subject: str,
    said: Mapping[str, Any],
    way: Sequence[Way],
    background: str,
    classification: str,
    appendices: tuple[AppendixContent, ...],
) -> PaperContent:
    before, this, after = parted(way)
    again = said.get("recommendations_again")
    return PaperContent(
        body=this.body_name if this else "",
        on=this.on if this else None,
        subject=subject,
        from_lines=_texts(said, "from_lines"),
        classification=classification,
        previous=_path(before, said_so=bool(said.get("previous_said"))),
        future=_path(after, said_so=bool(said.get("future_said"))),
        division=_text(said, "division"),
        summary=_text(said, "summary"),
        recommendations=_texts(said, "recommendations"),
        sections=_sections(said),
        recommendations_again=None if again is None else tuple(map(str, again)),
        background=_background(said, background),
        contacts=tuple(
            Contact(**{key: str(each.get(key, "")) for key in _CONTACT}) for each in said.get("contacts", ())
        ),
        appendices=appendices,
        template=_text(said, "template") or "default",
    )


def _background(said: Mapping[str, Any], chosen: str) -> tuple[str, ...] | None:
    """The documents that are listed, () where there are none, None where nobody has chosen yet."""
    if chosen == Background.LISTED:
        return _texts(said, "background")
    return () if chosen == Background.NONE else None


_CONTACT = ("role", "name", "post", "phone", "email")


def content_of(paper: Paper, *, restricted: bool = False) -> Content:
    """What the paper says, from its row and the rows that belong to it (fetch ``pathway`` and ``appendices`` before).

    ``restricted``: whether the reader may see restricted appendices; others read only their numbers.
    """
    return content_from(
        paper.kind,
        paper.subject,
        said_by(paper),
        way=[way_of(each) for each in paper.pathway.all()],
        background=paper.background,
        classification=classification_line(paper),
        appendices=tuple(_appendix(each, restricted=restricted) for each in paper.appendices.all()),
    )


def said_by(paper: Paper) -> dict[str, Any]:
    """The ``said`` of a paper's JSON."""
    found: dict[str, Any] = paper.content.get("said", {})
    return found


def kept(content: Content, **beside: Any) -> dict[str, Any]:
    """The content as ``Paper.content`` keeps it."""
    return {"schema": SCHEMA, "said": said_of(content), **beside}


def way_of(step: PathwayStep) -> Way:
    """A step as plain values; a meeting that is kept gives its body and its day."""
    meeting = step.meeting
    body = meeting.body if meeting else step.body
    return Way(
        body_name=body.name if body else step.body_name,
        on=meeting.on if meeting else step.on,
        role=step.role,
        outcome=step.outcome,
        is_this=step.is_this,
        body=body.pk if body else None,
        meeting=meeting.pk if meeting else None,
    )


def parted(way: Sequence[Way]) -> tuple[list[Way], Way | None, list[Way]]:
    """The steps before the one in hand, that one, and those after it. Where none is in hand, all are before."""
    place = next((place for place, each in enumerate(way) if each.is_this), None)
    if place is None:
        return list(way), None, []
    return list(way[:place]), way[place], list(way[place + 1 :])


def role_of(words: str) -> str:
    """The role that a paper's own words mean; "considers and comments" where they say nothing that is known."""
    said = words.strip().casefold().removeprefix("for ")
    for role, usual in ROLE_WORDS.items():
        if said and (said in usual or said == role.label.casefold() or said == role.value):
            return role.value
    return PathwayRole.COMMENTS.value


def _path(steps: Iterable[Way], *, said_so: bool) -> tuple[PathwayRow, ...] | None:
    """Rows; () where it was said that there are none, None where nothing was said."""
    rows = tuple(
        PathwayRow(each.body_name, each.on, ROLE_WORDS.get(PathwayRole(each.role), ""), each.outcome)
        for each in steps
    )
    return rows or (() if said_so else None)


def _appendix(appendix: Appendix, *, restricted: bool) -> AppendixContent:
    title = appendix.title if appendix.is_open or restricted else ""
    line = appendix_line(appendix, title)
    return AppendixContent(appendix.number, line)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Section | Contact):
        return asdict(value)
    return value


def _text(said: Mapping[str, Any], name: str) -> str:
    return str(said.get(name) or "")


def _texts(said: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(str(each) for each in said.get(name) or ())


def _sections(said: Mapping[str, Any]) -> tuple[Section, ...]:
    return tuple(
        Section(str(each.get("heading", "")), str(each.get("text", "")))
        for each in said.get("sections") or ()
    )


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if text else None
