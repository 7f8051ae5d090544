"""What the cells of a file say: a day, a grade, a type of setting."""

import re
from datetime import date, datetime
from functools import lru_cache

from headway.assessment.settings.layout import Vocabulary, heading, vocabulary
from headway.assessment.settings.values import Outcome
from headway.frameworks import scales

__all__ = ["Unreadable", "day", "inspection_number", "is_blank", "outcome", "stands_as_at", "urn"]

_DMY = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_YMD = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_NAMED = ("%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d-%b-%y", "%d/%m/%y")
_AS_AT = re.compile(r"(?<![A-Za-z])as[ _]at[ _](\d{1,2})[ _]([A-Za-z]{3,9})[ _](\d{4})")
_URN = re.compile(r"[A-Z]{0,3}\d{4,9}")
_NUMBER = re.compile(r"[A-Z]{0,6}[-/]?\d{3,10}(?:-\d{1,2})?")


class Unreadable(Exception):  # noqa: N818 - becomes a sentence for a person
    """A cell that makes no sense; the text says what was wanted, never what stands there."""


def day(text: str) -> date:
    """A day as these files print it: DD/MM/YYYY, YYYY-MM-DD, 31 Jan 2026."""
    found = _day(text.strip())
    if found is None:
        raise Unreadable("is no date. Give DD/MM/YYYY")
    return found


def _day(text: str) -> date | None:
    try:
        if match := _DMY.fullmatch(text):
            return date(int(match[3]), int(match[2]), int(match[1]))
        if match := _YMD.fullmatch(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    for form in _NAMED:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day, no moment
        except ValueError:
            continue
    return None


def urn(text: str) -> str:
    """A unique reference number, as 100001, EY123456 or SC123456; empty for anything else.

    The form is narrow on purpose: no postcode and no telephone number passes for one.
    """
    said = "".join(text.split()).upper()
    return said if _URN.fullmatch(said) else ""


def inspection_number(text: str) -> str:
    """The number of an inspection, as 10012345 or ITS446389; empty for anything else, for the same reason."""
    said = text.strip().upper()
    return said if _NUMBER.fullmatch(said) else ""


@lru_cache(maxsize=100_000)
def is_blank(text: str) -> bool:
    """Whether a cell says nothing: empty, "NULL", "9" where a part does not apply."""
    return heading(text) in vocabulary().words["nothing"]


def outcome(
    text: str, scale: str, words: Vocabulary, *, numbers: bool = True
) -> tuple[Outcome, str, str] | None:
    """What a cell of grades says, with the scale and id of its grade (empty where none): None where it says nothing.

    ``scale`` is the scale of the inspection's day. ``numbers`` is false where a bare number is refused.
    """
    if is_blank(text):
        return None
    said = heading(text)
    if said in words.words["not_judged"]:
        return Outcome.NOT_JUDGED, "", ""
    if said.startswith("not met"):
        return Outcome.NOT_MET, "", ""
    if said.split(" ")[0] == "met":
        return Outcome.MET, "", ""
    if said.isdigit():
        if not numbers:
            raise Unreadable("is a bare number. Give the grade in words, such as Good")
        if grade := words.codes[scale].get(said):
            return Outcome.GRADED, scale, grade
        raise Unreadable("is no grade from 1 to 4")
    return Outcome.GRADED, *_in_words(said, scale, words)


def _in_words(said: str, scale: str, words: Vocabulary) -> tuple[str, str]:
    """Scale and id of a grade in words: of this day's scale, or, where a word outlived its scale, of the other."""
    other = words.earlier_scale if scale == words.later_scale else words.later_scale
    for each in (scale, other):
        for grade in scales()[each].grades:
            if said in (heading(grade.label), *map(heading, grade.aliases)):
                return each, grade.id
    raise Unreadable(
        "is no grade. Give Outstanding, Good, Requires improvement (or Satisfactory), Inadequate"
    )


def stands_as_at(texts: list[str]) -> date | None:
    """The day that a title line or a file's name says the file stands at; None where none does."""
    for text in texts:
        if found := _AS_AT.search(text):
            named = _day(f"{found[1]} {found[2]} {found[3]}")
            if named:
                return named
    return None
