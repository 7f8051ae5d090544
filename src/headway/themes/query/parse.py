"""Typed text → the tree.

    neglect supervision          both words; passages with any of them where few have both
    "return home interviews"     these words in this order
    neglect NEAR/10 supervision  at most ten words apart, in either order (NEAR alone: ten)
    neglect within 10 words of supervision   the same
    CSE OR trafficking           one or the other
    adoption -foster             without "foster" (NOT foster, -"foster care" too)
    supervis*                    words that begin so (three letters at least)

NEAR beyond the fourth is passed over. Everything else is words: brackets, stray quotation marks and lonely operators
are passed over. "multi-agency" and "16-17" are their parts, one after the other.
"""

import re
import unicodedata
from dataclasses import dataclass

from headway.themes.query.tree import Either, Near, Part, Phrase, Query, Word

LONGEST = 500
"""Characters of the typed text that are read."""
MOST = 32
"""Words and phrases that are read."""
WIDEST = 40
"""Words apart at most."""
USUAL = 10
MOST_NEAR = 4
"""Times that NEAR is read: each is written out to dozens of phrases, which a database looks for in every passage."""
SHORTEST_BEGINNING = 3

# Function words and the verbs of questions: left out of words not between quotation marks while others stay.
EMPTY = frozenset(
    """
    a about all also an and any are as at be been being but by can could did do does for from get got had has have
    how i if in into is it its me my of on or our say said should so some tell than that the their them there these
    they this those to told too us very was we were what when where which while who whose why will with would you your
    """.split()  # noqa: SIM905 - a paragraph of words reads better than a list of them
)

_WITHIN = re.compile(r"\bwithin\s+(\d{1,4})\s+words?\s+(?:of|from)\b", re.IGNORECASE)
_TOKEN = re.compile(r'[-–−]?"[^"]*"|\S+')
_NEAR = re.compile(r"(?:NEAR|WITHIN)(?:/(\d{1,4}))?")
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_MINUS = "-–−"


@dataclass(frozen=True)
class _Sign:
    """What stands between parts: OR, NOT, or NEAR with its number."""

    kind: str
    within: int = 0


def parse(typed: str) -> Query:
    """The tree of what was typed. Never an error; an empty tree where nothing is left to look for."""
    text = _WITHIN.sub(r" NEAR/\1 ", unicodedata.normalize("NFC", typed[:LONGEST]).translate(_QUOTES))
    wanted: list[Part] = []
    unwanted: list[Part] = []
    signs: list[_Sign] = []
    nears = 0
    for token in _TOKEN.findall(text):
        if len(wanted) + len(unwanted) >= MOST:
            break
        if sign := _sign(token):
            nears += sign.kind == "NEAR"
            if sign.kind != "NEAR" or nears <= MOST_NEAR:
                signs.append(sign)
            continue
        part = _part(token.lstrip(_MINUS))
        if part is None:
            continue
        if token[0] in _MINUS or any(sign.kind == "NOT" for sign in signs):
            unwanted.append(part)
        elif wanted and signs and signs[-1].kind in ("OR", "NEAR"):
            wanted[-1:] = _joined(wanted[-1], part, signs[-1])
        else:
            wanted.append(part)
        signs.clear()
    return Query(tuple(wanted), tuple(unwanted))


def telling(query: Query) -> Query:
    """Without words such as "what" and "the", unless nothing would be left."""
    kept = tuple(part for part in query.wanted if not (isinstance(part, Word) and part.text in EMPTY))
    return Query(kept or query.wanted, query.unwanted)


def words_in(text: str) -> tuple[str, ...]:
    """Runs of letters and digits, in small letters: what both databases take for words."""
    spaced = "".join(letter if letter.isalnum() else " " for letter in text.replace("’", "'"))
    return tuple(spaced.lower().split())


def _sign(token: str) -> _Sign | None:
    if token in ("OR", "|"):
        return _Sign("OR")
    if token in ("AND", "&"):
        return _Sign("AND")
    if token == "NOT":  # noqa: S105 - no secret
        return _Sign("NOT")
    if found := _NEAR.fullmatch(token):
        return _Sign("NEAR", min(max(int(found[1] or USUAL), 1), WIDEST))
    return None


def _part(token: str) -> Word | Phrase | None:
    """A word, or a phrase where the token is several; None where it has no letter or digit."""
    words = words_in(token)[:MOST]
    if not words:
        return None
    if token.startswith('"'):
        return Phrase(words, typed=True)
    possessive = len(words) > 1 and words[-1] == "s" and "'" in token.replace("’", "'")
    words = words[:-1] if possessive else words  # "children's" is "children"
    if len(words) > 1:
        return Phrase(words)
    return Word(words[0], begins=token.rstrip(")]}.,;").endswith("*") and len(words[0]) >= SHORTEST_BEGINNING)


def _joined(left: Part, right: Word | Phrase, sign: _Sign) -> tuple[Part, ...]:
    """NEAR binds what stands beside it: in ``a OR b NEAR/5 c`` b, and in ``a NEAR/5 b NEAR/5 c`` b with both."""
    if sign.kind == "OR":
        return (Either((*(left.parts if isinstance(left, Either) else (left,)), right)),)
    if isinstance(left, Near):
        return (left, Near(left.right, right, sign.within))
    if isinstance(left, Either):
        *others, last = left.parts
        beside = last.right if isinstance(last, Near) else last
        return (Either((*others, Near(beside, right, sign.within))),)
    return (Near(left, right, sign.within),)
