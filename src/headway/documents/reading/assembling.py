"""Pieces → the content of a paper."""

import re
from collections.abc import Iterable, Sequence

from headway.documents.content import AppendixContent, PaperContent, Section
from headway.documents.reading.contacts import contacts_in
from headway.documents.reading.dated import body_and_day, day_in, pathway
from headway.documents.reading.marks import Region, region_of
from headway.documents.reading.places import Part, Piece

__all__ = ["content_of", "small_markdown"]

_APPENDIX = re.compile(
    r"\W*(?:appendix|annex|attachment)\s+(\d{1,3}|[A-Z])\b\s*[:.–—-]?\s*(.*)", re.IGNORECASE | re.DOTALL
)
_NONE = re.compile(r"\W*(?:none|n/?a|not applicable|nil)\W*$", re.IGNORECASE)
_COUNTY_COUNCIL = re.compile(r"(?:.*\b)?(?:county|full|city|borough)? ?council$", re.IGNORECASE)
_APART = (Part.RECOMMENDATION_AGAIN, Part.BACKGROUND, Part.CONTACT, Part.APPENDIX)


def content_of(pieces: Sequence[Piece]) -> PaperContent:
    """The paper that the pieces make. What is not there stays empty, as :class:`PaperContent` says."""
    body, on = body_and_day(_field(pieces, "To"))
    again = recommended(pieces, Part.RECOMMENDATION_AGAIN)
    return PaperContent(
        body=body,
        on=on or day_in(_field(pieces, "Date")),
        subject=_field(pieces, "Subject") or _field(pieces, "Title"),
        from_lines=tuple(piece.text for piece in pieces if _is_field(piece, "From") and piece.text),
        classification=_field(pieces, "Classification"),
        previous=pathway(_field(pieces, "Previous Pathway", "\n")),
        future=pathway(_field(pieces, "Future Pathway", "\n")),
        division=_field(pieces, "Electoral Division"),
        summary="\n\n".join(piece.text for piece in pieces if piece.part is Part.SUMMARY and piece.text),
        recommendations=recommended(pieces, Part.RECOMMENDATION),
        sections=tuple(_sections(pieces)),
        recommendations_again=again or None,
        background=_background(pieces),
        contacts=contacts_in(pieces),
        appendices=tuple(_appendices(pieces)),
        template="county-council" if _COUNTY_COUNCIL.match(body) else "default",
    )


def _is_field(piece: Piece, name: str) -> bool:
    return piece.part is Part.FIELD and piece.place.field == name


def _field(pieces: Iterable[Piece], name: str, between: str = " ") -> str:
    return between.join(piece.text for piece in pieces if _is_field(piece, name) and piece.text)


def recommended(pieces: Iterable[Piece], part: Part) -> tuple[str, ...]:
    """What is recommended, item by item; words that open a list ("Cabinet is asked to:") go with each item."""
    lead, items = "", list[str]()
    for piece in (each for each in pieces if each.part is part and each.text):
        if piece.text.endswith(":") and not items:
            lead = piece.text.rstrip(":").strip()
        elif lead:
            items.append(f"{lead} {piece.text}")
        else:
            items.append(piece.text)
    return tuple(items) or ((lead,) if lead else ())


def _sections(pieces: Sequence[Piece]) -> Iterable[Section]:
    """The sections but those that :class:`PaperContent` holds in fields of their own."""
    heading: str | None = None
    inside: list[Piece] = []
    for piece in pieces:
        if piece.part is Part.HEADING:
            if heading is not None or inside:
                yield Section(heading or "", small_markdown(inside))
            heading = piece.text if region_of(piece.text) is Region.BODY else None
            inside = []
        elif piece.part in (Part.PARAGRAPH, Part.BULLET, Part.SUBHEADING):
            inside.append(piece)
    if heading is not None or inside:
        yield Section(heading or "", small_markdown(inside))


def small_markdown(pieces: Iterable[Piece]) -> str:
    """The pieces of a section as the small Markdown of :mod:`headway.documents.content`."""
    lines: list[str] = []
    part_number, last = "", ""
    for piece in pieces:
        number = piece.mark if "." in piece.mark else ""
        if part_number and number and not number.startswith(f"{part_number}."):
            if piece.part is not Part.SUBHEADING:
                lines += ["---", ""]
            part_number = ""
        if piece.part is Part.SUBHEADING:
            lines += [f"### {piece.text}", ""]
            part_number = number
        elif piece.part is Part.BULLET:
            if last == "bullet":
                lines.pop()
            lines += [f"- {piece.text}", ""]
        else:
            lines += [piece.text, ""]
        last = "bullet" if piece.part is Part.BULLET else ""
    return "\n".join(lines).strip()


def _background(pieces: Sequence[Piece]) -> tuple[str, ...] | None:
    items = [piece.text for piece in pieces if piece.part is Part.BACKGROUND and piece.text]
    if not items:
        return None
    return () if len(items) == 1 and _NONE.match(items[0]) else tuple(items)


def _appendices(pieces: Sequence[Piece]) -> Iterable[AppendixContent]:
    for piece in pieces:
        if piece.part is Part.APPENDIX and (found := _APPENDIX.match(piece.text)):
            yield AppendixContent(found[1].upper(), found[2].strip())
