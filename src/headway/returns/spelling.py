"""A code as people write it, brought to the code of the return, by rule.

Case, blanks and punctuation never matter. A code may stand alone or with its label, a label may stand without its code,
and known other words (``spellings`` of the schema) count as the label does. Where a text holds several of these, all
must mean one code: ``c) White`` is none. What is left over is not guessed.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from headway.returns.tables import Code, Codes

_NOT_A_WORD = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = re.compile("['\u2018\u2019`´]")
_WHOLE_AS_DECIMAL = re.compile(r"(\d+)\.0+")
_LONGEST = 40
"""Words; a longer text is no code."""


def code_spelt(codes: Codes, text: str, year: int) -> str | None:
    """The code that the text means in that collection year, or None; a code of another year counts only as written."""
    plain = text.strip()
    whole = _WHOLE_AS_DECIMAL.fullmatch(plain)
    plain = whole[1] if whole else plain
    if plain in codes.in_year(year):
        return plain
    words = tuple(_words(plain))
    if not 0 < len(words) <= _LONGEST:
        return None
    found = _meaning(words, _index(codes, year))
    return found or next((each for each in codes.of_any_year() if each.casefold() == plain.casefold()), None)


@lru_cache(maxsize=1024)
def _index(codes: Codes, year: int) -> Mapping[tuple[str, ...], str]:
    """What each text means by itself; words that two codes share mean neither."""
    meanings: dict[tuple[str, ...], set[str]] = {}
    for each in codes.every:
        if each.code in codes.in_year(year):
            for words in _texts(each):
                meanings.setdefault(words, set()).add(each.code)
    return {words: found.pop() for words, found in meanings.items() if words and len(found) == 1}


def _texts(code: Code) -> list[tuple[str, ...]]:
    return [tuple(_words(each)) for each in (code.code, code.label, *code.spellings)]


def _words(text: str) -> list[str]:
    plain = _APOSTROPHES.sub("", unicodedata.normalize("NFKD", text).casefold()).replace("&", " and ")
    return _NOT_A_WORD.sub(" ", plain).split()


def _meaning(words: tuple[str, ...], index: Mapping[tuple[str, ...], str]) -> str | None:
    """The one code that the whole text means, or all its parts do."""
    if words in index:
        return index[words]
    parts: list[set[str]] = [set() for _ in range(len(words) + 1)]
    for end in range(1, len(words) + 1):
        for start in range(end):
            if code := index.get(words[start:end]):
                before = parts[start] if start else {code}
                parts[end] |= before & {code}
    return next(iter(parts[-1])) if len(parts[-1]) == 1 else None
