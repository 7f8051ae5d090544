"""The lines about whom to ask → contacts: role, name, post, telephone, e-mail."""

import re
from collections.abc import Iterable

from headway.documents.content import Contact
from headway.documents.reading.places import Part, Piece

__all__ = ["contacts_in"]

_ROLE = re.compile(
    r"\**((?:Report|Contact|Lead|Relevant|Responsible|Accountable|Corporate|Strategic)\s+"
    r"(?:Authors?|Officers?|Directors?|Contacts?|Members?)|Authors?|Contacts?|Relevant Corporate Director)"
    r"(?:\(s\))?\**\s*[:\t–-]?\s*(?=[A-Z\[(]|$)"
)
_PHONE = re.compile(
    r"(?<![\d.])(?:\(?\+44\)?[ ()0-9-]{9,14}|\(?0\d[\d ()-]{7,13})\d(?:\s*(?:ext\.?|x)\s*\d{2,6})?"
)
_EMAIL = re.compile(r"[\w.'+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_WORD_BEFORE = re.compile(
    r"\b(?:name|title|post|job title|tel(?:ephone)?(?: (?:number|no))?|phone|direct line|e-?mail(?: address)?)"
    r"\s*(?:\.|:|\.:|$)",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Sir|Dame)\.?\s+)?\S+\s+\S+")
_HEADINGS = re.compile(r"contact|further information|contacts", re.IGNORECASE)


def contacts_in(pieces: Iterable[Piece]) -> tuple[Contact, ...]:
    """The contacts in order. A heading that is itself a role ("Report Author") gives the role of what follows."""
    people: list[tuple[str, list[str]]] = []
    under = ""
    for piece in pieces:
        if piece.part is not Part.CONTACT:
            continue
        by_heading = "" if _HEADINGS.match(piece.place.field) else piece.place.field
        found = _ROLE.match(piece.text)
        role, rest = (found[1], piece.text[found.end() :]) if found else (by_heading, piece.text)
        if found or not people or by_heading != under:
            people.append((role, []))
        under = by_heading
        if rest.strip(" ,*"):
            people[-1][1].append(rest.strip())
    return tuple(_contact(role, lines) for role, lines in people if role or lines)


def _contact(role: str, lines: list[str]) -> Contact:
    whole = "\n".join(lines)
    phone, email = _PHONE.search(whole), _EMAIL.search(whole)
    rest = _EMAIL.sub("\n", _PHONE.sub("\n", whole))
    rest = "\n".join(
        part for line in rest.split("\n") if (part := _WORD_BEFORE.sub(" ", line).strip(" ,;*|\t"))
    )
    name, post = _name_and_post(rest, email[0] if email else "")
    return Contact(role, name, post, phone[0].strip() if phone else "", email[0] if email else "")


def _name_and_post(text: str, email: str) -> tuple[str, str]:
    """A name is the first line, or what comes before the first comma, or the words that the e-mail address holds."""
    first, _, more = text.partition("\n")
    if "," in first:
        name, _, after = first.partition(",")
        return name.strip(), _joined(after, more)
    if more or len(first.split()) <= 3:
        return first.strip(), _joined(more)
    parts = re.split(r"[._]", email.partition("@")[0].lower())
    words = first.split()
    if len(parts) > 1 and [word.lower() for word in words[: len(parts)]] == parts:
        return " ".join(words[: len(parts)]), _joined(" ".join(words[len(parts) :]))
    found = _NAME.match(first)
    return (found[0], _joined(first[found.end() :])) if found else (first, "")


def _joined(*parts: str) -> str:
    return ", ".join(
        part.strip(" ,;–-") for each in parts for part in each.split("\n") if part.strip(" ,;–-")
    )
