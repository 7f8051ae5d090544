"""Searching what is published. Words are matched against what the public may read now, so that neither a hit, nor the
number of hits, nor a snippet tells of anything else.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from headway.web.scrutiny.queries.published import Published, held, public_publications
from headway.web.scrutiny.rules.publishing import plain_words
from headway.web.scrutiny.states import PublicationKind

__all__ = ["MOST_WORDS", "Hit", "Search", "search"]

MOST_WORDS = 8
MOST_READ = 500
"""How many publications are read through for one search, the newest first."""
_AROUND = 90
_MARKS = re.compile(r"\*\*|^\s*(?:#{1,6}|-|---)\s", re.MULTILINE)


@dataclass(frozen=True)
class Search:
    """What somebody looks for: all of the words; a body, a year or a kind where they are given."""

    words: tuple[str, ...]
    body: int | None = None
    year: int | None = None
    kind: str = ""


@dataclass(frozen=True)
class Hit:
    """One find: what stands around the first word, cut in (text, whether it is a word looked for)."""

    found: Published
    score: int
    snippet: tuple[tuple[str, bool], ...]


def search(asked: Search) -> list[Hit]:
    """Finds in order: the more often and the nearer the title, the sooner; then the newest. Six queries."""
    rows = public_publications()
    if asked.body:
        rows = rows.filter(Q(body=asked.body) | Q(meeting__body=asked.body))
    if asked.year:
        rows = rows.filter(on__gte=date(asked.year, 1, 1), on__lte=date(asked.year, 12, 31))
    if asked.kind in PublicationKind.values:
        rows = rows.filter(kind=asked.kind)
    for word in asked.words:
        rows = rows.filter(words__contains=word.casefold())
    hits = [_hit(each, asked.words) for each in held(rows[:MOST_READ])]
    return sorted((each for each in hits if each), key=lambda each: -each.score)


def words_of(text: str) -> tuple[str, ...]:
    """The words that a person typed, a few of them; a single letter is none."""
    return tuple(dict.fromkeys(word for word in text.split() if len(word) > 1))[:MOST_WORDS]


def _hit(found: Published, words: Sequence[str]) -> Hit | None:
    """The find, if every word stands in what the public may read of it now."""
    title = found.row.title.casefold()
    text = plain_words(found.public)
    folded = text.casefold()
    if any(word.casefold() not in folded and word.casefold() not in title for word in words):
        return None
    score = sum(folded.count(word.casefold()) + 20 * (word.casefold() in title) for word in words)
    return Hit(found, score, _snippet(text, words))


def _snippet(text: str, words: Sequence[str]) -> tuple[tuple[str, bool], ...]:
    flat = " ".join(_MARKS.sub(" ", text).split())
    pattern = re.compile("|".join(re.escape(word) for word in words), re.IGNORECASE) if words else None
    first = pattern.search(flat) if pattern else None
    if pattern is None or first is None:
        return ((f"{flat[: 2 * _AROUND]}…", False),) if flat else ()
    start, end = max(0, first.start() - _AROUND), min(len(flat), first.end() + _AROUND)
    start = flat.find(" ", start, first.start()) + 1 if start else 0
    end = max(flat.rfind(" ", first.end(), end), first.end()) if end < len(flat) else end
    cut = f"{'…' if start else ''}{flat[start:end]}{'…' if end < len(flat) else ''}"
    parts: list[tuple[str, bool]] = []
    last = 0
    for match in pattern.finditer(cut):
        parts += [(cut[last : match.start()], False), (match[0], True)]
        last = match.end()
    return tuple(part for part in (*parts, (cut[last:], False)) if part[0])
