"""Identifiers, postcodes and words: kept as given, without blanks at their ends; what cannot be one is a fault."""

from __future__ import annotations

import re
from collections.abc import Mapping

from headway.returns.parsing.cell import BLANK, NULL_WORD, Cell, bare, both, is_null_word
from headway.returns.parsing.codes import letters
from headway.returns.tables import Codes, Kind

MAX_IDENTIFIER = 50
"""Characters of an identifier. The longest that case systems give are 36, the length of a GUID."""

PLAIN: Mapping[Kind, str] = {
    Kind.PUPIL: "[A-Z][0-9]{11}[0-9A-Z]",
    Kind.POSTCODE: "[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}",
    Kind.TEXT: r"[^\s](?:.*[^\s])?",
    Kind.TEAM: "[A-Za-z0-9&(),./'-]+(?: [A-Za-z0-9&(),./'-]+)*",
    Kind.DISTRICT: "[A-Za-z0-9&(),./'-]+(?: [A-Za-z0-9&(),./'-]+)*",
}
"""What needs no second look, as DuckDB asks it of a whole column; the rest goes value by value through this module."""

PLAIN_IDENTIFIER = "[A-Za-z0-9_/-]{1,50}"

_SPOILT = re.compile(r"\d(?:[.,]\d+)?[Ee]\+\d{1,3}")
_POINT_NOUGHT = re.compile(r"(\d+)\.0+")
_UPN = re.compile(r"[A-Z]\d{11}[0-9A-Z]")
_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})")


def read_identifier(given: str) -> Cell:
    """An identifier of the authority's own: kept as it is, since its case and noughts may tell two apart."""
    text, repair = bare(given)
    if not text:
        return BLANK
    if is_null_word(text):
        return NULL_WORD
    if _SPOILT.fullmatch(text):
        message = "A spreadsheet has shortened this number to one such as 1.2E+11. Export it as text."
        return Cell(None, rule="spoilt-identifier", message=message)
    if found := _POINT_NOUGHT.fullmatch(text):
        text, repair = found.group(1), both(repair, "point and noughts taken off")
    if len(text) > MAX_IDENTIFIER or not text.isprintable():
        message = (
            f"An identifier has up to {MAX_IDENTIFIER} printable characters. Check that no column moved."
        )
        return Cell(None, rule="not-an-identifier", message=message)
    return Cell(text, repair)


def read_pupil(given: str, instead: Codes | None, year: int) -> Cell:
    """A unique pupil number: a letter, 11 figures, and a figure or letter (Department for Education, UPN guide)."""
    text, repair = bare(given)
    if not text:
        return BLANK
    if is_null_word(text):
        return NULL_WORD
    upper = text.upper().replace(" ", "")
    if upper != text:
        repair = both(repair, "written in capitals without blanks")
    if _UPN.fullmatch(upper) or (instead and upper in instead.in_year(year)):
        return Cell(upper, repair)
    told = " or one of the codes that stand in its place" if instead else ""
    message = f"A unique pupil number has a letter, 11 figures, and a figure or a letter. Give one{told}."
    return Cell(None, rule="not-a-pupil-number", message=message)


def read_postcode(given: str) -> Cell:
    """A whole postcode, in capitals with one blank."""
    text, _ = bare(given)
    if not text:
        return BLANK
    if is_null_word(text):
        return NULL_WORD
    found = _POSTCODE.fullmatch(letters(text).upper())
    if not found:
        return Cell(
            None, rule="not-a-postcode", message="This is not a whole postcode. Give one such as ZZ99 9ZZ."
        )
    written = f"{found.group(1)} {found.group(2)}"
    return Cell(written, "" if written == given else "postcode written in capitals with one blank")


def read_words(given: str) -> Cell:
    """A name of a team or a district, or free text: without needless blanks."""
    text, repair = bare(given)
    return NULL_WORD if is_null_word(text) else Cell(text or None, repair)
