"""Codes and flags as extracts spell them, by the rule of `headway.returns.spelling`; each respelling is said."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from headway.returns.parsing.cell import BLANK, NULL_WORD, Cell, bare, is_null_word
from headway.returns.spelling import code_spelt
from headway.returns.tables import Code, Codes

SPELT = "code spelt in another way (case, blanks, or its label)"
_NOT_A_LETTER = re.compile(r"[^0-9a-z]+")
_POINT_NOUGHT = re.compile(r"(\d+)\.0+")

_YES = {"1", "y", "yes", "true", "t"}
_NO = {"0", "n", "no", "false", "f"}
_OWN_WORDS = {"Y", "N", "Yes", "No", "Unknown"}
_UNKNOWN = {"u", "unknown", "notknown", "notrecorded", "notstated", "unk"}


def letters(text: str) -> str:
    """The letters and figures alone, in lower case."""
    return _NOT_A_LETTER.sub("", unicodedata.normalize("NFKD", text).casefold())


def code_reader(codes: Codes, year: int, *, labelled: bool = False) -> Callable[[str], Cell]:
    """How a cell of this list is read in that collection year. `labelled`: the return itself writes `b) Female`
    or `F1: Full time`."""
    now = codes.in_year(year)
    own = {f"{code}{mark} {label}": code for code, label in now.items() for mark in "):"} if labelled else {}
    years = {each.code: each for each in codes.every}

    def read(given: str) -> Cell:
        if given in now:
            return Cell(given)
        if given in own:
            return Cell(own[given])
        text, _ = bare(given)
        if not text:
            return BLANK
        if is_null_word(text) and text not in now:
            return NULL_WORD
        found = code_spelt(codes, text, year)
        if found in now:
            return Cell(found, repair=SPELT)
        if found is not None:
            message = f"This code is of other years ({_years(years[found])}), not of {year}. Give the code of {year}."
            return Cell(None, rule="code-of-another-year", message=message)
        message = f"This is none of the {len(now)} codes that the column has in {year}."
        return Cell(None, rule="unknown-code", message=message)

    return read


def _years(code: Code) -> str:
    if code.since is None:
        return f"until {code.until}"
    return f"since {code.since}" if code.until is None else f"{code.since} to {code.until}"


def read_flag(given: str, *, unknown: bool, in_words: bool = False) -> Cell:
    """Yes as 1, no as 0, and U where the column may say that it is not known. `in_words`: so the return writes them."""
    if given in ("0", "1") or (given == "U" and unknown):
        return Cell(given)
    text, _ = bare(given)
    if not text:
        return BLANK
    if is_null_word(text):
        return NULL_WORD
    if found := _POINT_NOUGHT.fullmatch(text):
        text = found.group(1)
    for words, value in ((_YES, "1"), (_NO, "0"), (_UNKNOWN, "U")):
        if _flag_word(text) in words and (value != "U" or unknown):
            own = in_words and given in _OWN_WORDS
            return Cell(value, repair="" if own else "yes or no spelt in another way")
    told = "1, 0 or U (not known)" if unknown else "1 or 0"
    return Cell(None, rule="unknown-code", message=f"This is neither yes nor no. Give {told}.")


def _flag_word(text: str) -> str:
    """The word, without the letter of a list before it: `a) Yes` is yes."""
    return letters(re.sub(r"^[a-z0-9]\s*[).:\-]\s*", "", text, flags=re.IGNORECASE))
