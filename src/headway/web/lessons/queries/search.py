"""Search over the library: what was typed, narrowed by filters → one page of passages with their snippets."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from headway.themes.meaning import fused
from headway.themes.query import Query, parse, widened
from headway.themes.query.parse import telling as without_empty_words
from headway.themes.snippets import Piece, snippet
from headway.web.accounts.queries import Somebody, authorities_where
from headway.web.accounts.roles import May
from headway.web.lessons.meaning_index import is_ready, nearest_keys
from headway.web.lessons.models import Passage
from headway.web.lessons.queries.search_engine import COUNTED, Where, counted, kept, ranked, telling
from headway.web.lessons.queries.search_filters import Filters, where

__all__ = ["FEW", "PER_PAGE", "Hit", "Results", "found_all", "keys_of", "search"]

PER_PAGE = 20
NEAREST = 100
"""Passages that search by meaning gives."""
FEW = 5
"""With fewer passages that have all of the words, those with any of them follow; the page says so."""


@dataclass(frozen=True)
class Hit:
    """A passage that was found: its place in the list, from 1, and its snippet with what was looked for marked."""

    place: int
    passage: Passage
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Results:
    """One page of what was found. ``total`` is capped: with ``more`` it is "more than"."""

    query: Query = field(default_factory=Query)
    hits: tuple[Hit, ...] = ()
    total: int = 0
    more: bool = False
    any_word: bool = False
    with_all: int = 0
    """How many have all of the words."""
    added: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """What was typed, and the field's other words that were searched for too."""
    by_meaning: bool = False
    """Found by meaning as well: the nearest, however near, so that their number says nothing."""


def search(person: Somebody, text: str, filters: Filters, page: int = 1, per_page: int = PER_PAGE) -> Results:
    """What a person finds. Whatever was typed, there is an answer; copies of a report are not searched."""
    query, added = _asked(text, filters)
    if not query or not authorities_where(person, May.SEE_DRAFTS):
        return Results(query, added=added)
    narrowed = where(person, filters)
    if filters.way and is_ready():
        return _by_meaning(query, text, filters, narrowed, page, per_page)
    with_all = counted(query, narrowed, any_word=False)
    any_word = with_all < FEW and len(query.wanted) > 1
    loose = telling(query) if any_word else query
    total = counted(loose, narrowed, any_word=True) if any_word else with_all
    first = (page - 1) * per_page
    keys = _keys(query, loose, narrowed, newest=filters.sort == "newest", upto=first + per_page)[first:]
    return Results(
        query=query,
        hits=tuple(_hits(query, keys, first + 1)),
        total=min(total, COUNTED),
        more=total > COUNTED,
        any_word=any_word,
        with_all=with_all,
        added=added,
    )


def found_all(person: Somebody, text: str, filters: Filters) -> Results:
    """Everything that is counted, on one page: for a file."""
    return search(person, text, filters, 1, COUNTED)


def _by_meaning(
    query: Query, text: str, filters: Filters, narrowed: Where, page: int, per_page: int
) -> Results:
    """The passages nearest in meaning, or these and those with the words as one ranking."""
    keys = kept(nearest_keys(text, NEAREST * (10 if narrowed.clauses else 1)), narrowed)[:NEAREST]
    if filters.way == "both":
        loose = telling(query)
        keys = fused(_keys(query, loose, narrowed, newest=False, upto=NEAREST), keys)[:NEAREST]
    first = (page - 1) * per_page
    hits = tuple(_hits(query, keys[first : first + per_page], first + 1))
    added = _asked(text, filters)[1] if filters.way == "both" else ()
    return Results(query=query, hits=hits, total=len(keys), added=added, by_meaning=True)


def keys_of(text: str, most: int, *, exactly: bool = False) -> list[int]:
    """The keys of the best passages of the whole library, in the order of the page: for measuring the search."""
    query, _ = _asked(text, Filters(exactly=exactly))
    if not query:
        return []
    few = counted(query, Where(), any_word=False) < FEW and len(query.wanted) > 1
    return _keys(query, telling(query) if few else query, Where(), newest=False, upto=most)


def _asked(text: str, filters: Filters) -> tuple[Query, tuple[tuple[str, tuple[str, ...]], ...]]:
    if filters.exactly:
        return without_empty_words(parse(text)), ()
    wide = widened(parse(text))
    return wide.query, wide.added


def _keys(query: Query, loose: Query, narrowed: Where, *, newest: bool, upto: int) -> list[int]:
    """The keys in order up to a place; those with all of the words come before those with any."""
    if loose is query:
        return ranked(query, narrowed, any_word=False, newest=newest, limit=upto)
    with_all = ranked(query, narrowed, any_word=False, newest=newest, limit=FEW)
    others = ranked(loose, narrowed, any_word=True, newest=newest, limit=upto)
    return [*with_all, *(key for key in others if key not in set(with_all))][:upto]


def _hits(query: Query, keys: list[int], first: int) -> Iterator[Hit]:
    found = Passage.objects.select_related("report__authority").prefetch_related("themes").in_bulk(keys)
    terms = tuple(dict.fromkeys(query.terms()))
    for place, key in enumerate(keys, start=first):
        if key in found:  # taken out of the library between two of our questions
            yield Hit(place, found[key], snippet(found[key].text, terms))
